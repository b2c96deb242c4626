// One case of the person whose request this is: which answer is set right, and what is right.
import { error, fail, redirect } from '@sveltejs/kit';
import { messagesFor, rawFormOf } from '#lib';
import { refusalMessages } from '#lib/console/refusal-messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const view = await locals.platform.console.rectification(params.number, params.other, url.searchParams.get('isian'));
  if ('type' in view) {
    if (view.type === 'notSignedIn') redirect(303, '/konsol/masuk');
    error(
      view.type === 'notAllowed' ? 403 : 404,
      view.type === 'notAllowed'
        ? view.message[locals.language]
        : messagesFor(locals.language).console.refused.notFound,
    );
  }
  return {
    title: `${messagesFor(locals.language).desk.rectify.title} · ${view.number}`,
    view,
    key: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  default: async ({ request, locals, params }) => {
    const raw = rawFormOf(await request.formData());
    const said = (name: string): string => (typeof raw[name] === 'string' ? raw[name] : '');
    const done = await locals.platform.console.rectify(params.number, params.other, {
      path: said('isian'),
      raw,
      key: said('kunci'),
      seenVersion: Number(said('versi')),
    });
    if (done.ok) {
      const messages = [{ field: null, message: done.value.message }];
      redirect(
        303,
        `/konsol/kasus/${params.number}/pembetulan/${params.other}?pesan=${await locals.tell({ kind: 'done', messages, typed: {} })}`,
      );
    }
    return fail(422, { errors: refusalMessages(locals, done.error), typed: raw });
  },
};
