/**
 * Which office of the city stands behind a turn of somebody without an account: it helps them, and answers for the matter meanwhile.
 *
 * Must never: name somebody who has no account.
 */
import { areaForUnit, type Text, type Turn } from '@balai/kernel';
import type { OpenCase } from './open-case.ts';

/** The office that follows a body outside, else the first of the city that has a turn in this service; the city where there is none. */
export function officeBehind({ manifest, naming, loaded, bound }: OpenCase, turn: Turn | null): Text {
  if (turn !== null && turn.followedBy !== null) return naming.unit(turn.followedBy.unit, turn.followedBy.area);
  const [unit] = Object.values(manifest.stages).flatMap((stage) =>
    'by' in stage && stage.by.kind === 'unit' && manifest.units[stage.by.unit]?.reached === 'console'
      ? [stage.by.unit]
      : [],
  );
  return unit === undefined ? bound.region.name : naming.unit(unit, areaForUnit(manifest, unit, loaded.state.area));
}
