// A look at the rules of a service before its form. Must never keep an answer, or put one into an address.
import { rawFormOf } from '#lib';
import { notFound } from '#lib/portal/not-found.ts';
import { formError } from '#lib/portal/refusal.ts';
import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
  check: (await locals.platform.portal.ruleCheck(params.id)) ?? notFound(locals),
});

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const typed = rawFormOf(await request.formData());
    const checked = await locals.platform.portal.checkRules(params.id, typed);
    if (checked.ok) return { typed, rules: checked.value, errors: [] };
    switch (checked.error.type) {
      case 'notFound':
        notFound(locals);
      case 'nothingAnswered':
        return fail(422, { typed, rules: [], errors: [formError(null, (words) => words.portal.service.checkNothing)] });
      case 'answersRefused':
        return fail(422, { typed, rules: [], errors: checked.error.errors });
    }
  },
};
