/** Messages leave the house by a real HTTP gateway and a real mail server, are counted rightly, and leave telephones alone at night. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailServer } from './mail-server.ts';
import { messengerOf, Undeliverable, type Messenger } from './messenger.ts';
import { quietUntil } from './quiet-hours.ts';
import { inPlainSigns, smsParts } from './sms-parts.ts';
import { telephoneGateway } from './telephone-gateway.ts';

describe('smsParts', () => {
  it.each([
    ['a'.repeat(160), 'gsm7', 160, 1],
    ['a'.repeat(161), 'gsm7', 161, 2],
    ['a'.repeat(306), 'gsm7', 306, 2],
    ['a'.repeat(307), 'gsm7', 307, 3],
    [`${'a'.repeat(158)}€`, 'gsm7', 160, 1],
    ['Suratnya terbit — unduh di sini', 'ucs2', 31, 1],
    [`${'a'.repeat(70)}—`, 'ucs2', 71, 2],
    ['😀'.repeat(35), 'ucs2', 70, 1],
    ['', 'gsm7', 0, 1],
  ] as const)('counts %j', (text, alphabet, units, parts) => {
    expect(smsParts(text)).toEqual({ alphabet, units, parts });
  });

  it('sends signs of print in their plain form, so that a part keeps its 160', () => {
    const plain = inPlainSigns('in nobody’s way – “Done”…');
    expect([plain, smsParts(plain).alphabet]).toEqual(['in nobody\'s way - "Done"...', 'gsm7']);
  });

  it('cuts no sign of two units in two', () => {
    // 152 and an escaped sign fill 154: the sign begins the second part.
    expect(smsParts(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toMatchObject({ units: 306, parts: 3 });
  });
});

describe('quietUntil', () => {
  const at = (local: string): number => Date.parse(`${local}+07:00`);
  it.each([
    ['2026-11-02T20:59', null],
    ['2026-11-02T21:00', '2026-11-03T07:00'],
    ['2026-11-03T00:00', '2026-11-03T07:00'],
    ['2026-11-03T06:59', '2026-11-03T07:00'],
    ['2026-11-03T07:00', null],
  ])('at %s', (now, until) => {
    expect(quietUntil(at(now), 420)).toBe(until === null ? null : at(until));
  });
});

it('P14: lets people of another time zone sleep by their own clock', () => {
  const nine = Date.parse('2026-11-02T21:00+08:00');
  expect(quietUntil(nine, 480)).toBe(Date.parse('2026-11-03T07:00+08:00'));
  expect(quietUntil(nine, 420)).toBeNull();
});

describe('telephoneGateway', () => {
  const heard: { readonly headers: IncomingMessage['headers']; readonly body: unknown }[] = [];
  let status = 202;
  let answer = '';
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      heard.push({ headers: request.headers, body: JSON.parse(body) });
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end(answer);
    });
  });
  let gateway: Messenger;
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    gateway = telephoneGateway({
      url: `http://127.0.0.1:${port}/send`,
      token: 'rahasia',
      channels: ['whatsapp', 'sms'],
    });
  });
  afterAll(() => void server.close());

  it('hands over number, text, ways and parts, and the same key each time', async () => {
    status = 202;
    await gateway.send('+6281234567890', 'Surat Anda terbit.', 'm-1');
    expect(heard.at(-1)).toMatchObject({
      headers: { authorization: 'Bearer rahasia', 'idempotency-key': 'm-1' },
      body: { to: '+6281234567890', text: 'Surat Anda terbit.', channels: ['whatsapp', 'sms'], parts: 1, id: 'm-1' },
    });
  });

  it.each([
    ['{"channel":"whatsapp"}', 'whatsapp'],
    ['{"channel":"sms","cost":350}', 'sms'],
    ['{"channel":"carrier pigeon"}', null],
    ['', null],
    ['OK', null],
    ['null', null],
    [`{"channel":"sms","more":"${'x'.repeat(5_000)}"}`, null],
  ] as const)('hears by which way it went: %s', async (said, way) => {
    [status, answer] = [200, said];
    expect(await gateway.send('+6281234567890', 'x')).toBe(way);
    answer = '';
  });

  it('needs no word of it where one way alone was asked for', async () => {
    [status, answer] = [202, '{"channel":"whatsapp"}'];
    const { port } = server.address() as AddressInfo;
    const only = telephoneGateway({ url: `http://127.0.0.1:${port}/send`, token: 'rahasia', channels: ['sms'] });
    expect(await only.send('+6281234567890', 'x')).toBe('sms');
    answer = '';
  });

  it.each([400, 422])('gives up what the gateway refuses (%i)', async (refusal) => {
    status = refusal;
    await expect(gateway.send('+62811', 'x')).rejects.toBeInstanceOf(Undeliverable);
  });

  it.each([302, 401, 403, 429, 500, 503])('tries again later after %i, and says no number', async (trouble) => {
    status = trouble;
    const problem = await gateway.send('+6281234567890', 'x').catch((caught: unknown) => caught);
    expect(problem).toBeInstanceOf(Error);
    expect(problem).not.toBeInstanceOf(Undeliverable);
    expect(String(problem)).not.toContain('81234567890');
  });
});

describe('mailServer', () => {
  const letters: { readonly to: string; readonly raw: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) =>
      done(address.startsWith('tidakada') ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
    onData(stream, { envelope }, done) {
      let raw = '';
      stream.on('data', (part: Buffer) => (raw += part.toString()));
      stream.on('end', () => {
        letters.push({ to: envelope.rcptTo[0]?.address ?? '', raw });
        done();
      });
    },
  });
  let mail: Messenger;
  let port = 0;
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    port = (server.server.address() as AddressInfo).port;
    mail = mailServer({ url: `smtp://127.0.0.1:${port}?tls=no`, from: 'Kota Contoh <layanan@kota.example>' });
  });
  afterAll(() => new Promise<void>((done) => server.close(() => done())));

  it('is read by one person, as plain words, and says that no person wrote it', async () => {
    await mail.send('kantor@pln.example', 'Kota Contoh meminta jawaban Anda.\nBuka tautannya.', 'm-2');
    const [letter] = letters;
    expect(letter?.to).toBe('kantor@pln.example');
    expect(letter?.raw).toContain('Subject: Kota Contoh meminta jawaban Anda.');
    expect(letter?.raw).toContain('Message-ID: <m-2@kota.example>');
    expect(letter?.raw).toMatch(/auto-submitted: auto-generated/i);
    expect(letter?.raw).toContain('text/plain');
  });

  it('puts no second reader or header in by a line break', async () => {
    await mail.send('kantor@pln.example', 'Baris\r\nBcc: lain@contoh.example\r\n\r\nisi');
    expect(letters.at(-1)?.raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
  });

  it('gives up an unknown mailbox, and tries again where no encryption is offered or nobody listens', async () => {
    await expect(mail.send('tidakada@pln.example', 'x')).rejects.toBeInstanceOf(Undeliverable);
    const strict = mailServer({ url: `smtp://127.0.0.1:${port}`, from: 'a@kota.example' });
    await expect(strict.send('kantor@pln.example', 'x')).rejects.not.toBeInstanceOf(Undeliverable);
    const nobody = mailServer({ url: 'smtp://127.0.0.1:1?tls=no', from: 'a@kota.example', timeoutMs: 500 });
    await expect(nobody.send('kantor@pln.example', 'x')).rejects.not.toBeInstanceOf(Undeliverable);
  });
});

describe('messengerOf', () => {
  it('goes by telephone or mail, as the address says', async () => {
    const sent: string[] = [];
    const way = (name: string): Messenger => ({
      send: async (to) => {
        sent.push(`${name} ${to}`);
        return null;
      },
    });
    const both = messengerOf({ telephone: way('telephone'), mail: way('mail') });
    await both?.send('+62811', 'x');
    await both?.send('a@kota.example', 'x');
    expect(sent).toEqual(['telephone +62811', 'mail a@kota.example']);
    await expect(messengerOf({ telephone: way('telephone'), mail: null })?.send('a@b', 'x')).rejects.toBeInstanceOf(
      Undeliverable,
    );
    expect(messengerOf({ telephone: null, mail: null })).toBeNull();
  });
});
