/**
 * Manifests with one mistake each in a clock, or in what an office carries out. Must never: break more than one thing, so that each check is seen
 * by itself.
 */
import { days, since, type Case } from './broken-manifests.ts';

export const clocks: readonly Case[] = [
  [
    'a longer time than was promised, where nothing was',
    'promisesNothing',
    ['within', null],
    ['stages.survei.from', 'promised'],
  ],
  ['a resident who takes longer than the city promised', 'extendedByResident', ['stages.perbaikan.from', 'promised']],
  [
    'a promise that is extended again and again',
    'extendedTwice',
    ['stages.survei.from', 'promised'],
    ['stages.ditinjau.next.sesuai.all', 'survei'],
  ],
  [
    'a law that begins later than the service (K16)',
    'notYetInForce',
    ['stages.survei.within', since({ clock: 'workingDays', count: 1 }, '2026-01-01')],
  ],
  ['two values from the same day', 'datedTwice', ['within', [days(1), days(2)]]],
  ['an empty history', 'shape', ['within', []]],
  ['a clock of nothing', 'zeroDuration', ['stages.survei.within', since({ clock: 'minutes', count: 0 })]],
  ['a deed on the data of nobody', 'carriesForNobody', ['stages.diperiksa.next.lengkap.carries', 'erasure']],
  ['a deed by the resident themselves', 'carriedByResident', ['stages.perbaikan.next.kirimUlang.carries', 'export']],
  ['a deed that does not exist', 'shape', ['stages.diperiksa.next.lengkap.carries', 'sell']],
];
