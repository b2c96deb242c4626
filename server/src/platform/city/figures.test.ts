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
  granted: 0,
  refused: 0,
  withdrawn: 0,
  lapsed: 0,
  moved: 0,
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
        onTime: count,
        late: count,
      })
      .map((counts) => ({ ...NONE, ...counts }));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 10 }), count, count, count, (rows, extra, late, waiting) => {
        const sums = sumsOf(rows);
        const openBefore = Math.max(0, sums.closed - sums.filed - sums.reopened) + extra;
        const ledger = ledgerOf(openBefore, sums, { late, waiting });
        expect(ledger.openBefore + ledger.filed + ledger.reopened).toBe(
          ledger.granted + ledger.moved + ledger.refused + ledger.withdrawn + ledger.lapsed + ledger.openNow,
        );
        expect(ledger.onTrack + ledger.waiting + ledger.late).toBe(ledger.openNow);
        expect(Math.min(ledger.onTrack, ledger.waiting, ledger.late)).toBeGreaterThanOrEqual(0);
      }),
    );
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
