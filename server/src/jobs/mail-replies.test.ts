/**
 * Who gets a mail may answer it: from a mail program through the city's mail server (here: a real one for what leaves, a real client
 * for what comes) to the page of the case. What must not enter is refused with a code and a sentence.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { SendMailOptions } from 'nodemailer';
import sharp from 'sharp';
import { tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { scene } from '../images/testing.ts';
import { listenForMail, type MailListener } from '../messages/mail-listener.ts';
import { mailServer } from '../messages/mail-server.ts';
import { bringMail, converse, deliveryReport, type Posted, relayTo } from '../messages/testing.ts';
import { createPlatform } from '../platform/create-platform.ts';
import { openReplyDoor } from '../platform/messages/take-reply.ts';
import type { PlatformDeps } from '../platform/platform-deps.ts';
import { at, bundleOf, deviceOf, fileIn, openTestCity, type TestCity } from '../platform/testing.ts';
import { runJobs } from './jobs.ts';
import { executingIn } from './testing.ts';

const region = { ...tangerang, id: 9075, slug: 'surel', kind: 'live', hosts: ['surel.localhost'] } as const;
const monday = at('2026-11-02T09:00');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let city: TestCity;
let deps: PlatformDeps;
let listener: MailListener;
let present = monday;
const troubles: string[] = [];
const posted: Posted[] = [];
/** The city's mail server, as far as mails leave by it. */
const relay = relayTo(posted);

beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  const { store } = city;
  await store.regions.put(region);
  // The report of a dark lamp, by people who want their news by mail.
  const lamp = store.services.current(tangerang.id).find(({ serviceId }) => serviceId === 'lampu-jalan');
  if (lamp === undefined) throw new Error('no such service');
  const { kontak, ...fields } = lamp.manifest.fields;
  const byMail = { ...lamp.manifest, fields: { ...fields, kontak: { ...kontak, kind: 'email' } } };
  const bundle = bundleOf(byMail as typeof lamp.manifest, lamp.catalogue);
  const published = await store.services.publish(region.id, bundle, 'test', at('2026-01-02T08:00'));
  if (!published.ok) throw new Error(JSON.stringify(published.error));
  const everywhere = { unit: 'pln', area: '', which: '' };
  await store.reaches.put(region.id, {
    ...everywhere,
    address: 'kantor@pln.example',
    changedBy: 'x',
    changedAt: monday,
  });
  await store.officers.put(region.id, { id: 'p1', name: 'Petugas Contoh 1', email: 'p1@contoh.test' });
  const appointment = { id: crypto.randomUUID(), officer: 'p1', unit: 'dishub', area: null, position: 'petugas' };
  const standing = { from: '2026-01-01', to: null, kind: 'definitif', decree: 'SK contoh' } as const;
  await store.officers.appoint(region.id, { ...appointment, ...standing });
  deps = {
    ...city.deps,
    repliesAt: 'balas@kota.example',
    now: () => present,
    onTrouble: (where, code) => troubles.push(`${where}: ${code}`),
  };
  relay.listen(0, '127.0.0.1');
  await once(relay.server, 'listening');
  listener = await listenForMail({ host: '127.0.0.1', port: 0, door: openReplyDoor(deps), onTrouble: deps.onTrouble });
});
afterAll(async () => {
  await listener.close();
  await new Promise<void>((done) => relay.close(() => done()));
  await city.close();
});
beforeEach(() => {
  present = monday;
  posted.splice(0);
  troubles.splice(0);
});

const round = async (now: number, ledger?: PlatformDeps['ledger']): Promise<void> => {
  present = now;
  const { port } = relay.server.address() as AddressInfo;
  const mail = mailServer({ url: `smtp://127.0.0.1:${port}?tls=no`, from: 'Kota Contoh <layanan@kota.example>' });
  await runJobs(ledger === undefined ? deps : { ...deps, ledger }, now, { messenger: mail });
};
const execute = (now: number, more: object) => executingIn(deps, region.id)(now, more);

interface Reported {
  readonly caseId: string;
  readonly number: string;
  /** Where our mail says that it may be answered. */
  readonly reply: string;
}
/** A report by somebody who was told of it by mail. */
async function report(): Promise<Reported> {
  const lokasi = { latitude: -6.1783, longitude: 106.6319, area: '36.71.01.1001' };
  const answers = { lokasi, jenis: 'jalan', kabelTerbuka: false, kontak: 'warga@contoh.example' };
  const done = await execute(monday, {
    serviceId: 'lampu-jalan',
    command: { type: 'submit', actor: { kind: 'applicant' }, facts: {}, answers },
  });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const { caseId } = done.value;
  await deps.store.devices.bindCase(region.id, deviceOf('warga'), caseId, monday);
  await round(monday + 1_000);
  const number = (await deps.store.cases.summary(region.id, caseId))?.number ?? '';
  return { caseId, number, reply: replyOf('warga@contoh.example', number) };
}
const replyOf = (to: string, number: string): string =>
  /^Reply-To: (?<address>\S+)/imu.exec(
    posted.findLast((letter) => letter.to === to && letter.raw.includes(number))?.raw ?? '',
  )?.groups?.['address'] ?? '';

const bring = (to: string, mail: SendMailOptions, port = listener.port) => bringMail(port, to, mail);
const context = (more: object) => ({
  regionId: region.id,
  device: null,
  officer: null,
  channel: 'portal' as const,
  language: 'id' as const,
  now: present,
  ...more,
});
const resident = () => createPlatform(deps)(context({ device: deviceOf('warga') }));
const officer = () => createPlatform(deps)(context({ officer: 'p1', device: deviceOf('console p1') }));
const said = async (number: string) => (await (await resident()).portal.case(number))?.messages ?? [];
const texts = async (number: string) => (await said(number)).map(({ text }) => text);
const photo = () =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#335577' } })
    .withExif({ IFD0: { Copyright: 'rahasia-kamera' } })
    .jpeg()
    .toBuffer();

describe('an answer by mail', () => {
  it('stands on the page of the case as the resident’s own, and before the officer as come by mail; nothing else happens', async () => {
    const { caseId, number, reply } = await report();
    expect(reply).toMatch(/^balas\+[0-9a-f]{32}@kota\.example$/u);
    expect(posted[0]?.from).toBe(reply);
    expect(posted[0]?.raw).toContain('Balas surel ini');
    const before = await deps.store.cases.load(region.id, caseId);
    const told = await bring(reply, {
      text: 'Lampunya menyala lagi.\nJADWALKAN\n\nPada Sen, 2 Nov 2026 pukul 09.00 Kota Contoh <balas@kota.example> menulis:\n> kabar\n> jenis: taman',
    });
    expect(told).toMatch(/^250/u);
    expect(await said(number)).toEqual([
      { from: 'you', who: null, text: 'Lampunya menyala lagi.\nJADWALKAN', at: present, byMail: true, files: [] },
    ]);
    const detail = await (await officer()).console.caseDetail(number);
    if (detail.type !== 'case') throw new Error(detail.type);
    expect(detail.messages).toMatchObject([{ from: 'resident', who: null, byMail: true }]);
    const after = await deps.store.cases.load(region.id, caseId);
    expect([after?.version, after?.state]).toEqual([before?.version, before?.state]);
    expect(JSON.stringify([detail, await said(number)])).not.toContain('orang.lain');
  });

  it('knows its address in whatever letters a mail server writes it, and keeps only its hash', async () => {
    const { number, reply } = await report();
    expect(await bring(reply.toUpperCase(), { text: 'Huruf besar.' })).toMatch(/^250/u);
    expect(await texts(number)).toEqual(['Huruf besar.']);
    const token = /\+(?<token>\w+)@/u.exec(reply)?.groups?.['token'] ?? '';
    expect(await deps.store.replyLinks.byToken(region.id, token)).toBeNull();
  });

  it('brings a photo cleaned, opens it for the two sides alone, keeps it, and takes it away with the case', async () => {
    const { caseId, number, reply } = await report();
    const content = await photo();
    expect(content.includes('rahasia-kamera')).toBe(true);
    expect(await bring(reply, { text: '', attachments: [{ filename: '../../lampu.jpg', content }] })).toMatch(/^250/u);
    const [message] = await said(number);
    const sha256 = message?.files[0]?.sha256 ?? '';
    expect(message).toMatchObject({ text: '', files: [{ kind: 'image', width: 64 }] });
    await deps.store.files.sweep(region.id, present + 3 * DAY);
    const own = fileIn(await (await resident()).files.open(sha256, 'full'));
    expect(Buffer.from(own?.bytes ?? []).includes('rahasia-kamera')).toBe(false);
    expect(await (await officer()).files.open(sha256, 'thumbnail')).not.toBeNull();
    const stranger = await createPlatform(deps)(context({ device: deviceOf('orang lain') }));
    expect(await stranger.files.open(sha256, 'full')).toBeNull();

    await execute(present, { caseId, command: { type: 'withdraw', actor: { kind: 'applicant' } } });
    const order = { caseIds: [caseId], because: 'pemohon', basis: 'UU 27/2022 Pasal 8', by: 'ppdp' };
    expect(await deps.store.erasure.request(region.id, order, present)).toMatchObject({ ok: true });
    await round(present, { append: async () => undefined });
    expect(await deps.store.files.one(region.id, sha256)).toBeNull();
    expect(await bring(reply, { text: 'Masih ada?' })).toMatch(/^550 5\.1\.1/u);
  });

  it('brings a photo that another case has shown before: whoever checks sees in which one', async () => {
    const first = await report();
    const again = await report();
    const content = await scene(61).jpeg({ quality: 90 }).toBuffer();
    expect(await bring(first.reply, { text: 'Foto tiang.', attachments: [{ filename: 'a.jpg', content }] })).toMatch(
      /^250/u,
    );
    const part = scene(61).extract({ left: 100, top: 0, width: 620, height: 540 }).flop();
    const cut = await part.jpeg({ quality: 60 }).toBuffer();
    expect(
      await bring(again.reply, { text: 'Foto lain.', attachments: [{ filename: 'b.jpg', content: cut }] }),
    ).toMatch(/^250/u);
    const desk = await officer();
    for (const [shown, other] of [
      [first, again],
      [again, first],
    ] as const) {
      const detail = await desk.console.caseDetail(shown.number);
      if (detail.type !== 'case') throw new Error(detail.type);
      expect(detail.reusedPhotos).toMatchObject([
        { number: other.number, part: true, sha256: detail.messages[0]?.files[0]?.sha256 },
      ]);
      expect(await desk.files.open(detail.reusedPhotos[0]?.other.sha256 ?? '', 'thumbnail')).not.toBeNull();
    }
  });

  it('takes a PDF, and a mail of HTML alone by its text', async () => {
    const { number, reply } = await report();
    const content = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
    expect(await bring(reply, { text: 'Terlampir.', attachments: [{ filename: 'surat.pdf', content }] })).toMatch(
      /^250/u,
    );
    present += 1_000;
    const html =
      '<div dir="ltr">Lampu <b>padam</b> lagi.<script>alert(1)</script></div><div class="gmail_quote">Pada Sen, 2 Nov 2026 pukul 10.00 Kota Contoh &lt;<a href="mailto:b@kota.example">b@kota.example</a>&gt; menulis:<br></div><blockquote>kabar</blockquote>';
    expect(await bring(reply, { html })).toMatch(/^250/u);
    expect(await said(number)).toMatchObject([
      { text: 'Terlampir.', files: [{ kind: 'pdf' }] },
      { text: 'Lampu padam lagi.', files: [] },
    ]);
  });

  it('P2: enters once, however often the mail server brings it', async () => {
    const { number, reply } = await report();
    const mail = { text: 'Sekali saja.', messageId: '<satu@contoh.example>' };
    const told = await Promise.all([1, 2, 3].map(() => bring(reply, mail)));
    expect(told.every((one) => one.startsWith('250'))).toBe(true);
    expect(await texts(number)).toEqual(['Sekali saja.']);
  });
});

describe('a body outside', () => {
  it('answers into the same thread, as itself; its turn stays open, as only its link decides', async () => {
    const { caseId, number } = await report();
    const milikPln = { type: 'act', turn: 'diterima/dishub', action: 'bukanKewenangan', because: ['milikPln'] };
    const actor = { kind: 'officer', officer: 'p1', unit: 'dishub', area: null, positions: ['petugas'] };
    expect(await execute(present, { caseId, command: { ...milikPln, actor } })).toMatchObject({ ok: true });
    await round(present + 1_000);
    const reply = replyOf('kantor@pln.example', number);
    const asked = posted.find(({ to }) => to === 'kantor@pln.example');
    expect(asked?.raw.replaceAll('=\r\n', '')).toContain('petugas dan pemohon membacanya');
    expect(await bring(reply, { text: 'Tiang kami yang mana?\n-- \nKantor contoh' })).toMatch(/^250/u);
    expect(await said(number)).toMatchObject([
      { from: 'outside', who: { id: 'PLN' }, text: 'Tiang kami yang mana?', byMail: true },
    ]);
    const detail = await (await officer()).console.caseDetail(number);
    if (detail.type !== 'case') throw new Error(detail.type);
    expect(detail.messages).toMatchObject([{ from: 'outside', who: { id: 'PLN' } }]);
    expect(detail.turns).toMatchObject([{ link: { state: 'sent' } }]);
  });

  it('is shown as not reached when the mail that asks it comes back, so that the officer finds another way', async () => {
    const { caseId, number } = await report();
    const milikPln = { type: 'act', turn: 'diterima/dishub', action: 'bukanKewenangan', because: ['milikPln'] };
    const actor = { kind: 'officer', officer: 'p1', unit: 'dishub', area: null, positions: ['petugas'] };
    await execute(present, { caseId, command: { ...milikPln, actor } });
    await round(present + 1_000);
    const returned = { ...deliveryReport('failed'), from: '' };
    expect(await bring(replyOf('kantor@pln.example', number), returned)).toMatch(/^250/u);
    const detail = await (await officer()).console.caseDetail(number);
    if (detail.type !== 'case') throw new Error(detail.type);
    expect(detail.turns).toMatchObject([{ link: { state: 'failed' } }]);
  });
});

describe('what does not enter', () => {
  it('an unknown or expired address, without a word of why', async () => {
    const { number, reply } = await report();
    const unknown = await bring(`balas+${'0'.repeat(32)}@kota.example`, { text: 'Halo' });
    expect(unknown).toMatch(/^550 5\.1\.1 Alamat balasan ini .* \/ This reply address/u);
    expect(await bring('balas@kota.example', { text: 'Halo' })).toBe(unknown);
    present = monday + 61 * DAY;
    expect(await bring(reply, { text: 'Halo' })).toBe(unknown);
    expect(await texts(number)).toEqual([]);
  });

  it('a matter that ended long ago: its page is named', async () => {
    const { caseId, number, reply } = await report();
    await execute(present, { caseId, command: { type: 'withdraw', actor: { kind: 'applicant' } } });
    expect(await bring(reply, { text: 'Terima kasih.' })).toMatch(/^250/u);
    present = monday + 31 * DAY;
    expect(await bring(reply, { text: 'Halo' })).toMatch(new RegExp(`^550 5\\.7\\.1 .*/urusan/${number}$`, 'u'));
  });

  it.each([
    ['an automatic reply', { text: 'Saya cuti.', headers: { 'Auto-Submitted': 'auto-replied' } }, /^550 5\.7\.1/u],
    ['what a list sends', { text: 'x', headers: { Precedence: 'bulk' } }, /^550 5\.7\.1/u],
    ['a mail without a sender', { text: 'x', from: '' }, /^550 5\.7\.1/u],
    ['only a quotation', { text: '> kabar' }, /^550 5\.6\.0 Tidak ada tulisan/u],
    ['P1: a word that turns others around', { text: 'aman \u202Etxt.exe' }, /^550 5\.6\.0 Ada karakter/u],
    ['P1: a NUL', { text: 'a\u0000b' }, /^550 5\.6\.0/u],
    ['more than a page', { text: 'a'.repeat(4_001) }, /^552 5\.2\.3/u],
    ['4 MB of text', { text: 'kata '.repeat(800_000) }, /^552 5\.2\.3/u],
    [
      'a program',
      { text: 'x', attachments: [{ filename: 'a.pdf', content: Buffer.from('MZ\u0090') }] },
      /^550 5\.6\.1/u,
    ],
    [
      'six papers',
      { text: 'x', attachments: Array.from({ length: 6 }, () => ({ filename: 'a.pdf', content: '%PDF-1.4 %%EOF' })) },
      /^552 5\.2\.3 Paling banyak 5/u,
    ],
    [
      'a paper of 16 MB',
      { text: 'x', attachments: [{ filename: 'a.pdf', content: Buffer.alloc(16 * 1024 * 1024, 32) }] },
      /^552 5\.2\.3 Satu lampiran/u,
    ],
    ['HTML that nests without end', { html: `${'<div>'.repeat(120_000)}x` }, /^(?:250|550|552)/u],
  ] as const)('%s', async (_, mail, told) => {
    const { number, reply } = await report();
    expect(await bring(reply, mail as SendMailOptions)).toMatch(told);
    expect((await texts(number)).filter((text) => text !== 'x')).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it('P3: nothing by an address that is only asked for, as mail servers do before they take a mail', async () => {
    const { number, reply } = await report();
    const asked = ['EHLO mx.example', 'MAIL FROM:<tanya@mx.example>', `RCPT TO:<${reply}>`, 'QUIT'];
    for (let times = 0; times < 3; times += 1)
      expect((await converse(listener.port, asked)).map((line) => line.slice(0, 3))).toEqual([
        '220',
        '250',
        '250',
        '250',
        '221',
      ]);
    expect(await texts(number)).toEqual([]);
    expect(await bring(reply, { text: 'Baru sekarang.' })).toMatch(/^250/u);
    expect(await texts(number)).toEqual(['Baru sekarang.']);
  });

  it('a mail larger than all that it may bring', async () => {
    const { reply } = await report();
    const content = Buffer.alloc(24 * 1024 * 1024, 32);
    expect(await bring(reply, { attachments: [{ filename: 'a.pdf', content }] })).toMatch(/^552/u);
  });

  it('a flood into one case: the mail server is asked to come again, another case goes on', async () => {
    const [first, second] = [await report(), await report()];
    for (let count = 0; count < 10; count += 1)
      expect(await bring(first.reply, { text: `Pesan ${count}` })).toMatch(/^250/u);
    expect(await bring(first.reply, { text: 'Pesan lagi' })).toMatch(/^451 4\.7\.1/u);
    expect(await bring(second.reply, { text: 'Pesan lain' })).toMatch(/^250/u);
    present += HOUR + 1_000;
    expect(await bring(first.reply, { text: 'Pesan lagi' })).toMatch(/^250/u);
  });

  it('anything while the database is away: it is to be brought again, and a code is all that is said', async () => {
    const { reply } = await report();
    const away = { ...deps, store: { ...deps.store, replyLinks: { byToken: () => Promise.reject(new Error('x')) } } };
    const broken = await listenForMail({
      host: '127.0.0.1',
      port: 0,
      door: openReplyDoor(away as unknown as PlatformDeps),
      onTrouble: deps.onTrouble,
    });
    expect(await bring(reply, { text: 'Halo' }, broken.port)).toMatch(/^451 4\.3\.0/u);
    await broken.close();
    expect(troubles).toEqual(['mail in: Error']);
  });
});

describe('a mail of ours that comes back', () => {
  const states = async (caseId: string) =>
    (await deps.store.outbox.of(region.id, { caseId })).map(({ state, lastError }) => [state, lastError]);

  it('is shown as not arrived, and enters no case; one that is late is waited for', async () => {
    const { caseId, number, reply } = await report();
    const bounce = (action: string) => bring(reply, { ...deliveryReport(action), from: '' });
    expect(await bounce('delayed')).toMatch(/^250/u);
    expect(await states(caseId)).toEqual([['delivered', null]]);
    expect(await bounce('failed')).toMatch(/^250/u);
    expect(await states(caseId)).toEqual([['givenUp', 'the mail came back (5.1.1)']]);
    expect(await texts(number)).toEqual([]);
    const detail = await (await officer()).console.caseDetail(number);
    expect(detail.type === 'case' ? detail.unreached?.count : null).toBe(1);
  });
});
