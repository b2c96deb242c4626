/**
 * A region takes over another region's service: same form, rules and stages, own units, clocks and figures.
 *
 * A region that wants another lifecycle writes its own file. Must never: change a name inside an expression that is
 * not a unit.
 */
import type { Duration } from './clock.ts';
import { listOf } from './expressions-of.ts';
import type { Expression } from './expression.ts';
import type { By, Dated, Keeping, Product, Reason, ServiceManifest, Signer, Slot, Stage } from './manifest.ts';
import type { Service, ServiceTypes, TurnOf } from './service-types.ts';
import type { Fields, Text } from './fields.ts';
import { costOf, withSnapshots, type CityData, type Writer } from './to-manifest.ts';
import type { AllFields, AsFields, Fee, Free } from './written.ts';

export interface Adoption<T extends ServiceTypes, Unit extends string> {
  /** By the unit's name there: the name here. A unit that is not named keeps its name, and must exist here. */
  readonly units?: { readonly [U in T['unit']]?: Unit };
  readonly within?: Dated<Duration>;
  readonly keeps?: Dated<Keeping>;
  /** The region's own tariff; or free: then nothing is collected, and nothing goes back. */
  readonly cost?: Free | Fee<AsFields<AllFields<T['fields'], T['forms']>>, AsFields<T['facts']>>;
  readonly stages?: { readonly [K in TurnOf<T['stages']>]?: { readonly within: Dated<Duration> } };
  /** Own words and an own basis for the same reasons. */
  readonly reasons?: { readonly [R in T['reason']]?: { readonly says: Text; readonly basis: string } };
  readonly slots?: Readonly<Record<string, Pick<Slot, 'capacity'>>>;
  /** Labels of stages and actions, where they are called otherwise here. */
  readonly words?: Readonly<Record<string, Text>>;
}
type Rename = (unit: string) => string;

/** Returns the service as this region has it. */
export function adoptService(city: CityData, service: ServiceManifest, own: Adoption<ServiceTypes, string>): Service {
  const names = own.units as Readonly<Record<string, string>> | undefined;
  const rename: Rename = (unit) => (names !== undefined && Object.hasOwn(names, unit) ? (names[unit] ?? unit) : unit);
  const { labels, units: _units, facts: _facts, order: _order, ...there } = service;
  const clocks = own.stages as Readonly<Record<string, { readonly within: Dated<Duration> }>> | undefined;
  const isFree = own.cost !== undefined && 'free' in own.cost;
  const bare = {
    ...there,
    region: city.id,
    adopts: service.region,
    within: own.within ?? service.within,
    keeps: own.keeps ?? service.keeps,
    cost: own.cost === undefined ? service.cost : costOf(service.id, own.cost as Free | Writer),
    refund: isFree ? null : service.refund,
    who: rename(service.who),
    fields: seenBy(rename, service.fields),
    forms: mapValues(service.forms, (fields) => seenBy(rename, fields)),
    routing: mapValues(service.routing, (dated) => mapDated(dated, (value) => renamed(rename, value))),
    teams: mapValues(service.teams, (dated) => mapDated(dated, (value) => renamed(rename, value))),
    stages: mapValues(service.stages, (stage, name) =>
      stageHere(rename, isFree ? withoutFee(stage) : stage, clocks?.[name]?.within),
    ),
    reasons: mapValues(service.reasons, (reason, name) => ({
      ...reason,
      ...(own.reasons as Readonly<Record<string, Partial<Reason>>> | undefined)?.[name],
    })),
    slots: mapValues(service.slots, (slot, name) => ({ ...slot, ...own.slots?.[name] })),
    documents: mapValues(service.documents, (product) => productHere(rename, product)),
  };
  return withSnapshots(bare, city, { ...labels, ...city.words, ...own.words });
}

/** Where a service became free, the turn in which one paid is a step like any other. */
function withoutFee(stage: Stage): Stage {
  if ('ends' in stage) {
    const { refunds: _refunds, ...rest } = stage;
    return rest;
  }
  if (!('next' in stage)) return stage;
  const next = mapValues(stage.next, ({ with: handed = [], ...action }) => {
    const rest = handed.filter((what) => what !== 'fee');
    return rest.length === 0 ? action : { ...action, with: rest };
  });
  return { ...stage, next };
}
function stageHere(rename: Rename, stage: Stage, within: Dated<Duration> | undefined): Stage {
  return 'by' in stage ? { ...stage, by: byHere(rename, stage.by), within: within ?? stage.within } : stage;
}
function byHere(rename: Rename, by: By): By {
  if (by.kind === 'unit') return { ...by, unit: rename(by.unit) };
  if (by.kind === 'units') return { ...by, units: by.units.map(rename) };
  return by.kind === 'dated' ? { ...by, values: mapDated(by.values, rename) } : by;
}
function productHere(rename: Rename, product: Product): Product {
  const signer = (one: Signer): Signer => ('unit' in one ? { ...one, unit: rename(one.unit) } : one);
  return 'signedBy' in product ? { ...product, signedBy: product.signedBy.map(signer) } : product;
}
function seenBy(rename: Rename, fields: Fields): Fields {
  return mapValues(fields, (field) =>
    field.sensitive === undefined
      ? field
      : { ...field, sensitive: { ...field.sensitive, seenBy: field.sensitive.seenBy.map(rename) } },
  );
}
/** Renames the units that a routing gives, and nothing that it reads. */
function renamed(rename: Rename, expression: Expression): Expression {
  if (typeof expression === 'string') return rename(expression);
  if (typeof expression !== 'object') return expression;
  const inner = (part: Expression) => renamed(rename, part);
  switch (expression[0]) {
    case 'list':
      return ['list', ...expression.slice(1).map((unit) => rename(unit as string))];
    case 'when':
      return ['when', expression[1], inner(expression[2]), inner(expression[3])];
    case 'choose':
      return ['choose', expression[1], mapValues(expression[2], inner)];
    case 'otherwise':
      return ['otherwise', inner(expression[1] as Expression), inner(expression[2] as Expression)];
    default:
      return expression;
  }
}
function mapDated<A, B>(dated: Dated<A>, change: (value: A) => B): Dated<B> {
  const lines = listOf(dated).map((entry) => ({ ...entry, value: change(entry.value) }));
  return 'since' in dated
    ? (lines[0] as { readonly since: typeof dated.since; readonly value: B; readonly basis: string })
    : lines;
}
function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  change: (value: A, name: string) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
}
