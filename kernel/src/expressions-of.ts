/**
 * Where a manifest holds expressions, and what they can give.
 *
 * Must never: take a list of words for an expression; it goes only where the language has one.
 */
import type { Expression } from './expression.ts';
import type { Fields } from './fields.ts';
import type { BareManifest } from './to-manifest.ts';
import type { Dated, Since } from './manifest.ts';

/** An expression, where it stands (a path of the manifest), and the part of the language that it serves. */
export interface PlacedExpression {
  readonly at: string;
  readonly use:
    | 'askedIf'
    | 'askedInRow'
    | 'rule'
    | 'score'
    | 'condition'
    | 'routing'
    | 'team'
    | 'cost'
    | 'refund'
    | 'validFor';
  /** Its name in the manifest: of the rule, the condition, the routing; of the question for `askedIf`. */
  readonly name: string;
  readonly expression: Expression;
  /** For `askedInRow`: the questions of the group or row. */
  readonly rows?: Fields;
}

export const listOf = <Value>(dated: Dated<Value>): readonly Since<Value>[] => ('since' in dated ? [dated] : dated);

/** Every expression of the manifest, in the order of the language. */
export function expressionsOf(manifest: BareManifest): readonly PlacedExpression[] {
  const plain = (use: 'askedIf' | 'condition', part: string, record: Readonly<Record<string, Expression>>) =>
    Object.entries(record).map(([name, expression]) => ({ at: `${part}.${name}`, use, name, expression }));
  const dated = (use: 'routing' | 'team', part: string, record: Readonly<Record<string, Dated<Expression>>>) =>
    Object.entries(record).flatMap(([name, values]) =>
      listOf(values).map(({ value }) => ({ at: `${part}.${name}`, use, name, expression: value })),
    );
  const scores = Object.entries(manifest.scores).flatMap(([name, values]) =>
    listOf(values).flatMap(({ value }) =>
      Object.entries(value).map(([part, expression]) => ({
        at: `scores.${name}.${part}`,
        use: 'score' as const,
        name,
        expression,
      })),
    ),
  );
  const validity = Object.entries(manifest.documents).flatMap(([name, product]) =>
    'body' in product && product.validFor !== undefined
      ? listOf(product.validFor).flatMap(({ value }) =>
          Array.isArray(value)
            ? [{ at: `documents.${name}.validFor`, use: 'validFor' as const, name, expression: value as Expression }]
            : [],
        )
      : [],
  );
  return [
    ...plain('askedIf', 'askedIf', manifest.askedIf),
    ...askedInRows('fields', manifest.fields),
    ...Object.entries(manifest.forms).flatMap(([form, fields]) => askedInRows(`forms.${form}`, fields)),
    ...Object.entries(manifest.rules).map(([name, rule]) => ({
      at: `rules.${name}.require`,
      use: 'rule' as const,
      name,
      expression: rule.require,
    })),
    ...scores,
    ...plain('condition', 'conditions', manifest.conditions),
    ...dated('routing', 'routing', manifest.routing),
    ...dated('team', 'teams', manifest.teams),
    ...listOf(manifest.cost).map(({ value }) => ({
      at: 'cost',
      use: 'cost' as const,
      name: 'cost',
      expression: value,
    })),
    ...(manifest.refund === null
      ? []
      : listOf(manifest.refund).map(({ value }) => ({
          at: 'refund',
          use: 'refund' as const,
          name: 'refund',
          expression: value,
        }))),
    ...validity,
  ];
}

function askedInRows(at: string, fields: Fields): readonly PlacedExpression[] {
  return Object.entries(fields).flatMap(([name, { rows, askedIf }]) =>
    rows === undefined
      ? []
      : Object.entries(askedIf ?? {}).map(([inner, expression]) => ({
          at: `${at}.${name}.askedIf.${inner}`,
          use: 'askedInRow' as const,
          name: inner,
          expression,
          rows,
        })),
  );
}

/** The texts that `expression` can give: what a routing may lead to. Empty where it gives something else. */
export function resultsOf(expression: Expression, fields: Fields): readonly string[] {
  if (typeof expression === 'string') return [expression];
  if (typeof expression !== 'object' || expression === null) return [];
  const results = (part: unknown) => resultsOf(part as Expression, fields);
  switch (expression[0]) {
    case 'list':
      return expression.slice(1).flatMap(results);
    case 'when':
      return [...results(expression[2]), ...results(expression[3])];
    case 'choose':
      return Object.values(expression[2]).flatMap(results);
    case 'otherwise':
      return [...results(expression[1]), ...results(expression[2])];
    case 'field':
      return Object.keys(Object.hasOwn(fields, expression[1]) ? (fields[expression[1]]?.options ?? {}) : {});
    default:
      return [];
  }
}
