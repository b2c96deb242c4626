/**
 * An expression as its author writes it: `f.lamaTinggal.lessThan(6)`. For people who read a file, never for a machine.
 *
 * Must never: be parsed again.
 */
import type { Expression } from './expression.ts';

const OPERATORS: Readonly<Record<string, string>> = {
  and: 'and',
  or: 'or',
  is: 'is',
  atLeast: 'atLeast',
  moreThan: 'moreThan',
  plus: 'plus',
  minus: 'minus',
  times: 'times',
  years: 'yearsUntil',
  months: 'monthsUntil',
  days: 'daysUntil',
  least: 'atMostOf',
  most: 'atLeastOf',
  ceil: 'roundedUpTo',
  floor: 'roundedDownTo',
  has: 'includes',
  otherwise: 'otherwise',
};
/** What `not` makes of a comparison: the word that the author wrote. */
const NEGATED: Readonly<Record<string, string>> = { atLeast: 'lessThan', moreThan: 'atMost' };
const SOURCES: Readonly<Record<string, string>> = { field: 'f.', fact: 'fact.', row: 'row.', score: 'score.' };

/** @example `writtenAs(['not', ['atLeast', ['field', 'lama'], 6]])` is `f.lama.lessThan(6)` */
export function writtenAs(expression: Expression): string {
  if (typeof expression !== 'object') return typeof expression === 'string' ? `'${expression}'` : String(expression);
  const [operator, ...parts] = expression as readonly [string, ...Expression[]];
  const [first = '', second = '', third = ''] = parts;
  if (Object.hasOwn(SOURCES, operator)) return `${SOURCES[operator]}${String(first)}`;
  switch (operator) {
    case 'list':
      return `[${parts.map(writtenAs).join(', ')}]`;
    case 'part':
      return `${writtenAs(first)}.${String(second)}`;
    case 'answered':
      return `${writtenAs(first)}.isAnswered()`;
    case 'not':
      return negated(first);
    case 'when':
      return `${writtenAs(first)}.choose(${writtenAs(second)}, ${writtenAs(third)})`;
    case 'choose':
      return `${writtenAs(first)}.choose({ ${Object.entries(parts[1] as unknown as Readonly<Record<string, Expression>>)
        .map(([option, value]) => `${option}: ${writtenAs(value)}`)
        .join(', ')} })`;
    case 'sum':
    case 'every':
    case 'some':
      return `${writtenAs(first)}.${operator}((row) => ${writtenAs(second)})`;
    default:
      return Object.hasOwn(OPERATORS, operator)
        ? `${writtenAs(first)}.${OPERATORS[operator]}(${writtenAs(second)})`
        : `${writtenAs(first)}.${operator}()`;
  }
}

function negated(expression: Expression): string {
  const [operator, first, second] = (typeof expression === 'object' ? expression : []) as readonly [
    string?,
    Expression?,
    Expression?,
  ];
  const word = operator !== undefined && Object.hasOwn(NEGATED, operator) ? NEGATED[operator] : undefined;
  return word !== undefined && first !== undefined && second !== undefined
    ? `${writtenAs(first)}.${word}(${writtenAs(second)})`
    : `${writtenAs(expression)}.not()`;
}
