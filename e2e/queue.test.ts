// The queue as a tool: several cases at once, taken back or told one by one, and filters kept under a name.
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { type Device, origin, pageText, useBrowser } from './steps/browse-city.ts';
import { darkLamp } from './steps/known-forms.ts';
import { sendByApi } from './steps/send-by-api.ts';
import { expectSoundPage } from './steps/sound-page.ts';
import { act, signIn } from './steps/work-in-console.ts';

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

/** What is filed now has the latest deadline: the page of the queue on which these cases are. */
async function openQueueWith({ page }: Device, numbers: readonly string[], query: string): Promise<void> {
  await page.goto(`/konsol?${query}`);
  for (let pages = 0; pages < 30; pages += 1) {
    const shown = await Promise.all(
      numbers.map((number) => page.locator(`input[name=kasus][value^="${number} "]`).count()),
    );
    if (shown.every((count) => count > 0)) return;
    await page.locator('a[href*="setelah="]').last().click();
    await page.waitForLoadState();
  }
  throw new Error(`${numbers.join(', ')} are on no page of the queue`);
}
/** Without a fault for axe and no wider than its window, on a desk and on a small phone, with all that is folded open. */
async function expectSoundBar(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 1440, height: 900 };
  await page.evaluate(() =>
    document.querySelectorAll('section.bulk details').forEach((one) => one.setAttribute('open', '')),
  );
  for (const small of [width, 320]) {
    await page.setViewportSize({ width: small, height });
    await expectSoundPage(page);
  }
  await page.evaluate(() =>
    document.querySelectorAll('section.bulk details').forEach((one) => one.removeAttribute('open')),
  );
  await page.setViewportSize({ width, height });
}
const LAMPS = 'layanan=lampu-jalan&tahap=diterima';

test('several at once can be taken back; then each has its own outcome, with who was faster', async () => {
  const first = await sendByApi(resident.context.request, 'lampu-jalan', darkLamp);
  const faster = await sendByApi(resident.context.request, 'lampu-jalan', darkLamp);
  const { page } = officer;
  await openQueueWith(officer, [first, faster], LAMPS);
  const choose = async () => {
    for (const number of [first, faster]) await page.locator(`input[name=kasus][value^="${number} "]`).check();
  };
  await choose();
  const bar = page.locator('section.bulk');
  await expectSoundBar(page);
  expect(await bar.innerText()).toContain('2 kasus dipilih');
  await bar.getByRole('button', { name: 'Jadwalkan perbaikan' }).click();
  await page
    .locator('.toast')
    .getByRole('button', { name: /Batalkan/ })
    .click();
  expect(await page.locator('.toast').innerText()).toContain('Tidak ada yang terkirim');

  await act(second.page, faster, 'jadwalkan');
  // Chosen before it changed: what is sent is what was seen, also when the list has been renewed since.
  await bar.getByRole('button', { name: 'Jadwalkan perbaikan' }).click();
  const sent = page.waitForResponse((response) => response.url().endsWith('/api/v1/officer/cases/act'));
  await page.locator('.toast').getByRole('button', { name: 'Kirim sekarang' }).click();
  expect((await sent).status()).toBe(200);
  await page
    .locator('.toast')
    .filter({ hasText: /dari \d kasus selesai ditindak/ })
    .waitFor();
  const refused = page.locator('section.outcomes');
  // Below a list of any length, and yet on the screen.
  await expect.poll(async () => (await refused.boundingBox())?.y).toBeLessThan(page.viewportSize()?.height ?? 0);
  expect(await refused.innerText()).toMatch(new RegExp(`${faster} Berubah sejak Anda melihatnya`));
  await expectSoundBar(page);
  const seen = await (await officer.context.request.get(`/api/v1/officer/cases/${first}`)).json();
  expect(JSON.stringify(seen.turns[0])).toContain('diperbaiki');
});

test('without script the same reason is given to several, and what was not done is said with its cause', async () => {
  const one = await sendByApi(resident.context.request, 'lampu-jalan', darkLamp);
  const other = await sendByApi(resident.context.request, 'lampu-jalan', darkLamp);
  const { page } = second;
  await openQueueWith(second, [one, other], LAMPS);
  const seen = await (await second.context.request.get(`/api/v1/officer/cases/${other}`)).json();
  const scheduled = await officer.context.request.post(`/api/v1/officer/cases/${other}/act`, {
    headers: { origin, 'idempotency-key': `e2e-${other}` },
    data: { turn: seen.turns[0].id, action: 'jadwalkan', seenVersion: seen.version },
  });
  expect(scheduled.status()).toBe(200);
  for (const number of [one, other]) await page.locator(`input[name=kasus][value^="${number} "]`).check();
  await page.locator('section.bulk details:has(button[value=tolak]) > summary').first().click();
  await page.locator('section.bulk input[name=alasan-tolak][value=milikPribadi]').first().check();
  await page.locator('section.bulk button[value=tolak]').first().click();
  const said = await pageText(page);
  expect(said).toContain('1 dari 2 kasus selesai ditindak');
  expect(said).toMatch(new RegExp(`${other}: Berubah sejak Anda melihatnya, oleh `));
  await expectSoundBar(page);
  expect(new URL(page.url()).searchParams.get('layanan'), 'the filter stays').toBe('lampu-jalan');
});

test('a filter is kept, found after a reload, applied, renamed and removed; a name that is taken stays in its box', async () => {
  const { page } = second;
  const name = 'Lampu barat 🌙 مصباح 30 huruf';
  const box = () => page.locator('#nama-saringan');
  const keep = async (typed: string) => {
    await page.goto('/konsol?layanan=lampu-jalan&lihat=late');
    if (!(await box().isVisible())) await page.locator('summary', { hasText: 'Saringan tersimpan' }).click();
    await box().fill(typed);
    await page.getByRole('button', { name: 'Simpan saringan' }).click();
  };
  await keep(name);
  expect(await pageText(page)).toContain(`Saringan “${name}” disimpan`);
  await keep(name.toUpperCase());
  expect(await pageText(page)).toContain('sudah dipakai');
  expect(await box().inputValue()).toBe(name.toUpperCase());
  expect(await box().getAttribute('aria-invalid')).toBe('true');

  await page.goto('/konsol');
  await page.locator('.saved').getByRole('link', { name }).click();
  await page.waitForURL(/lihat=late/);
  expect(new URL(page.url()).searchParams.get('layanan')).toBe('lampu-jalan');
  const row = page.locator('.saved li').filter({ hasText: name });
  await row.locator('summary').click();
  await row.locator('input[name=nama]').fill('Lampu timur');
  await row.locator('form button', { hasText: 'Ganti nama' }).click();
  expect(await pageText(page)).toContain('Saringan sekarang bernama “Lampu timur”');
  await page
    .locator('.saved')
    .getByRole('button', { name: /Hapus Lampu timur/ })
    .click();
  expect(await page.locator('.saved', { hasText: 'Lampu timur' }).count()).toBe(0);
});
