/**
 * Who takes over where a case ends by becoming an emergency.
 *
 * Must never: name anybody for an ending that starts another kind of service; that one goes on at its own pace.
 */
import type { Ending, ServiceManifest, Text } from '@balai/kernel';
import { namingFor, serviceOf, type Bound } from '../bound.ts';
import { stageOf, unitInCharge } from '../catalogue/service-words.ts';

/** The room that answers the emergency; null: it has not become one. */
export function emergencyRoom(bound: Bound, manifest: ServiceManifest, ending: Ending | null): Text | null {
  const stage = ending === null ? undefined : stageOf(manifest, ending.stage);
  const started = stage !== undefined && 'ends' in stage ? (stage.starts ?? []) : [];
  for (const { service: id } of started) {
    const service = serviceOf(bound, id);
    if (service?.manifest.category === 'emergency')
      return unitInCharge(service.manifest, namingFor(bound, service.manifest), bound.today);
  }
  return null;
}
