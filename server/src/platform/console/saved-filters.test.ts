/** Filters that an officer keeps: under the name as it was typed, for themselves alone, and never one in the place of another. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Platform } from '../platform-types.ts';
import { at, openTestCity, type TestCity } from '../testing.ts';
import { appointUnit } from './testing-desk.ts';

let city: TestCity;
let p1: Platform;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await appointUnit(city);
  p1 = await city.officer('p1', at('2026-11-02T10:00'));
});
afterAll(() => city.close());

const late = { view: 'late', services: ['lampu-jalan'] } as const;
const names = async (platform: Platform) => (await platform.console.savedFilters()).map(({ name }) => name);

test.each([
  ['thirty letters', 'Lampu lewat tenggat Kota Barat'],
  ['emoji of several code points', '👩🏽‍🔧 Lampu 🇮🇩'],
  ['Arabic', 'مصابيح الشوارع'],
  ['Javanese', 'ꦭꦩ꧀ꦥꦸ'],
  ['markup', '<b>"Lampu" & co</b>'],
  ['sixty emoji', '👨‍👩‍👧‍👦'.repeat(60)],
])('a name of %s comes back as it was typed, with its filter', async (_, name) => {
  expect(await p1.console.saveFilter(name, { ...late, after: 'x' })).toEqual({ ok: true, value: { name } });
  const kept = (await p1.console.savedFilters()).find((one) => one.name === name);
  expect(kept?.query, 'a page of the queue is no part of it').toEqual(late);
});

test('a name that is taken, empty, too long or made to deceive is refused in words, and nothing is written', async () => {
  await p1.console.saveFilter('Prioritas', late);
  const before = await names(p1);
  const refused = async (name: string) => {
    const done = await p1.console.saveFilter(name, { view: 'mine' });
    return done.ok || !('message' in done.error) ? '' : done.error.message.id;
  };
  expect(await refused(' prioritas ')).toContain('sudah dipakai');
  expect(await refused('   ')).toContain('Tulis nama');
  expect(await refused('x'.repeat(61))).toContain('60 huruf');
  for (const name of ['a\u202eb', 'a\u0000b', 'a\ud800b', 'satu\ndua'])
    expect(await refused(name)).toContain('karakter yang tidak dapat disimpan');
  expect(await names(p1)).toEqual(before);
});

test('it is renamed and removed by its officer alone', async () => {
  const p2 = await city.officer('p2', at('2026-11-02T10:00'));
  expect(await names(p2)).toEqual([]);
  const [own] = (await p1.console.savedFilters()).filter(({ name }) => name === 'Prioritas');
  const id = own?.id ?? '';
  expect(await p2.console.renameFilter(id, 'Milik lain')).toMatchObject({ ok: false });
  await p2.console.deleteFilter(id);
  await p2.console.deleteFilter('no such id');
  expect(await p1.console.renameFilter(id, 'مصابيح الشوارع')).toMatchObject({ error: { type: 'nameRefused' } });
  expect(await p1.console.renameFilter(id, 'PRIORITAS')).toMatchObject({ ok: true });
  const renamed = (await p1.console.savedFilters()).find((one) => one.id === id);
  expect(renamed).toEqual({ id, name: 'PRIORITAS', query: late });
  await p1.console.deleteFilter(id);
  expect(await names(p1)).not.toContain('PRIORITAS');
});

test('there is an end to how many', async () => {
  const kept = (await names(p1)).length;
  for (let n = kept; n < 50; n += 1) await p1.console.saveFilter(`Saringan ${n}`, late);
  expect(await p1.console.saveFilter('Satu lagi', late)).toMatchObject({ ok: false, error: { type: 'nameRefused' } });
  expect((await names(p1)).length).toBe(50);
});
