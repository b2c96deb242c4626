/**
 * Who files a draft: the applicant, also by the hands of an officer at the counter; for a service that an office keeps (a call
 * to 112), an officer of that office.
 *
 * Must never: make an officer of somebody without an appointment that runs today (ADR 0006).
 */
import { keeperOf, type Actor, type ServiceManifest } from '@balai/kernel';
import type { Draft } from '@balai/store';
import type { Bound } from '../bound.ts';

/** Null: only the office files these, and whoever holds this draft has no position there today. */
export async function filerOf(bound: Bound, draft: Draft, manifest: ServiceManifest): Promise<Actor | null> {
  const keeper = keeperOf(manifest);
  if (keeper === null)
    return draft.officer === null ? { kind: 'applicant' } : { kind: 'applicant', officer: draft.officer };
  if (draft.officer === null || draft.officer !== bound.context.officer) return null;
  const actors = await bound.deps.store.officers.actorsOf(bound.regionId, draft.officer, bound.today);
  return actors.find(({ unit }) => unit === keeper) ?? null;
}

/** Somebody who may file, for looking ahead; nothing is sent. */
export function anyFiler(manifest: ServiceManifest): Actor {
  const unit = keeperOf(manifest);
  return unit === null
    ? { kind: 'applicant' }
    : { kind: 'officer', officer: 'preview', unit, area: null, positions: [] };
}

/** Where whoever sent it goes on: the resident to the receipt, an office to the case at its console. */
export const afterSending = (manifest: ServiceManifest, number: string): string =>
  keeperOf(manifest) === null ? `/urusan/${number}/tanda-terima` : `/konsol/kasus/${number}`;
