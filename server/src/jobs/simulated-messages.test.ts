/** The gateway of the demo is switched: messages wait and are tried again, are given up, come back; once it is well, they go. */
import { tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { at, openTestCity, putLikeTangerang, type TestCity } from '../platform/testing.ts';
import type { OutboxMessage } from '../platform/platform-types.ts';
import { runJobs } from './jobs.ts';
import { executingIn } from './testing.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.appoint('p1', 'Petugas Dishub', [{ unit: 'dishub', area: null, position: 'petugas' }]);
});
afterAll(() => city.close());
beforeEach(() => city.gateway.turn('ok'));

const round = (now: number) => runJobs(city.deps, now);
const lokasi = { latitude: -6.1783, longitude: 106.6319, area: '36.71.01.1001' };
async function report(now: number, kontak?: string): Promise<string> {
  const done = await executingIn(city, tangerang.id)(now, {
    serviceId: 'lampu-jalan',
    command: {
      type: 'submit',
      actor: { kind: 'applicant' },
      facts: {},
      answers: { lokasi, jenis: 'jalan', kabelTerbuka: false, ...(kontak === undefined ? {} : { kontak }) },
    },
  });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const summary = await city.store.cases.summary(tangerang.id, done.value.caseId);
  return summary?.number ?? '';
}
async function messageOf(number: string, now: number): Promise<OutboxMessage | undefined> {
  const { console: desk } = await city.officer('p1', now);
  return (await desk.outbox({ number })).rows.at(-1);
}
const turned = async (now: number, mode: 'ok' | 'slow' | 'refuses' | 'loses') =>
  (await city.officer('p1', now)).console.setSimulator('gerbangPesan', mode);

it('waits for a slow gateway, tries again with growing pauses, and gets through', async () => {
  const now = at('2026-11-03T09:00');
  expect(await turned(now, 'slow')).toEqual({ ok: true, value: null });
  const number = await report(now, '+6281234567890');
  await round(now + 1_000);
  expect(await messageOf(number, now + 2_000)).toMatchObject({ state: 'waiting', tried: 1, nextAt: now + 11_000 });
  await round(now + 11_000);
  expect(await messageOf(number, now + 12_000)).toMatchObject({ state: 'waiting', tried: 2, nextAt: now + 31_000 });
  await round(now + 31_000);
  expect(await messageOf(number, now + 32_000)).toMatchObject({ state: 'sent', tried: 3, sentAt: now + 31_000 });
});

it('gives up what is refused, and lets what has no telephone alone', async () => {
  const now = at('2026-11-03T10:00');
  await turned(now, 'refuses');
  const number = await report(now, '+6281234567891');
  const silent = await report(now);
  await round(now + 1_000);
  expect(await messageOf(number, now + 2_000)).toMatchObject({ state: 'failed', tried: 1, nextAt: null });
  expect(await messageOf(silent, now + 2_000)).toMatchObject({ state: 'onPage' });
  const { console: desk } = await city.officer('p1', now + 2_000);
  const view = await desk.caseDetail(number);
  expect(view.type === 'case' && view.unreached?.count).toBe(1);
});

it('hears afterwards of what was taken and lost', async () => {
  const now = at('2026-11-03T11:00');
  await turned(now, 'loses');
  const number = await report(now, '+6281234567892');
  await round(now + 1_000);
  expect(await messageOf(number, now + 2_000)).toMatchObject({ state: 'sent' });
  await round(now + 11_000);
  expect(await messageOf(number, now + 12_000)).toMatchObject({ state: 'bounced', sentAt: null });
});

it('plays WhatsApp and SMS, and says the same of a telephone whether its switch was turned or not', async () => {
  const now = at('2026-11-03T11:30');
  const channels = new Set<string>();
  for (let n = 0; n < 24; n += 1) {
    const number = await report(now, `+6281234568${100 + n}`);
    if (n % 2 === 0) await turned(now, 'loses');
    await round(now + 1_000);
    await turned(now, 'ok');
    const told = await messageOf(number, now + 2_000);
    expect(told?.state).toBe('sent');
    channels.add(told?.channel ?? '');
  }
  expect([...channels].toSorted()).toEqual(['sms', 'whatsapp']);
});

it('lets go what waits as soon as it is well again', async () => {
  const now = at('2026-11-03T12:00');
  await turned(now, 'slow');
  const number = await report(now, '+6281234567893');
  await round(now + 1_000);
  await turned(now + 2_000, 'ok');
  await round(now + 11_000);
  expect(await messageOf(number, now + 12_000)).toMatchObject({ state: 'sent', tried: 2 });
});

it('stands in a practice region too, and in no live one', async () => {
  const now = at('2026-11-03T12:30');
  city.gateway.turn('refuses');
  for (const [id, kind, becomes] of [
    [9083, 'practice', 'givenUp'],
    [9084, 'live', 'delivered'],
  ] as const) {
    await putLikeTangerang(city, { ...tangerang, id, slug: kind, kind, hosts: [`${kind}.localhost`] });
    const answers = { lokasi, jenis: 'jalan', kabelTerbuka: false, kontak: '+6281234567895' };
    const command = { type: 'submit', actor: { kind: 'applicant' }, facts: {}, answers };
    const done = await executingIn(city, id)(now, { serviceId: 'lampu-jalan', command });
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    await round(now + 1_000);
    const rows = await city.store.outbox.of(id, { caseId: done.value.caseId, topics: ['case.submitted'] });
    expect(rows.map(({ state }) => state)).toEqual([becomes]);
  }
});

it('has its own states, and knows none of a register', async () => {
  const now = at('2026-11-03T13:00');
  const { console: desk } = await city.officer('p1', now);
  expect((await desk.simulators()).find(({ id }) => id === 'gerbangPesan')).toMatchObject({
    mode: 'ok',
    modes: ['ok', 'slow', 'refuses', 'loses'],
  });
  expect(await desk.setSimulator('gerbangPesan', 'down')).toMatchObject({ ok: false });
  expect(await desk.setSimulator('kependudukan', 'loses')).toMatchObject({ ok: false });
});
