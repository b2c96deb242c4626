// What the promise bar draws: the server's PromiseView, or less. Must never hold dates to be counted in the browser.
import type { Bilingual } from '../i18n/language.ts';

/** `entry`: the day of entry, which does not count. `skipped`: weekend, holiday or stopped clock (`because` says which). `late`: past the promise. */
export type SegmentState = 'entry' | 'done' | 'today' | 'left' | 'late' | 'skipped';
/** `PromiseView` of the platform fits this. */
export interface PromiseData {
  readonly segments: readonly { readonly date: string; readonly state: SegmentState; readonly because?: Bilingual }[];
  readonly state: 'onTime' | 'soon' | 'late' | 'paused' | 'kept' | 'missed';
  readonly dueAt: number;
  /** False while the calendar of that day is not decreed: the text says so. */
  readonly firm?: boolean;
  /** The same in words: `Janji: Rab, 25 Nov 16.00`. */
  readonly text: Bilingual;
}

const TONES = { onTime: '', soon: 'soon', late: 'late', paused: 'paused', kept: 'was-kept', missed: 'late' } as const;
export const promiseTone = (promise: PromiseData): string => TONES[promise.state];
