// The file that the version comes from. Must never run it.
import { opened } from '#lib/studio/opened.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
  source: opened(await locals.platform.studio.source(params.id), locals.language),
});
