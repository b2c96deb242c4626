/**
 * Turns a case's answers into what a letter may print, by the kind of each question.
 *
 * Must never: print a photo, a position or a signature's strokes, or a code where people expect a name.
 */
import type { DateText, Text } from '@balai/kernel';
import { longDate, type Language } from './letter-dates.ts';
import type { LetterValue, LetterValues } from './fill-letter.ts';

/** As much of a question as a letter needs; every field of a manifest is one. */
export interface PrintedQuestion {
  readonly kind: string;
  readonly label: Text;
  readonly options?: Readonly<Record<string, Text>>;
  readonly rows?: Readonly<Record<string, PrintedQuestion>>;
}

export interface LetterValuesOptions {
  readonly language?: Language;
  /** The name behind an area's, a region's, a country's or a register's code; `undefined` leaves the code. */
  readonly nameOf?: (kind: string, code: string) => string | undefined;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const UNPRINTABLE = new Set(['photo', 'file', 'evidence', 'place', 'boundary', 'signature', 'case']);
const WORDS = { id: { yes: 'ya', no: 'tidak' }, en: { yes: 'yes', no: 'no' } } as const;

/** The values of one case's letter; an answer that is absent or cannot be printed is `undefined`. */
export function letterValues(
  questions: Readonly<Record<string, PrintedQuestion>>,
  answers: Readonly<Record<string, unknown>>,
  options: LetterValuesOptions = {},
): LetterValues {
  const values = Object.entries(questions).map(
    ([name, question]) =>
      [name, valueOf(question, Object.hasOwn(answers, name) ? answers[name] : undefined, options)] as const,
  );
  return Object.fromEntries(values);
}

function valueOf(question: PrintedQuestion, answer: unknown, options: LetterValuesOptions): LetterValue {
  if (answer === undefined || answer === null || UNPRINTABLE.has(question.kind)) return undefined;
  const { kind } = question;
  const language = options.language ?? 'id';
  if (kind === 'rupiah' && typeof answer === 'number') return { kind: 'rupiah', amount: answer };
  if (kind === 'date' && isDate(answer)) return { kind: 'date', on: answer };
  if (kind === 'group' && isRecord(answer))
    return { kind: 'group', parts: letterValues(question.rows ?? {}, answer, options) };
  if (kind === 'repeated' && Array.isArray(answer)) return tableOf(question.rows ?? {}, answer, options);
  if (kind === 'choices' && Array.isArray(answer))
    return { kind: 'list', items: answer.map((code) => labelOf(question, String(code), options)) };
  if (typeof answer === 'boolean') return answer ? WORDS[language].yes : WORDS[language].no;
  if (typeof answer === 'number') return answer;
  return typeof answer === 'string' ? labelOf(question, answer, options) : undefined;
}

function tableOf(
  questions: Readonly<Record<string, PrintedQuestion>>,
  rows: readonly unknown[],
  options: LetterValuesOptions,
): LetterValue {
  const columns = Object.entries(questions).filter(
    ([, question]) => !UNPRINTABLE.has(question.kind) && question.kind !== 'group',
  );
  const cells = rows
    .filter(isRecord)
    .map((row) => columns.map(([name, question]) => cell(valueOf(question, row[name], options), options)));
  return { kind: 'table', head: columns.map(([, question]) => question.label[options.language ?? 'id']), rows: cells };
}

function cell(value: LetterValue, options: LetterValuesOptions): string {
  if (typeof value === 'object' && value.kind === 'date') return longDate(value.on, options.language);
  if (typeof value === 'object' && value.kind === 'rupiah')
    return `Rp${new Intl.NumberFormat('id-ID').format(value.amount)}`;
  if (typeof value === 'object' && value.kind === 'list') return value.items.join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function labelOf(question: PrintedQuestion, code: string, options: LetterValuesOptions): string {
  const label =
    question.options !== undefined && Object.hasOwn(question.options, code) ? question.options[code] : undefined;
  return label?.[options.language ?? 'id'] ?? options.nameOf?.(question.kind, code) ?? code;
}

const isDate = (answer: unknown): answer is DateText => typeof answer === 'string' && DATE.test(answer);
const isRecord = (answer: unknown): answer is Readonly<Record<string, unknown>> =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer);
