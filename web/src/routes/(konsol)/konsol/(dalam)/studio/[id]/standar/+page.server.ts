// The published standard of the service. Must never say more than residents are told.
import { opened } from '#lib/studio/opened.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
  standard: opened(await locals.platform.studio.standard(params.id), locals.language),
});
