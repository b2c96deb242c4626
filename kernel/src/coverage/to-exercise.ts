/**
 * Everything of a service that an example should exercise: stages, actions, reasons, clocks, rules, conditions, branches,
 * lines of the law, questions that are asked only sometimes, objections, products, money that goes back.
 *
 * What nobody can reach any more is named apart, with why. Must never: demand it of the author.
 */
import { unknownsOf } from '../check/may-be-unknown.ts';
import type { Expression } from '../expression.ts';
import { expressionsOf, listOf, resultsOf } from '../expressions-of.ts';
import type { Fields, Text } from '../fields.ts';
import type { AutomaticStage, Dated, EndStage, OpenStage, ServiceManifest, Since } from '../manifest.ts';
import { branchesOf, type Branch } from './branches.ts';
import * as things from './things.ts';
import type { ToExercise } from './things.ts';

/** Beyond every example: `why` says so to the author. */
export interface OutOfReach extends ToExercise {
  readonly why: Text;
}

export function* toExercise(service: ServiceManifest): Generator<ToExercise> {
  for (const [name, stage] of Object.entries(service.stages)) {
    yield things.stageReached(name);
    if ('asks' in stage) yield* ofAutomatic(service, name, stage);
    else if ('ends' in stage) yield* ofEnd(name, stage);
    else yield* ofTurn(name, stage);
  }
  for (const [name, { require }] of Object.entries(service.rules)) {
    for (const state of ['met', 'not met'] as const) yield things.ruleMet(name, state);
    if (mayBeSilent(service, require)) yield things.ruleMet(name, 'open');
  }
  for (const [part, record] of [
    ['routing', service.routing],
    ['team', service.teams],
  ] as const)
    for (const [name, dated] of Object.entries(record))
      for (const { value } of linesInReach(service, dated))
        for (const unit of new Set(resultsOf(value, fieldsOf(service)))) yield things.unitRouted(part, name, unit);
  for (const { at, use } of expressionsOf(service))
    if (use === 'askedIf' || use === 'askedInRow') for (const is of [true, false]) yield things.asked(at, is);
  yield* branches(service);
  for (const [at, dated] of datedLists(service))
    for (const line of linesInReach(service, dated))
      if (listOf(dated).length > 1) yield things.lineInForce(at, listOf(dated).indexOf(line), line.since);
}

function* ofAutomatic(service: ServiceManifest, name: string, { asks }: AutomaticStage): Generator<ToExercise> {
  yield things.conditionAnswered(name, asks, 'yes');
  yield things.conditionAnswered(name, asks, 'no');
  if (mayBeSilent(service, service.conditions[asks] ?? false)) yield things.conditionAnswered(name, asks, 'unknown');
}
function* ofEnd(name: string, stage: EndStage): Generator<ToExercise> {
  if (stage.objection !== undefined) yield things.objectedTo(name);
  for (const product of stage.issues ?? []) yield things.productIssued(name, product);
  for (const { service } of stage.starts ?? []) yield things.serviceStarted(name, service);
  if (stage.refunds === true) yield things.refunded(name);
}
function* ofTurn(name: string, stage: OpenStage): Generator<ToExercise> {
  yield things.timeRanOut(name, stage.late !== undefined);
  if (stage.withdraw !== undefined) yield things.withdrawnIn(name);
  for (const [action, { because = [] }] of Object.entries(stage.next)) {
    yield things.actionTaken(name, action);
    for (const reason of because) yield things.reasonGiven(name, action, reason);
  }
}

/** Every expression that an example can move: with where it stands, and the line of the law that holds it. */
export interface Followed {
  readonly at: string;
  readonly position: 'test' | 'value';
  readonly expression: Expression;
  /** The newest line, for an older one: an option that it gives the same is exercised there. */
  readonly later?: Expression | undefined;
}
function* branches(service: ServiceManifest): Generator<ToExercise> {
  const followed: Followed[] = [
    ...expressionsOf(service).flatMap(({ at, use, expression }): readonly Followed[] =>
      use === 'rule' || use === 'condition' || use === 'askedIf' || use === 'askedInRow'
        ? [{ at, position: 'test', expression }]
        : [],
    ),
    ...datedExpressions(service).flatMap(([at, dated]) =>
      linesInReach(service, dated).map((line) => ({
        at: lineOf(at, dated, line),
        position: 'value' as const,
        expression: line.value,
        ...(line === newest(dated) ? {} : { later: newest(dated)?.value }),
      })),
    ),
    ...Object.entries(service.scores).flatMap(([name, dated]) =>
      linesInReach(service, dated).flatMap((line) =>
        Object.entries(line.value).map(([part, expression]) => ({
          at: `${lineOf(`scores.${name}`, dated, line)}.${part}`,
          position: 'value' as const,
          expression,
        })),
      ),
    ),
  ];
  for (const each of followed) for (const branch of branchesToExercise(each)) yield things.branchTaken(each.at, branch);
}
/** One comparison alone is exercised when the rule is met and not met: it is not counted twice. */
function branchesToExercise({ expression, position, later }: Followed): readonly Branch[] {
  const all = branchesOf(expression, position);
  if (position === 'test' && all.length === 2 && all[0]?.side === 'yes') return [];
  const same = new Set(later === undefined ? [] : branchesOf(later, position).map(optionOf));
  return all.filter((branch) => optionOf(branch) === null || !same.has(optionOf(branch)));
}
/** An option of a table with what it gives; null for every other branch. */
function optionOf({ path, side, of }: Branch): string | null {
  if (typeof of !== 'object' || of[0] !== 'choose') return null;
  return `${path}:${side}:${JSON.stringify(of[1])}:${JSON.stringify(of[2][side])}`;
}
const newest = <Value>(dated: Dated<Value>): Since<Value> | undefined =>
  listOf(dated).toSorted((a, b) => (a.since < b.since ? 1 : -1))[0];

/** `routing.pemilik.1`: the path of one line; of the whole where there is only one. */
export const lineOf = <Value>(at: string, dated: Dated<Value>, line: Since<Value>): string =>
  'since' in dated ? at : `${at}.${dated.indexOf(line)}`;

/** The values of the law that are expressions and can be followed in a case. */
export function datedExpressions(service: ServiceManifest): readonly (readonly [string, Dated<Expression>])[] {
  return [
    ...Object.entries(service.routing).map(([name, dated]) => [`routing.${name}`, dated] as const),
    ...Object.entries(service.teams).map(([name, dated]) => [`teams.${name}`, dated] as const),
    ['cost', service.cost],
    ...(service.refund === null ? [] : [['refund', service.refund] as const]),
  ];
}

/** The values of the law that a case can meet. How long a closed case is kept is no part of a case. */
export function datedLists(service: ServiceManifest): readonly (readonly [string, Dated<unknown>])[] {
  return [
    ...datedExpressions(service),
    ...(service.within === null ? [] : [['within', service.within] as const]),
    ...Object.entries(service.scores).map(([name, dated]) => [`scores.${name}`, dated] as const),
    ...Object.entries(service.slots).map(([name, { capacity }]) => [`slots.${name}.capacity`, capacity] as const),
    ...Object.entries(service.stages).flatMap(([name, stage]): readonly (readonly [string, Dated<unknown>])[] => {
      if ('by' in stage)
        return [
          [`stages.${name}.within`, stage.within],
          ...(stage.by.kind === 'dated' ? [[`stages.${name}.by`, stage.by.values] as const] : []),
        ];
      if (!('ends' in stage) || stage.objection === undefined) return [];
      const { within, promises } = stage.objection;
      const at = `stages.${name}.objection`;
      return [[`${at}.within`, within], ...(promises === undefined ? [] : [[`${at}.promises`, promises] as const])];
    }),
    ...Object.entries(service.documents).flatMap(([name, product]) =>
      'body' in product && product.validFor !== undefined
        ? [[`documents.${name}.validFor`, product.validFor] as const]
        : [],
    ),
  ];
}

/** The first day on which a case can be filed: the first day of the tariff. */
export const firstDay = (service: ServiceManifest): string =>
  listOf(service.cost)
    .map(({ since }) => since)
    .toSorted()[0] ?? '';

/** The lines that some case can meet: not those that were over before the first one could be filed. */
export function linesInReach<Value>(service: ServiceManifest, dated: Dated<Value>): readonly Since<Value>[] {
  const begins = firstDay(service);
  const later = (line: Since<Value>) => listOf(dated).some(({ since }) => since > line.since && since <= begins);
  return listOf(dated).filter((line) => !later(line));
}

/** The lines that are history: over before the service began. */
export function outOfReach(service: ServiceManifest): readonly OutOfReach[] {
  const begins = firstDay(service);
  const why = {
    id: `sudah berakhir sebelum layanan ini mulai (${begins}): tidak ada kasus yang dapat memakainya`,
    en: `was over before this service began (${begins}): no case can meet it`,
  };
  return datedLists(service).flatMap(([at, dated]) => {
    const reached = linesInReach(service, dated);
    return listOf(dated).flatMap((line, index) =>
      reached.includes(line) ? [] : [{ ...things.lineInForce(at, index, line.since), why }],
    );
  });
}

const fieldsOf = (service: ServiceManifest): Fields =>
  Object.assign({}, service.fields, ...Object.values(service.forms));

/** Whether the silence of a registry can leave it unknown: that must be seen too, because it may never count against anybody. */
function mayBeSilent(service: ServiceManifest, expression: Expression): boolean {
  const certain = {
    fields: fieldsOf(service),
    askedIf: service.askedIf,
    booked: new Set(Object.keys(service.slots)),
  };
  return unknownsOf(expression, certain).some((name) => name.startsWith('fact.'));
}
