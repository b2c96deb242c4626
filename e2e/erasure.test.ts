/** The page of erasures in a browser: no fault for axe, a hold placed and lifted, and nothing erased without a tick. */
import { beforeAll, expect, test } from 'vitest';
import { axeFaults } from './axe.ts';
import { type Device, useBrowser } from './steps/browse-city.ts';
import { sendByApi } from './steps/send-by-api.ts';
import { signIn } from './steps/work-in-console.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const device = useBrowser();
let officer: Device;
let number: string;
beforeAll(async () => {
  officer = await device({ script: true, width: 1440 });
  number = await sendByApi(officer.context.request, 'lampu-jalan', {
    lokasi: { area: '36.71.01.1006', note: 'Dekat jembatan' },
    jenis: { choose: 'jalan' },
    kabelTerbuka: { choose: 'tidak' },
  });
  await signIn(officer.page, 'ppdp.setda@contoh.id');
});

test('the data protection officer holds a case with a reason, and lifts it; an open case is not erased', async () => {
  const { page } = officer;
  await page.goto('/konsol');
  await page.getByRole('link', { name: 'Penghapusan data' }).click();
  await page.getByRole('heading', { level: 1, name: 'Penghapusan data' }).waitFor();
  const hold = page.locator('section', { has: page.getByRole('heading', { name: 'Penahanan hukum' }) }).last();
  await hold.getByLabel('Nomor kasus').fill(number);
  await hold.getByLabel('Alasan', { exact: false }).last().fill('Perkara 12/G/2026');
  await hold.getByRole('button', { name: 'Tahan' }).click();
  await page.getByRole('status').filter({ hasText: 'ditahan' }).waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await axeFaults(page, { runOnly: { type: 'tag', values: rules } })).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await hold.getByLabel(`Alasan ${number}`).fill('sudah putus');
  await hold.getByRole('button', { name: `Cabut ${number}` }).click();
  await page.getByRole('status').filter({ hasText: 'dicabut' }).waitFor();

  const request = page.locator('section', { has: page.getByRole('heading', { name: 'Permintaan seseorang' }) }).last();
  const ask = async (sure: boolean) => {
    await request.getByLabel('Nomor kasus').fill(number);
    await request.getByLabel('Alasan').fill('diminta pelapor');
    if (sure) await request.getByRole('checkbox').check();
    await request.getByRole('button', { name: 'Hapus data kasus ini' }).click();
  };
  await ask(false);
  await page.getByRole('status').filter({ hasText: 'Centang dulu' }).waitFor();
  await ask(true);
  await page.getByRole('status').filter({ hasText: 'masih diproses' }).waitFor();
});
