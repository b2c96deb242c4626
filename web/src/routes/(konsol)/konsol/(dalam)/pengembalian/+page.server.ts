// Money that goes back: what waits, what went. Must never note anything by a GET.
import { error, redirect } from '@sveltejs/kit';
import type { RefundAct } from '@balai/server/platform';
import { messagesFor, rawFormOf } from '#lib';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const words = messagesFor(locals.language);
  const view = await locals.platform.console.refunds();
  if (view === null) error(404, words.shared.problems.notFound.title);
  return { title: words.console.refunds.title, view };
};

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData();
    const told = await locals.platform.console.refundAct(actOf(form));
    if (told === null) redirect(303, '/konsol/masuk');
    const flash = await locals.tell({
      kind: told.ok ? 'done' : 'refused',
      messages: [{ field: null, message: told.message }],
      typed: told.ok ? {} : rawFormOf(form),
    });
    redirect(303, `/konsol/pengembalian?pesan=${flash}`);
  },
};

function actOf(form: FormData): RefundAct {
  const of = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const id = of('uang');
  if (of('lakukan') === 'batalkan') return { do: 'undo', id };
  const reference = of('nomorTransfer');
  return of('lakukan') === 'betulkan'
    ? { do: 'correct', id, was: of('semula'), reference, why: of('sebab') }
    : { do: 'paidBack', id, reference };
}
