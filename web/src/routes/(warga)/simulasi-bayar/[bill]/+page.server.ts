// The simulated bank: one bill, paid by its number. Must never exist in a live city.
import { redirect } from '@sveltejs/kit';
import { rawFormOf, typedText } from '#lib';
import { notFound } from '#lib/portal/not-found.ts';
import { doneMessages, refusedMessages } from '#lib/portal/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
  bill: (await locals.platform.portal.simulatedBill(params.bill)) ?? notFound(locals),
  done: doneMessages(locals.flash),
  errors: refusedMessages(locals.flash),
  typed: locals.flash?.kind === 'refused' ? typedText(locals.flash.typed, 'jumlah') : '',
  formKey: crypto.randomUUID(),
});

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const typed = rawFormOf(await request.formData());
    const paid = await locals.platform.portal.paySimulated(
      params.bill,
      typedText(typed, 'jumlah'),
      typedText(typed, 'kunci'),
    );
    if (paid === null) notFound(locals);
    const flash = await locals.tell({
      kind: paid.ok ? 'done' : 'refused',
      messages: [{ field: paid.ok ? null : 'jumlah', message: paid.message }],
      typed,
    });
    redirect(303, `/simulasi-bayar/${encodeURIComponent(params.bill)}?pesan=${flash}`);
  },
};
