// The last look before sending: every answer, who gets it, the promise, cases nearby, consent.
import { notFound } from '#lib/portal/not-found.ts';
import { fail, redirect } from '@sveltejs/kit';
import { rawFormOf, type FormError } from '#lib';
import { draftOr } from '#lib/portal/draft.ts';
import { formError, refused } from '#lib/portal/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const draft = await draftOr(locals, params.draft);
  const check = await locals.platform.portal.check(draft.id);
  if (check === null) notFound(locals);
  const sketch = check.place === null ? null : locals.platform.portal.sketch(check.place, 'surroundings');
  return { check, sketch, questions: draft.questions.length };
};

export const actions: Actions = {
  send: async ({ locals, params, request }) => {
    const raw = rawFormOf(await request.formData());
    const sent = await locals.platform.portal.submit(params.draft, raw);
    if (sent.ok) redirect(303, sent.value.receiptPath);
    const agreed = raw['persetujuan'] === 'ya';
    switch (sent.error.type) {
      case 'consentMissing':
        return fail(422, { errors: [formError('persetujuan', (words) => words.portal.check.consentMissing)], agreed });
      case 'refused':
        return fail(422, { errors: sent.error.sentences as readonly FormError[], agreed });
      case 'serviceChanged':
        return fail(409, { errors: [formError(null, (words) => words.portal.check.serviceChanged)], agreed });
      default:
        return fail(429, { errors: [refused(locals, sent.error, params.draft)], agreed });
    }
  },
  /** A part that an officer splits off. */
  split: async ({ locals, params, request }) => {
    const raw = rawFormOf(await request.formData());
    const note = String(raw['note'] ?? '');
    const done = await locals.platform.console.split(params.draft, { note, seenVersion: Number(raw['versi']) });
    if (done.ok) {
      const messages = [{ field: null, message: done.value.message }];
      redirect(
        303,
        `/konsol/kasus/${done.value.from}?pesan=${await locals.tell({ kind: 'done', messages, typed: {} })}`,
      );
    }
    const { error: why } = done;
    if (why.type === 'refused')
      return fail(422, { errors: why.sentences as readonly FormError[], agreed: false, note });
    const error =
      why.type === 'changedMeanwhile' || why.type === 'notAllowed'
        ? { field: null, message: why.message }
        : formError(null, (words) => words.portal.check.serviceChanged);
    return fail(409, { errors: [error], agreed: false, note });
  },
  follow: async ({ locals, params, request }) => {
    const number = String((await request.formData()).get('nomor') ?? '');
    const done = await locals.platform.portal.follow(number, params.draft);
    if (done.ok) redirect(303, `/urusan/${encodeURIComponent(done.value.number)}`);
    return fail(429, { errors: [refused(locals, done.error)], agreed: false });
  },
};
