/** A person is told of an erasure at the telephone that they left, before it is erased with the rest (UU 27/2022 Pasal 45). */
import { tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { at, openTestCity, putLikeTangerang, type TestCity } from '../platform/testing.ts';
import { runJobs } from './jobs.ts';

const region = { ...tangerang, id: 9073, slug: 'hidup', kind: 'live', hosts: ['hidup.localhost'] } as const;
const filed = at('2026-11-03T09:00');
const asked = at('2026-11-05T09:00');
const HOUR = 3_600_000;
const ledger = { append: async () => undefined };
let city: TestCity;
const sent: { readonly to: string; readonly text: string }[] = [];
let silent = false;
const messenger = {
  send: async (to: string, text: string) => {
    if (silent) throw new Error('gateway');
    sent.push({ to, text });
    return null;
  },
};
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await putLikeTangerang(city, region);
});
afterAll(() => city.close());

/** A report that its reporter took back, so that the law may be asked to erase it. Resolves with its id. */
async function withdrawn(kontak: string | null): Promise<string> {
  const lokasi = { latitude: -6.1783, longitude: 106.6319, area: '36.71.01.1001' };
  const answers = { lokasi, jenis: 'jalan', kabelTerbuka: false, ...(kontak === null ? {} : { kontak }) };
  const usual = { regionId: region.id, channel: 'portal' } as const;
  const key = () => ({ caller: 'test', key: crypto.randomUUID(), requestHash: 'x' });
  const done = await city.store.execute({
    ...usual,
    serviceId: 'lampu-jalan',
    command: { type: 'submit', actor: { kind: 'applicant' }, facts: {}, answers },
    now: filed,
    idempotency: key(),
  });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const { caseId } = done.value;
  const command = { type: 'withdraw', actor: { kind: 'applicant' } } as const;
  await city.store.execute({ ...usual, caseId, command, now: filed + HOUR, idempotency: key() });
  await runJobs(city.deps, filed + HOUR, { messenger });
  sent.splice(0);
  return caseId;
}
const request = (caseId: string) =>
  city.store.erasure.request(
    region.id,
    { caseIds: [caseId], because: caseId, basis: 'UU 27/2022 Pasal 8', by: 'ppdp' },
    asked,
  );
const round = (now: number) => runJobs({ ...city.deps, ledger }, now, { messenger });
const isErased = async (caseId: string) => (await city.store.cases.load(region.id, caseId))?.state.erased;
const orderOf = async (caseId: string) =>
  (await city.store.erasure.orders(region.id)).find(({ because }) => because === caseId);

it('writes once to the telephone that was left, then erases it, and the order says how many were told', async () => {
  const caseId = await withdrawn('+6281234567890');
  expect(await request(caseId)).toMatchObject({ ok: true });
  await round(asked);
  await round(asked + 1_000);
  expect(sent.map(({ to }) => to)).toEqual(['+6281234567890']);
  expect(sent[0]?.text).toMatch(/^BL-\S+: data pribadi Anda di urusan ini kami hapus/);
  expect(await isErased(caseId)).toBe(true);
  expect(await city.store.outbox.of(region.id, { caseId })).toEqual([]);
  expect(await orderOf(caseId)).toMatchObject({ cases: 1, done: 1, told: 1 });
});

it('while the gateway is silent or the case is held the data stay, and the message goes when it can', async () => {
  const caseId = await withdrawn('+6281234567891');
  await request(caseId);
  silent = true;
  await round(asked);
  expect(await isErased(caseId)).toBe(false);
  silent = false;
  await city.store.erasure.hold(region.id, { caseId, because: 'perkara', by: 'ppdp' }, asked);
  await round(asked + HOUR);
  expect([sent, await isErased(caseId)]).toEqual([[], false]);
  const [hold] = await city.store.erasure.holds(region.id, caseId);
  await city.store.erasure.lift(region.id, { holdId: hold?.holdId ?? '', because: 'putus', by: 'ppdp' }, asked);
  await round(asked + 3 * HOUR);
  expect(sent).toHaveLength(1);
  expect(await isErased(caseId)).toBe(true);
});

it('who left no telephone is not waited for, and not counted as told', async () => {
  const caseId = await withdrawn(null);
  await request(caseId);
  await round(asked);
  expect([sent, await isErased(caseId)]).toEqual([[], true]);
  expect(await orderOf(caseId)).toMatchObject({ done: 1, told: 0 });
});
