// A fee from the bill to the treasurer: paid at the simulated bank the matter goes on; paid after it lapsed, twice or in another amount
// the money is not lost. Residents' pages without script, at 320 px; axe looks at each.
import type { ServiceManifest } from '@balai/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../axe.ts';
import { type Device, pageText, reloadUntil, useBrowser } from '../steps/browse-city.ts';
import { publishChanged } from '../steps/operate-city.ts';
import { sendByApi } from '../steps/send-by-api.ts';
import { act, signIn } from '../steps/work-in-console.ts';

const device = useBrowser();
const law = { since: '2025-01-01', basis: 'Perda Retribusi (contoh)' };

/** Lamps of which the repair is paid first, within this time, or the matter lapses. */
const paidFirst =
  (within: { readonly clock: 'workingDays' | 'minutes'; readonly count: number }, asks: readonly string[] = ['fee']) =>
  (manifest: ServiceManifest) => ({
    ...manifest,
    start: 'dibayar',
    cost: { ...law, value: 10_000 },
    labels: {
      ...manifest.labels,
      dibayar: { id: 'Menunggu pembayaran', en: 'Waiting for payment' },
      bayar: { id: 'Bayar', en: 'Pay' },
      gugur: { id: 'Gugur karena tidak dibayar', en: 'Lapsed, as it was not paid' },
    },
    stages: {
      ...Object.fromEntries(
        Object.entries(manifest.stages).map(([name, stage]) => [
          name,
          'ends' in stage && stage.ends === 'refused' ? { ...stage, refunds: true } : stage,
        ]),
      ),
      dibayar: {
        by: { kind: 'applicant' },
        within: { ...law, value: within },
        late: 'gugur',
        next: { bayar: { to: manifest.start, with: asks } },
      },
      gugur: { ends: 'lapsed' },
    },
  });

/** And a time is chosen with it, one seat each hour. */
const timed = (manifest: ServiceManifest) => {
  const paid = paidFirst({ clock: 'workingDays', count: 5 }, ['survei', 'fee'])(manifest);
  return {
    ...paid,
    labels: { ...paid.labels, survei: { id: 'Jadwal survei', en: 'Time of the survey' } },
    slots: {
      survei: {
        every: { clock: 'minutes', count: 60 },
        opens: '08:00',
        closes: '12:00',
        capacity: { ...law, value: 1 },
        ahead: { clock: 'everyDay', count: 14 },
      },
    },
  };
};

let officer: Page;
let treasurer: Page;
let putBack: (() => Promise<void>) | undefined;
/** A bill that nobody pays while the others are: its minute is over when it is looked at. */
let lapsing: Awaited<ReturnType<typeof filed>>;
beforeAll(async () => {
  officer = (await device({ width: 1440 })).page;
  treasurer = (await device({ width: 1440 })).page;
  await signIn(officer, 'petugas.dishub@contoh.id');
  await signIn(treasurer, 'bendahara.bpkd@contoh.id');
});
afterAll(async () => {
  await putBack?.();
});
const publishOther = async (change: Parameters<typeof publishChanged>[1]) => {
  await putBack?.();
  putBack = await publishChanged('lampu-jalan', change);
};
const publishPaid = (within: Parameters<typeof paidFirst>[0]) => publishOther(paidFirst(within));

/** `shows`: what the page of a matter of the service that was just published has, and no other. */
async function filed(shows = '#tagihan'): Promise<Device & { readonly number: string }> {
  const resident = await device({ width: 320 });
  const send = () =>
    sendByApi(resident.context.request, 'lampu-jalan', {
      lokasi: { area: '36.71.01.1006', note: 'Dekat jembatan' },
      jenis: { choose: 'jalan' },
      kabelTerbuka: { choose: 'tidak' },
    });
  let number = await send();
  // Until the running city has taken up what was published beside it.
  await expect
    .poll(
      async () => {
        await resident.page.goto(`/urusan/${number}`);
        const billed = (await resident.page.locator(shows).count()) > 0;
        if (!billed) number = await send();
        return billed;
      },
      { timeout: 30_000, interval: 1_000 },
    )
    .toBe(true);
  return { ...resident, number };
}
const fits = async (page: Page) => {
  expect(await axeFaults(page), page.url()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), page.url()).toBe(true);
};
async function pay(page: Page, words = /^Bayar Rp10\.000/): Promise<string> {
  await page.getByRole('button', { name: words }).click();
  await page.waitForURL('**/simulasi-bayar/**pesan=**');
  return pageText(page);
}

test('a bill of one minute stands on the page, and nobody pays it in time', async () => {
  await publishPaid({ clock: 'minutes', count: 1 });
  lapsing = await filed();
  expect(await lapsing.page.locator('#tagihan').count()).toBe(1);
});

test('bill, bank, officer: what was paid lets the matter go on; a second payment waits to go back', async () => {
  await publishPaid({ clock: 'workingDays', count: 5 });
  const { page, number } = await filed();
  const shown = await pageText(page);
  for (const said of ['Tagihan Anda', 'Rp10.000', 'Perda Retribusi (contoh)', 'Bayar paling lambat', 'tagihan ini'])
    expect(shown).toContain(said);
  expect(await page.locator('form[action$="/tindak"]').count()).toBe(0);
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.getByRole('img', { name: 'Kode QRIS untuk tagihan ini' }).count();
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(1);
  await fits(page);
  await page.getByRole('link', { name: 'Buka bank tiruan' }).click();
  await page.getByRole('heading', { level: 1, name: 'Bank tiruan' }).waitFor();
  await fits(page);
  await page.fill('[name=jumlah]', 'sepuluh ribu');
  expect(await pay(page, /^Bayar jumlah lain/)).toContain('Tulis jumlahnya dengan angka');
  expect(await page.inputValue('[name=jumlah]')).toBe('sepuluh ribu');
  await fits(page);
  await page.fill('[name=jumlah]', '4.000');
  expect(await pay(page, /^Bayar jumlah lain/)).toContain('menunggu dikembalikan');
  expect(await pay(page)).toContain('Terbayar. Urusan berjalan terus.');
  expect(await pay(page)).toContain('menunggu dikembalikan');
  await page.goto(`/urusan/${number}`);
  const story = await pageText(page);
  for (const said of ['Rp10.000 diterima', 'bukan jumlah yang ditagih', 'dibayar sekali lagi', 'tidak hilang'])
    expect(story).toContain(said);
  expect(story).not.toContain('Tagihan Anda');
  await fits(page);
  await act(officer, number, 'jadwalkan');
  await officer.goto(`/konsol/kasus/${number}`);
  const desk = await pageText(officer);
  for (const said of [
    'Biaya dan pembayaran',
    'lunas',
    'Dibayar dua kali',
    'Jumlahnya bukan yang ditagih',
    'dikembalikan bendahara',
  ])
    expect(desk).toContain(said);
  expect(desk).not.toContain('SIM-');
  expect(desk).toMatch(/Gerbang pembayaran.*Tagihan \d{4} \d{4}/);
  await fits(officer);
});

test('a time that costs something: held while it is paid, offered to nobody else, booked by the money', async () => {
  await publishOther(timed);
  const { page, number } = await filed('select[name=survei]');
  expect(await page.locator('#tagihan').count()).toBe(0);
  await page.getByRole('button', { name: 'Simpan jadwal ini' }).click();
  await page.getByText('Pilih jadwal dari daftar.').first().waitFor();
  await fits(page);
  const times = page.locator('select[name=survei] option:not([value=""])');
  const chosen = (await times.last().getAttribute('value')) ?? '';
  await page.selectOption('select[name=survei]', chosen);
  await page.getByRole('button', { name: 'Simpan jadwal ini' }).click();
  await page.getByText(/Jadwal disimpan untuk Anda\. Bayar tagihannya sebelum pukul/).waitFor();
  expect(await pageText(page)).toMatch(/Jadwal survei .*Disimpan untuk Anda sampai/);
  await fits(page);
  const other = await filed('select[name=survei]');
  expect(await other.page.locator(`select[name=survei] option[value="${chosen}"]`).count()).toBe(0);
  await page.getByRole('link', { name: 'Buka bank tiruan' }).click();
  expect(await pay(page)).toContain('Terbayar. Urusan berjalan terus.');
  await page.goto(`/urusan/${number}`);
  expect(await pageText(page)).toMatch(/Jadwal survei .*pukul/);
  await officer.goto(`/konsol/kasus/${number}`);
  expect(await pageText(officer)).toContain('Jadwal survei');
  await fits(officer);
});

test('nobody else opens the queue of money', async () => {
  expect((await officer.goto('/konsol/pengembalian'))?.status()).toBe(404);
  expect(await officer.goto('/konsol').then(() => officer.locator('a[href="/konsol/pengembalian"]').count())).toBe(0);
});

test('paid after it lapsed: the treasurer pays it back, and the resident reads by which transfer', async () => {
  const { page, number } = lapsing;
  const bank = (await page.getByRole('link', { name: 'Buka bank tiruan' }).getAttribute('href')) ?? '';
  await page.goto(bank);
  await reloadUntil(page, 'waktunya habis', 120_000);
  expect(await pay(page)).toContain('menunggu dikembalikan');
  await page.goto(`/urusan/${number}`);
  expect(await pageText(page)).toContain('Gugur karena tidak dibayar');

  await treasurer.goto('/konsol');
  await treasurer.locator('a[href="/konsol/pengembalian"]').first().click();
  await treasurer.getByRole('heading', { level: 1, name: 'Pengembalian uang' }).waitFor();
  const row = treasurer.locator('tr', { hasText: number });
  expect(await row.innerText()).toMatch(/Rp10\.000[^]*Dibayar sesudah waktunya habis/);
  expect(await pageText(treasurer)).toContain('Cocok: dibayar');
  await fits(treasurer);
  await treasurer.setViewportSize({ width: 320, height: 800 });
  await fits(treasurer);
  await treasurer.setViewportSize({ width: 1440, height: 900 });
  await row.locator('[name=nomorTransfer]').fill('SP2D-2026-17');
  await row.getByRole('button', { name: /Sudah dikembalikan/ }).click();
  await treasurer.locator('.notice[role=status]', { hasText: 'Dicatat sebagai dikembalikan' }).waitFor();
  await row.getByRole('button', { name: /Batalkan/ }).click();
  await treasurer.locator('.notice[role=status]', { hasText: 'menunggu dikembalikan lagi' }).waitFor();
  await row.locator('[name=nomorTransfer]').fill('SP2D-2026-18');
  await row.getByRole('button', { name: /Sudah dikembalikan/ }).click();
  await treasurer.locator('.notice[role=status]', { hasText: 'Dicatat sebagai dikembalikan' }).waitFor();
  expect(await pageText(treasurer)).toContain('Cocok: dibayar');
  await row.locator('summary', { hasText: 'Betulkan nomor' }).click();
  await row.locator('[name=nomorTransfer]').fill('SP2D-2026-81');
  await row.locator('[name=sebab]').fill('x');
  await row.getByRole('button', { name: /^Betulkan/ }).click();
  await treasurer.locator('.notice[role=status]', { hasText: 'Tulis mengapa nomornya dibetulkan' }).waitFor();
  expect(await row.locator('[name=nomorTransfer]').inputValue()).toBe('SP2D-2026-81');
  await row.locator('[name=sebab]').fill('angka terbalik');
  await row.getByRole('button', { name: /^Betulkan/ }).click();
  await treasurer.locator('.notice[role=status]', { hasText: 'Nomor transfer dibetulkan' }).waitFor();
  expect(await row.innerText()).toMatch(/Semula SP2D-2026-18\. Dibetulkan .*“angka terbalik”/);
  await fits(treasurer);
  await page.goto(`/urusan/${number}`);
  expect(await pageText(page)).toMatch(
    /Sudah dikembalikan .*SP2D-2026-81 \(dibetulkan, semula tertulis SP2D-2026-18\)/,
  );
  await fits(page);
});
