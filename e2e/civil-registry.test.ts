// The civil registry: a family card with rows, one of them sent back; a birth with its conditional questions and three products;
// a death that anybody may report. A resident and every officer, without script.
import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axeFaults } from './axe.ts';
import { type Device, pageText, useBrowser } from './steps/browse-city.ts';
import { drawnPicture, type Upload } from './steps/draw-picture.ts';
import { agreeAndSend, type Answer, answerAll, beginForm, fillIn, pressOn, questionOf } from './steps/fill-form.ts';
import { act, attempt, openCase, signIn } from './steps/work-in-console.ts';

const device = useBrowser();
const officers: Record<string, Page> = {};
let drawn = 700;
const scan = (): Promise<Upload> => drawnPicture((drawn += 1));
const pdf: Upload = {
  name: 'kk.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n',
  ),
};

beforeAll(async () => {
  for (const [name, email] of Object.entries({
    loket: 'loket.disdukcapil@contoh.id',
    registrasi: 'registrasi.disdukcapil@contoh.id',
    pejabat: 'pejabat.disdukcapil@contoh.id',
    kepala: 'kepala.disdukcapil@contoh.id',
  })) {
    const desk = await device({ width: 1440 });
    await signIn(desk.page, email);
    officers[name] = desk.page;
  }
});
const desk = (name: string): Page => officers[name] as Page;

/** Fills the parts of a group or row that are on the page, and sends. */
async function answerParts(page: Page, prefix: string, parts: Readonly<Record<string, Answer>>): Promise<void> {
  for (const [part, answer] of Object.entries(parts)) await fillIn(page, `${prefix}.${part}`, answer);
  await pressOn(page);
}
const clean = async ({ page }: Pick<Device, 'page'>) => expect(await axeFaults(page)).toEqual([]);

test('a family card: rows are added, moved and taken out; one blurred proof opens one row; the card is a file', async () => {
  const resident = await device({ script: true });
  const { page, context } = resident;
  const here = await beginForm(page, 'kk-perubahan');
  await answerAllUntil(page, 'perubahan.0', {
    namaKepala: { write: 'Warga Contoh Satu' },
    nikKepala: { write: '3671010101800001' },
    nomorKk: { write: '3671010101050001' },
    kkLama: { upload: await scan() },
  });
  await answerParts(page, 'perubahan.0', {
    anggota: { write: 'Warga Contoh Dua' },
    jenis: { choose: 'lahir' },
    bukti: { upload: await scan() },
  });
  expect(questionOf(page)).toBe('perubahan');
  await page.click('a[href$="perubahan.1"]');
  // What "other data" asks comes once it is chosen; what was typed and uploaded stays.
  await answerParts(page, 'perubahan.1', {
    anggota: { write: 'Warga Contoh Tiga' },
    jenis: { choose: 'data' },
    bukti: { upload: await scan() },
  });
  expect(await pageText(page)).toContain('Masih ada yang perlu diisi');
  expect(await page.inputValue('[name="perubahan.1.anggota"]')).toBe('Warga Contoh Tiga');
  await clean(resident);
  await answerParts(page, 'perubahan.1', { menjadi: { write: 'Pekerjaan menjadi guru' } });
  await page.click('button[value="naik.1"]');
  expect(await page.locator('.field li h2').allInnerTexts()).toEqual(['Perubahan ke-1', 'Perubahan ke-2']);
  expect(await page.locator('.field li').first().innerText()).toContain('Warga Contoh Tiga');
  await page.click('a[href$="perubahan.2"]');
  await answerParts(page, 'perubahan.2', {
    anggota: { write: 'Warga Contoh Empat' },
    jenis: { choose: 'cerai' },
    bukti: { upload: await scan() },
  });
  await page.locator('li:last-child details > summary').click();
  await page.click('button[value="hapus.2"]');
  expect(await page.locator('.field li').count()).toBe(2);
  await clean(resident);
  await pressOn(page);
  await answerAll(page, {});
  const checked = await pageText(page);
  expect(checked).toContain('Perubahan ke-2');
  expect(checked).not.toContain('Warga Contoh Empat');
  await clean(resident);
  // One row is changed from the last look, and leads back to it.
  await page.goto(`${here}/perubahan.1`);
  await page.fill('[name="perubahan.1.anggota"]', 'Warga Contoh Lima');
  await pressOn(page);
  expect(questionOf(page)).toBe('periksa');
  const { number } = await agreeAndSend(page);

  await act(desk('loket'), number, 'lengkap');
  const registrar = desk('registrasi');
  await registrar.goto(`/konsol/kasus/${number}`);
  await act(registrar, number, 'mintaPerbaikan', { because: ['buktiBuram'], which: ['buktiBuram:perubahan.1.bukti'] });
  await page.goto(`/urusan/${number}`);
  expect(await page.locator('input[type=file]').count()).toBe(1);
  expect(await pageText(page)).toContain('Perubahan ke-2: Bukti');
  await clean(resident);
  await page.setInputFiles('input[type=file]', await scan());
  await page.locator('.turn form button').first().click();
  await page.waitForURL('**/urusan/**');
  await act(registrar, number, 'cocok', {});
  expect(
    await attempt(desk('pejabat'), number, 'serahkanDokumen', { upload: { kkPdf: await scan() }, confirm: true }),
  ).toContain('ini gambar');
  await act(desk('pejabat'), number, 'serahkanDokumen', { upload: { kkPdf: pdf }, confirm: true });
  await page.goto(`/urusan/${number}`);
  const link = page.locator('section:has(#dokumen) a[href^="/berkas/"]');
  const address = (await link.getAttribute('href')) ?? '';
  expect((await (await context.request.get(address)).body()).equals(pdf.buffer)).toBe(true);
  // Once, among the documents: not again in the story of how it came about.
  expect(await page.locator(`a[href="${address}"]`).count()).toBe(1);
  await clean(resident);
});

test('a birth: questions follow the answers, and one case gives the certificate, the family card and the child card', async () => {
  const resident = await device({ script: true });
  const { page } = resident;
  await beginForm(page, 'akta-lahir');
  const child = {
    kelamin: { choose: 'perempuan' },
    lahir: { day: yesterday() },
    pukul: { write: '04:15' },
    anakKe: { write: '1' },
  } as const;
  await answerParts(page, 'anak', { nama: { write: 'Bintang' }, kelahiran: { choose: 'kembar' }, ...child });
  // A name of one word is refused at once, and the error leads to its field.
  await page.click('.error-summary a[href="#anak.nama"]');
  expect(await page.inputValue('[name="anak.pukul"]')).toBe('04:15');
  await clean(resident);
  await answerParts(page, 'anak', { nama: { write: 'Bintang Contoh' }, urutanKembar: { write: '2' } });
  await answerParts(page, 'tempat', {
    jenis: { choose: 'faskes' },
    kota: { write: 'Kota Tangerang' },
    penolong: { choose: 'bidan' },
  });
  await answerParts(page, 'tempat', { faskes: { write: 'Puskesmas Contoh' } });
  await answerAllUntil(page, 'ibu', { bukti: { choose: 'surat' }, suratLahir: { upload: await scan() } });
  await answerParts(page, 'ibu', {
    nama: { write: 'Melati Contoh' },
    lahir: { day: [4, 3, 1998] },
    warga: { choose: 'wna' },
  });
  await page.selectOption('select[name="ibu.negara"]', 'NL');
  await answerParts(page, 'ibu', { paspor: { write: 'X1234567' } });
  await answerAllUntil(page, 'saksi1', {
    pernikahan: { choose: 'tidak' },
    nomorKk: { write: '3671010101050001' },
    kkLama: { upload: await scan() },
    pelapor: { choose: 'ibu' },
  });
  await answerParts(page, 'saksi1', { nama: { write: 'Saksi Contoh' }, nik: { write: '3671010101700001' } });
  await answerParts(page, 'saksi2', { nama: { write: 'Saksi Lain' }, nik: { write: '3671010101700002' } });
  await answerAll(page, {});
  await clean(resident);
  const { number } = await agreeAndSend(page);
  const registrar = desk('registrasi');
  await registrar.goto(`/konsol/kasus/${number}`);
  // A NIK within a group is as closed as one that stands alone.
  expect(await registrar.locator('body').innerText()).not.toContain('3671010101700001');
  await act(registrar, number, 'cocok');
  await act(desk('pejabat'), number, 'serahkanDokumen', {
    write: { nomorAkta: '3671-LU-0001' },
    upload: { kkPdf: pdf, kiaPdf: pdf },
  });
  await page.goto(`/urusan/${number}`);
  const documents = await page.locator('section:has(#dokumen)').innerText();
  for (const title of ['Kutipan akta kelahiran', 'Kartu keluarga', 'Kartu identitas anak (KIA)'])
    expect(documents).toContain(title);
  await clean(resident);
});

test('a death may be reported by anybody; a refusal names its rule, the head hears the objection, and the certificate is given', async () => {
  const resident = await device();
  const { page } = resident;
  await beginForm(page, 'akta-kematian');
  await answerParts(page, 'almarhum', {
    nama: { write: 'Contoh' },
    nik: { write: '3671010101400001' },
    lahir: { day: [1, 1, 1940] },
  });
  await answerAllUntil(page, 'pelapor', {
    tanggalMeninggal: { day: yesterday() },
    tempatMeninggal: { write: 'Kota Tangerang' },
    keterangan: { choose: 'faskes' },
    suratKematian: { upload: await scan() },
    nomorKk: { write: '3671010101050001' },
    kkLama: { upload: await scan() },
    hubungan: { choose: 'lain' },
  });
  await answerParts(page, 'pelapor', { nama: { write: 'Warga Contoh' }, nik: { write: '3671010101800001' } });
  await answerAll(page, {});
  const { number } = await agreeAndSend(page);
  expect(await attempt(desk('registrasi'), number, 'tolak')).not.toContain('tersimpan');
  await act(desk('registrasi'), number, 'tolak', { because: ['tanpaBuktiSah'] });
  await page.goto(`/urusan/${number}`);
  expect(await pageText(page)).toContain('Perpres 96/2018 Pasal 45');
  await clean(resident);

  await page.locator('#keberatan summary').click();
  await page.fill('#keberatan [name=alasan]', 'Surat kematian dari RSUD, nomornya tertera di lembar kedua.');
  await page.locator('#keberatan button').click();
  expect(await pageText(page)).toContain('Dibuka lagi setelah keberatan');
  // Whoever refused does not read the objection.
  await openCase(desk('registrasi'), number);
  expect(await desk('registrasi').locator('input[name=tindakan][value=kabulkan]').count()).toBe(0);
  const head = { page: desk('kepala') };
  await openCase(head.page, number);
  expect(await pageText(head.page)).toContain('nomornya tertera di lembar kedua');
  await clean(head);
  await act(head.page, number, 'kabulkan');
  expect(await attempt(desk('pejabat'), number, 'serahkanDokumen', { upload: { kkPdf: pdf } })).toContain('Nomor akta');
  await act(desk('pejabat'), number, 'serahkanDokumen', {
    write: { nomorAkta: '3671-KM-0001' },
    upload: { kkPdf: pdf },
  });
  await page.goto(`/urusan/${number}`);
  const documents = await page.locator('section:has(#dokumen)').innerText();
  for (const title of ['Kutipan akta kematian', 'Kartu keluarga']) expect(documents).toContain(title);
  await clean(resident);
});

/** Answers until the form asks this. */
async function answerAllUntil(page: Page, last: string, answers: Readonly<Record<string, Answer>>): Promise<void> {
  for (let pages = 0; questionOf(page) !== last; pages++) {
    const question = questionOf(page);
    const answer = answers[question];
    if (pages > 12 || answer === undefined)
      throw new Error(`asked ${question} before ${last}: ${await pageText(page)}`);
    await fillIn(page, question, answer);
    await pressOn(page);
  }
}
function yesterday(): readonly [number, number, number] {
  const day = new Date(Date.now() - 86_400_000);
  return [day.getUTCDate(), day.getUTCMonth() + 1, day.getUTCFullYear()];
}
