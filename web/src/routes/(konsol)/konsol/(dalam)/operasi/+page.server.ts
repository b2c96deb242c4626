// How the installation is, for its operators. Must never answer anybody else.
import { error } from '@sveltejs/kit';
import { messagesFor } from '#lib';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const words = messagesFor(locals.language).console.operations;
  const view = await locals.platform.console.operations();
  if (view === null) error(403, words.notYours);
  return { title: words.title, view };
};
