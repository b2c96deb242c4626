/** Days and figures are written as people of the region write them, in the region's own time. */
import { describe, expect, it } from 'vitest';
import { formatsFor } from './formats.ts';

const AT = Date.UTC(2026, 10, 25, 9);
const id = formatsFor('id', 420);

describe('formatsFor', () => {
  it('writes the time of the region, not of the machine', () => {
    expect(id.time(AT)).toBe('16.00');
    expect(formatsFor('id', 480).time(AT)).toBe('17.00');
    expect(formatsFor('en', 420).time(AT)).toBe('16:00');
    expect(formatsFor('en', -210).time(AT)).toBe('05:30');
  });
  it('says today, yesterday and tomorrow by the region’s midnight', () => {
    const midnight = Date.UTC(2026, 10, 24, 17);
    expect(id.near(AT, midnight)).toBe('hari ini, 16.00');
    expect(id.near(AT, midnight - 1)).toBe('besok, 16.00');
    expect(id.near(AT, midnight + 86_400_000)).toBe('kemarin, 16.00');
    expect(id.near(AT, midnight + 3 * 86_400_000)).toBe('Rab, 25 Nov, 16.00');
    expect(formatsFor('en', 420).near(AT, midnight)).toBe('today, 16:00');
  });
  it('writes figures and money the Indonesian way', () => {
    expect(id.number(2318)).toBe('2.318');
    expect(id.percent(0.942, 1)).toBe('94,2%');
    expect(id.rupiah(25_000)).toBe('Rp25.000');
    expect(formatsFor('en', 420).number(2318.5, 1)).toBe('2,318.5');
    expect(id.bytes(1_234_000)).toBe('1,2 MB');
    expect(id.bytes(10)).toBe('1 kB');
    const law = 'Perwali 7 (contoh; perlu dikonfirmasi) Pasal 4';
    expect([id.law(law), formatsFor('en', 420).law(law)]).toEqual([
      law,
      'Perwali 7 (example; to be confirmed) Pasal 4',
    ]);
  });
  it('does not move civil dates into another day', () => {
    expect(id.civil('2026-11-01')).toBe('1 November 2026');
    expect(id.civilShort('2026-11-25')).toBe('Rab 25');
    expect([id, formatsFor('en', 420)].map(({ civilWeekday }) => civilWeekday('2026-11-25'))).toEqual(['Rab', 'Wed']);
    expect(formatsFor('en', -720).civil('2026-11-01')).toBe('1 November 2026');
  });
});
