/**
 * The gate that a change of a published service goes through: the kernel's checks, every example, and the difference in words.
 *
 * Must never: let pass what the store would refuse, or run anything but data.
 */
import { createHash } from 'node:crypto';
import {
  canonicalText,
  CHANGE_GROUP_TITLES,
  checkManifest,
  coverageOf,
  diffManifests,
  inOrder,
  playExamples,
  saidOf,
  type Change,
  type ExampleSet,
  type ServiceManifest,
} from '@balai/kernel';
import type { Bundle, PublishedService } from '@balai/store';
import type { Bound } from '../bound.ts';
import type { ChangeView, GateView } from '../platform-types.ts';

export const changeView = ({ group, says }: Change): ChangeView => ({
  kind: CHANGE_GROUP_TITLES[group],
  group,
  text: says,
});
export const changesBetween = (before: ServiceManifest, after: ServiceManifest): readonly ChangeView[] =>
  diffManifests(before, after).map(changeView);

/** The bundle as it would be published, with what the gate says of it. */
export async function throughGate(
  bound: Bound,
  service: PublishedService,
  changed: ServiceManifest,
  examples: ExampleSet | null,
): Promise<{ readonly gate: GateView; readonly bundle: Bundle }> {
  const canonical = canonicalText(changed);
  const checked = checkManifest(JSON.parse(canonical));
  const played = checked.ok && examples !== null ? playExamples(checked.value, examples, bound.calendar) : [];
  const failed = played.filter(({ ok }) => !ok);
  const known =
    examples === null ? null : new Set(coverageOf(service.manifest, [], bound.calendar).all.map(({ key }) => key));
  const missing = checked.ok && examples !== null ? coverageOf(checked.value, played, bound.calendar).missing : [];
  const open = await bound.deps.store.figures.openNow(bound.regionId, bound.now);
  const mistakes = checked.ok ? [] : checked.error.filter(({ weight }) => weight === 'error').map(saidOf);
  return {
    bundle: {
      manifest: inOrder(JSON.parse(canonical) as ServiceManifest),
      canonical,
      hash: createHash('sha256').update(canonical).digest('hex'),
      catalogue: service.catalogue,
      examples: { passed: played.length - failed.length, failed: failed.length },
    },
    gate: {
      changes: changesBetween(service.manifest, changed),
      mistakes,
      failed: failed.map(({ name, problems }) => ({ name, problems: problems.map(({ says }) => says) })),
      untested: missing.filter(({ key }) => known?.has(key) === false).map(({ says }) => says),
      passes: checked.ok && failed.length === 0,
      openCases: open
        .filter(({ serviceId }) => serviceId === service.serviceId)
        .reduce((sum, row) => sum + row.open, 0),
    },
  };
}
