/** Leave: of two that overlap the first stands, also at once; a decision is made once, with the appointments that follow from it. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { uuidOf } from '../src/index.ts';
import { freshStore, type FreshStore } from '../src/testing.ts';
import { tuesday } from './acting.ts';

const region = 3671;
let fresh: FreshStore;
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  for (const id of ['lurah', 'staf'])
    await fresh.store.officers.put(region, { id, name: id, email: `${id}@contoh.test` });
});
afterAll(() => fresh.close());

const asked = (id: string, from: `${number}-${number}-${number}`, to: `${number}-${number}-${number}`) => ({
  id: uuidOf(id),
  officer: 'lurah',
  from,
  to,
  askedAt: tuesday,
});
const decision = { by: 'camat', at: tuesday, approved: true, because: null, standIn: 'staf' } as const;

test("of requests for the same days at once one is kept; what was taken back or declined is in nobody's way", async () => {
  const { leaves } = fresh.store;
  const all = ['a', 'b', 'c', 'd'].map((id) => leaves.ask(region, asked(id, '2026-12-01', '2026-12-04')));
  expect((await Promise.all(all)).filter(Boolean)).toHaveLength(1);
  const [kept] = await leaves.since(region, '2026-12-04');
  expect(await leaves.since(region, '2026-12-05')).toEqual([]);
  expect(await leaves.ask(region, asked('e', '2026-12-04', '2026-12-07'))).toBe(false);
  const ended = { by: 'lurah', at: tuesday, lastDay: '2026-12-02' } as const;
  expect(await leaves.end(region, kept?.id ?? '', ended)).toBe(true);
  expect(await leaves.end(region, kept?.id ?? '', ended)).toBe(false);
  expect(await leaves.ask(region, asked('f', '2026-12-02', '2026-12-07'))).toBe(false);
  expect(await leaves.ask(region, asked('g', '2026-12-03', '2026-12-07'))).toBe(true);
  const declined = { ...decision, approved: false, because: 'Apel.', standIn: null };
  expect(await leaves.decide(region, uuidOf('g'), declined)).toBe(true);
  expect(await leaves.ask(region, asked('h', '2026-12-03', '2026-12-07'))).toBe(true);
  expect(await leaves.one(region, uuidOf('g'))).toMatchObject({ decision: declined, ended: null });
  expect(await leaves.one(region, 'no id')).toBeNull();
});

test('what was taken back before it began is in the way of no other, the days right before it neither', async () => {
  const { leaves } = fresh.store;
  expect(await leaves.ask(region, asked('late', '2027-01-11', '2027-01-15'))).toBe(true);
  await leaves.end(region, uuidOf('late'), { by: 'lurah', at: tuesday, lastDay: '2027-01-10' });
  expect(await leaves.ask(region, asked('early', '2027-01-06', '2027-01-12'))).toBe(true);
});

test('of two who decide one does, and only that one appoints; whoever stood in is so no longer once the leave has ended', async () => {
  const { leaves, officers } = fresh.store;
  const { id, from, to, officer } = asked('z', '2026-12-14', '2026-12-18');
  await leaves.ask(region, { id, from, to, officer, askedAt: tuesday });
  const plh = (key: string) => ({
    id: uuidOf(key),
    officer: 'staf',
    unit: 'kelurahan',
    area: '36.71.01.1001',
    position: 'lurah',
    from,
    to,
    kind: 'Plh' as const,
    decree: key,
  });
  const both = await Promise.all(
    ['satu', 'dua'].map((key) => leaves.decide(region, id, { ...decision, by: key }, [plh(key)])),
  );
  expect(both.filter(Boolean)).toHaveLength(1);
  const by = (await leaves.one(region, id))?.decision?.by ?? '';
  expect((await officers.one(region, 'staf'))?.appointments.map(({ decree }) => decree)).toEqual([by]);
  expect(await officers.actorsOf(region, 'staf', '2026-12-17')).toHaveLength(1);
  await leaves.end(region, id, { by: 'lurah', at: tuesday, lastDay: '2026-12-16' }, [uuidOf(by)]);
  expect(await officers.actorsOf(region, 'staf', '2026-12-16')).toHaveLength(1);
  expect(await officers.actorsOf(region, 'staf', '2026-12-17')).toEqual([]);
});
