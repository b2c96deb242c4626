// A matter: whole for the device that holds its secret, else what anybody may see, with the way to open it.
import { fail, redirect } from '@sveltejs/kit';
import type { PortalRefusal } from '@balai/server/platform';
import { areaGroups, messageKey, rawFormOf, type FormError, type Typed, typedText } from '#lib';
import { asksForArea } from '#lib/forms/asks.ts';
import { notFound } from '#lib/portal/not-found.ts';
import { openMatter } from '#lib/portal/open-matter.ts';
import { doneMessages, refusedMessages } from '#lib/portal/outcome.ts';
import { formError, refused } from '#lib/portal/refusal.ts';
import { sketchOfCase } from '#lib/shell/place-sketch.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { portal } = locals.platform;
  const matter = await portal.case(params.number);
  const open = matter ?? (await portal.publicCase(params.number)) ?? notFound(locals);
  const asked = [
    ...(matter?.yourTurn?.actions.flatMap((action) => action.questions) ?? []),
    ...(matter?.objection?.questions ?? []),
  ];
  return {
    matter,
    open,
    following: matter === null ? await portal.following(open.number) : null,
    sketch: sketchOfCase(locals.platform, open),
    done: doneMessages(locals.flash),
    errors: refusedMessages(locals.flash),
    typed: locals.flash?.kind === 'refused' ? locals.flash.typed : ({} as Typed),
    areas: asked.some(({ field }) => asksForArea(field)) ? areaGroups(locals.platform.region.districts) : [],
    formKey: crypto.randomUUID(),
  };
};

type Refused = {
  readonly of: 'open' | 'ask' | 'survey' | 'follow';
  readonly errors: readonly FormError[];
  readonly typed: Typed;
};
const back = (status: number, refusal: Refused) => fail(status, refusal);

/** Back to the matter, with what came of it. */
async function toldThere(
  locals: App.Locals,
  number: string,
  kind: 'done' | 'refused',
  says: Parameters<typeof formError>[1],
): Promise<never> {
  const flash = await locals.tell({ kind, messages: [formError(null, says)], typed: {} });
  redirect(303, `/urusan/${encodeURIComponent(number)}?pesan=${flash}`);
}

export const actions: Actions = {
  open: async ({ locals, params, request }) => {
    const failed = await openMatter(locals, params.number, rawFormOf(await request.formData()));
    return back(failed.status, { of: 'open', ...failed.data });
  },
  ask: async ({ locals, params, request }) => {
    const typed = rawFormOf(await request.formData());
    const done = await locals.platform.portal.ask(
      params.number,
      typedText(typed, 'pertanyaan'),
      messageKey(typed, 'pertanyaan'),
    );
    if (done.ok)
      redirect(
        303,
        `/urusan/${encodeURIComponent(params.number)}?pesan=${await locals.tell({ kind: 'done', messages: [formError(null, (words) => words.portal.case.askedDone)], typed: {} })}#tanya`,
      );
    const { error } = done;
    switch (error.type) {
      case 'textMissing':
        return back(422, {
          of: 'ask',
          errors: [formError('pertanyaan', (words) => words.portal.case.askMissing)],
          typed,
        });
      case 'textTooLong':
        return back(422, {
          of: 'ask',
          errors: [formError('pertanyaan', (words) => words.portal.case.askTooLong)],
          typed,
        });
      default:
        return back(429, { of: 'ask', errors: [refused(locals, error as PortalRefusal)], typed });
    }
  },
  survey: async ({ locals, params, request }) => {
    const typed = rawFormOf(await request.formData());
    const done = await locals.platform.portal.survey(params.number, typed);
    if (done.ok)
      redirect(
        303,
        `/urusan/${encodeURIComponent(params.number)}?pesan=${await locals.tell({ kind: 'done', messages: [formError(null, (words) => words.portal.case.surveyDone)], typed: {} })}`,
      );
    const { error } = done;
    if (error.type !== 'scoresMissing') return back(429, { of: 'survey', errors: [refused(locals, error)], typed });
    const [first] = error.elements;
    const summary = formError(first ?? null, (words) =>
      words.portal.case.surveyMissing({ count: error.elements.length }),
    );
    return back(422, {
      of: 'survey',
      errors: [
        summary,
        ...error.elements.slice(1).map((element) => formError(element, (words) => words.portal.case.surveyPick)),
      ],
      typed,
    });
  },
  kabari: async ({ locals, params, request }) => {
    const done = await locals.platform.portal.beginNotices(params.number, rawFormOf(await request.formData()));
    if (done.ok) return toldThere(locals, params.number, 'done', (words) => words.portal.case.notices.begun);
    if (done.error.type === 'notToldThere')
      return toldThere(locals, params.number, 'refused', (words) => words.portal.case.notices.failed);
    return back(429, { of: 'follow', errors: [refused(locals, done.error as PortalRefusal)], typed: {} });
  },
  hentikan: async ({ locals, params }) => {
    await locals.platform.portal.endNotices(params.number);
    return toldThere(locals, params.number, 'done', (words) => words.portal.case.notices.ended);
  },
  follow: async ({ locals, params }) => {
    const done = await locals.platform.portal.follow(params.number, null);
    if (done.ok) return toldThere(locals, done.value.number, 'done', (words) => words.portal.case.following.begun);
    return back(429, { of: 'follow', errors: [refused(locals, done.error)], typed: {} });
  },
  unfollow: async ({ locals, params }) => {
    await locals.platform.portal.unfollow(params.number);
    return toldThere(locals, params.number, 'done', (words) => words.portal.case.following.ended);
  },
};
