// Tracking by number: the public view; with the secret the whole matter opens on this device.
import { fail, redirect } from '@sveltejs/kit';
import { rawFormOf, typedText } from '#lib';
import { openMatter, tidyNumber } from '#lib/portal/open-matter.ts';
import { formError } from '#lib/portal/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ badLink: url.searchParams.get('salah') === 'tautan' });

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const typed = rawFormOf(await request.formData());
    const number = tidyNumber(typedText(typed, 'nomor'));
    if (number === '')
      return fail(422, {
        errors: [formError('nomor', (words) => words.portal.common.numberMissing)],
        typed: { nomor: '' },
      });
    if (typedText(typed, 'kode').trim() !== '') return openMatter(locals, number, typed);
    if (
      (await locals.platform.portal.case(number)) === null &&
      (await locals.platform.portal.publicCase(number)) === null
    ) {
      return fail(404, {
        errors: [formError('nomor', (words) => words.portal.matters.unknown)],
        typed: { nomor: typedText(typed, 'nomor') },
      });
    }
    redirect(303, `/urusan/${encodeURIComponent(number)}`);
  },
};
