/** Who approves erasures, what they see before, and what everybody sees after: through the doors that pages use. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { carryOutErasures } from '../../jobs/erasures.ts';
import type { ErasureAct } from '../erasure-types.ts';
import { at, openTestCity, type TestCity } from '../testing.ts';

const AREA = '36.71.01.1001';
const filed = at('2026-11-03T09:00');
const over = at('2028-11-20T09:00');
const ledger = { append: async () => undefined };
let city: TestCity;
let number: string;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.appoint('ppdp', 'Petugas Contoh 1', [{ unit: 'setda', area: null, position: 'ppdp' }]);
  await city.appoint('kepala', 'Petugas Contoh 2', [{ unit: 'dishub', area: null, position: 'kepala' }]);
  number = await report();
});
afterAll(() => city.close());

async function report(): Promise<string> {
  const { store } = city;
  const lokasi = { latitude: -6.1783, longitude: 106.6319, area: AREA };
  const done = await store.execute({
    regionId: 3671,
    serviceId: 'lampu-jalan',
    command: {
      type: 'submit',
      actor: { kind: 'applicant' },
      facts: {},
      answers: { lokasi, jenis: 'jalan', kabelTerbuka: false, keterangan: 'lampu Pak Contoh mati' },
    },
    channel: 'portal',
    now: filed,
    idempotency: { caller: 'test', key: crypto.randomUUID(), requestHash: 'x' },
  });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const back = await store.execute({
    regionId: 3671,
    caseId: done.value.caseId,
    command: { type: 'withdraw', actor: { kind: 'applicant' } },
    channel: 'portal',
    now: filed + 60_000,
    idempotency: { caller: 'test', key: crypto.randomUUID(), requestHash: 'y' },
  });
  if (!back.ok) throw new Error(JSON.stringify(back.error));
  return done.value.number;
}
const consoleOf = async (officer: string, now = over) => (await city.officer(officer, now)).console;
const act = async (input: ErasureAct, now = over) => (await consoleOf('ppdp', now)).eraseAct(input);

it('only the position that the region names sees the page, and may act on it', async () => {
  const others = await consoleOf('kepala');
  expect([await others.erasure(null), (await others.me())?.mayErase]).toEqual([null, false]);
  expect(await others.eraseAct({ do: 'hold', number, because: 'x' })).toMatchObject({ ok: false });
  expect((await (await consoleOf('ppdp')).me())?.mayErase).toBe(true);
  const resident = await city.resident('siapa', over);
  expect([
    await resident.console.erasure(null),
    await resident.console.eraseAct({ do: 'hold', number, because: 'x' }),
  ]).toEqual([null, null]);
});

it('the list says why each case is on it, counts by service, and is empty before its time', async () => {
  expect(await (await consoleOf('ppdp', at('2028-11-02T09:00'))).erasure(null)).toMatchObject({ due: 0, services: [] });
  const view = await (await consoleOf('ppdp')).erasure('lampu-jalan');
  expect(view).toMatchObject({
    month: '2028-11',
    monthLabel: { id: 'November 2028', en: 'November 2028' },
    due: 1,
    goes: 1,
    services: [{ id: 'lampu-jalan', due: 1, goes: 1, held: 0, excluded: 0 }],
    chosen: { cases: [{ number, closed: { id: '3 November 2026' }, stays: null }] },
  });
  expect(view?.chosen?.cases[0]?.why.id).toMatch(/disimpan 24 bulan, sampai 3 November 2028. UU 43\/2009/);
  expect(JSON.stringify(view)).not.toContain('Pak Contoh');
});

it('an operator sees how many are due, and the way there only with the right', async () => {
  await city.appoint('operator', 'Petugas Contoh 4', [{ unit: 'diskominfo', area: null, position: 'operator' }]);
  await city.appoint('keduanya', 'Petugas Contoh 5', [
    { unit: 'diskominfo', area: null, position: 'operator' },
    { unit: 'setda', area: null, position: 'ppdp' },
  ]);
  const rows = async (officer: string) =>
    (await (await consoleOf(officer)).operations())?.sections.find(({ id }) => id === 'penghapusan')?.rows;
  expect(await rows('operator')).toMatchObject([
    { id: 'erasure-due', value: { id: '1', en: '1' }, state: 'soon' },
    { id: 'erasure-waiting', value: { id: '0', en: '0' }, state: 'ok' },
  ]);
  expect((await rows('operator'))?.[0]).not.toHaveProperty('href');
  expect((await rows('keduanya'))?.[0]?.href).toBe('/konsol/penghapusan');
});

it('nothing goes without a tick, on a list that was not seen, or while it is held; the refusal is a sentence', async () => {
  const view = await (await consoleOf('ppdp')).erasure(null);
  const seen = { do: 'approve', month: view?.month ?? '', digest: view?.digest ?? '' } as const;
  expect(await act({ ...seen, sure: false })).toMatchObject({ ok: false });
  expect(await act({ do: 'hold', number, because: '' })).toMatchObject({ ok: false });
  expect(await act({ do: 'hold', number: 'BL-000-000', because: 'perkara' })).toMatchObject({ ok: false });
  expect(await act({ do: 'hold', number, because: 'Perkara 12/G/2028' })).toMatchObject({ ok: true });
  const refused = await act({ ...seen, sure: true });
  expect(refused?.message.id).toMatch(/sudah berubah/);
  const held = await (await consoleOf('ppdp')).erasure('lampu-jalan');
  expect(held).toMatchObject({ goes: 0, holds: [{ number, because: 'Perkara 12/G/2028', who: 'Petugas Contoh 1' }] });
  expect(held?.chosen?.cases[0]?.stays).toMatchObject({ kind: 'held', who: 'Petugas Contoh 1' });
  expect(await act({ do: 'lift', holdId: held?.holds[0]?.holdId ?? '', because: 'sudah putus' })).toMatchObject({
    ok: true,
  });
});

it('approved, it is carried out by the jobs; the page of the case says when, and the order says who', async () => {
  const before = await (await city.resident('siapa', over)).portal.publicCase(number);
  expect(before?.erasedAt).toBeNull();
  const view = await (await consoleOf('ppdp')).erasure(null);
  expect(await act({ do: 'approve', month: view?.month ?? '', digest: view?.digest ?? '', sure: true })).toMatchObject({
    ok: true,
  });
  expect(await carryOutErasures({ ...city.deps, ledger }, null, 3671, over)).toMatchObject({ erased: 1 });
  const after = await (await city.resident('siapa', over)).portal.publicCase(number);
  expect(after?.erasedAt).toBe(over);
  await city.appoint('petugas', 'Petugas Contoh 3', [{ unit: 'dishub', area: null, position: 'petugas' }]);
  expect(await (await consoleOf('petugas')).note(number, 'Pak Contoh menelepon', 'kunci')).toMatchObject({
    error: { type: 'notAllowed', message: { en: expect.stringMatching(/erased/) } },
  });
  expect(after?.timeline.map(({ title }) => title.id)).toContain('Data pribadi dihapus');
  expect(await (await consoleOf('ppdp')).erasure(null)).toMatchObject({
    due: 0,
    orders: [{ what: { id: 'Daftar November 2028' }, who: 'Petugas Contoh 1', cases: 1, done: 1 }],
  });
});

it('a request is granted for one case with a reason and a basis; a file of it is gone from the disk', async () => {
  const asked = await report();
  const summary = await city.store.cases.byNumber(3671, asked);
  const photo = await city.stageFile(`device:x:${summary?.caseId ?? ''}`, 'foto wajah', filed);
  const wish = { do: 'request', number: asked, basis: 'UU 27/2022 Pasal 8', sure: true } as const;
  expect(await act({ ...wish, because: '' })).toMatchObject({ ok: false });
  expect(await act({ ...wish, because: 'diminta pelapor', sure: false })).toMatchObject({ ok: false });
  expect(await act({ ...wish, because: 'diminta pelapor' }, filed + 3_600_000)).toMatchObject({ ok: true });
  expect(await city.bytes.has(photo)).toBe(true);
  await carryOutErasures({ ...city.deps, ledger }, null, 3671, filed + 3_600_000);
  expect(await city.bytes.has(photo)).toBe(false);
  const orders = (await (await consoleOf('ppdp')).erasure(null))?.orders ?? [];
  expect(orders.find(({ because }) => because === 'diminta pelapor')).toMatchObject({ cases: 1, done: 1 });
});

it('without a ledger nothing is erased', async () => {
  const { ledger: _, ...without } = { ...city.deps, ledger };
  expect(await carryOutErasures(without, null, 3671, over)).toEqual({ announced: 0, erased: 0 });
});
