/**
 * How somebody without an account is reached, as an operator writes it down: kept, changed, shown by its end alone, forgotten, and
 * refused with what there is to choose from.
 */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { reachList } from './reach-list.ts';
import { reachRemove } from './reach-remove.ts';
import { reachSet } from './reach-set.ts';
import { newInstallation, type Installation } from './testing.ts';

const AREA = '36.71.01.1001';
let city: Installation;
beforeAll(async () => {
  city = await newInstallation(inject('socketDir'));
});
afterAll(() => city.close());
const found = (unit: string, which: string) => city.store.reaches.find(city.home.id, { unit, area: AREA, which });

test('nobody is reached before somebody is written down, and the list says how', async () => {
  expect(await city.run(reachList)).toEqual({ code: 0, says: expect.stringContaining('balai reach set') });
  expect(await city.run(reachRemove, '--unit', 'rt', '--area', AREA, '--which', '3/5')).toEqual({
    code: 1,
    says: expect.stringContaining('there was no such entry'),
  });
});

test('the closest entry is where a link goes; a new number replaces the old one, and none is printed whole', async () => {
  const here = ['--unit', 'rt', '--area', AREA];
  const typed = [
    await city.run(reachSet, ...here, '--to', 'kelurahan@contoh.invalid'),
    await city.run(reachSet, ...here, '--which', '3/5', '--to', '0812 0000 0041'),
    await city.run(reachSet, ...here, '--which', '3/5', '--to', '0812-0000-0042'),
  ];
  expect(typed.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect([await found('rt', '3/5'), await found('rt', '4/5')]).toEqual(['+6281200000042', 'kelurahan@contoh.invalid']);
  const { says } = await city.run(reachList);
  expect(says.split('\n')).toHaveLength(2);
  expect(says).toMatch(/rt 36\.71\.01\.1001 3\/5 {2}…0042/);
  for (const { says: printed } of [...typed, { says }])
    expect(printed).not.toMatch(/81200000042|0812|kelurahan@contoh/);
});

test('what is forgotten is gone for the next link; the entry of the whole area answers again', async () => {
  const which = ['--unit', 'rt', '--area', AREA, '--which', '3/5'];
  expect(await city.run(reachRemove, ...which)).toMatchObject({ code: 0, says: expect.stringContaining('it is gone') });
  expect(await found('rt', '3/5')).toBe('kelurahan@contoh.invalid');
  expect((await city.run(reachRemove, ...which)).code).toBe(1);
});

test('a place or an address that cannot be meant is refused with the way out, and nothing is kept', async () => {
  const before = await city.store.reaches.all(city.home.id);
  const refused = async (...words: readonly string[]) => {
    const { code, says } = await city.run(reachSet, ...words);
    expect(code).toBe(2);
    return says;
  };
  expect(await refused('--to', '081200000041')).toMatch(/--unit is missing; choose from: .*rt/);
  expect(await refused('--unit', 'kelurahan', '--to', '081200000041')).toMatch(/choose from: .*pln/);
  expect(await refused('--unit', 'rt', '--area', '36.71.99.1001', '--to', '081200000041')).toContain(AREA);
  expect(await refused('--unit', 'rt', '--area', AREA, '--which', '3', '--to', '081200000041')).toContain('3/5');
  expect(await refused('--unit', 'rt', '--area', AREA, '--to', '12')).toContain('a telephone number');
  expect(await refused('--unit', 'pln', '--to', 'a@b.id', '--region', 'bogor')).toContain('tangerang');
  expect(await city.store.reaches.all(city.home.id)).toEqual(before);
});
