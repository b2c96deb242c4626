/**
 * News of a case reaches those who follow it and the reporters of the cases that have joined it: each once, no more than is public, and
 * no longer once a merge is undone.
 */
import { tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { createPlatform } from '../platform/create-platform.ts';
import type { PlatformDeps } from '../platform/platform-deps.ts';
import { at, deviceOf, openTestCity, putLikeTangerang, type TestCity } from '../platform/testing.ts';
import { runJobs } from './jobs.ts';
import { executingIn } from './testing.ts';

const region = { ...tangerang, id: 9077, slug: 'ikuti', kind: 'live', hosts: ['ikuti.localhost'] } as const;
const HOUR = 3_600_000;
let city: TestCity;
let deps: PlatformDeps;
let now = at('2026-11-02T08:00');
/** By telephone, or by device, what came, in order. */
let heard: { readonly to: string; readonly text: string; readonly path?: string }[] = [];
const messenger = {
  send: async (to: string, text: string) => {
    heard.push({ to, text });
    return null;
  },
};
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await putLikeTangerang(city, region);
  const push: NonNullable<PlatformDeps['push']> = {
    publicKey: 'kunci',
    accepts: (given) => given,
    send: async (subscription, payload) => {
      const { body, path } = JSON.parse(payload) as { readonly body: string; readonly path: string };
      heard.push({ to: subscription, text: body, path });
      return 'sent';
    },
  };
  deps = { ...city.deps, push };
});
afterAll(() => city.close());
beforeEach(() => {
  now = at('2026-11-02T09:00');
  heard = [];
});

const portal = async (device: string, language: 'id' | 'en' = 'id') =>
  (
    await createPlatform(deps)({
      regionId: region.id,
      device: deviceOf(device),
      officer: null,
      channel: 'portal',
      language,
      now,
    })
  ).portal;

interface Filed {
  readonly caseId: string;
  readonly number: string;
}
async function report(device: string, kontak?: string): Promise<Filed> {
  const lokasi = { latitude: -6.1783, longitude: 106.6319, area: '36.71.01.1001', note: 'rumah Bu Contoh' };
  const answers = { lokasi, jenis: 'jalan', kabelTerbuka: false, ...(kontak === undefined ? {} : { kontak }) };
  const command = { type: 'submit', actor: { kind: 'applicant' }, facts: {}, answers };
  const done = await executingIn(deps, region.id)(now, { serviceId: 'lampu-jalan', command });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  await deps.store.devices.bindCase(region.id, deviceOf(device), done.value.caseId, now);
  await rounds();
  heard = [];
  return { caseId: done.value.caseId, number: done.value.number };
}
const officer = { kind: 'officer', officer: 'p1', unit: 'dishub', area: null, positions: ['petugas'] };
async function run({ caseId }: Filed, command: object): Promise<void> {
  now += HOUR / 6;
  const done = await executingIn(deps, region.id)(now, { caseId, command });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}
const merge = (one: Filed, { number }: Filed) => run(one, { type: 'merge', actor: officer, into: number });
const apart = (one: Filed) =>
  run(one, { type: 'unmerge', actor: officer, survivor: 'open', note: 'Tiangnya lain, kata Bu Contoh.' });
const schedule = (one: Filed) =>
  run(one, { type: 'act', turn: 'diterima/dishub', action: 'jadwalkan', actor: officer });
const withdraw = (one: Filed) => run(one, { type: 'withdraw', actor: { kind: 'applicant' } });
/** The first round spreads the news, the second sends it, and the third has nothing to do. */
async function rounds(): Promise<void> {
  for (const _ of [1, 2, 3]) await runJobs(deps, (now += 1_000), { messenger });
}
async function newsOf(act: Promise<void>): Promise<typeof heard> {
  heard = [];
  await act;
  await rounds();
  return heard.toSorted((a, b) => a.to.localeCompare(b.to));
}
async function followBy(device: string, { number }: Filed, language: 'id' | 'en' = 'id'): Promise<void> {
  const page = await portal(device, language);
  expect(await page.follow(number, null)).toMatchObject({ ok: true });
  expect(await page.beginNotices(number, { langganan: device })).toEqual({ ok: true, value: null });
}
const told = (news: typeof heard) => news.map(({ to }) => to);

it('tells a device that follows, in its language, only what its public page says', async () => {
  const one = await report('pemilik', '+6281200000001');
  await followBy('tetangga', one, 'en');
  expect(await (await portal('tetangga')).following(one.number)).toEqual({
    follows: true,
    notices: { key: 'kunci', on: true },
  });
  const [byPhone, byDevice] = await newsOf(schedule(one));
  expect(byPhone?.to).toBe('+6281200000001');
  expect(byDevice).toEqual({
    to: 'tetangga',
    text: expect.stringMatching(new RegExp(`^${one.number}: .*at the latest`, 'u')),
    path: `/urusan/${one.number}`,
  });
  expect(await newsOf(withdraw(one))).toEqual([
    expect.objectContaining({ to: '+6281200000001' }),
    expect.objectContaining({ to: 'tetangga', text: `${one.number}: was withdrawn by its reporter.` }),
  ]);
  expect(JSON.stringify(heard)).not.toContain('Bu Contoh');
});

it('a follower reads what is public, is asked nothing, and stops when they say so or wipe the device', async () => {
  const one = await report('pemilik2');
  for (const end of ['stop', 'wipe'] as const) {
    await followBy(end, one);
    const page = await portal(end);
    const [card] = await page.myCases();
    expect(card).toMatchObject({ number: one.number, followed: true, needsYou: false });
    expect(await page.case(one.number)).toBeNull();
    expect(JSON.stringify([card, await page.publicCase(one.number)])).not.toContain('Bu Contoh');
    if (end === 'stop') await page.unfollow(one.number);
    else await page.wipeDevice();
    expect(await page.following(one.number)).toEqual({ follows: false, notices: null });
    expect(await page.myCases()).toEqual([]);
    expect(await page.beginNotices(one.number, { langganan: end })).toMatchObject({ ok: false });
  }
  expect(await newsOf(schedule(one))).toEqual([]);
});

it('a merge tells reporter and followers; they hear the next stage and the end of the other, once, and their own again after it is undone', async () => {
  const [first, second] = [await report('a', '+6281200000011'), await report('b', '+6281200000012')];
  await followBy('ikut kedua', second);
  await followBy('ikut dua-duanya', first);
  await followBy('ikut dua-duanya', second);
  await (await portal('b')).beginNotices(second.number, { langganan: 'gawai b' });

  const joined = await newsOf(merge(second, first));
  expect(told(joined)).toEqual(['+6281200000012', 'gawai b', 'ikut dua-duanya', 'ikut kedua']);
  for (const { text } of joined) expect(text).toContain(first.number);
  // Two devices, one of which follows both.
  expect((await (await portal('a')).case(first.number))?.followers).toBe(2);

  const stage = await newsOf(schedule(first));
  expect(told(stage)).toEqual(['+6281200000011', '+6281200000012', 'gawai b', 'ikut dua-duanya', 'ikut kedua']);
  expect(stage[1]?.text).toMatch(
    new RegExp(`^${second.number} \\(digabung dengan ${first.number}\\): .*paling lambat`, 'u'),
  );
  expect(stage[2]).toMatchObject({ text: stage[1]?.text, path: `/urusan/${second.number}` });
  expect(stage[3]).toMatchObject({ path: `/urusan/${first.number}` });

  const [thread] = (await (await portal('b')).case(second.number))?.thread ?? [];
  expect(thread).toMatchObject({ kind: 'joinedWith', number: first.number, address: null, said: [] });
  expect(thread?.open?.timeline.length).toBeGreaterThan(1);
  expect(JSON.stringify(thread)).not.toContain('Bu Contoh');
  expect((await (await portal('siapa saja')).publicCase(second.number))?.thread).toEqual([thread]);

  const undone = await newsOf(apart(second));
  expect(told(undone)).toEqual(['+6281200000012', 'gawai b', 'ikut dua-duanya', 'ikut kedua']);
  expect(JSON.stringify(undone)).not.toContain('Bu Contoh');
  expect((await (await portal('b')).case(second.number))?.thread).toEqual([]);

  expect(told(await newsOf(withdraw(first)))).toEqual(['+6281200000011', 'ikut dua-duanya']);
  const own = await newsOf(schedule(second));
  expect(told(own)).toEqual(['+6281200000012', 'gawai b', 'ikut dua-duanya', 'ikut kedua']);
  for (const { text } of own) expect(text).toMatch(new RegExp(`^${second.number}: `, 'u'));
});

it('a chain of merges is heard to its end by all of it', async () => {
  const phones = ['+6281200000021', '+6281200000022', '+6281200000023'] as const;
  const [a, b, c] = [await report('ca', phones[0]), await report('cb', phones[1]), await report('cc', phones[2])];
  await followBy('ikut a', a);
  await merge(a, b);
  await rounds();
  expect(told(await newsOf(merge(b, c)))).toEqual([phones[0], phones[1], 'ikut a']);
  expect(heard.find(({ to }) => to === phones[0])?.text).toContain(c.number);
  expect(told(await newsOf(schedule(c)))).toEqual([...phones, 'ikut a']);
  expect(told(await newsOf(apart(b)))).toEqual([phones[0], phones[1], 'ikut a']);
  expect(told(await newsOf(withdraw(c)))).toEqual([phones[2]]);
  expect(told(await newsOf(schedule(b)))).toEqual([phones[0], phones[1], 'ikut a']);
});

it('who reported twice under one number hears it once, and a lost answer doubles nothing', async () => {
  const [first, second] = [await report('d', '+6281200000031'), await report('e', '+6281200000031')];
  const third = await report('f', '+6281200000033');
  await merge(second, first);
  await merge(third, first);
  await rounds();
  expect(told(await newsOf(schedule(first)))).toEqual(['+6281200000031', '+6281200000033']);
  const rows = await deps.store.outbox.of(region.id, { caseId: first.caseId, topics: ['case.turnBegan'] });
  await deps.store.outbox.bounced(region.id, rows[0]?.id ?? '', now, 'lost');
  // As if the process had ended before it said that the row was done.
  const { spreadNews } = await import('../platform/messages/spread-news.ts');
  const loaded = await deps.store.cases.load(region.id, first.caseId);
  if (loaded === null || rows[0] === undefined) throw new Error('gone');
  heard = [];
  await spreadNews(deps, rows[0], loaded, now + 1, true);
  await rounds();
  expect(heard).toEqual([]);
});

it('news that was on its way when a merge was undone goes to nobody whose case it is no more', async () => {
  const [first, second] = [await report('g', '+6281200000041'), await report('h', '+6281200000042')];
  await merge(second, first);
  await rounds();
  now = at('2026-11-02T22:00');
  await schedule(first);
  await rounds();
  await apart(second);
  now = at('2026-11-03T07:00');
  const news = await newsOf(Promise.resolve());
  expect(news.filter(({ text }) => text.includes('digabung dengan'))).toEqual([]);
  expect(told(news)).toEqual(['+6281200000041', '+6281200000042']);
});
