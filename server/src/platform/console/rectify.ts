/**
 * The officer who decides about a person's request sets their data right, answer by answer, in each of their cases (ADR 0084).
 *
 * Looking at an answer is on record in its own case, for its owner to read. Must never: reach a case that is not the person's own, or
 * one of another request like this; or be done by anybody but who has the turn in which the service says `carries: 'correction'`.
 */
import {
  FILE_KINDS,
  rectifiable,
  withChanges,
  type AnswerError,
  type Facts,
  type Target,
  type Text,
} from '@balai/kernel';
import type { Bound } from '../bound.ts';
import { answerParts } from '../answers/answer-parts.ts';
import { encodeAnswer } from '../answers/encode-answer.ts';
import { maskAnswer, showAnswer } from '../answers/show-answer.ts';
import { openCase, type OpenCase } from '../cases/open-case.ts';
import { filesIn } from '../drafts/answer-question.ts';
import { fileViews } from '../files/file-view.ts';
import { rectifiedNote } from '../cases/rectified-note.ts';
import { readAnswers, uploadOwner } from '../cases/resident-acts.ts';
import { BASIS_OF_CORRECTION } from '../person/carry-out.ts';
import { deedsOf, foundByTelephone, niksOf, personOf } from '../person/find-person.ts';
import type {
  ConsoleActResult,
  ConsoleRefusal,
  RectificationView,
  RectifiedQuestion,
  RectifyInput,
} from '../platform-types.ts';
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
  readonly targets: readonly Target[];
  /** It is theirs but for its NIK: that alone is set right, and only to the one that they have proved. */
  readonly underOtherNik: boolean;
}

/** As the owner of the case reads why its data were looked at. */
export const purposeOf = (asked: string): string => `${FOR_REQUEST}${asked}`;
const FOR_REQUEST = 'Permintaan data pribadi ';
/** The number of the request in such a purpose; empty in any other. */
export const askedIn = (purpose: string): string =>
  purpose.startsWith(FOR_REQUEST) ? purpose.slice(FOR_REQUEST.length) : '';

/** Whether the turn that this officer holds is one in which data are set right; and who they are in it. */
export function correctorIn({ manifest, loaded, bound }: OpenCase, rights: Rights): Rectifying['actor'] | null {
  const held = heldTurn(rights, manifest, loaded.state, bound.today);
  const corrects = deedsOf(manifest).some(({ stage, deed }) => deed === 'correction' && stage === held?.turn.stage);
  return corrects && held !== null ? held.actor : null;
}

type Held = OpenCase['loaded'];
/**
 * What of a case of theirs can be set right: not the NIK or telephone by which it is theirs, and nothing of a request like this one,
 * which is the proof of what was done.
 */
function targetsIn(loaded: Held, proved: readonly string[]): readonly Target[] {
  const { manifest, state } = loaded;
  if (deedsOf(manifest).length > 0) return [];
  const fixed = foundByTelephone(loaded);
  return rectifiable(manifest, state).filter(({ path, field }) => {
    if (!(path in state.answers)) return true;
    if (field.kind === 'nik') return !proved.includes(String(state.answers[path]));
    return !(fixed && field.kind === 'phone');
  });
}
export const hasRectifiable = (loaded: Held, request: Held): boolean => targetsIn(loaded, niksOf(request)).length > 0;
/** The NIKs by which a case is held to be somebody else's. */
const niksIn = ({ manifest, state }: Held): readonly Target[] =>
  rectifiable(manifest, state).filter(({ path, field }) => field.kind === 'nik' && path in state.answers);

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
  const { own, underOtherNik } = await personOf(bound.deps, bound.regionId, request.loaded);
  const theirs = own.find((one) => one.number === number);
  const misfiled = underOtherNik.find((one) => one.number === number);
  const targets =
    theirs !== undefined ? targetsIn(theirs, niksOf(request.loaded)) : misfiled === undefined ? [] : niksIn(misfiled);
  const open = targets.length === 0 ? null : await openCase(bound, { number }, 'officer');
  return open === null ? noSuchCase : { request, open, actor, targets, underOtherNik: theirs === undefined };
}

/** Whether this officer may set this answer right at this moment: then they may hand in a paper for it, and see the one that stands. */
export async function mayRectify(
  bound: Bound,
  rights: Rights,
  { asked, number, path }: { readonly asked: string; readonly number: string; readonly path: string },
): Promise<OpenCase | null> {
  const found = await rectifying(bound, rights, asked, number);
  return 'type' in found || !found.targets.some((one) => one.path === path) ? null : found.open;
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
  const { open, request, targets } = found;
  const { loaded, manifest, documents } = open;
  const target = targets.find((one) => one.path === path);
  return {
    asked: request.loaded.number,
    number: loaded.number,
    title: manifest.title,
    filedAt: loaded.filedAt,
    open: loaded.state.status === 'open',
    version: loaded.version,
    hasLetters: documents.length > 0,
    underOtherNik: found.underOtherNik,
    answers: targets.map((one) => ({
      path: one.path,
      label: one.field.label,
      rectified: rectifiedNote(bound, loaded.state, one.path),
    })),
    chosen:
      target === undefined
        ? null
        : {
            path: target.path,
            field: target.field,
            handedIn: await handedIn(open, target),
            ...(await shown(found, rights, target)),
          },
  };
}

type Shown = Omit<RectifiedQuestion, 'path' | 'field' | 'handedIn'>;
const CLOSED: Shown = { value: null, files: [], typed: {} };

async function handedIn({ bound, loaded }: OpenCase, { field }: Target): Promise<RectifiedQuestion['handedIn']> {
  if (!FILE_KINDS.has(field.kind)) return [];
  const own = await bound.deps.store.files.ofOwner(bound.regionId, uploadOwner(bound, loaded.caseId));
  return fileViews(
    own.map(({ sha256 }) => sha256),
    own,
    field.label,
  );
}

/** What stands there now, for whoever compares it with the request; that they looked is on record before they see it. */
async function shown(found: Rectifying, rights: Rights, { path }: Target): Promise<Shown> {
  const { open, request, actor, underOtherNik } = found;
  const { bound, loaded, manifest, files } = open;
  const [top = ''] = path.split('.');
  const question = manifest.fields[top];
  if (question === undefined) return CLOSED;
  // With the privacy of the group around it.
  const part = answerParts(top, question, loaded.state.answers[top]).find((one) => one.path === path);
  if (part === undefined) return CLOSED;
  const { masked, mayReveal } = exposureOf(part.field, rights, manifest);
  if (masked && !mayReveal) return CLOSED;
  await bound.deps.store.talk.read(bound.regionId, {
    caseId: loaded.caseId,
    officer: rights.officer.id,
    unit: actor.unit,
    what: path,
    purpose: purposeOf(request.loaded.number),
    at: bound.now,
  });
  const { field, value } = part;
  // It may be somebody else's number that was typed.
  if (underOtherNik) return { ...CLOSED, value: maskAnswer(field, value, bound.showing) };
  return {
    value: showAnswer(field, value, bound.showing),
    files: fileViews(filesIn(value), files, field.label),
    typed:
      field.kind === 'place' && field.published === true
        ? encodeAnswer(path, field, value, bound.context.language)
        : {},
  };
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
  const { open, request, actor, targets, underOtherNik } = found;
  const target = targets.find((one) => one.path === path);
  if (target === undefined) return { ok: false, error: noSuchCase };
  const { values, errors } = await readAnswers(
    bound,
    open.loaded.caseId,
    [{ name: path, field: target.field }],
    raw,
    {},
  );
  const { label } = target.field;
  if (errors.length > 0) return refusedFor(errors);
  if (underOtherNik && !niksOf(request.loaded).includes(String(values[path])))
    return refusedFor([{ field: path, code: 'notCorrectable', message: onlyProved(request.loaded.number) }]);
  return run(
    open,
    rights,
    {
      type: 'rectify',
      actor,
      answers: { [path]: values[path] },
      asked: request.loaded.number,
      basis: BASIS_OF_CORRECTION,
      facts: target.field.kind === 'nik' ? await saidBy(open, path, values[path]) : {},
    },
    { key, seenVersion, body: { asked, number, path, raw } },
    text(`${label.id}: sudah dibetulkan di ${number}.`, `${label.en}: set right in ${number}.`),
  );
}

const refusedFor = (errors: readonly AnswerError[]): ConsoleActResult => ({
  ok: false,
  error: {
    type: 'refused',
    error: { type: 'answersRefused', errors },
    sentences: errors.map(({ field, message }) => ({ field, message })),
  },
});
const onlyProved = (asked: string): Text =>
  text(
    `Di urusan ini hanya NIK yang terbukti dalam permintaan ${asked} yang dapat ditulis. Periksa angkanya.`,
    `Only the NIK that was proved in request ${asked} can be written in this matter. Check its digits.`,
  );

/** What registries say by the NIK that is right; those who do not answer now are asked again later. */
async function saidBy({ bound, loaded, manifest }: OpenCase, path: string, nik: unknown): Promise<Facts> {
  const [top = ''] = path.split('.');
  const asked = Object.fromEntries(
    Object.entries(manifest.facts).filter(([, { dependsOn }]) => dependsOn.includes(top)),
  );
  const { answers, area, status } = loaded.state;
  if (status !== 'open' || Object.keys(asked).length === 0) return {};
  const right = withChanges(manifest.fields, answers, { [path]: nik });
  return bound.deps.registriesOf(bound.regionId).ask(asked, { answers: right, area }, bound.now);
}
