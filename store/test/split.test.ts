/** A split writes two cases in one commit or none: once under one key, by one of two officers, for the same applicant. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { digestOf, erasingTopic, type Executed, type Opens } from '../src/index.ts';
import { freshStore, smallPhoto, tangerang, type FreshStore } from '../src/testing.ts';
import { act, freshKey, hour, submit, tuesday, valueOf } from './acting.ts';
import { lampAnswers, letterAnswers, officerOf, testBundles } from './city.ts';

let fresh: FreshStore;
const region = tangerang.id;
const device = 'd'.repeat(64);
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  for (const bundle of testBundles) await fresh.store.services.publish(region, bundle, 'penulis', tuesday);
});
afterAll(() => fresh.close());

interface Split {
  readonly service?: string;
  readonly key?: ReturnType<typeof freshKey>;
  readonly answers?: Opens['answers'];
  readonly now?: number;
  readonly seenVersion?: number;
}
const split = (first: Executed, { service = 'lampu', key = freshKey(), answers, now, seenVersion }: Split = {}) =>
  fresh.store.execute({
    regionId: region,
    caseId: first.caseId,
    command: { type: 'split', actor: officerOf('dishub'), service, into: '', note: 'Dua hal.' },
    channel: 'field',
    now: now ?? tuesday + 24 * hour,
    idempotency: key,
    ...(seenVersion === undefined ? {} : { seenVersion }),
    opens: {
      answers: answers ?? { ...lampAnswers, kontak: '081234567890' },
      facts: {},
      draftId: randomUUID(),
      secretHash: (causedBy) => causedBy.padEnd(64, '0').slice(0, 64),
    },
  });
const into = ({ events }: Executed) => events.flatMap((event) => (event.type === 'split' ? [event.into] : []))[0] ?? '';
const whole = async (number: string) => {
  const found = await fresh.store.cases.whole(region, { number }, device);
  if (found === null) throw new Error(`there is no ${number}`);
  return found;
};
const filed = async (more: Parameters<typeof submit>[3] = {}) =>
  valueOf(await submit(fresh.store, region, 'lampu', { device, ...more }));

test('both cases are there, linked by their events, the second for the devices of the first and promised from its receipt', async () => {
  const { store } = fresh;
  const first = await filed();
  const done = valueOf(await split(first));
  const second = await whole(into(done));
  expect(second.held).toBe(true);
  expect(second.loaded).toMatchObject({
    channel: 'portal',
    filedAt: tuesday + 24 * hour,
    state: { promised: { madeAt: tuesday }, answers: { kontak: '+6281234567890' } },
  });
  expect(second.events[0]).toMatchObject({
    causedBy: `${region}:${first.caseId}:${done.version}`,
    event: { type: 'submitted', splitFrom: { number: first.number, service: 'lampu', receivedAt: tuesday } },
  });
  expect((await whole(first.number)).loaded.state).toMatchObject({ status: 'open', turns: first.state.turns });
  expect(await store.outbox.of(region, { caseId: first.caseId, topics: ['case.split'] })).toMatchObject([
    { body: { into: second.loaded.number, service: 'lampu' } },
  ]);
  expect(
    await store.links.opensCase(
      region,
      second.loaded.caseId,
      `${region}:${first.caseId}:${done.version}`.padEnd(64, '0').slice(0, 64),
    ),
  ).toBe(true);
  expect(await store.audit.verifyChain(region)).toMatchObject({ broken: [] });
  expect((await store.audit.rebuild(region, { check: true })).differences).toEqual([]);
  expect(await store.figures.recount(region)).toEqual([]);
});

test('the second comes in on the day of the split, and its time counts from when the first was received', async () => {
  const done = valueOf(await split(await filed()));
  const { rows } = await fresh.admin.query<{ history: { rounds: object[] } }>(
    'select history from case_row where number = $1',
    [into(done)],
  );
  expect(rows[0]?.history.rounds).toMatchObject([{ openedOn: '2026-03-04', openedAt: tuesday, closedOn: null }]);
});

test('a part of a part waits since the whole was received', async () => {
  const done = valueOf(await split(await filed()));
  const second = await whole(into(done));
  const again = valueOf(
    await split({ ...done, caseId: second.loaded.caseId, number: second.loaded.number }, { now: tuesday + 48 * hour }),
  );
  expect((await whole(into(again))).loaded.state.promised).toMatchObject({ madeAt: tuesday });
});

test('sent twice under one key, it is one case', async () => {
  const first = await filed();
  const key = freshKey();
  const [one, two] = await Promise.all([split(first, { key }), split(first, { key })]);
  expect(into(valueOf(one))).toBe(into(valueOf(two)));
  expect(into(valueOf(await split(first, { key, seenVersion: first.version })))).toBe(into(valueOf(one)));
  expect((await whole(first.number)).events.filter(({ event }) => event.type === 'split')).toHaveLength(1);
});

test('of two officers at once, one wins, the other is told, and nothing of theirs is left', async () => {
  const first = await filed();
  const count = async () => (await fresh.admin.query('select from case_registry')).rowCount;
  const before = (await count()) ?? 0;
  const done = await Promise.all([1, 2, 3].map(() => split(first, { seenVersion: first.version })));
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  expect(done.flatMap((one) => (one.ok ? [] : [one.error.type]))).toEqual(['changedMeanwhile', 'changedMeanwhile']);
  expect(await count()).toBe(before + 1);
});

test('what its own service refuses is refused whole: the first case says nothing of it', async () => {
  const first = await filed();
  expect(await split(first, { service: 'surat', answers: { ...letterAnswers, nik: '1' } })).toMatchObject({
    ok: false,
    error: { type: 'refused', of: 'surat', error: { type: 'answersRefused', errors: [{ field: 'nik' }] } },
  });
  expect(await split(first, { service: 'tidakAda' })).toEqual({ ok: false, error: { type: 'noSuchService' } });
  expect(await split(first, { answers: { ...lampAnswers, keterangan: 'a\0b' } })).toEqual({
    ok: false,
    error: { type: 'unsuitable', field: 'answers.keterangan' },
  });
  expect((await whole(first.number)).loaded.version).toBe(first.version);
});

test('a photo that both show outlives the erasure of either, and goes with the last', async () => {
  const { store } = fresh;
  const foto = { sha256: 'c'.repeat(64) };
  const officer = officerOf('dishub');
  await store.files.stage(region, smallPhoto(foto.sha256, randomUUID(), tuesday));
  const first = await filed({ answers: { foto } });
  const second = await whole(into(valueOf(await split(first, { answers: { ...lampAnswers, foto } }))));
  const end = (caseId: string, now: number) =>
    act(store, region, caseId, officer, 'tolak', { turn: 'diterima/dishub', because: ['pribadi'], now });
  const eraseDue = async (now: number) => {
    const by = 'arsiparis';
    const month = new Date(now).toISOString().slice(0, 7);
    const digest = digestOf(await store.erasure.due(region, now));
    expect(await store.erasure.approve(region, { month, digest, by }, now)).toMatchObject({ ok: true });
    do {
      while ((await store.erasure.announce(region, now)) > 0);
      await store.outbox.delivered(await store.outbox.claim(region, now, { topics: [erasingTopic] }), now);
    } while ((await store.erasure.carryOut(region, now, { append: async () => undefined }, 3)) > 0);
  };
  valueOf(await end(first.caseId, tuesday + 25 * hour));
  await eraseDue(Date.parse('2031-03-10T03:00:00Z'));
  expect(await store.files.casesWith(region, foto.sha256)).toEqual([second.loaded.caseId]);
  expect(await store.files.one(region, foto.sha256)).not.toBeNull();
  expect((await store.cases.load(region, second.loaded.caseId))?.state.answers).toMatchObject({ foto });
  valueOf(await end(second.loaded.caseId, Date.parse('2031-03-11T03:00:00Z')));
  await eraseDue(Date.parse('2036-04-10T03:00:00Z'));
  expect(await store.files.one(region, foto.sha256)).toBeNull();
  expect(await store.erasure.bytesToErase(region)).toContain(foto.sha256);
});
