/**
 * Opening a matter with the number and the secret typed by hand, the same on every page that offers it.
 *
 * Must never: say whether the number or the secret was the wrong one.
 */
import { fail, redirect } from '@sveltejs/kit';
import { type Typed, typedText } from '../forms/answer.ts';
import { formError, refused } from './refusal.ts';

const LONGEST_NUMBER = 40;
/** As people write it: `bl 7k4m 22`. */
export const tidyNumber = (typed: string): string =>
  typed
    .trim()
    .toUpperCase()
    .replaceAll(/[\s_–—]+/g, '-')
    .slice(0, LONGEST_NUMBER);

/** Opens and goes to the matter; a failure returns what was typed, without the secret. */
export async function openMatter(locals: App.Locals, number: string, typed: Typed) {
  const secret = typedText(typed, 'kode').trim();
  const kept = { nomor: typedText(typed, 'nomor') };
  if (secret === '')
    return fail(422, { errors: [formError('kode', (words) => words.portal.common.secretMissing)], typed: kept });
  const opened = await locals.platform.portal.openCase(number, secret);
  if (opened.ok) redirect(303, `/urusan/${encodeURIComponent(opened.value.number)}`);
  if (opened.error.type === 'tooMany' || opened.error.type === 'standstill')
    return fail(429, { errors: [refused(locals, opened.error)], typed: kept });
  return fail(422, { errors: [formError('kode', (words) => words.portal.common.wrongSecret)], typed: kept });
}
