/** Cases that were merged: who follows what goes on, through however many merges, and until a merge is undone or contested. */
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
const run = async (caseId: string, command: CaseCommand) =>
  valueOf(
    await fresh.store.execute({
      regionId: region,
      caseId,
      command,
      channel: 'portal',
      now: tuesday + hour,
      idempotency: { caller: 'test', key: String((keys += 1)), requestHash: 'm' },
    }),
  );
const merge = (caseId: string, into: string) => run(caseId, { type: 'merge', actor: officerOf('dishub'), into });
const apart = (caseId: string) =>
  run(caseId, { type: 'unmerge', actor: officerOf('dishub'), survivor: 'open', note: 'Bukan yang sama.' });

test('a chain of merges is one matter until one of its links is taken out', async () => {
  const { cases, followers } = fresh.store;
  const [a, b, c] = [await filed(), await filed(), await filed()];
  await merge(a.caseId, b.number);
  await merge(b.caseId, c.number);
  expect((await cases.joinedInto(region, c.caseId)).toSorted()).toEqual([a.caseId, b.caseId].toSorted());
  expect(await cases.joinedInto(region, a.caseId)).toEqual([]);
  expect(await cases.survivorOf(region, a.caseId)).toBe(c.caseId);
  expect(await cases.survivorOf(region, c.caseId)).toBeNull();
  for (const [followed, by] of [
    [a, 'one'],
    [b, 'one'],
    [c, 'two'],
  ] as const)
    await followers.follow(region, followed.caseId, by, tuesday);
  expect((await cases.whole(region, { caseId: c.caseId }, null))?.followers).toBe(2);
  expect(await followers.follows(region, [a.caseId], 'two')).toBe(false);

  await apart(b.caseId);
  expect(await cases.joinedInto(region, c.caseId)).toEqual([]);
  expect(await cases.joinedInto(region, b.caseId)).toEqual([a.caseId]);
  expect(await cases.survivorOf(region, a.caseId)).toBe(b.caseId);
  expect((await cases.whole(region, { caseId: c.caseId }, null))?.followers).toBe(1);
});

test('what its reporter has reopened has joined nothing any more', async () => {
  const { cases } = fresh.store;
  const [a, b] = [await filed(), await filed()];
  await merge(a.caseId, b.number);
  await run(a.caseId, { type: 'object', actor: { kind: 'applicant' }, with: { keberatan: { masalah: 'Bukan itu.' } } });
  expect(await cases.joinedInto(region, b.caseId)).toEqual([]);
  expect(await cases.survivorOf(region, a.caseId)).toBeNull();
});

test('two cases that name each other are no endless matter', async () => {
  const { cases } = fresh.store;
  const [a, b] = [await filed(), await filed()];
  await merge(a.caseId, b.number);
  await merge(b.caseId, a.number);
  expect(await cases.joinedInto(region, a.caseId)).toEqual([b.caseId]);
  expect(await cases.survivorOf(region, a.caseId)).toBeNull();
});
