// Every example as it comes out now, and what they exercise. Must never run what an author wrote.
import { opened } from '#lib/studio/opened.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
  examples: opened(await locals.platform.studio.examples(params.id), locals.language),
});
