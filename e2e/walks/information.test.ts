// Rights to know: public information that is refused with its ground, objected to and decided; and the data of a person, of which the
// copy is fetched, the correction stands where it is read, and the erased is gone for everybody. Walked by who asks and who decides.
import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { type Device, pageText, reloadUntil, useBrowser } from '../steps/browse-city.ts';
import { drawnPicture } from '../steps/draw-picture.ts';
import {
  type Answers,
  agreeAndSend,
  answerAll,
  beginForm,
  pressOn,
  questionOf,
  type Sent,
} from '../steps/fill-form.ts';
import { inventPerson, type Person } from '../steps/invent-person.ts';
import { sendByApi } from '../steps/send-by-api.ts';
import { expectSoundPage } from '../steps/sound-page.ts';
import { act, attempt, openCase, openCovered, signIn } from '../steps/work-in-console.ts';

const device = useBrowser();
const area = '36.71.01.1001';
const offices: Record<string, Page> = {};
const office = (name: string): Page => offices[name] as Page;
beforeAll(async () => {
  for (const name of ['petugas.ppid', 'pejabat.ppid', 'sekda.setda', 'sekda2.setda', 'ppdp.setda']) {
    const { page } = await device({ width: 1440 });
    await signIn(page, `${name}@contoh.id`);
    offices[name] = page;
  }
});

async function matter(page: Page, number: string): Promise<string> {
  await page.goto(`/urusan/${number}`);
  return pageText(page);
}
async function object(page: Page, because: string): Promise<void> {
  await page.locator('#keberatan summary').click();
  await page.fill('[name=alasan]', because);
  await page.locator('#keberatan button').click();
  expect(await pageText(page)).toContain('Dibuka lagi setelah keberatan');
}

const budget: Answers = {
  nama: { write: 'Warga Contoh Dua' },
  sebagai: { choose: 'perorangan' },
  informasi: { write: 'Anggaran perbaikan jalan tahun 2025' },
  tentang: { choose: 'kegiatan' },
  tujuan: { write: 'Tugas kuliah.' },
  kontak: { write: '0812 0000 7101' },
};

test('information: unclear, made clear, extended once by seven days, and answered with a signed letter', async () => {
  const { page, context } = await device();
  await beginForm(page, 'informasi-publik');
  await answerAll(page, budget);
  await expectSoundPage(page);
  const { number } = await agreeAndSend(page);
  await act(office('petugas.ppid'), number, 'mintaPerbaikan', { because: ['kurangJelas'], note: 'Jalan yang mana?' });
  expect(await matter(page, number)).toContain('Jalan yang mana?');
  await expectSoundPage(page);
  await page.fill('[name=informasi]', 'Anggaran perbaikan jalan kota tahun 2025, per kecamatan');
  await page.locator('.turn form button').first().click();

  expect(await attempt(office('petugas.ppid'), number, 'perpanjang')).not.toContain('tersimpan');
  const promised = await promisedDay(page, number);
  await act(office('petugas.ppid'), number, 'perpanjang', { because: ['perluDikumpulkan'] });
  const extended = await matter(page, number);
  expect(extended).toContain('Waktunya diperpanjang sekali');
  expect(extended).toContain('Informasi masih dikumpulkan dari dinas lain.');
  expect(await promisedDay(page, number)).not.toBe(promised);
  await openCase(office('pejabat.ppid'), number);
  expect(await office('pejabat.ppid').locator('input[name=tindakan][value=perpanjang]').count()).toBe(0);
  await expectSoundPage(office('pejabat.ppid'));
  await act(office('pejabat.ppid'), number, 'jawab', {
    write: { isi: 'Rinciannya terlampir, per kecamatan.' },
    upload: { berkas: await drawnPicture(4_001) },
  });
  await page.goto(`/urusan/${number}`);
  const answered = await reloadUntil(page, 'Pemberitahuan tertulis PPID');
  expect(answered).toContain('Dijawab');
  expect(answered).toContain('Rinciannya terlampir, per kecamatan.');
  const letter = page.locator('section:has(#dokumen) a[href$=".pdf"]').first();
  const file = await context.request.get((await letter.getAttribute('href')) ?? '');
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await expectSoundPage(page);
});

/** As the page of the matter says it. */
async function promisedDay(page: Page, number: string): Promise<string> {
  const said = await matter(page, number);
  return /(?:Janji|Selesai)\D{0,40}(\d{1,2} \S+)/.exec(said)?.[1] ?? said;
}

test('information that is refused names its category and its test; the superior decides the objection, and that stands', async () => {
  const { page, context } = await device();
  const number = await sendByApi(context.request, 'informasi-publik', budget);
  const ppid = office('pejabat.ppid');
  expect(await attempt(ppid, number, 'tolak', { because: ['memorandum'] })).not.toContain('tersimpan');
  await act(ppid, number, 'tolak', {
    because: ['memorandum'],
    write: { akibat: 'Surat itu memuat rencana yang belum diputuskan.' },
  });
  const refused = await matter(page, number);
  expect(refused).toContain('Ditolak');
  expect(refused).toContain('UU 14/2008 Pasal 17 huruf i');
  expect(refused).toContain('Surat itu memuat rencana yang belum diputuskan.');
  await expectSoundPage(page);
  await object(page, 'Anggaran bukan surat rahasia.');
  expect(await pageText(page)).toContain('Keberatan ditinjau');

  const superior = office('sekda.setda');
  await openCase(superior, number);
  const case1 = await pageText(superior);
  expect(case1).toContain('Anggaran bukan surat rahasia.');
  expect(await openCovered(superior, 'Memutus keberatan')).toContain('Surat itu memuat rencana yang belum diputuskan.');
  await expectSoundPage(superior);
  await act(superior, number, 'tolak', {
    because: ['memorandum'],
    write: { akibat: 'Benar, dan dibuka setelah diputuskan.' },
  });
  const stands = await matter(page, number);
  // The last word of the city is not the last word.
  expect(stands).toContain('Keberatan ditolak. Anda dapat ke Komisi Informasi dalam 14 hari kerja');
  expect(stands).toContain('Benar, dan dibuka setelah diputuskan.');
  expect(await page.locator('#keberatan').count()).toBe(0);
  await expectSoundPage(page);
});

test('data of another person cannot even be asked for without their consent, and the form says why', async () => {
  const { page } = await device();
  await beginForm(page, 'informasi-publik');
  await answerAll(page, {
    ...budget,
    informasi: { write: 'Alamat rumah seorang warga' },
    tentang: { choose: 'orang' },
  });
  expect(await pageText(page)).toContain('Data pribadi orang lain hanya dibuka dengan persetujuan tertulis orang itu.');
  await expectSoundPage(page);
  await page.locator('input[name=persetujuan]').check();
  await pressOn(page);
  expect(questionOf(page)).toBe('periksa');
  expect(await page.locator('.error-summary').innerText()).toContain(
    'Data pribadi orang lain hanya dibuka dengan persetujuan tertulis orang itu.',
  );
});

/** Somebody of whom the city holds one matter that is withdrawn, and one letter that is still open. */
async function knownPerson(): Promise<{ person: Person; resident: Device; closed: string; open: string }> {
  const person = await inventPerson(area, 'elsewhere');
  const resident = await device({ script: true });
  const send = () =>
    sendByApi(resident.context.request, 'surat-domisili', {
      nama: { write: person.name },
      nik: { write: person.nik },
      tanggalLahir: { day: person.born },
      kelurahan: { area },
      alamat: { write: 'Jalan Contoh 15, RT 01 RW 02' },
      lamaTinggal: { write: '48' },
      keperluan: { choose: 'bank' },
    });
  const [closed, open] = [await send(), await send()];
  await resident.page.goto(`/urusan/${closed}/tarik`);
  await resident.page.locator('main form button').first().click();
  await resident.page.waitForURL(`**/urusan/${closed}**`);
  return { person, resident, closed, open };
}
async function ask({ page }: Device, person: Person, wish: string, more: Answers = {}): Promise<Sent> {
  await beginForm(page, 'data-pribadi');
  await answerAll(page, {
    nama: { write: person.name },
    nik: { write: person.nik },
    ktp: { upload: await drawnPicture(4_100 + wish.length) },
    kontak: { write: '0812 0000 7102' },
    permintaan: { choose: wish },
    ...more,
  });
  return agreeAndSend(page);
}

/** As the officer of the request does it, without script: which matter, which answer, what is right. */
async function setAddressRight(desk: Page, request: string, number: string, right: string): Promise<void> {
  await openCase(desk, request);
  await desk.locator(`a[href$="/pembetulan/${number}"]`).click();
  await desk.waitForURL(`**/pembetulan/${number}`);
  expect(await pageText(desk)).not.toContain('Jalan Contoh 15');
  await expectSoundPage(desk);
  await desk.locator('a[href^="?isian=alamat"]').click();
  await desk.waitForURL('**isian=alamat**');
  expect(await pageText(desk)).toContain('Jalan Contoh 15');
  await desk.locator('main form[method=post] button').last().click();
  expect(await desk.locator('.error-summary').innerText()).toMatch(/alamat/i);
  await desk.locator('[name=alamat]').fill(right);
  await expectSoundPage(desk);
  await desk.locator('main form[method=post] button').last().click();
  await desk.waitForURL('**pesan=**');
  expect(await pageText(desk)).toContain(`sudah dibetulkan di ${number}`);
}

test('personal data: the copy is fetched by its owner alone; a correction stands where it is read; a restriction holds work up', async () => {
  const { person, resident, open, closed } = await knownPerson();
  const { page, context } = resident;
  const ppdp = office('ppdp.setda');
  const copy = await ask(resident, person, 'salinan');
  await openCase(ppdp, copy.number);
  expect(await pageText(ppdp)).not.toContain(person.nik);
  await expectSoundPage(ppdp);
  await act(ppdp, copy.number, 'mintaPerbaikan', {
    because: ['identitasBelumJelas'],
    which: ['identitasBelumJelas:ktp'],
  });
  await page.goto(`/urusan/${copy.number}`);
  await expectSoundPage(page);
  await page.setInputFiles('input[type=file]', await drawnPicture(4_200));
  await page.locator('.turn form button').first().click();
  await act(ppdp, copy.number, 'identitasTerbukti');
  await act(office('sekda.setda'), copy.number, 'berikanSalinan');
  await page.goto(`/urusan/${copy.number}`);
  // Other files of this run may have invented the same person: what is theirs is told by number, not counted.
  const given = await reloadUntil(page, /Salinan \d+ urusan Anda/);
  expect(given).toContain('Salinan dapat diunduh');
  for (const told of [open, closed, 'can be downloaded on this page for 30 days']) expect(given).toContain(told);
  await expectSoundPage(page);
  for (const kind of ['html', 'json']) {
    const address = (await page.locator(`a[href$="data-pribadi.${kind}"]`).getAttribute('href')) ?? '';
    const fetched = await (await context.request.get(address)).text();
    for (const own of [open, closed, copy.number, person.nik, 'Jalan Contoh 15']) expect(fetched).toContain(own);
    expect((await (await device()).context.request.get(address)).status()).toBe(404);
  }

  const corrected = await ask(resident, person, 'koreksi', { dataKeliru: { write: `Di ${open}: Jalan Contoh 51.` } });
  await act(ppdp, corrected.number, 'identitasTerbukti');
  await setAddressRight(ppdp, corrected.number, open, 'Jalan Contoh 51, RT 01 RW 02');
  await act(ppdp, corrected.number, 'betulkanData');
  await page.goto(`/urusan/${corrected.number}`);
  const answered = await reloadUntil(page, /Sudah dibetulkan: /);
  expect(answered).toContain('Data sudah dibetulkan');
  expect(answered).toContain(`${open} (Alamat`);
  const right = await matter(page, open);
  expect(right).toContain('Jalan Contoh 51, RT 01 RW 02');
  expect(right).not.toContain('Jalan Contoh 15');
  expect(right).toContain('diperbaiki atas permintaan pemilik data');
  await expectSoundPage(page);
  const { page: ward } = await device({ width: 1440 });
  await signIn(ward, 'staf.sukarasa@contoh.id');
  await openCase(ward, open);
  expect(await pageText(ward)).toContain('diperbaiki atas permintaan pemilik data');
  expect(await openCovered(ward, 'Mencocokkan alamat')).toContain('Jalan Contoh 51, RT 01 RW 02');
  // Where nothing was set right, whoever works there is told to read the request.
  await openCase(ward, closed);
  expect(await pageText(ward)).toContain(`Permintaan pembetulan ${corrected.number}`);

  const rest = await ask(resident, person, 'pembatasan');
  await act(ppdp, rest.number, 'identitasTerbukti');
  await act(ppdp, rest.number, 'batasiData');
  await page.goto(`/urusan/${rest.number}`);
  await reloadUntil(page, 'Dibatasi:');
  expect(await attempt(ward, open, 'setuju')).toContain('dibatasi sejak');
  await page.goto(`/urusan/${open}`);
  await expectSoundPage(page);
  const release = await ask(resident, person, 'cabutPembatasan');
  await act(ppdp, release.number, 'identitasTerbukti');
  await act(ppdp, release.number, 'cabutPembatasan');
  await page.goto(`/urusan/${release.number}`);
  await reloadUntil(page, 'dicabut; prosesnya berjalan lagi');
  await act(ward, open, 'setuju');
});

/** As without script: one answer of a matter, chosen in the list; the form is sent as `fill` leaves it. */
async function setOneRight(desk: Page, path: string, fill: () => Promise<unknown>): Promise<string> {
  await desk.locator(`a[href^="?isian=${path}"]`).click();
  await desk.waitForURL(`**isian=${path}**`);
  await expectSoundPage(desk);
  await fill();
  await desk.locator('main form[method=post] button').last().click();
  await desk.waitForURL('**pesan=**');
  await expectSoundPage(desk);
  return pageText(desk);
}

test('personal data: a matter under a wrong NIK becomes its owner’s, and its paper is replaced', async () => {
  const person = await inventPerson(area, 'elsewhere');
  const wrongNik = `${person.nik.slice(0, 6)}9${person.nik.slice(7)}`;
  const resident = await device({ script: true });
  const filed = await sendByApi(resident.context.request, 'surat-domisili', {
    nama: { write: person.name },
    nik: { write: `${person.nik.slice(0, 15)}${(Number(person.nik.at(-1)) + 5) % 10}` },
    tanggalLahir: { day: person.born },
    kelurahan: { area },
    alamat: { write: 'Jalan Contoh 15, RT 01 RW 02' },
    lamaTinggal: { write: '48' },
    keperluan: { choose: 'usaha' },
    suratRt: { upload: await drawnPicture(4_301) },
    kontak: { write: '0812 0000 7102' },
  });
  const wrong = { dataKeliru: { write: `NIK saya di ${filed} keliru.` } };
  const { number } = await ask(resident, person, 'koreksi', wrong);
  const ppdp = office('ppdp.setda');
  await act(ppdp, number, 'identitasTerbukti');
  await openCase(ppdp, number);
  expect(await pageText(ppdp)).toContain('Mungkin juga miliknya: NIK-nya lain');
  await ppdp.locator(`a[href$="/pembetulan/${filed}"]`).click();
  await ppdp.waitForURL(`**/pembetulan/${filed}`);
  expect(await pageText(ppdp)).toContain('Urusan ini atas NIK lain');
  const refused = await setOneRight(ppdp, 'nik', () => ppdp.locator('[name=nik]').fill(wrongNik));
  expect(refused).toMatch(/NIK/u);
  expect(await ppdp.locator('[name=nik]').inputValue()).toBe(wrongNik);
  const right = await setOneRight(ppdp, 'nik', () => ppdp.locator('[name=nik]').fill(person.nik));
  expect(right).toContain(`NIK: sudah dibetulkan di ${filed}`);
  const paper = await drawnPicture(4_302);
  const replaced = await setOneRight(ppdp, 'suratRt', () => ppdp.setInputFiles('input[type=file]', paper));
  expect(replaced).toContain(`sudah dibetulkan di ${filed}`);
  await act(ppdp, number, 'betulkanData');
  const mine = await matter(resident.page, filed);
  expect(mine).toContain(person.nik);
  expect(mine.match(/diperbaiki atas permintaan pemilik data, /gu)).toHaveLength(2);
  await expectSoundPage(resident.page);
  await resident.page.goto(`/urusan/${number}`);
  expect(await reloadUntil(resident.page, 'Sudah dibetulkan')).toContain(filed);
});

test('personal data: an erasure is refused with its exception, allowed on objection by somebody else, and what is erased is gone', async () => {
  const { person, resident, open, closed } = await knownPerson();
  const { page } = resident;
  const ppdp = office('ppdp.setda');
  const { number } = await ask(resident, person, 'penghapusan');
  await act(ppdp, number, 'identitasTerbukti');
  await act(ppdp, number, 'tolak', {
    because: ['wajibDisimpan'],
    write: { penjelasan: 'Berkasnya arsip kota sampai lima tahun.' },
  });
  const refused = await matter(page, number);
  expect(refused).toContain('Berkasnya arsip kota sampai lima tahun.');
  expect(refused).toContain('UU 43/2009');
  await expectSoundPage(page);
  await object(page, 'Permohonan itu sudah saya tarik.');
  await act(office('sekda.setda'), number, 'kabulkan');
  await openCase(ppdp, number);
  expect(await pageText(ppdp)).toContain('petugas lain');
  await act(office('sekda2.setda'), number, 'hapusData');
  await page.goto(`/urusan/${number}`);
  const done = await reloadUntil(page, 'Dihapus sekarang');
  expect(done).toContain('Data dihapus');
  expect(done).toContain(`${open} (masih diproses; tarik dulu)`);
  await expectSoundPage(page);

  await page.goto(`/urusan/${closed}`);
  const gone = await reloadUntil(page, /dihapus/i);
  expect(gone).not.toContain('Jalan Contoh 15');
  expect(gone).not.toContain(person.nik);
  await expectSoundPage(page);
  const { page: ward } = await device({ width: 1440 });
  await signIn(ward, 'staf.sukarasa@contoh.id');
  await openCase(ward, closed);
  const atDesk = await pageText(ward);
  expect(atDesk).toContain('dihapus');
  expect(atDesk).not.toContain('Jalan Contoh 15');
  await ward.goto(`/konsol/cari?q=${person.nik}`);
  expect(await ward.locator(`main a[href$="/${closed}"]`).count()).toBe(0);
});
