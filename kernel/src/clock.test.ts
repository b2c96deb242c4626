/** What holds for every clock, whatever the day. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clockHours,
  closedOn,
  dateAfter,
  dueDate,
  everyDay,
  instantAt,
  localDate,
  localTime,
  minutes,
  months,
  standStill,
  workingDays,
  workingDaysBetween,
  type Duration,
} from './clock.ts';
import { calendar } from './cases/calendar.ts';

const DAY = 86_400_000;
const start = instantAt(calendar, '2026-01-02T09:00');
const anyClock = fc.constantFrom<(n: number) => Duration>(workingDays, everyDay, clockHours, minutes, months);
const anyCount = fc.integer({ min: 1, max: 90 });
const anyMoment = fc.nat(400 * DAY).map((wait) => start + wait);

test('a deadline lies ahead, a longer one further, and a later start never gives an earlier one', () => {
  fc.assert(
    fc.property(anyClock, anyCount, anyMoment, fc.nat(9 * DAY), (clock, count, from, wait) => {
      const due = dueDate(calendar, from, clock(count)).dueAt;
      expect(due).toBeGreaterThan(from);
      expect(dueDate(calendar, from, clock(count + 1)).dueAt).toBeGreaterThan(due);
      expect(dueDate(calendar, from + wait, clock(count)).dueAt).toBeGreaterThanOrEqual(due);
    }),
  );
});

test('a due date in working days is closing time of a working day, and its days add up: counted and skipped', () => {
  fc.assert(
    fc.property(anyCount, anyMoment, (count, from) => {
      const { dueAt, skipped } = dueDate(calendar, from, workingDays(count));
      expect(closedOn(calendar, localDate(calendar, dueAt))).toBeNull();
      expect(localTime(calendar, dueAt).slice(11)).toMatch(/^16:[03]0$/u);
      expect(workingDaysBetween(calendar, from, dueAt)).toBe(count);
      expect(dateAfter(localDate(calendar, from), count + skipped.length)).toBe(localDate(calendar, dueAt));
      expect(
        skipped.every(
          ({ date, because }) => JSON.stringify(closedOn(calendar, date as never)) === JSON.stringify(because),
        ),
      ).toBe(true);
    }),
  );
});

test('what is remembered is what is counted anew', () => {
  fc.assert(
    fc.property(anyCount, anyMoment, (count, from) => {
      dueDate(calendar, from, workingDays(count));
      expect(dueDate(calendar, from, workingDays(count))).toEqual(dueDate({ ...calendar }, from, workingDays(count)));
    }),
  );
});

test('a pause never brings a date forward, and a pause of nothing moves nothing', () => {
  fc.assert(
    fc.property(anyClock, anyCount, anyMoment, fc.nat(20 * DAY), (clock, count, from, still) => {
      const due = dueDate(calendar, from, clock(count));
      const moved = standStill(calendar, due, clock(count).clock, from, from + still);
      expect(moved.dueAt).toBeGreaterThanOrEqual(due.dueAt);
      expect(standStill(calendar, due, clock(count).clock, from, from)).toEqual(due);
    }),
  );
});

test('time that was not up when a clock stopped is not up when it goes on', () => {
  fc.assert(
    fc.property(anyClock, anyCount, anyMoment, fc.nat(40 * DAY), fc.nat(20 * DAY), (clock, count, from, run, still) => {
      const due = dueDate(calendar, from, clock(count));
      const stopped = Math.min(from + run, due.dueAt - 1);
      expect(standStill(calendar, due, clock(count).clock, stopped, stopped + still).dueAt).toBeGreaterThan(
        stopped + still,
      );
    }),
  );
});

test('a clock of hours moves by exactly as long as it stood still', () => {
  fc.assert(
    fc.property(anyCount, anyMoment, fc.nat(20 * DAY), (count, from, still) => {
      const due = dueDate(calendar, from, clockHours(count));
      expect(standStill(calendar, due, 'clockHours', from, from + still).dueAt - due.dueAt).toBe(still);
    }),
  );
});

test('a month that is shorter ends the period with its last day, whatever the hour of the beginning', () => {
  const due = (local: string) => dueDate(calendar, instantAt(calendar, local), months(1)).dueAt;
  expect(due('2026-01-15T09:00')).toBe(instantAt(calendar, '2026-02-15T09:00'));
  const last = instantAt(calendar, '2026-03-01T00:00') - 1;
  expect([due('2026-01-29T22:00'), due('2026-01-30T08:00'), due('2026-01-31T08:00')]).toEqual([last, last, last]);
});
