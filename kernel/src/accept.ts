/**
 * The one door for answers: submission, correction, later forms and objections all come through here (LANGUAGE 10.2).
 *
 * Lets in what was asked, of the right kind, within limits, and complete; drops what is no longer asked (UU 27/2022: no more
 * than the purpose needs). Must never: throw, or mend an answer in silence beyond its written form.
 */
import { checkKind, type Around } from './accept-kinds.ts';
import type { AnswerError } from './case-types.ts';
import { evaluate, type Expression } from './expression.ts';
import type { Field, Fields } from './fields.ts';
import type { Values } from './operators.ts';
import { err, ok, type Result } from './result.ts';

/** What is asked at this door. */
export interface Asking extends Around {
  readonly fields: Fields;
  /** By question: asked only when this is yes. */
  readonly askedIf: Readonly<Record<string, Expression>>;
  /** What was answered at other doors, which `askedIf` may read. */
  readonly before: Values;
  /** What the registries know, as `evaluate` takes it. */
  readonly facts: Values;
  /** Dates from which a clock will count: they may not lie in the past. */
  readonly notPast: ReadonlySet<string>;
  /** What was accepted before: an answer that is still the same is good, although its day may be over by now. */
  readonly accepted?: Values;
}
export interface Accepted {
  /** Complete and clean, in the order of the questions. */
  readonly answers: Values;
  /** Questions that are not asked (any more); what was given to them is not kept. */
  readonly unasked: readonly string[];
}

/** Returns what is kept of `given`, or everything that is wrong with it. */
export function accept(asking: Asking, given: unknown): Result<Accepted, readonly AnswerError[]> {
  const errors: AnswerError[] = [];
  const values = isRecord(given) ? given : {};
  for (const name of Object.keys(values)) if (!Object.hasOwn(asking.fields, name)) errors.push(stranger(name));

  const clean: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(asking.fields)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (!isEmpty(value)) clean[name] = value;
    else if (field.kind === 'group' && isAsked(asking, name, values)) clean[name] = {};
  }
  const unasked = dropUnasked(asking, clean);
  for (const [name, field] of Object.entries(asking.fields)) {
    if (unasked.includes(name) || isAsBefore(asking.accepted, name, clean[name])) continue;
    const kept = acceptOne(asking, name, field, clean[name], errors);
    if (kept === undefined) delete clean[name];
    else clean[name] = kept;
  }
  return errors.length > 0 ? err(errors) : ok({ answers: clean, unasked });
}

/** Takes out what is not asked, until nothing changes: one question may hang on another that hangs on a third. */
function dropUnasked(asking: Asking, clean: Record<string, unknown>): readonly string[] {
  const unasked = new Set<string>();
  const conditional = Object.keys(asking.fields).filter((name) => Object.hasOwn(asking.askedIf, name));
  for (let changed = true; changed;) {
    changed = false;
    for (const name of conditional) {
      if (unasked.has(name) || isAsked(asking, name, clean)) continue;
      unasked.add(name);
      delete clean[name];
      changed = true;
    }
  }
  return [...unasked];
}

/** Whether a question of this door is asked, by what is answered so far. Unknown means: not asked. */
export function isAsked(asking: Pick<Asking, 'askedIf' | 'before' | 'facts'>, name: string, answers: Values): boolean {
  const when = Object.hasOwn(asking.askedIf, name) ? asking.askedIf[name] : undefined;
  return when === undefined || evaluate(when, { ...asking.before, ...answers }, asking.facts) === true;
}

/** Returns the value to keep; undefined when there is none, with what is wrong added to `errors`. */
function acceptOne(
  asking: Asking,
  path: string,
  field: Field<unknown>,
  value: unknown,
  errors: AnswerError[],
): unknown {
  if (isEmpty(value)) {
    if (field.required) errors.push(missing(path, field));
    return undefined;
  }
  if (field.kind === 'group') return acceptGroup(asking, path, field, value, errors);
  if (field.kind === 'repeated') return acceptRows(asking, path, field, value, errors);
  const checked = checkKind[field.kind](value, field, asking);
  if (!checked.ok) {
    errors.push(problem(path, field, checked.code, checked.says.id, checked.says.en));
    return undefined;
  }
  if (isEmpty(checked.value)) {
    if (field.required) errors.push(missing(path, field));
    return undefined;
  }
  if (field.kind === 'date' && asking.notPast.has(path) && (checked.value as string) < asking.today) {
    errors.push(
      problem(path, field, 'past', `pilih ${asking.today} atau sesudahnya.`, `choose ${asking.today} or later.`),
    );
    return undefined;
  }
  return checked.value;
}

function acceptGroup(
  asking: Asking,
  path: string,
  field: Field<unknown>,
  value: unknown,
  errors: AnswerError[],
): unknown {
  if (!isRecord(value)) {
    errors.push(problem(path, field, 'wrongKind', 'isi setiap pertanyaannya.', 'answer each of its questions.'));
    return undefined;
  }
  if (!field.required && Object.values(value).every(isEmpty)) return undefined;
  const kept: Record<string, unknown> = {};
  const rows = field.rows ?? {};
  for (const name of Object.keys(value)) if (!Object.hasOwn(rows, name)) errors.push(stranger(`${path}.${name}`));
  for (const [name, inner] of Object.entries(rows)) {
    const when = field.askedIf?.[name];
    if (when !== undefined && evaluate(when, {}, {}, value) !== true) continue;
    const answer = acceptOne(
      asking,
      `${path}.${name}`,
      inner,
      Object.hasOwn(value, name) ? value[name] : undefined,
      errors,
    );
    if (answer !== undefined) kept[name] = answer;
  }
  return kept;
}

function acceptRows(
  asking: Asking,
  path: string,
  field: Field<unknown>,
  value: unknown,
  errors: AnswerError[],
): unknown {
  if (!Array.isArray(value)) {
    errors.push(problem(path, field, 'wrongKind', 'isi sebagai daftar.', 'answer as a list.'));
    return undefined;
  }
  if (field.atMost !== undefined && value.length > field.atMost) {
    errors.push(
      problem(path, field, 'tooMany', `paling banyak ${field.atMost} baris.`, `at most ${field.atMost} rows.`),
    );
    return undefined;
  }
  return value.map((row, index) => {
    const wrong: AnswerError[] = [];
    const kept = acceptGroup(asking, `${path}.${index}`, { ...field, required: true }, row, wrong) ?? {};
    errors.push(...wrong.map((error) => inRow(error, field, index)));
    return kept;
  });
}

function isAsBefore(accepted: Values | undefined, name: string, value: unknown): boolean {
  return (
    accepted !== undefined &&
    value !== undefined &&
    Object.hasOwn(accepted, name) &&
    (accepted[name] === value || JSON.stringify(accepted[name]) === JSON.stringify(value))
  );
}

/** Nothing was answered: an empty text, an empty list. */
const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);
const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with one answer; the sentence begins with the question, so that it also stands alone in a summary. */
const problem = (
  path: string,
  { label }: Field<unknown>,
  code: AnswerError['code'],
  id: string,
  en: string,
): AnswerError => ({ field: path, code, message: { id: `${label.id}: ${id}`, en: `${label.en}: ${en}` } });
/** Rows look alike: an error says in which one it is. */
const inRow = (error: AnswerError, { label }: Field<unknown>, index: number): AnswerError => ({
  ...error,
  message: {
    id: `${label.id} ke-${index + 1}, ${error.message.id}`,
    en: `${label.en}, no. ${index + 1}, ${error.message.en}`,
  },
});
const missing = (path: string, field: Field<unknown>) =>
  problem(path, field, 'missing', 'pertanyaan ini harus dijawab.', 'this question must be answered.');
const stranger = (path: string): AnswerError => ({
  field: path.slice(0, 100),
  code: 'notAskedFor',
  message: {
    id: 'Jawaban ini tidak diminta di sini; hapus lalu kirim lagi.',
    en: 'This answer is not asked for here; take it out and send again.',
  },
});
