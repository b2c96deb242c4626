// The open page of the city: the ledger and every row add up, the CSV sums to the figures shown, medians and the index can be
// recomputed from what is published, and the head of the log is the published one.
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
    const sum = parts.reduce((all, part) => all + whole(part), 0);
    expect(parts.length === 0 ? total : sum).toBe(total);
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
  const inLedger = async (label: string): Promise<number> =>
    whole(
      await page
        .locator('.ledger dl > div', { has: page.locator('dt', { hasText: label }) })
        .locator('dd')
        .innerText(),
    );
  expect(await inLedger('Gabungan yang dipisahkan lagi')).toBe(sum('unmerged'));
  expect(await inLedger('Dibuka lagi oleh keberatan warga')).toBe(sum('reopened') - sum('unmerged'));
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

type CsvRow = Readonly<Record<string, string>>;
const csvRows = (csv: string): readonly CsvRow[] => {
  const [head = '', ...lines] = csv.trim().split('\n');
  return lines.map((line) =>
    Object.fromEntries(head.split(',').map((name, at) => [name, line.split(',')[at] ?? ''] as const)),
  );
};
/** What is downloaded from the page, at the same moment as `shown` of the page. */
async function together<Shown>(
  page: Page,
  file: string,
  shown: () => Promise<Shown>,
): Promise<{ readonly shown: Shown; readonly rows: readonly CsvRow[] }> {
  for (let tries = 0; tries < 10; tries++) {
    const before = await shown();
    const address = (await page.locator(`a[href*="${file}"]`).first().getAttribute('href')) ?? '';
    const rows = csvRows(await (await page.context().request.get(address)).text());
    await page.reload();
    if (JSON.stringify(await shown()) === JSON.stringify(before)) return { shown: before, rows };
  }
  throw new Error('the city never stood still between the page and its CSV');
}
/** The cells of a table of the page, row by row: the name, then texts by their labels. */
const tableOf = (page: Page, section: string): Promise<readonly CsvRow[]> =>
  page.locator(`section[aria-labelledby=${section}] tbody tr`).evaluateAll((rows) =>
    rows.map((row) => ({
      name: row.querySelector('th')?.textContent?.trim() ?? '',
      ...Object.fromEntries(
        [...row.querySelectorAll('td')].map((cell) => [
          cell.getAttribute('data-label') ?? '',
          cell.textContent?.trim() ?? '',
        ]),
      ),
    })),
  );
const sumOf = (row: CsvRow, names: readonly string[]): number =>
  names.reduce((total, name) => total + Number(row[name]), 0);

test('every service, unit, district and week adds up, in the table and in its CSV', async () => {
  const { page } = await device({ width: 1440 });
  await page.goto('/kota?rentang=30');
  const { shown, rows } = await together(page, 'figures/table.csv', () => tableOf(page, 'kecamatan'));
  for (const by of ['service', 'unit', 'district', 'week']) expect(rows.some((row) => row['by'] === by)).toBe(true);
  for (const row of rows)
    expect(sumOf(row, ['openBefore', 'filed', 'reopened', 'transferredIn'])).toBe(
      sumOf(row, ['closed', 'transferredOut', 'open']),
    );
  for (const row of rows) expect(Number(row['unmerged'])).toBeLessThanOrEqual(Number(row['reopened']));
  const totals = (by: string, name: string) =>
    rows.filter((row) => row['by'] === by).reduce((sum, row) => sum + Number(row[name]), 0);
  expect(totals('service', 'open')).toBe(totals('unit', 'open'));
  expect(shown.length).toBe(rows.filter((row) => row['by'] === 'district').length);
  for (const row of shown)
    expect(whole(row['Awal'] ?? '') + whole(row['Masuk'] ?? '')).toBe(
      whole(row['Selesai'] ?? '') + whole(row['Pindah'] ?? '') + whole(row['Terbuka'] ?? ''),
    );
});

test('the median of each service can be counted again from the published durations', async () => {
  const { page } = await device({ width: 1440 });
  await page.goto('/kota?rentang=30');
  const titles = new Map(
    (
      (await (await page.context().request.get('/api/v1/figures?period=30')).json()) as {
        services: { id: string; label: { id: string } }[];
      }
    ).services.map(({ id, label }) => [label.id, id]),
  );
  // Asked again when the city moved in between: shown and counted must be the same at some moment.
  let [shown, counted]: (readonly string[])[] = [[], ['nothing']];
  for (let tries = 0; tries < 10 && String(shown) !== String(counted); tries++) {
    await page.reload();
    const rows = await tableOf(page, 'layanan');
    const address = (await page.locator('a[href*="figures/durations.csv"]').getAttribute('href')) ?? '';
    const took = csvRows(await (await page.context().request.get(address)).text());
    expect(took.length).toBeGreaterThan(100);
    shown = rows.map((row) => `${row['name']}: ${/^[–\d.,]+/.exec(row['Nilai tengah'] ?? '')?.[0]}`);
    counted = rows.map(
      ({ name = '' }) => `${name}: ${medianOf(took.filter((row) => row['serviceId'] === titles.get(name)))}`,
    );
  }
  expect(shown).toEqual(counted);
});

/** The nearest rank, in working days as the page writes them. */
function medianOf(rows: readonly CsvRow[]): string {
  const all = rows
    .flatMap((row) => Array.from({ length: Number(row['count']) }, () => Number(row['tenthsOfWorkingDays'])))
    .toSorted((a, b) => a - b);
  const tenths = all[Math.ceil(all.length / 2) - 1];
  return tenths === undefined ? '–' : (tenths / 10).toLocaleString('id-ID', { minimumFractionDigits: 1 });
}

test('one unit can be chosen, without JavaScript, and its ledger is its own', async () => {
  const { page } = await device({ width: 390, script: false });
  await page.goto('/kota?rentang=30');
  const city = await ledgerOf(page);
  await page.selectOption('select[name=unit]', 'dishub');
  await page.getByRole('button', { name: 'Tampilkan' }).click();
  expect(page.url()).toContain('unit=dishub');
  const [before = 0, filed = 0, closed = 0, open = -1] = await ledgerOf(page);
  expect(before + filed - closed).toBe(open);
  expect(filed).toBeGreaterThan(0);
  expect(filed).toBeLessThan(city[1] ?? 0);
  expect(await page.locator('section[aria-labelledby=ikm]').innerText()).toContain('tidak dipilah menurut unit');
});

test('the head of the log on the page is the newest of the published ones, and each page of them goes on', async () => {
  const { page } = await device({ width: 390 });
  await page.goto('/kota');
  const ask = async (query: string) =>
    (await (await page.context().request.get(`/api/v1/log-heads${query}`)).json()) as {
      heads: { day: string; head: string }[];
      next: string | null;
    };
  const { heads } = await ask('');
  expect(heads.length).toBeGreaterThan(20);
  expect(await page.locator('section[aria-labelledby=log] code').getAttribute('title')).toBe(heads[0]?.head);
  const first = await ask('?limit=5');
  const second = await ask(`?limit=5&before=${first.next}`);
  expect([...first.heads, ...second.heads]).toEqual(heads.slice(0, 10));
});

test('the table by weeks shows all its columns on a desk, each week on one line; on a small phone the chart keeps clear of its sentence', async () => {
  const { page } = await device({ width: 1440 });
  await page.goto('/kota?rentang=30');
  const rows = page.locator('.weeks tbody th');
  const heights = await rows.evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().height));
  expect(heights.length).toBeGreaterThan(3);
  expect(Math.max(...heights)).toBeLessThan(60);
  const over = await page.locator('.weeks .table').evaluate((table) => {
    const frame = table.parentElement ?? table;
    return table.scrollWidth - frame.clientWidth;
  });
  expect(over).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 320, height: 700 });
  const gap = await page.locator('svg.chart').evaluate((chart) => {
    const sentence = chart.previousElementSibling ?? chart;
    return chart.getBoundingClientRect().top - sentence.getBoundingClientRect().bottom;
  });
  expect(gap).toBeGreaterThanOrEqual(8);
});
