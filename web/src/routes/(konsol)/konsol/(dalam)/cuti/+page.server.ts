// Leave of officers: asked for, decided, taken back. Must never decide who may: the platform does.
import { error, fail, redirect } from '@sveltejs/kit';
import { messagesFor, type FormError } from '#lib';
import type { LeaveAnswer } from '@balai/server/platform';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const view = await locals.platform.console.leave();
  if (view === null) redirect(303, '/konsol/masuk');
  return { title: messagesFor(locals.language).desk.leave.title, view, key: crypto.randomUUID() };
};

/** `of`: the form that was sent, so that what is wrong stands in it, with all that was typed. */
async function answered(locals: App.Locals, done: LeaveAnswer, of: string, form: FormData) {
  if (done.ok) {
    const told = await locals.tell({
      kind: 'done',
      messages: [{ field: null, message: done.value.message }],
      typed: {},
    });
    redirect(303, `/konsol/cuti?pesan=${told}`);
  }
  if (done.error.type === 'notSignedIn') redirect(303, '/konsol/masuk');
  if (done.error.type === 'notFound') error(404, messagesFor(locals.language).desk.leave.gone);
  if (done.error.type === 'notAllowed') error(403, done.error.message[locals.language]);
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const again = messagesFor(locals.language).desk.leave.keyReused;
  const errors: readonly FormError[] =
    done.error.type === 'refused' ? done.error.sentences : [{ field: null, message: { id: again, en: again } }];
  return fail(422, { of, typed, errors });
}
const said = (form: FormData, name: string): string => String(form.get(name) ?? '');

/** The three boxes of a day, `2026-12-24`; what is missing stays so, and the platform says it. */
const day = (form: FormData, name: string): string =>
  ['year', 'month', 'day'].map((part) => said(form, `${name}.${part}`).trim()).join('-');

export const actions: Actions = {
  ajukan: async ({ request, locals }) => {
    const form = await request.formData();
    const [from, to] = [day(form, 'dari'), day(form, 'sampai')];
    // Whoever goes back and writes other days asks for something else.
    const key = `${said(form, 'kunci')} ${from} ${to}`;
    return answered(locals, await locals.platform.console.askLeave({ from, to, key }), 'ajukan', form);
  },
  putuskan: async ({ request, locals }) => {
    const form = await request.formData();
    const id = said(form, 'id');
    const done = await locals.platform.console.decideLeave(id, {
      approve: said(form, 'putusan') === 'setuju',
      because: said(form, `sebab-${id}`),
      standIn: said(form, `pengganti-${id}`) === '' ? null : said(form, `pengganti-${id}`),
      decree: said(form, `surat-${id}`),
    });
    return answered(locals, done, id, form);
  },
  akhiri: async ({ request, locals }) => {
    const form = await request.formData();
    return answered(locals, await locals.platform.console.endLeave(said(form, 'id')), said(form, 'id'), form);
  },
};
