/**
 * The rows of a repeated question in a draft: each has a page of its own (`perubahan.1`), and the question itself is their list.
 *
 * Must never: lose a row because another one is wrong, moved or taken out.
 */
import { rowField, type Field } from '@balai/kernel';
import type { Draft } from '@balai/store';
import type { RawForm } from '../platform-types.ts';
import { typedOf, type DraftState, type Typed } from './draft-state.ts';

export interface DraftRow {
  readonly path: string;
  readonly field: Field<unknown>;
  /** Undefined while nothing of it could be taken. */
  readonly value: unknown;
  readonly typed: Typed | null;
}

const answered = (draft: Draft, question: string): readonly unknown[] => {
  const value = Object.hasOwn(draft.answers, question) ? draft.answers[question] : undefined;
  return Array.isArray(value) ? value : [];
};

/** The rows that were begun, in their order; one that cannot be taken yet is among them. */
export function draftRows(draft: Draft, question: string, field: Field<unknown>): readonly DraftRow[] {
  const values = answered(draft, question);
  const count = typedOf(draft, `${question}.${values.length}`) === null ? values.length : values.length + 1;
  return Array.from({ length: count }, (_, at) => ({
    path: `${question}.${at}`,
    field: rowField(field, at),
    value: values[at],
    typed: typedOf(draft, `${question}.${at}`),
  }));
}

/** The row page of this name: one that was begun, or the next one. Null where there is none, or no room for it. */
export function rowAt(
  draft: Draft,
  questions: readonly (readonly [string, Field<unknown>])[],
  path: string,
): { readonly question: string; readonly at: number; readonly field: Field<unknown> } | null {
  const [question = '', number = ''] = path.split('.');
  const field = questions.find(([name]) => name === question)?.[1];
  const at = /^\d{1,3}$/u.test(number) ? Number(number) : -1;
  if (field?.kind !== 'repeated' || path !== `${question}.${at}`) return null;
  const most = Math.min(answered(draft, question).length, (field.atMost ?? 50) - 1);
  return at <= most ? { question, at, field: rowField(field, at) } : null;
}

/** The draft after one row: taken, or kept as it was typed while the row before stays what it was. */
export function withRow(state: DraftState, path: string, value: unknown, typed: Typed | null, now: number): DraftState {
  const [question = '', number = ''] = path.split('.');
  const { [path]: _typed, [question]: _left, ...others } = state.draft.typed;
  const values = [...answered(state.draft, question)];
  if (typed === null) values[Number(number)] = value;
  return changed(state, question, values, typed === null ? others : { ...others, [path]: typed }, now);
}

export type RowChange = { readonly what: 'hapus' | 'naik' | 'turun'; readonly at: number };
/** `hapus.2`, as the button of a row says it. */
export function rowChangeOf(text: string): RowChange | null {
  const match = /^(hapus|naik|turun)\.(\d{1,3})$/u.exec(text);
  return match === null ? null : { what: match[1] as RowChange['what'], at: Number(match[2]) };
}

/** Takes a row out, or moves it by one; what was typed in it goes along. */
export function changeRow(
  state: DraftState,
  question: string,
  field: Field<unknown>,
  { what, at }: RowChange,
  now: number,
): DraftState {
  const rows = [...draftRows(state.draft, question, field)];
  if (at >= rows.length) return state;
  const [taken] = rows.splice(at, 1);
  const whole = rows.filter(({ value }) => value !== undefined).length;
  if (what !== 'hapus' && taken !== undefined)
    // A row that is not whole yet stays the last.
    rows.splice(
      taken.value === undefined ? at : what === 'naik' ? Math.max(0, at - 1) : Math.min(whole, at + 1),
      0,
      taken,
    );
  const others = Object.fromEntries(
    Object.entries(state.draft.typed).filter(([name]) => !name.startsWith(`${question}.`)),
  );
  const typed = Object.fromEntries(
    rows.flatMap((row, place) =>
      row.typed === null ? [] : [[`${question}.${place}`, renamed(row.typed, row.path, `${question}.${place}`)]],
    ),
  );
  const values = rows.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return changed(state, question, values, { ...others, ...typed }, now);
}

const moved = (name: string, from: string, to: string): string =>
  name === from || name.startsWith(`${from}.`) ? `${to}${name.slice(from.length)}` : name;
const renamed = (typed: Typed, from: string, to: string): Typed => ({
  ...typed,
  raw: Object.fromEntries(Object.entries(typed.raw).map(([name, value]) => [moved(name, from, to), value])) as RawForm,
  errors: typed.errors.map((error) => ({ ...error, field: moved(error.field, from, to) })),
});

function changed(
  state: DraftState,
  question: string,
  values: readonly unknown[],
  typed: Draft['typed'],
  now: number,
): DraftState {
  const { [question]: _before, ...others } = state.draft.answers;
  const answers = values.length === 0 ? others : { ...others, [question]: values };
  return { ...state, draft: { ...state.draft, answers, typed, step: question, savedAt: now }, answers };
}
