/**
 * Who heads which unit today, who supervises the head, and who works there: from appointments and what the region says of them.
 *
 * Must never: let somebody see a board because of anything but an appointment that runs today.
 */
import type { Case, Text } from '@balai/kernel';
import { runsOn, type Appointment, type Officer } from '@balai/store';
import type { UnitPlace } from '../../board-types.ts';
import type { Bound } from '../../bound.ts';
import { asIs, inBoth } from '../../texts/text.ts';
import type { Rights } from '../rights.ts';

export const isSame = (one: UnitPlace, other: UnitPlace): boolean => one.unit === other.unit && one.area === other.area;

/** The areas in which a unit has an office: each kelurahan or kecamatan, or the one of the whole region (null). */
function areasOf({ city }: Bound, unit: string): readonly (string | null)[] {
  const per = city.units[unit]?.per ?? null;
  if (per === null) return [null];
  return city.districts.flatMap(({ code, villages }) =>
    per === 'kecamatan' ? [code] : villages.map((one) => one.code),
  );
}

/** Whether somebody of the unit above, in `area`, is above an office in `below`: a district above its wards. */
const isAbove = ({ names }: Bound, area: string | null, below: string | null): boolean =>
  area === null || area === below || (below !== null && names.villagesOf(area).includes(below));

/** The units that this officer heads, then those whose head they supervise. */
export function boardsOf(bound: Bound, rights: Rights): readonly UnitPlace[] {
  const holds = (unit: string, position: string) =>
    rights.actors.filter((actor) => actor.unit === unit && actor.positions.includes(position));
  const heads = bound.city.heads ?? [];
  const own = heads.flatMap(({ unit, position }) => holds(unit, position).map(({ area }) => ({ unit, area })));
  const below = heads.flatMap(({ unit, under }) =>
    under === undefined
      ? []
      : holds(under.unit, under.position).flatMap(({ area }) =>
          areasOf(bound, unit)
            .filter((one) => isAbove(bound, area, one))
            .map((one) => ({ unit, area: one })),
        ),
  );
  return distinctPlaces([...own, ...below]);
}

/** Each place once, in the order in which they came. */
export const distinctPlaces = (places: readonly UnitPlace[]): readonly UnitPlace[] => [
  ...new Map(places.map(({ unit, area }) => [`${unit}@${area ?? ''}`, { unit, area }])).values(),
];

export const mayLead = (bound: Bound, rights: Rights, place: UnitPlace): boolean =>
  boardsOf(bound, rights).some((one) => isSame(one, place));

/** Whether a position is one with a single holder, who is represented while away. */
export const isHead = (bound: Bound, { unit, position }: Pick<Appointment, 'unit' | 'position'>): boolean =>
  bound.city.heads?.some((one) => one.unit === unit && one.position === position) ?? false;

/** Whether an office of this officer, by the appointments of today, has or follows a turn of the case: whoever was moved has none. */
export const hasPart = ({ today }: Bound, { turns }: Pick<Case, 'turns'>, officer: Officer | undefined): boolean =>
  officer !== undefined &&
  turns.some(({ party, followedBy }) =>
    [party, followedBy].some(
      (one) =>
        one?.kind === 'unit' &&
        officer.appointments.some((held) => runsOn(today, held) && held.unit === one.unit && isIn(held.area, one.area)),
    ),
  );
const isIn = (held: string | null, area: string | null): boolean => held === null || area === null || held === area;

/** Who has an appointment in this unit today, with all positions held there. */
export function colleaguesIn(
  bound: Bound,
  officers: readonly Officer[],
  { unit, area }: UnitPlace,
): readonly { readonly officer: Officer; readonly positions: readonly Appointment[] }[] {
  return officers
    .map((officer) => ({
      officer,
      positions: officer.appointments.filter(
        (one) => runsOn(bound.today, one) && one.unit === unit && (one.area === area || one.area === null),
      ),
    }))
    .filter(({ positions }) => positions.length > 0);
}

/** "Petugas": what the region calls a position of this unit. */
export function nameOfPosition({ city }: Bound, unit: string, position: string): Text {
  const positions = city.units[unit]?.positions ?? {};
  return (Object.hasOwn(positions, position) ? positions[position] : undefined) ?? asIs(position);
}

/** "Petugas", "Plt. Lurah". */
export function positionLabel(bound: Bound, { unit, position, kind }: Appointment): Text {
  const label = nameOfPosition(bound, unit, position);
  return kind === 'definitif' || kind === 'delegasi' ? label : inBoth((language) => `${kind}. ${label[language]}`);
}
