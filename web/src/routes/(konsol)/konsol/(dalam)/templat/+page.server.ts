// Texts that a unit begins its answers with. Must never send one, or decide who may change it: the platform says.
import { error, fail, redirect } from '@sveltejs/kit';
import { messagesFor, rawFormOf } from '#lib';
import type { RawForm } from '@balai/server/platform';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const view = await locals.platform.console.templates();
  if (view === null) redirect(303, '/konsol/masuk');
  return { title: messagesFor(locals.language).desk.templates.title, view };
};

const one = (raw: RawForm, name: string): string => (typeof raw[name] === 'string' ? raw[name] : '');
function unitOf(raw: RawForm): { readonly unit: string; readonly area: string | null } {
  const [unit = '', area = ''] = one(raw, 'unit').split('@');
  return { unit, area: area === '' ? null : area };
}
async function done(locals: App.Locals, text: string): Promise<never> {
  const told = await locals.tell({
    kind: 'done',
    messages: [{ field: null, message: { id: text, en: text } }],
    typed: {},
  });
  redirect(303, `/konsol/templat?pesan=${told}`);
}

/** What the questions of the form are called. */
const FIELDS: Readonly<Record<string, string>> = { name: 'nama', text: 'isi', english: 'isiInggris' };

export const actions: Actions = {
  simpan: async ({ request, locals }) => {
    const raw = rawFormOf(await request.formData());
    const words = messagesFor(locals.language);
    const id = one(raw, 'id');
    const said = { name: one(raw, 'nama'), text: one(raw, 'isi'), english: one(raw, 'isiInggris') };
    const input = { id: id === '' ? null : id, ...unitOf(raw), ...said };
    const saved = await locals.platform.console.saveTemplate(input);
    if (saved.ok) return done(locals, words.desk.templates.saved);
    if (saved.error.type === 'notSignedIn') redirect(303, '/konsol/masuk');
    // A colleague removed it, or the appointment has ended: what was typed stays, to be kept anew or copied.
    if (saved.error.type !== 'refused') {
      const text = saved.error.type === 'notAllowed' ? saved.error.message[locals.language] : words.desk.templates.gone;
      return fail(saved.error.type === 'notAllowed' ? 403 : 404, {
        of: one(raw, 'unit'),
        ...said,
        isLost: saved.error.type === 'notAllowed',
        errors: [{ field: null, text }],
      });
    }
    const errors = saved.error.sentences.map(({ field, message }) => ({
      field: field === null ? null : (FIELDS[field] ?? null),
      text: message[locals.language],
    }));
    return fail(422, { of: id === '' ? one(raw, 'unit') : id, ...said, isLost: false, errors });
  },
  hapus: async ({ request, locals }) => {
    const raw = rawFormOf(await request.formData());
    const words = messagesFor(locals.language).desk.templates;
    const gone = await locals.platform.console.removeTemplate({ id: one(raw, 'id'), ...unitOf(raw) });
    if (!gone.ok && gone.error.type === 'notAllowed') error(403, gone.error.message[locals.language]);
    return done(locals, gone.ok ? words.removed : words.gone);
  },
};
