/**
 * What an expression gives, and whether its parts fit: the types of terms.ts, as a check on data.
 *
 * Must never: compute a value, or accept what the compiler refuses in a service file.
 */
import type { Expression } from '../expression.ts';
import type { Field, Fields } from '../fields.ts';
import { isDate } from '../numbers-of-identity.ts';
import { oneOf, type Findings } from './finding.ts';

export type Type =
  | { readonly kind: 'truth' | 'number' | 'date' | 'text' | 'booked' | 'duration' | 'thing' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'several'; readonly options: readonly string[] }
  | { readonly kind: 'selection'; readonly options: readonly string[] }
  | { readonly kind: 'group' | 'rows'; readonly fields: Fields };

/** What each is called in a sentence. */
export const NOUNS: Readonly<Record<Type['kind'], string>> = {
  truth: 'yes or no',
  number: 'number',
  date: 'date',
  text: 'text',
  booked: 'booked time',
  duration: 'duration',
  thing: 'place, photo or file',
  choice: 'choice',
  several: 'list of units',
  selection: 'selection of several',
  group: 'group',
  rows: 'repeated group',
};

/** The names that an expression may read where it stands. */
export interface Scope {
  readonly fields: Fields;
  readonly facts: Fields;
  readonly slots: ReadonlySet<string>;
  readonly scores: ReadonlySet<string>;
  readonly row: Fields | null;
}
interface Reader {
  readonly scope: Scope;
  readonly at: string;
  readonly found: Findings;
}

const TRUTH = { kind: 'truth' } as const;
const NUMBER = { kind: 'number' } as const;
const DATE = { kind: 'date' } as const;

/** What a question's answer is, to an expression. */
export function typeOfField(field: Field<unknown>): Type {
  switch (field.kind) {
    case 'yesNo':
      return TRUTH;
    case 'number':
    case 'rupiah':
      return NUMBER;
    case 'date':
      return DATE;
    case 'choice':
      return { kind: 'choice', options: Object.keys(field.options ?? {}) };
    case 'choices':
      return { kind: 'selection', options: Object.keys(field.options ?? {}) };
    case 'group':
      return { kind: 'group', fields: field.rows ?? {} };
    case 'repeated':
      return { kind: 'rows', fields: field.rows ?? {} };
    case 'place':
    case 'photo':
    case 'file':
    case 'evidence':
    case 'signature':
      return { kind: 'thing' };
    default:
      return { kind: 'text' };
  }
}

/** Returns what `expression` gives, or null when something in it was reported. */
export function typeOf(expression: Expression, scope: Scope, at: string, found: Findings): Type | null {
  return read(expression, { scope, at, found });
}

function read(expression: Expression, reader: Reader): Type | null {
  if (typeof expression === 'boolean') return TRUTH;
  if (typeof expression === 'number') return NUMBER;
  if (typeof expression === 'string') return isDate(expression) ? DATE : { kind: 'choice', options: [expression] };
  const [operator, first, second] = expression as readonly [string, Expression, Expression];
  switch (operator) {
    case 'field':
    case 'fact':
    case 'row':
    case 'score':
      return reference(operator, String(first), reader);
    case 'list':
      return { kind: 'several', options: expression.slice(1) as readonly string[] };
    case 'part':
      return partOf(read(first, reader), String(second), reader);
    case 'answered':
      return typeof first === 'object'
        ? read(first, reader) && TRUTH
        : wrong(reader, 'only a question or a fact is answered or not');
    case 'when':
      return whenType(expression as readonly unknown[], reader);
    case 'choose':
      return chooseType(first, second as unknown as Readonly<Record<string, Expression>>, reader);
    case 'sum':
    case 'every':
    case 'some':
      return rowsType(operator, first, second, reader);
    default:
      return second === undefined
        ? unaryType(operator, read(first, reader), reader)
        : binaryType(operator, read(first, reader), read(second, reader), second, reader);
  }
}
function wrong({ found, at }: Reader, message: string): null {
  found.error('expressionType', at, message);
  return null;
}

function reference(source: 'field' | 'fact' | 'row' | 'score', name: string, reader: Reader): Type | null {
  const { scope, found, at } = reader;
  if (source === 'score') {
    if (scope.scores.has(name)) return NUMBER;
    found.error('unknownScore', at, `there is no score '${name}' to read here: ${oneOf(scope.scores)}`);
    return null;
  }
  if (source === 'row' && scope.row === null)
    return wrong(reader, `'${name}' is read of a row, but there is no row here`);
  const fields = source === 'field' ? scope.fields : source === 'fact' ? scope.facts : (scope.row ?? {});
  if (source === 'field' && scope.slots.has(name)) return { kind: 'booked' };
  if (Object.hasOwn(fields, name)) return typeOfField(fields[name] as Field<unknown>);
  const there = oneOf(Object.keys(fields));
  if (source === 'fact') found.error('unknownFact', at, `'${name}' is no fact of the city: ${there}`);
  else if (source === 'row') found.error('unknownQuestion', at, `'${name}' is no question of the row: ${there}`);
  else found.error('unknownQuestion', at, `'${name}' is no question of this form: ${there}`);
  return null;
}
function partOf(whole: Type | null, name: string, reader: Reader): Type | null {
  if (whole === null) return null;
  if (whole.kind !== 'group') return wrong(reader, `'${name}' is read of something that is no group of questions`);
  if (Object.hasOwn(whole.fields, name)) return typeOfField(whole.fields[name] as Field<unknown>);
  reader.found.error(
    'unknownQuestion',
    reader.at,
    `'${name}' is no question of that group: ${oneOf(Object.keys(whole.fields))}`,
  );
  return null;
}

const UNARY_OF: Readonly<Record<string, Type['kind']>> = { not: 'truth', count: 'rows', asMonths: 'number' };
/** `day`, `hour` and `weekday` are of a booked time. */
function unaryType(operator: string, of: Type | null, reader: Reader): Type | null {
  if (of === null) return null;
  const wants = UNARY_OF[operator] ?? 'booked';
  if (of.kind !== wants)
    return wrong(reader, `'${operator}' is for a ${NOUNS[wants]}, and this is a ${NOUNS[of.kind]}`);
  return operator === 'not'
    ? TRUTH
    : operator === 'day'
      ? DATE
      : operator === 'asMonths'
        ? { kind: 'duration' }
        : NUMBER;
}

const NUMERIC = new Set(['plus', 'minus', 'times', 'least', 'most', 'ceil', 'floor']);
function binaryType(
  operator: string,
  left: Type | null,
  right: Type | null,
  written: Expression,
  reader: Reader,
): Type | null {
  if (left === null || right === null) return null;
  const both = (kind: Type['kind'], gives: Type): Type | null =>
    left.kind === kind && right.kind === kind
      ? gives
      : wrong(
          reader,
          `'${operator}' needs a ${NOUNS[kind]} on both sides, and has a ${NOUNS[left.kind]} and a ${NOUNS[right.kind]}`,
        );
  if (operator === 'and' || operator === 'or') return both('truth', TRUTH);
  if (operator === 'years' || operator === 'months' || operator === 'days') return both('date', NUMBER);
  if (operator === 'ceil' || operator === 'floor')
    return typeof written === 'number' && written > 0
      ? both('number', NUMBER)
      : wrong(reader, 'round to a number above 0');
  if (NUMERIC.has(operator)) return both('number', NUMBER);
  if (operator === 'atLeast' || operator === 'moreThan')
    return left.kind === 'date' ? both('date', TRUTH) : both('number', TRUTH);
  if (operator === 'has')
    return left.kind === 'selection'
      ? isOptionOf(left.options, right, reader)
      : wrong(reader, "'includes' is for a question with several choices");
  if (operator === 'otherwise') return joined(left, right, reader);
  return isType(left, right, reader);
}
/** `is`: an option of the choice, a text, a number or a date of the same kind. */
function isType(left: Type, right: Type, reader: Reader): Type | null {
  if (left.kind === 'choice') return isOptionOf(left.options, right, reader);
  if (left.kind === 'text' && (right.kind === 'choice' || right.kind === 'text' || right.kind === 'date')) return TRUTH;
  if (left.kind === right.kind && (left.kind === 'number' || left.kind === 'date')) return TRUTH;
  return wrong(reader, `a ${NOUNS[left.kind]} is never equal to a ${NOUNS[right.kind]}`);
}
function isOptionOf(options: readonly string[], right: Type, reader: Reader): Type | null {
  const named = right.kind === 'choice' ? right.options : [];
  const stranger = named.find((option) => !options.includes(option));
  if (named.length > 0 && stranger === undefined) return TRUTH;
  reader.found.error(
    'unknownOption',
    reader.at,
    stranger === undefined
      ? `a ${NOUNS[right.kind]} is no option: ${oneOf(options)}`
      : `'${stranger}' is no option: ${oneOf(options)}`,
  );
  return null;
}

function whenType(expression: readonly unknown[], reader: Reader): Type | null {
  const [, test, yes, no] = expression as readonly [string, Expression, Expression, Expression];
  const asked = read(test, reader);
  const [left, right] = [read(yes, reader), read(no, reader)];
  if (asked === null || left === null || right === null) return null;
  return asked.kind === 'truth'
    ? joined(left, right, reader)
    : wrong(reader, `'choose' between two needs a yes or no, and this is a ${NOUNS[asked.kind]}`);
}
function chooseType(by: Expression, table: Readonly<Record<string, Expression>>, reader: Reader): Type | null {
  const of = read(by, reader);
  const parts = Object.values(table).map((part) => read(part, reader));
  if (of === null || parts.includes(null)) return null;
  if (of.kind !== 'choice') return wrong(reader, `a table needs a choice, and this is a ${NOUNS[of.kind]}`);
  const gap = of.options.find((option) => !Object.hasOwn(table, option));
  const extra = Object.keys(table).find((option) => !of.options.includes(option));
  if (gap !== undefined) reader.found.error('tableGap', reader.at, `the table says nothing for '${gap}'`);
  if (extra !== undefined)
    reader.found.error('unknownOption', reader.at, `'${extra}' in the table is no option: ${oneOf(of.options)}`);
  if (gap !== undefined || extra !== undefined) return null;
  return (parts as readonly Type[]).reduce<Type | null>(
    (all, part) => (all === null ? null : joined(all, part, reader)),
    parts[0] as Type,
  );
}
function rowsType(
  operator: 'sum' | 'every' | 'some',
  list: Expression,
  perRow: Expression,
  reader: Reader,
): Type | null {
  const of = read(list, reader);
  if (of === null) return null;
  if (of.kind !== 'rows')
    return wrong(reader, `'${operator}' is for a repeated group, and this is a ${NOUNS[of.kind]}`);
  const each = read(perRow, { ...reader, scope: { ...reader.scope, row: of.fields } });
  if (each === null) return null;
  const wants = operator === 'sum' ? 'number' : 'truth';
  return each.kind === wants
    ? { kind: wants }
    : wrong(reader, `each row must give a ${NOUNS[wants]} here, and gives a ${NOUNS[each.kind]}`);
}
/** What either of two values is: two choices are a choice of all their options. */
function joined(left: Type, right: Type, reader: Reader): Type | null {
  if (left.kind === 'choice' && right.kind === 'choice')
    return { kind: 'choice', options: [...new Set([...left.options, ...right.options])] };
  if (left.kind === 'several' && right.kind === 'several')
    return { kind: 'several', options: [...new Set([...left.options, ...right.options])] };
  if (left.kind === 'text' && right.kind === 'choice') return left;
  if (left.kind === right.kind) return left;
  return wrong(reader, `one value is a ${NOUNS[left.kind]}, the other a ${NOUNS[right.kind]}`);
}
