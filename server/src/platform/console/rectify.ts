/**
 * The officer who decides about a person's request sets their data right, answer by answer, in each of their cases (ADR 0084).
 *
 * Looking at an answer is on record in its own case, for its owner to read. Must never: reach a case that is not the person's own, or
 * one of another request like this; or be done by anybody but who has the turn in which the service says `carries: 'correction'`.
 */
import { rectifiable, type Text } from '@balai/kernel';
import type { Bound } from '../bound.ts';
import { answerParts } from '../answers/answer-parts.ts';
import { showAnswer } from '../answers/show-answer.ts';
import { openCase, type OpenCase } from '../cases/open-case.ts';
import { rectifiedNote } from '../cases/rectified-note.ts';
import { readAnswers } from '../cases/resident-acts.ts';
import { BASIS_OF_CORRECTION } from '../person/carry-out.ts';
import { deedsOf, foundByTelephone, personOf } from '../person/find-person.ts';
import type { ConsoleActResult, ConsoleRefusal, RectificationView, RectifyInput } from '../platform-types.ts';
import { text } from '../texts/text.ts';
import { run } from './acts.ts';
import { exposureOf } from './exposure.ts';
import { heldTurn, noSuchCase, type Rights } from './rights.ts';
import { isRefusal } from './seen-case.ts';
import { workableCase } from './workable-case.ts';

interface Rectifying {
  readonly request: OpenCase;
  readonly open: OpenCase;
  readonly actor: NonNullable<ReturnType<typeof heldTurn>>['actor'];
}

/** Whether the turn that this officer holds is one in which data are set right; and who they are in it. */
export function correctorIn({ manifest, loaded, bound }: OpenCase, rights: Rights): Rectifying['actor'] | null {
  const held = heldTurn(rights, manifest, loaded.state, bound.today);
  const corrects = deedsOf(manifest).some(({ stage, deed }) => deed === 'correction' && stage === held?.turn.stage);
  return corrects && held !== null ? held.actor : null;
}

/** What of a case of theirs can be set right; nothing of a request like this one, which is the proof of what was done. */
function targetsIn(loaded: OpenCase['loaded']): ReturnType<typeof rectifiable> {
  const { manifest, state } = loaded;
  if (deedsOf(manifest).length > 0) return [];
  const fixed = foundByTelephone(loaded);
  return rectifiable(manifest, state).filter(
    ({ path, field }) => !(fixed && field.kind === 'phone' && path in state.answers),
  );
}
export const hasRectifiable = (loaded: OpenCase['loaded']): boolean => targetsIn(loaded).length > 0;

async function rectifying(
  bound: Bound,
  rights: Rights,
  asked: string,
  number: string,
): Promise<Rectifying | ConsoleRefusal> {
  const request = await workableCase(bound, rights, asked);
  if (isRefusal(request)) return request;
  const actor = correctorIn(request, rights);
  if (actor === null) return noSuchCase;
  const { own } = await personOf(bound.deps, bound.regionId, request.loaded);
  const found = own.find((one) => one.number === number && hasRectifiable(one));
  const open = found === undefined ? null : await openCase(bound, { number }, 'officer');
  return open === null ? noSuchCase : { request, open, actor };
}

export async function rectificationView(
  bound: Bound,
  rights: Rights,
  asked: string,
  number: string,
  path: string | null,
): Promise<RectificationView | ConsoleRefusal> {
  const found = await rectifying(bound, rights, asked, number);
  if ('type' in found) return found;
  const { open, request } = found;
  const { loaded, manifest, documents } = open;
  const targets = targetsIn(loaded);
  const target = targets.find((one) => one.path === path);
  return {
    asked: request.loaded.number,
    number: loaded.number,
    title: manifest.title,
    filedAt: loaded.filedAt,
    open: loaded.state.status === 'open',
    version: loaded.version,
    hasLetters: documents.length > 0,
    answers: targets.map((one) => ({
      path: one.path,
      label: one.field.label,
      rectified: rectifiedNote(bound, loaded.state, one.path),
    })),
    chosen:
      target === undefined
        ? null
        : { path: target.path, field: target.field, value: await shown(found, rights, target.path) },
  };
}

/** What stands there now, for whoever compares it with the request; that they looked is on record before they see it. */
async function shown({ open, request, actor }: Rectifying, rights: Rights, path: string): Promise<Text | null> {
  const { bound, loaded, manifest } = open;
  const [top = ''] = path.split('.');
  const question = manifest.fields[top];
  if (question === undefined) return null;
  // With the privacy of the group around it.
  const part = answerParts(top, question, loaded.state.answers[top]).find((one) => one.path === path);
  if (part === undefined) return null;
  const { masked, mayReveal } = exposureOf(part.field, rights, manifest);
  if (masked && !mayReveal) return null;
  await bound.deps.store.talk.read(bound.regionId, {
    caseId: loaded.caseId,
    officer: rights.officer.id,
    unit: actor.unit,
    what: path,
    purpose: `Permintaan data pribadi ${request.loaded.number}`,
    at: bound.now,
  });
  return showAnswer(part.field, part.value, bound.showing);
}

export async function rectify(
  bound: Bound,
  rights: Rights,
  asked: string,
  number: string,
  { path, raw, key, seenVersion }: RectifyInput,
): Promise<ConsoleActResult> {
  const found = await rectifying(bound, rights, asked, number);
  if ('type' in found) return { ok: false, error: found };
  const { open, request, actor } = found;
  const target = targetsIn(open.loaded).find((one) => one.path === path);
  if (target === undefined) return { ok: false, error: noSuchCase };
  const { values, errors } = await readAnswers(
    bound,
    open.loaded.caseId,
    [{ name: path, field: target.field }],
    raw,
    {},
  );
  if (errors.length > 0)
    return {
      ok: false,
      error: {
        type: 'refused',
        error: { type: 'answersRefused', errors },
        sentences: errors.map(({ field, message }) => ({ field, message })),
      },
    };
  const { label } = target.field;
  return run(
    open,
    rights,
    {
      type: 'rectify',
      actor,
      answers: { [path]: values[path] },
      asked: request.loaded.number,
      basis: BASIS_OF_CORRECTION,
    },
    { key, seenVersion, body: { asked, number, path, raw } },
    text(`${label.id}: sudah dibetulkan di ${number}.`, `${label.en}: set right in ${number}.`),
  );
}
