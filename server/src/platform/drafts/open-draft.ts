/**
 * Finds a draft for whoever may work on it: the device that holds it, or the officer at the counter who began it.
 *
 * Must never: tell a stranger whether a draft exists.
 */
import { randomUUID } from 'node:crypto';
import { isUuid, type Draft } from '@balai/store';
import { serviceOf, type Bound } from '../bound.ts';
import { carryOver, type DraftState } from './draft-state.ts';
import { withNewLaw } from './new-law.ts';

/** The draft, if this viewer may see it; also one that was sent. */
export async function loadDraft(bound: Bound, draftId: string): Promise<Draft | null> {
  const { deps, regionId, context } = bound;
  if (!isUuid(draftId)) return null;
  const found = await deps.store.drafts.loadFor(regionId, draftId, context.device);
  if (found === null) return null;
  const { draft, held } = found;
  return held || (draft.officer !== null && draft.officer === context.officer) ? draft : null;
}

export interface OpenedDraft {
  readonly state: DraftState;
  /** True when the service was published anew, or another law began, since the draft was last saved: it has just been taken over. */
  readonly carried: boolean;
}

/** An unsent draft under the service as it is now (P15). Null: not here, not yours, sent already, or the service is gone. */
export async function openDraft(bound: Bound, draftId: string): Promise<OpenedDraft | null> {
  return openLoaded(bound, await loadDraft(bound, draftId));
}

/** The same for a draft that was just loaded. */
export async function openLoaded(bound: Bound, draft: Draft | null): Promise<OpenedDraft | null> {
  const service = draft === null ? null : serviceOf(bound, draft.serviceId);
  if (draft === null || service === null || draft.submittedCaseId !== null) return null;
  const { store } = bound.deps;
  if (draft.manifestHash === service.hash) {
    const noted = withNewLaw(bound, draft, service.manifest, draft.savedAt);
    const state = {
      draft: noted === null ? draft : await changed(bound, noted, draft),
      service,
      manifest: service.manifest,
      answers: draft.answers,
    };
    return { state, carried: noted !== null };
  }
  const before = await store.services.byHash(bound.regionId, draft.manifestHash);
  const history = await store.services.history(bound.regionId, draft.serviceId);
  const from = history.find(({ hash }) => hash === draft.manifestHash)?.number ?? 0;
  const carried = carryOver(bound, draft, service, before, from);
  const noted = withNewLaw(bound, carried.draft, service.manifest, draft.savedAt);
  const state = { ...carried, draft: await changed(bound, noted ?? carried.draft, draft) };
  return { state, carried: true };
}

/** Saved over what was read; where somebody else saved meanwhile it stays as theirs, and whoever answers in it reads it again. */
async function changed({ deps }: Bound, draft: Draft, read: Draft): Promise<Draft> {
  const savedAt = await deps.store.drafts.change(draft, read.savedAt);
  return { ...draft, savedAt: savedAt ?? draft.savedAt };
}

/** A fresh draft of this service, not yet saved. */
export function newDraft(bound: Bound, serviceId: string, manifestHash: string, officer: string | null): Draft {
  return {
    id: randomUUID(),
    regionId: bound.regionId,
    serviceId,
    manifestHash,
    answers: {},
    typed: {},
    step: null,
    channel: officer === null ? bound.context.channel : 'counter',
    officer,
    createdAt: bound.now,
    savedAt: bound.now,
    submittedCaseId: null,
  };
}
