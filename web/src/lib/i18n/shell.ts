/**
 * What every component of one page may know: language, words, formats, theme, region. Carried in Svelte's context, so it is of one request only.
 *
 * Must never: live in a module variable.
 */
import type { Outage } from '@balai/server/platform';
import { getContext, setContext } from 'svelte';
import { type Messages, messagesFor } from '../messages/index.ts';
import { type Formats, formatsFor } from './formats.ts';
import type { Bilingual, Language, Theme } from './language.ts';

export interface Shell {
  readonly language: Language;
  readonly theme: Theme;
  readonly regionName: string;
  /** Minutes that the region is ahead of UTC. */
  readonly utcOffset: number;
  readonly kind: RegionKind;
  readonly emergencyNumber: string;
  /** The present, as the server saw it when it drew the page. */
  readonly now: number;
  /** Why nothing is written now; null: all is well. */
  readonly standstill: Outage | null;
  /** The catalogue in the reader's language: `m.shared.send`, `m.portal.found({ count: 3 })`. */
  readonly m: Messages;
  readonly format: Formats;
  /** The reader's half of a bilingual text. */
  pick(text: Bilingual): string;
}
export interface ShellData {
  readonly language: Language;
  readonly theme: Theme;
  readonly regionName: string;
  readonly utcOffset: number;
  readonly kind: RegionKind;
  readonly emergencyNumber: string;
  readonly now: number;
  readonly standstill: Outage | null;
}
export type RegionKind = 'live' | 'practice' | 'demo';

const KEY = Symbol('balai shell');

export function makeShell(data: ShellData): Shell {
  const { language } = data;
  return {
    ...data,
    m: messagesFor(language),
    format: formatsFor(language, data.utcOffset),
    pick: (text) => text[language],
  };
}

/** Only the root layout calls this. */
export function provideShell(data: ShellData): Shell {
  return setContext(KEY, makeShell(data));
}

/** Call at the top of a component's script. */
export function useShell(): Shell {
  const shell = getContext<Shell | undefined>(KEY);
  if (shell === undefined) throw new Error('useShell() was called outside of the root layout');
  return shell;
}
