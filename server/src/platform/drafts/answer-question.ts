/**
 * One answer of one question: read, checked at the kernel's door, kept; or kept as it was typed, with what is wrong.
 *
 * Must never: drop another answer because this one is wrong, or take a file that this draft did not upload.
 */
import type { AnswerError, Field } from '@balai/kernel';
import { areaAt } from '../../geography/area-at.ts';
import { decodeAnswer, type Decoding } from '../answers/decode-answer.ts';
import { printableErrors } from '../answers/printable.ts';
import { one, typedFor } from '../answers/raw-form.ts';
import type { Bound } from '../bound.ts';
import { acceptOne } from '../kernel-views.ts';
import type { RawForm } from '../platform-types.ts';
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
  };
}

const FILES: ReadonlySet<string> = new Set(['photo', 'file', 'evidence', 'signature']);
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

/** Reads and keeps one answer. The question must be one of the form. */
export async function answerQuestion(
  bound: Bound,
  state: DraftState,
  question: string,
  field: Field<unknown>,
  raw: RawForm,
): Promise<Answered> {
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
          acceptOne(bound, state.manifest, state.manifest.fields, question, value, state.answers),
        );
  const wrong = checked.errors.length > 0;
  const remembered = wrong || checked.value === undefined ? { raw: typed, errors: checked.errors } : null;
  const answered = withAnswer(state, question, wrong ? undefined : checked.value, remembered, bound.now);
  const isAnother =
    field.kind === 'photo' && !wrong && filesIn(state.answers[question])[0] !== filesIn(checked.value)[0];
  const fresh = isAnother ? withoutPosition(answered) : answered;
  const after = wrong ? answered : withOffered(fresh, raw, question);
  await bound.deps.store.drafts.save(after.draft);
  return { state: after, errors: checked.errors, next: nextQuestion(bound, after, question) };
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
  return FILES.has(field.kind) && value === undefined && one(raw, `${question}.remove`) === '' ? before : value;
}

async function foreignFiles(
  bound: Bound,
  state: DraftState,
  question: string,
  value: unknown,
): Promise<readonly AnswerError[]> {
  const wanted = filesIn(value);
  if (wanted.length === 0) return [];
  const own = new Set(
    (await bound.deps.store.files.ofOwner(bound.regionId, state.draft.id)).map(({ sha256 }) => sha256),
  );
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
