/**
 * What an expression looks like: a bare value, or a list that begins with an operator of the language.
 *
 * Must never: ask what it means; expression-types.ts does.
 */
import { binary, overRows, unary } from '../operators.ts';
import { oneOf, type Findings } from './finding.ts';
import { isRecord, type Shape } from './shape.ts';

const REFERENCES = ['field', 'fact', 'row', 'score'];
const OPERATORS = [
  ...REFERENCES,
  'list',
  'part',
  'answered',
  'when',
  'choose',
  ...Object.keys(unary),
  ...Object.keys(binary),
  ...Object.keys(overRows),
];
const isScalar = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

export const expressionShape: Shape = (value, at, found) => {
  if (isScalar(value)) return;
  if (!Array.isArray(value))
    return found.error(
      'badExpression',
      at,
      'write a text, a number, true, false, or a list that begins with an operator',
    );
  const [operator, ...parts] = value as readonly unknown[];
  if (typeof operator !== 'string' || !OPERATORS.includes(operator))
    return found.error('badExpression', at, `a list begins with an operator: ${oneOf(OPERATORS)}`);
  partsShape(operator, parts, at, found);
};

function partsShape(operator: string, parts: readonly unknown[], at: string, found: Findings): void {
  const expect = (count: number): boolean => {
    if (parts.length === count) return true;
    found.error('badExpression', at, count === 1 ? `'${operator}' takes 1 part` : `'${operator}' takes ${count} parts`);
    return false;
  };
  const each = (...indexes: readonly number[]) =>
    indexes.forEach((index) => expressionShape(parts[index], `${at}.${index + 1}`, found));
  const name = (index: number) => {
    if (typeof parts[index] !== 'string') found.error('badExpression', `${at}.${index + 1}`, 'write a name here');
  };
  if (REFERENCES.includes(operator)) {
    if (expect(1)) name(0);
  } else if (operator === 'list') {
    if (parts.length === 0 || !parts.every((part) => typeof part === 'string'))
      found.error('badExpression', at, 'a list holds the names of units');
  } else if (operator === 'part') {
    if (expect(2)) {
      each(0);
      name(1);
    }
  } else if (operator === 'when') {
    if (expect(3)) each(0, 1, 2);
  } else if (operator === 'choose') {
    if (expect(2)) {
      each(0);
      tableShape(parts[1], `${at}.2`, found);
    }
  } else if (operator === 'answered' || Object.hasOwn(unary, operator)) {
    if (expect(1)) each(0);
  } else if (expect(2)) each(0, 1);
}
function tableShape(table: unknown, at: string, found: Findings): void {
  if (!isRecord(table) || Object.keys(table).length === 0)
    return found.error('badExpression', at, 'write a value for every option here');
  for (const [option, part] of Object.entries(table)) expressionShape(part, `${at}.${option}`, found);
}
