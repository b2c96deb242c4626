// A service that is played: the trial travels in the form, sealed. Must never store an answer or tell anybody.
import { areaGroups, rawFormOf } from '#lib';
import { opened } from '#lib/studio/opened.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  trial: opened(
    await locals.platform.studio.tryIt(params.id, { contoh: url.searchParams.get('contoh') ?? '' }),
    locals.language,
  ),
  areas: areaGroups(locals.platform.region.districts),
});

export const actions: Actions = {
  default: async ({ request, locals, params }) => ({
    trial: opened(await locals.platform.studio.tryIt(params.id, rawFormOf(await request.formData())), locals.language),
  }),
};
