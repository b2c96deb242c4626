/** Figures that anybody can count again: the ledger adds up, percentiles are durations that occurred. */
import type { DurationRow, FigureRow } from '@balai/store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerOf, mondayOf, percentileDays, shareOf, sumsOf } from './figures.ts';

const NONE: FigureRow = {
  day: '2026-11-02',
  serviceId: 's',
  unit: 'u',
  area: null,
  filed: 0,
  reopened: 0,
  unmerged: 0,
  granted: 0,
  refused: 0,
  withdrawn: 0,
  lapsed: 0,
  moved: 0,
  transferredIn: 0,
  transferredOut: 0,
  onTime: 0,
  late: 0,
};
const duration = (tenthsOfWorkingDays: number, count: number): DurationRow => ({
  day: '2026-11-02',
  serviceId: 's',
  unit: 'u',
  area: null,
  tenthsOfWorkingDays,
  count,
});

describe('ledgerOf', () => {
  it('balances whatever happened: in = out + open, and open = on track + waiting + late', () => {
    const count = fc.nat(500);
    const row = fc
      .record({
        filed: count,
        reopened: count,
        granted: count,
        refused: count,
        withdrawn: count,
        lapsed: count,
        moved: count,
        transferredIn: count,
        transferredOut: count,
        onTime: count,
        late: count,
      })
      .map((counts) => ({ ...NONE, ...counts }));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 10 }), count, count, count, (rows, onTrack, late, waiting) => {
        const sums = sumsOf(rows);
        const cameIn = sums.filed + sums.reopened + sums.transferredIn;
        const openBefore = sums.closed + sums.transferredOut - cameIn + onTrack + late + waiting;
        const ledger = ledgerOf(openBefore, sums, { late, waiting });
        expect(ledger.openBefore + ledger.filed + ledger.reopened + ledger.transferredIn).toBe(
          ledger.granted +
            ledger.moved +
            ledger.refused +
            ledger.withdrawn +
            ledger.lapsed +
            ledger.transferredOut +
            ledger.openNow,
        );
        expect(ledger).toMatchObject({ onTrack, late, waiting });
      }),
    );
  });

  it('is not made to look right: more late ones than open ones is an error that names the way out', () => {
    expect(() => ledgerOf(3, sumsOf([]), { late: 2, waiting: 2 })).toThrow('balai rebuild --check');
    expect(ledgerOf(3, sumsOf([]), { late: 2, waiting: 1 }).onTrack).toBe(0);
  });
});

describe('percentileDays', () => {
  it('is a duration that occurred', () => {
    expect(percentileDays([duration(10, 1), duration(20, 1), duration(90, 1)], 0.5)).toBe(2);
    expect(percentileDays([duration(10, 9), duration(200, 1)], 0.9)).toBe(1);
    expect(percentileDays([duration(10, 9), duration(200, 2)], 0.9)).toBe(20);
    expect(percentileDays([], 0.5)).toBeNull();
  });
});

describe('shareOf and mondayOf', () => {
  it('says nothing about nothing', () => {
    expect(shareOf({ onTime: 0, late: 0 })).toBeNull();
    expect(shareOf({ onTime: 3, late: 1 })).toBe(0.75);
  });
  it('begins weeks on Monday', () => {
    expect(mondayOf('2026-11-25')).toBe('2026-11-23');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
  });
});
