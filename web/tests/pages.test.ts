/** The built pages over HTTP: no words missing, no languages mixed, nothing unsafe, light enough for a slow phone. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtPages } from './built.ts';
import { startHost, type Host } from './host.ts';

const PAGES = ['/gaya', '/gaya/formulir', '/gaya/formulir?galat=1', '/gaya/konsol', '/gaya/hidup', '/tidak-ada'];
/** What a first visit may weigh, compressed: page, styles, font. */
const BUDGET = 100_000;

let host: Host;
beforeAll(async () => {
  await builtPages();
  host = await startHost(0);
}, 300_000);
afterAll(() => host.server.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(host.origin + path, { headers, redirect: 'manual' });

describe('every page', () => {
  it.each(PAGES.flatMap((path) => [['id', path] as const, ['en', path] as const]))(
    'in %s at %s has all its words, and no script of its own',
    async (language, path) => {
      const answer = await get(path, { 'accept-language': language });
      const html = await answer.text();
      expect(html).toContain(`<html lang="${language}" data-theme="auto">`);
      expect(html).not.toMatch(/>undefined<|"undefined"|\[object Object\]|NaN/);
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
      expect(html).not.toMatch(/\sstyle=/);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain('unsafe');
    },
  );
  it('keeps the languages of requests at the same time apart', async () => {
    const asked = Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? 'id' : 'en'));
    const titles = await Promise.all(
      asked.map(
        async (language) =>
          (await (await get('/tidak-ada', { 'accept-language': language })).text()).match(/<h1>(.*?)<\/h1>/)?.[1],
      ),
    );
    expect(titles).toEqual(
      asked.map((language) => (language === 'id' ? 'Halaman ini tidak ada' : 'This page does not exist')),
    );
  });
  it('weighs little on a first visit', async () => {
    const html = await (await get('/gaya')).text();
    const files = [...html.matchAll(/(?:href|src)="(\/_app\/[^"]+)"/g)].map(([, path = '']) => path);
    const sizes = await Promise.all(
      files.map(async (path) => {
        const body = Buffer.from(await (await get(path)).arrayBuffer());
        return path.endsWith('.woff2') ? body.length : gzipSync(body).length;
      }),
    );
    const weight = gzipSync(html).length + sizes.reduce((sum, size) => sum + size, 0);
    expect(files.some((path) => path.endsWith('.woff2'))).toBe(true);
    expect(weight).toBeLessThan(BUDGET);
  });
});

describe('the switches', () => {
  it('set language and theme in a cookie and come back', async () => {
    const answer = await get('/setelan?bahasa=en&tema=dark&kembali=/gaya%3Fa%3D1');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/gaya?a=1']);
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    expect(cookies).toEqual(['bahasa=en', 'tema=dark']);
    expect(await (await get('/gaya', { cookie: cookies.join('; ') })).text()).toContain(
      '<html lang="en" data-theme="dark">',
    );
  });
  it('never lead to another site', async () => {
    expect((await get('/setelan?bahasa=en&kembali=//jahat.example')).headers.get('location')).toBe('/');
  });
});

describe('errors', () => {
  it('a missing page says so, with ways out, as 404', async () => {
    const answer = await get('/tidak-ada');
    const html = await answer.text();
    expect(answer.status).toBe(404);
    for (const way of ['href="/"', 'href="/layanan"', 'href="/lacak"', 'href="tel:112"']) expect(html).toContain(way);
  });
  it('a form without an Origin header is not refused by the pages: the server checks origins', async () => {
    const answer = await fetch(`${host.origin}/gaya/formulir`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'a=1',
    });
    expect(answer.status).not.toBe(403);
  });
});
