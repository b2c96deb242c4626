// The officer's way: sign in, open a case, act with reasons, forms and evidence. Without script an action is sent at once.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { cityOfTests } from './city-of-tests.ts';
import type { Upload } from './draw-picture.ts';

export async function signIn(page: Page, email: string, password = demoPassword()): Promise<void> {
  await page.goto('/konsol/masuk');
  await page.fill('[name=email]', email);
  await page.fill('[name=sandi]', password);
  await page.locator('main button[type=submit]').click();
  await page.waitForURL('**/konsol').catch(async () => {
    const said = (await page.locator('body').innerText()).slice(0, 2_000);
    throw new Error(`${email} cannot sign in: ${page.url()} says ${said}`);
  });
}

/** All demo officers have the password that is printed for some of them. */
function demoPassword(): string {
  const [account] = cityOfTests.accounts;
  if (account === undefined) throw new Error('the demo city printed no accounts');
  return account.password;
}

/** Until the page's script listens: whatever is pressed before is sent at once, as without script. */
export async function scriptIsThere(page: Page): Promise<void> {
  const search = page.locator('#cari-konsol:focus');
  await expect.poll(() => page.keyboard.press('/').then(() => search.count()), { timeout: 30_000 }).toBe(1);
  await page.locator('#cari-konsol').fill('');
  await page.locator('#cari-konsol').blur();
}

export async function openCase(page: Page, number: string): Promise<void> {
  await page.goto(`/konsol/kasus/${number}`);
  expect(await page.locator('.crumbs').innerText()).toContain(number);
}

export interface Act {
  readonly because?: readonly string[];
  /** `reason:path`: which rows or parts a reason is about. */
  readonly which?: readonly string[];
  /** Confirms by name every rule that is open. */
  readonly confirm?: true;
  readonly note?: string;
  readonly choose?: Readonly<Record<string, string>>;
  readonly write?: Readonly<Record<string, string>>;
  readonly upload?: Readonly<Record<string, Upload>>;
  /** Codes of kelurahan, by question. */
  readonly area?: Readonly<Record<string, string>>;
}

/** The form of one action of the case that is open; opened to its questions. */
export async function actionForm(page: Page, action: string): Promise<Locator> {
  const form = page.locator(`form:has(input[name=tindakan][value="${action}"])`);
  const folded = page.locator(`details:not([open]):has(input[name=tindakan][value="${action}"]) > summary`);
  if ((await folded.count()) > 0) await folded.click();
  return form;
}

export async function fillAction(
  page: Page,
  action: string,
  { because = [], which = [], confirm, note, choose = {}, write = {}, upload = {}, area = {} }: Act = {},
): Promise<Locator> {
  const form = await actionForm(page, action);
  for (const reason of because) await form.locator(`input[name=alasan][value="${reason}"]`).check();
  for (const one of which) await form.locator(`input[name=tentang][value="${one}"]`).check();
  if (confirm === true) for (const rule of await form.locator('input[name=yakin]').all()) await rule.check();
  for (const [name, value] of Object.entries(choose))
    await form.locator(`input[name="${name}"][value="${value}"]`).check();
  for (const [name, value] of Object.entries(write)) await form.locator(`[name="${name}"]`).fill(value);
  for (const [name, file] of Object.entries(upload))
    await form.locator(`input[type=file][name="${name}"]`).setInputFiles(file);
  for (const [name, code] of Object.entries(area)) await form.locator(`select[name="${name}"]`).selectOption(code);
  if (note !== undefined) await form.locator('[name=catatan]').fill(note);
  return form;
}

/** Opens the case and acts in it, without script; resolves when the console says that it is saved. */
export async function act(page: Page, number: string, action: string, given: Act = {}): Promise<void> {
  const said = await attempt(page, number, action, given);
  if ((await page.locator('.notice.ok[role=status]').count()) === 0) throw new Error(`${action} of ${number}: ${said}`);
}

/** The same where it may be refused; resolves with what the console says. */
export async function attempt(page: Page, number: string, action: string, given: Act = {}): Promise<string> {
  await openCase(page, number);
  const form = await fillAction(page, action, given);
  await form.locator('button').last().click();
  return page.locator('.notice[role=status]').first().innerText();
}

/** Says what the covered parts of the case that is open are needed for; resolves with the page as it reads then. */
export async function openCovered(page: Page, purpose: string): Promise<string> {
  await page.fill('#keperluan-semua', purpose);
  await page.locator('form[action="?/bukaSemua"] button').click();
  await page.locator('#buka [role=status]').waitFor();
  return (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
}

/** Turns the switch of a simulated register or of the signer. */
export async function turnSimulator(page: Page, id: string, mode: 'ok' | 'slow' | 'wrong' | 'down'): Promise<void> {
  await page.goto('/konsol/simulator');
  const form = page.locator(`form:has(input[name=register][value="${id}"])`);
  await form.locator('select').selectOption(mode);
  await form.locator('button').click();
  await page.waitForURL('**/konsol/simulator**');
  expect(await page.locator(`#mode-${id}`).inputValue()).toBe(mode);
}
