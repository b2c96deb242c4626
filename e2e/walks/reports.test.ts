// Waste, trees, floods and the record of 112: each walked by who reports it and by everybody who works on it, to the end. A report is
// closed by a photo that another office has looked at; whoever reported it reads that, and can say that it is not so.
import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { answerByLink, linkInOutbox } from '../steps/act-by-link.ts';
import { type Device, pageText, reloadUntil, useBrowser } from '../steps/browse-city.ts';
import { drawnPicture } from '../steps/draw-picture.ts';
import { type Answers, agreeAndSend, answerAll, beginForm, pressOn, questionOf } from '../steps/fill-form.ts';
import { sendByApi } from '../steps/send-by-api.ts';
import { expectSoundPage } from '../steps/sound-page.ts';
import { act, attempt, openCase, signIn } from '../steps/work-in-console.ts';

const device = useBrowser();
const area = '36.71.01.1001';
const desks = new Map<string, Page>();

/** The desk of an officer, signed in once. */
async function desk(address: string): Promise<Page> {
  const known = desks.get(address);
  if (known !== undefined) return known;
  const { page } = await device({ width: 1440 });
  await signIn(page, `${address}@contoh.id`);
  desks.set(address, page);
  return page;
}
let drawn = 3_000;
const picture = () => drawnPicture((drawn += 1));
const proof = async () => ({ upload: { sebelum: await picture(), sesudah: await picture() } });
async function matter(page: Page, number: string): Promise<string> {
  await page.goto(`/urusan/${number}`);
  return pageText(page);
}

let warga: Device;
beforeAll(async () => {
  warga = await device({ width: 320 });
});

test('waste: made clear by who reported it, passed on to the agency, proved, checked by another, objected to, cleared again', async () => {
  const { page } = warga;
  await beginForm(page, 'sampah');
  await answerAll(page, {
    lokasi: { area, note: 'Belakang pasar' },
    jenis: { choose: 'liar' },
    foto: { upload: await picture() },
    keterangan: { write: 'Sudah seminggu, baunya sampai ke sekolah.' },
    kontak: { write: '0812 0000 7001' },
  });
  const checked = await pageText(page);
  expect(checked).toContain('Langsung ke Kelurahan Sukarasa');
  expect(checked).toContain('3 hari kerja');
  await expectSoundPage(page);
  const { number } = await agreeAndSend(page);
  await expectSoundPage(page);

  const ward = await desk('staf.sukarasa');
  await act(ward, number, 'mintaPerbaikan', { because: ['titikKurangJelas'], note: 'Di sisi mana pasarnya?' });
  expect(await matter(page, number)).toContain('Di sisi mana pasarnya?');
  await expectSoundPage(page);
  await page.fill('[name="lokasi.note"]', 'Belakang pasar, sisi kali');
  await page.locator('.turn form .actions button').first().click();
  expect(await pageText(page)).toContain('Belakang pasar, sisi kali');

  expect(await attempt(ward, number, 'laksanakan')).toMatch(/foto/i);
  await act(ward, number, 'naikkan', { because: ['perluTruk'] });
  const passedOn = await matter(page, number);
  expect(passedOn).toContain('Dibersihkan Dinas Lingkungan Hidup');
  expect(passedOn).toContain('Perlu truk atau alat berat milik Dinas Lingkungan Hidup.');

  const agency = await desk('petugas.dlh');
  await openCase(agency, number);
  await expectSoundPage(agency);
  await act(agency, number, 'laksanakan', await proof());
  // Who passed it on may not say that it is done.
  await openCase(ward, number);
  expect(await pageText(ward)).toContain('petugas lain yang harus memeriksanya');
  const other = await desk('staf.panungganganutara');
  await act(other, number, 'benar');
  const done = await matter(page, number);
  expect(done).toMatch(/Foto sebelum.*Foto sesudah|Foto sesudah.*Foto sebelum/);
  await expectSoundPage(page);

  await page.locator('#keberatan summary').click();
  await page.fill('[name=masalah]', 'Sampahnya hanya digeser ke tepi kali.');
  await page.locator('#keberatan button').click();
  expect(await pageText(page)).toContain('Dibuka lagi setelah keberatan');
  await openCase(agency, number);
  expect(await pageText(agency)).toContain('Sampahnya hanya digeser ke tepi kali.');
  await act(agency, number, 'laksanakan', await proof());
  await act(await desk('lurah.sukarasa'), number, 'benar');
  expect(await matter(page, number)).toContain('Selesai');
  expect(await page.locator('.thumbs img').count()).toBeGreaterThanOrEqual(4);
  await expectSoundPage(page);
});

test('a tree that threatens people goes first: looked at within hours, cut by the crew, seen by the ward office', async () => {
  const { page } = await device();
  await beginForm(page, 'pohon');
  await answerAll(page, {
    lokasi: { area, note: 'Depan SD, sisi jalan' },
    keadaan: { choose: 'miring' },
    mengancam: { choose: 'ya' },
    foto: { upload: await picture() },
  });
  await expectSoundPage(page);
  const { number } = await agreeAndSend(page);
  expect(await matter(page, number)).toContain('Diperiksa segera karena berbahaya');

  const agency = await desk('petugas.dlh');
  await act(agency, number, 'dahulukan', { choose: { pekerjaan: 'tebang' }, write: { tinggi: '12' } });
  const first = await matter(page, number);
  expect(first).toContain('Regu pangkas didahulukan ke sini');
  expect(first).toContain('Ditebang dan diganti');
  await act(await desk('regu.dlh'), number, 'laksanakan', await proof());
  const ward = await desk('staf.sukarasa');
  await openCase(ward, number);
  await expectSoundPage(ward);
  await act(ward, number, 'belum', { because: ['masihRawan'], note: 'Dahan di atas kabel tertinggal.' });
  expect(await matter(page, number)).toContain('Pohon masih rawan tumbang atau dahannya tertinggal.');
  await act(await desk('regu.dlh'), number, 'laksanakan', await proof());
  await act(ward, number, 'benar');
  expect(await matter(page, number)).toContain('Selesai');
  expect(await page.locator('.thumbs img').count()).toBeGreaterThanOrEqual(4);
  await expectSoundPage(page);
});

test('a sound tree is refused with its reason, and the one who reported it objects', async () => {
  const { page, context } = await device();
  const number = await sendByApi(context.request, 'pohon', {
    lokasi: { area, note: 'Taman, pohon ketiga' },
    keadaan: { choose: 'menutupi' },
    mengancam: { choose: 'tidak' },
    foto: { upload: await picture() },
  });
  const agency = await desk('petugas.dlh');
  expect(await attempt(agency, number, 'tolak')).not.toContain('tersimpan');
  await act(agency, number, 'tolak', { because: ['pohonSehat'] });
  const refused = await matter(page, number);
  expect(refused).toContain('Petugas memeriksa pohon ini: sehat, kuat dan tidak mengganggu.');
  expect(refused).toContain('SOP pemeliharaan pohon');
  await expectSoundPage(page);
  await page.locator('#keberatan summary').click();
  await page.fill('[name=masalah]', 'Rambunya tetap tidak terbaca.');
  await page.locator('#keberatan button').click();
  expect(await pageText(page)).toContain('Dibuka lagi setelah keberatan');
});

const drain: Answers = {
  lokasi: { area, note: 'Gang buntu dekat pompa air' },
  kejadian: { choose: 'saluran' },
  terjebak: { choose: 'tidak' },
};

test('a blocked drain, without script at 320 px: its depth is not asked, the agency clears it, the ward office sees it flow', async () => {
  const { page } = await device({ width: 320 });
  await beginForm(page, 'banjir');
  await answerAll(page, { ...drain, keterangan: { write: 'Meluap setiap hujan.' } });
  const checked = await pageText(page);
  expect(checked).not.toContain('Setinggi apa airnya');
  expect(checked).toContain('Dinas Pekerjaan Umum dan Penataan Ruang');
  await expectSoundPage(page);
  const { number } = await agreeAndSend(page);
  const works = await desk('petugas.dpupr');
  await act(works, number, 'jadwalkan');
  await act(await desk('regu.dpupr'), number, 'laksanakan', await proof());
  await act(await desk('staf.sukarasa'), number, 'belum', { because: ['belumSurut'] });
  expect(await matter(page, number)).toContain('Air belum surut, atau saluran belum mengalir.');
  await act(await desk('regu.dpupr'), number, 'laksanakan', await proof());
  await act(await desk('staf.sukarasa'), number, 'benar');
  expect(await matter(page, number)).toContain('Selesai');
  expect(await page.locator('.thumbs img').count()).toBeGreaterThanOrEqual(4);
  await expectSoundPage(page);
});

test('a river is its agency’s: handed over, followed, and its answer recorded', async () => {
  const { page, context } = await device();
  const number = await sendByApi(context.request, 'banjir', {
    ...drain,
    keterangan: { write: 'Pintu airnya macet sejak pagi.' },
  });
  const works = await desk('petugas.dpupr');
  await act(works, number, 'bukanKewenangan', { because: ['sungaiNasional'] });
  const handedOver = await matter(page, number);
  expect(handedOver).toContain('Balai Besar Wilayah Sungai Ciliwung Cisadane');
  expect(handedOver).toContain('Jam berhenti sejak');
  await expectSoundPage(page);
  const { page: agency } = await device({ width: 320 });
  await agency.goto((await linkInOutbox(works, number)).path);
  expect(await pageText(agency)).toContain('Pintu airnya macet sejak pagi.');
  await expectSoundPage(agency);
  await act(works, number, 'laksanakan', { write: { isiJawaban: 'Pintu air sudah dibersihkan.' } });
  await act(await desk('staf.sukarasa'), number, 'benar');
  const done = await matter(page, number);
  expect(done).toContain('Pintu air sudah dibersihkan.');
  expect(done).toContain('Selesai');
});

test('somebody is trapped: the form says to dial 112, the report becomes an emergency, and its reporter follows the rescue to its end', async () => {
  const { page } = await device({ width: 320 });
  await beginForm(page, 'banjir');
  await answerAll(page, {
    lokasi: { area, note: 'Rumah pompa, gang dua' },
    kejadian: { choose: 'genangan' },
    tinggiAir: { choose: 'dada' },
    terjebak: { choose: 'ya' },
  });
  await expectSoundPage(page);
  const { number } = await agreeAndSend(page);
  await page.goto(`/urusan/${number}`);
  const begun = await reloadUntil(page, 'Diterima ruang operasi');
  expect(begun).toContain('Menjadi keadaan darurat');
  expect(begun).toContain('112');
  await expectSoundPage(page);
  const rescue = /bernomor (BL-[\w-]+)/.exec(begun)?.[1] ?? '';
  expect(rescue).toMatch(/^BL-/);

  const room = await desk('operator.ruang112');
  await openCase(room, rescue);
  await expectSoundPage(room);
  await act(room, rescue, 'kerahkan', { choose: { jenis: 'banjir' } });
  await rescueEnds(rescue, ['regu.bpbd', 'regu.dinkes']);
  await act(room, rescue, 'tutup');
  const ended = await matter(page, number);
  expect(ended).toContain('Selesai');
  expect(ended).toContain('Dua orang diungsikan dengan perahu.');
  // How they are is the rescuers' alone.
  expect(ended).not.toContain('Seorang luka di kaki.');
  await expectSoundPage(page);
});

/** Every crew arrives and reports. */
async function rescueEnds(number: string, crews: readonly string[]): Promise<void> {
  for (const crew of crews) {
    const page = await desk(crew);
    await act(page, number, 'tiba');
    await act(page, number, 'tuntas', {
      write: {
        pertolongan: 'Dua orang diungsikan dengan perahu.',
        korban: '2',
        keadaanKorban: 'Seorang luka di kaki.',
      },
    });
  }
}

test('112 is a number and no form for residents; the room records a call without a name, and cannot forget the place', async () => {
  const { page } = warga;
  await page.goto('/layanan?q=kebakaran');
  await page.locator('main a[href="/layanan/darurat-112"]').first().click();
  expect(await pageText(page)).toContain('Telepon 112');
  expect(await page.locator('.form-foot button').count()).toBe(0);
  expect(await page.locator('a[href="tel:112"]').count()).toBeGreaterThan(0);
  await expectSoundPage(page);

  const room = await desk('operator.ruang112');
  await room.goto('/konsol/loket');
  await room.locator('button[name=layanan][value="darurat-112"]').click();
  await answerAll(room, { keterangan: { write: 'Asap hitam dari lantai dua.' } });
  expect(await pageText(room)).toContain('Tanyakan tempatnya: isi lokasi atau patokan.');
  await expectSoundPage(room);
  await room.goto(room.url().replace(/periksa$/, 'patokan'));
  await room.fill('[name=patokan]', 'Ruko sebelah pasar');
  await pressOn(room);
  expect(questionOf(room)).toBe('periksa');
  await pressOn(room);
  await room.waitForURL('**/konsol/kasus/**');
  const number = room.url().split('/').at(-1) ?? '';
  await act(room, number, 'kerahkan', { choose: { jenis: 'kecelakaan' } });
  await act(await desk('regu.dinkes'), number, 'tiba');
  // The police have no account: they answer by the link that was sent to them, once for each step.
  let used = '';
  for (const [action, write] of [
    ['tiba', {}],
    ['tuntas', { pertolongan: 'Lalu lintas dialihkan.', korban: '0' }],
  ] as const) {
    const { path } = await linkInOutbox(room, number, used);
    used = path;
    const { page: police } = await device({ width: 320 });
    await police.goto(path);
    // Who is sent somewhere must read where, and what for.
    const asked = await pageText(police);
    expect(asked).toContain('Ruko sebelah pasar');
    expect(asked).toContain('Asap hitam dari lantai dua.');
    await expectSoundPage(police);
    expect(await answerByLink(police, action, { write })).toBe('Jawaban Anda sudah masuk');
  }
  await act(await desk('regu.dinkes'), number, 'tuntas', {
    write: { pertolongan: 'Seorang dibawa ke RSUD.', korban: '1', keadaanKorban: 'Patah lengan.' },
  });
  await act(room, number, 'tutup');
});
