// What a live city would send; only where nothing is sent.
import { messagesFor } from '#lib';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  title: messagesFor(locals.language).console.outbox.title,
  rows: await locals.platform.console.outbox(),
});
