/**
 * A draft as it is worked on: what is answered, what is wrong, what comes next; and its way to a new version (P15).
 *
 * Must never: lose what was typed, or ask again what did not change.
 */
import type { AnswerError, Field, ServiceManifest, Text } from '@balai/kernel';
import type { Draft, PublishedService } from '@balai/store';
import type { Bound } from '../bound.ts';
import { acceptOne, askedQuestions, type Answers } from '../kernel-views.ts';
import type { RawForm } from '../platform-types.ts';
import { SPLIT, splitOf } from './split-draft.ts';

/** What was typed for one question and could not be taken; without errors: it was looked at and left empty. */
export interface Typed {
  readonly raw: RawForm;
  readonly errors: readonly AnswerError[];
  /** Nothing is wrong: what was answered asks for more, which has not been shown yet. */
  readonly more?: true;
}
/** Notes of the platform beside the questions; a question's name never begins with a star. */
const POSITION = '*position';
const CHANGED = '*changed';
/** The day under whose law the draft was last read before another law began. */
export const LAW = '*law';

export interface DraftState {
  readonly draft: Draft;
  readonly service: PublishedService;
  readonly manifest: ServiceManifest;
  readonly answers: Answers;
}

export const typedOf = (draft: Draft, question: string): Typed | null =>
  Object.hasOwn(draft.typed, question) ? (draft.typed[question] as Typed) : null;
export const offeredPosition = (draft: Draft): { readonly latitude: number; readonly longitude: number } | null =>
  (draft.typed[POSITION] as { readonly latitude: number; readonly longitude: number } | undefined) ?? null;
/** From which version, and which questions: said on every page of a draft that has been carried over. */
export const changedOf = (draft: Draft): { readonly from: number; readonly asks: readonly string[] } | null =>
  (draft.typed[CHANGED] as { readonly from: number; readonly asks: readonly string[] } | undefined) ?? null;

/** Wrong itself, or in one of its rows. */
export const isWrong = (draft: Draft, question: string): boolean =>
  Object.keys(draft.typed).some(
    (name) => (name === question || name.startsWith(`${question}.`)) && (typedOf(draft, name)?.errors.length ?? 0) > 0,
  );
/** Answered, or looked at and left empty on purpose. */
export const isDone = (draft: Draft, question: string): boolean =>
  !isWrong(draft, question) && (Object.hasOwn(draft.answers, question) || typedOf(draft, question) !== null);

/** What is asked in this form; of a part that is split off without what comes along sealed. */
export const questionsOf = (
  bound: Bound,
  { draft, manifest, answers }: DraftState,
): readonly (readonly [string, Field<unknown>])[] => {
  const sealed = splitOf(draft)?.sealed;
  const asked = askedQuestions(bound, manifest, answers);
  return sealed === undefined ? asked : asked.filter(([name]) => !Object.hasOwn(sealed, name));
};

/** The first question that is not done, looking from `after` on first; `periksa` when all are. */
export function nextQuestion(bound: Bound, state: DraftState, after: string | null = null): string {
  const names = questionsOf(bound, state).map(([name]) => name);
  const from = after === null ? 0 : names.indexOf(after) + 1;
  const open = [...names.slice(from), ...names.slice(0, from)].find((name) => !isDone(state.draft, name));
  return open ?? 'periksa';
}

/** The draft after one answer. `typed` null: the answer was taken and nothing needs to be remembered as typed. */
export function withAnswer(
  state: DraftState,
  question: string,
  value: unknown,
  typed: Typed | null,
  now: number,
): DraftState {
  const { [question]: _before, ...others } = state.draft.answers;
  const { [question]: _typed, ...otherTyped } = state.draft.typed;
  const answers = value === undefined ? others : { ...others, [question]: value };
  const draft: Draft = {
    ...state.draft,
    answers,
    typed: typed === null ? otherTyped : { ...otherTyped, [question]: typed },
    step: question,
    savedAt: now,
  };
  return { ...state, draft, answers };
}

/** Another photo: what was agreed about the one before says nothing about it. */
export const withoutPosition = (state: DraftState): DraftState => {
  const { [POSITION]: _position, ...typed } = state.draft.typed;
  return { ...state, draft: { ...state.draft, typed } };
};
export const withPosition = (
  state: DraftState,
  position: { readonly latitude: number; readonly longitude: number },
): DraftState => ({ ...state, draft: { ...state.draft, typed: { ...state.draft.typed, [POSITION]: position } } });

/** Two questions ask the same when nothing that decides about an answer differs; their words may. */
const sameQuestion = (a: Field<unknown> | undefined, b: Field<unknown>): boolean => {
  const essence = (field: Field<unknown>): unknown => ({
    kind: field.kind,
    required: field.required,
    options: Object.keys(field.options ?? {}).toSorted(),
    rows: Object.entries(field.rows ?? {}).map(([name, row]) => [name, essence(row)]),
    limits: field.limits,
    register: field.register,
    atMost: field.atMost,
  });
  return a !== undefined && JSON.stringify(essence(a)) === JSON.stringify(essence(b));
};

/**
 * Takes a draft over to the service as it is now: keeps every answer that still fits, and names the questions that are
 * new or changed. `before` is the manifest under which it was begun, where it is still known.
 */
export function carryOver(
  bound: Bound,
  draft: Draft,
  service: PublishedService,
  before: ServiceManifest | null,
  fromNumber: number,
): DraftState {
  const { manifest } = service;
  const answers: Record<string, unknown> = {};
  const typed: Record<string, unknown> = {};
  const asks: string[] = [];
  for (const [name, field] of Object.entries(manifest.fields)) {
    const same = sameQuestion(before?.fields[name], field);
    const had = Object.hasOwn(draft.answers, name);
    const fits =
      had && acceptOne(bound, manifest, manifest.fields, name, draft.answers[name], draft.answers).errors.length === 0;
    if (fits) answers[name] = draft.answers[name];
    if (same && !had && typedOf(draft, name) !== null) typed[name] = draft.typed[name];
    if (had ? !fits : !same) asks.push(name);
  }
  const position = draft.typed[POSITION];
  if (position !== undefined) typed[POSITION] = position;
  for (const note of [LAW, SPLIT]) if (Object.hasOwn(draft.typed, note)) typed[note] = draft.typed[note];
  typed[CHANGED] = { from: fromNumber, asks };
  return {
    draft: { ...draft, manifestHash: service.hash, answers, typed, step: asks[0] ?? draft.step, savedAt: bound.now },
    service,
    manifest,
    answers,
  };
}

/** What is said while a draft lives under another version than it was begun under. */
export function changedText(state: DraftState): Text | null {
  const changed = changedOf(state.draft);
  if (changed === null) return null;
  const names = changed.asks.map((name) => state.manifest.fields[name]?.label).filter((label) => label !== undefined);
  const words = (language: 'id' | 'en') => names.map((label) => `"${label[language]}"`).join(', ');
  return names.length === 0
    ? {
        id: 'Aturan layanan ini diperbarui sejak Anda mulai mengisi. Semua isian Anda tetap berlaku; periksa sekali lagi sebelum mengirim.',
        en: 'The rules of this service were renewed since you began. All your answers still hold; check them once more before you send.',
      }
    : {
        id: `Aturan layanan ini diperbarui sejak Anda mulai mengisi. Isian lain tetap tersimpan; yang perlu Anda isi hanya ${words('id')}.`,
        en: `The rules of this service were renewed since you began. Your other answers are kept; you only need to answer ${words('en')}.`,
      };
}
