/**
 * The branches of an expression: what there is to exercise in a rule, a condition, a routing or a fee, and what was taken.
 *
 * A comparison counts only where it decides: had it come out otherwise, so had the whole. So an example cannot exercise
 * the second half of an `or` by making both halves true. Must never: evaluate otherwise than expression.ts does.
 */
import { evaluate, type Expression } from '../expression.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Values } from '../operators.ts';

/** `test`: yes or no is wanted here. `value`: anything else. */
type Position = 'test' | 'value';
export interface Branch {
  /** Where in the expression: `0.1`. With `side` unique in it. */
  readonly path: string;
  /** `yes`, `no`; an option of a table; `known`, `unknown` before `otherwise`; `limited`, `free` of a cap. */
  readonly side: string;
  readonly of: Expression;
}
interface Part {
  readonly path: string;
  readonly expression: Expression;
  readonly position: Position;
}
type Operation = readonly [string, ...unknown[]];
type Table = Readonly<Record<string, Expression>>;

/** Every branch that there is, in the order in which it was written. */
export function branchesOf(expression: Expression, position: Position, path = '0'): readonly Branch[] {
  return [
    ...sidesOf(expression, position).map((side) => ({ path, side, of: expression })),
    ...partsOf({ path, expression, position }).flatMap((part) => branchesOf(part.expression, part.position, part.path)),
  ];
}

function sidesOf(expression: Expression, position: Position): readonly string[] {
  if (typeof expression !== 'object') return [];
  const [operator, , table] = expression as Operation;
  switch (operator) {
    case 'choose':
      return Object.keys(table as Table);
    case 'otherwise':
      return ['known', 'unknown'];
    case 'least':
    case 'most':
      return ['limited', 'free'];
    default:
      return position === 'test' && !PASSES_ON.has(operator) ? ['yes', 'no'] : [];
  }
}
/** What only passes on what its parts say. */
const PASSES_ON: ReadonlySet<string> = new Set(['and', 'or', 'not', 'when', 'every', 'some', 'sum']);
const NO_PARTS: ReadonlySet<string> = new Set(['field', 'fact', 'row', 'score', 'list', 'part', 'answered']);

function partsOf({ path, expression, position }: Part): readonly Part[] {
  if (typeof expression !== 'object' || NO_PARTS.has(expression[0])) return [];
  const [operator, ...parts] = expression as readonly [string, ...Expression[]];
  const part = (index: number, as: Position): Part => ({
    path: `${path}.${index}`,
    expression: parts[index] as Expression,
    position: as,
  });
  switch (operator) {
    case 'not':
      return [part(0, 'test')];
    case 'and':
    case 'or':
      return [part(0, 'test'), part(1, 'test')];
    case 'when':
      return [part(0, 'test'), part(1, position), part(2, position)];
    case 'choose':
      return [
        part(0, 'value'),
        ...Object.entries(parts[1] as unknown as Table).map(([option, value]) => ({
          path: `${path}.1.${option}`,
          expression: value,
          position,
        })),
      ];
    case 'otherwise':
      return [part(0, position), part(1, position)];
    case 'every':
    case 'some':
      return [part(1, 'test')];
    case 'sum':
      return [part(1, 'value')];
    default:
      return parts.map((_, index) => part(index, 'value'));
  }
}

/** `path:side` of every branch that was taken while `expression` was evaluated. */
export function takenIn(
  expression: Expression,
  position: Position,
  { answers, facts }: Knowledge,
  row: Values = {},
): ReadonlySet<string> {
  const taken = new Set<string>();
  follow({ path: '0', expression, position }, { answers, facts, row }, true, taken);
  return taken;
}

type Around = Knowledge & { readonly row: Values };
function follow(part: Part, around: Around, decides: boolean, taken: Set<string>): void {
  const { expression, path, position } = part;
  if (typeof expression !== 'object') return;
  const valueOf = (inner: Expression) => evaluate(inner, around.answers, around.facts, around.row);
  const side = sideTaken(expression, position, valueOf);
  const counts = side !== 'yes' && side !== 'no' ? true : decides;
  if (side !== null && counts) taken.add(`${path}:${side}`);
  for (const inner of partsOf(part)) {
    if (!isEntered(expression, inner, path, valueOf)) continue;
    const [operator, list] = expression as Operation;
    if (operator === 'every' || operator === 'some' || operator === 'sum')
      followRows(inner, operator, valueOf(list as Expression), around, decides, taken);
    else follow(inner, around, decides && othersLetDecide(expression, inner, path, valueOf), taken);
  }
}

type ValueOf = (inner: Expression) => unknown;
function sideTaken(expression: Expression, position: Position, valueOf: ValueOf): string | null {
  const [operator, first, second] = expression as readonly [string, Expression, Expression];
  switch (operator) {
    case 'choose': {
      const option = valueOf(first);
      return typeof option === 'string' && Object.hasOwn(second as unknown as Table, option) ? option : null;
    }
    case 'otherwise':
      return valueOf(first) === undefined ? 'unknown' : 'known';
    case 'least':
    case 'most': {
      const [value, limit] = [valueOf(first), valueOf(second)];
      if (typeof value !== 'number' || typeof limit !== 'number') return null;
      return (operator === 'least' ? value > limit : value < limit) ? 'limited' : 'free';
    }
    default: {
      if (position !== 'test' || PASSES_ON.has(operator)) return null;
      const value = valueOf(expression);
      return value === true ? 'yes' : value === false ? 'no' : null;
    }
  }
}

/** Only one branch of a table or a choice is entered. */
function isEntered(expression: Expression, inner: Part, path: string, valueOf: ValueOf): boolean {
  const [operator, first] = expression as readonly [string, Expression];
  const which = inner.path.slice(path.length + 1);
  if (operator === 'when' && which !== '0') return valueOf(first) === (which === '1');
  if (operator === 'choose' && which !== '0') return which === `1.${String(valueOf(first))}`;
  if (operator === 'otherwise') return (which === '0') === (valueOf(first) !== undefined);
  return true;
}

/** Whether the other half of `and` or `or` leaves the decision to this one. */
function othersLetDecide(expression: Expression, inner: Part, path: string, valueOf: ValueOf): boolean {
  const [operator, first, second] = expression as readonly [string, Expression, Expression];
  if (operator !== 'and' && operator !== 'or') return true;
  const other = valueOf(inner.path === `${path}.0` ? second : first);
  return other !== (operator === 'or');
}

function followRows(
  inner: Part,
  operator: 'every' | 'some' | 'sum',
  list: unknown,
  around: Around,
  decides: boolean,
  taken: Set<string>,
): void {
  if (!Array.isArray(list)) return;
  const rows = list.filter((row): row is Values => typeof row === 'object' && row !== null);
  const values = rows.map((row) => evaluate(inner.expression, around.answers, around.facts, row));
  for (const [index, row] of rows.entries()) {
    const others = values.filter((_, each) => each !== index);
    const alone = operator === 'sum' || others.every((value) => value !== (operator === 'some'));
    follow(inner, { ...around, row }, decides && alone, taken);
  }
}
