// All services of the region, for who programs them. Must never answer anybody else.
import { messagesFor } from '#lib';
import { opened } from '#lib/studio/opened.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  title: messagesFor(locals.language).studio.title,
  rows: opened(await locals.platform.studio.list(), locals.language),
});
