/**
 * Answers as forms carry them: raw words under the names that the field components send and the platform reads.
 *
 * Must never: judge or convert an answer. The platform and the kernel's one door do that.
 */
import type { Bilingual } from '../i18n/language.ts';

/** The form as it was typed, by full field name: `lahir.day`, `anak.0.nama`. The platform's `RawForm`. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly disabled?: boolean;
}
export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}
/** A file that was uploaded with an earlier attempt and need not be chosen again. The platform's `FileView` fits. */
export interface KeptFile {
  readonly sha256: string;
  readonly label: Bilingual;
  readonly thumbnailPath: string | null;
  readonly bytes: number;
}
/** One error of a form: the name of the field, and the sentence in both languages. `AnswerError` and `FieldSentence` fit. */
export interface FormError {
  readonly field: string | null;
  readonly message: Bilingual;
}

/** The last value typed under a name; empty when nothing was. */
export function typedText(typed: Typed, name: string): string {
  const value = Object.hasOwn(typed, name) ? typed[name] : undefined;
  return (typeof value === 'string' ? value : value?.at(-1)) ?? '';
}

/**
 * The key under which a message is sent: of its form and of its words. A second click says the same once; who goes back and
 * writes something else says something else.
 */
export function messageKey(typed: Typed, name: string): string {
  const key = typedText(typed, 'kunci');
  return key === '' ? '' : `${key} ${typedText(typed, name)}`;
}

/** All values typed under a name: of checkboxes. */
export function typedList(typed: Typed, name: string): readonly string[] {
  const value = Object.hasOwn(typed, name) ? typed[name] : undefined;
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** The first error that belongs to a field or, for a field of several inputs, to a part of it (`tanggal.day`). */
export const errorFor = (errors: readonly FormError[], name: string): FormError | undefined =>
  errors.find((error) => error.field === name || error.field?.startsWith(`${name}.`));

/** Kelurahan grouped by kecamatan, for area selects, from the platform's region. */
export const areaGroups = (
  districts: readonly {
    readonly name: string;
    readonly villages: readonly { readonly code: string; readonly name: string }[];
  }[],
): readonly OptionGroup[] =>
  districts.map((district) => ({
    label: district.name,
    options: district.villages.map((village) => ({ value: village.code, label: village.name })),
  }));

/** A form of the browser as the platform takes it; a name sent twice becomes a list. Files are left out: they go to their own routes. */
export function rawFormOf(form: FormData): Typed {
  const raw: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    const before = raw[name];
    raw[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
  }
  return { ...raw };
}
