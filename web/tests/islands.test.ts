/** The islands in a real browser, under the pages' own content security policy: what they improve, and that pages stand without them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '@balai/e2e/browser';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtPages } from './built.ts';
import { type Host, startHost } from './host.ts';

let host: Host;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'balai-islands-'));
const complaints: string[] = [];

beforeAll(async () => {
  await builtPages();
  host = await startHost(0);
  browser = await openBrowser();
}, 300_000);
afterAll(async () => {
  await browser.close();
  host.server.closeAllConnections();
  host.server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'id-ID', ...options });
  const page = await context.newPage();
  page.on(
    'console',
    (message) => message.type() === 'error' && !message.text().includes('ERR_') && complaints.push(message.text()),
  );
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(host.origin + path);
  return page;
}

/** A JPEG with soft noise, so that it is large, and a place in its EXIF when wished. */
async function photo(name: string, side: number, withPlace: boolean): Promise<string> {
  const file = join(folder, name);
  const grain = Math.round(side / 3);
  const noise = Buffer.alloc(grain * grain * 3);
  for (let at = 0; at < noise.length; at += 1) noise[at] = (at * 2_654_435_761) >>> 24;
  const picture = sharp(noise, { raw: { width: grain, height: grain, channels: 3 } })
    .resize(side, side)
    .jpeg({ quality: 95 });
  const place = {
    GPSLatitudeRef: 'S',
    GPSLatitude: '6/1 10/1 12/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '106/1 37/1 48/1',
  };
  await (withPlace ? picture.withExif({ IFD3: place }) : picture).toFile(file);
  return file;
}

describe('photo', { timeout: 240_000 }, () => {
  const chosen = (page: Page) =>
    page.locator('#foto').evaluate((input: HTMLInputElement) => input.files?.[0]?.size ?? 0);

  it('makes a large photo small, takes its place out, and sends the place only after a tick', async () => {
    const page = await open('/gaya/formulir');
    await page.locator('#foto').setInputFiles(await photo('besar.jpg', 2100, true));
    const offer = page.locator('balai-photo .position:not([hidden])');
    await offer.waitFor();
    expect(await chosen(page)).toBeLessThanOrEqual(600_000);
    const bytes = await page
      .locator('#foto')
      .evaluate(async (input: HTMLInputElement) =>
        Array.from(new Uint8Array((await input.files?.[0]?.arrayBuffer()) ?? new ArrayBuffer(0))),
      );
    const sent = await sharp(Buffer.from(bytes)).metadata();
    expect(Math.max(sent.width, sent.height)).toBeLessThanOrEqual(2048);
    expect(sent.exif).toBeUndefined();
    expect(await page.locator('balai-photo img').getAttribute('alt')).not.toBe('');

    const position = () =>
      page
        .locator('form')
        .first()
        .evaluate((form: HTMLFormElement) => new FormData(form).get('foto.position'));
    expect(await position()).toBeNull();
    await offer.locator('input[type=checkbox]').check();
    const [latitude, longitude] = String(await position())
      .split(',')
      .map(Number);
    expect(latitude).toBeCloseTo(-6.17, 4);
    expect(longitude).toBeCloseTo(106.63, 4);
    await page.context().close();
  });
  it('leaves a small photo without a place as it is', async () => {
    const page = await open('/gaya/formulir');
    await page.locator('#foto').setInputFiles(await photo('kecil.jpg', 200, false));
    await page.locator('balai-photo img').waitFor();
    expect(await page.locator('balai-photo .position').isHidden()).toBe(true);
    await page.context().close();
  });
});

describe('place map', () => {
  const typed = (page: Page, part: string) => page.locator(`[name="lokasi.${part}"]`).inputValue();

  it('takes a tap, names the kelurahan, and obeys the arrow keys', async () => {
    const page = await open('/gaya/formulir');
    await page.locator('[data-open]').click();
    await page.locator('balai-place-map .area').first().waitFor();
    await page.locator('balai-place-map .map').click();
    await page.getByText('Titik ada di Contoh Dua.').waitFor();
    expect(await typed(page, 'area')).toBe('36.71.01.1002');
    const before = Number(await typed(page, 'longitude'));
    await page.locator('balai-place-map .pin').focus();
    await page.keyboard.press('Shift+ArrowRight');
    expect(Number(await typed(page, 'longitude'))).toBeGreaterThan(before);
    await page.context().close();
  });
  it('drops the pin when another kelurahan is chosen from the list', async () => {
    const page = await open('/gaya/formulir');
    await page.locator('[data-open]').click();
    await page.locator('balai-place-map .area').first().waitFor();
    await page.locator('balai-place-map .map').click();
    await page.locator('[name="lokasi.area"]').selectOption('36.71.02.1001');
    expect(await typed(page, 'latitude')).toBe('');
    expect(await page.locator('balai-place-map .pin').count()).toBe(0);
    await page.context().close();
  });
  it('uses the device’s position only when asked, and says when there is none', async () => {
    const page = await open('/gaya/formulir', {
      geolocation: { latitude: -6.175, longitude: 106.605 },
      permissions: ['geolocation'],
    });
    expect(await typed(page, 'latitude')).toBe('');
    await page.locator('[data-locate]').click();
    await page.getByText('Titik ada di Contoh Satu.').waitFor();
    expect(await typed(page, 'latitude')).toBe('-6.175000');
    await page.context().close();
  });
});

describe('list of kelurahan', () => {
  it('narrows as one types and chooses a sole match', async () => {
    const page = await open('/gaya/formulir');
    await page.locator('#kelurahan-saring').fill('misal sa');
    expect(await page.locator('#kelurahan').inputValue()).toBe('36.71.02.1001');
    await page.locator('#kelurahan-saring').fill('');
    expect(await page.locator('#kelurahan option').count()).toBe(4);
    await page.context().close();
  });
});

describe('live', () => {
  const drawn = (page: Page) => page.locator('#digambar').textContent();

  it('shows news by itself, but not while the reader types', async () => {
    const page = await open('/gaya/hidup');
    const first = await drawn(page);
    await expect.poll(host.listeners).toBeGreaterThan(0);
    host.tell();
    await page.waitForFunction((before) => document.querySelector('#digambar')?.textContent !== before, first);
    const second = await drawn(page);
    await page.locator('#catatan').fill('belum selesai');
    host.tell();
    await page.getByText('Ada kabar baru.').waitFor();
    expect(await drawn(page)).toBe(second);
    expect(await page.locator('#catatan').inputValue()).toBe('belum selesai');
    await page.context().close();
  });
  it('leaves the page as it is when the stream is cut', async () => {
    const page = await open('/gaya/hidup');
    const first = await drawn(page);
    await expect.poll(host.listeners).toBeGreaterThan(0);
    host.cut();
    await page.locator('#catatan').fill('tetap bisa');
    expect(await drawn(page)).toBe(first);
    host.mend();
    await page.context().close();
  });
  it('says that the stream is cut, and takes it back with the page as it is now', { timeout: 60_000 }, async () => {
    const page = await open('/gaya/hidup');
    const first = await drawn(page);
    await expect.poll(host.listeners).toBeGreaterThan(0);
    host.cut();
    await page.getByText('Sambungan langsung terputus').waitFor();
    host.mend();
    await page.waitForFunction((before) => document.querySelector('#digambar')?.textContent !== before, first);
    expect(await page.getByText('Sambungan langsung terputus').count()).toBe(0);
    await page.context().close();
  });
});

describe('offline', () => {
  it('says so on a form, and takes it back', async () => {
    const page = await open('/gaya/formulir');
    await page.waitForFunction(() => customElements.get('balai-offline') !== undefined);
    await page.context().setOffline(true);
    await page.getByText('Anda sedang luring.').waitFor();
    await page.context().setOffline(false);
    await page.getByText('Anda sedang luring.').waitFor({ state: 'detached' });
    expect(await page.locator('balai-offline').innerText()).toBe('');
    await page.context().close();
  });
});

describe('scan', () => {
  const button = (page: Page) => page.getByRole('button', { name: 'Pindai dengan kamera' });
  /** A browser that reads codes, and a camera; neither is on a machine of tests. `sees`: what the second look finds. */
  const withCamera = async (sees: string | null): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'id-ID' });
    await context.addInitScript((code) => {
      let looks = 0;
      class Reader {
        static getSupportedFormats = async () => ['qr_code'];
        detect = async () => ((looks += 1) > 1 && code !== null ? [{ rawValue: code }] : []);
      }
      const used: MediaStreamTrack[] = [];
      Object.assign(globalThis, { BarcodeDetector: Reader, used });
      navigator.mediaDevices.getUserMedia = async () => {
        if (code === null) throw new DOMException('no', 'NotAllowedError');
        const canvas = document.createElement('canvas');
        canvas.getContext('2d')?.fillRect(0, 0, 9, 9);
        const stream = canvas.captureStream(9);
        used.push(...stream.getTracks());
        return stream;
      };
    }, sees);
    const page = await context.newPage();
    await page.goto(`${host.origin}/gaya/konsol`);
    return page;
  };
  const camerasOn = (page: Page) =>
    page.evaluate(() =>
      (globalThis as unknown as { readonly used: readonly MediaStreamTrack[] }).used.filter(
        ({ readyState }) => readyState === 'live',
      ),
    );

  it('is offered only where codes are read', async () => {
    const page = await open('/gaya/konsol');
    await page.waitForFunction(() => customElements.get('balai-scan') !== undefined);
    expect(await page.locator('button[data-scan]').isVisible()).toBe(false);
    await page.context().close();
  });

  it('writes what the camera reads into the field and sends the form', async () => {
    const page = await withCamera('BL-7K4M-22');
    await button(page).click();
    await page.waitForURL('**/gaya/konsol?*');
    expect(new URL(page.url()).searchParams.get('kode')).toBe('BL-7K4M-22');
    await page.context().close();
  });

  it('ends the camera with the box, and the field is as it was', async () => {
    const page = await withCamera('');
    await button(page).click();
    await page.getByText('Arahkan kamera').waitFor();
    await expect.poll(async () => (await camerasOn(page)).length).toBe(1);
    await page.getByRole('button', { name: 'Tutup' }).click();
    await expect.poll(async () => (await camerasOn(page)).length).toBe(0);
    expect(await page.locator('#kode').inputValue()).toBe('');
    await page.context().close();
  });

  it('says what to do when the camera is not allowed', async () => {
    const page = await withCamera(null);
    await button(page).click();
    await page.locator('balai-scan output', { hasText: 'Kamera tidak diizinkan' }).waitFor();
    expect((await camerasOn(page)).length).toBe(0);
    await page.context().close();
  });
});

describe('without script', () => {
  it('the form is whole: files, place by kelurahan, no empty map', async () => {
    const page = await open('/gaya/formulir', { javaScriptEnabled: false });
    expect(await page.locator('balai-place-map').isVisible()).toBe(false);
    expect(await page.locator('[name="lokasi.area"]').isVisible()).toBe(true);
    expect(await page.locator('#foto').isVisible()).toBe(true);
    expect(await page.locator('balai-photo').isVisible()).toBe(false);
    await page.context().close();
  });
});

it('no island broke the content security policy or failed', () => {
  // A stream that is refused on purpose is no fault of an island.
  expect(complaints.filter((one) => !one.includes('503'))).toEqual([]);
});
