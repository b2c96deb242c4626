// Examines the services of this checkout as an author needs it: every example played, and everything that no example
// exercises named. Pure: it reads the registry and the kernel, no file and no database.
import { coverageOf, type Coverage, type Finding, findingsIn, type Played, playExamples } from '@balai/kernel';
import type { ChosenService } from './choose-services.ts';

export type Examined = ChosenService & {
  readonly played: readonly Played[];
  /** Null for a service that another region wrote: the examples beside that file are counted there. */
  readonly coverage: Coverage | null;
  /** Mistakes of the manifest, and questions to its author. */
  readonly findings: readonly Finding[];
  readonly tookMs: number;
};

/** Plays the examples of one service. */
export function examine({ region, service }: ChosenService): Examined {
  const began = performance.now();
  const { manifest, examples } = service;
  const played = playExamples(manifest, examples, region.calendar);
  const coverage = manifest.adopts === null ? coverageOf(manifest, played, region.calendar) : null;
  return { region, service, played, coverage, findings: findingsIn(manifest), tookMs: performance.now() - began };
}

/** How much of a service its examples exercise; `percent` is 100 only when nothing is missing. */
export function figureOf({ all, missing }: Pick<Coverage, 'all' | 'missing'>): {
  readonly exercised: number;
  readonly total: number;
  readonly percent: number;
} {
  const exercised = all.length - missing.length;
  return { exercised, total: all.length, percent: all.length === 0 ? 100 : Math.floor((exercised / all.length) * 100) };
}

/** Whether nothing is left to do: examples there are, they come true, and they exercise everything. */
export const isComplete = ({ played, coverage, findings }: Examined): boolean =>
  played.length > 0 &&
  played.every(({ ok }) => ok) &&
  (coverage?.missing.length ?? 0) === 0 &&
  !findings.some(({ weight }) => weight === 'error');
