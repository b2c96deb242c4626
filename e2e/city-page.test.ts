// The open page of the city: the ledger adds up on the page, the CSV sums to the figures shown, the index can be recomputed.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './steps/browse-city.ts';

const device = useBrowser();
const whole = (text: string | null): number => Number((text ?? '').replaceAll(/\D/g, ''));

/** The four totals of the ledger; each column must be the sum of its parts. */
async function ledgerOf(page: Page): Promise<readonly number[]> {
  const totals: number[] = [];
  for (const column of await page.locator('.ledger > div').all()) {
    const total = whole(await column.locator('.figure b').innerText());
    const parts = await column.locator('dd').allInnerTexts();
    if (parts.length > 0) expect(parts.reduce((sum, part) => sum + whole(part), 0)).toBe(total);
    totals.push(total);
  }
  return totals;
}

/** The page and its CSV at one moment: asked again when the city moved in between. */
async function pageAndCsv(page: Page): Promise<{ readonly totals: readonly number[]; readonly csv: string }> {
  for (let tries = 0; tries < 10; tries++) {
    const totals = await ledgerOf(page);
    const address = (await page.locator('a[href*="figures.csv"]').getAttribute('href')) ?? '';
    const csv = await (await page.context().request.get(address)).text();
    await page.reload();
    if (String(await ledgerOf(page)) === String(totals)) return { totals, csv };
  }
  throw new Error('the city never stood still between the page and its CSV');
}

test('the headline is a sentence, before + in - out = open, and the CSV sums to what is shown', async () => {
  const { page } = await device({ width: 1440 });
  await page.goto('/kota?rentang=30');
  expect((await page.locator('h1').innerText()).length).toBeGreaterThan(20);
  expect(await page.locator('h1').innerText()).toContain('Target 95.');
  const { totals, csv } = await pageAndCsv(page);
  const [before = 0, filed = 0, closed = 0, open = -1] = totals;
  expect(before + filed - closed).toBe(open);

  const [head = '', ...lines] = csv.trim().split('\n');
  const names = head.split(',');
  const sum = (...wanted: readonly string[]) =>
    lines.reduce(
      (total, line) => total + wanted.reduce((part, name) => part + Number(line.split(',')[names.indexOf(name)]), 0),
      0,
    );
  expect(sum('filed', 'reopened')).toBe(filed);
  expect(sum('granted', 'refused', 'withdrawn', 'lapsed', 'moved')).toBe(closed);
  const kept = await page.locator('section[aria-labelledby=layanan] p').first().innerText();
  expect(whole(/dari ([\d.]+) urusan/.exec(kept)?.[1] ?? '')).toBe(sum('onTime', 'late'));
});

test('the satisfaction index follows from the sums on the page, rounded once (P12)', async () => {
  const { page } = await device({ width: 1440 });
  await page.goto('/kota?rentang=30');
  const respondents = whole(
    /([\d.]+) responden/.exec(await page.locator('section[aria-labelledby=ikm]').innerText())?.[1] ?? '',
  );
  await page.locator('section[aria-labelledby=ikm] summary').click();
  const sums = await page.locator('section[aria-labelledby=ikm] table tbody tr td:nth-of-type(1)').allInnerTexts();
  expect(sums).toHaveLength(9);
  const weighted = sums.reduce((total, text) => total + whole(text), 0);
  // Permenpanrb 14/2017: each mean weighs 1/9, the index is their sum times 25. From integers: no rounding on the way.
  const index = (weighted * 2_500) / (respondents * 9);
  const shown = (await page.locator('section[aria-labelledby=ikm] .ikm b').innerText()).replace(',', '.');
  expect(Math.abs(Number(shown) * 100 - index)).toBeLessThanOrEqual(0.5);
});
