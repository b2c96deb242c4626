/**
 * What others have reported near a place about the same thing: to follow it instead of reporting it again.
 *
 * Distances are told in tens of metres, so that nobody finds a front door by asking from several corners.
 * Must never: name a reporter, or offer a case that is about something else at the same corner.
 */
import type { PublishedService } from '@balai/store';
import { namingFor, type Bound } from '../bound.ts';
import { pointIn, type Answers } from '../kernel-views.ts';
import type { NearbyView } from '../platform-types.ts';
import { text } from '../texts/text.ts';

/** Open cases of this service within its own distance, nearest first; at most five. */
export async function nearbyCases(
  bound: Bound,
  service: PublishedService,
  answers: Answers,
  exceptCaseId?: string,
): Promise<readonly NearbyView[]> {
  const { manifest } = service;
  const point = manifest.duplicates === null ? null : pointIn(manifest, answers);
  if (point === null || manifest.duplicates === null) return [];
  const { store } = bound.deps;
  const except = exceptCaseId === undefined ? {} : { exceptCaseId };
  const near = await store.cases.nearby(bound.regionId, point, manifest.duplicates.metres, {
    serviceIds: [manifest.id],
    ...except,
  });
  const same = manifest.duplicates.same ?? [];
  const naming = namingFor(bound, manifest);
  const views: NearbyView[] = [];
  for (const other of near.slice(0, 8)) {
    if (same.length > 0) {
      const loaded = await store.cases.load(bound.regionId, other.caseId);
      if (
        loaded === null ||
        same.some((name) => answers[name] !== undefined && loaded.state.answers[name] !== answers[name])
      )
        continue;
    }
    views.push({
      number: other.number,
      metres: Math.round(other.metres / 10) * 10,
      title: manifest.title,
      stage: other.stage === null ? text('Diterima', 'Received') : naming.stage(other.stage),
      filedAt: other.filedAt,
      followers: other.followers,
    });
  }
  return views.slice(0, 5);
}
