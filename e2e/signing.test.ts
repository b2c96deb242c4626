// A letter between decision and signature: the signer is down and the number waits (P6); the lurah changes, and whoever
// holds the position on the day of signing signs, named with the kind of appointment (P7).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Device, pageText, reloadUntil, useBrowser } from './steps/browse-city.ts';
import { inventPerson } from './steps/invent-person.ts';
import { addOfficer } from './steps/operate-city.ts';
import { sendByApi } from './steps/send-by-api.ts';
import { signLetter } from './steps/sign-letters.ts';
import { act, scriptIsThere, signIn, turnSimulator } from './steps/work-in-console.ts';

const device = useBrowser();
const babakan = '36.71.01.1008';
const letterNumber = /B\/\d+\/400\.8\.2\.2\/[IVX]+\/20\d\d/;
let staff: Device;
let lurah: Device;

beforeAll(async () => {
  staff = await device({ width: 1440 });
  lurah = await device({ width: 1440 });
  await signIn(staff.page, 'staf.sukarasa@contoh.id');
  await signIn(lurah.page, 'lurah.babakan@contoh.id');
});
afterAll(() => turnSimulator(lurah.page, 'tandaTangan', 'ok'));

/** A letter that the lurah has decided and nobody has signed. */
async function decided(resident: Device): Promise<string> {
  const person = await inventPerson(babakan, 'elsewhere');
  const number = await sendByApi(resident.context.request, 'surat-domisili', {
    nama: { write: person.name },
    nik: { write: person.nik },
    tanggalLahir: { day: person.born },
    kelurahan: { area: babakan },
    alamat: { write: 'Jalan Contoh 7, RT 04 RW 01' },
    lamaTinggal: { write: '30' },
    keperluan: { choose: 'sekolah' },
  });
  await act(staff.page, number, 'setuju');
  await act(lurah.page, number, 'terbitkan');
  await resident.page.goto(`/urusan/${number}`);
  await reloadUntil(resident.page, 'Menunggu tanda tangan Lurah Babakan');
  return number;
}

test('while the signer is down the letter keeps its number and waits, and the resident reads why', async () => {
  const resident = await device();
  const number = await decided(resident);
  const numbered = letterNumber.exec(await pageText(resident.page))?.[0];
  expect(numbered).toBeDefined();
  await turnSimulator(lurah.page, 'tandaTangan', 'down');
  expect(await signLetter(lurah.page, number)).toMatch(/tidak dapat dihubungi|belum menjawab|tanda tangan/i);
  await resident.page.reload();
  const waiting = await pageText(resident.page);
  expect(waiting).toContain('Layanan tanda tangan elektronik sedang tidak dapat dihubungi');
  expect(waiting).toContain(numbered);
  // Nothing is in hand: the promise runs.
  expect(waiting).not.toContain('Janji ditepati');
  expect(await resident.page.locator('a[href^="/surat/"][href$=".pdf"]').count()).toBe(0);

  await turnSimulator(lurah.page, 'tandaTangan', 'ok');
  expect(await signLetter(lurah.page, number)).toContain(`${numbered} sudah ditandatangani`);
  await resident.page.reload();
  expect(await pageText(resident.page)).toContain(numbered);
  expect(await resident.page.locator('a[href^="/surat/"][href$=".pdf"]').count()).toBe(1);
  expect(await pageText(resident.page)).toContain('Janji ditepati');
});

test('a signature can be taken back for ten seconds, and then nothing was signed; moving on sends it', async () => {
  const resident = await device();
  const numbers = [await decided(resident), await decided(resident)] as const;
  const { page } = await device({ script: true, width: 1440 });
  await signIn(page, 'lurah.babakan@contoh.id');
  await page.goto('/konsol/tanda-tangan');
  await scriptIsThere(page);
  const toast = page.locator('.toast');
  const button = (number: string) =>
    page.locator('tr', { has: page.locator(`a[href="/konsol/kasus/${number}"]`) }).locator('button');
  // Pressed twice it is still one, and still held.
  await button(numbers[0]).dblclick();
  expect(await toast.innerText()).toMatch(/Surat B\/\d+\S+ ditandatangani sebentar lagi/);
  await toast.getByRole('button', { name: /Batalkan/ }).click();
  expect(await toast.innerText()).toContain('Tidak ada yang terkirim');
  await resident.page.goto(`/urusan/${numbers[0]}`);
  expect(await pageText(resident.page)).toContain('Menunggu tanda tangan Lurah Babakan');

  await button(numbers[0]).click();
  await toast.getByRole('button', { name: 'Kirim sekarang' }).click();
  await button(numbers[0]).waitFor({ state: 'detached' });
  expect(await toast.innerText()).toContain('sudah ditandatangani');
  await button(numbers[1]).click();
  await toast.getByRole('button', { name: /Batalkan/ }).waitFor();
  const sent = page.waitForResponse((response) => response.url().endsWith('/sign'));
  await page.locator('nav a[href="/konsol"]').first().click();
  expect((await sent).status()).toBe(200);
  for (const number of numbers) {
    await resident.page.goto(`/urusan/${number}`);
    expect(await resident.page.locator('a[href^="/surat/"][href$=".pdf"]').count()).toBe(1);
  }
});

test('a signature that was held and met a silent signer is offered again, and the list says what it waits for', async () => {
  const resident = await device();
  const number = await decided(resident);
  const { page } = await device({ script: true, width: 1440 });
  await signIn(page, 'lurah.babakan@contoh.id');
  await turnSimulator(lurah.page, 'tandaTangan', 'down');
  await page.goto('/konsol/tanda-tangan');
  const row = page.locator('tr', { has: page.locator(`a[href="/konsol/kasus/${number}"]`) });
  await scriptIsThere(page);
  const toast = page.locator('.toast');
  await row.locator('button').click();
  await toast.getByRole('button', { name: 'Kirim sekarang' }).click();
  await row.getByRole('button', { name: /Coba lagi/ }).waitFor();
  expect(await toast.innerText()).toContain('tidak dapat dihubungi');
  await turnSimulator(lurah.page, 'tandaTangan', 'ok');
  await toast.getByRole('button', { name: 'Coba lagi' }).click();
  await row.waitFor({ state: 'detached' });
  expect(await toast.innerText()).toContain('sudah ditandatangani');
});

test('who holds the position on the day of signing signs, as what they are that day', async () => {
  const resident = await device();
  const number = await decided(resident);
  const email = `plh.babakan.${Date.now()}@contoh.id`;
  const password = await addOfficer({
    email,
    name: 'Petugas Contoh Harian',
    unit: 'kelurahan',
    area: babakan,
    position: 'lurah',
    kind: 'Plh',
  });

  await lurah.page.goto('/konsol/tanda-tangan');
  expect(await pageText(lurah.page)).not.toContain(number);
  const standIn = await device({ width: 1440 });
  await signIn(standIn.page, email, password);
  await standIn.page.goto('/konsol/tanda-tangan');
  expect(await pageText(standIn.page)).toContain('Plh. Lurah Babakan');
  await signLetter(standIn.page, number);
  await resident.page.reload();
  await resident.page
    .locator('a[href^="/surat/"]:not([href$=".pdf"]), a:has-text("Periksa keasliannya")')
    .first()
    .click();
  const verdict = await resident.page.locator('.verdict').innerText();
  expect(verdict).toContain('Plh.');
  expect(verdict).not.toContain('Warga Contoh Ujian');
});
