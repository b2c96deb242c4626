// Save and go on later: the answers are kept already; this page gives the link that continues them elsewhere.
import { draftOr } from '#lib/portal/draft.ts';
import { qrOf } from '#lib/portal/qr.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const draft = await draftOr(locals, params.draft);
  const link = await locals.platform.portal.resumeLink(draft.id);
  return { draft, link, qr: qrOf(link) };
};
