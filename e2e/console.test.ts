// The console under several hands: who may and who may not, a case that changed meanwhile, undoing, live news, keys, the counter.
import { beforeAll, expect, test } from 'vitest';
import { type Device, pageText, origin, reloadUntil, useBrowser } from './steps/browse-city.ts';
import { agreeAndSend, answerAll } from './steps/fill-form.ts';
import { darkLamp } from './steps/known-forms.ts';
import { inventPerson } from './steps/invent-person.ts';
import { sendByApi } from './steps/send-by-api.ts';
import { expectSoundPage } from './steps/sound-page.ts';
import { act, fillAction, openCase, scriptIsThere, signIn } from './steps/work-in-console.ts';

const device = useBrowser();
let resident: Device;
let officer: Device;
let second: Device;

beforeAll(async () => {
  resident = await device();
  officer = await device({ width: 1440, script: true });
  second = await device({ width: 1440 });
  await signIn(officer.page, 'petugas.dishub@contoh.id');
  await signIn(second.page, 'petugas2.dishub@contoh.id');
});

const newLamp = () => sendByApi(resident.context.request, 'lampu-jalan', darkLamp);

test('a second reader who may not act, and an officer of another unit, read who may', async () => {
  const staff = await device({ width: 1440 });
  await signIn(staff.page, 'staf.sukarasa@contoh.id');
  const person = await inventPerson('36.71.01.1001', 'elsewhere');
  const letter = await sendByApi(resident.context.request, 'surat-domisili', {
    nama: { write: person.name },
    nik: { write: person.nik },
    tanggalLahir: { day: person.born },
    kelurahan: { area: '36.71.01.1001' },
    alamat: { write: 'Jalan Contoh 9, RT 01 RW 01' },
    lamaTinggal: { write: '30' },
    keperluan: { choose: 'sekolah' },
  });
  await act(staff.page, letter, 'setuju');
  await openCase(staff.page, letter);
  expect(await staff.page.locator('.side').innerText()).toMatch(/lurah/i);
  expect(await staff.page.locator('form:has(input[name=tindakan][value=terbitkan])').count()).toBe(0);

  const answer = await second.page.goto(`/konsol/kasus/${letter}`);
  expect(answer?.status()).toBe(403);
  expect(await second.page.locator('body').innerText()).toMatch(/Yang dapat membukanya: .*Sukarasa/);
});

test('a case that changed meanwhile says so, and what was typed is kept', async () => {
  const number = await newLamp();
  await openCase(second.page, number);
  const form = await fillAction(second.page, 'bukanKewenangan', {
    because: ['milikPln'],
    note: 'Tiang milik PLN nomor 77.',
  });
  await officer.page.goto(`/konsol/kasus/${number}`);
  const seen = await (await officer.context.request.get(`/api/v1/officer/cases/${number}`)).json();
  const scheduled = await officer.context.request.post(`/api/v1/officer/cases/${number}/act`, {
    headers: { origin, 'idempotency-key': `e2e-${number}` },
    data: {
      turn: seen.turns[0].id,
      action: 'jadwalkan',
      seenVersion: seen.version,
      answers: {},
      because: [],
      confirms: [],
      note: '',
    },
  });
  expect(scheduled.status()).toBe(200);
  await form.locator('button').last().click();
  expect(await pageText(second.page)).toContain('berubah sejak Anda membukanya');
  const again = second.page.locator('form:has(input[name=tindakan][value=bukanKewenangan])');
  expect(await again.locator('[name=catatan]').inputValue()).toBe('Tiang milik PLN nomor 77.');
  expect(await again.locator('[name=alasan][value=milikPln]').isChecked()).toBe(true);
});

test('an action can be taken back for ten seconds, and then nothing was written; moving on sends it', async () => {
  const number = await newLamp();
  const { page } = officer;
  await page.goto(`/konsol/kasus/${number}`);
  await scriptIsThere(page);
  const button = page.getByRole('button', { name: 'Jadwalkan perbaikan' });
  await button.click();
  await page
    .locator('.toast')
    .getByRole('button', { name: /Batalkan/ })
    .click();
  expect(await page.locator('.toast').innerText()).toContain('Tidak ada yang terkirim');
  await openCase(second.page, number);
  expect(await pageText(second.page)).toContain('Diterima unit yang berwenang, sekarang di Dinas Perhubungan');

  await button.click();
  await page
    .locator('.toast')
    .getByRole('button', { name: /Batalkan/ })
    .waitFor();
  const sent = page.waitForResponse((response) => response.url().endsWith(`/cases/${number}/act`));
  await page.locator('.crumbs a[href="/konsol"]').click();
  expect((await sent).status()).toBe(200);
  await second.page.reload();
  expect(await pageText(second.page)).toContain('Sedang diperbaiki');
});

test('a new report comes into the open queue, and a decision onto the open page of the resident, without a reload', async () => {
  const { page } = officer;
  await page.goto('/konsol');
  const open = page.locator('nav.stats b, nav.stats .value').first();
  const before = await open.innerText();
  await page.evaluate(() => document.body.setAttribute('data-same-page', ''));
  const watching = await device({ script: true });
  const number = await sendByApi(watching.context.request, 'lampu-jalan', darkLamp);
  await page.waitForFunction(
    (was) => document.querySelector('nav.stats b, nav.stats .value')?.textContent?.trim() !== was,
    before.trim(),
  );
  expect(await page.locator('body[data-same-page]').count()).toBe(1);

  await watching.page.goto(`/urusan/${number}`);
  await watching.page.evaluate(() => document.body.setAttribute('data-same-page', ''));
  await act(second.page, number, 'jadwalkan');
  for (const part of ['h1', 'section[aria-labelledby=menangani]'])
    await watching.page.locator(part).filter({ hasText: 'Sedang diperbaiki' }).waitFor();
  expect(await watching.page.locator('body[data-same-page]').count()).toBe(1);
});

test('with the stream cut the page is whole and works', async () => {
  const number = await newLamp();
  const cut = await device({ script: true, width: 1440 });
  await cut.context.route('**/api/v1/stream**', (route) => route.abort());
  await signIn(cut.page, 'petugas.dishub@contoh.id');
  await cut.page.goto(`/konsol/kasus/${number}`);
  await cut.page.getByRole('button', { name: 'Jadwalkan perbaikan' }).click();
  // A click that comes before the page has its script sends the form itself, and then nothing waits to be sent.
  const sendNow = cut.page.getByRole('button', { name: 'Kirim sekarang' });
  const changed = cut.page.locator('.case-head').filter({ hasText: 'Sedang diperbaiki' });
  await sendNow.or(changed).first().waitFor();
  if (await sendNow.isVisible()) await sendNow.click();
  await changed.waitFor();
  expect(await changed.innerText()).toContain('Sedang diperbaiki');
});

test('what an officer types before the script of the page is there stays', async () => {
  const slow = await device({ script: true, width: 1440 });
  await signIn(slow.page, 'petugas.dishub@contoh.id');
  let letGo = (): void => {};
  const scripts = new Promise<void>((resolve) => (letGo = resolve));
  await slow.context.route('**/_app/**/*.js', (route) => scripts.then(() => route.continue()));
  await slow.page.goto(`/konsol/kasus/${await newLamp()}`, { waitUntil: 'commit' });
  const form = await fillAction(slow.page, 'bukanKewenangan', { because: ['milikPln'], note: 'Tiang milik PLN.' });
  await slow.page.fill('#cari-konsol', 'tiang');
  letGo();
  const search = slow.page.locator('#cari-konsol:focus');
  await slow.page.locator('#cari-konsol').blur();
  await expect.poll(() => slow.page.keyboard.press('/').then(() => search.count()), { timeout: 30_000 }).toBe(1);
  expect(await form.locator('[name=catatan]').inputValue()).toBe('Tiang milik PLN.');
  expect(await form.locator('[name=alasan][value=milikPln]').isChecked()).toBe(true);
  expect(await search.inputValue()).toMatch(/^tiang/);
});

test('J and K move through the queue, Enter opens, and keys stay out of fields', async () => {
  const { page } = officer;
  await page.goto('/konsol');
  const current = page.locator('tr[aria-current=true] a.main, tr.current a.main, tr[aria-selected=true] a.main');
  const first = await current.getAttribute('href');
  // A key that is pressed before the page has its script is lost, as it is for an officer: then it is pressed again.
  const other = current.and(page.locator(`:not([href="${first}"])`));
  const moved = (): Promise<boolean> =>
    other.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
  for (let tries = 0; tries < 5; tries += 1) {
    await page.keyboard.press('j');
    if (await moved()) break;
  }
  expect(await current.getAttribute('href')).not.toBe(first);
  await page.keyboard.press('k');
  await expect.poll(() => current.getAttribute('href')).toBe(first);
  await page.keyboard.press('/');
  await page.keyboard.type('jk');
  expect(await page.locator('#cari-konsol').inputValue()).toBe('jk');
  await page.locator('#cari-konsol').blur();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${first}`);
});

test('the pane draws the place of the chosen case, and of the next one', async () => {
  const { page } = second;
  await page.goto('/konsol');
  const [drawn, rows] = [page.locator('.pane .sketch path.chosen'), page.locator('tbody tr')];
  expect(await drawn.count()).toBe(1);
  const village = await rows.first().locator('td[data-label=Kelurahan]').innerText();
  expect(await page.locator('.pane .sketch').getAttribute('aria-label')).toContain(village);
  const scripted = officer.page;
  await scripted.goto('/konsol');
  for (let row = 0; row < 5; row += 1) await scripted.keyboard.press('j');
  const current = await scripted.locator('tr.current td[data-label=Kelurahan]').innerText();
  await scripted.locator(`.pane .sketch[aria-label*="${current}"]`).waitFor();
});

test('outgoing messages come a page at a time, by state and channel, without script', async () => {
  const { page } = second;
  await page.goto('/konsol/pesan');
  const first = await page.locator('tbody tr').allInnerTexts();
  expect(first.length).toBeGreaterThan(10);
  expect(first.length).toBeLessThanOrEqual(50);
  await page.getByRole('link', { name: 'Berikutnya' }).click();
  const next = await page.locator('tbody tr').allInnerTexts();
  // A case that came back to a stage within a minute is told of it twice in the same words: a repeated page would repeat in order.
  expect(next[0]).not.toBe(first[0]);
  expect(next).not.toEqual(first);
  expect(first.slice(-3)).not.toEqual(next.slice(0, 3));
  await page.locator('[name=lewat]').selectOption('email');
  await page.locator('[name=keadaan]').selectOption('sent');
  await page.getByRole('button', { name: 'Saring' }).click();
  expect(new Set(await page.locator('tbody td[data-label=Lewat]').allInnerTexts())).toEqual(new Set(['Surel']));
  await page.locator('[name=keadaan]').selectOption('failed');
  await page.getByRole('button', { name: 'Saring' }).click();
  expect(await pageText(page)).toContain('Tidak ada yang cocok');
});

test('a case shows what was sent about it, and leads to all of it', async () => {
  const { page } = second;
  const number = await newLamp();
  await openCase(page, number);
  const sent = page.locator('.card', { has: page.locator('.says') });
  expect(await sent.locator('li').first().innerText()).toMatch(/Pemohon .*sudah kami terima/su);
  expect(await sent.innerText()).toMatch(/terkirim|hanya di halaman urusan|menunggu/u);
  await page.goto(`/konsol/pesan?kasus=${number}`);
  expect(await page.locator('h1').innerText()).toContain(number);
  expect(new Set(await page.locator('tbody tr small > a').allInnerTexts())).toEqual(new Set([number]));
  await expectSoundPage(page);
  await page.locator('[name=keadaan]').selectOption('failed');
  await page.getByRole('button', { name: 'Saring' }).click();
  expect(await page.locator('h1').innerText()).toContain(number);
});

test('the gateway of the demo is turned by an operator: what it refuses is given up in sight', async () => {
  const operator = await device({ width: 1440 });
  await signIn(operator.page, 'operator.diskominfo@contoh.id');
  const turn = async (mode: string) => {
    await operator.page.goto('/konsol/pesan');
    await operator.page.locator('#mode-gerbangPesan').selectOption(mode);
    await operator.page.locator('form:has(#mode-gerbangPesan) button').click();
    await operator.page.waitForURL('**/konsol/pesan?**');
    expect(await operator.page.locator('#mode-gerbangPesan').inputValue()).toBe(mode);
  };
  await turn('refuses');
  try {
    await expectSoundPage(operator.page);
    const told = { ...darkLamp, kontak: { write: '081234567890' } };
    const number = await sendByApi(resident.context.request, 'lampu-jalan', told);
    await openCase(second.page, number);
    await reloadUntil(second.page, 'Berhenti setelah dicoba 1 kali.');
    expect(await pageText(second.page)).toContain('Nomornya tidak dapat menerima pesan ini.');
    expect(await pageText(second.page)).toContain('1 kabar tidak sampai kepada pemohon');
  } finally {
    await turn('ok');
  }
  await second.page.goto('/konsol/pesan');
  expect(await pageText(second.page)).toContain('Gerbang tiruan mengambil semua pesan.');
  expect(await second.page.locator('#mode-gerbangPesan').count()).toBe(0);
});

test('at the counter an officer enters the same form for a resident', async () => {
  const { page } = second;
  const vague = encodeURIComponent('mau urus surat buat keluarga saya di kelurahan');
  await resident.page.goto(`/layanan?q=${vague}`);
  expect(await pageText(resident.page)).toContain('Kami belum yakin yang Anda maksud.');
  expect(await resident.page.locator('.found .tile').count()).toBeGreaterThanOrEqual(3);
  expect(await resident.page.locator('.found').innerText()).toContain('Surat keterangan');
  await expectSoundPage(resident.page);
  await resident.page.locator('nav .chips a', { hasText: 'Kependudukan' }).click();
  expect(await pageText(resident.page)).not.toContain('Kami belum yakin');
  await page.goto(`/konsol/loket?kata=${vague}`);
  expect(await pageText(page)).toContain('Kami belum yakin yang Anda maksud.');
  await page.goto(`/konsol/loket?kata=${encodeURIComponent('lampu jalan depan rumah mati')}`);
  expect(await pageText(page)).not.toContain('Kami belum yakin');
  await page.goto('/konsol/loket');
  await page.locator('button[name=layanan][value=lampu-jalan]').click();
  await answerAll(page, darkLamp);
  const { number } = await agreeAndSend(page);
  await openCase(page, number);
  expect(await pageText(page)).toContain('lewat loket');
});
