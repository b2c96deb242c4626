// The service whose parts are looked at; its own pages ask for their part. Must never answer who does not program services.
import { opened } from '#lib/studio/opened.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => {
  const head = opened(await locals.platform.studio.head(params.id), locals.language);
  return { head, title: head.title[locals.language] };
};
