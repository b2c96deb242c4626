// The operators' page: who may open it, what it says without script, and that it names nobody.
import { expect, test } from 'vitest';
import { pageText, useBrowser } from './steps/browse-city.ts';
import { signIn, turnSimulator } from './steps/work-in-console.ts';

const device = useBrowser();

test('only an operator sees the page and the way to it', async () => {
  const officer = await device({ width: 1440 });
  await signIn(officer.page, 'petugas.dishub@contoh.id');
  expect(await officer.page.locator('a[href="/konsol/operasi"]').count()).toBe(0);
  const answer = await officer.page.goto('/konsol/operasi');
  expect(answer?.status()).toBe(403);
  const nobody = await device();
  await nobody.page.goto('/konsol/operasi');
  expect(nobody.page.url()).toContain('/konsol/masuk');
});

test('an operator reads how database, timers, messages, registers, backups and processes are, without script', async () => {
  const operator = await device({ width: 390 });
  await signIn(operator.page, 'operator.diskominfo@contoh.id');
  await operator.page.goto('/konsol/operasi');
  const words = await pageText(operator.page);
  for (const part of [
    'PostgreSQL 18',
    'Selisih jam',
    'Pengatur waktu',
    'Pesan keluar',
    'Register dan gerbang',
    'Latihan pemulihan',
  ])
    expect(words).toContain(part);
  // The city of the tests was never backed up: the page says so, and what to run.
  expect(words).toContain('balai backup');
  expect(words).not.toMatch(/BL-[0-9A-Z]{4}-/);
  expect(await operator.page.locator('main').innerText()).not.toMatch(/Contoh/);
  expect(await operator.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
});

test('a register that is down is said, in the language of the reader', async () => {
  const operator = await device({ width: 1440 });
  await signIn(operator.page, 'operator.diskominfo@contoh.id');
  await turnSimulator(operator.page, 'kependudukan', 'down');
  try {
    await operator.page.goto('/konsol/operasi');
    expect(await operator.page.locator('section:has(#register)').innerText()).toContain('mati');
  } finally {
    await turnSimulator(operator.page, 'kependudukan', 'ok');
  }
});
