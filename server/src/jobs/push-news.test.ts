/**
 * News reaches a browser that asked for it: encrypted for it (RFC 8291) and signed by us (RFC 8292), through a real push endpoint over
 * HTTPS; not at night, no longer once the device or the browser has ended it, and never to an address that is no push service.
 */
import { createDecipheriv, createECDH, createHmac, createPublicKey, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import forge from 'node-forge';
import { tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { openPusher } from '../messages/push-services.ts';
import { createPlatform } from '../platform/create-platform.ts';
import type { PlatformDeps } from '../platform/platform-deps.ts';
import { at, deviceOf, openTestCity, putLikeTangerang, type TestCity } from '../platform/testing.ts';
import { runJobs } from './jobs.ts';
import { executingIn } from './testing.ts';

const region = { ...tangerang, id: 9076, slug: 'notifikasi', kind: 'live', hosts: ['notifikasi.localhost'] } as const;
const monday = at('2026-11-02T09:00');
const HOUR = 3_600_000;
const { key, cert } = selfSigned();
const heard: { readonly headers: IncomingHttpHeaders; readonly body: Buffer; readonly path: string }[] = [];
let status = 201;
const service = createServer({ key, cert }, (request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    heard.push({ headers: request.headers, body: Buffer.concat(parts), path: request.url ?? '' });
    response.writeHead(status, status === 307 ? { location: 'https://localhost:1/' } : {}).end();
  });
});
let origin = '';
let city: TestCity;
let deps: PlatformDeps;

beforeAll(async () => {
  service.listen(0, 'localhost');
  await once(service, 'listening');
  origin = `https://localhost:${(service.address() as AddressInfo).port}`;
  city = await openTestCity(inject('socketDir'));
  await putLikeTangerang(city, region);
  const push = openPusher({
    secret: Buffer.alloc(32, 7),
    subject: 'https://kota.example',
    services: [new URL(origin).host],
    ca: cert,
  });
  deps = { ...city.deps, push };
});
afterAll(async () => {
  service.close();
  await city.close();
});
beforeEach(() => {
  status = 201;
  heard.splice(0);
});

/** A browser, as far as its push service is concerned. */
function browser(path = 'kotak/1') {
  const own = createECDH('prime256v1');
  const point = own.generateKeys();
  const auth = randomBytes(16);
  const keys = { p256dh: point.toString('base64url'), auth: auth.toString('base64url') };
  return {
    subscription: JSON.stringify({ endpoint: `${origin}/${path}`, expirationTime: null, keys }),
    own,
    point,
    auth,
  };
}
const hmac = (secret: Buffer, ...parts: readonly (Buffer | string)[]): Buffer =>
  parts.reduce((mac, part) => mac.update(part), createHmac('sha256', secret)).digest();

/** RFC 8291, section 3.4, by hand. */
function decrypt({ own, point, auth }: ReturnType<typeof browser>, body: Buffer): unknown {
  const [salt, length] = [body.subarray(0, 16), body[20] ?? 0];
  const [sender, text] = [body.subarray(21, 21 + length), body.subarray(21 + length)];
  const shared = hmac(auth, own.computeSecret(sender));
  const input = hmac(shared, 'WebPush: info\0', point, sender, Buffer.of(1));
  const random = hmac(salt, input);
  const content = hmac(random, 'Content-Encoding: aes128gcm\0', Buffer.of(1)).subarray(0, 16);
  const nonce = hmac(random, 'Content-Encoding: nonce\0', Buffer.of(1)).subarray(0, 12);
  const open = createDecipheriv('aes-128-gcm', content, nonce).setAuthTag(text.subarray(-16));
  const plain = Buffer.concat([open.update(text.subarray(0, -16)), open.final()]);
  return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString());
}

const execute = (now: number, more: object) => executingIn(deps, region.id)(now, more);
const portal = async (device: string, now: number, language: 'id' | 'en' = 'id') =>
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

async function report(device: string): Promise<{ readonly caseId: string; readonly number: string }> {
  const lokasi = { latitude: -6.1783, longitude: 106.6319, area: '36.71.01.1001' };
  const answers = { lokasi, jenis: 'jalan', kabelTerbuka: false };
  const command = { type: 'submit', actor: { kind: 'applicant' }, facts: {}, answers };
  const done = await execute(monday, { serviceId: 'lampu-jalan', command });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const { caseId } = done.value;
  await deps.store.devices.bindCase(region.id, deviceOf(device), caseId, monday);
  await runJobs(deps, monday + 1_000, {});
  return { caseId, number: (await deps.store.cases.summary(region.id, caseId))?.number ?? '' };
}
const schedule = (caseId: string, now: number) => {
  const actor = { kind: 'officer', officer: 'p1', unit: 'dishub', area: null, positions: ['petugas'] };
  return execute(now, { caseId, command: { type: 'act', turn: 'diterima/dishub', action: 'jadwalkan', actor } });
};
/** Two rounds: the first spreads the news, the second sends it. */
const rounds = async (now: number): Promise<void> => {
  for (const later of [0, 1_000]) await runJobs(deps, now + later, {});
};
const pushesOf = async (caseId: string) =>
  (await deps.store.outbox.of(region.id, { caseId, topics: ['push.news'] })).map((row) => [row.state, row.lastError]);

it('says to the browser what a text message would say, for it alone to read, signed by us', async () => {
  const { caseId, number } = await report('a');
  const own = browser();
  const page = await portal('a', monday + 2_000, 'en');
  expect((await page.case(number))?.notices).toMatchObject({ on: false });
  expect(await page.beginNotices(number, { langganan: own.subscription })).toEqual({ ok: true, value: null });
  expect((await page.case(number))?.notices).toMatchObject({ on: true });
  expect(JSON.stringify(await page.case(number))).not.toContain('kotak');
  await schedule(caseId, monday + HOUR);
  await rounds(monday + HOUR + 1_000);
  const [news] = heard;
  expect(heard).toHaveLength(1);
  expect(news?.path).toBe('/kotak/1');
  expect(news?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' });
  expect(decrypt(own, news?.body ?? Buffer.alloc(0))).toEqual({
    title: region.name.en,
    body: expect.stringMatching(new RegExp(`^${number}: .*at the latest`, 'u')),
    lang: 'en',
    path: `/urusan/${number}`,
    tag: expect.any(String),
  });
  const [, token = '', publicKey = ''] = /^vapid t=([^,]+), ?k=(.+)$/u.exec(news?.headers.authorization ?? '') ?? [];
  expect(publicKey).toBe(deps.push?.publicKey);
  const [head = '', claims = '', signature = ''] = token.split('.');
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
    aud: origin,
    sub: 'https://kota.example',
  });
  const point = Buffer.from(publicKey, 'base64url');
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
  const ours = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const signed = { key: ours, dsaEncoding: 'ieee-p1363' } as const;
  expect(verify('sha256', Buffer.from(`${head}.${claims}`), signed, Buffer.from(signature, 'base64url'))).toBe(true);
  expect(await pushesOf(caseId)).toEqual([['delivered', null]]);
});

it('lets a browser sleep, and tells it in the morning', async () => {
  const { caseId, number } = await report('b');
  const page = await portal('b', monday + 2_000);
  await page.beginNotices(number, { langganan: browser().subscription });
  await schedule(caseId, at('2026-11-02T22:00'));
  for (const moment of ['2026-11-02T22:01', '2026-11-03T06:58']) await rounds(at(moment));
  expect(heard).toEqual([]);
  await rounds(at('2026-11-03T07:00'));
  expect(heard).toHaveLength(1);
});

it('forgets a browser that has ended it, tries again where the service is away, and writes nothing twice', async () => {
  const { caseId, number } = await report('c');
  const page = await portal('c', monday + 2_000);
  await page.beginNotices(number, { langganan: browser().subscription });
  status = 503;
  await schedule(caseId, monday + HOUR);
  await rounds(monday + HOUR + 1_000);
  expect(await pushesOf(caseId)).toEqual([['waiting', 'the push service did not take the news (503)']]);
  status = 410;
  await rounds(monday + 2 * HOUR);
  expect(heard).toHaveLength(2);
  expect(await deps.store.pushNotices.ofCases(region.id, [caseId])).toEqual([]);
  expect((await pushesOf(caseId)).map(([state]) => state)).toEqual(['delivered']);
  await rounds(monday + 3 * HOUR);
  expect(heard).toHaveLength(2);
});

it('follows no push service elsewhere', async () => {
  const { caseId, number } = await report('d');
  await (await portal('d', monday + 2_000)).beginNotices(number, { langganan: browser().subscription });
  status = 307;
  await schedule(caseId, monday + HOUR);
  await rounds(monday + HOUR + 1_000);
  expect(await pushesOf(caseId)).toEqual([['waiting', 'the push service did not take the news (307)']]);
});

it('P4: ends when the device says so, and with "selesai dan hapus"', async () => {
  for (const end of ['asked', 'wiped'] as const) {
    const { caseId, number } = await report(end);
    const page = await portal(end, monday + 2_000);
    await page.beginNotices(number, { langganan: browser().subscription });
    if (end === 'asked') await page.endNotices(number);
    else await page.wipeDevice();
    expect(await deps.store.pushNotices.ofCases(region.id, [caseId])).toEqual([]);
    await schedule(caseId, monday + HOUR);
    await rounds(monday + HOUR + 1_000);
  }
  expect(heard).toEqual([]);
});

it('goes with the case when its data are erased', async () => {
  const { caseId, number } = await report('h');
  const page = await portal('h', monday + 2_000);
  expect(await page.beginNotices(number, { langganan: browser().subscription })).toMatchObject({ ok: true });
  await execute(monday + HOUR, { caseId, command: { type: 'withdraw', actor: { kind: 'applicant' } } });
  const order = { caseIds: [caseId], because: 'pemohon', basis: 'UU 27/2022 Pasal 8', by: 'ppdp' };
  expect(await deps.store.erasure.request(region.id, order, monday + HOUR)).toMatchObject({ ok: true });
  await runJobs({ ...deps, ledger: { append: async () => undefined } }, monday + HOUR + 1_000, {});
  expect((await deps.store.cases.load(region.id, caseId))?.state.erased).toBe(true);
  expect(await deps.store.pushNotices.ofCases(region.id, [caseId])).toEqual([]);
});

it('is shown to the officers of the case: to whose device, in which words, and what became of it', async () => {
  await deps.store.officers.put(region.id, { id: 'p1', name: 'Petugas', email: 'p1@kota.example' });
  const standing = { from: '2026-01-01', to: null, kind: 'definitif', decree: 'SK contoh' } as const;
  const place = { officer: 'p1', unit: 'dishub', area: null, position: 'petugas' };
  await deps.store.officers.appoint(region.id, { id: crypto.randomUUID(), ...place, ...standing });
  const told = async (number: string, now: number) => {
    const asking = { regionId: region.id, device: deviceOf('meja'), officer: 'p1', language: 'id', now } as const;
    const { console: desk } = await createPlatform(deps)({ ...asking, channel: 'portal' });
    const view = await desk.caseDetail(number);
    if (view.type !== 'case') throw new Error(view.type);
    return view.told.rows
      .filter(({ channel }) => channel === 'push')
      .map(({ to, language, state, devices, trouble }) => [to.id, language, state, devices ?? 1, trouble?.id ?? null]);
  };
  const { caseId, number } = await report('i');
  const own = await portal('i', monday + 2_000, 'en');
  await own.beginNotices(number, { langganan: browser('kotak/milik').subscription });
  const followers = await Promise.all(['j', 'k'].map((device) => portal(device, monday + 3_000)));
  for (const [at_, page] of followers.entries()) {
    expect(await page.follow(number, null)).toMatchObject({ ok: true });
    await page.beginNotices(number, { langganan: browser(`kotak/pengikut${at_}`).subscription });
  }
  await schedule(caseId, monday + HOUR);
  await runJobs(deps, monday + HOUR + 1_000, {});
  expect(await told(number, monday + HOUR + 2_000)).toEqual(
    expect.arrayContaining([
      ['Perangkat pemohon', 'en', 'waiting', 1, null],
      ['Perangkat pengikut', 'id', 'waiting', 2, null],
    ]),
  );
  await rounds(monday + HOUR + 2_000);
  expect((await told(number, monday + HOUR + 4_000)).map(([to, , state, devices]) => [to, state, devices])).toEqual(
    expect.arrayContaining([
      ['Perangkat pemohon', 'sent', 1],
      ['Perangkat pengikut', 'sent', 2],
    ]),
  );

  // A browser that has ended it was not told; the line says so, and no longer whose it was.
  status = 410;
  const actor = { kind: 'officer', officer: 'p1', unit: 'dishub', area: null, positions: ['petugas'] };
  const back = { type: 'act', turn: 'diperbaiki/dishub', action: 'bukanKewenangan', because: ['milikPln'], actor };
  expect(await execute(monday + 2 * HOUR, { caseId, command: back })).toMatchObject({ ok: true });
  await rounds(monday + 2 * HOUR + 1_000);
  const [ended] = await told(number, monday + 3 * HOUR);
  expect(ended).toEqual([
    'Perangkat yang tidak dikabari lagi',
    'id',
    'failed',
    expect.any(Number),
    'Perangkatnya sudah mengakhiri kabar sebelum ini sampai.',
  ]);
});

it('is for the devices of a case, and calls push services alone', async () => {
  const { caseId, number } = await report('e');
  const own = browser();
  const stranger = await portal('f', monday + 2_000);
  expect(await stranger.beginNotices(number, { langganan: own.subscription })).toMatchObject({ ok: false });
  const page = await portal('e', monday + 2_000);
  const { keys } = JSON.parse(own.subscription) as { readonly keys: object };
  const at_ = (endpoint: string) => JSON.stringify({ endpoint, keys });
  for (const langganan of [
    at_('https://169.254.169.254/latest'),
    at_('https://localhost:5432/'),
    at_(`${origin.replace('https', 'http')}/x`),
    at_(`https://${new URL(origin).host}@127.0.0.1/`),
    at_(`${origin}\\@127.0.0.1/`).replace(origin, 'https://127.0.0.1'),
    JSON.stringify({ endpoint: `${origin}/x`, keys: { p256dh: 'AA', auth: 'AA' } }),
    JSON.stringify({ endpoint: `${origin}/${'x'.repeat(3_000)}`, keys }),
    '{}',
    'null',
    'bukan JSON',
    '',
  ])
    expect(await page.beginNotices(number, { langganan }), langganan.slice(0, 80)).toMatchObject({
      error: { type: 'notToldThere' },
    });
  expect(await deps.store.pushNotices.ofCases(region.id, [caseId])).toEqual([]);
});

/** A certificate for `localhost` that nobody else trusts. */
function selfSigned(): { readonly key: string; readonly cert: string } {
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const one = forge.pki.createCertificate();
  one.publicKey = keys.publicKey;
  one.serialNumber = '01';
  one.validity.notBefore = new Date(Date.now() - 86_400_000);
  one.validity.notAfter = new Date(Date.now() + 86_400_000);
  const name = [{ name: 'commonName', value: 'localhost' }];
  one.setSubject(name);
  one.setIssuer(name);
  one.setExtensions([{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }]);
  one.sign(keys.privateKey, forge.md.sha256.create());
  return { key: forge.pki.privateKeyToPem(keys.privateKey), cert: forge.pki.certificateToPem(one) };
}
