// The board of a unit: whose it is, what it says of the work, and giving a case by a form, by hand and by keys; what comes of it. And
// leave: asked for, decided, and what the board and the queue make of it.
import { beforeAll, expect, test } from 'vitest';
import { axeFaults } from './axe.ts';
import { type Device, pageText, useBrowser } from './steps/browse-city.ts';
import { darkLamp } from './steps/known-forms.ts';
import { sendByApi } from './steps/send-by-api.ts';
import { signIn } from './steps/work-in-console.ts';

const device = useBrowser();
let resident: Device;
/** The head, with script at a desk and without on a phone. */
let head: Device;
let plain: Device;
let officer: Device;
beforeAll(async () => {
  resident = await device();
  head = await device({ width: 1440, script: true });
  plain = await device();
  officer = await device();
  await signIn(head.page, 'kepala.dishub@contoh.id');
  await signIn(plain.page, 'kepala.dishub@contoh.id');
  await signIn(officer.page, 'petugas.dishub@contoh.id');
});

const newLamp = () => sendByApi(resident.context.request, 'lampu-jalan', darkLamp);
const cardOf = (on: Device, number: string) => on.page.locator('article', { hasText: number });
/** The column of the officer whose name is that of this account. */
const columnOf = (on: Device, name: string) =>
  on.page.locator('section.column', { has: on.page.locator('h2', { hasText: name }) });
const nobodys = 'Belum dipegang';

async function nameOf(email: string): Promise<string> {
  const { page } = await device();
  await signIn(page, email);
  return (await page.locator('.rail .who strong').first().innerText()).trim();
}

test('is for the head alone: an officer is told whose it is', async () => {
  const answer = await officer.page.goto('/konsol/papan');
  expect(answer?.status()).toBe(403);
  expect(await pageText(officer.page)).toContain('Papan ini untuk kepala unit');
  expect(await officer.page.locator('a[href="/konsol/papan"]').count()).toBe(0);
});

test('without script, on a phone: how often each officer looked at personal data, beside the median of the unit, and never at whom', async () => {
  const { page } = plain;
  await page.goto('/konsol/papan');
  const looks = page.locator('details', { hasText: 'Siapa melihat data pribadi, 30 hari terakhir' });
  await looks.locator('summary').click();
  const rows = await looks.locator('tbody tr').allInnerTexts();
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.at(-1)).toContain('Nilai tengah unit');
  for (const row of rows) expect(row).toMatch(/\d/u);
  expect(rows.join(' ')).not.toMatch(/BL-/u);
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test('without script, on a phone: who has what, how much it is, and a case is given by a form that says what changes', async () => {
  const { page } = plain;
  const number = await newLamp();
  await page.goto('/konsol/papan?semua');
  expect(await axeFaults(page)).toEqual([]);
  const first = cardOf(plain, number);
  expect(await first.innerText()).toMatch(/± \d+,\d jam/u);
  await first.locator('summary').click();
  const choice = first.locator('select option', { hasText: '→' }).first();
  expect(await choice.innerText()).toMatch(/: \d+,\d → \d+,\d jam/u);
  const name = (await choice.innerText()).split(':')[0] ?? '';
  await first.locator('button').click();
  expect(await pageText(page)).toContain(`${number} diserahkan kepada ${name}`);
  expect(await columnOf(plain, name).innerText()).toContain(number);
  expect(await cardOf(plain, number).innerText()).toMatch(/Dari .+, hari ini/u);
});

test('dragged to an officer it says first what it does, is held ten seconds, and stands in their queue with who gave it', async () => {
  const { page } = head;
  const number = await newLamp();
  await page.goto('/konsol/papan?semua');
  const name = await nameOf('petugas.dishub@contoh.id');
  const card = cardOf(head, number);
  await card.locator('.grip').waitFor();
  await card.hover();
  await page.mouse.down();
  // It is taken before anything scrolls to where it goes: the browser asks what lies under the press when the hand first moves.
  const { x, y } = (await card.boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.move(x + 24, y + 24, { steps: 3 });
  await columnOf(head, name).locator('header').hover();
  await columnOf(head, name).locator('header').hover();
  const preview = await columnOf(head, name).locator('.preview').innerText();
  expect(preview).toMatch(/\d+,\d → \d+,\d jam/u);
  await page.mouse.up();
  await page.locator('.toast', { hasText: `${number} diserahkan kepada ${name}` }).waitFor();
  expect(await columnOf(head, name).innerText()).toContain(number);
  // Taken back: nothing was written, and the card returns.
  await page.keyboard.press('z');
  await columnOf(head, nobodys).locator('article', { hasText: number }).waitFor();

  await card.locator('summary').click();
  await card.locator('select').selectOption({ label: await optionFor(number, name) });
  await card.locator('form button').click();
  await page.locator('.toast').getByRole('button', { name: 'Kirim sekarang' }).click();
  await columnOf(head, name)
    .locator('article', { hasText: number })
    .getByText(/^Dari /u)
    .waitFor();
  await officer.page.goto('/konsol?lihat=mine');
  const row = officer.page.locator('tr', { hasText: number });
  expect(await row.innerText()).toMatch(/Dari .+, hari ini/u);
});
const optionFor = async (number: string, name: string): Promise<string> =>
  cardOf(head, number).locator('select option', { hasText: name }).first().innerText();

test('by keys: a card is picked up, the arrows say each column, and Escape leaves it where it was', async () => {
  const { page } = head;
  const number = await newLamp();
  await page.goto('/konsol/papan?semua');
  const grip = cardOf(head, number).locator('.grip');
  await grip.focus();
  await page.keyboard.press('Enter');
  const said = page.locator('p.vh[role=status]');
  await said.filter({ hasText: `${number} diangkat` }).waitFor();
  await page.keyboard.press('ArrowRight');
  await said.filter({ hasText: /\d+,\d → \d+,\d jam/u }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await said.filter({ hasText: 'Dibatalkan' }).waitFor();
  expect(await columnOf(head, nobodys).innerText()).toContain(number);
  await grip.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.locator('.toast', { hasText: `${number} diserahkan` }).waitFor();
  await page.keyboard.press('z');
});

test('all that an officer has goes to another in one go: held ten seconds, then given, and given back', async () => {
  const { page } = head;
  const numbers = [await newLamp(), await newLamp()];
  const name = await nameOf('petugas.dishub@contoh.id');
  const other = await nameOf('petugas2.dishub@contoh.id');
  await officer.page.goto('/konsol');
  for (const number of numbers) {
    await officer.page.goto(`/konsol/kasus/${number}`);
    await officer.page.locator('#ambil-lepas button').click();
  }
  await page.goto('/konsol/papan?semua');
  const form = columnOf(head, name).locator('form[action="?/serahkanSemua"]');
  const open = async () => {
    await columnOf(head, name).locator('details > summary', { hasText: 'sekaligus' }).click();
    await form.locator('select').selectOption({ label: await form.locator('option', { hasText: other }).innerText() });
    await form.locator('button').click();
    await page.locator('.toast', { hasText: `kasus diserahkan kepada ${other}` }).waitFor();
  };
  await open();
  const there = columnOf(head, other).locator('article', { hasText: numbers[0] ?? '' });
  await there.waitFor();
  await page.keyboard.press('z');
  await columnOf(head, name)
    .locator('article', { hasText: numbers[0] ?? '' })
    .waitFor();
  await open();
  await page.locator('.toast').getByRole('button', { name: 'Kirim sekarang' }).click();
  await page.locator('.given', { hasText: `diserahkan kepada ${other}` }).waitFor();
  expect(await there.count()).toBe(1);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Kembalikan semuanya' }).click();
  await page.getByText('dikembalikan kepada pemegang sebelumnya').first().waitFor();
  for (const number of numbers) await columnOf(head, name).locator('article', { hasText: number }).waitFor();
});

test('of two heads one wins, and the other hears who has it', async () => {
  const number = await newLamp();
  await Promise.all([head.page.goto('/konsol/papan?semua'), plain.page.goto('/konsol/papan?semua')]);
  await cardOf(plain, number).locator('summary').click();
  await cardOf(plain, number).locator('form button').click();
  const card = cardOf(head, number);
  await card.locator('.grip').waitFor();
  await card.locator('summary').click();
  await card.locator('select').selectOption({ index: 1 });
  await card.locator('form button').click();
  await head.page.locator('.toast').getByRole('button', { name: 'Kirim sekarang' }).click();
  const told = head.page.locator('.toast', { hasText: 'Sementara itu' });
  expect(await told.innerText()).toMatch(/kasus ini sudah dipegang .+Tidak ada yang diubah/u);
});

/** The days of a leave that is asked for here: today and the six days after it hold a working day always. */
const inDays = (count: number): string =>
  new Date(Date.now() + 7 * 3_600_000 + count * 86_400_000).toISOString().slice(0, 10);

async function askForLeave({ page }: Device, from: string, to: string): Promise<void> {
  await page.goto('/konsol/cuti');
  for (const [name, day] of [
    ['dari', from],
    ['sampai', to],
  ] as const)
    for (const [n, part] of (['year', 'month', 'day'] as const).entries())
      await page.locator(`[name="${name}.${part}"]`).fill(day.split('-')[n] ?? '');
  await page.locator('form.ask button').click();
}
/** The card of whoever asked, among those that wait for a decision. */
const requestOf = ({ page }: Device, name: string) =>
  page
    .locator('section', { has: page.locator('#menunggu') })
    .locator('li', { has: page.locator('h3', { hasText: name }) });

test('leave without script: what is wrong is said in the form, and an approved one hands over on the board in one go', async () => {
  const { page } = officer;
  const name = await nameOf('petugas.dishub@contoh.id');
  await askForLeave(officer, inDays(5), inDays(4));
  expect(await page.locator('.field.wrong .error').innerText()).toContain('sebelum hari pertama');
  expect(await page.locator('[name="dari.day"]').inputValue()).toBe(inDays(5).slice(-2));
  expect(await axeFaults(page)).toEqual([]);
  await askForLeave(officer, inDays(0), inDays(6));
  expect(await pageText(page)).toMatch(/Cuti \d hari kerja diajukan/u);
  expect(await axeFaults(page)).toEqual([]);

  const number = await newLamp();
  const other = plain;
  await other.page.goto('/konsol/papan?semua');
  await cardOf(other, number).locator('summary').click();
  await cardOf(other, number)
    .locator('select')
    .selectOption({ label: await cardOf(other, number).locator('option', { hasText: name }).innerText() });
  await cardOf(other, number).locator('form button').click();

  await other.page.goto('/konsol/cuti');
  const request = requestOf(other, name);
  expect(await request.innerText()).toContain(number);
  expect(await axeFaults(other.page)).toEqual([]);
  await request.getByRole('button', { name: 'Setujui' }).click();
  expect(await pageText(other.page)).toContain('Cuti disetujui');

  await other.page.goto('/konsol/papan?semua');
  const column = columnOf(other, name);
  expect(await column.innerText()).toContain('Cuti sampai');
  expect(await cardOf(other, await newLampOn(other)).innerText()).toContain(`${name} cuti sampai`);
  expect(await column.innerText()).toMatch(/sesudah dikurangi cuti \d+,\d jam/u);
  expect(await other.page.locator('section', { has: other.page.locator('#cuti-datang') }).innerText()).toContain(name);
  await column.locator('details > summary', { hasText: 'jatuh tempo sebelum kembali' }).click();
  const together = column.locator('form[action="?/serahkanSemua"]');
  expect(await together.locator('option').first().innerText()).toMatch(/: \d+,\d → \d+,\d jam/u);
  await together.locator('button').click();
  const told = await pageText(other.page);
  expect(told).toMatch(/\d+ dari \d+ diserahkan kepada/u);
  expect(told).toMatch(new RegExp(`${name}: \\d+,\\d → \\d+,\\d jam`, 'u'));
  expect(await axeFaults(other.page)).toEqual([]);
  expect(await columnOf(other, name).locator('article', { hasText: number }).count()).toBe(0);
  // A mistake: all of it goes back, although whoever had it is away.
  await other.page.getByRole('button', { name: 'Kembalikan semuanya' }).click();
  expect(await pageText(other.page)).toMatch(/\d+ dari \d+ dikembalikan kepada pemegang sebelumnya/u);
  await columnOf(other, name).locator('article', { hasText: number }).waitFor();

  await page.goto('/konsol/cuti');
  await page.getByRole('button', { name: /Akhiri|Tarik/u }).click();
  expect(await pageText(page)).toMatch(/Cuti (ditarik|diakhiri)/u);
});
/** A new lamp, on the board that is looked at, with its form open. */
async function newLampOn(on: Device): Promise<string> {
  const number = await newLamp();
  await on.page.goto('/konsol/papan?semua');
  await cardOf(on, number).locator('summary').click();
  return number;
}

test('the leave of a head is decided by whoever supervises them, who appoints somebody to stand in', async () => {
  const name = await nameOf('kepala.dishub@contoh.id');
  const above = await device();
  await signIn(above.page, 'sekda.setda@contoh.id');
  await askForLeave(plain, inDays(10), inDays(16));
  await above.page.goto('/konsol/cuti');
  const request = requestOf(above, name);
  expect(await request.innerText()).toContain('Kepala dinas');
  const select = request.locator('select');
  await select.selectOption({ index: 1 });
  const standIn = (await select.locator('option:checked').innerText()).split(' · ')[0] ?? '';
  await request.getByRole('button', { name: 'Setujui' }).click();
  expect(await pageText(above.page)).toContain(`Plh.: ${standIn}`);
  await plain.page.goto('/konsol/cuti');
  expect(await pageText(plain.page)).toContain(`Digantikan (Plh.) ${standIn}`);
  await plain.page.getByRole('button', { name: new RegExp(`Tarik ${name}`, 'u') }).click();
  expect(await pageText(plain.page)).toContain('Cuti ditarik');
});
