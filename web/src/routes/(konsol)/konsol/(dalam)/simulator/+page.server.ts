// The switches of the simulated registers and signer. Must never exist in a live city.
import { error, redirect } from '@sveltejs/kit';
import { messagesFor } from '#lib';
import type { Actions, PageServerLoad } from './$types';

const MODES = ['ok', 'slow', 'wrong', 'down'] as const;

export const load: PageServerLoad = async ({ locals }) => {
  const words = messagesFor(locals.language);
  if (locals.region.kind === 'live') error(404, words.shared.problems.notFound.title);
  return { title: words.console.simulators.title, simulators: await locals.platform.console.simulators() };
};

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData();
    const mode = MODES.find((one) => one === form.get('keadaan')) ?? 'ok';
    const done = await locals.platform.console.setSimulator(String(form.get('register') ?? ''), mode);
    const words = messagesFor(locals.language).console;
    const text = done.ok ? words.simulators.done : words.refused.notFound;
    redirect(
      303,
      `/konsol/simulator?pesan=${await locals.tell({ kind: done.ok ? 'done' : 'refused', messages: [{ field: null, message: { id: text, en: text } }], typed: {} })}`,
    );
  },
};
