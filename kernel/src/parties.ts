/**
 * Who exactly: which unit of which area, in which position, gets a turn, and who may act in it (LANGUAGE 10.4).
 *
 * The day that counts is the day on which the turn begins; a closed unit is followed by its successor.
 * Must never: guess an area, or let a name of a question stand for a unit.
 */
import type { Actor, Case, CaseError, Party, Turn } from './case-types.ts';
import type { Expression } from './expression.ts';
import type { DateText } from './fields.ts';
import { notKnownYet, valueOn, type Knowledge } from './knowledge.ts';
import { inForce, type By, type OpenStage, type ServiceManifest } from './manifest.ts';
import { districtOf, isAreaCode, isDistrictCode } from './numbers-of-identity.ts';
import type { Values } from './operators.ts';
import { err, ok, type Result } from './result.ts';

export type UnitParty = Extract<Party, { kind: 'unit' }>;

/** The kelurahan that an answer to a `place` or `area` question names. */
export function areaOf(answers: Values, question: string): string | null {
  const answer = Object.hasOwn(answers, question) ? answers[question] : undefined;
  const code = typeof answer === 'object' && answer !== null ? (answer as { readonly area?: unknown }).area : answer;
  return typeof code === 'string' && isAreaCode(code) ? code : null;
}

/** The unit that does this unit's work on `day`: itself, or whoever took over when it closed. */
export function standingUnit(service: ServiceManifest, unit: string, day: string): string {
  let name = unit;
  for (let steps = 0; steps < Object.keys(service.units).length; steps += 1) {
    const data = unitData(service, name);
    if (data?.closes === undefined || data.successor === undefined || data.closes >= day) return name;
    name = data.successor;
  }
  return name;
}
export const unitData = (service: ServiceManifest, unit: string) =>
  Object.hasOwn(service.units, unit) ? service.units[unit] : undefined;

/** Returns everybody who gets this turn on `day`, or what must be known first. */
export function partiesOf(
  service: ServiceManifest,
  stage: OpenStage,
  state: Pick<Case, 'area' | 'answers'>,
  knowledge: Knowledge,
  day: DateText,
): Result<readonly Party[], CaseError> {
  const { by } = stage;
  if (by.kind === 'applicant') return ok([by]);
  if (by.kind === 'contact') return ok([{ kind: 'contact', field: by.field }]);
  if (by.kind === 'unit') {
    const area = by.at === null ? state.area : areaOf(state.answers, by.at);
    const party = partyOf(service, by.unit, area, by.position, by.at ?? service.at, day);
    return party.ok ? ok([party.value]) : party;
  }
  const units = unitsOf(service, by, knowledge, day);
  if (!units.ok) return units;
  const parties: Party[] = [];
  for (const unit of new Set(units.value)) {
    const party = partyOf(service, unit, state.area, null, service.at, day);
    if (!party.ok) return party;
    parties.push(party.value);
  }
  return ok(parties);
}

function unitsOf(
  service: ServiceManifest,
  by: By,
  knowledge: Knowledge,
  day: DateText,
): Result<readonly string[], CaseError> {
  switch (by.kind) {
    case 'units':
      return ok(by.units);
    case 'dated': {
      const current = inForce(by.values, day);
      return current === undefined ? err({ type: 'notInForce', what: 'by', on: day }) : ok([current.value]);
    }
    case 'routing':
    case 'team': {
      const dated = (by.kind === 'routing' ? service.routing : service.teams)[by.name];
      if (dated === undefined) return err({ type: 'notInForce', what: by.name, on: day });
      const value = valueOn(dated, by.name, day, knowledge);
      if (!value.ok) return value;
      const units = (Array.isArray(value.value.value) ? value.value.value : [value.value.value]).map(String);
      // A team of nobody would leave the case to nobody.
      return units.length > 0 ? ok(units) : err(notKnownYet(inForce(dated, day)?.value as Expression, knowledge));
    }
    default:
      return ok([]);
  }
}

/** The area in which `unit` works for this kelurahan: its kecamatan, itself, or none. */
export function areaForUnit(service: ServiceManifest, unit: string, area: string | null): string | null {
  const per = unitData(service, unit)?.per ?? null;
  if (per === null || area === null) return null;
  return per === 'kecamatan' ? districtOf(area) : area;
}

function partyOf(
  service: ServiceManifest,
  named: string,
  kelurahan: string | null,
  position: string | null,
  question: string | null,
  day: DateText,
): Result<UnitParty, CaseError> {
  const unit = standingUnit(service, named, day);
  const per = unitData(service, unit)?.per ?? null;
  if (per === null) return ok({ kind: 'unit', unit, area: null, position });
  if (kelurahan === null) return err({ type: 'notKnownYet', fields: question === null ? [] : [question], facts: [] });
  return ok({ kind: 'unit', unit, area: per === 'kecamatan' ? districtOf(kelurahan) : kelurahan, position });
}

/** True while this party works outside the city's own offices: the promise stands still. */
export function isOutside(service: ServiceManifest, party: Party): boolean {
  return party.kind !== 'unit' || unitData(service, party.unit)?.reached === 'outside';
}
export const isOfConsole = (service: ServiceManifest, unit: string): boolean =>
  unitData(service, unit)?.reached === 'console';

/** The unit that alone may begin a case of this service; null where people begin it themselves. */
export const keeperOf = ({ who }: Pick<ServiceManifest, 'who'>): string | null =>
  who === 'anyone' || who === 'phone' || who === 'resident' ? null : who;

/** Whether `actor` holds this turn on `day`: the unit, the area and the position, or the person themselves. */
export function mayAct(service: ServiceManifest, turn: Turn, actor: Actor, day: string): boolean {
  const { party } = turn;
  if (party.kind === 'applicant') return actor.kind === 'applicant';
  if (party.kind === 'contact') return actor.kind === 'contact' && actor.field === party.field;
  const unit = standingUnit(service, party.unit, day);
  if (isOfConsole(service, unit))
    return (
      actor.kind === 'officer' && actor.onBehalfOf === undefined && holds(actor, unit, ...placeOf(service, party, unit))
    );
  if (actor.kind === 'body') return actor.unit === unit;
  if (actor.kind !== 'officer' || actor.onBehalfOf !== unit) return false;
  const { followedBy } = turn;
  return followedBy === null
    ? isOfConsole(service, actor.unit)
    : holds(actor, standingUnit(service, followedBy.unit, day), followedBy.area, null);
}
/** The area and the position that a turn asks of `unit`: its own, or what a successor has of them. */
function placeOf(
  service: ServiceManifest,
  { unit: own, area, position }: UnitParty,
  unit: string,
): readonly [string | null, string | null] {
  if (unit === own) return [area, position];
  const has = position !== null && Object.hasOwn(unitData(service, unit)?.positions ?? {}, position);
  return [areaForUnit(service, unit, area), has ? position : null];
}
function holds(
  actor: Extract<Actor, { kind: 'officer' }>,
  unit: string,
  area: string | null,
  position: string | null,
): boolean {
  return (
    actor.unit === unit &&
    (area === null || actor.area === area) &&
    (position === null || actor.positions.includes(position))
  );
}

/** Why an officer who holds this turn may not act in it all the same: they did the work, or ended the first round. */
export function barredFrom(
  service: ServiceManifest,
  state: Case,
  turn: Turn,
  actor: Actor,
): 'otherThan' | 'barred' | null {
  if (actor.kind !== 'officer') return null;
  if (state.round > 0 && state.barred.includes(actor.officer)) return 'barred';
  const stage = service.stages[turn.stage];
  if (stage === undefined || !('by' in stage) || stage.otherThan === undefined) return null;
  const before = `${stage.otherThan}/`;
  return Object.entries(state.lastOfficers).some(([id, officer]) => officer === actor.officer && id.startsWith(before))
    ? 'otherThan'
    : null;
}

/** The units that a stage can name, on any day and any road. */
export function unitsNamed(service: ServiceManifest, by: By): readonly string[] {
  switch (by.kind) {
    case 'unit':
      return [by.unit];
    case 'units':
      return by.units;
    case 'dated':
      return entries(by.values);
    case 'routing':
    case 'team': {
      const dated = (by.kind === 'routing' ? service.routing : service.teams)[by.name];
      return dated === undefined ? [] : [...new Set(entries(dated).flatMap(leaves))];
    }
    default:
      return [];
  }
}
const entries = <Value>(dated: { readonly value: Value } | readonly { readonly value: Value }[]): readonly Value[] =>
  (Array.isArray(dated) ? (dated as readonly { value: Value }[]) : [dated as { value: Value }]).map(
    ({ value }) => value,
  );

/** The units that a routing expression may give: its branches, never what it compares. */
function leaves(expression: Expression): readonly string[] {
  if (typeof expression === 'string') return [expression];
  if (typeof expression !== 'object') return [];
  if (expression[0] === 'list') return expression.slice(1) as readonly string[];
  if (expression[0] === 'when') return [...leaves(expression[2]), ...leaves(expression[3])];
  if (expression[0] === 'choose') return Object.values(expression[2]).flatMap(leaves);
  return expression[0] === 'otherwise' ? [...leaves(expression[1]), ...leaves(expression[2])] : [];
}

/** Whether `area` is what a unit of this kind needs: a kelurahan, a kecamatan, or none. */
export function fitsUnit(service: ServiceManifest, unit: string, area: string | null): boolean {
  const per = unitData(service, unit)?.per ?? null;
  return per === null
    ? area === null
    : area !== null && (per === 'kelurahan' ? isAreaCode(area) : isDistrictCode(area));
}
