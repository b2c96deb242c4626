// Values and words of a service, changed as data: typed, checked, proposed, and decided by another. Must never change by a GET.
import { rawFormOf } from '#lib';
import { opened } from '#lib/studio/opened.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const typed = { apa: url.searchParams.get('apa') ?? '' };
  return { changing: opened(await locals.platform.studio.changing(params.id, typed), locals.language).view };
};

export const actions: Actions = {
  default: async ({ request, locals, params }) => {
    const told = opened(
      await locals.platform.studio.changing(params.id, rawFormOf(await request.formData())),
      locals.language,
    );
    if (told.done === null) return { changing: told.view };
    const flash = await locals.tell({ kind: 'done', messages: [{ field: null, message: told.done }], typed: {} });
    redirect(303, `/konsol/studio/${encodeURIComponent(params.id)}/ubah?pesan=${flash}`);
  },
};
