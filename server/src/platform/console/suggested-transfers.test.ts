/** An officer is told where lamps like this one were handed on to before, with the counts that say so. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Turn } from '@balai/kernel';
import type { PastTransfer } from '@balai/store';
import { at, openTestCity, type TestCity } from '../testing.ts';
import { countAlike } from './suggested-transfers.ts';
import { handOn, reportLamp, seen } from './testing-desk.ts';

const DLH = { unit: 'dlh', area: null } as const;

describe('in a city', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await openTestCity(inject('socketDir'));
    await city.appoint('p1', 'Petugas Contoh 1', [{ unit: 'dishub', area: null, position: 'petugas' }]);
    await city.appoint('taman', 'Petugas Contoh 2', [{ unit: 'dlh', area: null, position: 'petugas' }]);
  });
  afterAll(() => city.close());

  it('says nothing while nothing was handed on, and counts where the others stayed afterwards', async () => {
    const numbers: string[] = [];
    for (const device of ['a', 'b', 'c', 'd', 'e'])
      numbers.push(await reportLamp(city, device, at('2026-11-02T08:00'), { 'lokasi.note': `tiang ${device}` }));
    const officer = await city.officer('p1', at('2026-11-02T09:00'));
    const gardens = await city.officer('taman', at('2026-11-02T10:00'));
    const [one = '', two = '', three = '', back = '', last = ''] = numbers;
    expect((await seen(officer, last)).turns[0]?.suggested).toEqual([]);
    for (const number of [one, two, three, back]) await handOn(officer, number, DLH);
    // What came back was not in the right hands: it does not count.
    await handOn(gardens, back, { unit: 'dishub', area: null });
    const [turn] = (await seen(officer, last)).turns;
    expect(turn?.suggested.map(({ unit, area }) => ({ unit, area }))).toEqual([DLH]);
    expect(turn?.suggested[0]?.because.id).toContain('3 dari 3 urusan serupa');
    expect(turn?.suggested[0]?.because.id).toMatch(/“.*jalan umum.*”/u);
    expect(turn?.suggested[0]?.because.en).toContain('3 of 3 similar cases');
    // Whoever cannot act here is told nothing, and no note of an officer or word of a resident comes along.
    expect((await seen(gardens, one)).turns[0]?.suggested.map(({ unit }) => unit)).not.toContain('dlh');
    expect(JSON.stringify(turn?.suggested)).not.toMatch(/tiang|Bukan lampu/u);
  });
});

describe('counting', () => {
  const turn = { stage: 'diterima', party: { kind: 'unit', unit: 'dishub', area: null, position: null } } as Turn;
  const label = { id: '', en: '' };
  const targets = [
    { ...DLH, label },
    { unit: 'kelurahan', area: '36.71.01.1001', label },
  ];
  const past = (unit: string, jenis: string, area = '36.71.01.1001', times = 1): readonly PastTransfer[] =>
    Array.from({ length: times }, () => ({
      stage: 'diterima',
      from: { unit: 'dishub', area: null },
      to: { unit, area: unit === 'kelurahan' ? area : null },
      area,
      answers: { jenis },
    }));
  const here = { turn, state: { area: '36.71.01.1001' }, choices: { jenis: 'taman' } };

  it('prefers few that are alike to many that are not, and many to one or two by chance', () => {
    const many = past('kelurahan', 'gang', '36.71.02.1002', 20);
    const [first] = countAlike([...many, ...past('dlh', 'taman', '36.71.01.1001', 3)], here, targets);
    expect(first).toMatchObject({ to: { unit: 'dlh' }, times: 3, of: 3, alike: ['choices', 'area'] });
    const [chance, other] = countAlike([...many, ...past('dlh', 'taman')], here, targets);
    expect(chance).toMatchObject({ to: { unit: 'kelurahan' }, times: 20, of: 21, alike: [] });
    expect(other).toMatchObject({ to: { unit: 'dlh' }, times: 1 });
  });
  it('names another unit wherever the case lies, and never a stage, a unit or a target that is not this one', () => {
    expect(countAlike(past('kelurahan', 'taman', '36.71.02.1002', 4), here, targets)[0]).toMatchObject({
      to: { area: '36.71.01.1001' },
      times: 4,
      alike: ['choices'],
    });
    const strange = past('dlh', 'taman').map((one) => ({ ...one, stage: 'dicek' }));
    expect(countAlike(strange, here, targets)).toEqual([]);
    expect(countAlike(past('disbudpar', 'taman'), here, targets)).toEqual([]);
  });
});
