// Letters: one issued in the same minute and verified by its file; one that needed a correction, decided and signed; one
// refused with a reason and objected to.
import { beforeAll, expect, test } from 'vitest';
import { axeFaults } from './axe.ts';
import { type Device, pageText, reloadUntil, useBrowser } from './steps/browse-city.ts';
import { drawnPicture } from './steps/draw-picture.ts';
import { type Answers, sendService } from './steps/fill-form.ts';
import { inventPerson, type Person } from './steps/invent-person.ts';
import { sendByApi } from './steps/send-by-api.ts';
import { signLetter, verifyFile } from './steps/sign-letters.ts';
import { act, actionForm, attempt, openCase, signIn } from './steps/work-in-console.ts';

const device = useBrowser();
const sukarasa = '36.71.01.1001';
let staff: Device;
let lurah: Device;

beforeAll(async () => {
  staff = await device({ width: 1440 });
  lurah = await device({ width: 1440 });
  await signIn(staff.page, 'staf.sukarasa@contoh.id');
  await signIn(lurah.page, 'lurah.sukarasa@contoh.id');
});

const letterOf = (person: Person, purpose: string, months: number): Answers => ({
  nama: { write: person.name },
  nik: { write: person.nik },
  tanggalLahir: { day: person.born },
  kelurahan: { area: sukarasa },
  alamat: { write: 'Jalan Contoh 12, RT 02 RW 03' },
  lamaTinggal: { write: String(months) },
  keperluan: { choose: purpose },
});

/** The same file with one byte changed, in the middle of what was signed. */
function oneByteChanged(file: Buffer): Buffer {
  const changed = Buffer.from(file);
  const at = changed.indexOf('stream') + 40;
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

test('whether it is for me can be seen before the form, by one date, and nothing of it is kept', async () => {
  const { page } = await device({ width: 320 });
  await page.goto('/layanan/surat-domisili');
  await page.locator('a[href="/layanan/surat-domisili/periksa"]').click();
  await page.locator('main form button').last().click();
  expect(await page.locator('.error-summary').innerText()).toContain('Jawab paling sedikit satu pertanyaan');
  const born = async (year: number) => {
    for (const [part, value] of Object.entries({ day: 2, month: 3, year }))
      await page.fill(`[name="tanggalLahir.${part}"]`, String(value));
    await page.locator('main form button').last().click();
    expect(await axeFaults(page)).toEqual([]);
    return pageText(page);
  };
  expect(await born(new Date().getFullYear() - 10)).toContain('Belum terpenuhi');
  const old = await born(1985);
  expect(old).toContain('Semua aturan yang dapat dicocokkan terpenuhi');
  expect(old).not.toContain('Belum terpenuhi');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.locator('main form[action="/layanan/surat-domisili"] button').click();
  expect(new URL(page.url()).pathname).toMatch(/^\/formulir\//);
});

test('a letter that the register confirms is there at once, and its file says that it is genuine', async () => {
  const resident = await device();
  const { page, context } = resident;
  const person = await inventPerson(sukarasa, 'here');
  const { number } = await sendService(page, 'surat-domisili', letterOf(person, 'bank', 60));
  await page.goto(`/urusan/${number}`);
  await reloadUntil(page, 'Unduh PDF Surat Keterangan Domisili', 60_000).catch(() =>
    reloadUntil(page, /tidak tersertifikasi/, 1_000),
  );
  const address = (await page.locator('a[href^="/surat/"][href$=".pdf"]').getAttribute('href')) ?? '';
  const pdf = await (await context.request.get(address)).body();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const letterNumber = /B\/\d+\/400\.8\.2\.2\/[IVX]+\/20\d\d/.exec(await pageText(page))?.[0] ?? '';
  expect(letterNumber).not.toBe('');

  const anybody = await device();
  const file = { name: 'surat.pdf', mimeType: 'application/pdf', buffer: pdf };
  const genuine = await verifyFile(anybody, file);
  expect(genuine).toContain('Asli, tanda tangan belum tersertifikasi');
  expect(genuine).toContain(letterNumber);
  expect(genuine).not.toContain(person.name);
  expect(await verifyFile(anybody, { ...file, buffer: oneByteChanged(pdf) })).toContain('Sudah berubah');

  await anybody.page.goto('/periksa-surat');
  await anybody.page.fill('[name=nomor]', letterNumber);
  await anybody.page.locator('form:has([name=nomor]) button').click();
  // A number alone says that the letter exists; only the file can say that it is unchanged.
  expect(await anybody.page.locator('.verdict').innerText()).toContain('Nomor tercatat');
  await anybody.page.goto('/periksa-surat?nomor=B/999/400.8.2.2/I/1999');
  expect(await anybody.page.locator('.verdict').innerText()).toContain('Tidak dikenal');
  expect((await anybody.context.request.get(address)).status()).toBe(404);
});

test('what cannot be read is asked for again, alone; it goes back to who asked, is decided and signed', async () => {
  const { page, context } = await device();
  const person = await inventPerson(sukarasa, 'elsewhere');
  const number = await sendByApi(context.request, 'surat-domisili', {
    ...letterOf(person, 'usaha', 40),
    suratRt: { upload: await drawnPicture(51) },
  });
  await openCase(staff.page, number);
  expect(await pageText(staff.page)).toMatch(/NIK 3671 •••• •••• \d{4} disembunyikan/);
  await reveal(staff, 'nik', 'Mencocokkan dengan KTP');
  expect(await pageText(staff.page)).toContain(person.nik);
  await openPapers(staff, number, person);
  await act(staff.page, number, 'mintaPerbaikan', { because: ['suratBuram'] });

  await page.goto(`/urusan/${number}`);
  expect(await pageText(page)).toContain('Surat pengantar RT/RW tidak terbaca');
  const form = page.locator('form:has(input[name=tindakan][value=kirimUlang])');
  const asked = await form
    .locator('input:not([type=hidden]):not([type=checkbox]), textarea, select')
    .evaluateAll((all) => all.map((one) => one.getAttribute('name')));
  expect(asked).toEqual(['suratRt']);
  await form.locator('input[type=file]').setInputFiles(await drawnPicture(52));
  await form.locator('button').last().click();
  expect(await pageText(page)).toContain('Diperiksa petugas');

  await act(staff.page, number, 'setuju');
  await act(lurah.page, number, 'terbitkan');
  await page.goto(`/urusan/${number}`);
  expect(await reloadUntil(page, 'Menunggu tanda tangan Lurah Sukarasa')).not.toContain('Unduh PDF Surat');
  expect(await signLetter(lurah.page, number)).toContain('sudah ditandatangani');
  const said = await reloadUntil(page, 'tidak tersertifikasi');
  expect(said).toContain('Mencocokkan dengan KTP');
  // Who opened the paper, what else with it, and what for.
  expect(said).toMatch(/Membuka: .*NIK.*Surat pengantar RT\/RW/);
  expect(said).toContain('Memeriksa permohonan');
  expect(await page.locator('a[href^="/surat/"][href$=".pdf"]').count()).toBe(1);
});

/** Opens one masked answer of the case that is shown, for a purpose. */
async function reveal({ page }: Device, answer: string, purpose: string): Promise<void> {
  await page.locator(`details:has(input[name=jawaban][value="${answer}"]) > summary`).click();
  const form = page.locator(`form:has(input[name=jawaban][value="${answer}"])`);
  await form.locator('[name=keperluan]').fill(purpose);
  await form.locator('button').click();
}

/** The paper beside the answers is covered as they are: one purpose opens it, with all that it is compared with. */
async function openPapers({ page, context }: Device, number: string, { name }: Person): Promise<void> {
  await openCase(page, number);
  expect(await page.locator('img[src^="/berkas/"]').count()).toBe(0);
  const covered = await pageText(page);
  expect(covered).toContain('Tertutup sampai Anda menulis keperluannya');
  expect(covered).not.toMatch(new RegExp(`Jalan Contoh 12|${name}`));
  expect(await axeFaults(page)).toEqual([]);
  await page.fill('#keperluan-semua', 'Memeriksa permohonan');
  await page.locator('form[action="?/bukaSemua"] button').click();
  await page.waitForURL(`**/konsol/kasus/${number}#jawaban`);
  const opened = await pageText(page);
  for (const part of ['Terbuka untuk Anda sampai pukul', 'Jalan Contoh 12', name]) expect(opened).toContain(part);
  const address = (await page.locator('img[src^="/berkas/"]').first().getAttribute('src')) ?? '';
  expect((await context.request.get(address)).status()).toBe(200);
  // A colleague of the same unit has said nothing, and is told how.
  const closed = await lurah.context.request.get(address, { headers: { accept: 'text/html' } });
  expect([closed.status(), await closed.text()]).toEqual([403, expect.stringContaining(`buka kasus ${number}`)]);
}

test('a refusal carries its reason and basis; the resident objects, and the camat decides', async () => {
  const { page, context } = await device();
  const number = await sendByApi(
    context.request,
    'surat-domisili',
    letterOf(await inventPerson(sukarasa, 'elsewhere'), 'sekolah', 24),
  );
  await openCase(staff.page, number);
  const picker = await actionForm(staff.page, 'tolak');
  expect(await picker.locator('.unfit').innerText()).toMatch(
    /Tidak cocok untuk kasus ini[^]*Aturannya terpenuhi[^]*paling sedikit 17 tahun[^]*Pasal 3/u,
  );
  expect(await picker.locator('input[value=cukupUmur]').isDisabled()).toBe(true);
  const without = await attempt(staff.page, number, 'tolak');
  expect(without).toMatch(/alasan/i);
  await act(staff.page, number, 'tolak', { because: ['bukanWarga'], note: 'Register mencatat kelurahan lain.' });

  await page.goto(`/urusan/${number}`);
  const said = await pageText(page);
  expect(said).toContain('Anda tidak tinggal di kelurahan ini');
  expect(said).toContain('Perwali (contoh) Pasal 2');
  expect(said).toContain('Register mencatat kelurahan lain.');
  await page.locator('#keberatan summary').click();
  await page.fill('[name=alasan]', 'Saya pindah ke sini dua tahun lalu.');
  await page.locator('#keberatan button').click();
  expect(await pageText(page)).toContain('Keberatan ditinjau');

  const camat = await device({ width: 1440 });
  await signIn(camat.page, 'camat.tangerang@contoh.id');
  await act(camat.page, number, 'kabulkan');
  await page.goto(`/urusan/${number}`);
  await reloadUntil(page, /Surat terbit|Menunggu tanda tangan|tidak tersertifikasi/);
});
