// Throwing a draft away, after one question.
import { redirect } from '@sveltejs/kit';
import { draftOr, pathOfSplit } from '#lib/portal/draft.ts';
import { formError } from '#lib/portal/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ draft: await draftOr(locals, params.draft) });

export const actions: Actions = {
  default: async ({ locals, params }) => {
    const draft = await draftOr(locals, params.draft);
    await locals.platform.portal.discard(draft.id);
    const back = draft.splitFrom === null ? '/urusan' : pathOfSplit(draft.splitFrom);
    redirect(
      303,
      `${back}?pesan=${await locals.tell({ kind: 'done', messages: [formError(null, (words) => words.portal.check.discarded)], typed: {} })}`,
    );
  },
};
