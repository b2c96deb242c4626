// One report tells of a dark lamp and of a leaning tree: an officer splits it, without script, and the resident reads what became of what.
import { beforeAll, expect, test } from 'vitest';
import { axeFaults } from './axe.ts';
import { type Device, pageText, useBrowser } from './steps/browse-city.ts';
import { drawnPicture } from './steps/draw-picture.ts';
import { answerAll, pressOn, questionOf } from './steps/fill-form.ts';
import { darkLamp } from './steps/known-forms.ts';
import { sendByApi } from './steps/send-by-api.ts';
import { openCase, signIn } from './steps/work-in-console.ts';

const device = useBrowser();
let resident: Device;
let officer: Device;
let colleague: Device;
let lamp: string;

beforeAll(async () => {
  resident = await device();
  officer = await device();
  colleague = await device({ width: 1440, script: true });
  await signIn(officer.page, 'petugas.dishub@contoh.id');
  await signIn(colleague.page, 'petugas2.dishub@contoh.id');
  lamp = await sendByApi(resident.context.request, 'lampu-jalan', {
    ...darkLamp,
    foto: { upload: await drawnPicture(66) },
    kontak: { write: '0812 0000 0066' },
  });
});

const TREE = { keadaan: { choose: 'miring' }, mengancam: { choose: 'tidak' } } as const;
async function begin({ page }: Device, service: string): Promise<void> {
  await openCase(page, lamp);
  await page.locator('details:has(form[action="?/pecah"]) > summary').click();
  await page.selectOption('form[action="?/pecah"] select', service);
  await page.locator('form[action="?/pecah"] button').click();
}

test('what fits is filled in, what is hidden comes along unseen, and one press opens the second case', async () => {
  const { page } = officer;
  await begin(officer, 'pohon');
  expect(questionOf(page)).toBe('keadaan');
  expect(await axeFaults(page)).toEqual([]);
  expect(await pageText(page)).toContain(`Anda memecah sebagian dari ${lamp}`);
  // A colleague is at the same case, and will be slower.
  await begin(colleague, 'lampu-jalan');
  await answerAll(colleague.page, {});

  await answerAll(page, TREE);
  const check = await pageText(page);
  expect(check).toContain('Ikut terbawa tanpa ditampilkan kepada Anda');
  expect(check).not.toContain('0812');
  expect(check).not.toContain('0066');
  expect(await page.locator('.thumb img').count()).toBe(1);
  expect(await axeFaults(page)).toEqual([]);
  await pressOn(page);
  expect(await page.locator('[role=alert]').innerText()).toContain('tulis mengapa dipecah');
  await page.fill('[name=note]', 'Pohonnya ditangani Dinas Lingkungan Hidup.');
  await pressOn(page);
  const said = await pageText(page);
  const tree = /Sebagian dipecah menjadi (?<number>BL-[\w-]+)\./u.exec(said)?.groups?.['number'] ?? '';
  expect(page.url()).toContain(`/konsol/kasus/${lamp}`);
  expect(tree).toMatch(/^BL-/u);
  expect(await page.locator(`a[href="/konsol/kasus/${tree}"]`).count()).toBe(1);
  expect(await axeFaults(page)).toEqual([]);

  await resident.page.goto(`/urusan/${lamp}`);
  expect(await axeFaults(resident.page)).toEqual([]);
  expect(await pageText(resident.page)).toContain('Pohonnya ditangani Dinas Lingkungan Hidup.');
  await resident.page.getByRole('link', { name: `Buka ${tree}` }).click();
  expect(new URL(resident.page.url()).pathname).toBe(`/urusan/${tree}`);
  expect(await pageText(resident.page)).toContain(`Laporan Anda ${lamp} berisi dua hal`);
  expect(await axeFaults(resident.page)).toEqual([]);
  await resident.page.getByRole('link', { name: `Buka ${lamp}` }).click();
  expect(new URL(resident.page.url()).pathname).toBe(`/urusan/${lamp}`);
});

test('who was slower is told, keeps what they wrote, and may still split', async () => {
  const { page } = colleague;
  await page.fill('[name=note]', 'Ada lampu kedua yang padam.');
  await pressOn(page);
  await page.locator('[role=alert]').waitFor();
  expect(await page.locator('[name=note]').inputValue()).toBe('Ada lampu kedua yang padam.');
  expect(await axeFaults(page)).toEqual([]);
  await pressOn(page);
  await page.waitForURL(`**/konsol/kasus/${lamp}*`);
  expect(await pageText(page)).toContain('Sebagian dipecah menjadi BL-');
});

test('who leaves the form midway finds it on the page of the case, goes on, or throws it away', async () => {
  const { page } = officer;
  await begin(officer, 'pohon');
  await openCase(page, lamp);
  const begun = page.locator('li', { has: page.locator('a[href$="/hapus"]') });
  expect(await begun.count()).toBe(1);
  expect(await begun.innerText()).toContain('dimulai hari ini');
  expect(await axeFaults(page)).toEqual([]);
  await openCase(colleague.page, lamp);
  expect(await colleague.page.locator('a[href$="/hapus"]').count()).toBe(0);
  await begun.getByRole('link', { name: 'Lanjutkan' }).click();
  expect(questionOf(page)).toBe('keadaan');
  await openCase(page, lamp);
  await begun.getByRole('link', { name: 'Buang' }).click();
  await page.locator('form.actions button').click();
  await page.waitForURL(`**/konsol/kasus/${lamp}*`);
  expect(await begun.count()).toBe(0);
});
