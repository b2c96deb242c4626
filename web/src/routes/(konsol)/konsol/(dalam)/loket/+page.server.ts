// A case for a resident at the counter: the portal's own form, begun by an officer.
import { fail, redirect } from '@sveltejs/kit';
import { messagesFor } from '#lib';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = (url.searchParams.get('kata') ?? '').trim().slice(0, 200);
  const { console } = locals.platform;
  const found = await console.services(query);
  return {
    title: messagesFor(locals.language).console.loket.title,
    query,
    isFound: query !== '' && found.length > 0,
    services: found.length > 0 ? found : await console.services(),
  };
};

export const actions: Actions = {
  /** Posted, so that a secret link stays out of every address and log. */
  scan: async ({ request, locals }) => {
    const scanned = String((await request.formData()).get('q') ?? '').slice(0, 200);
    const number = await locals.platform.console.scanned(scanned);
    if (number !== null) redirect(303, `/konsol/kasus/${number}`);
    return fail(404, { message: messagesFor(locals.language).console.loket.scannedNothing, scanned });
  },
  begin: async ({ request, locals }) => {
    const begun = await locals.platform.console.beginAtCounter(String((await request.formData()).get('layanan') ?? ''));
    if (begun.ok) redirect(303, `/formulir/${begun.value.draftId}/${begun.value.first}`);
    const words = messagesFor(locals.language).console.refused;
    return fail(begun.error.type === 'notAllowed' ? 403 : 404, {
      scanned: '',
      message: begun.error.type === 'notAllowed' ? begun.error.message[locals.language] : words.notFound,
    });
  },
};
