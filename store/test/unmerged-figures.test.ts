/** Figures tell what an objection reopened from what came back because its merge was undone; also in a city that was counted before they did. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseCommand } from '@balai/kernel';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { freshStore, tangerang, type FreshStore } from '../src/testing.ts';
import { hour, submit, tuesday, valueOf } from './acting.ts';
import { officerOf, testBundles } from './city.ts';

const region = tangerang.id;
let fresh: FreshStore;
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  for (const bundle of testBundles) await fresh.store.services.publish(region, bundle, 'penulis', tuesday);
});
afterAll(() => fresh.close());

const filed = async () => valueOf(await submit(fresh.store, region, 'lampu'));
let keys = 0;
const run = async (caseId: string, command: CaseCommand) => {
  keys += 1;
  const idempotency = { caller: 'test', key: String(keys), requestHash: 'm' };
  const now = tuesday + keys * hour;
  return valueOf(await fresh.store.execute({ regionId: region, caseId, command, channel: 'portal', now, idempotency }));
};
const merge = (caseId: string, into: string) => run(caseId, { type: 'merge', actor: officerOf('dishub'), into });
const apart = (caseId: string) =>
  run(caseId, { type: 'unmerge', actor: officerOf('dishub'), survivor: 'open', note: 'Bukan yang sama.' });
const object = (caseId: string) =>
  run(caseId, { type: 'object', actor: { kind: 'applicant' }, with: { keberatan: { masalah: 'Bukan itu.' } } });

/** By the figures of the page, and by the events themselves. */
async function counted() {
  const { figures, audit } = fresh.store;
  const rows = await figures.rows(region, { from: '2026-01-01', to: '2026-12-31' });
  const sum = (measure: 'reopened' | 'unmerged') => rows.reduce((total, row) => total + row[measure], 0);
  const events = await fresh.admin.query<{ type: string; n: number }>(
    `select type, count(*)::int as n from event where region_id = $1 and type in ('objected', 'unmerged') group by type`,
    [region],
  );
  const of = (type: string): number => events.rows.find((row) => row.type === type)?.n ?? 0;
  expect(await figures.recount(region)).toEqual([]);
  expect((await audit.rebuild(region, { check: true })).differences).toEqual([]);
  return {
    kept: { objected: sum('reopened') - sum('unmerged'), unmerged: sum('unmerged') },
    events: { objected: of('objected'), unmerged: of('unmerged') },
  };
}

test('both kinds are counted as the events say, in one case too', async () => {
  const [a, b, c] = [await filed(), await filed(), await filed()];
  await merge(a.caseId, b.number);
  await apart(a.caseId);
  await merge(a.caseId, c.number);
  await object(a.caseId);
  await merge(c.caseId, b.number);
  await apart(c.caseId);
  const { kept, events } = await counted();
  expect(kept).toEqual({ objected: 1, unmerged: 2 });
  expect(kept).toEqual(events);
});

test('a city that was counted before is counted the same after the upgrade, folded counters and waiting ones alike', async () => {
  await fresh.store.figures.fold(region);
  for (const table of ['figure', 'figure_delta'])
    await fresh.admin.query(`delete from ${table} where region_id = $1 and measure = 'unmerged'`, [region]);
  expect(await fresh.store.figures.recount(region)).not.toEqual([]);
  const file = join(import.meta.dirname, '..', 'migrations', '0038_undone_merges_counted.sql');
  await fresh.admin.query(readFileSync(file, 'utf8'));
  const { kept, events } = await counted();
  expect(kept).toEqual({ objected: 1, unmerged: 2 });
  expect(kept).toEqual(events);
});
