/** How news and answers go besides the page of a matter: what came by mail is said to have come by mail; a browser may be told of news. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openBrowser } from '@balai/e2e/browser';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtPages } from './built.ts';
import { type PortalHost, startPortalHost } from './portal-host.ts';

let host: PortalHost;
let browser: Browser;
beforeAll(async () => {
  await builtPages();
  [host, browser] = await Promise.all([startPortalHost(0), openBrowser({ whole: true })]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  host?.server.close();
});

it('says which messages came by mail, from whom, and opens what was attached', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'id-ID' });
  const page = await context.newPage();
  await page.goto(`${host.origin}/urusan/BL-7K4M-22`);
  const said = page.locator('#tanya .talk li');
  expect(await said.nth(0).innerText()).toMatch(/^Anda .* · lewat surel/);
  expect(await said.nth(0).locator('a').getAttribute('href')).toContain('/berkas/');
  expect(await said.nth(1).innerText()).not.toContain('surel');
  expect(await said.nth(2).innerText()).toMatch(/^PLN .* · lewat surel/);
  await context.close();
});

it('offers nothing without script, and nothing where the browser knows no news', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'id-ID' });
  const page = await context.newPage();
  await page.goto(`${host.origin}/urusan/BL-7K4M-22`);
  expect(await page.getByRole('button', { name: 'Kabari di perangkat ini' }).isVisible()).toBe(false);
  await context.close();
});

it('says on an iPhone that the page has to be on the home screen first, and offers no button that would do nothing', async () => {
  const context = await browser.newContext({ locale: 'id-ID', viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'PushManager');
    Object.defineProperty(navigator, 'standalone', { value: false });
  });
  await page.goto(`${host.origin}/urusan/BL-7K4M-22`);
  await page.locator('#kabar').getByText('Tambahkan ke layar utama dulu').waitFor();
  expect(await page.getByRole('button', { name: 'Kabari di perangkat ini' }).count()).toBe(0);
  await context.close();
});

it('is a page for the home screen: named after its region, begun at the matters, with pictures of their size', async () => {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(host.origin);
  const link = await page.locator('link[rel=manifest]').getAttribute('href');
  expect(link).toBe('/manifest.webmanifest?bahasa=en');
  const answer = await page.request.get(host.origin + link);
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/manifest+json',
    'cache-control': 'public, max-age=3600',
  });
  const manifest = await answer.json();
  expect(manifest).toMatchObject({
    name: 'Contoh City (demonstration)',
    lang: 'en',
    start_url: '/urusan',
    display: 'standalone',
    theme_color: await page.locator('meta[name=theme-color]').getAttribute('content'),
  });
  expect(Buffer.byteLength(await answer.text())).toBeLessThan(1_000);
  const touch = await page.locator('link[rel=apple-touch-icon]').getAttribute('href');
  const pictures = [{ src: touch, sizes: '180x180', type: 'image/png' }, ...manifest.icons];
  for (const { src, sizes, type } of pictures) {
    const picture = await page.request.get(host.origin + src);
    expect([picture.status(), picture.headers()['content-type']]).toEqual([200, type]);
    if (type !== 'image/png') continue;
    const bytes = await picture.body();
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
    expect(bytes.length).toBeLessThan(4_000);
  }
  // The browser itself reads it, under the policy of the page.
  const devtools = await context.newCDPSession(page);
  const read = await devtools.send('Page.getAppManifest');
  expect([read.errors, read.url]).toEqual([[], host.origin + link]);
  await context.close();
});

it('asks the browser when it is pressed, says what it was told, shows news that comes, and ends it', async () => {
  const context = await browser.newContext({ locale: 'id-ID', permissions: ['notifications'] });
  const page = await context.newPage();
  // No push service of a browser maker is reached from here: it gives what one would have given.
  await page.addInitScript(() => {
    const given = { endpoint: 'https://push.example/kotak', keys: { p256dh: 'kunci', auth: 'rahasia' } };
    PushManager.prototype.getSubscription = async () => null;
    PushManager.prototype.subscribe = async () => ({ toJSON: () => given }) as unknown as PushSubscription;
  });
  await page.goto(`${host.origin}/urusan/BL-7K4M-22`);
  expect(await page.locator('#kabar').innerText()).toContain('seperti SMS, juga di layar terkunci');
  await page.getByRole('button', { name: 'Kabari di perangkat ini' }).click();
  await page.getByRole('status').first().waitFor();
  expect(await page.getByRole('status').first().innerText()).toContain('Perangkat ini dikabari');
  expect(host.calls).toContain(
    'begin BL-7K4M-22 {"endpoint":"https://push.example/kotak","keys":{"p256dh":"kunci","auth":"rahasia"}}',
  );
  expect(await newsShown(context, page)).toEqual({ title: 'Kota Contoh', body: 'BL-7K4M-22: sudah selesai.' });
  await page.getByRole('button', { name: 'Hentikan kabar' }).click();
  expect(await page.getByRole('status').first().innerText()).toContain('tidak lagi dikabari');
  expect(host.calls).toContain('end BL-7K4M-22');
  await context.close();
});

it('says so when the owner of the browser wants no news, and sends nothing', async () => {
  const context = await browser.newContext({ locale: 'id-ID' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    Notification.requestPermission = async () => 'denied';
  });
  const before = host.calls.length;
  await page.goto(`${host.origin}/urusan/BL-7K4M-22`);
  await page.getByRole('button', { name: 'Kabari di perangkat ini' }).click();
  await page.locator('#kabar output', { hasText: 'menolak notifikasi' }).waitFor();
  expect(host.calls.slice(before)).toEqual([]);
  await context.close();
});

it('follows the report of somebody else, is offered its news, and stops', async () => {
  const context = await browser.newContext({ locale: 'id-ID' });
  const page = await context.newPage();
  await page.goto(`${host.origin}/urusan/BL-3N5R-8K`);
  await page.getByRole('button', { name: 'Ikuti laporan ini' }).click();
  await page.getByRole('status').filter({ hasText: 'Anda mengikuti laporan ini' }).waitFor();
  expect(await page.locator('#kabar').innerText()).toContain('yang tampil untuk umum');
  await page.getByRole('button', { name: 'Berhenti mengikuti' }).click();
  // The live stream has a status of its own.
  await page.getByRole('status').filter({ hasText: 'tidak mengikuti laporan ini lagi' }).waitFor();
  expect(host.calls.filter((call) => call.includes('follow'))).toEqual(['follow BL-3N5R-8K ', 'unfollow BL-3N5R-8K']);
  expect(await page.getByRole('button', { name: 'Ikuti laporan ini' }).isVisible()).toBe(true);
  await context.close();
});

/** Gives the service worker a piece of news as a push service would, and reads what the browser shows. */
async function newsShown(
  context: BrowserContext,
  page: Page,
): Promise<{ readonly title: string; readonly body: string }> {
  const devtools = await context.newCDPSession(page);
  const registration = new Promise<string>((found) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [one] = registrations;
      if (one !== undefined) found(one.registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  const news = { title: 'Kota Contoh', body: 'BL-7K4M-22: sudah selesai.', path: '/urusan/BL-7K4M-22', tag: 't' };
  const registrationId = await registration;
  // A message that comes before the worker has started is lost by DevTools, not by a push service: it is sent until it is shown.
  for (;;) {
    await devtools.send('ServiceWorker.deliverPushMessage', {
      origin: host.origin,
      registrationId,
      data: JSON.stringify(news),
    });
    await sleep(500);
    const shown = await page.evaluate(async () => {
      const worker = await navigator.serviceWorker.ready;
      return (await worker.getNotifications()).map(({ title, body }) => ({ title, body }));
    });
    expect(shown.length).toBeLessThanOrEqual(1);
    if (shown[0] !== undefined) return shown[0];
  }
}
