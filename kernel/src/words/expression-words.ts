/**
 * An expression in words: "“Keperluan” adalah “Usaha” atau “Lama tinggal” kurang dari 6 bulan".
 *
 * For people who read a rule before it is published, not for deciding. Must never: leave a part of the expression out; an
 * operator without words is shown as it is written.
 */
import type { Expression } from '../expression.ts';
import type { Field, Fields, Text } from '../fields.ts';
import type { ServiceManifest } from '../manifest.ts';
import { alike, listed, numberText, quoted, rupiahText, words } from './plain-words.ts';

export interface Reading {
  readonly service: ServiceManifest;
  /** The questions of the row or group inside which the expression stands. */
  readonly rows?: Fields;
  /** What the expression gives: the name of a unit, whole rupiah, or something else. */
  readonly gives?: 'unit' | 'rupiah';
}
type Operation = readonly [string, ...(readonly unknown[])];

/** Returns what `expression` says. */
export function expressionText(reading: Reading, expression: Expression): Text {
  return isName(expression) && isTruth(reading, expression)
    ? truth(reading, expression)
    : said(reading, expression, true);
}

/** `result`: the value is what the whole expression gives, not something that is compared. */
function said(reading: Reading, expression: unknown, result: boolean): Text {
  if (Array.isArray(expression)) return operation(reading, expression as unknown as Operation, result);
  return value(reading, expression, result);
}
function value({ service, gives }: Reading, scalar: unknown, result: boolean): Text {
  if (typeof scalar === 'boolean') return scalar ? words('ya', 'yes') : words('tidak', 'no');
  if (typeof scalar === 'number') return result && gives === 'rupiah' ? rupiahText(scalar) : numberText(scalar);
  if (typeof scalar !== 'string') return alike(JSON.stringify(scalar));
  return result && gives === 'unit' ? unitText(service, scalar) : alike(`“${scalar}”`);
}
export const unitText = ({ units }: Pick<ServiceManifest, 'units'>, name: string): Text =>
  Object.hasOwn(units, name) ? (units[name]?.label ?? alike(name)) : alike(name);

/** The question that an expression reads, with its options. */
function questionOf({ service, rows }: Reading, expression: unknown): Field<unknown> | undefined {
  if (!Array.isArray(expression)) return undefined;
  const [source, name] = expression as unknown as readonly [string, string];
  const places: readonly Fields[] =
    source === 'row'
      ? [rows ?? {}]
      : source === 'fact'
        ? [service.facts]
        : source === 'field'
          ? [service.fields, ...Object.values(service.forms)]
          : [];
  return places.find((place) => Object.hasOwn(place, name))?.[name];
}
const KNOWN: Readonly<Record<string, Text>> = {
  today: words('hari pengajuan', 'the day of filing'),
  now: words('hari pembayaran', 'the day of payment'),
};
function named(reading: Reading, source: string, name: string): Text {
  if (source === 'fact' && Object.hasOwn(KNOWN, name)) return KNOWN[name] ?? alike(name);
  const question = questionOf(reading, [source, name]);
  if (question !== undefined) return quoted(question.label);
  const label = reading.service.labels[name];
  return source === 'score' ? words(`nilai ${label?.id ?? name}`, `score ${label?.en ?? name}`) : alike(`“${name}”`);
}

const PAIRS: Readonly<Record<string, Text>> = {
  is: words('adalah', 'is'),
  atLeast: words('paling sedikit', 'at least'),
  moreThan: words('lebih dari', 'more than'),
  has: words('memuat', 'includes'),
  plus: words('ditambah', 'plus'),
  minus: words('dikurangi', 'less'),
  times: words('kali', 'times'),
  least: words(', paling banyak', ', at most'),
  most: words(', paling sedikit', ', at least'),
  ceil: words('dibulatkan ke atas per', 'rounded up to'),
  floor: words('dibulatkan ke bawah per', 'rounded down to'),
  otherwise: words('(bila tidak diketahui:', '(if not known:'),
};
const NEGATED: Readonly<Record<string, Text>> = {
  is: words('bukan', 'is not'),
  atLeast: words('kurang dari', 'less than'),
  moreThan: words('paling banyak', 'at most'),
  has: words('tidak memuat', 'does not include'),
};
const BETWEEN: Readonly<Record<string, Text>> = {
  years: words('jumlah tahun', 'the years'),
  months: words('jumlah bulan', 'the months'),
  days: words('jumlah hari', 'the days'),
};
const ONE: Readonly<Record<string, Text>> = {
  count: words('banyaknya', 'the number of'),
  day: words('tanggal dari', 'the day of'),
  hour: words('jam dari', 'the hour of'),
  weekday: words('hari (1 = Senin) dari', 'the weekday (1 = Monday) of'),
  asMonths: words('sebanyak bulan pada', 'as many months as'),
};
const OVER: Readonly<Record<string, Text>> = {
  sum: words('jumlah dari', 'the sum of'),
  every: words('untuk setiap', 'for each of'),
  some: words('untuk salah satu', 'for one of'),
};

function operation(reading: Reading, parts: Operation, result: boolean): Text {
  const [operator, first, second, third] = parts;
  const part = (inner: unknown, gives = false) => said(reading, inner, gives && result);
  if (['field', 'fact', 'row', 'score'].includes(operator)) return named(reading, operator, String(first));
  if (operator === 'list') return listed(parts.slice(1).map((unit) => part(unit, true)));
  if (operator === 'part') {
    const inner = questionOf(reading, first)?.rows?.[String(second)];
    return joined(
      inner === undefined ? alike(`“${String(second)}”`) : quoted(inner.label),
      words('dari', 'of'),
      part(first),
    );
  }
  if (operator === 'answered') return joined(part(first), words('diisi', 'is answered'));
  if (operator === 'not') return negated(reading, first);
  if (operator === 'and' || operator === 'or') return truths(reading, operator, parts);
  if (operator === 'when')
    return joined(
      words('bila', 'if'),
      truth(reading, first),
      alike('→'),
      end(part(second, true)),
      words('bila tidak →', 'otherwise →'),
      part(third, true),
    );
  if (operator === 'choose') return table(reading, first, second, result);
  if (Object.hasOwn(BETWEEN, operator))
    return joined(
      BETWEEN[operator] ?? alike(''),
      words('dari', 'from'),
      part(first),
      words('sampai', 'to'),
      part(second),
    );
  if (Object.hasOwn(ONE, operator)) return joined(ONE[operator] ?? alike(''), part(first));
  if (Object.hasOwn(OVER, operator)) return overRows(reading, operator, first, second);
  if (Object.hasOwn(PAIRS, operator)) return pair(reading, PAIRS[operator] ?? alike(''), parts, result);
  return alike(JSON.stringify(parts));
}
const joined = (...texts: readonly Text[]): Text => ({
  id: texts
    .map(({ id }) => id)
    .join(' ')
    .replaceAll(' ,', ','),
  en: texts
    .map(({ en }) => en)
    .join(' ')
    .replaceAll(' ,', ','),
});
const end = ({ id, en }: Text): Text => ({ id: `${id};`, en: `${en};` });

/** Left and right of an operator; a code of an option is read as the option, and a number with its unit. */
function pair(reading: Reading, between: Text, [operator, left, right]: Operation, result: boolean): Text {
  const asResult = ['plus', 'minus', 'least', 'most', 'ceil', 'floor', 'otherwise'].includes(operator) && result;
  const question = questionOf(reading, left);
  const option = typeof right === 'string' ? question?.options?.[right] : undefined;
  const unit = typeof right === 'number' ? question?.unit : undefined;
  const unitWords = unit === undefined ? null : typeof unit === 'string' ? alike(unit) : unit;
  const other = option === undefined ? said(reading, right, asResult) : quoted(option);
  const whole = joined(said(reading, left, asResult), between, other, ...(unitWords === null ? [] : [unitWords]));
  return operator === 'otherwise' ? { id: `${whole.id})`, en: `${whole.en})` } : whole;
}
/** A yes/no question by itself reads as an answer, not as a name. */
function truth(reading: Reading, expression: unknown): Text {
  const text = said(reading, expression, false);
  return isName(expression) ? joined(text, words('dijawab ya', 'is yes')) : text;
}
const isTruth = (reading: Reading, expression: unknown): boolean => questionOf(reading, expression)?.kind === 'yesNo';
const isName = (expression: unknown): boolean =>
  Array.isArray(expression) && ['field', 'fact', 'row', 'part'].includes(String(expression[0]));
function negated(reading: Reading, expression: unknown): Text {
  const inner: Operation = Array.isArray(expression) ? (expression as unknown as Operation) : ['', expression];
  if (isName(expression)) return joined(said(reading, expression, false), words('dijawab tidak', 'is no'));
  if (inner[0] === 'answered') return joined(said(reading, inner[1], false), words('tidak diisi', 'is not answered'));
  if (Object.hasOwn(NEGATED, inner[0])) return pair(reading, NEGATED[inner[0]] ?? alike(''), inner, false);
  const text = said(reading, expression, false);
  return words(`tidak benar bahwa (${text.id})`, `it is not so that (${text.en})`);
}
/** A chain of the same word is one list; another word inside it stands in brackets. */
function truths(reading: Reading, operator: 'and' | 'or', parts: Operation): Text {
  const flat = (expression: unknown): readonly unknown[] =>
    Array.isArray(expression) && expression[0] === operator
      ? [...flat(expression[1]), ...flat(expression[2])]
      : [expression];
  const texts = flat(parts).map((expression) => {
    const text = truth(reading, expression);
    const mixed = Array.isArray(expression) && (expression[0] === 'and' || expression[0] === 'or');
    return mixed ? { id: `(${text.id})`, en: `(${text.en})` } : text;
  });
  return listed(texts, operator === 'and' ? words('dan', 'and') : words('atau', 'or'));
}
function table(reading: Reading, by: unknown, options: unknown, result: boolean): Text {
  const question = questionOf(reading, by);
  const lines = Object.entries((options ?? {}) as Readonly<Record<string, unknown>>).map(([option, given]) =>
    joined(question?.options?.[option] ?? alike(`“${option}”`), alike('→'), said(reading, given, result)),
  );
  const inOne = (language: keyof Text) => lines.map((line) => line[language]).join('; ');
  return joined(words('menurut', 'by'), said(reading, by, false), { id: `(${inOne('id')})`, en: `(${inOne('en')})` });
}
function overRows(reading: Reading, operator: string, list: unknown, perRow: unknown): Text {
  const rows = questionOf(reading, list)?.rows;
  const inside: Reading = { ...reading, ...(rows === undefined ? {} : { rows }) };
  const row = operator === 'sum' ? said(inside, perRow, false) : truth(inside, perRow);
  return joined(OVER[operator] ?? alike(''), said(reading, list, false), { id: `(${row.id})`, en: `(${row.en})` });
}
