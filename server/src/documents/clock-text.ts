/** Times of day on paper. Must never: change what time it is; the caller gives it as the city's clock shows it. */
import type { Language } from './letter-dates.ts';

/** `09:47` as each language writes it: "09.47" and "09:47". */
export const clockText = (time: string, language: Language): string =>
  language === 'id' ? time.replace(':', '.') : time;
