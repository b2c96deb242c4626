// Every page, unfolded, in both languages and both themes: axe finds nothing, no page breaks its own security policy or is wider than
// a small phone, residents' pages carry no script but islands, and the pages that a cheap phone opens first weigh at most 100 kB.
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { axeFaults } from './axe.ts';
import { type Device, useBrowser } from './steps/browse-city.ts';
import { sendByApi } from './steps/send-by-api.ts';
import {
  consolePages,
  headPages,
  operatorPages,
  pagesAfterOfficers,
  programmerPages,
  protectorPages,
  residentPages,
  treasurerPages,
  type Visit,
} from './steps/visit-pages.ts';

const device = useBrowser();
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** For a page of the portal, compressed, with its font. */
const MOST_BYTES = 100 * 1024;
const languages = ['id', 'en'] as const;
/** Some forty pages, twice each: a busy machine needs its time. */
const timeout = 900_000;
let resident: Device;
let officer: Device;
let operator: Device;
let protector: Device;
let programmer: Device;
let treasurer: Device;
let head: Device;
let lurah: Device;
let portal: readonly Visit[];
let console: readonly Visit[];
let operations: readonly Visit[];
let protection: readonly Visit[];
let studio: readonly Visit[];
let treasury: readonly Visit[];
let boards: readonly Visit[];
let letters: readonly Visit[];

beforeAll(async () => {
  resident = await device({ script: true });
  officer = await device({ script: true, width: 1440 });
  operator = await device({ script: true, width: 1440 });
  protector = await device({ script: true, width: 1440 });
  programmer = await device({ script: true, width: 1440 });
  treasurer = await device({ script: true, width: 1440 });
  head = await device({ script: true, width: 1440 });
  lurah = await device({ script: true, width: 1440 });
  const staff = await device();
  const later = await pagesAfterOfficers(resident, { lurah, staff });
  portal = [...(await residentPages(resident)), ...later.portal];
  letters = later.console;
  const number = await sendByApi(resident.context.request, 'lampu-jalan', {
    lokasi: { area: '36.71.01.1005', note: 'Ujung gang' },
    jenis: { choose: 'jalan' },
    kabelTerbuka: { choose: 'tidak' },
  });
  console = await consolePages(officer, number);
  operations = await operatorPages(operator);
  protection = await protectorPages(protector);
  studio = await programmerPages(programmer);
  treasury = await treasurerPages(treasurer);
  boards = await headPages(head);
});

async function speak({ context }: Device, language: 'id' | 'en'): Promise<void> {
  await context.addCookies([
    { name: 'bahasa', value: language, url: (await context.pages()[0]?.evaluate(() => location.origin)) ?? '' },
  ]);
}

/** What is folded is part of the page as well: actions with their forms, how a letter is withdrawn, why this date. */
const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
  });

async function faultsOf(page: Page, { name, path, status = 200 }: Visit, language: string): Promise<readonly string[]> {
  // Without motion: a colour on its way from one theme to the other is neither.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const answer = await page.goto(path);
  if (answer?.status() !== status) return [`${name}: answered ${answer?.status()}`];
  await unfold(page);
  const light = await axeFaults(page, { runOnly: { type: 'tag', values: rules } });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await axeFaults(page, { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } });
  return [...light.map((fault) => `light: ${fault}`), ...dark.map((fault) => `dark: ${fault}`)].map(
    (fault) => `${name} ${language} ${fault}`,
  );
}

test.each(languages)(
  'axe finds nothing on any page for residents and the public (%s)',
  { timeout },
  async (language) => {
    // The whole page at once: what the sticky foot covers while one scrolls is no small target.
    await resident.page.setViewportSize({ width: 390, height: 4_000 });
    await resident.page.goto('/');
    await speak(resident, language);
    const faults: string[] = [];
    for (const visit of portal) faults.push(...(await faultsOf(resident.page, visit, language)));
    expect(faults).toEqual([]);
  },
);

test.each(languages)('axe finds nothing on any page of the console (%s)', { timeout }, async (language) => {
  await speak(officer, language);
  await speak(operator, language);
  await speak(protector, language);
  await speak(programmer, language);
  await speak(treasurer, language);
  await speak(head, language);
  await speak(lurah, language);
  // As above: what the sticky bar of actions covers before the script hides it is no small target.
  for (const { page } of [officer, lurah]) await page.setViewportSize({ width: 1440, height: 4_000 });
  const faults: string[] = [];
  for (const visit of console) faults.push(...(await faultsOf(officer.page, visit, language)));
  for (const visit of operations) faults.push(...(await faultsOf(operator.page, visit, language)));
  for (const visit of protection) faults.push(...(await faultsOf(protector.page, visit, language)));
  for (const visit of letters) faults.push(...(await faultsOf(lurah.page, visit, language)));
  for (const visit of boards) faults.push(...(await faultsOf(head.page, visit, language)));
  for (const visit of treasury) faults.push(...(await faultsOf(treasurer.page, visit, language)));
  for (const visit of studio) faults.push(...(await faultsOf(programmer.page, visit, language)));
  expect(faults).toEqual([]);
});

test.each(languages)('no page is wider than a small phone, unfolded as well (%s)', { timeout }, async (language) => {
  const wide: string[] = [];
  for (const [reader, visits] of [
    [resident, portal],
    [officer, console],
    [operator, operations],
    [protector, protection],
    [treasurer, treasury],
    [lurah, letters],
    [head, boards],
    [programmer, studio],
  ] as const) {
    const { page } = reader;
    const before = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 568 });
    await page.goto('/');
    await speak(reader, language);
    for (const { name, path } of visits) {
      await page.goto(path);
      await unfold(page);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (over > 0) wide.push(`${name}: ${over} px`);
      if (reader !== resident) continue;
      // Whoever needs large letters has no larger phone.
      const overDoubled = await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
        return document.documentElement.scrollWidth - document.documentElement.clientWidth;
      });
      if (overDoubled > 0) wide.push(`${name} in letters twice as large: ${overDoubled} px`);
    }
    if (before !== null) await page.setViewportSize(before);
  }
  expect(wide).toEqual([]);
});

test('pages for residents carry no script but islands, and no style of their own', async () => {
  const wrong: string[] = [];
  for (const { name, path } of portal) {
    const html = await (await resident.context.request.get(path)).text();
    for (const [tag] of html.matchAll(/<script[^>]*>/g))
      if (!/^<script type="module" src="[./]*\/?_app\/immutable\/islands\/[^"]+"[^>]*>$/.test(tag))
        wrong.push(`${name}: ${tag}`);
    if (/\sstyle="|<style|\son[a-z]+="|javascript:/.test(html)) wrong.push(`${name}: inline`);
  }
  expect(wrong).toEqual([]);
});

test('home, service, form and case weigh at most 100 kB, with their font and scripts', async () => {
  const weights: Record<string, number> = {};
  for (const name of ['home', 'service', 'choice', 'photo', 'place', 'check', 'case']) {
    const path = portal.find((visit) => visit.name === name)?.path ?? '';
    weights[name] = await weightOf(resident.page, path);
  }
  globalThis.console.log(
    Object.entries(weights)
      .map(([name, bytes]) => `${name} ${(bytes / 1024).toFixed(1)} kB`)
      .join(', '),
  );
  expect(Object.entries(weights).filter(([, bytes]) => bytes > MOST_BYTES)).toEqual([]);
  // The map comes when it is asked for, and is a map then.
  await resident.page.goto(portal.find(({ name }) => name === 'place')?.path ?? '');
  expect(await resident.page.locator('.sketch path').count()).toBeGreaterThan(100);
  await resident.page.locator('[data-open]').click();
  await resident.page.locator('.leaflet-container .area').first().waitFor();
});

test.each(languages)('what has the focus is never under the foot or the menu (%s)', { timeout }, async (language) => {
  const { page } = resident;
  await page.goto('/');
  await speak(resident, language);
  const covered: string[] = [];
  for (const [width, height] of [
    [390, 844],
    [320, 568],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const name of ['home', 'service', 'place', 'choice', 'photo', 'text', 'date', 'check', 'case', 'matters']) {
      await page.goto(portal.find((visit) => visit.name === name)?.path ?? '');
      for (const key of ['Tab', 'Shift+Tab'])
        for (const under of await underTheBar(page, key)) covered.push(`${name} ${width} ${key}: ${under}`);
    }
  }
  expect(covered).toEqual([]);
});

/** Goes through everything that takes the focus, and names what a fixed bar covers when it has it. */
async function underTheBar(page: Page, key: string): Promise<readonly string[]> {
  const covered: string[] = [];
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press(key);
    const under = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return null;
      const box = focused.getBoundingClientRect();
      const isCovered = [...document.querySelectorAll('.form-foot, .bottom-nav')].some((bar) => {
        const fixed = bar.getBoundingClientRect();
        return (
          getComputedStyle(bar).position !== 'static' &&
          !bar.contains(focused) &&
          Math.min(box.bottom, fixed.bottom) - Math.max(box.top, fixed.top) > 1
        );
      });
      return isCovered ? focused.outerHTML.slice(0, 80) : '';
    });
    if (under === null) break;
    if (under !== '') covered.push(under);
  }
  return covered;
}

/** All bytes that cross the wire for a first visit, until nothing moves any more; pictures of the resident's own apart. */
async function weightOf(page: Page, path: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const own = new Set<string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (new URL(response.url).pathname.startsWith('/berkas/')) own.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!own.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(path, { waitUntil: 'load' });
  await page.waitForTimeout(500);
  await session.detach();
  return bytes;
}
