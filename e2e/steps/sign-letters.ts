// What becomes of a letter that is decided: signed in the console, fetched by the resident, read, and verified by anybody.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Device } from './browse-city.ts';
import type { Upload } from './draw-picture.ts';

/** Signs the letter of this case on the page of letters to sign; resolves with what the console says. */
export async function signLetter(page: Page, number: string): Promise<string> {
  await page.goto('/konsol/tanda-tangan');
  await page
    .locator('tr', { has: page.locator(`a[href="/konsol/kasus/${number}"]`) })
    .locator('button')
    .click();
  return page.locator('[role=status]').first().innerText();
}

/** The file behind the first link of the page that matches, with the cookies of who reads it. */
export async function fetchPdf({ page, context }: Device, link: string): Promise<Upload> {
  const address = (await page.locator(link).first().getAttribute('href')) ?? '';
  const answer = await context.request.get(address);
  expect(answer.headers()['content-type']).toContain('application/pdf');
  return { name: 'surat.pdf', mimeType: 'application/pdf', buffer: await answer.body() };
}

/** What a reader of the file reads, in one line (`pdftotext`). */
export async function readPdf({ buffer }: Upload): Promise<string> {
  const reading = promisify(execFile)('pdftotext', ['-layout', '-', '-'], { encoding: 'utf8' });
  reading.child.stdin?.end(buffer);
  return (await reading).stdout.replaceAll(/\s+/g, ' ');
}

/** Drops the file on the page that verifies; resolves with the verdict. */
export async function verifyFile({ page }: Device, file: Upload): Promise<string> {
  await page.goto('/periksa-surat');
  await page.setInputFiles('input[type=file]', file);
  await page.locator('form.file button').click();
  return page.locator('.verdict').innerText();
}
