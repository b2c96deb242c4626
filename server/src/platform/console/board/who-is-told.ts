/**
 * Who of an office is told of a turn: whoever has it in hand, else those who may act in it; of its lateness the head of the unit.
 *
 * Whoever is on leave is not there to be told: who stands in is. Must never: name somebody without an appointment that runs today, or
 * the resident's side.
 */
import { standingUnit, type ServiceManifest, type Turn } from '@balai/kernel';
import type { LoadedCase } from '@balai/store';
import type { UnitPlace } from '../../board-types.ts';
import type { Bound } from '../../bound.ts';
import { absencesIn, type Absence } from '../leave/away.ts';
import { colleaguesIn, isHead } from './heads.ts';
import { whyNot, type Colleague } from './may-be-given.ts';

/** An office, and the officers of it who are told; nobody where it has none that could be. */
export interface Told {
  readonly place: UnitPlace;
  readonly officers: readonly string[];
}
/** What they are told of a turn: that its time runs, that its silence will grant, that its time is over. */
type About = 'turn.halfway' | 'turn.reminder' | 'turn.deemed' | 'case.timeRanOut';

/** Null: nobody in an office is concerned, or not any more. */
export async function whoIsTold(bound: Bound, loaded: LoadedCase, about: About, turnId: string): Promise<Told | null> {
  const turn = loaded.state.turns.find(({ id }) => id === turnId);
  const place = turn === undefined ? placeIn(turnId) : placeOf(bound, loaded.manifest, turn);
  if (place === null || bound.city.units[place.unit]?.reached !== 'console') return null;
  const { store } = bound.deps;
  const [officers, leaves] = await Promise.all([
    store.officers.all(bound.regionId),
    store.leaves.since(bound.regionId, bound.today),
  ]);
  const away = absencesIn(bound, leaves);
  const colleagues = colleaguesIn(bound, officers, place).map((one) => ({
    ...one,
    awayUntil: absenceNow(bound, away, one.officer.id)?.leave.to ?? null,
  }));
  const heads = present(colleagues.filter(({ positions }) => positions.some((post) => isHead(bound, post))));
  if (about === 'case.timeRanOut') return { place, officers: idsOf(heads) };
  if (turn === undefined) return null;
  const working = await workersOf(bound, loaded, turn, { place, colleagues, away });
  return { place, officers: idsOf(about === 'turn.deemed' ? [...heads, ...working] : working) };
}

const idsOf = (colleagues: readonly Pick<Colleague, 'officer'>[]): readonly string[] => [
  ...new Set(colleagues.map(({ officer }) => officer.id)),
];

/** Those who are there; where all are away, they are told all the same. */
const present = (colleagues: readonly Colleague[]): readonly Colleague[] => {
  const there = colleagues.filter(({ awayUntil }) => awayUntil === null);
  return there.length > 0 ? there : colleagues;
};

const absenceNow = (
  { today }: Bound,
  away: ReadonlyMap<string, readonly Absence[]>,
  officer: string,
): Absence | undefined => away.get(officer)?.find(({ leave }) => leave.from <= today);

/** The office that has the turn; where it waits for somebody outside, the one that follows it. */
function placeOf({ today }: Bound, manifest: ServiceManifest, { party, followedBy }: Turn): UnitPlace | null {
  if (party.kind !== 'unit') return null;
  const name = standingUnit(manifest, party.unit, today);
  if (Object.hasOwn(manifest.units, name) && manifest.units[name]?.reached === 'console')
    return { unit: name, area: manifest.units[name].per === null ? null : party.area };
  return followedBy === null ? null : { unit: followedBy.unit, area: followedBy.area };
}

/** Of a turn that is over its id tells whose it was: `diputuskan/kelurahan@36.71.01.1001.lurah`. */
export function placeIn(turnId: string): UnitPlace | null {
  const found = /^[^/]+\/(?<unit>[\w-]+)(?:@(?<area>[\d.]*\d))?/u.exec(turnId)?.groups;
  const unit = found?.['unit'];
  return unit === undefined || unit === 'applicant' ? null : { unit, area: found?.['area'] ?? null };
}

interface Office {
  readonly place: UnitPlace;
  readonly colleagues: readonly Colleague[];
  readonly away: ReadonlyMap<string, readonly Absence[]>;
}
async function workersOf(
  bound: Bound,
  { caseId, manifest, state }: LoadedCase,
  turn: Turn,
  { place, colleagues, away }: Office,
): Promise<readonly Pick<Colleague, 'officer'>[]> {
  const mayAct = (one: Colleague): boolean =>
    whyNot(bound, manifest, turn, state, place, { ...one, awayUntil: null }) === null;
  const able = colleagues.filter(mayAct);
  const of = (id: string | null | undefined) => able.filter(({ officer }) => officer.id === id);
  const holder = await bound.deps.store.claims.of(bound.regionId, caseId, bound.now);
  const standIn = holder === null ? null : absenceNow(bound, away, holder)?.leave.decision?.standIn;
  const own = [...of(holder), ...of(standIn)].filter(({ awayUntil }) => awayUntil === null);
  return own.length > 0 ? own : present(able);
}
