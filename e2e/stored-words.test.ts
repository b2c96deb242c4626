// What a resident wrote stays words wherever it is shown: to them, to an officer, to the public, in addresses that pages repeat.
// Must never: look at the source alone; the browser decides what runs.
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { type Device, pageText, useBrowser } from './steps/browse-city.ts';
import { sendByApi } from './steps/send-by-api.ts';
import { signIn } from './steps/work-in-console.ts';

const device = useBrowser();
/** Each would add an element of this name, or open a dialog, if it were read as anything but text. */
const WORDS = [
  `<img id="ditanam" src="x" onerror="alert(1)">`,
  `"><script id="ditanam">alert(2)</script>`,
  `</textarea></title></script><svg id="ditanam" onload="alert(3)">`,
  `{{constructor.constructor('alert(4)')()}}`,
  `<a id="ditanam" href="javascript:alert(5)">klik</a>`,
].join(' ');
let resident: Device;
let officer: Device;
let number: string;
const dialogs: string[] = [];

beforeAll(async () => {
  resident = await device({ script: true });
  officer = await device({ script: true, width: 1440 });
  for (const { page } of [resident, officer])
    page.on('dialog', (dialog) => {
      dialogs.push(`${page.url()}: ${dialog.message()}`);
      void dialog.dismiss();
    });
  number = await sendByApi(resident.context.request, 'lampu-jalan', {
    lokasi: { area: '36.71.01.1004', note: WORDS.slice(0, 190) },
    jenis: { choose: 'jalan' },
    kabelTerbuka: { choose: 'tidak' },
    keterangan: { write: WORDS },
  });
  await resident.context.request.post(`/api/v1/cases/${number}/messages`, {
    data: { text: WORDS },
    headers: { 'sec-fetch-site': 'same-origin', 'idempotency-key': 'tanam-1234' },
  });
});

/** Opens the page and says what grew on it. */
async function planted(page: Page, path: string): Promise<readonly string[]> {
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  const grown = await page.locator('#ditanam, [href^="javascript:"], [onerror], [onload]').count();
  return grown === 0 ? [] : [`${path}: ${grown}`];
}

test('on the pages of who wrote it, and in what pages repeat from their address', async () => {
  const typed = encodeURIComponent(WORDS);
  const grown: string[] = [];
  for (const path of [
    `/urusan/${number}`,
    `/urusan/${number}/tanda-terima`,
    `/urusan/${number}/tarik`,
    '/urusan',
    '/kota',
    `/layanan?q=${typed}`,
    `/lacak?nomor=${typed}`,
    `/periksa-surat?nomor=${typed}`,
    `/konsol/masuk?salah=1&email=${typed}&kembali=${typed}`,
    `/kota?layanan=${typed}&kecamatan=${typed}`,
    `/tidak-ada/${typed}`,
  ])
    grown.push(...(await planted(resident.page, path)));
  expect(grown).toEqual([]);
  await resident.page.goto(`/urusan/${number}`);
  expect(await pageText(resident.page)).toContain('<img id="ditanam"');
});

test('in the console of the officer who works on it', async () => {
  await signIn(officer.page, 'petugas.dishub@contoh.id');
  const grown: string[] = [];
  for (const path of [
    '/konsol',
    '/konsol?tampilan=peta',
    `/konsol/kasus/${number}`,
    '/konsol/cari?q=ditanam',
    `/konsol/cari?q=${encodeURIComponent(WORDS.slice(0, 150))}`,
    '/konsol/pesan',
  ])
    grown.push(...(await planted(officer.page, path)));
  expect(grown).toEqual([]);
  await officer.page.goto(`/konsol/kasus/${number}`);
  expect(await pageText(officer.page)).toContain('<img id="ditanam"');
});

test('and nothing of it ran', () => expect(dialogs).toEqual([]));
