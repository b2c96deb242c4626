// What this device holds: drafts and matters; whether it goes on remembering.
import { redirect } from '@sveltejs/kit';
import { formError } from '#lib/portal/refusal.ts';
import { doneMessages } from '#lib/portal/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { portal } = locals.platform;
  const [matters, home, remembered] = await Promise.all([portal.myCases(), portal.home(), portal.isRemembered()]);
  return { matters, remembered, drafts: home.drafts, done: doneMessages(locals.flash) };
};

export const actions: Actions = {
  remember: async ({ locals, request }) => {
    const keep = (await request.formData()).get('ingat') === 'ya';
    await locals.platform.portal.rememberOnDevice(keep);
    const message = formError(null, (words) =>
      keep ? words.portal.matters.remembered : words.portal.matters.forgotten,
    );
    redirect(303, `/urusan?pesan=${await locals.tell({ kind: 'done', messages: [message], typed: {} })}`);
  },
};
