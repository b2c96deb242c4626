// Leave of officers: asked for, decided, taken back. Must never decide who may: the platform does.
import { error, fail, redirect } from '@sveltejs/kit';
import { messagesFor } from '#lib';
import type { LeavePlatform } from '@balai/server/platform';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const view = await locals.platform.console.leave();
  if (view === null) redirect(303, '/konsol/masuk');
  return { title: messagesFor(locals.language).desk.leave.title, view };
};

type Answer = Awaited<ReturnType<LeavePlatform['endLeave']>>;
/** `of`: the form that was sent, so that what is wrong stands in it, with all that was typed. */
function answered(locals: App.Locals, done: Answer, of: string, form: FormData) {
  if (done.ok) {
    const told = locals.tell({ kind: 'done', messages: [{ field: null, message: done.value.message }], typed: {} });
    redirect(303, `/konsol/cuti?pesan=${told}`);
  }
  if (done.error.type === 'notSignedIn') redirect(303, '/konsol/masuk');
  if (done.error.type === 'notFound') error(404, messagesFor(locals.language).desk.leave.gone);
  if (done.error.type === 'notAllowed') error(403, done.error.message[locals.language]);
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const errors = done.error.errors.map(({ field, message }) => ({ field, text: message[locals.language] }));
  return fail(422, { of, typed, errors });
}
const said = (form: FormData, name: string): string => String(form.get(name) ?? '');

export const actions: Actions = {
  ajukan: async ({ request, locals }) => {
    const form = await request.formData();
    const asked = { from: said(form, 'dari'), to: said(form, 'sampai') };
    return answered(locals, await locals.platform.console.askLeave(asked), 'ajukan', form);
  },
  putuskan: async ({ request, locals }) => {
    const form = await request.formData();
    const id = said(form, 'id');
    const done = await locals.platform.console.decideLeave(id, {
      approve: said(form, 'putusan') === 'setuju',
      because: said(form, 'sebab'),
      standIn: said(form, 'pengganti') === '' ? null : said(form, 'pengganti'),
      decree: said(form, 'surat'),
    });
    return answered(locals, done, id, form);
  },
  akhiri: async ({ request, locals }) => {
    const form = await request.formData();
    return answered(locals, await locals.platform.console.endLeave(said(form, 'id')), said(form, 'id'), form);
  },
};
