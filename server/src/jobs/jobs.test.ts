/** What runs by itself: each office is reminded once on the morning of the last day; what a turn's silence means happens by the clock. */
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

it('reminds on the last day, tells resident and head when the time has passed, and leaves nothing to deliver', async () => {
  const filed = at('2026-11-02T10:00');
  const { portal } = await city.resident('a', filed);
  const begun = await portal.begin('lampu-jalan');
  if (!begun.ok) throw new Error('not begun');
  const answers = {
    lokasi: { 'lokasi.area': '36.71.01.1001' },
    jenis: { jenis: 'jalan' },
    kabelTerbuka: { kabelTerbuka: 'tidak' },
  };
  for (const [question, raw] of Object.entries(answers)) await portal.answer(begun.value.draftId, question, raw);
  const sent = await portal.submit(begun.value.draftId, { persetujuan: 'ya' });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));

  // Due on Thursday 5 November, 16.00: three working days after Monday.
  await runJobs(city.deps, at('2026-11-04T07:31'), {}, at('2026-11-04T07:29'));
  // Two processes at once, a second apart: their city hears it once.
  await Promise.all(
    [0, 1000].map((late) => runJobs(city.deps, at('2026-11-05T07:31') + late, {}, at('2026-11-05T07:29') + late)),
  );
  await runJobs(city.deps, at('2026-11-05T07:32'), {}, at('2026-11-05T07:31'));
  await runJobs(city.deps, at('2026-11-05T15:59'));
  const seen = await (await city.officer('p1', at('2026-11-05T15:59'))).console.outbox();
  expect(seen.filter(({ text }) => text.includes('jatuh tempo hari ini')).map(({ to }) => to)).toEqual([
    'Dinas Perhubungan',
  ]);
  expect(seen.some(({ to }) => to.startsWith('Pimpinan'))).toBe(false);

  await runJobs(city.deps, at('2026-11-05T16:00'));
  await runJobs(city.deps, at('2026-11-05T16:01'));
  const late = await (await city.officer('p1', at('2026-11-05T16:02'))).console.outbox();
  expect(late.filter(({ to }) => to === 'Pimpinan Dinas Perhubungan')).toHaveLength(1);
  expect(late.every(({ state }) => state === 'sent')).toBe(true);
  expect(await city.store.figures.recount(tangerang.id)).toEqual([]);
});
