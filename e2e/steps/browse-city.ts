// One browser for a worker and all its test files, and devices in it: each a fresh profile with its own cookies, gone at the end of
// its file. What a page breaks (a script error, a breach of the content security policy) is kept and must be nothing by then.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { openBrowser } from '../browser.ts';
import { cityOfTests } from './city-of-tests.ts';

export const { origin } = cityOfTests;

export interface Device {
  readonly page: Page;
  readonly context: BrowserContext;
}
export interface DeviceKind {
  /** Default: without, as every page must work. */
  readonly script?: boolean;
  /** CSS pixels; 390 unless given. */
  readonly width?: number;
  readonly language?: 'id' | 'en';
  readonly theme?: 'light' | 'dark';
  /** Another city than the one of all tests. */
  readonly city?: string;
}

/** Ends with the process of the worker; one that died is started anew for the next file. */
let shared: Browser | undefined;

async function browserOfWorker(): Promise<Browser> {
  if (shared?.isConnected() !== true) shared = await openBrowser();
  return shared;
}

/** Call once at the top of a test file: gives devices, ends them, and fails the file on what pages broke. */
export function useBrowser(): (kind?: DeviceKind) => Promise<Device> {
  let browser: Browser;
  const broken: string[] = [];
  beforeAll(async () => {
    browser = await browserOfWorker();
  });
  afterAll(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(broken).toEqual([]);
  });
  return async (kind = {}) => {
    const context = await browser.newContext(profileOf(kind));
    context.setDefaultTimeout(60_000);
    context.on('weberror', (error) => broken.push(`script: ${error.error().message}`));
    context.on('console', (message) => {
      if (/Content.Security.Policy|Refused to/i.test(message.text()))
        broken.push(`${message.page()?.url()}: ${message.text()}`);
    });
    return { context, page: await context.newPage() };
  };
}

function profileOf({ script = false, width = 390, language = 'id', theme = 'light', city = origin }: DeviceKind) {
  return {
    baseURL: city,
    viewport: { width, height: width < 700 ? 844 : 900 },
    javaScriptEnabled: script,
    locale: language === 'id' ? 'id-ID' : 'en-GB',
    colorScheme: theme,
    timezoneId: 'Asia/Jakarta',
  } as const;
}

/** What a reader reads on the page, heading and all, in one line; of a page that is just coming, once it is there to its end. */
export async function pageText(page: Page): Promise<string> {
  await page.waitForLoadState('domcontentloaded');
  return (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
}

/** Asks the page again until it says this; what it said last when it does not within `withinMs`. */
export async function reloadUntil(page: Page, says: RegExp | string, withinMs = 45_000): Promise<string> {
  const until = Date.now() + withinMs;
  for (;;) {
    const said = await pageText(page);
    if (typeof says === 'string' ? said.includes(says) : says.test(said)) return said;
    if (Date.now() > until) throw new Error(`the page did not say ${String(says)} in time; it said:\n${said}`);
    await page.waitForTimeout(700);
    await page.reload();
  }
}
