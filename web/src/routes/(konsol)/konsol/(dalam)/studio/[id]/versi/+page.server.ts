// Every version that was ever in force. Must never leave one out.
import { opened } from '#lib/studio/opened.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
  versions: opened(await locals.platform.studio.versions(params.id), locals.language),
});
