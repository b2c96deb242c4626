/**
 * The pages of a draft: the list of its questions, one question, and everything to check before sending.
 *
 * Must never: show a promise or a unit that the kernel would not give, or tick the consent for anybody.
 */
import {
  decide,
  inForce,
  keeperOf,
  newCase,
  ruleStates,
  valueAt,
  type Actor,
  type Case,
  type Field,
  type Party,
  type ServiceManifest,
  type Text,
} from '@balai/kernel';
import type { StoredFile } from '@balai/store';
import { answerParts } from '../answers/answer-parts.ts';
import { encodeAnswer } from '../answers/encode-answer.ts';
import { showAnswer } from '../answers/show-answer.ts';
import { namingFor, type Bound } from '../bound.ts';
import { anyFiler } from './filer.ts';
import { emergencyRoom } from '../cases/emergency-room.ts';
import { nearbyCases } from '../cases/nearby.ts';
import { serviceCard } from '../catalogue/service-view.ts';
import { feeOf, mayBeInstant, unitInCharge } from '../catalogue/service-words.ts';
import { fileViews } from '../files/file-view.ts';
import { areaCodes, toldOf } from '../kernel-views.ts';
import { withRegions } from '../neighbours.ts';
import type { CheckView, DraftRowView, DraftView, QuestionView, RawForm } from '../platform-types.ts';
import { promisedClock, promiseView } from '../promise-view.ts';
import type { Naming } from '../texts/naming.ts';
import { EMPTY, inBoth, text } from '../texts/text.ts';
import { filesIn } from './answer-question.ts';
import { draftRows, rowAt, type DraftRow } from './draft-rows.ts';
import {
  isDone,
  isWrong,
  nextQuestion,
  offeredPosition,
  questionsOf,
  typedOf,
  type DraftState,
} from './draft-state.ts';
import { changesSaid } from './new-law.ts';
import { filesOfDraft, partOf, splitOf, type Part } from './split-draft.ts';

export function draftView(bound: Bound, state: DraftState, sentAs: string | null = null): DraftView {
  const { draft, service } = state;
  return {
    id: draft.id,
    service: serviceCard(service, bound.today),
    savedAt: draft.savedAt,
    questions: questionsOf(bound, state).map(([name, { label }]) => ({
      name,
      label,
      answered: isDone(draft, name),
      wrong: isWrong(draft, name),
    })),
    next: nextQuestion(bound, state),
    sentAs,
    splitFrom: splitOf(draft)?.number ?? null,
    changed: changesSaid(bound, state),
  };
}

export async function questionView(bound: Bound, state: DraftState, name: string): Promise<QuestionView | null> {
  const { draft, service, manifest, answers } = state;
  const questions = questionsOf(bound, state);
  const row = rowAt(draft, questions, name);
  const index = questions.findIndex(([question]) => question === (row?.question ?? name));
  const field = row?.field ?? questions[index]?.[1];
  if (field === undefined) return null;
  const typed = typedOf(draft, name);
  const rows = field.kind === 'repeated' ? draftRows(draft, name, field) : null;
  const nearby =
    field.kind === 'place' && manifest.duplicates?.near === name && splitOf(draft) === null
      ? await nearbyCases(bound, service, answers)
      : [];
  const asTyped =
    typed !== null && typed.errors.length > 0
      ? typed.raw
      : encodeAnswer(name, field, valueAt(answers, name), bound.context.language);
  const hasRows = row !== null && draftRows(draft, row.question, field).length > 0;
  return {
    draftId: draft.id,
    service: serviceCard(service, bound.today),
    name,
    field: withRegions(bound, field),
    index,
    total: questions.length,
    back: row !== null && hasRows ? row.question : (questions[index - 1]?.[0] ?? null),
    typed: rows === null ? asTyped : {},
    errors: typed?.more === true ? [] : (typed?.errors ?? []),
    more: typed?.more === true,
    rows: rows?.map((one, at) => rowView(bound, draft.id, one, at)) ?? null,
    addPath:
      rows !== null && rows.length < (field.atMost ?? 50) && rows.every(({ value }) => value !== undefined)
        ? `/formulir/${draft.id}/${name}.${rows.length}`
        : null,
    files: fileViews(rows === null ? fileNames(asTyped) : [], await filesOfDraft(bound, draft), field.label),
    offeredPosition: field.kind === 'place' ? offeredPosition(draft) : null,
    nearby,
    privacy: privacyText(manifest, field, bound),
    fromCheck: questions.every(([question]) => isDone(draft, question)),
    atCounter: draft.officer !== null,
    splitFrom: splitOf(draft)?.number ?? null,
  };
}

const rowView = (bound: Bound, draftId: string, { path, field, value, typed }: DraftRow, at: number): DraftRowView => ({
  at,
  label: field.label,
  parts: partsShown(bound, path, field, value),
  wrong: value === undefined || (typed?.errors.length ?? 0) > 0,
  path: `/formulir/${draftId}/${path}`,
});

/** The answers of a group or row one by one; empty for an answer that stands alone. */
export const partsShown = (bound: Bound, name: string, field: Field<unknown>, value: unknown): DraftRowView['parts'] =>
  answerParts(name, field, value)
    .filter(({ heading }) => heading !== null)
    .map((part) => ({ label: part.field.label, value: showAnswer(part.field, part.value, bound.showing) }));

/** Files that stand in a form, given before or with the attempt that was wrong. */
const fileNames = (typed: RawForm): readonly string[] =>
  Object.values(typed)
    .flat()
    .filter((value) => /^[0-9a-f]{64}$/u.test(value));

/** Who sees this answer, for answers that say something about a person. */
function privacyText(manifest: ServiceManifest, field: Field<unknown>, bound: Bound): Text | null {
  if (field.notify === true)
    return text(
      'Hanya dipakai sistem untuk mengabari Anda. Tidak ada petugas yang melihatnya.',
      'Used by the system to tell you what happens. No officer sees it.',
    );
  if (field.sensitive !== undefined) {
    const { purpose, seenBy, basis } = field.sensitive;
    const naming = namingFor(bound, manifest);
    return inBoth((language) => {
      const who = seenBy.map((unit) => naming.unit(unit, null)[language]).join(', ');
      return language === 'id'
        ? `${sentence(purpose.id)} Hanya terlihat oleh ${who}. Dasar: ${basis}.`
        : `${sentence(purpose.en)} Seen only by ${who}. Basis: ${basis}.`;
    });
  }
  if (field.published === true) {
    const rounded =
      field.roundedTo === undefined
        ? null
        : text(
            `dibulatkan ${field.roundedTo} meter sampai urusan ditutup`,
            `rounded to ${field.roundedTo} metres until the matter is closed`,
          );
    return rounded === null
      ? text('Ikut tampil di data terbuka, tanpa nama Anda.', 'Shown in the open data, without your name.')
      : inBoth((language) =>
          language === 'id'
            ? `Ikut tampil di peta terbuka tanpa nama Anda, ${rounded.id}.`
            : `Shown on the open map without your name, ${rounded.en}.`,
        );
  }
  return PERSONAL.has(field.kind)
    ? text(
        'Data pribadi. Hanya terlihat oleh petugas yang menangani; setiap pembukaan Anda lihat di halaman urusan.',
        'Personal data. Seen only by the officers who handle it; you see each opening on the page of your matter.',
      )
    : null;
}
/** What an author wrote with its full stop or without. */
const sentence = (words: string): string => `${words.replace(/\.$/u, '')}.`;
const PERSONAL: ReadonlySet<string> = new Set(['nik', 'phone', 'email', 'date', 'signature', 'photo', 'file', 'nop']);

/** Who has it first, as the resident says it: an office, or somebody who is asked at their telephone. */
function firstIn(naming: Naming, party: Party | null): Text | null {
  if (party === null || party.kind === 'applicant') return null;
  return party.kind === 'unit' ? naming.unit(party.unit, party.area) : naming.party(party);
}

/** The case as it would be if it were sent now and no registry answered; null while something is missing. */
export function preview(bound: Bound, state: DraftState, part: Part | null = null): Case | null {
  const actor: Actor = part === null ? anyFiler(state.manifest) : { kind: 'applicant', officer: 'preview' };
  const answers = { ...state.answers, ...part?.sealed };
  const decided = decide(
    state.manifest,
    newCase,
    { type: 'submit', actor, answers, facts: {}, ...(part === null ? {} : { splitFrom: part.splitFrom }) },
    { now: bound.now, calendar: bound.calendar, areas: areaCodes(bound) },
  );
  if (!decided.ok) return null;
  const turns = decided.value.flatMap((event) => (event.type === 'turnBegan' ? [event.turn] : []));
  const submitted = decided.value.find((event) => event.type === 'submitted');
  const ended = decided.value.find((event) => event.type === 'ended');
  return {
    ...newCase,
    turns,
    promised: submitted?.type === 'submitted' ? submitted.promised : null,
    ending: ended?.type === 'ended' ? ended.ending : null,
  };
}

export async function checkView(bound: Bound, state: DraftState): Promise<CheckView> {
  const { draft, service, manifest, answers } = state;
  const naming = namingFor(bound, manifest);
  const asked = questionsOf(bound, state);
  const files = await filesOfDraft(bound, draft);
  const part = await partOf(bound, draft, manifest);
  const begun = preview(bound, state, part);
  const first = begun?.turns[0];
  const within = manifest.within === null ? null : (inForce(manifest.within, bound.today)?.value ?? null);
  const room = emergencyRoom(bound, manifest, begun?.ending ?? null);
  // An emergency is not dealt with by the day that is promised for reports.
  const clock =
    begun === null || begun.promised === null || room !== null ? null : promisedClock(begun.promised, within, null);
  return {
    draftId: draft.id,
    service: serviceCard(service, bound.today),
    rows: asked.flatMap(([name, field]) => checkRows(bound, state, files, name, field)),
    rules: ruleStates(manifest, toldOf(bound, { ...answers, ...part?.sealed })).map(
      ({ state: how, message, basis }) => ({
        state: how,
        message,
        basis,
      }),
    ),
    place: placeOf(asked, answers),
    unit: room ?? firstIn(naming, first?.party ?? null) ?? unitInCharge(manifest, naming, bound.today),
    isEmergency: room !== null,
    promise: clock === null ? null : promiseView(clock, bound),
    instant: mayBeInstant(manifest),
    fee: feeOf(manifest, bound.today).text,
    nearby: part === null ? await nearbyCases(bound, service, answers) : [],
    // Whoever filed the first case has consented; what an office splits off, it does by its duty (UU 27/2022 article 20).
    consent: part === null ? consentText(manifest, asked, bound) : EMPTY,
    split: part === null ? null : { number: part.number, version: part.version, carried: part.carried },
    complete: asked.every(
      ([name, field]) => !isWrong(draft, name) && (!field.required || Object.hasOwn(answers, name)),
    ),
    atCounter: draft.officer !== null,
    changed: changesSaid(bound, state),
  };
}

/** An answer to look at once more; the rows of a repeated question one by one, then their list. */
function checkRows(
  bound: Bound,
  { draft, answers }: DraftState,
  files: readonly StoredFile[],
  name: string,
  field: Field<unknown>,
): CheckView['rows'] {
  const one = (path: string, asked: Field<unknown>, value: unknown): CheckView['rows'][number] => {
    const parts = partsShown(bound, path, asked, value);
    return {
      question: path,
      label: asked.label,
      value: value === undefined || parts.length > 0 ? EMPTY : showAnswer(asked, value, bound.showing),
      parts,
      files: fileViews(filesIn(value), files, asked.label),
      personal: asked.published !== true && asked.statistical !== true,
      missing: isWrong(draft, path) || (asked.required && value === undefined),
      isList: false,
      changePath: `/formulir/${draft.id}/${path}`,
    };
  };
  const value = Object.hasOwn(answers, name) ? answers[name] : undefined;
  if (field.kind !== 'repeated') return [one(name, field, value)];
  const rows = draftRows(draft, name, field);
  const count = inBoth(
    (language) => `${rows.length} ${language === 'id' ? 'baris' : rows.length === 1 ? 'row' : 'rows'}`,
  );
  const list = {
    ...one(name, field, undefined),
    missing: field.required && rows.length === 0,
    value: count,
    isList: true,
  };
  return [...rows.map((row) => one(row.path, row.field, row.value)), list];
}

/** The resident's own place, exact: it is theirs. */
function placeOf(
  asked: readonly (readonly [string, Field<unknown>])[],
  answers: DraftState['answers'],
): CheckView['place'] {
  const name = asked.find(([, { kind }]) => kind === 'place')?.[0];
  const value = name === undefined ? undefined : (answers[name] as PlaceAnswer | undefined);
  if (name === undefined || value === undefined) return null;
  const { area = null, latitude, longitude } = value;
  const point = latitude === undefined || longitude === undefined ? null : { latitude, longitude };
  return { question: name, area, point, roundedTo: null };
}
interface PlaceAnswer {
  readonly area?: string;
  readonly latitude?: number;
  readonly longitude?: number;
}

/** Empty when nothing personal is asked: then there is nothing to consent to. */
export function consentText(
  manifest: ServiceManifest,
  asked: readonly (readonly [string, Field<unknown>])[],
  bound: Bound,
): Text {
  // An office that writes down what it is told acts by its duty, not by consent (UU 27/2022 article 20).
  if (keeperOf(manifest) !== null) return EMPTY;
  const personal = asked.filter(([, field]) => field.published !== true && field.statistical !== true);
  if (personal.length === 0) return EMPTY;
  const months = inForce(manifest.keeps, bound.today)?.value.months;
  const kept =
    months === undefined
      ? text('', '')
      : text(
          ` Data pribadi disimpan ${months} bulan setelah urusan ditutup.`,
          ` Personal data is kept for ${months} months after the matter is closed.`,
        );
  return inBoth((language) =>
    language === 'id'
      ? `Saya setuju isian ini dipakai untuk menangani "${manifest.title.id}".${kept.id} Persetujuan dapat ditarik kapan saja.`
      : `I agree that these answers are used to handle "${manifest.title.en}".${kept.en} I can withdraw this consent at any time.`,
  );
}
