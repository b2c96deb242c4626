/** What runs by itself: each office is reminded once at half of the time and once on the last day; what a turn's silence means happens by the clock. */
import { tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { at, openTestCity, type TestCity } from '../platform/testing.ts';
import { runJobs } from './jobs.ts';
import { openedBetween } from './reminders.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.appoint('p1', 'Petugas Contoh 1', [{ unit: 'dishub', area: null, position: 'petugas' }]);
});
afterAll(() => city.close());

it('knows the morning of a region by its own offset', () => {
  expect(openedBetween(420, at('2026-11-02T07:29'), at('2026-11-02T07:31'))).toBe(true);
  expect(openedBetween(480, at('2026-11-02T07:29'), at('2026-11-02T07:31'))).toBe(false);
  expect(openedBetween(480, at('2026-11-02T06:29'), at('2026-11-02T06:31'))).toBe(true);
});

/** A dark lamp is reported; resolves with its number. */
async function report(device: string, filed: number, kabelTerbuka: 'ya' | 'tidak'): Promise<string> {
  const { portal } = await city.resident(device, filed);
  const begun = await portal.begin('lampu-jalan');
  if (!begun.ok) throw new Error('not begun');
  const answers = {
    lokasi: { 'lokasi.area': '36.71.01.1001' },
    jenis: { jenis: 'jalan' },
    kabelTerbuka: { kabelTerbuka },
  };
  for (const [question, raw] of Object.entries(answers)) await portal.answer(begun.value.draftId, question, raw);
  const sent = await portal.submit(begun.value.draftId, { persetujuan: 'ya' });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  return sent.value.number;
}

/** Who was told that half of the time of this case has passed, as `to: due`. */
async function halves(number: string, now: number): Promise<readonly string[]> {
  const seen = await (await city.officer('p1', now)).console.outbox({});
  return seen.rows
    .filter((one) => one.number === number && one.text.includes('separuh waktu'))
    .map(({ to, text }) => `${to.id}: ${text.split('Jatuh tempo ')[1] ?? ''}`);
}
const round = (local: string) => runJobs(city.deps, at(local), {}, at(local) - 60_000);

it('reminds at half of the time and on the last day, tells resident and head when the time has passed, and leaves nothing to deliver', async () => {
  const filed = at('2026-11-02T10:00');
  const number = await report('a', filed, 'tidak');

  // Due on Thursday 5 November, 16.00: three working days after Monday.
  await round('2026-11-03T07:30');
  expect(await halves(number, at('2026-11-03T07:31'))).toEqual([]);
  await runJobs(city.deps, at('2026-11-04T07:31'), {}, at('2026-11-04T07:29'));
  await runJobs(city.deps, at('2026-11-04T07:32'), {}, at('2026-11-04T07:29'));
  expect(await halves(number, at('2026-11-04T08:00'))).toEqual(['Dinas Perhubungan: Kam, 5 Nov 16.00.']);
  // Two processes at once, a second apart: their city hears it once.
  await Promise.all(
    [0, 1000].map((late) => runJobs(city.deps, at('2026-11-05T07:31') + late, {}, at('2026-11-05T07:29') + late)),
  );
  await runJobs(city.deps, at('2026-11-05T07:32'), {}, at('2026-11-05T07:31'));
  await runJobs(city.deps, at('2026-11-05T15:59'));
  const seen = await (await city.officer('p1', at('2026-11-05T15:59'))).console.outbox({});
  expect(seen.rows.filter(({ text }) => text.includes('jatuh tempo hari ini')).map(({ to }) => to.id)).toEqual([
    'Dinas Perhubungan',
  ]);
  expect(seen.rows.some(({ to }) => to.id.startsWith('Pimpinan'))).toBe(false);

  await runJobs(city.deps, at('2026-11-05T16:00'));
  await runJobs(city.deps, at('2026-11-05T16:01'));
  const late = await (await city.officer('p1', at('2026-11-05T16:02'))).console.outbox({});
  expect(late.rows.filter(({ to }) => to.id === 'Pimpinan Dinas Perhubungan')).toHaveLength(1);
  // Who reported it left no number: the page of the matter has it.
  expect(new Set(late.rows.map(({ channel, state }) => `${channel} ${state}`))).toEqual(
    new Set(['page onPage', 'email sent']),
  );
  expect(await city.store.figures.recount(tangerang.id)).toEqual([]);
});

it('reminds the officer who holds the case, and waits for the next working day where the half falls on a weekend', async () => {
  // Thursday to Tuesday, three working days: the half is on Sunday.
  const number = await report('b', at('2026-11-12T10:00'), 'tidak');
  for (const day of ['13', '14', '15']) await round(`2026-11-${day}T07:30`);
  expect(await halves(number, at('2026-11-15T08:00'))).toEqual([]);
  const early = await city.officer('p1', at('2026-11-16T07:20'));
  expect(await early.console.claim(number)).toMatchObject({ ok: true });
  await round('2026-11-16T07:30');
  await round('2026-11-17T07:30');
  expect(await halves(number, at('2026-11-17T08:00'))).toEqual([
    'Petugas Contoh 1, Dinas Perhubungan: Sel, 17 Nov 16.00.',
  ]);
});

it('reminds of a clock of hours at its very half, by night too', async () => {
  const number = await report('c', at('2026-11-17T20:00'), 'ya');
  await round('2026-11-17T21:59');
  expect(await halves(number, at('2026-11-17T21:59'))).toEqual([]);
  for (const minute of ['22:00', '22:01', '23:00']) await round(`2026-11-17T${minute}`);
  expect(await halves(number, at('2026-11-17T23:01'))).toEqual(['Dinas Perhubungan: Rab, 18 Nov 00.00.']);
});

it('seals each day an hour after it is over, also those on which nothing ran, and each once', async () => {
  const { audit } = city.deps.store;
  const days = async () => (await audit.heads(tangerang.id, { limit: 5 })).map(({ day }) => day);
  await runJobs(city.deps, at('2027-03-02T00:30'), {}, at('2027-03-01T23:30'));
  const before = (await days())[0];
  expect(before).toBe('2027-02-28');
  await runJobs(city.deps, at('2027-03-02T01:00'), {}, at('2027-03-02T00:59'));
  expect((await days())[0]).toBe('2027-03-01');
  await runJobs(city.deps, at('2027-03-05T09:00'), {}, at('2027-03-05T08:59'));
  expect((await days()).slice(0, 4)).toEqual(['2027-03-04', '2027-03-03', '2027-03-02', '2027-03-01']);
  expect((await audit.verifyChain(tangerang.id)).heads).toEqual([]);
});
