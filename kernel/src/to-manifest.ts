/**
 * From what an author wrote to the manifest: functions are called once, short forms are written out, and the labels,
 * units and facts that are used are copied in, so that a case is decided by what stood in force when it was filed.
 *
 * Must never: check (the compiler and check-manifest do), or be called while a case is handled.
 */
import { ordersOf } from './canonical.ts';
import { namesIn, type Expression } from './expression.ts';
import { expressionsOf, resultsOf } from './expressions-of.ts';
import type { Field, Fields, Text } from './fields.ts';
import { formsOf, namesOf, reasonsOf, reasonsUnder } from './gathered.ts';
import {
  LANGUAGE,
  type ActionData,
  type By,
  type Dated,
  type FactField,
  type Objection,
  type OpenStage,
  type Product,
  type ServiceManifest,
  type Signer,
  type Stage,
  type UnitData,
} from './manifest.ts';
import { expressionOf, isTerm, refs, usedIn } from './recorder.ts';
import type {
  AboutFact,
  Forms,
  Free,
  KeepsByCategory,
  WrittenAction,
  WrittenAutomaticStage,
  WrittenBy,
  WrittenEndStage,
  WrittenFact,
  WrittenOpenStage,
  WrittenReasons,
  WrittenUnit,
} from './written.ts';

/** A city, as `defineCity` was given it. */
export interface CityData {
  readonly id: string;
  readonly units: Readonly<Record<string, WrittenUnit>>;
  readonly facts: Readonly<Record<string, WrittenFact>>;
  readonly words: Readonly<Record<string, Text>>;
  readonly keeps: KeepsByCategory;
}
type WrittenStage = WrittenOpenStage | WrittenAutomaticStage | WrittenEndStage;
/** A service, as `defineService` was given it, after the compiler has looked at it. */
export interface WrittenService extends Pick<
  ServiceManifest,
  'id' | 'title' | 'category' | 'basis' | 'who' | 'fields'
> {
  readonly at?: string;
  readonly start?: string;
  readonly reasons?: WrittenReasons;
  readonly forms?: Forms;
  readonly cost: Free | Writer;
  readonly feeAsOf?: 'filing';
  readonly refund?: Writer;
  readonly stages: Readonly<Record<string, WrittenStage>>;
  readonly documents?: Readonly<
    Record<string, Readonly<Record<string, unknown>> & { readonly signedBy?: string | readonly string[] }>
  >;
  readonly words?: Readonly<Record<string, Text>>;
  readonly [part: string]: unknown;
}
export type Writer = (f: never, fact: never, score: never) => unknown;

/** Returns the manifest of a written service. Throws TypeError when a term was made and dropped (`&&`, `||`, `?:`). */
export function manifestOf(city: CityData, service: WrittenService): ServiceManifest {
  const part = (name: keyof ServiceManifest, otherwise: unknown = {}) =>
    plain(`${service.id}.${name}`, service[name] ?? otherwise);
  const names: Names = {
    units: city.units,
    routing: part('routing') as ServiceManifest['routing'],
    teams: part('teams') as ServiceManifest['teams'],
    reasons: service.reasons ?? {},
  };
  const bare: BareManifest = {
    language: LANGUAGE,
    region: city.id,
    id: service.id,
    title: service.title,
    category: service.category,
    basis: service.basis,
    who: service.who,
    at: service.at ?? null,
    fields: part('fields') as Fields,
    askedIf: part('askedIf') as ServiceManifest['askedIf'],
    forms: plain(
      `${service.id}.forms`,
      formsOf(service.id, service.forms ?? {}, service.stages),
    ) as ServiceManifest['forms'],
    rules: part('rules') as ServiceManifest['rules'],
    scores: part('scores') as ServiceManifest['scores'],
    conditions: part('conditions') as ServiceManifest['conditions'],
    routing: names.routing,
    teams: names.teams,
    reasons: plain(`${service.id}.reasons`, reasonsOf(service.id, names.reasons)) as ServiceManifest['reasons'],
    slots: part('slots') as ServiceManifest['slots'],
    duplicates: part('duplicates', null) as ServiceManifest['duplicates'],
    cost: costOf(service.id, service.cost),
    feeAsOf: service.feeAsOf ?? ('turn' as const),
    refund: part('refund', null) as ServiceManifest['refund'],
    within: part('within', null) as ServiceManifest['within'],
    keeps: part('keeps', city.keeps[service.category]) as ServiceManifest['keeps'],
    start: service.start ?? Object.keys(service.stages)[0] ?? '',
    stages: mapValues(service.stages, (stage, name) => plain(`${service.id}.${name}`, stageOf(names, stage)) as Stage),
    documents: mapValues(service.documents ?? {}, (product, name) =>
      productOf(names, `${service.id}.${name}`, { title: service.title, ...product }),
    ),
    adopts: null,
  };
  return withSnapshots(bare, city, { ...city.words, ...service.words });
}

/** The tariff as data; 0 where the service is free. */
export const costOf = (id: string, cost: Free | Writer): ServiceManifest['cost'] =>
  ('free' in cost ? cost.free : plain(`${id}.cost`, cost)) as ServiceManifest['cost'];

/** A manifest before the labels, units and facts that it uses are copied in. */
export type BareManifest = Omit<ServiceManifest, 'labels' | 'units' | 'facts' | 'order'>;

/** Copies in what the manifest uses, and only that. */
export function withSnapshots(
  bare: BareManifest,
  city: CityData,
  words: Readonly<Record<string, Text>>,
): ServiceManifest {
  const facts = factsOf(bare, city);
  const labels = pick(words, namesToLabel(bare));
  const units = unitsOf(bare, facts, city);
  const manifest = { ...bare, labels, units, facts };
  const { adopts, ...rest } = manifest;
  return { ...rest, order: ordersOf(manifest), adopts };
}

/** The stages, the actions, the parts of scores, and who answers at a telephone that has a turn, where the file says so. */
function namesToLabel({ stages, scores }: BareManifest): ReadonlySet<string> {
  const contacts = Object.values(stages).flatMap((stage) =>
    'by' in stage && stage.by.kind === 'contact' ? [stage.by.field] : [],
  );
  const actions = Object.values(stages).flatMap((stage) => ('next' in stage ? Object.keys(stage.next) : []));
  const parts = Object.entries(scores).flatMap(([score, dated]) => [
    score,
    ...[dated].flat().flatMap(({ value }) => Object.keys(value)),
  ]);
  return new Set([...Object.keys(stages), ...actions, ...parts, ...contacts]);
}

function factsOf(bare: BareManifest, city: CityData): Readonly<Record<string, FactField>> {
  const read = expressionsOf(bare).flatMap(({ expression }) => namesIn(expression, 'fact'));
  const printed = Object.values(bare.documents).flatMap((product) =>
    'body' in product ? [...product.body.matchAll(/\{fact\.([A-Za-z0-9]+)/gu)].map(([, name]) => name ?? '') : [],
  );
  const used = new Set([...read, ...printed]);
  return mapValues(pick(city.facts, used), factField);
}
function factField({ about, ...field }: WrittenFact): FactField {
  const { readAgain = false, purpose, seenBy, freshForMinutes, dependsOn }: AboutFact = about;
  return { ...(field as Field<unknown>), purpose, seenBy, freshForMinutes, readAgain, dependsOn };
}

/** The units that may act, sign, see or begin, with those that succeed them or stand above them. */
function unitsOf(
  bare: BareManifest,
  facts: Readonly<Record<string, FactField>>,
  city: CityData,
): Readonly<Record<string, UnitData>> {
  const acting = Object.values(bare.stages).flatMap((stage) => ('by' in stage ? unitsIn(stage.by) : []));
  const routed = expressionsOf(bare).flatMap(({ use, expression }) =>
    use === 'routing' || use === 'team' ? resultsOf(expression, bare.fields) : [],
  );
  const signing = Object.values(bare.documents).flatMap((product) =>
    'signedBy' in product ? product.signedBy.flatMap((signer) => ('unit' in signer ? [signer.unit] : [])) : [],
  );
  const seeing = [bare.fields, ...Object.values(bare.forms), facts].flatMap((fields: Fields) =>
    Object.values(fields).flatMap((field) => [
      ...(field.sensitive?.seenBy ?? []),
      ...((field as Partial<FactField>).seenBy ?? []),
    ]),
  );
  const used = new Set(
    [bare.who, ...acting, ...routed, ...signing, ...seeing].filter((name) => Object.hasOwn(city.units, name)),
  );
  for (const name of used)
    for (const next of [city.units[name]?.successor, city.units[name]?.above]) if (next !== undefined) used.add(next);
  return mapValues(pick(city.units, used), unitData);
}
function unitData({ id, en, reached = 'console', per, positions = {}, ...rest }: WrittenUnit): UnitData {
  return { label: { id, en }, reached, per: per ?? null, positions, ...rest };
}
function unitsIn(by: By): readonly string[] {
  if (by.kind === 'unit') return [by.unit];
  if (by.kind === 'units') return by.units;
  return by.kind === 'dated' ? [by.values].flat().map(({ value }) => value) : [];
}

// --- Short forms, written out ---
type Names = Pick<CityData, 'units'> &
  Pick<ServiceManifest, 'routing' | 'teams'> & { readonly reasons: WrittenReasons };
function stageOf(names: Names, stage: WrittenStage): Stage {
  if ('asks' in stage) return stage;
  if ('ends' in stage) {
    const { issues, starts, objection, ...rest } = stage;
    const begun =
      starts === undefined
        ? undefined
        : [starts as string | { service: string; in: string } | readonly string[]].flat();
    return {
      ...rest,
      ...(objection === undefined ? {} : { objection: objectionOf(objection) }),
      ...(issues === undefined ? {} : { issues: [issues].flat() }),
      ...(begun === undefined
        ? {}
        : { starts: begun.map((start) => (typeof start === 'string' ? { service: start, in: null } : start)) }),
    };
  }
  return {
    ...(stage as OpenStage),
    by: byOf(names, stage.by),
    next: mapValues(stage.next, (action, name) => actionOf(names, action, name)),
  };
}
/** Where it says nothing else, an action gives the reasons that stand under its name. */
function actionOf({ reasons }: Names, action: WrittenAction, name: string): ActionData {
  const because = reasonsUnder(name, reasons);
  const own = because === undefined ? {} : { because };
  if (typeof action === 'string') return { to: action, ...own };
  const { with: handed, ...rest } = action;
  return { ...own, ...rest, ...(handed === undefined ? {} : { with: namesOf(handed) }) };
}
function objectionOf({ with: handed, ...rest }: NonNullable<WrittenEndStage['objection']>): Objection {
  const [form] = handed === undefined ? [] : namesOf(handed);
  return form === undefined ? rest : { ...rest, with: form };
}
/** A name means a unit before it means anything else: a question that is named like a unit changes nothing. */
function byOf(names: Names, by: WrittenBy): By {
  if (Array.isArray(by))
    return typeof by[0] === 'string'
      ? { kind: 'units', units: by as readonly string[] }
      : { kind: 'dated', values: by as Dated<string> };
  if (typeof by === 'object')
    return 'unit' in by
      ? { kind: 'unit', unit: by.unit, position: by.position ?? null, at: by.at ?? null }
      : { kind: 'dated', values: by as Dated<string> };
  const written = by as string;
  const [unit = '', position = null] = written.split('.');
  if (written === 'applicant') return { kind: 'applicant' };
  if (Object.hasOwn(names.units, unit)) return { kind: 'unit', unit, position, at: null };
  if (Object.hasOwn(names.routing, written)) return { kind: 'routing', name: written };
  return Object.hasOwn(names.teams, written) ? { kind: 'team', name: written } : { kind: 'contact', field: written };
}
function productOf(
  names: Names,
  where: string,
  product: Readonly<Record<string, unknown>> & { readonly signedBy?: string | readonly string[] },
): Product {
  const data = plain(where, product) as Product;
  if (product.signedBy === undefined || !('body' in data)) return data;
  const signedBy = [product.signedBy].flat().map((name) => signerOf(names, name));
  return { ...data, body: [data.body].flat().join('\n'), signedBy };
}
function signerOf(names: Names, written: string): Signer {
  const [unit = '', position] = written.split('.');
  if (written === 'applicant') return { kind: 'applicant' };
  if (!Object.hasOwn(names.units, unit)) return { kind: 'contact', field: written };
  return position === undefined ? { kind: 'seal', unit } : { kind: 'position', unit, position };
}

/** Returns `value` as JSON data: functions are called once, here, and every term becomes its expression. */
function plain(where: string, value: unknown): unknown {
  if (typeof value === 'function')
    return plain(
      where,
      usedIn(where, () => (value as Writer)(refs('field'), refs('fact'), refs('score')), String(value)),
    );
  if (isTerm(value)) return expressionOf(value) as Expression;
  if (Array.isArray(value)) return value.map((part) => plain(where, part));
  if (typeof value !== 'object' || value === null) return value;
  const present = Object.entries(value).filter(([name, part]) => part !== undefined && name !== '_value');
  return Object.fromEntries(present.map(([name, part]) => [name, plain(`${where}.${name}`, part)]));
}
function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  change: (value: A, name: string) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
}
const pick = <A>(record: Readonly<Record<string, A>>, names: ReadonlySet<string>): Readonly<Record<string, A>> =>
  Object.fromEntries([...names].flatMap((name) => (Object.hasOwn(record, name) ? [[name, record[name] as A]] : [])));
