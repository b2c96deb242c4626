// Withdrawing a matter, after one question.
import { notFound } from '#lib/portal/not-found.ts';
import { fail, redirect } from '@sveltejs/kit';
import { rawFormOf, type FormError } from '#lib';
import { refused } from '#lib/portal/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const matter = (await locals.platform.portal.case(params.number)) ?? notFound(locals);
  return { number: matter.number, title: matter.service.title, canWithdraw: matter.canWithdraw };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const done = await locals.platform.portal.withdraw(params.number, rawFormOf(await request.formData()));
    if (!done.ok) {
      const { error } = done;
      if (error.type === 'refused') return fail(422, { errors: error.sentences as readonly FormError[] });
      return fail(429, { errors: [refused(locals, error)] });
    }
    redirect(
      303,
      `/urusan/${encodeURIComponent(params.number)}?pesan=${await locals.tell({ kind: 'done', messages: [{ field: null, message: done.value.message }], typed: {} })}`,
    );
  },
};
