// Words of the open figures of the city, in English. Must never hold markup.
import type { Translation } from '../translation.ts';
import type { city as original } from './id.ts';

export const city: Translation<typeof original> = {
  title: 'The city’s figures',
};
