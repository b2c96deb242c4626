// A letter that was issued and is in force no more: withdrawn by the lurah for a reason that everybody reads, and replaced by a later
// one of the same case. Walked by the lurah, the holder and whoever checks the letter, at 320 px and without script.
import { beforeAll, expect, test } from 'vitest';
import { type Device, pageText, reloadUntil, useBrowser } from '../steps/browse-city.ts';
import { drawnPicture } from '../steps/draw-picture.ts';
import type { Answers } from '../steps/fill-form.ts';
import { inventPerson } from '../steps/invent-person.ts';
import { sendByApi } from '../steps/send-by-api.ts';
import { fetchPdf, verifyFile } from '../steps/sign-letters.ts';
import { expectSoundPage } from '../steps/sound-page.ts';
import { act, openCase, signIn } from '../steps/work-in-console.ts';

const device = useBrowser();
const area = '36.71.01.1001';
const letterPdf = 'a[href^="/surat/"][href$=".pdf"]';
const numbered = /B\/\d+\/[\d.]+\/[IVX]+\/20\d\d/g;
const untrue = 'Surat ini terbit atas keterangan yang ternyata tidak benar.';
let holder: Device;
let anybody: Device;

beforeAll(async () => {
  holder = await device({ width: 320 });
  anybody = await device({ width: 320 });
});

async function letterOfDomicile(): Promise<string> {
  const person = await inventPerson(area, 'here');
  const number = await sendByApi(holder.context.request, 'surat-domisili', {
    nama: { write: person.name },
    nik: { write: person.nik },
    tanggalLahir: { day: person.born },
    kelurahan: { area },
    alamat: { write: 'Jalan Contoh 21, RT 03 RW 02' },
    lamaTinggal: { write: '50' },
    keperluan: { choose: 'bank' },
  });
  await holder.page.goto(`/urusan/${number}`);
  await reloadUntil(holder.page, 'Bersegel elektronik');
  return number;
}

/** What the page says that anybody opens to check a letter by its number. */
async function verdictOf(letter: string): Promise<string> {
  await anybody.page.goto('/periksa-surat');
  await anybody.page.fill('[name=nomor]', letter);
  await anybody.page.locator('form:has([name=nomor]) button').click();
  return (await anybody.page.locator('.verdict').innerText()).replaceAll(/\s+/g, ' ');
}
const lettersOn = async ({ page }: Device): Promise<readonly string[]> => [
  ...new Set((await page.locator('section:has(#dokumen)').innerText()).match(numbered)),
];

test('withdrawn: the lurah says why, everybody who checks the letter reads it, and its holder reads what to do', async () => {
  const number = await letterOfDomicile();
  const [letter = ''] = await lettersOn(holder);
  const file = await fetchPdf(holder, letterPdf);
  const address = (await holder.page.locator(letterPdf).getAttribute('href')) ?? '';
  expect(await verdictOf(letter)).toContain('Surat dengan nomor ini benar kami terbitkan');

  const lurah = await device({ width: 320 });
  await signIn(lurah.page, 'lurah.sukarasa@contoh.id');
  await openCase(lurah.page, number);
  await lurah.page.locator('details.revoke > summary').click();
  await expectSoundPage(lurah.page);
  const form = lurah.page.locator('details.revoke form');
  // Without a reason and the tick the browser sends nothing.
  await form.locator('button').click();
  expect(await form.locator('input[type=radio]:invalid').count()).toBeGreaterThan(0);
  await form.getByText(untrue).click();
  await form.locator('[name=yakin]').check();
  await form.locator('button').click();
  expect(await lurah.page.locator('.notice.ok[role=status]').first().innerText()).toContain(
    `Surat ${letter} sudah dicabut`,
  );
  expect(await lurah.page.locator('details.revoke').count()).toBe(0);
  await expectSoundPage(lurah.page);

  for (const verdict of [await verdictOf(letter), (await verifyFile(anybody, file)).replaceAll(/\s+/g, ' ')]) {
    expect(verdict).toContain('Sudah dicabut');
    expect(verdict).toContain(untrue);
    expect(verdict).toContain('Jangan pakai surat ini');
    expect(verdict).not.toContain('penggantinya');
    await expectSoundPage(anybody.page);
  }

  await holder.page.goto(`/urusan/${number}`);
  expect(await holder.page.locator('h1').innerText()).toContain('Surat Anda sudah dicabut dan tidak berlaku lagi');
  const papers = holder.page.locator('section:has(#dokumen)');
  expect((await papers.innerText()).replaceAll(/\s+/g, ' ')).toContain(`Sudah dicabut: ${untrue} Jangan dipakai lagi.`);
  expect(await papers.locator(letterPdf).count()).toBe(0);
  expect((await holder.context.request.get(address)).status()).toBe(404);
  await expectSoundPage(holder.page);
  await papers.getByRole('link', { name: 'Ajukan surat baru' }).click();
  expect(await pageText(holder.page)).toContain('Surat Keterangan Domisili');
});

const budget: Answers = {
  nama: { write: 'Warga Contoh Dua' },
  sebagai: { choose: 'perorangan' },
  informasi: { write: 'Anggaran perbaikan jembatan tahun 2025' },
  tentang: { choose: 'kegiatan' },
  tujuan: { write: 'Tugas kuliah.' },
  kontak: { write: '0812 0000 7109' },
};

test('replaced: a second answer after an objection takes the place of the first, and the old one names the new one', async () => {
  const number = await sendByApi(holder.context.request, 'informasi-publik', budget);
  const office = await device({ width: 1440 });
  await signIn(office.page, 'pejabat.ppid@contoh.id');
  const answer = async ({ page }: Device, isi: string, seed: number) =>
    act(page, number, 'jawab', { write: { isi }, upload: { berkas: await drawnPicture(seed) } });
  await answer(office, 'Jumlahnya terlampir.', 4_301);
  const { page } = holder;
  await page.goto(`/urusan/${number}`);
  await reloadUntil(page, 'Bersegel elektronik');
  const [first = ''] = await lettersOn(holder);
  const file = await fetchPdf(holder, letterPdf);

  await page.locator('#keberatan summary').click();
  await page.fill('[name=alasan]', 'Rinciannya tidak ada.');
  await page.locator('#keberatan button').click();
  const superior = await device({ width: 1440 });
  await signIn(superior.page, 'sekda.setda@contoh.id');
  await answer(superior, 'Rinciannya kini terlampir.', 4_302);
  await page.goto(`/urusan/${number}`);
  await reloadUntil(page, `Sudah diganti dengan surat`);
  const [newer = '', older] = await lettersOn(holder);
  expect([older, newer === first]).toEqual([first, false]);
  const papers = (await page.locator('section:has(#dokumen)').innerText()).replaceAll(/\s+/g, ' ');
  expect(papers).toContain(`Sudah diganti dengan surat ${newer}. Pakailah surat yang baru.`);
  expect(await page.locator('h1').innerText()).toContain('Surat Anda sudah terbit');
  await expectSoundPage(page);

  for (const verdict of [await verdictOf(first), (await verifyFile(anybody, file)).replaceAll(/\s+/g, ' ')]) {
    expect(verdict).toContain('Sudah diganti');
    expect(verdict).toContain(`surat penggantinya, ${newer}`);
    expect(verdict).not.toContain('dicabut');
    await expectSoundPage(anybody.page);
  }
  expect(await verdictOf(newer)).toContain('Surat dengan nomor ini benar kami terbitkan');
});
