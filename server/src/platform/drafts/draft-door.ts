/**
 * The portal's drafts: begin, answer, check, send, leave and come back.
 *
 * Must never: begin a draft without a device or an officer to whom it belongs.
 */
import { keeperOf } from '@balai/kernel';
import { serviceOf, type Bound } from '../bound.ts';
import type { PortalPlatform, RawForm } from '../platform-types.ts';
import { rowsIn } from '../answers/raw-form.ts';
import { answerQuestion, answerRows } from './answer-question.ts';
import { rowAt } from './draft-rows.ts';
import { nextQuestion, questionsOf, type DraftState } from './draft-state.ts';
import { checkView, draftView, questionView } from './draft-views.ts';
import { openLink, openCase, resumeLink } from './links.ts';
import { positionDoor } from './offered-position.ts';
import { loadDraft, newDraft, openDraft } from './open-draft.ts';
import { submitDraft } from './submit-draft.ts';

type DraftDoor = Pick<
  PortalPlatform,
  | 'offerPosition'
  | 'offeredPosition'
  | 'agreeToPosition'
  | 'begin'
  | 'draft'
  | 'question'
  | 'answer'
  | 'check'
  | 'submit'
  | 'discard'
  | 'resumeLink'
  | 'openLink'
  | 'openCase'
>;
const notFound = { ok: false, error: { type: 'notFound' } } as const;

/** Begins a draft and binds it to the device; for the counter it belongs to the officer too. */
export async function beginDraft(
  bound: Bound,
  serviceId: string,
  officer: string | null,
): ReturnType<PortalPlatform['begin']> {
  const { deps, regionId, context, now } = bound;
  const service = serviceOf(bound, serviceId);
  if (service === null || (context.device === null && officer === null)) return notFound;
  // What an office keeps is begun at its console; the console has looked whether this officer is one of its own.
  if (officer === null && keeperOf(service.manifest) !== null) return notFound;
  const draft = newDraft(bound, serviceId, service.hash, officer);
  await deps.store.drafts.save(draft);
  if (context.device !== null) await deps.store.devices.bindDraft(regionId, context.device, draft.id, now);
  const state: DraftState = { draft, service, manifest: service.manifest, answers: {} };
  return { ok: true, value: { draftId: draft.id, first: nextQuestion(bound, state) } };
}

export function draftDoor(bound: Bound): DraftDoor {
  const { store } = bound.deps;
  return {
    ...positionDoor(bound),
    begin: (serviceId) => beginDraft(bound, serviceId, null),
    async draft(draftId) {
      const opened = await openDraft(bound, draftId);
      if (opened !== null) return draftView(bound, opened.state);
      const sent = await loadDraft(bound, draftId);
      const service = sent === null ? null : serviceOf(bound, sent.serviceId);
      const summary =
        sent === null || sent.submittedCaseId === null
          ? null
          : await store.cases.summary(bound.regionId, sent.submittedCaseId);
      return sent === null || service === null || summary === null
        ? null
        : draftView(bound, { draft: sent, service, manifest: service.manifest, answers: sent.answers }, summary.number);
    },
    async question(draftId, question) {
      const opened = await openDraft(bound, draftId);
      return opened === null ? null : questionView(bound, opened.state, question);
    },
    answer: (draftId, question, raw) => answerIn(bound, draftId, question, raw),
    async check(draftId) {
      const opened = await openDraft(bound, draftId);
      return opened === null ? null : checkView(bound, opened.state);
    },
    submit: (draftId, raw) => submitDraft(bound, draftId, raw),
    async discard(draftId) {
      const draft = await loadDraft(bound, draftId);
      if (draft !== null && draft.submittedCaseId === null) await store.drafts.discard(bound.regionId, draftId);
    },
    resumeLink: (draftId) => resumeLink(bound, draftId),
    openLink: (token) => openLink(bound, token),
    openCase: (number, secret) => openCase(bound, number, secret),
  };
}

/** As often as the same form is saved from elsewhere at the very moment: nobody has so many windows. */
const MOST_TRIES = 8;
async function answerIn(
  bound: Bound,
  draftId: string,
  question: string,
  raw: RawForm,
): ReturnType<PortalPlatform['answer']> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const opened = await openDraft(bound, draftId);
    if (opened === null) return alreadySent(bound, draftId);
    const questions = questionsOf(bound, opened.state);
    const field =
      questions.find(([name]) => name === question)?.[1] ?? rowAt(opened.state.draft, questions, question)?.field;
    if (field === undefined) return notFound;
    // A program sends all rows at once, under `question.0.part`; a page has one row each, and a list of them.
    const isList = field.kind === 'repeated' && rowsIn(raw, question, field.atMost ?? 50) === 0;
    const answered = await (isList ? answerRows : answerQuestion)(bound, opened.state, question, field, raw);
    if (answered === null) continue;
    const { errors, next } = answered;
    return errors.length > 0 ? { ok: false, error: { type: 'answersRefused', errors } } : { ok: true, value: { next } };
  }
  throw new Error('a draft is saved without end');
}

async function alreadySent(
  bound: Bound,
  draftId: string,
): Promise<{
  readonly ok: false;
  readonly error: { readonly type: 'alreadySent'; readonly number: string } | { readonly type: 'notFound' };
}> {
  const draft = await loadDraft(bound, draftId);
  if (draft === null || draft.submittedCaseId === null) return notFound;
  const summary = await bound.deps.store.cases.summary(bound.regionId, draft.submittedCaseId);
  return summary === null ? notFound : { ok: false, error: { type: 'alreadySent', number: summary.number } };
}
