// Turns of those who have no account: a partner, an RT, an RW, the province. The link is opened as often as anybody likes and
// answers once; used, too old, replaced and overtaken each say so, and what to do.
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../axe.ts';
import { answerByLink, letLinksExpire, linkInOutbox, linkOnMatter } from '../steps/act-by-link.ts';
import { type Device, origin, pageText, reloadUntil, useBrowser } from '../steps/browse-city.ts';
import { drawnPicture } from '../steps/draw-picture.ts';
import { wedding } from '../steps/known-forms.ts';
import { areaWithRoad } from '../steps/invent-person.ts';
import { sendByApi } from '../steps/send-by-api.ts';
import { act, openCase, signIn } from '../steps/work-in-console.ts';

const device = useBrowser();
const partner = 'calon pasangan';
let lurah: Page;
let works: Page;

beforeAll(async () => {
  lurah = (await device({ width: 1440 })).page;
  works = (await device({ width: 1440 })).page;
  await signIn(lurah, 'lurah.sukarasa@contoh.id');
  await signIn(works, 'petugas.dpupr@contoh.id');
});

const clean = async (page: Page) => expect(await axeFaults(page), page.url()).toEqual([]);

/** A request that waits for the partner: who asked, its number, and the partner's link. */
async function asked(): Promise<{ readonly resident: Device; readonly number: string; readonly link: string }> {
  const resident = await device();
  const number = await sendByApi(
    resident.context.request,
    'pengantar-nikah',
    wedding({ nik: '3671011508850003', born: 1990 }),
  );
  return { resident, number, link: await linkOnMatter(resident.page, number, partner) };
}

async function opened(link: string, kind: Parameters<typeof device>[0] = {}): Promise<Page> {
  const { page } = await device(kind);
  await page.goto(link);
  return page;
}

test('the message names nobody and leads to a page that uses nothing up; one answer counts, and all others read it', async () => {
  const { resident, number } = await asked();
  const { path, says } = await linkInOutbox(lurah, number);
  expect(says).toContain('meminta jawaban Anda');
  expect(says).not.toMatch(/Ujian|3671011508850003|0812/);
  await clean(lurah);
  // A preview keeps no cookies: it is told to open the message, and uses nothing up.
  for (let times = 0; times < 2; times++) {
    const preview = await fetch(`${origin}${path}`);
    expect(preview.status).toBe(200);
    expect(await preview.text()).toContain('Buka dari pesan yang Anda terima');
  }

  const phone = await opened(path, { width: 320 });
  // The token has left the address: who looks over the shoulder, or at the history, has nothing.
  expect(phone.url()).not.toContain(path.slice('/g/'.length));
  const shown = await pageText(phone);
  for (const known of ['Warga Contoh Ujian', 'Pasangan Contoh Ujian', 'Tautan ini hanya untuk satu jawaban'])
    expect(shown).toContain(known);
  expect(shown).not.toMatch(/3671|Jalan Contoh Damai|0812/);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await clean(phone);
  const second = await opened(path, { script: true });
  expect(await answerByLink(phone, 'bersedia')).toBe('Jawaban Anda sudah masuk');
  await clean(phone);

  // The page that was open elsewhere sends its own answer, and reads what happened.
  await answerByLink(second, 'tidakBersedia', { because: ['tidakSetuju'] });
  const late = await pageText(second);
  expect(late).toContain('Sudah dijawab lewat tautan ini');
  expect(late).toContain('Ya, saya setuju menikah');
  await clean(second);
  const third = await opened(path);
  expect(await pageText(third)).toContain('Sudah dijawab lewat tautan ini');
  expect(await third.locator('form[action^="/kirim/giliran/"]').count()).toBe(0);
  await clean(third);

  const { page } = resident;
  await page.goto(`/urusan/${number}`);
  const story = await pageText(page);
  expect(story).toContain('Menunggu konfirmasi ketua RT');
  // Whoever asked reads who has seen their data; so do the officers.
  expect(await page.locator('section[aria-labelledby=terlihat]').innerText()).toMatch(/calon pasangan/i);
  await openCase(lurah, number);
  expect(await lurah.locator('.readings').innerText()).toMatch(/calon pasangan/i);
});

test('no reason, no refusal: what is asked stands on the page, and the answer ends the request', async () => {
  const { resident, number, link } = await asked();
  const phone = await opened(link);
  await answerByLink(phone, 'tidakBersedia');
  // The summary leads to the reasons of this answer, and names no other rule of the service.
  await phone.click('.error-summary a[href="#alasan.tidakBersedia"]');
  expect(await phone.locator('.error-summary').innerText()).not.toContain('19 tahun');
  expect(await phone.locator('input[name=tindakan][value=tidakBersedia]').isChecked()).toBe(true);
  await clean(phone);
  expect(await answerByLink(phone, 'tidakBersedia', { because: ['tidakSetuju'] })).toBe('Jawaban Anda sudah masuk');
  await resident.page.goto(`/urusan/${number}`);
  expect(await pageText(resident.page)).toContain('Calon pasangan tidak menyetujui pernikahan ini.');
});

test('RT and RW confirm one after the other, each by a link of their own; a doubt goes to the lurah with its reason', async () => {
  const { resident, number, link } = await asked();
  await answerByLink(await opened(link), 'bersedia');
  const rtLink = await linkOnMatter(resident.page, number, 'Ketua RT');
  const rt = await opened(rtLink);
  const shown = await pageText(rt);
  expect(shown).toContain('Jalan Contoh Damai 7');
  expect(shown).not.toMatch(/3671|0812|Pasangan Contoh/);
  await clean(rt);
  await answerByLink(rt, 'konfirmasi');
  const rw = await opened(await linkOnMatter(resident.page, number, 'Ketua RW'));
  await answerByLink(rw, 'ragu', { because: ['masihMenikah'], write: { catatan: 'Tetangga mengenal istrinya.' } });
  await openCase(lurah, number);
  const decides = await pageText(lurah);
  expect(decides).toContain('Pemohon tercatat masih terikat perkawinan.');
  expect(decides).toContain('Tetangga mengenal istrinya.');
  await clean(lurah);
  // The link of the RT does not come back to life with the turn of another.
  await rt.goto(rtLink);
  expect(await pageText(rt)).toContain('Sudah dijawab lewat tautan ini');
});

test('a link that is replaced, too old, or of a request that was taken back says so, and what to do', async () => {
  const { resident, number, link } = await asked();
  const phone = await opened(link);
  await openCase(lurah, number);
  await lurah.locator('form[action="?/kirimTautan"] button').click();
  await clean(lurah);
  await reloadUntil(phone, 'Tautan yang lebih baru sudah dikirim kepada Anda. Buka pesan yang terakhir.');
  await clean(phone);

  const { path } = await linkInOutbox(lurah, number);
  expect(path).not.toBe(link);
  await phone.goto(path);
  await letLinksExpire(number);
  expect(await answerByLink(phone, 'bersedia')).toBe('Tautan ini tidak dapat dipakai lagi');
  expect(await pageText(phone)).toContain('Tautan ini sudah lewat masanya. Minta tautan baru');

  await resident.page.goto(`/urusan/${number}/tarik`);
  await resident.page.locator('main form button').first().click();
  await resident.page.waitForURL(({ pathname }) => pathname === `/urusan/${number}`);
  await phone.goto(path);
  expect(await pageText(phone)).toContain('Jawaban Anda tidak diperlukan lagi');
  await clean(phone);
  await phone.goto(`/g/${'A'.repeat(22)}`);
  expect(new URL(phone.url()).pathname).toBe('/lacak');
  await clean(phone);
});

test('the province answers by its own link: it gives the road back with a reason, is asked anew, and says what it did', async () => {
  const resident = await device();
  const road = await areaWithRoad(['36.71.01.1001', '36.71.01.1002', '36.71.01.1003', '36.71.01.1004'], 'provinsi');
  const number = await sendByApi(resident.context.request, 'jalan-rusak', {
    lokasi: { area: road, note: 'Dekat jembatan' },
    kerusakan: { choose: 'lubang' },
    foto: { upload: await drawnPicture(1_300) },
    keterangan: { write: 'Lubang di lajur kiri, dalam.' },
  });
  const handOver = { because: ['jalanOrangLain'], choose: { pemilik: 'provinsi' } } as const;
  await act(works, number, 'bukanKewenangan', handOver);
  const first = await linkOnMatter(resident.page, number, 'Pemerintah Provinsi Banten');
  const office = await opened(first, { width: 1440 });
  const shown = await pageText(office);
  expect(shown).toContain('Jalan ini bukan jalan kota');
  // What the crew that goes there needs, and nothing of who reported.
  expect(shown).toContain('Lubang di lajur kiri, dalam.');
  const photo = await office.locator('img[src^="/berkas/"]').first().getAttribute('src');
  expect((await office.request.get(photo ?? '')).status()).toBe(200);
  await clean(office);
  await answerByLink(office, 'kembalikan', {
    because: ['bukanMilikMereka'],
    write: { isiJawaban: 'Ruas ini milik kota.' },
  });
  await openCase(works, number);
  expect(await pageText(works)).toContain('Ruas ini milik kota.');

  await act(works, number, 'bukanKewenangan', handOver);
  const next = await linkOnMatter(resident.page, number, 'Pemerintah Provinsi Banten');
  expect(next).not.toBe(first);
  await office.goto(first);
  expect(await pageText(office)).toContain('Sudah dijawab lewat tautan ini');
  await office.goto(next);
  await answerByLink(office, 'laksanakan', { write: { isiJawaban: 'Sudah ditambal.' } });
  await resident.page.goto(`/urusan/${number}`);
  const said = await pageText(resident.page);
  expect(said).toContain('Hasilnya dicek petugas lain');
  expect(said).toContain('Pemerintah Provinsi Banten');
});
