/** The thin line through the store: publish, submit, queue, act, once under one key. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { freshStore, tangerang, type FreshStore } from '../src/testing.ts';
import { applicant, kelurahan, lampAnswers, letterAnswers, officerOf, testBundles } from './city.ts';

let fresh: FreshStore;
const now = Date.parse('2026-03-03T03:00:00Z');
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  for (const bundle of testBundles) await fresh.store.services.publish(tangerang.id, bundle, 'penulis', now);
});
afterAll(() => fresh.close());

const key = (name: string) => ({ caller: 'test', key: name, requestHash: name });

test('a report is filed, stands in the queue of its unit, and leads on when an officer acts', async () => {
  const { store } = fresh;
  const filed = await store.execute({
    regionId: 3671,
    serviceId: 'lampu',
    command: { type: 'submit', actor: applicant, answers: lampAnswers, facts: {} },
    channel: 'portal',
    now,
    idempotency: key('a'),
  });
  expect(filed).toMatchObject({ ok: true, value: { replayed: false } });
  if (!filed.ok) return;
  const page = await store.queue.page(3671, { hands: [{ unit: 'dishub', area: null }] }, now);
  expect(page.rows).toMatchObject([
    { caseId: filed.value.caseId, stage: 'diterima', latitude: lampAnswers.lokasi.latitude, caseArea: kelurahan },
  ]);
  const turn = page.rows[0]?.turnId ?? '';
  const acted = await store.execute({
    regionId: 3671,
    caseId: filed.value.caseId,
    command: { type: 'act', turn, action: 'jadwalkan', actor: officerOf('dishub') },
    channel: 'portal',
    now: now + 1,
    idempotency: key('b'),
    seenVersion: filed.value.version,
  });
  expect(acted).toMatchObject({ ok: true });
  expect((await store.cases.summary(3671, filed.value.caseId))?.stages).toEqual(['diperbaiki']);
  expect(await store.audit.verifyChain(3671)).toMatchObject({ broken: [] });
  expect((await store.audit.rebuild(3671, { check: true })).differences).toEqual([]);
  expect(await store.figures.recount(3671)).toEqual([]);
});

test('a letter that the registry confirms is numbered in the same commit', async () => {
  const { store } = fresh;
  const facts = { warga: { state: 'known', value: true, source: 'contoh', at: now } } as const;
  const filed = await store.execute({
    regionId: 3671,
    serviceId: 'surat',
    command: { type: 'submit', actor: applicant, answers: letterAnswers, facts },
    channel: 'portal',
    now,
    idempotency: key('c'),
  });
  expect(filed).toMatchObject({ ok: true, value: { state: { status: 'ended' } } });
  if (!filed.ok) return;
  expect(await store.documents.ofCase(3671, filed.value.caseId)).toMatchObject([
    { number: 'B/001/400.8.2.2/III/2026', unit: 'kelurahan', area: kelurahan, signedAs: 'seal', status: 'numbered' },
  ]);
  expect(await store.search.find(3671, 'Warga Conto')).toHaveLength(1);
  expect(await store.search.find(3671, '3671010101900001')).toHaveLength(1);
});
