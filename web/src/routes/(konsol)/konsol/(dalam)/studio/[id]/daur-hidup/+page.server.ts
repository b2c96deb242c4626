// Every stage with its figures, and why cases come back. Must never hold anything of a case but counts.
import { opened } from '#lib/studio/opened.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
  lifecycle: opened(await locals.platform.studio.lifecycle(params.id), locals.language),
});
