/** Texts of a unit: those of its own officers, in its own region, changed and removed by nobody else's hand. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { uuidV7 } from '../src/case/ids.ts';
import { boundTo } from '../src/seal/sealed-columns.ts';
import { closeWith, openerOf, secretKey } from '../src/seal/seal.ts';
import { freshStore, tangerang, testKeys, witaCity, type FreshStore } from '../src/testing.ts';
import { tuesday } from './acting.ts';

let fresh: FreshStore;
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
});
afterAll(() => fresh.close());

const dishub = { unit: 'dishub', area: null } as const;
const cibodas = { unit: 'kelurahan', area: '36.71.09.1001' } as const;

test('a text is found by its unit and area, in its region alone, and under its newest words', async () => {
  const { templates } = fresh.store;
  const one = {
    id: uuidV7(tuesday),
    name: 'Jadwal',
    text: 'Diperbaiki {tenggat}.',
    changedBy: 'p1',
    changedAt: tuesday,
  };
  expect(await templates.put(tangerang.id, { ...one, ...dishub })).toBe(true);
  expect(await templates.put(tangerang.id, { ...one, ...dishub, text: 'Baru.', changedBy: 'p2' })).toBe(true);
  expect(await templates.of(tangerang.id, [cibodas, dishub])).toEqual([
    { ...one, ...dishub, text: 'Baru.', changedBy: 'p2' },
  ]);
  expect(await templates.of(tangerang.id, [cibodas])).toEqual([]);
  expect(await templates.of(tangerang.id, [])).toEqual([]);
  expect(await templates.of(witaCity.id, [dishub])).toEqual([]);

  // Of another unit or region: neither overwritten nor removed, though the id is known.
  expect(await templates.put(tangerang.id, { ...one, ...cibodas, text: 'Curian.' })).toBe(false);
  expect(await templates.remove(tangerang.id, { id: one.id, ...cibodas })).toBe(false);
  expect(await templates.remove(witaCity.id, { id: one.id, ...dishub })).toBe(false);
  expect((await templates.of(tangerang.id, [dishub]))[0]?.text).toBe('Baru.');
  expect(await templates.remove(tangerang.id, { id: one.id, ...dishub })).toBe(true);
  expect(await templates.of(tangerang.id, [dishub])).toEqual([]);
});

test('an English text comes back beside the other, and goes when it is taken away', async () => {
  const { templates } = fresh.store;
  const one = { id: uuidV7(tuesday), ...dishub, name: 'Dua', text: 'Baik.', changedBy: 'p1', changedAt: tuesday };
  await templates.put(tangerang.id, { ...one, english: 'Good.\nThank you.' });
  expect(await templates.of(tangerang.id, [dishub])).toEqual([{ ...one, english: 'Good.\nThank you.' }]);
  await templates.put(tangerang.id, one);
  expect(await templates.of(tangerang.id, [dishub])).toEqual([one]);
  await templates.remove(tangerang.id, one);
});

test('what a row of an older city holds is read as it was, sealed or not, and becomes an object when it is changed', async () => {
  const { store, admin } = fresh;
  const dlh = { unit: 'dlh', area: null } as const;
  const key = secretKey(testKeys.read(tangerang.id, 'k1') ?? Buffer.alloc(0));
  const keep = async (name: string, body: string, isSealed: boolean): Promise<string> => {
    const id = uuidV7(tuesday);
    const sealed = closeWith(key, tangerang.id, 'k1', boundTo.template(id), Buffer.from(body)).toString('base64');
    await admin.query(
      `insert into answer_template (region_id, template_id, unit, area, name, body, key_id, changed_by, changed_at)
        values ($1, $2, 'dlh', '', $3, $4, $5, 'p1', $6)`,
      [tangerang.id, id, name, isSealed ? sealed : body, isSealed ? 'k1' : null, tuesday],
    );
    return id;
  };
  const ids = [
    await keep('A', 'Baik, {nomor}.', false),
    await keep('B', 'Baik.\u001EGood: {number}.', true),
    await keep('C', '{"id": tidak ditutup', true),
  ];
  const read = async () => (await store.templates.of(tangerang.id, [dlh])).map(({ text, english }) => [text, english]);
  const [first, third] = [
    ['Baik, {nomor}.', undefined],
    ['{"id": tidak ditutup', undefined],
  ];
  expect(await read()).toEqual([first, ['Baik.', 'Good: {number}.'], third]);
  const changed = { ...dlh, id: ids[1] ?? '', name: 'B', text: 'Baik.', changedBy: 'p1', changedAt: tuesday };
  await store.templates.put(tangerang.id, { ...changed, english: 'Fine.' });
  expect(await read()).toEqual([first, ['Baik.', 'Fine.'], third]);
  const { rows } = await admin.query<{ body: string; key_id: string }>(
    'select body, key_id from answer_template where template_id = $1',
    [changed.id],
  );
  const [{ body, key_id: keyId } = { body: '', key_id: '' }] = rows;
  const plain = openerOf(testKeys).open(tangerang.id, keyId, boundTo.template(changed.id), Buffer.from(body, 'base64'));
  expect(JSON.parse(plain?.toString() ?? '')).toEqual({ id: 'Baik.', en: 'Fine.' });
  for (const id of ids) await store.templates.remove(tangerang.id, { id, ...dlh });
});

test('without a region the rows do not exist, also for the role that reads them daily', async () => {
  const mine = { id: uuidV7(tuesday), ...dishub, name: 'A', text: 'B', changedBy: 'p1', changedAt: tuesday };
  await fresh.store.templates.put(tangerang.id, mine);
  const seen = async (region: number | null) => {
    await fresh.admin.query('begin; set local role balai_app');
    if (region !== null) await fresh.admin.query(`set local app.region = '${region}'`);
    const { rows } = await fresh.admin.query<{ name: string }>('select name from answer_template');
    await fresh.admin.query('rollback');
    return rows.length;
  };
  expect([await seen(null), await seen(witaCity.id), await seen(tangerang.id)]).toEqual([0, 0, 1]);
});
