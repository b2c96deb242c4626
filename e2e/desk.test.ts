// What helps officers at their desk: where similar cases went, texts of the unit, notes that mention somebody, a merge undone.
import { beforeAll, expect, test } from 'vitest';
import { axeFaults } from './axe.ts';
import { type Device, pageText, useBrowser } from './steps/browse-city.ts';
import { darkLamp } from './steps/known-forms.ts';
import { answerByApi, beginByApi, sendByApi } from './steps/send-by-api.ts';
import { openCase, signIn } from './steps/work-in-console.ts';

const device = useBrowser();
let resident: Device;
let officer: Device;
/** Without script, on a phone. */
let plain: Device;

beforeAll(async () => {
  resident = await device();
  officer = await device({ width: 1440, script: true });
  plain = await device();
  await signIn(officer.page, 'petugas.dishub@contoh.id');
  await signIn(plain.page, 'petugas2.dishub@contoh.id');
});

const newLamp = () => sendByApi(resident.context.request, 'lampu-jalan', darkLamp);
/** At a point, so that another one beside it is seen as near. */
async function lampAt(latitude: string): Promise<string> {
  const { request } = resident.context;
  const { draftId } = await beginByApi(request, 'lampu-jalan');
  const at = { 'lokasi.latitude': latitude, 'lokasi.longitude': '106.6320' };
  const headers = { 'sec-fetch-site': 'same-origin' };
  expect((await request.put(`/api/v1/drafts/${draftId}/answers/lokasi`, { data: at, headers })).status()).toBe(200);
  const { lokasi: _, ...rest } = darkLamp;
  await answerByApi(request, draftId, rest);
  const sent = await request.post(`/api/v1/drafts/${draftId}/submit`, { data: { persetujuan: 'ya' }, headers });
  return String(((await sent.json()) as { readonly number: string }).number);
}
/** Presses until the page has its script and `then` is there: a key that comes before is lost, as it is for an officer. */
async function press(key: string, then: string): Promise<void> {
  const there = officer.page.locator(then).first();
  for (let times = 0; times < 5; times += 1) {
    await officer.page.keyboard.press(key);
    if (
      await there.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      )
    )
      return;
  }
  await there.waitFor();
}

test('two keys hand a turn to where similar ones stayed, and a third takes it back', async () => {
  const { page } = officer;
  await page.goto(`/konsol/kasus/${await newLamp()}`);
  await press('a', '.suggested button');
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.locator('.suggested li').first().innerText()).toMatch(/\d+ dari \d+ urusan serupa/);
  await press('Enter', '.toast');
  expect(await page.locator('.toast').innerText()).toMatch(/Dialihkan ke .+: BL-/);
  await page.keyboard.press('z');
  await page.locator('.toast').filter({ hasText: 'Tidak ada yang terkirim' }).waitFor();
});

test('a text of the unit is made, refused with the words that exist, put in by a key, and chosen without script', async () => {
  const { page } = plain;
  await page.goto('/konsol/templat');
  const form = page.locator('details.new form').first();
  if (!(await form.isVisible())) await page.locator('details.new > summary').first().click();
  await form.locator('[name=nama]').fill('Jadwal e2e');
  await form.locator('[name=isi]').fill('Yth. {nama pelapor}');
  await form.locator('button').click();
  expect(await page.locator('[role=alert]').innerText()).toContain('{tenggat}');
  expect(await axeFaults(page)).toEqual([]);
  await form.locator('[name=isi]').fill('Laporan {nomor}: paling lambat {tenggat}.');
  await form.locator('button').click();
  expect(await pageText(page)).toContain('Templat tersimpan');

  const number = await newLamp();
  await openCase(page, number);
  await page.locator('.talking .templates > summary').click();
  await page.locator('.talking .templates button', { hasText: 'Jadwal e2e' }).first().click();
  expect(await page.locator('#balasan').inputValue()).toContain(`Laporan ${number}: paling lambat`);

  await officer.page.goto(`/konsol/kasus/${number}`);
  await press(';', '.talking .templates[open] button:focus');
  await officer.page.locator('.talking .templates button', { hasText: 'Jadwal e2e' }).first().press('Enter');
  expect(await officer.page.locator('#balasan').inputValue()).toContain(`Laporan ${number}: paling lambat`);
  // Nothing was sent by either.
  await openCase(page, number);
  expect(await page.locator('.talking').locator('xpath=..').innerText()).toContain('Belum ada pesan');

  await page.goto('/konsol/templat');
  const made = page.locator('.list li', { hasText: 'Jadwal e2e' }).first();
  await made.locator('summary').click();
  await made.locator('button[formaction="?/hapus"]').click();
  expect(await pageText(page)).toContain('Templat dihapus');
});

test('what was typed is still there when the session has ended meanwhile, and is sent after signing in on another tab', async () => {
  const late = await device();
  const { page } = late;
  await signIn(page, 'petugas2.dishub@contoh.id');
  const number = await newLamp();
  await openCase(page, number);
  await page.locator('#catatan-dalam').fill('Perlu tangga panjang;\ntanya gudang.');
  await late.context.clearCookies({ name: /session/u });
  await page.locator('form[action="?/catat"] button').last().click();
  expect(await pageText(page)).toContain('Sesi Anda sudah berakhir, jadi ini belum terkirim');
  expect(await axeFaults(page)).toEqual([]);
  const tab = await late.context.newPage();
  await signIn(tab, 'petugas2.dishub@contoh.id');
  await page.getByRole('button', { name: 'Kirim lagi' }).click();
  await page.waitForURL(`**/konsol/kasus/${number}**`);
  expect(await pageText(page)).toContain('Perlu tangga panjang;');
});

test('what was typed into a template stays when a colleague has removed it meanwhile', async () => {
  const { page } = plain;
  await page.goto('/konsol/templat');
  const fresh = page.locator('details.new form').first();
  if (!(await fresh.isVisible())) await page.locator('details.new > summary').first().click();
  await fresh.locator('[name=nama]').fill('Sementara e2e');
  await fresh.locator('[name=isi]').fill('Kami periksa.');
  await fresh.locator('button').click();
  const ofOne = (one: Device) => one.page.locator('.list li', { hasText: 'Sementara e2e' }).first();
  await ofOne(plain).locator('summary').click();
  await officer.page.goto('/konsol/templat');
  await ofOne(officer).locator('summary').click();
  await ofOne(officer).locator('button[formaction="?/hapus"]').click();
  await officer.page.waitForURL('**pesan=**');
  await ofOne(plain).locator('[name=isi]').fill('Kami periksa besok pagi.');
  await ofOne(plain).locator('button').first().click();
  expect(await pageText(page)).toContain('Templat itu sudah tidak ada');
  expect(await fresh.locator('[name=isi]').inputValue()).toBe('Kami periksa besok pagi.');
  expect(await axeFaults(page)).toEqual([]);
});

test('who is mentioned finds the case on the queue until they have opened it', async () => {
  const { page } = officer;
  const number = await newLamp();
  await openCase(page, number);
  await page.locator('details:has(input[name=sebut]) > summary').click();
  await page.locator('li:has(input[value="unit:dishub@"]) label').click();
  await page.fill('#catatan-dalam', 'Siapa yang dekat?');
  await page.locator('form[action="?/catat"] > button').click();
  await page.getByText('Disebut: Dinas Perhubungan').waitFor();

  await plain.page.goto('/konsol');
  expect(await axeFaults(plain.page)).toEqual([]);
  const row = plain.page.locator('.for-you li', { hasText: number });
  expect(await row.innerText()).not.toContain('Siapa yang dekat');
  await row.locator('a').click();
  expect(await pageText(plain.page)).toContain('menyebut Anda');
  await plain.page.goto('/konsol');
  expect(await row.count()).toBe(0);
});

test('a report that was merged by mistake goes on where it was, and says so on its page', async () => {
  const { page } = plain;
  const [first, second] = [await lampAt('-6.1730'), await lampAt('-6.17302')];
  await openCase(page, second);
  const due = await page.locator('.side').innerText();
  await page.locator('details:has(form[action="?/gabung"]) > summary').click();
  await page.fill('input[name=ke]', first);
  await page.locator('form[action="?/gabung"] button').click();
  expect(await pageText(page)).toContain(`Digabung dengan ${first}`);
  // From the case that goes on, the way leads to the one that was joined, and there it is taken apart.
  await openCase(page, first);
  expect(await pageText(page)).toContain('Digabung ke kasus ini: 1');
  expect(await axeFaults(page)).toEqual([]);
  await resident.page.goto(`/urusan/${first}`);
  expect(await pageText(resident.page)).toContain('1 laporan lain digabung dengan ini.');
  await page
    .getByRole('link', { name: `Buka kasus ${second}` })
    .first()
    .click();
  await page.fill('form[action="?/pisah"] textarea', 'Tiangnya nomor lain.');
  await page.locator('form[action="?/pisah"] button').click();
  expect(await pageText(page)).toContain(`Dipisahkan lagi dari laporan ${first}`);
  const promised = /Janji\s+(\w+, \d+ \w+[^\n]*)/u;
  expect(promised.exec(due)?.[1]).toBeTruthy();
  expect(promised.exec(await page.locator('.side').innerText())?.[1]).toBe(promised.exec(due)?.[1]);
  await resident.page.goto(`/urusan/${second}`);
  expect(await pageText(resident.page)).toContain('Tiangnya nomor lain.');
});

test('Ctrl-K jumps to a page and to the case of a number, also while somebody types; the search page lists the same', async () => {
  const { page } = officer;
  const number = await newLamp();
  const box = page.locator('dialog[open] input');
  const open = async () => {
    for (let times = 0; times < 5 && !(await box.isVisible()); times += 1) {
      await page.keyboard.press('Control+k');
      await box.waitFor({ timeout: 2_000 }).catch(() => undefined);
    }
  };
  await page.goto('/konsol');
  await page.locator('#cari-konsol').focus();
  await open();
  await box.fill('templat');
  await page.locator('dialog[open] a[href="/konsol/templat"]').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/konsol/templat');
  await open();
  await box.fill(number.toLowerCase().replaceAll('-', ''));
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/konsol/kasus/${number}`);

  await plain.page.goto('/konsol/cari?q=lampu');
  expect(await plain.page.locator('.jumps').innerText()).toContain('Lapor lampu jalan padam');
});
