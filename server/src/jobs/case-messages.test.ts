/** An officer reads on the page of a case what was sent about it, in which words, and what became of each message. */
import { tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Undeliverable } from '../messages/messenger.ts';
import { createPlatform } from '../platform/create-platform.ts';
import type { ConsolePlatform, OutboxMessage } from '../platform/platform-types.ts';
import { at, deviceOf, openTestCity, putLikeTangerang, type TestCity } from '../platform/testing.ts';
import { runJobs } from './jobs.ts';
import { executingIn } from './testing.ts';

const region = { ...tangerang, id: 9082, slug: 'terkirim', kind: 'live', hosts: ['terkirim.localhost'] } as const;
let city: TestCity;
let trouble: Error | null = null;
let carriedBy: 'whatsapp' | 'sms' | null = null;
const messenger = {
  send: async () => {
    if (trouble !== null) throw trouble;
    return carriedBy;
  },
};
const round = (now: number) => runJobs(city.deps, now, { messenger });

beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await putLikeTangerang(city, region);
  for (const [officer, unit] of [
    ['p1', 'dishub'],
    ['lain', 'dlh'],
  ] as const) {
    await city.store.officers.put(region.id, { id: officer, name: officer, email: `${officer}@kota.example` });
    const standing = { from: '2026-01-01', to: null, kind: 'definitif', decree: 'SK contoh' } as const;
    const id = crypto.randomUUID();
    await city.store.officers.appoint(region.id, { id, officer, unit, area: null, position: 'petugas', ...standing });
  }
});
afterAll(() => city.close());

async function consoleOf(officer: string, now: number): Promise<ConsolePlatform> {
  const open = createPlatform(city.deps);
  const context = {
    regionId: region.id,
    device: deviceOf(officer),
    officer,
    channel: 'portal',
    language: 'id',
    now,
  } as const;
  return (await open(context)).console;
}

/** The report of a dark lamp, told to `kontak`; resolves with its number. */
async function report(now: number, kontak?: string): Promise<{ readonly number: string; readonly caseId: string }> {
  const lokasi = { latitude: -6.1783, longitude: 106.6319, area: '36.71.01.1001' };
  const answers = { lokasi, jenis: 'jalan', kabelTerbuka: false, ...(kontak === undefined ? {} : { kontak }) };
  const done = await executingIn(city, region.id)(now, {
    serviceId: 'lampu-jalan',
    command: { type: 'submit', actor: { kind: 'applicant' }, facts: {}, answers },
  });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
}

async function toldOf(number: string, now: number): Promise<readonly OutboxMessage[]> {
  const view = await (await consoleOf('p1', now)).caseDetail(number);
  if (view.type !== 'case') throw new Error(view.type);
  return view.told.rows;
}

describe('the messages of a case', () => {
  it('says when a message is tried again and why, then when its carrier took it', async () => {
    const now = at('2026-11-03T09:00');
    const { number } = await report(now, '+6281234567890');
    expect(await toldOf(number, now)).toMatchObject([{ state: 'waiting', tried: 0, trouble: null, sentAt: null }]);
    trouble = new Error('the gateway answered 503');
    await round(now + 1_000);
    const [waiting] = await toldOf(number, now + 2_000);
    expect(waiting).toMatchObject({ state: 'waiting', tried: 1, nextAt: now + 11_000, channel: 'telephone' });
    expect(waiting?.trouble?.id).toContain('tidak menjawab');
    expect(waiting?.to.id).toBe('Pemohon');
    trouble = null;
    await round(now + 11_000);
    const [sent] = await toldOf(number, now + 12_000);
    expect(sent).toMatchObject({ state: 'sent', sentAt: now + 11_000, nextAt: null, trouble: null });
    expect(sent?.text).toContain(`${number} sudah kami terima`);
    expect(JSON.stringify(sent)).not.toContain('81234567890');
  });

  it('tells what was given up from what came back afterwards, and who left nothing to be told by', async () => {
    const now = at('2026-11-03T10:00');
    trouble = new Undeliverable('the gateway refused the message (422)');
    const refused = await report(now, '+6281234567891');
    await round(now + 1_000);
    expect(await toldOf(refused.number, now + 2_000)).toMatchObject([{ state: 'failed', tried: 1, nextAt: null }]);
    trouble = null;
    const mailed = await report(now + 3_000, '+6281234567892');
    await round(now + 4_000);
    const [row] = await city.store.outbox.of(region.id, { caseId: mailed.caseId });
    await city.store.outbox.bounced(
      region.id,
      row?.id ?? '',
      now + 5_000,
      'the gateway says that it did not arrive: off',
    );
    const [bounced] = await toldOf(mailed.number, now + 6_000);
    expect(bounced).toMatchObject({ state: 'bounced', sentAt: null });
    expect(bounced?.trouble?.id).toContain('Nomornya');
    const silent = await report(now + 7_000);
    await round(now + 8_000);
    expect(await toldOf(silent.number, now + 9_000)).toMatchObject([
      { state: 'onPage', channel: 'page', sentAt: null },
    ]);
  });

  it('says by which way each went, also of what bounced, and finds those of one way', async () => {
    const now = at('2026-11-03T10:20');
    const numbers: string[] = [];
    for (const way of ['whatsapp', 'sms', null] as const) {
      carriedBy = way;
      const { number, caseId } = await report(now + numbers.length, `+62812345678${numbers.length}1`);
      await round(now + 1_000);
      numbers.push(number);
      if (way !== 'sms') continue;
      const [row] = await city.store.outbox.of(region.id, { caseId });
      await city.store.outbox.bounced(
        region.id,
        row?.id ?? '',
        now + 2_000,
        'the gateway says that it did not arrive: x',
      );
    }
    carriedBy = null;
    const told = await Promise.all(numbers.map((number) => toldOf(number, now + 3_000)));
    expect(told.flat().map(({ channel, state }) => [channel, state])).toEqual([
      ['whatsapp', 'sent'],
      ['sms', 'bounced'],
      ['telephone', 'sent'],
    ]);
    const desk = await consoleOf('p1', now + 3_000);
    const listed = async (channel: 'telephone' | 'whatsapp' | 'sms' | 'email') =>
      (await desk.outbox({ channel })).rows
        .filter(({ number }) => numbers.includes(number))
        .map(({ number }) => number);
    expect(await listed('whatsapp')).toEqual([numbers[0]]);
    expect(await listed('sms')).toEqual([numbers[1]]);
    expect(await listed('telephone')).toEqual(numbers.toReversed());
    expect(await listed('email')).toEqual([]);
  });

  it('does not say that anything was sent where nothing carries it', async () => {
    const now = at('2026-11-03T10:30');
    const { number } = await report(now, '+6281234567894');
    await runJobs(city.deps, now + 1_000);
    const bare = { ...city.deps, hasCarrier: false };
    const context = {
      regionId: region.id,
      device: deviceOf('p1'),
      officer: 'p1',
      channel: 'portal',
      language: 'id',
      now,
    } as const;
    const view = await (await createPlatform(bare)(context)).console.caseDetail(number);
    expect(view.type === 'case' && view.told.rows).toMatchObject([
      { state: 'onPage', channel: 'page', sentAt: null, trouble: { id: 'Gerbang pesan belum dipasang di kota ini.' } },
    ]);
  });

  it('is listed whole under the number, for whoever may see the case alone', async () => {
    const now = at('2026-11-03T11:00');
    const { number, caseId } = await report(now, '+6281234567893');
    for (let n = 0; n < 8; n += 1)
      await city.store.outbox.add(region.id, caseId, 'message.reply', { number, serviceId: 'lampu-jalan' }, now + n);
    const own = await consoleOf('p1', now + 60_000);
    const view = await own.caseDetail(number);
    expect(view.type === 'case' && [view.told.rows.length, view.told.more]).toEqual([6, true]);
    const all = await own.outbox({ number });
    expect(all.rows).toHaveLength(9);
    expect(new Set(all.rows.map((one) => one.number))).toEqual(new Set([number]));
    expect(all.rows.map(({ at: when }) => when)).toEqual(
      all.rows.map(({ at: when }) => when).toSorted((a, b) => b - a),
    );
    expect((await (await consoleOf('lain', now)).outbox({ number })).rows).toEqual([]);
  });
});
