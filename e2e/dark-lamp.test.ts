// A dark lamp from the first question to the survey: reported without script at 320 px, repaired with proof, wrongly
// closed, objected to, repaired again and checked by another officer. The whole is one story, told in order.
import { expect, test } from 'vitest';
import { type Device, pageText, origin, useBrowser } from './steps/browse-city.ts';
import { drawnPicture } from './steps/draw-picture.ts';
import {
  type Answers,
  agreeAndSend,
  answerAll,
  beginForm,
  fillIn,
  pressOn,
  questionOf,
  type Sent,
} from './steps/fill-form.ts';
import { act, actionForm, attempt, openCase, signIn } from './steps/work-in-console.ts';

const device = useBrowser();
const sukarasa = { area: '36.71.01.1001', note: 'Seberang halte, tiang kedua' } as const;
const remark = 'Gelap sejak Senin malam, anak sekolah lewat sini.';
const phone = '0812 0000 4321';

let resident: Device;
let crew: Device;
let sent: Sent;

async function report(): Promise<Answers> {
  return {
    lokasi: sukarasa,
    jenis: { choose: 'jalan' },
    kabelTerbuka: { choose: 'tidak' },
    nomorTiang: { write: 'PJU-12-034' },
    foto: { upload: await drawnPicture(11) },
    keterangan: { write: remark },
    kontak: { write: phone },
  };
}

test('a wrong answer is named in a summary, and every other answer is kept', async () => {
  resident = await device({ width: 320 });
  const { page } = resident;
  await page.goto('/');
  await page.fill('input[name=q]', 'lampu jln mati');
  await page.press('input[name=q]', 'Enter');
  await page.locator('main a[href="/layanan/lampu-jalan"]').first().click();
  await beginForm(page, 'lampu-jalan');
  await fillIn(page, 'lokasi', sukarasa);
  await pressOn(page);
  expect(questionOf(page)).toBe('jenis');

  await pressOn(page);
  const summary = page.locator('.error-summary');
  expect(await summary.locator('a').getAttribute('href')).toBe('#jenis');
  expect(await page.locator('#jenis-galat').isVisible()).toBe(true);
  expect(await page.title()).toMatch(/galat|salah|perbaiki/i);
  await page.goBack();
  await page.goto(page.url().replace(/\/[^/]*$/, '/lokasi'));
  expect(await page.locator('select[name="lokasi.area"]').inputValue()).toBe(sukarasa.area);
  expect(await page.locator('[name="lokasi.note"]').inputValue()).toBe(sukarasa.note);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('the last look says who gets it and by when, asks for consent, and a double send makes one case', async () => {
  const { page, context } = resident;
  await answerAll(page, await report());
  const said = await pageText(page);
  expect(said).toContain('Langsung ke Dinas Perhubungan');
  expect(said).toContain('5 hari kerja');
  expect(await page.locator('input[name=persetujuan]').isChecked()).toBe(false);
  await pressOn(page);
  expect(await page.locator('.error-summary').innerText()).toContain('Centang persetujuan');

  const send = () =>
    context.request.post(`${page.url().split('?')[0]}?/send`, {
      form: { persetujuan: 'ya' },
      headers: { origin, accept: 'text/html' },
      maxRedirects: 0,
    });
  const answers = await Promise.all([send(), send()]);
  const receipts = answers.map((answer) => answer.headers()['location'] ?? '');
  expect(receipts[0]).toMatch(/^\/urusan\/[A-Z0-9-]+(\/tanda-terima)?$/);
  expect(receipts[1]?.split('/')[2]).toBe(receipts[0]?.split('/')[2]);

  sent = await agreeAndSend(page).catch(async () => {
    await page.goto(`${receipts[0]?.split('/').slice(0, 3).join('/')}/tanda-terima`);
    return { number: page.url().split('/')[4] ?? '', secretLink: await page.locator('.secret code').innerText() };
  });
  await page.goto('/urusan');
  expect(await page.locator(`a[href="/urusan/${sent.number}"]`).count()).toBe(1);
  expect(await page.locator('main a[href^="/urusan/"]:not([href="/urusan/hapus"])').count()).toBe(1);
});

test('an officer repairs it with a proof before and after, and may not check the own work', async () => {
  crew = await device({ width: 1440 });
  await signIn(crew.page, 'petugas.dishub@contoh.id');
  await crew.page.goto(`/konsol/cari?q=${sent.number}`);
  expect(await pageText(crew.page)).toContain(sent.number);
  await act(crew.page, sent.number, 'jadwalkan');
  const refused = await attempt(crew.page, sent.number, 'laksanakan');
  expect(refused).toMatch(/foto/i);
  await act(crew.page, sent.number, 'laksanakan', {
    upload: { sebelum: await drawnPicture(21), sesudah: await drawnPicture(22) },
  });
  await openCase(crew.page, sent.number);
  const said = await pageText(crew.page);
  expect(said).toContain('Hasilnya dicek petugas lain');
  expect(said).toContain('petugas lain yang harus memeriksanya');
  const own = await actionForm(crew.page, 'benar');
  expect((await own.count()) === 0 || (await own.locator('button').last().isDisabled())).toBe(true);
});

test('the reporter sees the proof side by side, and objects when it was wrongly closed', async () => {
  const second = await device({ width: 1440 });
  await signIn(second.page, 'petugas2.dishub@contoh.id');
  await act(second.page, sent.number, 'benar');

  const { page } = resident;
  await page.goto(`/urusan/${sent.number}`);
  expect(await page.locator('.thumbs img').count()).toBeGreaterThanOrEqual(2);
  const said = await pageText(page);
  expect(said).toContain('Foto sebelum');
  expect(said).toContain('Foto sesudah');
  expect(said).toMatch(/sampai \S+, \d+ \S+ 20\d\d/);
  await page.locator('#keberatan summary').click();
  await page.locator('#keberatan button').click();
  expect(await page.locator('.error-summary').count()).toBe(1);
  await page.fill('[name=masalah]', 'Lampunya masih padam setiap malam.');
  await page.locator('#keberatan button').click();
  expect(await pageText(page)).toContain('Dibuka lagi setelah keberatan');
});

test('it is repaired again; whoever closed it is barred, a third officer checks', async () => {
  await act(crew.page, sent.number, 'laksanakan', {
    upload: { sebelum: await drawnPicture(31), sesudah: await drawnPicture(32) },
  });
  const third = await device({ width: 1440 });
  await signIn(third.page, 'kepala.dishub@contoh.id');
  await openCase(third.page, sent.number);
  expect(await pageText(third.page)).not.toContain(phone);
  expect(await pageText(third.page)).toContain('Lampunya masih padam setiap malam.');
  await act(third.page, sent.number, 'benar');
});

test('the reporter reads the whole way, who opened the case, and rates the service in nine elements', async () => {
  const { page } = resident;
  await page.goto(`/urusan/${sent.number}`);
  const said = await pageText(page);
  expect(said).toMatch(/Selesai/);
  expect(said.match(/Foto sesudah/g)?.length).toBeGreaterThanOrEqual(2);
  expect(said).toContain('Membuka urusan ini');
  expect(await page.locator('section[aria-labelledby=survei] fieldset').count()).toBe(9);
  await page.locator('section[aria-labelledby=survei] button').click();
  expect(await page.locator('.error-summary').innerText()).toContain('9 hal');
  for (const scores of await page.locator('section[aria-labelledby=survei] fieldset').all())
    await scores.locator('input[value="4"]').check();
  await page.locator('section[aria-labelledby=survei] button').click();
  expect(await pageText(page)).toContain('Terima kasih');
});

test('everybody may see how far it is, nobody who reported it or what they wrote', async () => {
  const { page } = await device();
  await page.goto(`/urusan/${sent.number}`);
  const said = await pageText(page);
  expect(said).toContain('Selesai');
  for (const secret of [remark, phone, 'PJU-12-034', sukarasa.note, 'Lampunya masih padam'])
    expect(said).not.toContain(secret);
  await page.fill('[name=kode]', sent.secretLink);
  await page.locator('section[aria-labelledby=buka] button').click();
  expect(await pageText(page)).toContain(remark);
});

test('a point on the map is rounded to 100 metres for everybody else', async () => {
  const mine = await device({ script: true });
  await beginForm(mine.page, 'lampu-jalan');
  await mine.page.locator('[data-open]').click();
  await mine.page.locator('.map .leaflet-pane').first().waitFor({ state: 'attached' });
  await mine.page.locator('.map').click();
  await mine.page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('[name="lokasi.latitude"]')?.value !== '',
  );
  const latitude = Number(await mine.page.locator('[name="lokasi.latitude"]').inputValue());
  const { number } = await (async () => {
    const { lokasi: _, ...rest } = await report();
    await answerAll(mine.page, { ...rest, foto: { upload: await drawnPicture(41) } });
    return agreeAndSend(mine.page);
  })();
  const other = await device();
  const view = await (await other.context.request.get(`/api/v1/cases/${number}`)).json();
  expect(view.place.rounded).toBe(true);
  expect(view.place.latitude).not.toBe(latitude);
  expect(Math.abs(view.place.latitude - latitude)).toBeLessThan(0.001);
  await other.page.goto(`/urusan/${number}`);
  expect(await pageText(other.page)).toContain('Titiknya dibulatkan untuk umum');
});
