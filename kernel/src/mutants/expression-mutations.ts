/**
 * Mistakes in rules, conditions, routings and fees: another limit, another option, `and` for `or`, branches that changed places.
 *
 * Must never: make the same expression again.
 */
import type { Expression } from '../expression.ts';
import { expressionsOf, listOf, type PlacedExpression } from '../expressions-of.ts';
import type { Fields, Text } from '../fields.ts';
import type { Dated, ServiceManifest } from '../manifest.ts';
import { writtenAs } from '../written-as.ts';
import type { Mutation, Path } from './mutation.ts';

type Use = PlacedExpression['use'];
/** Where one expression lies in the data, and how an author calls the place. */
interface Place {
  readonly path: Path;
  readonly at: string;
  readonly use: Use;
  readonly expression: Expression;
}
interface Around {
  readonly use: Use;
  readonly fields: Fields;
  readonly units: ServiceManifest['units'];
}
interface Change {
  readonly inner: Path;
  readonly value: Expression;
  readonly was: Expression;
  /** What it is a part of: a number alone says little. */
  readonly inside: Expression | null;
}

export function expressionMutations(service: ServiceManifest): readonly Mutation[] {
  const fields: Fields = Object.assign({}, service.fields, ...Object.values(service.forms));
  return placesOf(service).flatMap(({ path, at, use, expression }) =>
    changesOf(expression, { use, fields, units: service.units }).map(({ inner, value, was, inside }) => ({
      path: [...path, ...inner],
      value,
      at,
      says: sentence(was, value, inside),
    })),
  );
}
function sentence(was: Expression, value: Expression, inside: Expression | null): Text {
  const [before, after] = [writtenAs(was), writtenAs(value)];
  const where = inside === null || typeof was === 'object' ? '' : `${writtenAs(inside)}: `;
  return { id: `${where}${before} menjadi ${after}`, en: `${where}${before} becomes ${after}` };
}

function placesOf(service: ServiceManifest): readonly Place[] {
  const dated = (use: Use, at: string, path: Path, values: Dated<Expression>): readonly Place[] =>
    listOf(values).map(({ value }, index) => ({
      path: [...path, ...('since' in values ? [] : [index]), 'value'],
      at: 'since' in values ? at : `${at}.${index}`,
      use,
      expression: value,
    }));
  return [
    ...expressionsOf(service).flatMap(({ at, use, expression }): readonly Place[] =>
      use === 'rule' || use === 'condition' || use === 'askedIf' || use === 'askedInRow'
        ? [{ path: at.split('.'), at, use, expression }]
        : [],
    ),
    ...Object.entries(service.routing).flatMap(([name, values]) =>
      dated('routing', `routing.${name}`, ['routing', name], values),
    ),
    ...Object.entries(service.teams).flatMap(([name, values]) =>
      dated('team', `teams.${name}`, ['teams', name], values),
    ),
    ...Object.entries(service.scores).flatMap(([name, values]) =>
      listOf(values).flatMap(({ value }, index) =>
        Object.entries(value).map(([part, expression]) => ({
          path: ['scores', name, ...('since' in values ? [] : [index]), 'value', part],
          at: `scores.${name}.${'since' in values ? '' : `${index}.`}${part}`,
          use: 'score' as const,
          expression,
        })),
      ),
    ),
    ...dated('cost', 'cost', ['cost'], service.cost),
    ...(service.refund === null ? [] : dated('refund', 'refund', ['refund'], service.refund)),
  ];
}

/** Every change of one node, with where in the expression it is made. */
function changesOf(
  expression: Expression,
  around: Around,
  inner: Path = [],
  inside: Expression | null = null,
): readonly Change[] {
  const here = replacements(expression, around, inside).map((value) => ({ inner, value, was: expression, inside }));
  // `lessThan` is written down as `not atLeast`: an author is shown the word.
  const shown = operatorOf(inside) === 'not' ? inside : expression;
  if (typeof expression !== 'object') return here;
  const [operator, ...parts] = expression as readonly [string, ...unknown[]];
  if (NAMES.has(operator)) return here;
  const below = parts.flatMap((part, index) => {
    if (operator === 'choose' && index === 1)
      return Object.entries(part as Readonly<Record<string, Expression>>).flatMap(([option, value]) =>
        changesOf(value, around, [...inner, 2, option], shown),
      );
    // What a list or a table is asked about is no limit: `is` and `choose` change it themselves.
    if ((operator === 'is' || operator === 'has') && index === 1 && typeof part === 'string') return [];
    return changesOf(part as Expression, around, [...inner, index + 1], shown);
  });
  return [...here, ...below];
}
const NAMES: ReadonlySet<string> = new Set(['field', 'fact', 'row', 'score', 'part', 'list']);

const operatorOf = (expression: Expression | null): string =>
  typeof expression === 'object' && expression !== null ? expression[0] : '';

function replacements(expression: Expression, around: Around, inside: Expression | null): readonly Expression[] {
  if (typeof expression === 'number') return otherNumbers(expression, inside);
  if (typeof expression === 'boolean') return [!expression];
  if (typeof expression === 'string')
    return around.use === 'routing' || around.use === 'team' ? otherUnit(expression, around.units) : [];
  const [operator, first, second] = expression as readonly [string, Expression, Expression];
  switch (operator) {
    case 'and':
    case 'or':
      return [[operator === 'and' ? 'or' : 'and', first, second], first, second];
    case 'atLeast':
    case 'moreThan':
      // Beside a number the limit itself is changed, which is the same mistake.
      return typeof second === 'number' ? [] : [[operator === 'atLeast' ? 'moreThan' : 'atLeast', first, second]];
    case 'is':
    case 'has':
      return otherOption(operator, first, second, around.fields);
    case 'when':
      return [['when', first, expression[3] as Expression, second]];
    case 'choose':
      return swappedOptions(first, second as unknown as Readonly<Record<string, Expression>>);
    case 'least':
      return [first];
    case 'most':
      // Money is never below 0 as it is.
      return second === 0 && (around.use === 'cost' || around.use === 'refund') ? [] : [first];
    case 'list':
      return expression.slice(1).flatMap((unit) => withoutUnit(expression as readonly string[], String(unit)));
    default:
      return [];
  }
}

/** Beside a limit; twice the money, the rate or the step. */
function otherNumbers(value: number, inside: Expression | null): readonly Expression[] {
  const compares = ['atLeast', 'moreThan', 'is', 'not'].includes(operatorOf(inside));
  if (compares) return [value + 1, value - 1];
  return value === 0 ? [] : [value * 2];
}
function otherUnit(unit: string, units: ServiceManifest['units']): readonly Expression[] {
  const per = Object.hasOwn(units, unit) ? units[unit]?.per : undefined;
  const other = Object.keys(units).find((name) => name !== unit && units[name]?.per === per);
  return other === undefined ? [] : [other];
}
function otherOption(
  operator: 'is' | 'has',
  first: Expression,
  second: Expression,
  fields: Fields,
): readonly Expression[] {
  if (typeof first !== 'object' || first[0] !== 'field') return [];
  const other = Object.keys(fields[first[1]]?.options ?? {}).find((option) => option !== second);
  return other === undefined ? [] : [[operator, first, other]];
}
/** Two options that change places; those that give the same may. */
function swappedOptions(by: Expression, table: Readonly<Record<string, Expression>>): readonly Expression[] {
  const options = Object.keys(table);
  return options.flatMap((option, index): readonly Expression[] => {
    const next = options[index + 1];
    if (next === undefined || JSON.stringify(table[option]) === JSON.stringify(table[next])) return [];
    return [['choose', by, { ...table, [option]: table[next] as Expression, [next]: table[option] as Expression }]];
  });
}
const withoutUnit = (list: readonly string[], unit: string): readonly Expression[] =>
  list.length <= 2 ? [] : [['list', ...list.slice(1).filter((each) => each !== unit)]];
