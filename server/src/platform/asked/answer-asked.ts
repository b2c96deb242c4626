/**
 * The answer of somebody without an account, in the turn that their link gives them: recorded as theirs, once.
 *
 * Must never: act by a link that was used, replaced or is over, or on behalf of anybody but the party of the turn.
 */
import type { HandedIn, Text } from '@balai/kernel';
import { one, several } from '../answers/raw-form.ts';
import { once, type Bound } from '../bound.ts';
import { formsOf, questionsOfAction } from '../cases/handed-in.ts';
import { notFound, readAnswers, refusedAnswers } from '../cases/resident-acts.ts';
import { issueLetters } from '../letters/issue-letters.ts';
import type { PortalActResult, RawForm } from '../platform-types.ts';
import { executeSentence, refusalSentences } from '../texts/refusal-texts.ts';
import { text } from '../texts/text.ts';
import { actorOf, askedActions, openedLink, whatHappened } from './asked-view.ts';

/** Names of form fields: `tindakan` the action, `alasan.ACTION` the reasons of that action, `catatan` a word to the applicant. */
const LONGEST_NOTE = 1_000;

export async function answerAsked(bound: Bound, linkId: string, raw: RawForm): Promise<PortalActResult> {
  const opened = await openedLink(bound, linkId);
  if (opened === null) return notFound;
  const { link, open, turn, standing } = opened;
  const { store } = bound.deps;
  const action = one(raw, 'tindakan');
  if (standing !== 'open' || turn === null) return said(whatHappened(opened, standing === 'open' ? 'over' : standing));
  const view = askedActions(open, turn).find((each) => each.action === action);
  if (view === undefined) return said(CHOOSE);
  const { values, errors } = await readAnswers(bound, link.caseId, questionsOfAction(view), raw, {});
  if (errors.length > 0) return refusedAnswers(errors);
  const done = await store.execute({
    regionId: bound.regionId,
    caseId: link.caseId,
    loaded: open.loaded,
    command: {
      type: 'act',
      turn: turn.id,
      action,
      actor: actorOf(turn),
      with: formsOf(view, values) as HandedIn,
      because: several(raw, `alasan.${action}`),
      note: one(raw, 'catatan').slice(0, LONGEST_NOTE),
    },
    channel: 'portal',
    now: bound.now,
    idempotency: once(`link ${link.id}`, link.id, raw),
  });
  if (done.ok) {
    await store.turnLinks.answered(bound.regionId, link.id, action, bound.now);
    const { ending } = done.value.state;
    if (ending !== null && ending.letters.length > 0)
      await issueLetters(bound.deps, bound.regionId, link.caseId, bound.now);
    return { ok: true, value: { message: THANKS } };
  }
  if (done.error.type !== 'refused') return said(executeSentence(done.error));
  // Those that may be chosen stand on the page, under the answer; the list of the service holds others too.
  if (done.error.error.type === 'reasonNeeded' || done.error.error.type === 'reasonDoesNotFit')
    return {
      ok: false,
      error: {
        type: 'refused',
        error: done.error.error,
        sentences: [
          { field: `alasan.${action}`, message: done.error.error.type === 'reasonNeeded' ? WHY : NOT_FITTING },
        ],
      },
    };
  const sentences = refusalSentences(done.error.error, {
    naming: open.naming,
    formats: bound.formats,
    who: 'resident',
  }).map(({ field, message }) => ({ field: field ?? null, message }));
  return { ok: false, error: { type: 'refused', error: done.error.error, sentences } };
}

const said = (message: Text): PortalActResult => ({
  ok: false,
  error: { type: 'refused', error: { type: 'answersRefused', errors: [] }, sentences: [{ field: null, message }] },
});
const CHOOSE = text('Pilih salah satu jawaban di halaman ini.', 'Choose one of the answers on this page.');
const WHY = text('Pilih sedikitnya satu alasan.', 'Choose at least one reason.');
const NOT_FITTING = text(
  'Aturannya sudah terpenuhi, jadi alasan itu tidak berlaku. Pilih alasan lain di bawah jawaban ini.',
  'The rule is met by now, so that reason does not hold. Choose another one under this answer.',
);
const THANKS = text(
  'Terkirim. Terima kasih; tidak ada lagi yang perlu Anda lakukan.',
  'Sent. Thank you; there is nothing more for you to do.',
);
