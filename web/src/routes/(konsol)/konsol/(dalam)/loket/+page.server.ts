// A case for a resident at the counter: the portal's own form, begun by an officer.
import { fail, redirect } from '@sveltejs/kit';
import { messagesFor } from '#lib';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  title: messagesFor(locals.language).console.loket.title,
  services: await locals.platform.console.services(),
});

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const begun = await locals.platform.console.beginAtCounter(String((await request.formData()).get('layanan') ?? ''));
    if (begun.ok) redirect(303, `/formulir/${begun.value.draftId}/${begun.value.first}`);
    const words = messagesFor(locals.language).console.refused;
    return fail(begun.error.type === 'notAllowed' ? 403 : 404, {
      message: begun.error.type === 'notAllowed' ? begun.error.message[locals.language] : words.notFound,
    });
  },
};
