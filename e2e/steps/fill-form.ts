// The resident's way through a form, page by page, as the page offers it: begin, answer, check, send.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Upload } from './draw-picture.ts';

export type Answer =
  | { readonly choose: string }
  | { readonly write: string }
  | { readonly area: string; readonly note?: string }
  | { readonly day: readonly [day: number, month: number, year: number] }
  | { readonly upload: Upload };
export type Answers = Readonly<Record<string, Answer>>;

export interface Sent {
  readonly number: string;
  readonly secretLink: string;
}

/** Begins at the page of the service; ends on its first question. Returns the address of the draft. */
export async function beginForm(page: Page, service: string): Promise<string> {
  await page.goto(`/layanan/${service}`);
  await pressOn(page);
  expect(new URL(page.url()).pathname).toMatch(/^\/formulir\/[^/]+\/[^/]+$/);
  return page.url().split('/').slice(0, 5).join('/');
}

/** The button that goes on: of a service page, a question and the last look. The page that it leads to is there to its end then. */
export async function pressOn(page: Page): Promise<void> {
  await page.locator('.form-foot button').click();
  await page.waitForLoadState('domcontentloaded');
}

/** The question that the page asks, or `periksa`. */
export const questionOf = (page: Page): string => new URL(page.url()).pathname.split('/')[3] ?? '';

/** Answers question after question until the last look; a question without an answer here is passed over empty. */
export async function answerAll(
  page: Page,
  answers: Answers,
  /** At each question, before it is answered. */
  look: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  for (let pages = 0; questionOf(page) !== 'periksa'; pages++) {
    const question = questionOf(page);
    if (pages > 30) throw new Error(`the form does not end; it asks ${question} again`);
    await look(page);
    const answer = answers[question];
    if (answer !== undefined) await fillIn(page, question, answer);
    await pressOn(page);
    const refused = page.locator('.error-summary');
    if (questionOf(page) === question && (await refused.count()) > 0)
      throw new Error(`${question} was refused: ${await refused.innerText()}`);
  }
}

/** Fills one question in, on whatever page asks it; does not send. */
export async function fillIn(page: Page, question: string, answer: Answer): Promise<void> {
  if ('choose' in answer) await page.check(`input[name="${question}"][value="${answer.choose}"]`);
  else if ('write' in answer) await page.fill(`[name="${question}"]`, answer.write);
  else if ('upload' in answer) await page.setInputFiles(`input[type=file][name="${question}"]`, answer.upload);
  else if ('day' in answer) {
    const [day, month, year] = answer.day;
    await page.fill(`[name="${question}.day"]`, String(day));
    await page.fill(`[name="${question}.month"]`, String(month));
    await page.fill(`[name="${question}.year"]`, String(year));
  } else {
    const place = page.locator(`select[name="${question}.area"]`);
    await ((await place.count()) > 0 ? place : page.locator(`select[name="${question}"]`)).selectOption(answer.area);
    if (answer.note !== undefined) await page.fill(`[name="${question}.note"]`, answer.note);
  }
}

/** On the last look: agrees where consent is asked, sends, and reads number and secret link from the receipt. */
export async function agreeAndSend(page: Page): Promise<Sent> {
  const consent = page.locator('input[name=persetujuan]');
  if ((await consent.count()) > 0) await consent.check();
  await pressOn(page);
  await page.waitForURL('**/tanda-terima');
  return receiptOf(page);
}

export async function receiptOf(page: Page): Promise<Sent> {
  const number = new URL(page.url()).pathname.split('/')[2] ?? '';
  return { number, secretLink: await page.locator('.secret code').innerText() };
}

/** From the page of the service to the receipt. */
export async function sendService(page: Page, service: string, answers: Answers): Promise<Sent> {
  await beginForm(page, service);
  await answerAll(page, answers);
  return agreeAndSend(page);
}
