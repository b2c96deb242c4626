// Moving: to a city of the same installation, where the matter goes on by itself, and from a city outside with its certificate.
// A resident and every officer of Kota Tangerang, with and without script.
import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axeFaults } from '../axe.ts';
import { type Device, pageText, useBrowser } from '../steps/browse-city.ts';
import { drawnPicture, type Upload } from '../steps/draw-picture.ts';
import { agreeAndSend, answerAll, beginForm, fillIn, pressOn, questionOf, type Answers } from '../steps/fill-form.ts';
import { act, openCase, signIn } from '../steps/work-in-console.ts';

const device = useBrowser();
const officers: Record<string, Page> = {};
beforeAll(async () => {
  for (const [name, email] of Object.entries({
    registrasi: 'registrasi.disdukcapil@contoh.id',
  })) {
    const desk = await device({ width: 1440 });
    await signIn(desk.page, email);
    officers[name] = desk.page;
  }
});
const desk = (name: string): Page => officers[name] as Page;
const clean = async ({ page }: Pick<Device, 'page'>) => expect(await axeFaults(page)).toEqual([]);
const card: Upload = {
  name: 'kk.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n',
  ),
};

const family: Answers = {
  nama: { write: 'Warga Contoh Pindah' },
  nik: { write: '3671010101800077' },
  nomorKk: { write: '3671010101050077' },
};
/** Answers the questions up to the row of the first who moves along, and that row. */
async function answerFamily(page: Page): Promise<void> {
  while (questionOf(page) in family) {
    await fillIn(page, questionOf(page), family[questionOf(page)] ?? { write: '' });
    await pressOn(page);
  }
  expect(questionOf(page)).toMatch(/^anggota/);
  if (questionOf(page) === 'anggota') await page.click('a[href*="/anggota."]');
  await page.fill('[name="anggota.0.nama"]', 'Warga Contoh Kecil');
  await page.fill('[name="anggota.0.nik"]', '3671010101150078');
  await pressOn(page);
  if (questionOf(page) === 'anggota') await pressOn(page);
}

test('to a city of this installation: let go here, it goes on there by itself, and one page tells both', async () => {
  const resident = await device({ width: 390, script: true });
  const { page } = resident;
  await beginForm(page, 'pindah-datang');
  await answerFamily(page);
  await fillIn(page, 'sebabPindah', { choose: 'pekerjaan' });
  await pressOn(page);
  await fillIn(page, 'daerah', { choose: 'terhubung' });
  await pressOn(page);
  expect(questionOf(page)).toBe('tujuan');
  const city = page.locator('label:has(input[name="tujuan"])').first();
  const name = (await city.innerText()).trim();
  await city.locator('input').check();
  await clean(resident);
  await pressOn(page);
  await answerAll(page, { alamatTujuan: { write: 'Jalan Contoh Baru 5, RT 001/RW 001' } });
  const { number } = await agreeAndSend(page);
  await act(desk('registrasi'), number, 'izinkanPindah');
  // It is opened there in a moment, by the jobs of the city.
  const waysIn = async () => {
    await page.goto(`/urusan/${number}`);
    return page.locator('a[href*="/k/"]').count();
  };
  await expect.poll(waysIn, { timeout: 30_000, interval: 500 }).toBe(1);
  const told = await pageText(page);
  expect(told).toContain(name);
  expect(told).toContain('Surat Keterangan Pindah WNI');
  await clean(resident);

  // There it is registered by an officer of that city, and whoever moved reads it on a page of that city.
  const onward = (await page.locator('a[href*="/k/"]').getAttribute('href')) ?? '';
  const there = await device({ city: new URL(onward).origin });
  await there.page.goto(onward);
  await there.page.waitForURL('**/urusan/**');
  const numberThere = there.page.url().split('/').at(-1) ?? '';
  const registrar = await device({ width: 1440, city: new URL(onward).origin });
  await signIn(registrar.page, 'petugas.kependudukan.contoh-wita@contoh.id');
  await openCase(registrar.page, numberThere);
  await clean(registrar);
  await act(registrar.page, numberThere, 'catatKedatangan', {
    area: { kelurahan: '99.71.01.1001' },
    upload: { kkPdf: card },
  });
  await there.page.reload();
  const documents = await there.page.locator('section:has(#dokumen)').innerText();
  for (const title of ['Kartu keluarga', 'Pemberitahuan pengambilan KTP-el']) expect(documents).toContain(title);
  await clean(there);
  // An officer of one city has no place in the other.
  await page.goto('/konsol/masuk');
  await page.fill('[name=email]', 'petugas.kependudukan.contoh-wita@contoh.id');
  await page.fill('[name=sandi]', 'balai-contoh');
  await page.locator('main button[type=submit]').click();
  expect(await pageText(page)).not.toContain(number);
});

test('from a city outside: its certificate is read, the family card is given here, and the identity card is ready', async () => {
  const resident = await device({ width: 320 });
  const { page } = resident;
  await beginForm(page, 'kedatangan');
  await answerFamily(page);
  await answerAll(page, {
    daerah: { choose: 'lain' },
    asal: { write: 'Kabupaten Contoh, Provinsi Contoh' },
    skpwni: { upload: await drawnPicture(771) },
    alamatTujuan: { write: 'Jalan Contoh 9, RT 002/RW 003' },
  });
  await clean(resident);
  const { number } = await agreeAndSend(page);
  await act(desk('registrasi'), number, 'catatKedatangan', {
    area: { kelurahan: '36.71.01.1001' },
    upload: { kkPdf: card },
  });
  await page.goto(`/urusan/${number}`);
  const documents = await page.locator('section:has(#dokumen)').innerText();
  for (const title of ['Kartu keluarga', 'Pemberitahuan pengambilan KTP-el']) expect(documents).toContain(title);
  await clean(resident);
});
