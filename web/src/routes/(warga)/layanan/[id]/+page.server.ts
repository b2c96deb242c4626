// One service: its published standard, derived from its definition; and the start of a form.
import { notFound } from '#lib/portal/not-found.ts';
import { fail, redirect } from '@sveltejs/kit';
import { refused } from '#lib/portal/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
  service: (await locals.platform.portal.service(params.id)) ?? notFound(locals),
});

export const actions: Actions = {
  default: async ({ locals, params }) => {
    const begun = await locals.platform.portal.begin(params.id);
    if (!begun.ok) return fail(429, { errors: [refused(locals, begun.error)] });
    redirect(303, `/formulir/${encodeURIComponent(begun.value.draftId)}/${encodeURIComponent(begun.value.first)}`);
  },
};
