/**
 * What is known of the place of a case, beside its row in the queue: which class of road a registry says it is, and whose it was
 * found to be, before anybody opens the report.
 *
 * Must never: show a fact that was asked with anything personal, or one that the city closes to the officer's unit.
 */
import type { ServiceManifest } from '@balai/kernel';
import type { LoadedCase, QueueRow } from '@balai/store';
import { showAnswer } from '../answers/show-answer.ts';
import { serviceOf, type Bound } from '../bound.ts';
import type { QueueItem } from '../platform-types.ts';
import { consoleFacts } from './answers-view.ts';
import type { Rights } from './rights.ts';

/** A fact that rests on published answers alone is about a place or a thing, not about a person. */
function openFacts(manifest: ServiceManifest, rights: Rights): readonly string[] {
  return Object.entries(manifest.facts).flatMap(([name, { dependsOn, seenBy }]) => {
    const isOpen =
      dependsOn !== undefined &&
      dependsOn.length > 0 &&
      dependsOn.every((field) => manifest.fields[field]?.published === true);
    return isOpen && rights.hands.some(({ unit }) => seenBy.includes(unit)) ? [name] : [];
  });
}

/** By case; a case without such facts is not read. */
export async function queueFacts(
  bound: Bound,
  rights: Rights,
  rows: readonly QueueRow[],
): Promise<ReadonlyMap<string, QueueItem['facts']>> {
  const asked = new Map<string, boolean>();
  for (const { serviceId } of rows)
    if (!asked.has(serviceId)) {
      const manifest = serviceOf(bound, serviceId)?.manifest;
      asked.set(serviceId, manifest !== undefined && openFacts(manifest, rights).length > 0);
    }
  const ids = rows.filter(({ serviceId }) => asked.get(serviceId) === true).map(({ caseId }) => caseId);
  if (ids.length === 0) return new Map();
  const cases = await bound.deps.store.cases.loadAll(bound.regionId, [...new Set(ids)]);
  return new Map(
    [...cases].map(([caseId, loaded]) => {
      const { manifest } = loaded;
      const open = openFacts(manifest, rights);
      const facts = consoleFacts({ manifest, loaded, bound }, rights);
      return [caseId, [...facts.filter(({ name }) => open.includes(name)), ...foundByOffice(bound, loaded)]];
    }),
  );
}

/** What an officer chose and everybody may see: the owner of a road that is not the city's. */
function foundByOffice(bound: Bound, { manifest, state }: LoadedCase): QueueItem['facts'] {
  const asked = Object.values(manifest.forms).flatMap((form) => Object.entries(form));
  return asked.flatMap(([name, field]) =>
    field.kind === 'choice' && field.published === true && Object.hasOwn(state.answers, name)
      ? [{ name, label: field.label, state: 'known', value: showAnswer(field, state.answers[name], bound.showing) }]
      : [],
  );
}
