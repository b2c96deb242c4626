// Examines the services of this checkout as an author needs it: every example played, and everything that no example
// exercises named. Pure: it reads the registry and the kernel, no database.
import { coverageOf, type Finding, findingsIn, playExamples } from '@balai/kernel';
import type { RegisteredRegion, RegisteredService } from '@balai/services';

export type Examined = {
  readonly region: string;
  readonly service: string;
  readonly examples: readonly { readonly name: string; readonly problems: readonly string[] }[];
  /** What no example of any region exercises, in the kernel's words: `rule bebasTunggakan: not met`. */
  readonly missing: readonly string[];
  /** Mistakes of the manifest, and questions to its author. */
  readonly findings: readonly Finding[];
};

/** One result for each service, in the order given. */
export function examine(
  chosen: readonly { readonly region: RegisteredRegion; readonly service: RegisteredService }[],
): readonly Examined[] {
  const all = chosen.map(({ region, service: { manifest, examples } }) => {
    const played = playExamples(manifest, examples, region.calendar);
    return {
      region: region.slug,
      service: manifest.id,
      examples: played.map(({ name, ok, problems }) => ({
        name,
        problems: ok || problems.length > 0 ? problems : ['failed'],
      })),
      missing: coverageOf(manifest, played).missing,
      findings: findingsIn(manifest),
    };
  });
  // A second region that runs the same service under its own calendar need not repeat every example of the first.
  return all.map((one) => {
    const same = all.filter(({ service }) => service === one.service);
    return { ...one, missing: one.missing.filter((what) => same.every(({ missing }) => missing.includes(what))) };
  });
}

/** Every service of every region, or those whose id or `region/id` is named. Empty when none has such a name. */
export function chooseServices(
  regions: readonly RegisteredRegion[],
  names: readonly string[],
): readonly { readonly region: RegisteredRegion; readonly service: RegisteredService }[] {
  return regions
    .flatMap((region) => region.services.map((service) => ({ region, service })))
    .filter(({ region, service }) => {
      const { id } = service.manifest;
      return names.length === 0 || names.includes(id) || names.includes(`${region.slug}/${id}`);
    });
}
