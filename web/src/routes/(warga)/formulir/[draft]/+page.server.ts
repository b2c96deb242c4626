// The door of a draft (from a link that goes on later): straight to the next open question.
import { redirect } from '@sveltejs/kit';
import { draftOr } from '#lib/portal/draft.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const draft = await draftOr(locals, params.draft);
  redirect(303, `/formulir/${encodeURIComponent(draft.id)}/${encodeURIComponent(draft.next)}`);
};
