/** When the promise of a case with letters is over, and until when it runs. */
import type { Calendar, Promised } from '@balai/kernel';
import type { DocumentRecord } from '@balai/store';
import { expect, it } from 'vitest';
import { at } from '../testing.ts';
import type { OpenCase } from './open-case.ts';
import { promiseInHand } from './promise-in-hand.ts';

const calendar: Calendar = {
  id: 'contoh',
  utcOffset: 420,
  closesAt: [null, 960, 960, 960, 960, 990, null],
  holidays: {},
  basis: { '2026': 'Contoh' },
};
const promised: Promised = {
  madeAt: at('2026-11-09T09:00'),
  clock: 'workingDays',
  dueAt: at('2026-11-16T16:00'),
  firm: true,
  basis: 'Contoh',
  skipped: [],
  pausedAt: null,
};
const decidedAt = at('2026-11-12T10:00');
/** Decided by the seventh event, after an earlier decision by the third. */
const open = (documents: readonly Partial<DocumentRecord>[], more: Partial<Promised> = {}) =>
  promiseInHand({
    bound: { calendar },
    loaded: { state: { promised: { ...promised, ...more } } },
    events: [3, 7].map((version) => ({ version, event: { type: 'ended', at: decidedAt } })),
    documents,
    endedAt: decidedAt,
  } as unknown as OpenCase);

it('is over with the decision where nothing is signed, and with the last letter of that decision where something is', () => {
  expect(open([])?.endedAt).toBe(decidedAt);
  const first = { caseVersion: 7, waitedUntil: at('2026-11-13T10:00') };
  expect(open([first, { caseVersion: 7, waitedUntil: null }])?.endedAt).toBeNull();
  expect(open([first, { caseVersion: 7, waitedUntil: at('2026-11-17T10:00') }])?.endedAt).toBe(at('2026-11-17T10:00'));
});

it('is not held up by a letter of an earlier decision', () => {
  expect(open([{ caseVersion: 3, waitedUntil: null }])?.endedAt).toBe(decidedAt);
});

it('goes on after others had to act, moved by the working days that the city waited for them', () => {
  const waits = [{ caseVersion: 7, waitedUntil: null }];
  const still = { pausedAt: at('2026-11-10T10:00') };
  expect(open(waits, still)?.promised).toMatchObject({ dueAt: at('2026-11-18T16:00'), pausedAt: null });
  expect(open([], still)?.promised).toMatchObject({ dueAt: promised.dueAt, pausedAt: still.pausedAt });
});
