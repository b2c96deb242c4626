/**
 * What of a case fits the form of a part that is split off: seen answers prefill it, the others come along sealed.
 *
 * Must never: put an answer that this officer may not see into a form, or ask for it again where it comes along.
 */
import { FILE_KINDS, type Field, type Fields, type ServiceManifest } from '@balai/kernel';
import { answerParts } from '../answers/answer-parts.ts';
import type { OpenCase } from '../cases/open-case.ts';
import { filesIn } from '../drafts/answer-question.ts';
import type { SplitNote } from '../drafts/split-draft.ts';
import { fileViews } from '../files/file-view.ts';
import { acceptOne, type Answers } from '../kernel-views.ts';
import type { FileView } from '../platform-types.ts';
import { exposureOf } from './exposure.ts';
import type { Rights } from './rights.ts';

interface Prefilled {
  readonly answers: Answers;
  readonly sealed: SplitNote['sealed'];
  /** The files that stand in `answers`. */
  readonly files: readonly string[];
}

/** Answers of the applicant that fit questions of `to`; of files only those that were chosen (`photos`, by sha256). */
export function prefilled(open: OpenCase, rights: Rights, to: ServiceManifest, photos: readonly string[]): Prefilled {
  const { bound, manifest, loaded } = open;
  const { answers: given } = loaded.state;
  const seen = new Set(photosOf(open, rights).map(({ sha256 }) => sha256));
  const chosen = photos.filter((sha256) => seen.has(sha256));
  const answers: Record<string, unknown> = {};
  const sealed: Record<string, string> = {};
  for (const [name, field] of Object.entries(to.fields)) {
    const from = FILE_KINDS.has(field.kind) ? null : sourceOf(manifest.fields, name, field, given);
    const value = from === null ? nextPhoto(field, chosen, answers) : given[from];
    if (value === undefined || acceptOne(bound, to, to.fields, name, value, answers).errors.length > 0) continue;
    const hidden = [field, from === null ? field : (manifest.fields[from] ?? field)].some((one) =>
      isHidden(one, value, rights, manifest),
    );
    if (from !== null && hidden) sealed[name] = from;
    else answers[name] = value;
  }
  return { answers, sealed, files: filesIn(answers) };
}

/** Photos that the applicant gave and that this officer sees. */
export function photosOf({ manifest, loaded, files }: OpenCase, rights: Rights): readonly FileView[] {
  const shown = Object.entries(manifest.fields).flatMap(([name, field]) => {
    const value = loaded.state.answers[name];
    const isPhoto = FILE_KINDS.has(field.kind) && value !== undefined && !isHidden(field, value, rights, manifest);
    return isPhoto ? fileViews(filesIn(value), files, field.label) : [];
  });
  return shown.filter(({ kind }) => kind === 'image');
}

/** The question of the same name and kind; else the one that plays the same part: the contact for news, the place. */
function sourceOf(fields: Fields, name: string, field: Field<unknown>, given: Answers): string | null {
  const fits = (one: string) => fields[one]?.kind === field.kind && Object.hasOwn(given, one);
  if (fits(name)) return name;
  const same = Object.keys(fields).find(
    (one) => fits(one) && (field.notify === true ? fields[one]?.notify === true : field.kind === 'place'),
  );
  return same ?? null;
}

/** A photo that is chosen and stands in no other question yet. */
function nextPhoto(field: Field<unknown>, chosen: readonly string[], answers: Answers): unknown {
  const used = filesIn(answers);
  const sha256 = chosen.find((one) => !used.includes(one));
  return field.kind !== 'photo' || sha256 === undefined ? undefined : { sha256 };
}

const isHidden = (field: Field<unknown>, value: unknown, rights: Rights, service: ServiceManifest): boolean =>
  exposureOf(field, rights, service).masked ||
  answerParts('-', field, value).some((part) => exposureOf(part.field, rights, service).masked);
