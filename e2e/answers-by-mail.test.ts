// A live city, a body outside, and real mail servers between them: the body is asked by mail, answers by mail, and its answer stands on
// the pages of the resident and of the officer, with what was attached. The settings are an operator's.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@balai/store/free-port';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useBrowser } from './steps/browse-city.ts';
import { drawnPicture } from './steps/draw-picture.ts';
import { sendService } from './steps/fill-form.ts';
import { type House, startHouse, untilReady } from './steps/run-house.ts';
import { act, openCase, signIn } from './steps/work-in-console.ts';

const longStartMs = 600_000;
const device = useBrowser();
const body = 'kantor@pln.example';
const main = join(import.meta.dirname, '..', 'cli', 'src', 'main.ts');
const posted: { readonly to: string; readonly raw: string }[] = [];
/** The city's mail server, as far as mails leave by it. */
const relay = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, { envelope }, done) {
    let raw = '';
    stream.on('data', (part: Buffer) => (raw += part.toString()));
    stream.on('end', () => {
      posted.push({ to: envelope.rcptTo[0]?.address ?? '', raw });
      done();
    });
  },
});
let home: string;
let house: House;
let origin: string;
let mailIn: number;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'mail-'));
  relay.listen(0, '127.0.0.1');
  await once(relay.server, 'listening');
  const port = await freePort();
  mailIn = await freePort();
  origin = `http://127.0.0.1:${port}`;
  environment = {
    BALAI_DATA: join(home, 'city'),
    PORT: String(port),
    BALAI_MAIL_URL: `smtp://127.0.0.1:${(relay.server.address() as AddressInfo).port}?tls=no`,
    BALAI_MAIL_FROM: 'Kota Contoh <layanan@kota.example>',
    BALAI_MAIL_REPLY: 'balas@kota.example',
    BALAI_MAIL_IN: `127.0.0.1:${mailIn}`,
  };
  house = startHouse(environment);
  await untilReady(house);
}, longStartMs);
afterAll(async () => {
  house.process.kill('SIGTERM');
  await house.ended;
  await new Promise<void>((done) => relay.close(() => done()));
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

/** A command of the operator, beside the running city. */
const balai = (...words: readonly string[]): string =>
  execFileSync(process.execPath, [main, ...words], {
    env: { ...process.env, BALAI_MODE: 'live', LANG: 'en', LC_ALL: '', ...environment },
    encoding: 'utf8',
  });

/** The address at which the newest mail to the body may be answered; waits until there is one. */
async function replyAddress(): Promise<string> {
  for (let waited = 0; waited < 60; waited += 1) {
    const raw = posted.findLast(({ to }) => to === body)?.raw ?? '';
    const found = /^Reply-To: (?<address>\S+)/imu.exec(raw)?.groups?.['address'];
    if (found !== undefined) return found;
    await sleep(500);
  }
  throw new Error(`no mail came to ${body}`);
}

test('a body outside answers by mail, and both sides read it on their pages', { timeout: longStartMs }, async () => {
  balai('reach', 'set', '--unit', 'pln', '--to', body);
  const name = 'Petugas Contoh 1';
  const made = balai(
    'officer',
    'add',
    '--email',
    'p1@contoh.id',
    '--name',
    name,
    '--unit',
    'dishub',
    '--position',
    'petugas',
  );
  const password = /shown this once\): (?<word>\S+)/u.exec(made)?.groups?.['word'] ?? '';

  const resident = await device({ city: origin });
  const { number } = await sendService(resident.page, 'lampu-jalan', {
    lokasi: { area: '36.71.01.1006', note: 'Dekat jembatan' },
    jenis: { choose: 'jalan' },
    kabelTerbuka: { choose: 'tidak' },
  });
  const officer = await device({ city: origin, width: 1440 });
  await signIn(officer.page, 'p1@contoh.id', password);
  await act(officer.page, number, 'bukanKewenangan', { because: ['milikPln'] });

  const reply = await replyAddress();
  const { buffer, name: filename } = await drawnPicture(21);
  const client = createTransport({ host: '127.0.0.1', port: mailIn, secure: false, ignoreTLS: true });
  const mail = {
    from: body,
    to: reply,
    subject: 'Re: permintaan',
    text: `Tiang ini sudah kami periksa.\n\nPada Sen, 2 Nov 2026 pukul 09.00 Kota Contoh <${reply}> menulis:\n> Kota meminta jawaban`,
  };
  expect((await client.sendMail({ ...mail, attachments: [{ filename, content: buffer }] })).response).toMatch(/^250/u);
  client.close();

  await resident.page.goto(`/urusan/${number}`);
  const own = resident.page.locator('#tanya .talk li');
  expect(await own.allInnerTexts()).toEqual([
    expect.stringMatching(/^PLN .* · lewat surel\s+Tiang ini sudah kami periksa\./u),
  ]);
  const picture = own.locator('img').first();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);

  await openCase(officer.page, number);
  const theirs = officer.page.locator('li.outside');
  expect(await theirs.innerText()).toMatch(/^PLN .* · lewat surel\s+Tiang ini sudah kami periksa\./u);
  expect(
    await theirs
      .locator('img')
      .first()
      .evaluate((image: HTMLImageElement) => image.naturalWidth),
  ).toBeGreaterThan(0);
  for (const { page } of [resident, officer]) expect(await page.content()).not.toContain('kantor@pln.example');
});
