/**
 * What a resident does in their own case: answer in their turn, object, withdraw, ask, rate, follow.
 *
 * Each write has a key: a double click does a thing once. Must never: act for a device that does not hold the case.
 */
import {
  actionsFor,
  type ActionView,
  FILE_KINDS,
  suitableText,
  valueAt,
  withChanges,
  type Actor,
  type AnswerError,
  type CaseCommand,
  type Field,
  type HandedIn,
} from '@balai/kernel';
import type { CaseSummary, LoadedCase, Payment, SurveyElement } from '@balai/store';
import { decodeAnswer } from '../answers/decode-answer.ts';
import { printableErrors } from '../answers/printable.ts';
import { one } from '../answers/raw-form.ts';
import { heldMessage, holdTimes } from '../booking/times.ts';
import { namingFor, once, type Bound } from '../bound.ts';
import { decodingOf, filesIn } from '../drafts/answer-question.ts';
import { areaCodes } from '../kernel-views.ts';
import { issueLetters } from '../letters/issue-letters.ts';
import type { PortalActResult, PortalPlatform, RawForm } from '../platform-types.ts';
import { SURVEY } from '../../survey/elements.ts';
import { formsOf, questionsOfAction } from './handed-in.ts';
import { messageId, sayOnce } from './say-once.ts';
import { executeSentence, refusalSentences } from '../texts/refusal-texts.ts';
import { text } from '../texts/text.ts';

export const notFound = { ok: false, error: { type: 'notFound' } } as const;
/** The form field of the key of a form; without it the body itself is the key, for one version of the case. */
const KEY = 'kunci';

/** Who acts: the holder of the link; on an officer's own device, the officer at the counter who types for them. */
const actorOf = ({ context }: Bound): Actor =>
  context.officer === null ? { kind: 'applicant' } : { kind: 'applicant', officer: context.officer };

/** The values of some questions out of a form; a file that is not sent again stays what it was. */
export async function readAnswers(
  bound: Bound,
  caseId: string,
  questions: readonly { readonly name: string; readonly field: Field<unknown> }[],
  raw: RawForm,
  before: Readonly<Record<string, unknown>>,
): Promise<{ readonly values: Record<string, unknown>; readonly errors: readonly AnswerError[] }> {
  const values: Record<string, unknown> = {};
  const errors: AnswerError[] = [];
  for (const { name, field } of questions) {
    const decoded = decodeAnswer(name, field, raw, decodingOf(bound, raw));
    errors.push(...decoded.errors);
    const kept =
      decoded.value === undefined && FILE_KINDS.has(field.kind) && one(raw, `${name}.remove`) === ''
        ? valueAt(before, name)
        : decoded.value;
    if (kept !== undefined) values[name] = kept;
  }
  const wanted = [...new Set(Object.values(values).flatMap(filesIn))].filter(
    (sha256) => !filesIn(Object.values(before)).includes(sha256),
  );
  const own = await Promise.all(
    wanted.map(async (sha256) =>
      (await bound.deps.store.files.ofOwner(bound.regionId, uploadOwner(bound, caseId))).some(
        (file) => file.sha256 === sha256,
      ),
    ),
  );
  const missing = wanted.filter((_, at) => own[at] !== true);
  if (missing.length > 0)
    errors.push({
      field: questions.find(({ name }) => filesIn(values[name]).some((sha256) => missing.includes(sha256)))?.name ?? '',
      code: 'wrongKind',
      message: { id: 'Unggah berkas ini sekali lagi.', en: 'Upload this file once more.' },
    });
  return { values, errors };
}

/** Whose an upload is until the case takes it: of an officer for this case, or of the device that holds it. */
export const uploadOwner = ({ context }: Bound, caseId: string): string =>
  context.officer === null ? `device:${context.device ?? ''}:${caseId}` : `officer:${context.officer}:${caseId}`;

export async function actAsResident(
  bound: Bound,
  loaded: LoadedCase,
  turn: string,
  action: string,
  raw: RawForm,
): Promise<PortalActResult> {
  const { manifest, state } = loaded;
  const world = { now: bound.now, calendar: bound.calendar, areas: areaCodes(bound) };
  const view = actionsFor(manifest, state, { kind: 'applicant' }, world).find(
    (one_) => one_.turn === turn && one_.action === action,
  );
  const payment = view === undefined ? null : await arrivedFor(bound, loaded, view);
  if (view !== undefined && isHeldFirst(view, payment)) return hold(bound, loaded, view, raw);
  const asked = view === undefined ? [] : questionsOfAction(view);
  const { values, errors } = await readAnswers(bound, loaded.caseId, asked, raw, state.answers);
  const unprintable: AnswerError[] = [];
  if (errors.length === 0)
    for (const [name, value] of Object.entries(values))
      unprintable.push(...(await printableErrors(manifest, name.split('.')[0] ?? name, value)));
  if (errors.length + unprintable.length > 0) return refusedAnswers([...errors, ...unprintable]);
  const handed = view === undefined ? {} : formsOf(view, values);
  if (view !== undefined && view.needs.correction !== null) handed['answers'] = values;
  if (payment !== null) handed['fee'] = payment.rupiah;
  for (const slot of view?.needs.slots ?? []) handed[slot] = one(raw, slot);
  const facts =
    view?.needs.correction === null || view === undefined
      ? {}
      : await bound.deps
          .registriesOf(bound.regionId)
          .ask(
            manifest.facts,
            { answers: withChanges(manifest.fields, state.answers, values), area: state.area },
            bound.now,
          );
  const command: CaseCommand = { type: 'act', turn, action, actor: actorOf(bound), with: handed as HandedIn, facts };
  return run(
    bound,
    loaded,
    command,
    raw,
    { turn, action, raw },
    text('Terkirim. Terima kasih; kami lanjutkan dari tahap yang sama.', 'Sent. Thank you; we go on where we stopped.'),
    payment,
  );
}

/** A time that costs something is held until its money is there. */
const isHeldFirst = ({ needs }: ActionView, payment: Payment | null): boolean =>
  needs.slots.length > 0 && (needs.fee?.rupiah ?? 0) > 0 && payment === null;

async function hold(bound: Bound, loaded: LoadedCase, view: ActionView, raw: RawForm): Promise<PortalActResult> {
  const turn = loaded.state.turns.find(({ id }) => id === view.turn);
  if (turn === undefined) return notFound;
  const held = await holdTimes(bound, loaded, turn, view, raw);
  return held.ok
    ? { ok: true, value: { message: heldMessage(bound, held.until) } }
    : refusedAnswers([{ field: held.slot, code: 'outOfLimits', message: held.message }]);
}

/** The money of an action that asks more than money: it has arrived and waits. */
async function arrivedFor(
  { deps, regionId }: Bound,
  { caseId }: LoadedCase,
  { needs }: ActionView,
): Promise<Payment | null> {
  const rupiah = needs.fee?.rupiah ?? 0;
  if (rupiah === 0) return null;
  const paid = await deps.store.payments.ofCase(regionId, caseId);
  return paid.find((one) => one.outcome === null && one.rupiah === rupiah) ?? null;
}

export async function objectAsResident(bound: Bound, loaded: LoadedCase, raw: RawForm): Promise<PortalActResult> {
  const { manifest, state } = loaded;
  const ended = state.ending === null ? undefined : manifest.stages[state.ending.stage];
  const contestable = Object.values(manifest.stages).find((stage) => 'ends' in stage && stage.objection !== undefined);
  const objection =
    ended !== undefined && 'ends' in ended
      ? ended.objection
      : contestable !== undefined && 'ends' in contestable
        ? contestable.objection
        : undefined;
  const form = objection?.with;
  const questions = Object.entries(form === undefined ? {} : (manifest.forms[form] ?? {})).map(([name, field]) => ({
    name,
    field,
  }));
  const { values, errors } = await readAnswers(bound, loaded.caseId, questions, raw, {});
  if (errors.length > 0) return refusedAnswers(errors);
  const command: CaseCommand = {
    type: 'object',
    actor: actorOf(bound),
    ...(form === undefined ? {} : { with: { [form]: values } }),
  };
  return run(
    bound,
    loaded,
    command,
    raw,
    { raw },
    text(
      'Keberatan Anda diterima. Urusan ini dibuka lagi dan dibaca petugas lain.',
      'Your objection has been received. The matter is open again and read by another officer.',
    ),
  );
}

export async function withdrawAsResident(bound: Bound, loaded: LoadedCase, raw: RawForm): Promise<PortalActResult> {
  return run(
    bound,
    loaded,
    { type: 'withdraw', actor: actorOf(bound) },
    raw,
    {},
    text(
      'Urusan ini ditarik. Anda boleh mengajukan yang baru kapan saja.',
      'The matter has been withdrawn. You may begin a new one at any time.',
    ),
  );
}

export const refusedAnswers = (errors: readonly AnswerError[]): PortalActResult => ({
  ok: false,
  error: {
    type: 'refused',
    error: { type: 'answersRefused', errors },
    sentences: errors.map(({ field, message }) => ({ field, message })),
  },
});

/** `body`: what was sent, as it was sent: a resend is known by it even when the case has moved on. */
async function run(
  bound: Bound,
  loaded: LoadedCase,
  command: CaseCommand,
  raw: RawForm,
  body: unknown,
  message: { readonly id: string; readonly en: string },
  payment: Payment | null = null,
): Promise<PortalActResult> {
  const channel =
    bound.context.officer !== null && bound.context.channel === 'portal' ? 'counter' : bound.context.channel;
  const caller =
    bound.context.device === null ? `officer ${bound.context.officer ?? ''}` : `device ${bound.context.device}`;
  const key = one(raw, KEY) || `${loaded.caseId} ${loaded.version} ${command.type}`;
  const done = await bound.deps.store.execute({
    regionId: bound.regionId,
    caseId: loaded.caseId,
    loaded,
    command,
    channel,
    now: bound.now,
    idempotency: once(caller, key, { type: command.type, body }),
    ...(payment === null ? {} : { payment }),
  });
  if (done.ok) {
    if (done.value.state.ending !== null && done.value.state.ending.letters.length > 0)
      await issueLetters(bound.deps, bound.regionId, loaded.caseId, bound.now);
    return { ok: true, value: { message } };
  }
  const { error } = done;
  if (error.type === 'noSuchCase') return notFound;
  if (error.type === 'refused')
    return {
      ok: false,
      error: {
        type: 'refused',
        error: error.error,
        sentences: refusalSentences(error.error, {
          naming: namingFor(bound, loaded.manifest),
          formats: bound.formats,
          who: 'resident',
        }),
      },
    };
  return {
    ok: false,
    error: {
      type: 'refused',
      error: { type: 'answersRefused', errors: [] },
      sentences: [{ field: null, message: executeSentence(error) }],
    },
  };
}

const LONGEST_MESSAGE = 2_000;
export async function askOffice(
  bound: Bound,
  summary: CaseSummary,
  words: string,
  key: string,
): ReturnType<PortalPlatform['ask']> {
  const clean = suitableText(words);
  if (clean === null || clean === '') return { ok: false, error: { type: 'textMissing' } };
  if (clean.length > LONGEST_MESSAGE) return { ok: false, error: { type: 'textTooLong' } };
  const message = {
    id: messageId(`device ${bound.context.device ?? ''}`, summary.caseId, key),
    caseId: summary.caseId,
    from: 'resident',
    officer: null,
    text: clean,
    at: bound.now,
  } as const;
  return (await sayOnce(bound, message)) === 'keyReused'
    ? { ok: false, error: { type: 'keyReused' } }
    : { ok: true, value: null };
}

export async function rateService(
  bound: Bound,
  summary: CaseSummary,
  raw: RawForm,
): ReturnType<PortalPlatform['survey']> {
  if (summary.status !== 'ended') return notFound;
  const scores: Partial<Record<SurveyElement, 1 | 2 | 3 | 4>> = {};
  for (const { key } of SURVEY) {
    const value = Number(one(raw, key));
    if (value === 1 || value === 2 || value === 3 || value === 4) scores[key] = value;
  }
  const missing = SURVEY.map(({ key }) => key).filter((key) => scores[key] === undefined);
  if (missing.length > 0) return { ok: false, error: { type: 'scoresMissing', elements: missing } };
  const remark = suitableText(one(raw, 'saran')) ?? '';
  await bound.deps.store.surveys.give(bound.regionId, {
    caseId: summary.caseId,
    serviceId: summary.serviceId,
    at: bound.now,
    scores: scores as Record<SurveyElement, 1 | 2 | 3 | 4>,
    remark: remark === '' ? null : remark.slice(0, LONGEST_MESSAGE),
  });
  return { ok: true, value: null };
}
