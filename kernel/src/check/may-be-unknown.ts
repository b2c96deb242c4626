/**
 * What could leave an expression without a value: silent facts, questions that may stay empty or are not asked, forms
 * that have not been filled in yet.
 *
 * Cautious: it may name something that never is unknown; it never misses one. Must never: need a case.
 */
import { evaluate, type Expression } from '../expression.ts';
import type { Fields } from '../fields.ts';
import type { Values } from '../operators.ts';
import type { ServiceManifest } from '../manifest.ts';

/** What is certain where the expression is read. */
export interface Certain {
  /** Every question that may be read, of the forms that are surely filled in. */
  readonly fields: Fields;
  readonly askedIf: ServiceManifest['askedIf'];
  /** Booked times that are surely there. */
  readonly booked: ReadonlySet<string>;
}
/** What the branch taken so far tells: these answers are given, and these have this value. */
interface Told {
  readonly answered: ReadonlySet<string>;
  readonly values: Values;
}
const nothingTold: Told = { answered: new Set(), values: {} };
const ALWAYS_KNOWN = new Set(['today', 'now', 'paid']);

/** Returns the names that may leave `expression` unknown: `fact.kelasJalan`, `luas`. Empty: it always has a value. */
export function unknownsOf(expression: Expression, certain: Certain): readonly string[] {
  return [...new Set(unknowns(expression, certain, nothingTold, null))];
}

function unknowns(expression: Expression, certain: Certain, told: Told, row: Row | null): readonly string[] {
  if (typeof expression !== 'object') return [];
  const of = (part: Expression, more: Told = told) => unknowns(part, certain, more, row);
  const [operator, first, second] = expression as readonly [string, Expression, Expression];
  switch (operator) {
    case 'field':
      return isKnown(String(first), certain, told) ? [] : [String(first)];
    case 'fact':
      return ALWAYS_KNOWN.has(String(first)) || told.answered.has(`fact.${String(first)}`)
        ? []
        : [`fact.${String(first)}`];
    case 'row':
      return row !== null && row.known.has(String(first)) ? [] : [`row.${String(first)}`];
    case 'score':
      return [`score.${String(first)}`];
    case 'list':
      return [];
    case 'part':
      return partUnknowns(first, String(second), certain, told, row);
    case 'answered':
      return namesOf(first).filter((name) => name.startsWith('fact.') && !ALWAYS_KNOWN.has(name.slice(5)));
    case 'otherwise':
      return of(first).length === 0 ? [] : of(second);
    case 'and':
      return [...of(first), ...of(second, tellMore(told, first, true))];
    case 'or':
      return [...of(first), ...of(second, tellMore(told, first, false))];
    case 'when':
      return [
        ...of(first),
        ...of(second, tellMore(told, first, true)),
        ...of((expression as readonly unknown[])[3] as Expression, tellMore(told, first, false)),
      ];
    case 'choose':
      return [
        ...of(first),
        ...Object.entries(second as unknown as Readonly<Record<string, Expression>>).flatMap(([option, part]) =>
          of(part, tellMore(told, ['is', first, option], true)),
        ),
      ];
    case 'sum':
    case 'every':
    case 'some':
      return [...of(first), ...unknowns(second, certain, told, rowOf(first, certain))];
    default:
      return (expression.slice(1) as readonly Expression[]).flatMap((part) => of(part));
  }
}

interface Row {
  readonly known: ReadonlySet<string>;
}
function rowOf(list: Expression, certain: Certain): Row {
  const name = Array.isArray(list) && list[0] === 'field' ? String(list[1]) : '';
  const field = Object.hasOwn(certain.fields, name) ? certain.fields[name] : undefined;
  return {
    known: new Set(
      Object.entries(field?.rows ?? {}).flatMap(([inner, question]) =>
        question.required && field?.askedIf?.[inner] === undefined ? [inner] : [],
      ),
    ),
  };
}
function partUnknowns(
  whole: Expression,
  name: string,
  certain: Certain,
  told: Told,
  row: Row | null,
): readonly string[] {
  const outer = unknowns(whole, certain, told, row);
  const group = Array.isArray(whole) && whole[0] === 'field' ? String(whole[1]) : '';
  const path = `${group}.${name}`;
  if (told.answered.has(path)) return outer;
  const field = Object.hasOwn(certain.fields, group) ? certain.fields[group] : undefined;
  const inner = field?.rows !== undefined && Object.hasOwn(field.rows, name) ? field.rows[name] : undefined;
  return inner?.required === true && field?.askedIf?.[name] === undefined ? outer : [...outer, path];
}

/** Whether a question surely has an answer: it is required and asked, or the branch says so. */
function isKnown(name: string, certain: Certain, told: Told): boolean {
  if (told.answered.has(name) || certain.booked.has(name) || Object.hasOwn(told.values, name)) return true;
  const field = Object.hasOwn(certain.fields, name) ? certain.fields[name] : undefined;
  if (field === undefined || !field.required) return false;
  const when = Object.hasOwn(certain.askedIf, name) ? certain.askedIf[name] : undefined;
  return when === undefined || evaluate(when, told.values, {}) === true;
}

/** What is told by `test` being `truth`. */
function tellMore(told: Told, test: Expression, truth: boolean): Told {
  const answered = new Set(told.answered);
  const values: Record<string, unknown> = { ...told.values };
  collect(test, truth, answered, values);
  return { answered, values };
}
function collect(test: Expression, truth: boolean, answered: Set<string>, values: Record<string, unknown>): void {
  if (typeof test !== 'object') return;
  const [operator, first, second] = test as readonly [string, Expression, Expression];
  if (operator === 'not') collect(first, !truth, answered, values);
  else if (operator === (truth ? 'and' : 'or'))
    for (const part of [first, second]) collect(part, truth, answered, values);
  else if (operator === 'answered') {
    if (truth) for (const name of namesOf(first)) answered.add(name);
  } else if (operator === 'field') values[String(first)] = truth;
  else if (operator === 'is' && truth && Array.isArray(first) && first[0] === 'field' && typeof second !== 'object')
    values[String(first[1])] = second;
  // Whatever was compared was known.
  if (truth && operator !== 'answered' && operator !== 'or' && operator !== 'otherwise' && operator !== 'not')
    for (const name of namesOf(first)) if (!name.startsWith('fact.')) answered.add(name);
}
/** `luas`, `ibu.lahir`, `fact.desil`: what a bare reference reads. */
function namesOf(expression: Expression): readonly string[] {
  if (typeof expression !== 'object') return [];
  const [operator, first, second] = expression as readonly [string, Expression, Expression];
  if (operator === 'field') return [String(first)];
  if (operator === 'fact') return [`fact.${String(first)}`];
  return operator === 'part' && Array.isArray(first) && first[0] === 'field'
    ? [`${String(first[1])}.${String(second)}`]
    : [];
}
