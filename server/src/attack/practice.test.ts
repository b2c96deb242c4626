/**
 * A practice region reaches nothing that is live: no telephone, no case elsewhere, no signature that could be taken for a real one.
 *
 * Must never: show the guard by a region that would not have been told anyway; each is shown beside a live one.
 */
import { tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { runJobs } from '../jobs/jobs.ts';
import { createPlatform } from '../platform/index.ts';
import { at, deviceOf, openTestCity, type TestCity } from '../platform/testing.ts';

let city: TestCity;
const sent: { readonly to: string; readonly text: string }[] = [];
const messenger = {
  send: async (to: string, text: string) => {
    sent.push({ to, text });
    return null;
  },
};
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
});
afterAll(() => city.close());

/** A region of each kind beside the city, with the city's own services. */
const REGIONS = {
  practice: { ...tangerang, id: 9071, slug: 'latihan', kind: 'practice', hosts: ['latihan.localhost'] },
  demo: tangerang,
  live: { ...tangerang, id: 9072, slug: 'hidup', kind: 'live', hosts: ['hidup.localhost'] },
} as const;
async function reportIn(kind: keyof typeof REGIONS, now: number): Promise<string> {
  const region = REGIONS[kind];
  await city.store.regions.put(region);
  for (const service of city.store.services.current(tangerang.id))
    await city.store.services.publish(region.id, service, 'test', now);
  const context = { device: deviceOf(kind), officer: null, channel: 'portal', language: 'id', now } as const;
  const { portal } = await createPlatform(city.deps)({ ...context, regionId: region.id });
  const begun = await portal.begin('lampu-jalan');
  if (!begun.ok) throw new Error('not begun');
  const { draftId } = begun.value;
  for (const [question, raw] of Object.entries({
    lokasi: { 'lokasi.latitude': '-6.1730', 'lokasi.longitude': '106.6320' },
    jenis: { jenis: 'jalan' },
    kabelTerbuka: { kabelTerbuka: 'tidak' },
    kontak: { kontak: '0812 3456 7890' },
  }))
    await portal.answer(draftId, question, raw);
  const done = await portal.submit(draftId, { persetujuan: 'ya' });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value.number;
}

test.each([
  ['practice', 'nobody', false],
  ['demo', 'simulator', false],
  ['live', 'outside', true],
] as const)('of a report in a %s region, messages go to %s', async (kind, destination, isTold) => {
  const now = at(`2026-11-02T${{ practice: '09', demo: '10', live: '11' }[kind]}:00`);
  sent.splice(0);
  const number = await reportIn(kind, now);
  const { id } = REGIONS[kind];
  const summary = await city.store.cases.byNumber(id, number);
  const rows = await city.store.outbox.of(id, { caseId: summary?.caseId ?? '' });
  expect(new Set(rows.map((row) => row.destination))).toEqual(new Set([destination]));
  await runJobs(city.deps, now + 1_000, { messenger });
  expect(sent.length > 0).toBe(isTold);
});
