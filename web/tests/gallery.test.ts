/** Every part in every state: readable by machine and by eye, on small screens, with large text, in both themes. */
import { axeFaults } from '@balai/e2e/axe';
import { openBrowser } from '@balai/e2e/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtPages } from './built.ts';
import { type Host, startHost } from './host.ts';

const PAGES = ['/gaya', '/gaya/formulir?galat=1', '/gaya/konsol'];
let host: Host;
let browser: Browser;

beforeAll(async () => {
  await builtPages();
  host = await startHost(0);
  browser = await openBrowser();
}, 300_000);
afterAll(async () => {
  await browser.close();
  host.server.closeAllConnections();
  host.server.close();
});

async function open(path: string, width: number, colorScheme: 'light' | 'dark', locale: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, locale });
  const page = await context.newPage();
  await page.goto(host.origin + path);
  return page;
}

/** How far the page is wider than the screen, and what sticks out. */
const overflow = (page: Page) =>
  page.evaluate(() => ({
    by: document.documentElement.scrollWidth - innerWidth,
    parts: [...document.querySelectorAll('body *')]
      .filter(
        (part) =>
          part.getBoundingClientRect().right > innerWidth + 1 &&
          part.closest('.table-box, .links, .vh, .place-map') === null,
      )
      .slice(0, 3)
      .map((part) => part.outerHTML.slice(0, 120)),
  }));

describe('the gallery', { timeout: 240_000 }, () => {
  it.each(PAGES.flatMap((path) => [[path, 390, 'light', 'id-ID'] as const, [path, 1440, 'dark', 'en-GB'] as const]))(
    '%s at %d px, %s, %s: axe finds nothing',
    async (path, width, theme, locale) => {
      const page = await open(path, width, theme, locale);
      expect(await axeFaults(page)).toEqual([]);
      await page.context().close();
    },
  );
  it.each(PAGES)('%s fits into 320 px, also with text of twice the size', async (path) => {
    const page = await open(path, 320, 'light', 'id-ID');
    expect(await overflow(page)).toMatchObject({ by: 0 });
    await page.setViewportSize({ width: 640, height: 900 });
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await overflow(page)).toMatchObject({ by: 0 });
    await page.context().close();
  });
  it('puts the focus on what is wrong, and links lead to the fields', async () => {
    const page = await open('/gaya/formulir?galat=1', 390, 'light', 'id-ID');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('error-summary');
    expect(await page.title()).toMatch(/^Perlu diperbaiki/);
    for (const name of ['nik', 'lahir', 'menyala', 'kelurahan']) {
      await page.locator(`.error-summary a[href="#${name}"]`).click();
      expect(await page.evaluate(() => document.activeElement?.id ?? '')).toBe(name);
    }
    await page.context().close();
  });
});
