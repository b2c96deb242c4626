/** News reaches the telephone that a resident left: at once when they have just acted, not at night, and in sight when it cannot arrive. */
import { tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { Undeliverable } from '../messages/messenger.ts';
import { createPlatform } from '../platform/create-platform.ts';
import { at, deviceOf, openTestCity, putLikeTangerang, type TestCity } from '../platform/testing.ts';
import { runJobs } from './jobs.ts';
import { executingIn } from './testing.ts';

const region = { ...tangerang, id: 9074, slug: 'kabar', kind: 'live', hosts: ['kabar.localhost'] } as const;
let city: TestCity;
const sent: { readonly to: string; readonly text: string; readonly id: string | undefined }[] = [];
let trouble: Error | null = null;
const messenger = {
  send: async (to: string, text: string, id?: string) => {
    if (trouble !== null) throw trouble;
    sent.push({ to, text, id });
    return null;
  },
};
const round = (now: number) => runJobs(city.deps, now, { messenger });
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await putLikeTangerang(city, region);
});
afterAll(() => city.close());

const execute = (now: number, more: object) => executingIn(city, region.id)(now, more);

/** A report of a dark lamp with a telephone for news; resolves with its id. */
async function report(now: number): Promise<string> {
  trouble = null;
  sent.splice(0);
  const lokasi = { latitude: -6.1783, longitude: 106.6319, area: '36.71.01.1001' };
  const answers = { lokasi, jenis: 'jalan', kabelTerbuka: false, kontak: '+6281234567890' };
  const done = await execute(now, {
    serviceId: 'lampu-jalan',
    command: { type: 'submit', actor: { kind: 'applicant' }, facts: {}, answers },
  });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value.caseId;
}
const schedule = (caseId: string, now: number) =>
  execute(now, {
    caseId,
    command: {
      type: 'act',
      turn: 'diterima/dishub',
      action: 'jadwalkan',
      actor: { kind: 'officer', officer: 'p1', unit: 'dishub', area: null, positions: ['petugas'] },
    },
  });
const rowsOf = async (caseId: string) =>
  (await city.store.outbox.of(region.id, { caseId })).map((row) => [row.topic, row.state, row.lastError]);

it('answers who has just written at any hour, and brings other news in the morning', async () => {
  const caseId = await report(at('2026-11-02T22:10'));
  await round(at('2026-11-02T22:11'));
  expect(sent.map(({ text }) => text)).toEqual([expect.stringContaining('sudah kami terima')]);
  await schedule(caseId, at('2026-11-02T22:30'));
  for (const moment of ['2026-11-02T22:31', '2026-11-03T06:59']) await round(at(moment));
  expect(sent).toHaveLength(1);
  await round(at('2026-11-03T07:00'));
  expect(sent).toHaveLength(2);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(2);
});

it('asks a body outside by mail at any hour, and by telephone in the morning', async () => {
  const handOver = async (to: string, now: number) => {
    await city.store.reaches.put(region.id, {
      unit: 'pln',
      area: '',
      which: '',
      address: to,
      changedBy: 'test',
      changedAt: now,
    });
    const caseId = await report(now);
    await round(now);
    sent.splice(0);
    await execute(now, {
      caseId,
      command: {
        type: 'act',
        turn: 'diterima/dishub',
        action: 'bukanKewenangan',
        because: ['milikPln'],
        actor: { kind: 'officer', officer: 'p1', unit: 'dishub', area: null, positions: ['petugas'] },
      },
    });
    await round(now + 60_000);
    return sent.filter((one) => one.to === to).length;
  };
  expect(await handOver('kantor@pln.example', at('2026-11-05T23:00'))).toBe(1);
  expect(await handOver('+6281200000099', at('2026-11-06T05:00'))).toBe(0);
  await round(at('2026-11-06T07:00'));
  expect(sent.map(({ to }) => to)).toContain('+6281200000099');
});

it('tries again later after a trouble with the same id, and gives up at once what can never arrive', async () => {
  const caseId = await report(at('2026-11-03T09:00'));
  trouble = new Error('the gateway answered 503');
  await round(at('2026-11-03T09:01'));
  expect(await rowsOf(caseId)).toEqual([['case.submitted', 'waiting', 'the gateway answered 503']]);
  trouble = null;
  await round(at('2026-11-03T09:02'));
  expect((await rowsOf(caseId))[0]?.slice(0, 2)).toEqual(['case.submitted', 'delivered']);

  const other = await report(at('2026-11-03T10:00'));
  trouble = new Undeliverable('the gateway refused the message (422)');
  await round(at('2026-11-03T10:01'));
  expect(await rowsOf(other)).toEqual([['case.submitted', 'givenUp', 'the gateway refused the message (422)']]);
});

it('writes in the language in which the resident filed, and says why something is refused', async () => {
  trouble = null;
  const filed = at('2026-11-09T09:00');
  for (const [device, language] of [
    ['inggris', 'en'],
    ['indonesia', 'id'],
  ] as const) {
    sent.splice(0);
    const open = createPlatform(city.deps);
    const asking = {
      regionId: region.id,
      device: deviceOf(device),
      officer: null,
      channel: 'portal',
      language,
    } as const;
    const { portal } = await open({ ...asking, now: filed });
    const begun = await portal.begin('lampu-jalan');
    if (!begun.ok) throw new Error('not begun');
    const { draftId } = begun.value;
    for (const [question, raw] of [
      ['lokasi', { 'lokasi.area': '36.71.01.1002' }],
      ['jenis', { jenis: 'jalan' }],
      ['kabelTerbuka', { kabelTerbuka: 'tidak' }],
      ['kontak', { kontak: '0812 3456 7899' }],
    ] as const)
      expect(await portal.answer(draftId, question, raw)).toMatchObject({ ok: true });
    expect(await portal.submit(draftId, { persetujuan: 'ya' })).toMatchObject({ ok: true });
    await round(filed + 1_000);
    expect(sent[0]?.text).toContain(language === 'en' ? 'at the latest' : 'paling lambat');
    const caseId = (await city.store.devices.cases(region.id, deviceOf(device)))[0] ?? '';
    await execute(filed + 2_000, {
      caseId,
      command: {
        type: 'act',
        turn: 'diterima/dishub',
        action: 'tolak',
        because: ['tidakDitemukan'],
        actor: { kind: 'officer', officer: 'p1', unit: 'dishub', area: null, positions: ['petugas'] },
      },
    });
    await round(filed + 3_000);
    const says = city.store.services.one(region.id, 'lampu-jalan')?.manifest.reasons['tidakDitemukan']?.says[language];
    const news = sent.map(({ text }) => text).find((text) => text.includes(says?.replace(/\.$/u, '') ?? '?'));
    expect(news).toMatch(language === 'en' ? /was refused: .* Object until/u : /ditolak: .* Ajukan keberatan sampai/u);
  }
});

it('shows a message as failed when the gateway says so afterwards', async () => {
  const caseId = await report(at('2026-11-03T11:00'));
  await round(at('2026-11-03T11:01'));
  const [message] = sent;
  expect(
    await city.store.outbox.bounced(region.id, message?.id ?? '', at('2026-11-03T11:05'), 'nomor tidak aktif'),
  ).toBe(true);
  expect((await rowsOf(caseId))[0]).toEqual(['case.submitted', 'givenUp', 'nomor tidak aktif']);
  expect(await city.store.outbox.bounced(region.id, crypto.randomUUID(), at('2026-11-03T11:05'), 'x')).toBe(false);
});
