// One turn, for who was sent a link to it. Must never use the link up: only the answer does.
import { areaGroups, type Typed } from '#lib';
import { asksForArea } from '#lib/forms/asks.ts';
import { doneMessages, refusedMessages } from '#lib/portal/outcome.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  const asked = await locals.platform.portal.asked(params.id);
  const questions = asked?.turn?.actions.flatMap((action) => action.questions) ?? [];
  return {
    asked,
    city: locals.platform.region.name,
    done: doneMessages(locals.flash),
    errors: refusedMessages(locals.flash),
    typed: locals.flash?.kind === 'refused' ? locals.flash.typed : ({} as Typed),
    areas: questions.some(({ field }) => asksForArea(field)) ? areaGroups(locals.platform.region.districts) : [],
  };
};
