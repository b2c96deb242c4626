/** The residents' pages as built, with an invented city: every page whole in both languages, and the ways through them without script at 320 px. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { axeFaults } from '@balai/e2e/axe';
import { openBrowser } from '@balai/e2e/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtPages } from './built.ts';
import { ASKED_PAGES } from './portal-asked.ts';
import { AWAY, type PortalHost, startPortalHost } from './portal-host.ts';

const PAGES = [
  '/',
  '/layanan',
  '/layanan?q=lampu',
  '/layanan?q=zzz',
  '/layanan?kategori=letter',
  '/layanan/lampu-jalan',
  '/layanan/surat-domisili',
  '/lapor',
  '/urusan',
  '/urusan/hapus',
  '/urusan/BL-7K4M-22',
  '/urusan/BL-5T2W-9C',
  '/urusan/BL-3N5R-8K',
  '/urusan/BL-7K4M-22/tanda-terima',
  '/urusan/BL-7K4M-22/tarik',
  ...ASKED_PAGES,
  '/lacak',
  '/lacak?salah=tautan',
  '/periksa-surat',
  '/periksa-surat?nomor=',
  '/periksa-surat?d=authentic',
  '/periksa-surat?d=authenticUncertified',
  '/periksa-surat?d=changed',
  '/periksa-surat?d=withdrawn',
  '/periksa-surat?d=unknown',
  '/bantuan',
  '/privasi',
  '/aksesibilitas',
  '/formulir/d1/foto',
  '/formulir/d1/lokasi',
  '/formulir/d1/jenis',
  '/formulir/d1/kabelTerbuka',
  '/formulir/d1/kontak',
  '/formulir/d1/periksa',
  '/formulir/d1/simpan',
  '/formulir/d1/hapus',
];
/** One of each kind, for the slower checks. */
const LOOKED_AT = [
  '/',
  '/layanan/surat-domisili',
  '/layanan?q=zzz',
  '/urusan',
  '/urusan/BL-7K4M-22',
  '/urusan/BL-5T2W-9C',
  '/urusan/BL-3N5R-8K',
  '/urusan/BL-7K4M-22/tanda-terima',
  ...ASKED_PAGES,
  '/periksa-surat?d=withdrawn',
  '/periksa-surat?nomor=',
  '/formulir/d1/lokasi',
  '/formulir/d1/periksa',
  '/formulir/d1/jenis',
  '/formulir/d1/simpan',
];
const MISSING = [
  '/layanan/tidak-ada',
  '/urusan/BL-0000-00',
  '/urusan/BL-0000-00/tanda-terima',
  '/formulir/tidak-ada/foto',
];
/** What a first visit may weigh, compressed: page, styles, font. */
const BUDGET = 100_000;

let host: PortalHost;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'balai-portal-'));
const picture = join(folder, 'foto.jpg');
writeFileSync(picture, Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'));

beforeAll(async () => {
  await builtPages();
  host = await startPortalHost(0);
  browser = await openBrowser();
  await host.platform.portal.begin('lampu-jalan');
});
afterAll(async () => {
  await browser.close();
  host.server.closeAllConnections();
  host.server.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(host.origin + path, { headers, redirect: 'manual' });
const plain = async (options: object = {}): Promise<Page> =>
  (
    await browser.newContext({
      viewport: { width: 320, height: 640 },
      locale: 'id-ID',
      javaScriptEnabled: false,
      ...options,
    })
  ).newPage();
const next = (page: Page) => page.locator('.form-foot button').click();
const heading = (page: Page) => page.locator('h1').innerText();

describe('every page for residents', () => {
  it.each([...PAGES, ...MISSING].flatMap((path) => [['id', path] as const, ['en', path] as const]))(
    'in %s at %s has its words, one heading, and neither script nor style in line',
    async (language, path) => {
      const answer = await get(path, { 'accept-language': language });
      const html = await answer.text();
      expect(answer.status).toBe(MISSING.includes(path) ? 404 : 200);
      expect(html).toContain(`<html lang="${language}"`);
      expect(html).not.toMatch(/>undefined<|"undefined"|\[object Object\]|NaN|Error: \d/);
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=/);
      expect(html.match(/<h1[\s>]/g)).toHaveLength(1);
      expect(html).toMatch(/<title>[^<]{5,}<\/title>/);
    },
  );
  it('weighs little on a first visit, the form and the matter too', async () => {
    for (const path of ['/', '/layanan/lampu-jalan', '/formulir/d1/lokasi', '/urusan/BL-7K4M-22']) {
      const html = await (await get(path)).text();
      const files = [...new Set([...html.matchAll(/(?:href|src)="(\/_app\/[^"]+)"/g)].map(([, file = '']) => file))];
      const sizes = await Promise.all(
        files.map(async (file) => {
          const body = Buffer.from(await (await get(file)).arrayBuffer());
          return file.endsWith('.woff2') ? body.length : gzipSync(body).length;
        }),
      );
      expect(gzipSync(html).length + sizes.reduce((sum, size) => sum + size, 0), path).toBeLessThan(BUDGET);
    }
  });
  it('keeps matters and forms out of search engines', async () => {
    for (const path of ['/urusan', '/urusan/BL-3N5R-8K', '/formulir/d1/jenis'])
      expect(await (await get(path)).text(), path).toContain('<meta name="robots" content="noindex"');
  });
  it('fits 320 px, also with text at twice its size', async () => {
    const page = await plain({ bypassCSP: true });
    for (const path of PAGES) {
      await page.goto(host.origin + path);
      for (const size of ['100%', '200%']) {
        const spare = await page.evaluate((wanted) => {
          const root = (
            globalThis as unknown as {
              document: { documentElement: { style: { fontSize: string }; scrollWidth: number; clientWidth: number } };
            }
          ).document.documentElement;
          root.style.fontSize = wanted;
          return root.clientWidth - root.scrollWidth;
        }, size);
        expect(spare, `${path} at ${size}`).toBeGreaterThanOrEqual(0);
      }
    }
    await page.context().close();
  });
  /** Each in one of the two: the end-to-end tests look at all pages in both. */
  describe.each([
    ['light', 'id-ID', 0],
    ['dark', 'en-GB', 1],
  ] as const)('in %s, %s', (colorScheme, locale, turn) => {
    let page: Page;
    beforeAll(async () => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme, locale });
      page = await context.newPage();
    });
    afterAll(() => page.context().close());

    it.each(LOOKED_AT.filter((_, at) => at % 2 === turn))('has nothing for axe to find at %s', async (path) => {
      await page.goto(host.origin + path);
      expect(await axeFaults(page)).toEqual([]);
    });
  });
});

describe('a report without script', () => {
  it('goes from search to receipt, and keeps every answer when one is wrong', async () => {
    const page = await plain();
    await page.goto(host.origin);
    await page.fill('#q', 'lampu');
    await page.locator('.search button').click();
    await page.locator('a[href="/layanan/lampu-jalan"]').click();
    await page.getByRole('button', { name: 'Mulai', exact: true }).click();
    expect(await heading(page)).toContain('Ada fotonya?');
    await page.setInputFiles('input[type=file]', picture);
    await next(page);

    await next(page);
    const error = page.locator('.error-summary a');
    expect(await error.getAttribute('href')).toBe('#lokasi');
    expect(await page.title()).toMatch(/^Perlu diperbaiki: /);
    await page.selectOption('select', '36.71.01.1002');
    await page.fill('[name="lokasi.note"]', 'Seberang halte');
    await next(page);
    await page.getByLabel('Lampu taman').check();
    await next(page);
    await page.getByLabel('Tidak').check();
    await next(page);
    await page.fill('#kontak', '12');
    await next(page);
    expect(await page.inputValue('#kontak')).toBe('12');
    await page.locator('.back').click();
    expect(await page.getByLabel('Tidak').isChecked()).toBe(true);
    await page.goto(page.url().replace('kabelTerbuka', 'kontak'));
    expect(await page.inputValue('#kontak')).toBe('12');
    await page.fill('#kontak', '081234567890');
    await next(page);

    expect(await heading(page)).toBe('Sudah benar semua?');
    expect(await page.locator('#persetujuan').isChecked()).toBe(false);
    await next(page);
    expect(await page.locator('.error-summary a').getAttribute('href')).toBe('#persetujuan');
    await page.locator('#persetujuan').check();
    await next(page);
    expect(await heading(page)).toBe('Sudah kami terima');
    expect(await page.locator('.code').innerText()).toBe('BL-7K4M-22');
    expect(await page.locator('code').innerText()).toContain('/k/');
    await page.context().close();
  });
  it('offers the place of the photo and uses it only after a yes', async () => {
    const begun = await host.platform.portal.begin('lampu-jalan');
    const draft = begun.ok ? begun.value.draftId : '';
    const page = await plain();
    await page.goto(`${host.origin}/formulir/${draft}/lokasi`);
    expect(await page.inputValue('[name="lokasi.latitude"]')).toBe('');
    await page.getByRole('link', { name: 'Pakai lokasi dari foto' }).click();
    expect(await page.inputValue('[name="lokasi.latitude"]')).toBe('-6.17');
    await page.getByRole('link', { name: 'Jangan pakai titik' }).click();
    expect(await page.inputValue('[name="lokasi.latitude"]')).toBe('');
    await page.context().close();
  });
  it('shows the reports of neighbours before one goes on, and asks no second time', async () => {
    const begun = await host.platform.portal.begin('lampu-jalan');
    const draft = begun.ok ? begun.value.draftId : '';
    const page = await plain();
    await page.goto(`${host.origin}/formulir/${draft}/lokasi?titik=foto`);
    await page.fill('[name="lokasi.note"]', 'Seberang halte');
    await page.locator('[name="lokasi.area"]').selectOption({ index: 1 });
    await next(page);
    expect(page.url()).toContain(`/formulir/${draft}/lokasi#dekat`);
    const order = await page
      .locator('#dekat, .form-foot button')
      .evaluateAll((all) => all.map(({ tagName }) => tagName));
    expect(order).toEqual(['H2', 'BUTTON']);
    await next(page);
    expect(page.url()).not.toContain('lokasi');
    await page.context().close();
  });
  it('asks whether the place of a photo may be used before anything is kept, and a no is only a link', async () => {
    const page = await plain();
    await page.goto(`${host.origin}/formulir/d1/lokasi?tawaran=segel`);
    expect(await page.locator('.question').innerText()).toContain('Foto itu diambil di Kel. Contoh');
    await page.getByRole('link', { name: 'Tidak, saya pilih sendiri' }).click();
    expect(host.calls).not.toContain('agree d1 segel');
    await page.goto(`${host.origin}/formulir/d1/lokasi?tawaran=segel`);
    await page.getByRole('button', { name: 'Pakai lokasi dari foto' }).click();
    expect(host.calls).toContain('agree d1 segel');
    expect(await page.inputValue('[name="lokasi.latitude"]')).toBe('-6.17');
    await page.context().close();
  });
  it('lets a neighbour follow instead of sending again', async () => {
    const page = await plain();
    await page.goto(`${host.origin}/formulir/d1/periksa`);
    await page.getByRole('button', { name: /Ikuti laporan ini/ }).click();
    expect(host.calls).toContain('follow BL-3N5R-8K d1');
    expect(page.url()).toBe(`${host.origin}/urusan/BL-3N5R-8K`);
    await page.context().close();
  });
  it('gives a form back with what was typed when the database is lost under it, before anybody has seen that', async () => {
    const { portal } = host.platform;
    const { answer } = portal;
    Object.assign(portal, { answer: async () => Promise.reject(new Error(AWAY)) });
    const path = '/formulir/d1/keterangan?/answer';
    const form = { accept: 'text/html', origin: host.origin, 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await fetch(host.origin + path, { method: 'POST', headers: form, body: 'keterangan=tiang+miring' });
    Object.assign(portal, { answer });
    expect([sent.status, sent.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await sent.text()).toBe('again, unavailable: keterangan=tiang+miring');
  });

  it('throws a draft away only after a question', async () => {
    const begun = await host.platform.portal.begin('lampu-jalan');
    const draft = begun.ok ? begun.value.draftId : '';
    const page = await plain();
    await page.goto(`${host.origin}/formulir/${draft}/hapus`);
    expect(host.calls).not.toContain(`discard ${draft}`);
    await page.getByRole('button', { name: 'Ya, buang' }).click();
    expect(host.calls).toContain(`discard ${draft}`);
    expect(await page.getByRole('status').innerText()).toContain('Isian sudah dibuang');
    expect((await get(`/formulir/${draft}/foto`)).status).toBe(404);
    await page.context().close();
  });
});

describe('a matter', () => {
  it('shows the public its state, never the answers, the talk or the readings', async () => {
    const html = await (await get('/urusan/BL-3N5R-8K')).text();
    expect(html).toContain('Lampu dan sensor cahaya diganti');
    expect(html).toContain('name="kode"');
    expect(html).not.toMatch(/Isian Anda|Siapa yang melihat data|seberang halte|name="pertanyaan"/);
  });
  it('opens with its secret, and says the same of a wrong number and a wrong secret', async () => {
    const page = await plain();
    const sayings: string[] = [];
    for (const number of ['BL-7K4M-22', 'BL-0000-00']) {
      await page.goto(`${host.origin}/lacak`);
      await page.fill('#nomor', number);
      await page.fill('#kode', 'salah');
      await page.getByRole('button', { name: 'Lacak', exact: true }).click();
      sayings.push(await page.locator('.error-summary').innerText());
      expect(await page.inputValue('#kode')).toBe('');
      expect(await page.inputValue('#nomor')).toBe(number);
    }
    expect(sayings[0]).toBe(sayings[1]);
    await page.fill('#nomor', ' bl 7k4m 22 ');
    await page.fill('#kode', 'rahasia');
    await page.getByRole('button', { name: 'Lacak', exact: true }).click();
    expect(page.url()).toBe(`${host.origin}/urusan/BL-7K4M-22`);
    await page.context().close();
  });
  it('takes an answer, an objection, a question and a withdrawal', async () => {
    const page = await plain();
    const open = () => page.goto(`${host.origin}/urusan/BL-7K4M-22`);
    await open();
    await page.getByRole('button', { name: 'Sudah beres' }).click();
    expect(host.calls).toContain('act BL-7K4M-22 t5 beres');
    expect(await page.getByRole('status').first().innerText()).toContain('Terkirim');
    await page.locator('summary', { hasText: 'Ajukan keberatan' }).click();
    await page.getByRole('button', { name: 'Ajukan keberatan' }).click();
    expect(await page.locator('.error-summary a').getAttribute('href')).toBe('#masalah');
    await page.fill('#masalah', 'Masih gelap');
    await page.getByRole('button', { name: 'Ajukan keberatan' }).click();
    expect(await page.getByRole('status').first().innerText()).toContain('Keberatan Anda diterima');
    await page.getByRole('button', { name: 'Kirim ke petugas' }).click();
    expect(await page.locator('.error-summary a').getAttribute('href')).toBe('#pertanyaan');
    await page.fill('#pertanyaan', 'Kapan?');
    await page.getByRole('button', { name: 'Kirim ke petugas' }).click();
    expect(host.calls).toContain('ask BL-7K4M-22 Kapan?');
    await page.getByRole('link', { name: 'Tarik urusan ini' }).click();
    expect(host.calls).not.toContain('withdraw BL-7K4M-22');
    await page.getByRole('button', { name: 'Ya, tarik' }).click();
    expect(host.calls).toContain('withdraw BL-7K4M-22');
    await page.context().close();
  });
  it('keeps the given scores of the survey when some are missing', async () => {
    const page = await plain();
    await page.goto(`${host.origin}/urusan/BL-7K4M-22`);
    for (const key of ['requirements', 'procedure'])
      await page.locator(`input[name="${key}"][value="4"]`).check({ force: true });
    await page.getByRole('button', { name: 'Kirim penilaian' }).click();
    expect(await page.locator('.error-summary a').first().getAttribute('href')).toBe('#time');
    expect(await page.locator('input[name="procedure"][value="4"]').isChecked()).toBe(true);
    for (const key of ['time', 'fee', 'product', 'competence', 'behaviour', 'complaints', 'facilities'])
      await page.locator(`input[name="${key}"][value="3"]`).check({ force: true });
    await page.getByRole('button', { name: 'Kirim penilaian' }).click();
    expect(host.calls).toContain('survey BL-7K4M-22');
    await page.context().close();
  });
  it('is wiped from the device only after a question', async () => {
    const page = await plain();
    await page.goto(`${host.origin}/urusan`);
    await page.getByRole('link', { name: 'Selesai dan hapus' }).click();
    expect(host.calls).not.toContain('wipe');
    await page.getByRole('button', { name: /Ya, hapus/ }).click();
    expect(host.calls).toContain('wipe');
    await page.context().close();
  });
});

describe('verification', () => {
  it('gives five verdicts that differ in words and in sign', async () => {
    const seen = await Promise.all(
      ['authentic', 'authenticUncertified', 'changed', 'withdrawn', 'unknown'].map(async (kind) => {
        const html = await (await get(`/periksa-surat?d=${kind}`)).text();
        const verdict = html.slice(html.indexOf('class="verdict'));
        return {
          word: /<p class="word[^>]*>([^<]+)</.exec(verdict)?.[1],
          sign: /<svg[^>]*>(.*?)<\/svg>/s.exec(verdict)?.[1],
        };
      }),
    );
    expect(new Set(seen.map(({ word }) => word)).size).toBe(5);
    expect(new Set(seen.map(({ sign }) => sign)).size).toBe(5);
  });
  it('checks a file, and asks for one when there is none', async () => {
    const page = await plain();
    await page.goto(`${host.origin}/periksa-surat`);
    await page.getByRole('button', { name: 'Periksa berkas' }).click();
    expect(await page.locator('.error-summary').count()).toBe(1);
    await page.setInputFiles('input[type=file]', picture);
    await page.getByRole('button', { name: 'Periksa berkas' }).click();
    expect(await page.locator('.verdict').innerText()).toContain('Sudah berubah');
    await page.context().close();
  });
});
