/**
 * Where an officer can jump to by a few letters: pages of the console, services of their units, filters that they keep.
 *
 * Must never: list a page that is closed to them, or find cases (the search does that, and is told what for).
 */
import type { Jumps, OfficerView } from '@balai/server/platform';
import type { IconName } from '../icons/names.ts';
import type { Language } from '../i18n/language.ts';
import type { Messages } from '../messages/index.ts';
import { queueLink } from './queue-query.ts';

export interface Jump {
  readonly kind: 'page' | 'service' | 'filter' | 'search';
  readonly label: string;
  readonly href: string;
}
export interface Place {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  readonly count?: number;
}

/** The pages in the frame of the console, for this officer. */
export function placesFor(me: OfficerView, m: Messages, simulated: boolean): readonly Place[] {
  const words = m.console.places;
  return [
    { href: '/konsol', label: words.queue, icon: 'tray', count: me.counts.open },
    { href: '/konsol?tampilan=peta', label: words.map, icon: 'map-trifold' },
    { href: '/konsol/tanda-tangan', label: words.sign, icon: 'signature', count: me.toSign },
    ...(me.leads ? [{ href: '/konsol/papan', label: m.desk.board.title, icon: 'squares-four' as const }] : []),
    { href: '/konsol/cuti', label: m.desk.leave.title, icon: 'calendar-dots', count: me.leaveToDecide },
    { href: '/konsol/templat', label: m.desk.templates.title, icon: 'note' },
    { href: '/kota', label: words.performance, icon: 'chart-bar' },
    ...(me.mayProgram ? [{ href: '/konsol/studio', label: words.studio, icon: 'code' as const }] : []),
    ...(me.mayRefund ? [{ href: '/konsol/pengembalian', label: words.refunds, icon: 'hand-coins' as const }] : []),
    ...(me.mayErase ? [{ href: '/konsol/penghapusan', label: words.erasure, icon: 'trash' as const }] : []),
    ...(me.isOperator ? [{ href: '/konsol/operasi', label: words.operations, icon: 'pulse' as const }] : []),
    ...(me.isOperator && !simulated ? [outboxPlace(m)] : []),
  ];
}
const outboxPlace = (m: Messages): Place => ({
  href: '/konsol/pesan',
  label: m.console.places.outbox,
  icon: 'envelope-simple',
});
/** Of a demonstration or a practice alone. */
export const simulatedPlaces = (m: Messages): readonly Place[] => [
  { href: '/konsol/simulator', label: m.console.places.simulators, icon: 'database' },
  outboxPlace(m),
];

export function jumpsFor(
  { me, simulated, jumps }: { readonly me: OfficerView; readonly simulated: boolean; readonly jumps: Jumps },
  m: Messages,
  language: Language,
): readonly Jump[] {
  const pages = [
    ...placesFor(me, m, simulated),
    ...(simulated ? simulatedPlaces(m) : []),
    { href: '/konsol/loket', label: m.console.counter },
    { href: '/konsol/pintasan', label: m.console.shortcuts.title },
  ];
  return [
    ...jumps.filters.map(({ name, query }): Jump => ({ kind: 'filter', label: name, href: queueLink(query) })),
    ...pages.map(({ label, href }): Jump => ({ kind: 'page', label, href })),
    ...jumps.services.map(({ id, label }): Jump => ({
      kind: 'service',
      label: label[language],
      href: queueLink({ services: [id] }),
    })),
  ];
}

/** Those with every typed word in them, where a word begins before where it only occurs; then the search for cases. */
export function jumpsTo(all: readonly Jump[], typed: string, searchLabel: (query: string) => string): readonly Jump[] {
  const query = typed.trim();
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = all
    .map((jump) => ({ jump, rank: rankOf(jump.label.toLowerCase(), words) }))
    .filter(({ rank }) => rank !== null)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ jump }) => jump);
  if (query === '') return found;
  const search: Jump = {
    kind: 'search',
    label: searchLabel(query),
    href: `/konsol/cari?q=${encodeURIComponent(query)}`,
  };
  // A whole number means its case, whatever else its letters occur in.
  return NUMBER.test(query) ? [search, ...found] : [...found, search];
}
const NUMBER = /^(?:bl)?[-\s]?(?=[a-z-]*\d)[0-9a-z]{4}[-\s]?[0-9a-z]{3}$/iu;

/** How many words only occur inside others; null where one is missing. */
function rankOf(label: string, words: readonly string[]): number | null {
  if (!words.every((word) => label.includes(word))) return null;
  return words.filter((word) => !label.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))).length;
}
