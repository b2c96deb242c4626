/** The log of who looked: once in the hour, and how often each officer did, for whoever heads them. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { freshStore, tangerang, witaCity, type FreshStore } from '../src/testing.ts';
import { hour, submit, tuesday, valueOf } from './acting.ts';
import { testBundles } from './city.ts';

const region = tangerang.id;
let fresh: FreshStore;
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  for (const bundle of testBundles) await fresh.store.services.publish(region, bundle, 'penulis', tuesday);
});
afterAll(() => fresh.close());

test('a reading of a case is logged once in the hour for each officer; a sensitive field each time', async () => {
  const { talk } = fresh.store;
  const { caseId } = valueOf(await submit(fresh.store, region, 'lampu'));
  const read = (officer: string, what: string, at: number) =>
    talk.read(region, { caseId, officer, unit: 'dishub', what, purpose: what === 'case' ? null : 'menghubungi', at });
  expect([
    await read('a', 'case', tuesday),
    await read('a', 'case', tuesday + 1),
    await read('b', 'case', tuesday + 2),
    await read('a', 'case', tuesday + hour),
  ]).toEqual([true, false, true, true]);
  expect([await read('a', 'kontak', tuesday), await read('a', 'kontak', tuesday + 1)]).toEqual([true, true]);
  expect(await talk.readings(region, caseId)).toHaveLength(5);
});

test('how often officers look is counted by searches and openings since a day, of those that are asked for alone', async () => {
  const { talk } = fresh.store;
  const found = 'found:person';
  const cases = [];
  for (let at = 0; at < 3; at += 1) cases.push(valueOf(await submit(fresh.store, region, 'lampu')).caseId);
  const [first = '', second = '', third = ''] = cases;
  const by = (officer: string, caseId: string, what: string, at: number) => ({
    caseId,
    officer,
    unit: 'dishub',
    what,
    purpose: what === 'case' || what === found ? null : 'menghubungi',
    at,
  });
  // One search that met two cases, one that met a third, and one of before.
  await talk.readEach(region, [by('rajin', first, found, tuesday), by('rajin', second, found, tuesday)]);
  await talk.readEach(region, [by('rajin', third, found, tuesday + 5)]);
  await talk.readEach(region, [by('rajin', third, found, tuesday - 2 * hour)]);
  for (const what of ['case', 'opened:nama,nik', 'kontak'])
    await talk.read(region, by('rajin', first, what, tuesday + 9));
  await talk.read(region, by('lain', first, 'kontak', tuesday));
  await talk.read(witaCity.id, by('rajin', first, 'kontak', tuesday));
  const counted = await talk.readingsOf(region, { officers: ['rajin', 'tenang'], since: tuesday, found });
  expect(counted).toEqual([{ officer: 'rajin', searches: 2, openings: 2 }]);
  expect(await talk.readingsOf(region, { officers: [], since: tuesday, found })).toEqual([]);
});
