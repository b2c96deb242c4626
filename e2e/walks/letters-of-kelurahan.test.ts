// The other letters of a kelurahan, from the form to the sealed file: a business that is seen, a family of limited means, a marriage
// that others confirm. A resident, and each officer who has a turn.
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../axe.ts';
import { answerByLink, linkOnMatter } from '../steps/act-by-link.ts';
import { type Device, pageText, reloadUntil, useBrowser } from '../steps/browse-city.ts';
import { drawnPicture } from '../steps/draw-picture.ts';
import { agreeAndSend, type Answers, answerAll, beginForm, fillIn, pressOn, questionOf } from '../steps/fill-form.ts';
import { wedding } from '../steps/known-forms.ts';
import { inventFamily } from '../steps/invent-person.ts';
import { sendByApi } from '../steps/send-by-api.ts';
import { fetchPdf, readPdf, signLetter, verifyFile } from '../steps/sign-letters.ts';
import { act, attempt, openCase, signIn } from '../steps/work-in-console.ts';

const device = useBrowser();
const sukarasa = '36.71.01.1001';
const groom = '3671011508850002';
const letterPdf = 'a[href^="/surat/"][href$=".pdf"]';
const noticePdf = 'a[href*="/pemberitahuan/"][href$=".pdf"]';
const officers: Record<string, Page> = {};
let drawn = 1_200;
const scan = () => drawnPicture((drawn += 1));

beforeAll(async () => {
  for (const [name, email] of Object.entries({
    staff: 'staf.sukarasa@contoh.id',
    lurah: 'lurah.sukarasa@contoh.id',
    social: 'petugas.dinsos@contoh.id',
    camat: 'camat.tangerang@contoh.id',
  })) {
    const desk = await device({ width: 1440 });
    await signIn(desk.page, email);
    officers[name] = desk.page;
  }
});
const desk = (name: string): Page => officers[name] as Page;

const clean = async (page: Page) => expect(await axeFaults(page), page.url()).toEqual([]);
/** Nothing sticks out of the screen, and axe finds nothing. */
async function fits(page: Page): Promise<void> {
  await page.waitForLoadState('domcontentloaded');
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(tooWide, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
  await clean(page);
}

/** What the resident is asked for again, question by question. */
const askedAgain = (page: Page) =>
  page
    .locator('form:has(input[name=tindakan][value=kirimUlang])')
    .locator('input:not([type=hidden]):not([type=checkbox]), textarea, select')
    .evaluateAll((all) => all.map((one) => one.getAttribute('name')));

async function sendAgain(page: Page): Promise<void> {
  await page.locator('form:has(input[name=tindakan][value=kirimUlang]) button').last().click();
  await page.waitForURL('**/urusan/**');
}

/** Signs, fetches as the resident does, and verifies as anybody does; resolves with what the letter says. */
async function sealed(resident: Device, number: string): Promise<string> {
  await resident.page.goto(`/urusan/${number}`);
  await reloadUntil(resident.page, 'Menunggu tanda tangan Lurah Sukarasa');
  expect(await resident.page.locator(letterPdf).count()).toBe(0);
  expect(await signLetter(desk('lurah'), number)).toContain('sudah ditandatangani');
  await resident.page.goto(`/urusan/${number}`);
  await reloadUntil(resident.page, 'tidak tersertifikasi');
  await fits(resident.page);
  const letter = await fetchPdf(resident, letterPdf);
  expect(await verifyFile(await device(), letter)).toContain('Asli, tanda tangan belum tersertifikasi');
  return readPdf(letter);
}

test('a business: asked at 320 px without script, its photo asked for again alone, seen, decided and signed by two', async () => {
  const resident = await device({ width: 320 });
  const { page } = resident;
  const shop: Answers = {
    nama: { write: 'Warga Contoh Ujian' },
    nik: { write: '3671011508850001' },
    alamat: { write: 'Jalan Contoh 12, RT 02 RW 03' },
    namaUsaha: { write: 'Warung Contoh Ujian' },
    bidang: { choose: 'dagang' },
    lokasiUsaha: { area: sukarasa, note: 'Seberang pasar' },
    alamatUsaha: { write: 'Jalan Pasar Contoh 4, RT 01 RW 05' },
    fotoUsaha: { upload: await scan() },
    ktp: { upload: await scan() },
    kk: { upload: await scan() },
    suratRt: { upload: await scan() },
  };
  await page.goto('/layanan/sku');
  await fits(page);
  await beginForm(page, 'sku');
  await answerAll(page, shop, fits);
  const check = await pageText(page);
  for (const answer of ['Warung Contoh Ujian', 'Perdagangan', 'Jalan Pasar Contoh 4, RT 01 RW 05', 'Sukarasa'])
    expect(check).toContain(answer);
  await fits(page);
  // Without the consent nothing is sent, and the page says what is missing.
  await page.locator('.form-foot button').click();
  expect(await page.locator('.error-summary').innerText()).toContain('persetujuan');
  const { number } = await agreeAndSend(page);
  expect(await pageText(page)).toContain('Kelurahan Sukarasa');
  await fits(page);

  await act(desk('staff'), number, 'mintaPerbaikan', { because: ['fotoTidakJelas'] });
  await page.goto(`/urusan/${number}`);
  expect(await pageText(page)).toContain('Foto belum memperlihatkan tempat usaha.');
  expect(await askedAgain(page)).toEqual(['fotoUsaha']);
  await fits(page);
  await page.setInputFiles('input[type=file][name=fotoUsaha]', await scan());
  await sendAgain(page);

  // Nobody states what nobody has seen: the officer's own photo first.
  expect(await attempt(desk('staff'), number, 'setuju')).toContain('Foto usaha oleh petugas');
  await act(desk('staff'), number, 'setuju', { upload: { fotoPetugas: await scan() } });
  await openCase(desk('staff'), number);
  expect(await desk('staff').locator('input[name=tindakan][value=terbitkan]').count()).toBe(0);
  await act(desk('lurah'), number, 'terbitkan');
  const letter = await sealed(resident, number);
  expect(letter).toContain('Lurah Sukarasa,');
  expect(letter).toContain('Warung Contoh Ujian');
  expect(letter).toContain('Perdagangan');
  expect(letter).toContain('Jalan Pasar Contoh 4, RT 01 RW 05');
});

test('a business that is said to stand elsewhere: refused with its reason, and the camat reads the objection and has it issued', async () => {
  const { page, context } = await device();
  const number = await sendByApi(context.request, 'sku', {
    nama: { write: 'Warga Contoh Ujian' },
    nik: { write: '3671011508850002' },
    alamat: { write: 'Jalan Contoh 12, RT 02 RW 03' },
    namaUsaha: { write: 'Bengkel Contoh Ujian' },
    bidang: { choose: 'jasa' },
    lokasiUsaha: { area: sukarasa, note: 'Di batas kelurahan' },
    alamatUsaha: { write: 'Jalan Batas Contoh 1, RT 01 RW 05' },
    fotoUsaha: { upload: await scan() },
    ktp: { upload: await scan() },
    kk: { upload: await scan() },
    suratRt: { upload: await scan() },
  });
  await act(desk('staff'), number, 'tolak', { because: ['usahaDiTempatLain'] });
  await page.goto(`/urusan/${number}`);
  expect(await pageText(page)).toContain('Usaha ini tidak berada di kelurahan ini.');
  await page.locator('#keberatan summary').click();
  await page.fill('#keberatan [name=alasan]', 'Batasnya di seberang jalan; PBB-nya Sukarasa.');
  await page.locator('#keberatan button').click();
  await openCase(desk('lurah'), number);
  expect(await desk('lurah').locator('input[name=tindakan][value=kabulkan]').count()).toBe(0);
  await openCase(desk('camat'), number);
  expect(await pageText(desk('camat'))).toContain('PBB-nya Sukarasa');
  await clean(desk('camat'));
  await act(desk('camat'), number, 'kabulkan');
  await page.goto(`/urusan/${number}`);
  await reloadUntil(page, 'Menunggu tanda tangan Lurah Sukarasa');
  expect(await signLetter(desk('lurah'), number)).toContain('sudah ditandatangani');
});

const familyOf = async (means: 'low' | 'high'): Promise<Answers> => {
  const { name, nik } = await inventFamily(means);
  return {
    nama: { write: name },
    nik: { write: nik },
    kelurahan: { area: sukarasa },
    alamat: { write: 'Jalan Contoh 12, RT 02 RW 03' },
    keperluan: { choose: 'sekolah' },
    penghasilan: { write: '1750000' },
    tanggungan: { write: '4' },
    ktp: { upload: await scan() },
    kk: { upload: await scan() },
  };
};

test('limited means on record: nobody visits, the lurah decides, and the letter keeps the income to itself', async () => {
  const resident = await device({ script: true });
  const { page } = resident;
  await beginForm(page, 'sktm');
  await answerAll(page, await familyOf('low'), fits);
  expect(await pageText(page)).toContain('Rp1.750.000');
  await fits(page);
  const { number } = await agreeAndSend(page);
  await page.goto(`/urusan/${number}`);
  await reloadUntil(page, 'Lurah Sukarasa');
  await fits(page);
  await act(desk('lurah'), number, 'terbitkan');
  const letter = await sealed(resident, number);
  expect(letter).toContain('Sekolah atau beasiswa');
  expect(letter).not.toMatch(/1\.?750\.?000/);
});

test('limited means refused: only after a visit, with its reason in a letter; the objection is read by the camat', async () => {
  const resident = await device();
  const { page, context } = resident;
  const number = await sendByApi(context.request, 'sktm', await familyOf('high'));
  const social = desk('social');
  await act(social, number, 'mintaPerbaikan', { because: ['isianTidakCocok'], which: ['isianTidakCocok:tanggungan'] });
  await page.goto(`/urusan/${number}`);
  expect(await askedAgain(page)).toEqual(['tanggungan']);
  await fillIn(page, 'tanggungan', { write: '2' });
  await sendAgain(page);

  expect(await attempt(social, number, 'tolak', { because: ['tergolongMampu'] })).toContain('Keadaan keluarga');
  await act(social, number, 'tolak', {
    because: ['tergolongMampu'],
    write: { keadaan: 'Dua anggota keluarga bekerja tetap.' },
  });
  await clean(social);
  await page.goto(`/urusan/${number}`);
  const refused = await pageText(page);
  expect(refused).toContain('Kunjungan menunjukkan keluarga Anda belum termasuk yang tidak mampu.');
  // What the office found stands in the story at its own act, not among what the family wrote.
  const [story, own = ''] = refused.split('Isian Anda');
  expect(story).toMatch(/Ditolak .* Dinas Sosial .* Keadaan keluarga menurut kunjungan Dua anggota/);
  expect(own).not.toContain('Keadaan keluarga menurut kunjungan');
  await fits(page);
  const notice = await readPdf(await fetchPdf(resident, noticePdf));
  expect(notice).toContain('Kunjungan menunjukkan keluarga Anda belum termasuk yang tidak mampu.');
  expect(notice).toContain('Inpres 4/2025');
  expect(notice).toContain(number);

  await page.locator('#keberatan summary').click();
  await page.fill('#keberatan [name=alasan]', 'Yang bekerja sudah berhenti bulan lalu.');
  await page.locator('#keberatan button').click();
  expect(await pageText(page)).toContain('Keberatan ditinjau');
  expect(await page.locator('section[aria-labelledby=menangani]').innerText()).toContain('Camat');
  // Who refused does not read the objection.
  await openCase(social, number);
  expect(await social.locator('input[name=tindakan]').count()).toBe(0);
  await act(desk('camat'), number, 'kabulkan');
  await clean(desk('camat'));
  expect(await sealed(resident, number)).toContain('tergolong keluarga tidak mampu');
});

test('a marriage: a partner below 19 needs a dispensation; who confirms doubts, the number is mended, and the N1 is signed', async () => {
  const resident = await device({ script: true });
  const { page } = resident;
  await beginForm(page, 'pengantar-nikah');
  await answerAll(page, wedding({ nik: groom, born: new Date().getUTCFullYear() - 17 }), fits);
  const stopped = await pageText(page);
  expect(stopped).toContain('Belum terpenuhi Pada hari pernikahan calon pasangan harus sudah 19 tahun');
  expect(stopped).toContain('UU 16/2019 Pasal 7');
  // A rule that is met reads as what it asks, not as if it were broken.
  expect(stopped).toContain('Terpenuhi Pada hari pernikahan Anda harus sudah 19 tahun');
  await fits(page);
  await page.locator('a[href$="/dispensasi"]').first().click();
  await fillIn(page, 'dispensasi', { upload: await scan() });
  await pressOn(page);
  expect(questionOf(page)).toBe('periksa');
  expect(await pageText(page)).not.toContain('Belum terpenuhi');
  const { number } = await agreeAndSend(page);

  const other = await device();
  await other.page.goto(await linkOnMatter(page, number, 'calon pasangan'));
  await answerByLink(other.page, 'bersedia');
  await other.page.goto(await linkOnMatter(page, number, 'Ketua RT'));
  await answerByLink(other.page, 'ragu', { because: ['bukanWarga'] });
  await openCase(desk('lurah'), number);
  expect(await pageText(desk('lurah'))).toContain('Anda tidak tinggal di kelurahan ini.');
  await act(desk('lurah'), number, 'mintaPerbaikan', {
    because: ['alamatTidakLengkap'],
    which: ['alamatTidakLengkap:rt'],
  });
  await page.goto(`/urusan/${number}`);
  expect(await askedAgain(page)).toEqual(['rt']);
  await fillIn(page, 'rt', { write: '4' });
  await sendAgain(page);
  await act(desk('lurah'), number, 'terbitkan');
  const letter = await sealed(resident, number);
  expect(letter).toContain('RT 4 RW 5');
  expect(letter).toContain('Pasangan Contoh Ujian');
});

test('a marriage refused by the lurah: the letter names the law; the camat lets it stand, and that is the end', async () => {
  const resident = await device();
  const { page, context } = resident;
  const number = await sendByApi(context.request, 'pengantar-nikah', wedding({ nik: groom, born: 1990 }));
  const other = await device();
  for (const [who, action] of [
    ['calon pasangan', 'bersedia'],
    ['Ketua RT', 'konfirmasi'],
    ['Ketua RW', 'konfirmasi'],
  ] as const) {
    await other.page.goto(await linkOnMatter(page, number, who));
    await answerByLink(other.page, action);
  }
  await act(desk('lurah'), number, 'tolak', { because: ['masihMenikah'], note: 'Tercatat menikah sejak 2010.' });
  await page.goto(`/urusan/${number}`);
  const notice = await readPdf(await fetchPdf(resident, noticePdf));
  expect(notice).toContain('Pemohon tercatat masih terikat perkawinan.');
  expect(notice).toContain('UU 1/1974 Pasal 9');
  await page.locator('#keberatan summary').click();
  await page.fill('#keberatan [name=alasan]', 'Perkawinan itu sudah putus.');
  await page.locator('#keberatan button').click();
  await act(desk('camat'), number, 'tolak', { because: ['masihMenikah'] });
  await page.goto(`/urusan/${number}`);
  const ended = await pageText(page);
  expect(ended).toContain('Pemohon tercatat masih terikat perkawinan.');
  expect(await page.locator('#keberatan').count()).toBe(0);
  await fits(page);
});
