/**
 * Values of the law, expressions, facts and slots: each fits its place, and the law is in force when the service begins.
 *
 * Must never: compute a value.
 */
import { namesIn, type Expression } from '../expression.ts';
import { expressionsOf, listOf, type PlacedExpression } from '../expressions-of.ts';
import { date, number, type Fields } from '../fields.ts';
import type { Dated, ServiceManifest, Slot } from '../manifest.ts';
import { oneOf, type Findings } from './finding.ts';
import { NOUNS, typeOf, type Scope, type Type } from './expression-types.ts';
import { unknownsOf } from './may-be-unknown.ts';

export function checkValues(manifest: ServiceManifest, found: Findings): void {
  checkDates(manifest, found);
  for (const placed of expressionsOf(manifest)) checkExpression(manifest, found, placed);
  checkRules(manifest, found);
  checkFacts(manifest, found);
  for (const [name, slot] of Object.entries(manifest.slots)) checkSlot(manifest, found, slot, `slots.${name}`);
  for (const [name, { label }] of Object.entries(manifest.units))
    if (label.id.trim() === '') found.error('shape', `units.${name}.label`, 'write a text here');
}

// --- Dates ---
/** The service begins when its tariff does (a free one says since when it is free); every other law must be in force by then. */
function checkDates(manifest: ServiceManifest, found: Findings): void {
  const begins = earliest(manifest.cost);
  for (const [at, dated] of datedIn(manifest, '')) {
    const dates = listOf(dated).map(({ since }) => since);
    if (new Set(dates).size < dates.length) found.error('datedTwice', at, 'two values begin on the same day: keep one');
    if (earliest(dated) > begins)
      found.error(
        'notYetInForce',
        at,
        `the service begins on ${begins} (its cost), and this only on ${earliest(dated)}: say what held before`,
      );
  }
}
const earliest = (dated: Dated<unknown>): string =>
  listOf(dated)
    .map(({ since }) => since)
    .toSorted()[0] ?? '';

/** Every value with its history, by path. */
function datedIn(value: unknown, at: string): readonly (readonly [string, Dated<unknown>])[] {
  if (typeof value !== 'object' || value === null) return [];
  const isSince = (part: unknown) =>
    typeof part === 'object' && part !== null && Object.hasOwn(part, 'since') && Object.hasOwn(part, 'basis');
  if (isSince(value) || (Array.isArray(value) && value.length > 0 && value.every(isSince)))
    return [[at, value as Dated<unknown>]];
  return Object.entries(value).flatMap(([name, part]) => datedIn(part, at === '' ? name : `${at}.${name}`));
}

// --- Expressions ---
const ALWAYS: Fields = { today: date({ id: 'Tanggal permohonan', en: 'Date of the request' }) };
const WITH_DAY: Fields = { ...ALWAYS, now: date({ id: 'Hari ini', en: 'Today' }) };
const WITH_PAID: Fields = { ...WITH_DAY, paid: number({ id: 'Sudah dibayar', en: 'Paid' }) };

function scopeOf(manifest: ServiceManifest, { use, rows }: PlacedExpression): Scope {
  const fields: Fields = Object.assign({}, manifest.fields, ...Object.values(manifest.forms));
  const money = use === 'cost' || use === 'refund';
  const slots = new Set(money ? Object.keys(manifest.slots) : []);
  const scores = new Set(use === 'condition' ? Object.keys(manifest.scores) : []);
  const facts = { ...(use === 'refund' ? WITH_PAID : use === 'cost' ? WITH_DAY : ALWAYS), ...manifest.facts };
  return use === 'askedInRow'
    ? { fields: {}, facts: {}, slots, scores, row: rows ?? {} }
    : { fields, facts, slots, scores, row: null };
}
const WANTED: Readonly<Record<PlacedExpression['use'], Type['kind']>> = {
  askedIf: 'truth',
  askedInRow: 'truth',
  rule: 'truth',
  condition: 'truth',
  score: 'number',
  routing: 'choice',
  team: 'several',
  cost: 'number',
  refund: 'number',
  validFor: 'duration',
};
function checkExpression(manifest: ServiceManifest, found: Findings, placed: PlacedExpression): void {
  const type = typeOf(placed.expression, scopeOf(manifest, placed), placed.at, found);
  if (type === null) return;
  const wanted = WANTED[placed.use];
  if (type.kind !== wanted)
    found.error('expressionType', placed.at, `this must give a ${NOUNS[wanted]}, and gives a ${NOUNS[type.kind]}`);
  else if (type.kind === 'choice' || type.kind === 'several') {
    const strangers = type.options.filter((unit) => !Object.hasOwn(manifest.units, unit));
    if (strangers.length > 0)
      found.error(
        'unknownUnit',
        placed.at,
        `${oneOf(strangers)} is no unit of the city: ${oneOf(Object.keys(manifest.units))}`,
      );
    if (type.options.length === 0) found.error('expressionType', placed.at, 'this gives nobody: name a unit');
  }
}

/** A rule that reads an answer which may be left empty would stay open for ever, or refuse by accident. */
function checkRules(manifest: ServiceManifest, found: Findings): void {
  const fields: Fields = Object.assign({}, manifest.fields, ...Object.values(manifest.forms));
  for (const [name, { require }] of Object.entries(manifest.rules)) {
    for (const unknown of unknownsOf(require, { fields, askedIf: manifest.askedIf, booked: new Set() })) {
      if (!unknown.startsWith('fact.'))
        found.error(
          'ruleOverOptional',
          `rules.${name}`,
          `'${unknown}' may be left empty: say what holds then, with isAnswered() or otherwise()`,
        );
    }
  }
}

function checkFacts(manifest: ServiceManifest, found: Findings): void {
  const read = new Set(expressionsOf(manifest).flatMap(({ expression }) => namesIn(expression as Expression, 'fact')));
  const printed = Object.values(manifest.documents)
    .map((product) => ('body' in product ? product.body : ''))
    .join('');
  for (const [name, fact] of Object.entries(manifest.facts)) {
    if (!read.has(name) && !printed.includes(`{fact.${name}`))
      found.error(
        'unreadFact',
        `facts.${name}`,
        `nothing reads '${name}': a fact that is not needed is not fetched (UU 27/2022)`,
      );
    for (const unit of fact.seenBy)
      if (!Object.hasOwn(manifest.units, unit))
        found.error(
          'unknownUnit',
          `facts.${name}.seenBy`,
          `'${unit}' is no unit of the city: ${oneOf(Object.keys(manifest.units))}`,
        );
    if (Object.hasOwn(WITH_PAID, name) || name === 'score')
      found.error('reservedName', `facts.${name}`, `'${name}' is known to every service: give the fact another name`);
  }
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
function checkSlot(manifest: ServiceManifest, found: Findings, slot: Slot, at: string): void {
  const open = minuteOf(slot.closes) - minuteOf(slot.opens);
  const every = slot.every.clock === 'clockHours' ? slot.every.count * 60 : slot.every.count;
  if (slot.every.clock !== 'minutes' && slot.every.clock !== 'clockHours')
    found.error('wrongSlot', `${at}.every`, 'an interval is counted in minutes or clock hours');
  if (open <= 0) found.error('wrongSlot', at, 'it closes before it opens');
  else if (open % every !== 0)
    found.error(
      'wrongSlot',
      `${at}.every`,
      `${open} minutes are not divided evenly by ${every}: the last interval would run past closing time`,
    );
  const least = Math.min(...listOf(slot.capacity).map(({ value }) => value));
  if (slot.walkIns !== undefined && slot.walkIns > least)
    found.error(
      'wrongSlot',
      `${at}.walkIns`,
      `more seats are kept for those who come without booking than there are (${least})`,
    );
  if (slot.at !== undefined && !Object.hasOwn(manifest.fields, slot.at))
    found.error(
      'unknownQuestion',
      `${at}.at`,
      `'${slot.at}' is no question of the form: ${oneOf(Object.keys(manifest.fields))}`,
    );
}
