// The studio: who may open it, and a programmer's walk through a service, without script; axe looks at the same pages with it.
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeFaults } from './axe.ts';
import { pageText, useBrowser } from './steps/browse-city.ts';
import { signIn } from './steps/work-in-console.ts';

const device = useBrowser();
const programmer = 'pemrogram.diskominfo@contoh.id';

/** Waits until the page says it: what is pressed leads to a page that is drawn anew. */
const says = (page: Page, words: string): Promise<void> =>
  expect.poll(() => pageText(page), { timeout: 15_000 }).toContain(words);

/** Presses what leads to another page, and waits until that page is there: loaded, or shown by the pages' own script. */
async function press(page: Page, button: Locator): Promise<void> {
  const before = page.url();
  const there = Promise.any([page.waitForEvent('load'), page.waitForURL(({ href }) => href !== before)]);
  await button.click();
  await there;
}

test('only a programmer sees the studio and the way to it', async () => {
  const officer = await device({ width: 1440 });
  await signIn(officer.page, 'petugas.dishub@contoh.id');
  expect(await officer.page.locator('a[href="/konsol/studio"]').count()).toBe(0);
  expect((await officer.page.goto('/konsol/studio'))?.status()).toBe(403);
  expect((await officer.page.goto('/konsol/studio/lampu-jalan/kode'))?.status()).toBe(403);
  const nobody = await device();
  await nobody.page.goto('/konsol/studio');
  expect(nobody.page.url()).toContain('/konsol/masuk');
});

test('a programmer walks through a service on a phone: lifecycle, form, examples, versions, standard, code', async () => {
  const { page } = await device({ width: 390 });
  const seeing = await device({ width: 390, script: true });
  await signIn(page, programmer);
  await signIn(seeing.page, programmer);
  await page.goto('/konsol/studio');
  await page.locator('a[href="/konsol/studio/lampu-jalan"]').click();
  await page.waitForURL('**/konsol/studio/lampu-jalan');
  const walk = {
    'Daur hidup': '9 dari 10',
    Formulir: 'Satu pertanyaan setiap halaman',
    'Contoh uji': '0 gagal',
    Versi: 'Versi pertama',
    'Standar pelayanan': 'UU 25/2009',
    Kode: 'defineService',
  };
  for (const [tab, word] of Object.entries(walk)) {
    await press(page, page.getByRole('link', { name: tab, exact: true }).first());
    await says(page, word);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await seeing.page.goto(page.url());
    expect(await axeFaults(seeing.page)).toEqual([]);
  }
});

test('every service shows its whole history: published, changed in words, taken back; in both languages', async () => {
  const { page, context } = await device({ width: 390 });
  await signIn(page, programmer);
  await page.goto('/konsol/studio');
  const services = await page
    .locator('a[href^="/konsol/studio/"]')
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))]);
  const own = services.filter((path) => /^\/konsol\/studio\/[a-z0-9-]+$/u.test(path));
  expect(own.length).toBeGreaterThanOrEqual(16);
  const said = {
    id: ['Versi pertama.', 'Tenggat pemeriksaan dipercepat', 'menjadi', 'kembali ke v2', 'ditarik kembali'],
    en: ['The first version.', 'Tenggat pemeriksaan dipercepat', 'becomes', 'back to v2', 'taken back'],
  };
  for (const language of ['id', 'en'] as const) {
    await context.addCookies([{ name: 'bahasa', value: language, url: new URL(page.url()).origin }]);
    for (const path of own) {
      await page.goto(`${path}/versi`);
      const text = await pageText(page);
      for (const words of said[language]) expect(text, `${path} ${language}`).toContain(words);
      expect(await page.locator('ol.versions > li').count(), path).toBeGreaterThanOrEqual(4);
    }
  }
});

/** A letter whose paper is asked for, filled in from an example and sent within the trial. */
async function sendInTrial(page: Page): Promise<void> {
  await signIn(page, programmer);
  await page.goto('/konsol/studio/surat-domisili/coba');
  const example = await page.locator('select[name=contoh] option').nth(1).getAttribute('value');
  await page.selectOption('select[name=contoh]', example);
  await press(page, page.getByRole('button', { name: 'Isi dari contoh ini' }));
  await page.locator('[name="lamaTinggal"]').fill('2');
  await press(page, page.getByRole('button', { name: 'Perbarui pertanyaan' }));
  await page.locator('[name="suratRt"]').check();
  await press(page, page.getByRole('button', { name: 'Kirim', exact: true }));
}

test('a programmer plays a service to its end without script, and nothing of it is stored', async () => {
  const { page } = await device({ width: 390 });
  await sendInTrial(page);
  await says(page, 'Yang dilihat warga');
  const seeing = await device({ width: 390, script: true });
  await sendInTrial(seeing.page);
  expect(await axeFaults(seeing.page)).toEqual([]);
  await press(page, page.locator('button[type=submit]', { hasText: 'Ajukan ke lurah' }));
  await press(page, page.locator('button', { hasText: 'Sampai tenggat' }));
  await says(page, 'Terbit: Surat Keterangan Domisili');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
});

test('what the checks refuse is said in the language of the page', async () => {
  const { page } = await device({ width: 390, script: true });
  await signIn(page, programmer);
  await page.goto('/konsol/studio/jalan-rusak/ubah');
  await press(page, page.locator('form:has(input[name=apa][value="cost"]) button'));
  await page.locator('[name=nilai]').fill('5000');
  await page.locator('[name=sejak]').fill('2031-01-01');
  await page.locator('[name=dasar]').fill('Perda (contoh) 2031');
  await press(page, page.getByRole('button', { name: 'Periksa', exact: true }));
  await says(page, 'tidak ada tindakan yang memungut biaya ini');
  expect(await page.getByText('no action collects this fee').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Usulkan' }).count()).toBe(0);
});

test('two people change a clock: one proposes, the other publishes, and the studio says that the file differs', async () => {
  const { page } = await device({ width: 390, script: true });
  await signIn(page, programmer);
  const here = '/konsol/studio/jalan-rusak/ubah';
  await page.goto(here);
  await press(page, page.locator('form:has(input[name=apa][value="within"]) button'));
  await page.locator('[name=nilai]').fill('7');
  await page.locator('[name=sejak]').fill('2031-01-01');
  await press(page, page.getByRole('button', { name: 'Periksa', exact: true }));
  await says(page, 'Tulis dasar hukumnya.');
  expect(await page.locator('[name=nilai]').inputValue()).toBe('7');
  await page.locator('[name=dasar]').fill('Perwali (contoh) 2031');
  await press(page, page.getByRole('button', { name: 'Periksa', exact: true }));
  await says(page, 'Lulus: pemeriksaan kernel dan semua contoh uji');
  expect(await axeFaults(page)).toEqual([]);
  await page.locator('[name=sebab]').fill('Perwali baru');
  await press(page, page.getByRole('button', { name: 'Usulkan' }));
  // What no example exercises is asked for by name, at its field; what was typed stays.
  await says(page, 'Tulis mengapa ini terbit tanpa contoh yang mengujinya');
  expect(await page.locator('[name=belumDiuji]').getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator('[name=sebab]').inputValue()).toBe('Perwali baru');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  expect(await axeFaults(page)).toEqual([]);
  await page.locator('[name=belumDiuji]').fill('Contoh menyusul');
  await press(page, page.getByRole('button', { name: 'Usulkan' }));
  expect(await page.getByRole('button', { name: 'Terbitkan versi ini' }).count()).toBe(0);
  const head = await device({ width: 1440, script: true });
  await signIn(head.page, 'kabid.diskominfo@contoh.id');
  await head.page.goto(here);
  await says(head.page, 'Terbit tanpa contoh, sebab: Contoh menyusul');
  await press(head.page, head.page.getByRole('button', { name: 'Terbitkan versi ini' }));
  await says(head.page, 'Terbit sebagai versi');
  await says(head.page, 'Nilai diubah di studio');
  expect(await axeFaults(head.page)).toEqual([]);
});
