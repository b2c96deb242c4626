// A disk that is really full while a browser is open: the page says so and keeps what was typed, reading goes on, and everything goes
// on by itself once there is room. The data folder is a small file system of its own in memory; skipped where none may be mounted.
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@balai/store/free-port';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { copyCity } from './demo-city.ts';
import { pageText, useBrowser } from './steps/browse-city.ts';
import { agreeAndSend, answerAll, beginForm, fillIn, pressOn, questionOf } from './steps/fill-form.ts';
import { fillAction, openCase, signIn } from './steps/work-in-console.ts';
import { type House, startHouse, untilReady } from './steps/run-house.ts';

const ROOM_MB = 400;
const MB = 1_048_576;
const disk = mkdtempSync(join(tmpdir(), 'full-'));
const mayMount = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${ROOM_MB}m,mode=0777`, 'tmpfs', disk]).status === 0;
if (!mayMount) rmSync(disk, { recursive: true, force: true });
const filler = join(disk, 'filler');
const device = useBrowser();
let house: House;
let city: string;

/** Leaves so many bytes. */
function fillUp(left: number): void {
  const file = openSync(filler, 'a');
  try {
    for (;;) {
      const { bavail, bsize } = statfsSync(disk);
      const more = bavail * bsize - left;
      if (more <= 0) return;
      writeSync(file, Buffer.alloc(Math.min(more, 8 * MB)));
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    closeSync(file);
  }
}
const makeRoom = (): void => rmSync(filler, { force: true });

/** The city looks at its room every second or two; a database that stopped comes up again by itself. */
async function untilReadyIs(wanted: boolean): Promise<void> {
  const over = performance.now() + 60_000;
  for (;;) {
    const status = await fetch(`${city}/readyz`).then(
      (answer) => answer.status,
      () => 0,
    );
    if ((status === 200) === wanted) return;
    if (performance.now() > over) throw new Error(`/readyz says ${status}:\n${house.said().slice(-2_000)}`);
    await new Promise((next) => setTimeout(next, 100));
  }
}
const full = /Tempat penyimpanan kami sedang penuh/;

describe.skipIf(!mayMount)('a full disk', { timeout: 300_000 }, () => {
  beforeAll(async () => {
    copyCity(inject('filled'), join(disk, 'data'));
    const port = await freePort();
    city = `http://127.0.0.1:${port}`;
    house = startHouse({ BALAI_MODE: 'demo', BALAI_DATA: join(disk, 'data'), PORT: String(port), LANG: 'id' });
    await untilReady(house);
  });
  afterEach(makeRoom);
  afterAll(async () => {
    house.process.kill('SIGTERM');
    await house.ended;
    execFileSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  const answers = {
    lokasi: { area: '36.71.01.1001', note: 'Seberang halte' },
    jenis: { choose: 'jalan' },
    kabelTerbuka: { choose: 'tidak' },
  } as const;
  const typed = 'Gelap sejak Senin malam, anak sekolah lewat sini.';
  async function atRemark(page: Page): Promise<void> {
    await beginForm(page, 'lampu-jalan');
    for (const [question, answer] of Object.entries(answers)) {
      await fillIn(page, question, answer);
      await pressOn(page);
    }
    while (questionOf(page) !== 'keterangan') await pressOn(page);
  }

  test.each([
    ['to the last byte', 0, false],
    ['to ten megabytes, with script', 10 * MB, true],
  ])('a resident goes on where the disk was full %s', async (_, left, script) => {
    const { page } = await device({ city, script });
    await atRemark(page);
    await page.fill('[name=keterangan]', typed);
    fillUp(left);
    await untilReadyIs(false);
    await pressOn(page);
    expect(await pageText(page)).toMatch(full);
    expect(await page.locator('[name=keterangan]').inputValue()).toBe(typed);
    makeRoom();
    await untilReadyIs(true);
    await pressOn(page);
    await answerAll(page, {});
    await page.locator('input[name=persetujuan]').check();
    fillUp(left);
    await untilReadyIs(false);
    await pressOn(page);
    const said = await pageText(page);
    expect(said).toMatch(full);
    expect(said).toContain(typed);
    makeRoom();
    await untilReadyIs(true);
    expect((await agreeAndSend(page)).number).toMatch(/^BL-/);
  });

  test('an answer that meets the full disk before anybody has noticed is kept, or comes again', async () => {
    const { page } = await device({ city });
    await atRemark(page);
    await page.fill('[name=keterangan]', typed);
    fillUp(0);
    await pressOn(page);
    const isSaved = questionOf(page) !== 'keterangan';
    expect(isSaved ? typed : await page.locator('[name=keterangan]').inputValue()).toBe(typed);
    makeRoom();
    await untilReadyIs(true);
    if (!isSaved) await page.locator('form:has([name=keterangan]) button').last().click();
    await answerAll(page, {});
    expect(await pageText(page)).toContain(typed);
    expect((await agreeAndSend(page)).number).toMatch(/^BL-/);
  });

  async function untouchedCase(): Promise<string> {
    const { page } = await device({ city });
    await beginForm(page, 'lampu-jalan');
    await answerAll(page, answers);
    return (await agreeAndSend(page)).number;
  }
  /** An officer who refuses a case while the disk is full: the act is filled in and its button pressed. */
  async function refusedWhileFull({ script }: { readonly script: boolean }) {
    const number = await untouchedCase();
    const { page } = await device({ city, script, width: 1440 });
    await signIn(page, 'petugas.dishub@contoh.id', 'balai-contoh');
    await openCase(page, number);
    const form = await fillAction(page, 'tolak', { because: ['milikPribadi'], note: 'Milik ruko nomor 4.' });
    fillUp(0);
    await untilReadyIs(false);
    await form.locator('button').last().click();
    return { number, page };
  }

  test("an officer's act without script comes again with its words, and is sent by the same button later", async () => {
    const { number, page } = await refusedWhileFull({ script: false });
    expect(await pageText(page)).toMatch(full);
    makeRoom();
    await untilReadyIs(true);
    await page.getByRole('button', { name: 'Kirim lagi' }).click();
    await openCase(page, number);
    expect(await pageText(page)).toContain('Milik ruko nomor 4.');
  });

  test('with script the act is kept though the officer has moved on, and goes out when it can', async () => {
    const { number, page } = await refusedWhileFull({ script: true });
    await page.locator('.crumbs a').first().click(); // moving on sends what is held
    const again = page.getByRole('button', { name: 'Coba lagi' });
    await again.waitFor();
    expect(await pageText(page)).toMatch(full);
    makeRoom();
    await untilReadyIs(true);
    await again.click();
    await page.getByText('Terkirim.').waitFor();
    await openCase(page, number);
    expect(await pageText(page)).toContain('Milik ruko nomor 4.');
  });
});
