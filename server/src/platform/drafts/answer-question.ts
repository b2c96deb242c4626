/**
 * One answer of one question: read, checked at the kernel's door, kept; or kept as it was typed, with what is wrong.
 *
 * Must never: drop another answer because this one is wrong, or take a file that this draft did not upload.
 */
import { FILE_KINDS, type AnswerError, type Field } from '@balai/kernel';
import { areaAt } from '../../geography/area-at.ts';
import { decodeAnswer, type Decoding } from '../answers/decode-answer.ts';
import { printableErrors } from '../answers/printable.ts';
import { one, several, typedFor } from '../answers/raw-form.ts';
import type { Bound } from '../bound.ts';
import { acceptOne } from '../kernel-views.ts';
import { neighboursOf } from '../neighbours.ts';
import type { RawForm } from '../platform-types.ts';
import { changeRow, draftRows, rowChangeOf, withRow } from './draft-rows.ts';
import { filesOfDraft } from './split-draft.ts';
import { nextQuestion, withAnswer, withoutPosition, withPosition, type DraftState } from './draft-state.ts';

/**
 * Numbers are read as the reader's language writes them. The form says which language it was shown in: the reader may have
 * changed it in another window since. A program says nothing and is read in the language it asks for.
 */
export function decodingOf(bound: Bound, raw: RawForm): Decoding {
  const shown = one(raw, 'bahasa');
  return {
    language: shown === 'en' || shown === 'id' ? shown : bound.context.language,
    areaAt: (point) => areaAt(bound.city.shapes, point),
    isArea: bound.names.isVillage,
    isRegion: (slug) => neighboursOf(bound).some((region) => region.slug === slug),
  };
}

/** The button of a row: `hapus.2`, `naik.2`, `turun.2`. */
const ROW_BUTTON = 'baris';

/** The list of a repeated question: a row is taken out or moved, or one goes on. Null as in `answerQuestion`. */
export async function answerRows(
  bound: Bound,
  state: DraftState,
  question: string,
  field: Field<unknown>,
  raw: RawForm,
): Promise<Answered | null> {
  const change = rowChangeOf(one(raw, ROW_BUTTON));
  if (change !== null) {
    const after = changeRow(state, question, field, change, bound.now);
    return (await kept(bound, state, after)) ? { state: after, errors: [], next: question } : null;
  }
  const wrong = draftRows(state.draft, question, field).flatMap(({ typed }) => typed?.errors ?? []);
  const { [question]: rows } = state.answers;
  const checked = acceptOne(bound, state.manifest, state.manifest.fields, question, rows, state.answers);
  const errors = wrong.length > 0 ? wrong : checked.errors;
  const left = rows === undefined && errors.length === 0 ? { raw: {}, errors } : null;
  const after = errors.length > 0 ? state : withAnswer(state, question, rows, left, bound.now);
  if (!(await kept(bound, state, after))) return null;
  return { state: after, errors, next: nextQuestion(bound, after, question) };
}

/** The sha256 of every file inside an answer. */
export function filesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('sha256' in value && typeof value.sha256 === 'string') return [value.sha256];
  return Object.values(value).flatMap(filesIn);
}

export interface Answered {
  readonly state: DraftState;
  readonly errors: readonly AnswerError[];
  readonly next: string;
}

/** Over the draft as it was read: a save that comes late takes back no answer that somebody was told is kept. */
const kept = async ({ deps }: Bound, read: DraftState, after: DraftState): Promise<boolean> =>
  (await deps.store.drafts.change(after.draft, read.draft.savedAt)) !== null;

/** Reads and keeps one answer. The question must be one of the form. Null: the draft was saved meanwhile, and must be read again. */
export async function answerQuestion(
  bound: Bound,
  state: DraftState,
  question: string,
  field: Field<unknown>,
  raw: RawForm,
): Promise<Answered | null> {
  const typed = typedFor(raw, question);
  const decoded = decodeAnswer(question, field, raw, decodingOf(bound, raw));
  const value = keptFile(state, question, field, decoded.value, raw);
  const foreign = decoded.errors.length > 0 ? [] : await foreignFiles(bound, state, question, value);
  const checked =
    decoded.errors.length > 0 || foreign.length > 0
      ? { value: undefined, errors: [...decoded.errors, ...foreign] }
      : await printed(
          state.manifest,
          question,
          acceptOne(bound, state.manifest, { [question]: field }, question, value, state.answers),
        );
  const wrong = checked.errors.length > 0;
  const more = wrong && bound.context.channel !== 'api' && asksForMore(question, field, raw, checked.errors);
  const remembered =
    wrong || checked.value === undefined
      ? { raw: typed, errors: checked.errors, ...(more ? { more: true as const } : {}) }
      : null;
  const taken = wrong ? undefined : checked.value;
  const answered = question.includes('.')
    ? withRow(state, question, taken, wrong ? remembered : null, bound.now)
    : withAnswer(state, question, taken, remembered, bound.now);
  const isAnother =
    field.kind === 'photo' && !wrong && filesIn(state.answers[question])[0] !== filesIn(checked.value)[0];
  const fresh = isAnother ? withoutPosition(answered) : answered;
  const after = wrong ? answered : withOffered(fresh, raw, question);
  if (!(await kept(bound, state, after))) return null;
  if (more) return { state: after, errors: [], next: question };
  return { state: after, errors: checked.errors, next: nextAfter(bound, state, after, question) };
}

/** After a row comes the list of rows, unless one came to change it in a form that was whole. */
function nextAfter(bound: Bound, before: DraftState, after: DraftState, question: string): string {
  const [top = question] = question.split('.');
  const wasWhole = nextQuestion(bound, before) === 'periksa';
  return question === top || wasWhole ? nextQuestion(bound, after, top) : top;
}

/** The field of a form that says that a part, which `askedIf` makes depend on another, was on the page. */
export const SHOWN = 'ditanya';
/** What is missing was not on the page: the answers just given ask for it. */
function asksForMore(question: string, field: Field<unknown>, raw: RawForm, errors: readonly AnswerError[]): boolean {
  const shown = new Set(several(raw, `${question}.${SHOWN}`));
  return errors.every(({ code, field: path }) => {
    const part = path.slice(question.length + 1);
    return code === 'missing' && field.askedIf?.[part] !== undefined && !shown.has(part);
  });
}

/** What the kernel accepts may still hold a sign that no letter can print. */
async function printed(
  manifest: DraftState['manifest'],
  question: string,
  checked: ReturnType<typeof acceptOne>,
): Promise<ReturnType<typeof acceptOne>> {
  const errors = checked.errors.length > 0 ? checked.errors : await printableErrors(manifest, question, checked.value);
  return errors.length > 0 ? { value: undefined, errors } : checked;
}

/** A photo that was given before stays when the form comes back without a new one. */
function keptFile(state: DraftState, question: string, field: Field<unknown>, value: unknown, raw: RawForm): unknown {
  const before = state.answers[question];
  return FILE_KINDS.has(field.kind) && value === undefined && one(raw, `${question}.remove`) === '' ? before : value;
}

async function foreignFiles(
  bound: Bound,
  state: DraftState,
  question: string,
  value: unknown,
): Promise<readonly AnswerError[]> {
  const wanted = filesIn(value);
  if (wanted.length === 0) return [];
  const own = new Set((await filesOfDraft(bound, state.draft)).map(({ sha256 }) => sha256));
  return wanted.every((sha256) => own.has(sha256))
    ? []
    : [
        {
          field: question,
          code: 'wrongKind',
          message: {
            id: 'Berkas ini tidak ada lagi di server. Unggah sekali lagi.',
            en: 'This file is no longer on the server. Upload it once more.',
          },
        },
      ];
}

/** The position of a photo, sent only when the resident ticked that it may be used. */
function withOffered(state: DraftState, raw: RawForm, question: string): DraftState {
  const [latitude, longitude] = one(raw, `${question}.position`).split(',').map(Number);
  const sound =
    latitude !== undefined && longitude !== undefined && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return sound ? withPosition(state, { latitude, longitude }) : state;
}
