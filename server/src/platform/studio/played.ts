/**
 * The examples of a published version, played by the kernel, with what they exercise; kept while the version is in use.
 *
 * Must never: be asked to play what the kernel's checks have not seen.
 */
import {
  coverageOf,
  playExamples,
  type Calendar,
  type Coverage,
  type ExampleSet,
  type Played,
  type ServiceManifest,
} from '@balai/kernel';

interface PlayedSet {
  readonly examples: string;
  readonly played: readonly Played[];
  readonly coverage: Coverage;
}
const kept = new WeakMap<ServiceManifest, PlayedSet>();

export function coverageFor(
  manifest: ServiceManifest,
  examples: ExampleSet,
  calendar: Calendar,
): Pick<PlayedSet, 'played' | 'coverage'> {
  const written = JSON.stringify(examples);
  const before = kept.get(manifest);
  if (before?.examples === written) return before;
  const played = playExamples(manifest, examples, calendar);
  const now = { examples: written, played, coverage: coverageOf(manifest, played, calendar) };
  kept.set(manifest, now);
  return now;
}
