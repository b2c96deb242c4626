/** A time that costs something: what may be chosen is what is accepted, and it is booked and paid in one act or not at all. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendar } from './cases/calendar.ts';
import { applicant, by, days, manifestOf, p } from './cases/manifest-of.ts';
import { Play, resident } from './cases/play.ts';
import { everyDay, instantAt, localTime, minutes } from './clock.ts';
import { bookableTimes, placeOfSlot, seatsOf } from './slots.ts';

const FEE = 100_000;
const uji = { every: minutes(40), opens: '08:00', closes: '14:00', capacity: p(8), walkIns: 1, ahead: everyDay(14) };
const kir = manifestOf({
  start: 'memilih',
  cost: p(FEE),
  slots: { uji },
  stages: {
    memilih: { by: applicant, within: days(2), late: 'gugur', next: { pilih: { to: 'datang', with: ['uji', 'fee'] } } },
    datang: { by: by('dishub'), from: 'uji', within: p(minutes(30)), late: 'gugur', next: { hadir: { to: 'lulus' } } },
    lulus: { ends: 'granted' },
    gugur: { ends: 'lapsed' },
  },
});
const FILED = '2026-03-02T09:00';
const MINUTE = 60_000;
const later = (by_: number) => localTime(calendar, instantAt(calendar, FILED) + by_ * MINUTE);

const time = fc.oneof(
  { weight: 3, arbitrary: fc.nat({ max: 60 }).map((at) => ({ of: at })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '2026-03-02T08:00',
      '2026-03-18T08:00',
      '2026-03-10T08:10',
      '2027-01-04T08:00',
      7,
      null,
    ),
  },
);
const money = fc.oneof(
  { weight: 3, arbitrary: fc.constant(FEE) },
  { weight: 1, arbitrary: fc.constantFrom(undefined, 0, FEE - 1, FEE + 1) },
);

test('booked and paid together, in time and at an offered time, or nothing happens; then the clock counts from the time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_500 }), time, money, (after, chosen, fee) => {
      const play = new Play(kir).submit(FILED, {});
      const turn = play.state.turns[0];
      const now = later(after);
      const offered = bookableTimes(uji, { calendar, now: instantAt(calendar, now) });
      const uji_ = typeof chosen === 'object' && chosen !== null ? offered[chosen.of % offered.length] : chosen;
      play.act(now, 'memilih', 'pilih', resident, { with: { uji: uji_, ...(fee === undefined ? {} : { fee }) } });
      const fits = offered.some((one) => one === uji_) && fee === FEE && instantAt(calendar, now) < (turn?.dueAt ?? 0);
      expect(play.error === null).toBe(fits);
      expect(play.state.paid).toBe(fits ? FEE : 0);
      expect(play.state.booked).toEqual(fits ? { uji: uji_ } : {});
      const next = { stage: 'datang', dueAt: instantAt(calendar, String(uji_)) + 30 * MINUTE };
      expect(play.state.turns).toMatchObject([fits ? next : { stage: 'memilih' }]);
      // Once more with the same: nothing is booked or paid twice, and what was refused stays so.
      play.act(now, 'memilih', 'pilih', resident, { with: { uji: uji_, ...(fee === undefined ? {} : { fee }) } });
      expect([play.error === null, play.state.paid]).toEqual([false, fits ? FEE : 0]);
    }),
  );
});

test('seats for those who come without booking stay free, and none is there before a capacity is in force', () => {
  expect([
    seatsOf(uji, '2026-03-03'),
    seatsOf(uji, '2019-12-31'),
    seatsOf({ ...uji, walkIns: 9 }, '2026-03-03'),
  ]).toEqual([7, 0, 0]);
});

test('each place has its own seats: the answer that the slot names, or the kelurahan of a spot', () => {
  const at = { ...uji, at: 'di' };
  expect([placeOfSlot(at, { di: 'cibodas' }), placeOfSlot(at, { di: { area: '36.71.01.1001' } })]).toEqual([
    'cibodas',
    '36.71.01.1001',
  ]);
  expect([placeOfSlot(at, {}), placeOfSlot(uji, { di: 'cibodas' })]).toEqual(['', '']);
});
