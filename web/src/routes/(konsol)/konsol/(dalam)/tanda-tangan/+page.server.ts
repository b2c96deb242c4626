// Letters that wait for the signature of a position held today. Must never sign by a GET.
import { redirect } from '@sveltejs/kit';
import { messagesFor } from '#lib';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  title: messagesFor(locals.language).console.sign.title,
  rows: await locals.platform.console.toSign(),
  key: crypto.randomUUID(),
});

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData();
    const id = String(form.get('surat') ?? '');
    const done = await locals.platform.console.sign(id, `${String(form.get('kunci') ?? '')}-${id}`);
    const words = messagesFor(locals.language).console;
    const text = done.ok ? words.sign.done({ number: done.value.number }) : words.refused.notFound;
    const message =
      !done.ok && (done.error.type === 'signerUnavailable' || done.error.type === 'notAllowed')
        ? done.error.message
        : { id: text, en: text };
    redirect(
      303,
      `/konsol/tanda-tangan?pesan=${await locals.tell({ kind: done.ok ? 'done' : 'refused', messages: [{ field: null, message }], typed: {} })}`,
    );
  },
};
