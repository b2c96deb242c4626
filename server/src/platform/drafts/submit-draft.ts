/**
 * Sends a draft: consent, the registries asked, one command under the draft's own key, the device bound to its case.
 *
 * Must never: make two cases of one draft, refuse because a registry is silent, or send past a change of the service
 * that the resident has not seen.
 */
import { keeperOf, type CaseCommand } from '@balai/kernel';
import type { Draft } from '@balai/store';
import { one } from '../answers/raw-form.ts';
import { namingFor, once, serviceOf, type Bound } from '../bound.ts';
import { areaIn } from '../kernel-views.ts';
import { issueLetters } from '../letters/issue-letters.ts';
import { derivedToken, tokenHash } from '../link-token.ts';
import type { PortalPlatform, RawForm } from '../platform-types.ts';
import { executeSentence, refusalSentences } from '../texts/refusal-texts.ts';
import { changedOf, questionsOf, type DraftState } from './draft-state.ts';
import { consentText } from './draft-views.ts';
import { afterSending, filerOf } from './filer.ts';
import { loadDraft, openLoaded } from './open-draft.ts';
import { splitOf } from './split-draft.ts';

type Submitted = Awaited<ReturnType<PortalPlatform['submit']>>;

/** The form field of the consent; `ya` when it was ticked. */
export const CONSENT = 'persetujuan';

/**
 * The secret of the link of the case that this draft becomes: 128 bits. Derived, so that the receipt can show it again on
 * the device that sent the draft; the store keeps its hash only.
 */
export const caseSecret = ({ deps, regionId }: Bound, draftId: string): string =>
  derivedToken(deps.linkSecret, `case ${regionId} ${draftId}`);

export async function submitDraft(bound: Bound, draftId: string, raw: RawForm): Promise<Submitted> {
  const draft = await loadDraft(bound, draftId);
  // A part that is split off is opened with its case, at the console.
  if (draft === null || splitOf(draft) !== null) return { ok: false, error: { type: 'notFound' } };
  if (draft.submittedCaseId !== null) return sentBefore(bound, draft);
  const opened = await openLoaded(bound, draft);
  if (opened === null) return { ok: false, error: { type: 'notFound' } };
  const { state } = opened;
  if (opened.carried) return { ok: false, error: { type: 'serviceChanged', asks: changedOf(state.draft)?.asks ?? [] } };
  const asks = consentText(state.manifest, questionsOf(bound, state), bound).id !== '';
  if (asks && one(raw, CONSENT) !== 'ya') return { ok: false, error: { type: 'consentMissing' } };
  return send(bound, state);
}

/** A double click, or a resend after a lost answer: the same case. */
async function sentBefore(bound: Bound, draft: Draft): Promise<Submitted> {
  const summary =
    draft.submittedCaseId === null ? null : await bound.deps.store.cases.summary(bound.regionId, draft.submittedCaseId);
  const service = serviceOf(bound, draft.serviceId);
  if (summary === null || service === null) return { ok: false, error: { type: 'notFound' } };
  return {
    ok: true,
    value: { number: summary.number, receiptPath: afterSending(service.manifest, summary.number) },
  };
}

async function send(bound: Bound, { draft, manifest, answers }: DraftState): Promise<Submitted> {
  const { store } = bound.deps;
  const facts = await bound.deps
    .registriesOf(bound.regionId)
    .ask(manifest.facts, { answers, area: areaIn(manifest, answers) }, bound.now);
  const actor = await filerOf(bound, draft, manifest);
  if (actor === null) return { ok: false, error: { type: 'notFound' } };
  const { language } = bound.context;
  const command: CaseCommand = { type: 'submit', actor, answers, facts, language };
  const done = await store.execute({
    regionId: bound.regionId,
    serviceId: draft.serviceId,
    command,
    channel: draft.channel,
    now: bound.now,
    idempotency: once('draft', draft.id, { service: draft.serviceId, answers }),
    secretHash: tokenHash(caseSecret(bound, draft.id)),
    draftId: draft.id,
    // A case that an office keeps belongs to no device: not to the telephone of whoever is on duty.
    ...(bound.context.device === null || keeperOf(manifest) !== null ? {} : { device: bound.context.device }),
  });
  if (!done.ok) {
    const { error } = done;
    if (error.type === 'refused')
      return {
        ok: false,
        error: {
          type: 'refused',
          error: error.error,
          sentences: refusalSentences(error.error, {
            naming: namingFor(bound, manifest),
            formats: bound.formats,
            who: 'resident',
          }),
        },
      };
    if (error.type === 'noSuchService' || serviceOf(bound, draft.serviceId) === null)
      return { ok: false, error: { type: 'notFound' } };
    const field = error.type === 'unsuitable' ? (error.field.split('.')[1] ?? null) : null;
    return {
      ok: false,
      error: {
        type: 'refused',
        error: { type: 'answersRefused', errors: [] },
        sentences: [{ field, message: executeSentence(error) }],
      },
    };
  }
  const { caseId, number, state } = done.value;
  if (state.ending !== null && state.ending.letters.length > 0)
    await issueLetters(bound.deps, bound.regionId, caseId, bound.now);
  return { ok: true, value: { number, receiptPath: afterSending(manifest, number) } };
}
