/**
 * Offices are really told: through a real mail server, each officer in one mail; who stands in for whoever is away; before silence
 * grants. What has nobody to go to is in sight, and no resident reads of a head who was not told.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Appointment } from '@balai/store';
import { tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { mailServer } from '../messages/mail-server.ts';
import { isMailAddress, type Messenger } from '../messages/messenger.ts';
import { type Posted, relayTo } from '../messages/testing.ts';
import { createPlatform } from '../platform/create-platform.ts';
import type { PlatformDeps } from '../platform/platform-deps.ts';
import { at, bundleOf, deviceOf, openTestCity, putLikeTangerang, type TestCity } from '../platform/testing.ts';
import { runJobs } from './jobs.ts';
import { executingIn } from './testing.ts';

const region = { ...tangerang, id: 9076, slug: 'kantor', kind: 'live', hosts: ['kantor.localhost'] } as const;
const AREA = '36.71.01.1001';
/** Nobody is appointed in this one. */
const EMPTY = '36.71.01.1002';
let city: TestCity;
let deps: PlatformDeps;
const posted: Posted[] = [];
const texted: string[] = [];
const relay = relayTo(posted);
let mailIsDown = false;

/** Mail by a real mail server; telephones by a list. */
const messenger = (): Messenger => {
  const { port } = relay.server.address() as AddressInfo;
  const url = `smtp://127.0.0.1:${mailIsDown ? 1 : port}?tls=no`;
  const mail = mailServer({ url, from: 'Kota Contoh <layanan@kota.example>' });
  return {
    send: async (to, text, id) => {
      if (isMailAddress(to)) return mail.send(to, text, id);
      texted.push(text);
      return null;
    },
  };
};
const round = (now: number, since = 0) => runJobs(deps, now, { messenger: messenger() }, since);
/** The minute of `local`, and the mails of it half a minute later. */
async function minute(local: string): Promise<void> {
  await round(at(local), at(local) - 60_000);
  await round(at(local) + 30_000);
}
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  deps = city.deps;
  await putLikeTangerang(city, region);
  await appoint('p1', 'dishub', null, 'petugas');
  await appoint('p2', 'dishub', null, 'petugas');
  await appoint('kadis', 'dishub', null, 'kepala');
  await appoint('staf', 'kelurahan', AREA, 'petugas');
  await appoint('lurah', 'kelurahan', AREA, 'lurah');
  relay.listen(0, '127.0.0.1');
  await once(relay.server, 'listening');
});
afterAll(async () => {
  await new Promise<void>((done) => relay.close(() => done()));
  await city.close();
});
beforeEach(() => {
  mailIsDown = false;
  posted.splice(0);
  texted.splice(0);
});

async function appoint(
  officer: string,
  unit: string,
  area: string | null,
  position: string,
  more: Partial<Appointment> = {},
): Promise<void> {
  await city.store.officers.put(region.id, {
    id: officer,
    name: `Petugas ${officer}`,
    email: `${officer}@kota.example`,
  });
  const standing = { from: '2026-01-01', to: null, kind: 'definitif', decree: 'SK contoh' } as const;
  const id = crypto.randomUUID();
  await city.store.officers.appoint(region.id, { id, officer, unit, area, position, ...standing, ...more });
}
interface Filed {
  readonly caseId: string;
  readonly number: string;
}
async function file(now: number, serviceId: string, answers: object): Promise<Filed> {
  const command = { type: 'submit', actor: { kind: 'applicant' }, facts: {}, answers };
  const done = await executingIn(deps, region.id)(now, { serviceId, command });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const { caseId } = done.value;
  return { caseId, number: (await deps.store.cases.summary(region.id, caseId))?.number ?? '' };
}
/** Three working days for the dinas. */
const lamp = (local: string) =>
  file(at(local), 'lampu-jalan', {
    lokasi: { latitude: -6.1783, longitude: 106.6319, area: AREA },
    jenis: 'jalan',
    kabelTerbuka: false,
    kontak: '+6281234567890',
  });
/** Three working days for the kelurahan, whose silence grants it. */
const domicile = (local: string, kelurahan = AREA) =>
  file(at(local), 'surat-domisili', {
    nama: 'Warga Contoh Rahasia',
    nik: '3671010101900001',
    tanggalLahir: '1990-01-01',
    kelurahan,
    alamat: 'Jl. Contoh Melati No. 7, RT 003/RW 002',
    lamaTinggal: 24,
    keperluan: 'sekolah',
    kontak: '+6281234567891',
  });
const desk = async (officer: string, now: number) =>
  (
    await createPlatform(deps)({
      regionId: region.id,
      device: deviceOf(officer),
      officer,
      channel: 'portal',
      language: 'id',
      now,
    })
  ).console;
/** A mail as a mail program shows it. */
const read = ({ raw }: Posted): string =>
  Buffer.from(
    raw
      .replaceAll('=\r\n', '')
      .replaceAll(/(?:=[0-9A-F]{2})+/gu, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString()),
  ).toString();
const textedOf = ({ number }: Filed) => texted.filter((words) => words.includes(number));
const readersOf = ({ number }: Filed) =>
  posted
    .filter((mail) => read(mail).includes(number))
    .map(({ to }) => to)
    .toSorted();

describe('a reminder', () => {
  it('goes to all who may act, each in one mail for all that is due; to whoever holds the case alone; and says nothing of a person', async () => {
    const [first, second, held] = [
      await lamp('2026-11-02T10:00'),
      await lamp('2026-11-02T10:05'),
      await lamp('2026-11-02T10:10'),
    ];
    await round(at('2026-11-02T10:11'));
    await (await desk('p1', at('2026-11-05T07:29'))).claim(held.number);
    await minute('2026-11-05T07:30');
    expect(readersOf(first)).toEqual(['kadis', 'p1', 'p2'].map((name) => `${name}@kota.example`));
    expect(readersOf(second)).toEqual(readersOf(first));
    expect(readersOf(held)).toEqual(['p1@kota.example']);
    expect(posted).toHaveLength(3);
    const mail = read(posted.find(({ to }) => to === 'p1@kota.example') as Posted);
    expect(mail).toContain('Dinas Perhubungan: jatuh tempo hari ini: 3');
    expect(mail).toContain(`http://localhost:8080/konsol/kasus/${first.number}`);
    expect(mail).not.toMatch(/6281234567890|Petugas|Reply-To/u);
    await round(at('2026-11-05T07:35'), at('2026-11-05T07:34'));
    await round(at('2026-11-05T07:40'));
    expect(posted).toHaveLength(3);
  });

  it('is tried again while the mail server is away, and is then carried once', async () => {
    const one = await lamp('2026-11-09T10:00');
    mailIsDown = true;
    await minute('2026-11-12T07:30');
    const waiting = (await (await desk('p1', at('2026-11-12T07:32'))).outbox({ channel: 'email' })).rows;
    expect(waiting.find(({ number }) => number === one.number)).toMatchObject({
      state: 'waiting',
      trouble: { id: 'Server surel tidak menerimanya.' },
    });
    mailIsDown = false;
    await round(at('2026-11-12T07:45'));
    await round(at('2026-11-12T08:45'));
    expect(readersOf(one)).toHaveLength(3);
  });

  it('goes to whoever stands in while the holder is on leave', async () => {
    await appoint('regu1', 'dishub', null, 'petugas', { kind: 'Plh', from: '2026-11-16', to: '2026-11-20' });
    const one = await lamp('2026-11-16T10:00');
    await (await desk('p2', at('2026-11-16T11:00'))).claim(one.number);
    await city.store.claims.assign(region.id, {
      caseId: one.caseId,
      from: 'p2',
      to: 'p1',
      by: 'kadis',
      unit: 'dishub',
      area: null,
      at: at('2026-11-16T11:05'),
    });
    await leave('p1', '2026-11-18', '2026-11-20', 'regu1');
    await minute('2026-11-19T07:30');
    expect(readersOf(one)).toEqual(['regu1@kota.example']);
  });
});

async function leave(officer: string, from: string, to: string, standIn: string | null): Promise<void> {
  const id = crypto.randomUUID();
  const asked = at('2026-11-02T08:00');
  const days = { from, to } as Pick<Appointment, 'from'> & { readonly to: Appointment['from'] };
  await city.store.leaves.ask(region.id, { id, officer, ...days, askedAt: asked });
  await city.store.leaves.decide(region.id, id, { by: 'x', at: asked, approved: true, because: null, standIn });
}

describe('before silence grants', () => {
  it('the head and the office are alarmed once, on the last day, in one mail each; the head who is away is not', async () => {
    await appoint('plh', 'kelurahan', AREA, 'lurah', { kind: 'Plh', from: '2026-11-23', to: '2026-11-27' });
    await leave('lurah', '2026-11-23', '2026-11-27', 'plh');
    const one = await domicile('2026-11-23T10:00');
    const [row] = (await (await desk('staf', at('2026-11-23T10:01'))).queue({})).rows;
    expect(row?.deemed?.en).toBe('Counts as granted Thu 26 Nov 16:00 unless decided');
    await minute('2026-11-25T07:30');
    expect(posted.some((mail) => read(mail).includes('dianggap dikabulkan'))).toBe(false);
    posted.splice(0);
    await minute('2026-11-26T07:30');
    await minute('2026-11-26T07:31');
    expect(readersOf(one)).toEqual(['plh@kota.example', 'staf@kota.example']);
    const mail = read(posted[0] as Posted);
    expect(mail).toContain('Kelurahan Sukarasa: akan dianggap dikabulkan: 1');
    expect(mail).toMatch(/dianggap dikabulkan Kam, 26 Nov 16\.00 bila tahap "[^"]+" tidak diputuskan/u);
    expect(mail).not.toMatch(/Warga Contoh|3671010101900001|Melati/u);
  });
});

describe('a lateness', () => {
  it('is told to the head first, and to the resident with the head in it only then', async () => {
    const one = await lamp('2026-11-30T10:00');
    await round(at('2026-11-30T10:01'));
    texted.splice(0);
    await round(at('2026-12-03T16:00'));
    expect(textedOf(one)).toEqual([]);
    await round(at('2026-12-03T16:00') + 30_000);
    expect(readersOf(one)).toEqual(['kadis@kota.example']);
    await round(at('2026-12-03T16:01'));
    expect(textedOf(one)).toEqual([expect.stringContaining('Atasan petugas sudah diberi tahu')]);
    const shown = (await (await desk('p1', at('2026-12-03T16:02'))).outbox({})).rows.filter(
      ({ number }) => number === one.number,
    );
    expect(shown.map(({ to, state }) => [to.id, state])).toEqual(
      expect.arrayContaining([['Petugas kadis, Dinas Perhubungan', 'sent']]),
    );
  });

  it('while the mail server is away the resident is told without the head, after some minutes', async () => {
    const one = await lamp('2026-12-07T10:00');
    await round(at('2026-12-07T10:01'));
    texted.splice(0);
    mailIsDown = true;
    for (const moment of ['16:00', '16:02', '16:04']) await round(at(`2026-12-10T${moment}`));
    expect(textedOf(one)).toEqual([]);
    await round(at('2026-12-10T16:06'));
    expect(textedOf(one)).toEqual([expect.stringMatching(/waktu satu tahap terlewat\. Urusan Anda tetap ditangani/u)]);
  });
});

describe('where an office has nobody', () => {
  it('nothing counts as sent: the outbox and the page of operations say so in words', async () => {
    const one = await domicile('2026-12-14T10:00', EMPTY);
    await minute('2026-12-17T07:30');
    await appoint('op', 'diskominfo', null, 'operator');
    const own = (await (await desk('op', at('2026-12-17T08:00'))).outbox({ channel: 'email' })).rows;
    expect(own.filter(({ number }) => number === one.number)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          state: 'failed',
          trouble: expect.objectContaining({ en: expect.stringContaining('No recipient') }),
        }),
      ]),
    );
    expect(own.filter(({ number, state }) => number === one.number && state === 'sent')).toEqual([]);
    const operations = await (await desk('op', at('2026-12-17T08:00'))).operations();
    const rows = operations?.sections.flatMap((section) => section.rows) ?? [];
    expect(rows.find(({ id }) => id === 'outbox-nobody')).toMatchObject({ state: 'late' });
  });

  it('without a mail server nothing counts as sent either', async () => {
    const one = await lamp('2026-12-15T10:00');
    const now = at('2026-12-18T07:30');
    await runJobs(deps, now, {}, now - 60_000);
    await runJobs(deps, now + 30_000, {});
    const own = (await (await desk('p1', now + 60_000)).outbox({ channel: 'email' })).rows;
    expect(own.filter(({ number }) => number === one.number).map(({ state }) => state)).not.toContain('sent');
    expect(own.filter(({ number }) => number === one.number)).not.toEqual([]);
  });
});

describe('before silence grants by a clock of hours', () => {
  it('the head and the office are alarmed once, at half of it', async () => {
    const [current] = city.store.services.current(region.id).filter(({ serviceId }) => serviceId === 'surat-domisili');
    if (current === undefined) throw new Error('the region has no letters of domicile');
    const { manifest, catalogue } = current;
    const inEightHours = [{ since: '2014-10-17', value: { clock: 'clockHours', count: 8 }, basis: 'SOP (contoh)' }];
    const diperiksa = { ...manifest.stages['diperiksa'], within: inEightHours };
    const quick = { ...manifest, stages: { ...manifest.stages, diperiksa } } as typeof manifest;
    const published = at('2027-01-04T07:00');
    expect(await city.store.services.publish(region.id, bundleOf(quick, catalogue), 'test', published)).toMatchObject({
      ok: true,
    });
    const one = await domicile('2027-01-04T08:00');
    await minute('2027-01-04T11:59');
    expect(readersOf(one)).toEqual([]);
    await minute('2027-01-04T12:00');
    expect(readersOf(one)).toEqual(['lurah@kota.example', 'staf@kota.example']);
    expect(read(posted.find((mail) => read(mail).includes(one.number)) as Posted)).toMatch(
      /dianggap dikabulkan Sen, 4 Jan 16\.00 bila tahap "[^"]+" tidak diputuskan/u,
    );
    posted.splice(0);
    await minute('2027-01-04T12:05');
    await minute('2027-01-04T15:59');
    expect(readersOf(one)).toEqual([]);
  });
});
