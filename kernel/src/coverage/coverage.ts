/**
 * What the examples of a service have exercised, and what they have not.
 *
 * Must never: count what nobody can reach as missing work of the author; it is named apart.
 */
import type { Calendar } from '../clock.ts';
import type { ServiceManifest } from '../manifest.ts';
import type { Played } from '../play-examples.ts';
import { seenIn } from './seen-in.ts';
import type { ToExercise } from './things.ts';
import { outOfReach, toExercise, type OutOfReach } from './to-exercise.ts';

export type { OutOfReach, ToExercise };
export interface Coverage {
  readonly all: readonly ToExercise[];
  readonly missing: readonly ToExercise[];
  /** Lines of the law that were over before the service began. */
  readonly outOfReach: readonly OutOfReach[];
}

/** Returns what no played example exercises. `calendar`: of the region whose examples were played. */
export function coverageOf(service: ServiceManifest, played: readonly Played[], calendar: Calendar): Coverage {
  const seen = new Set(played.flatMap((one) => [...seenIn(service, one, calendar)]));
  const all = [...new Map([...toExercise(service)].map((one) => [one.key, one])).values()];
  return { all, missing: all.filter(({ key }) => !seen.has(key)), outOfReach: outOfReach(service) };
}
