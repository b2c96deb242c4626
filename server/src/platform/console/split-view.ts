/**
 * Whether this officer may split a case, into which services, and which photos may go along.
 *
 * Must never: offer what the kernel would refuse.
 */
import { decide, keeperOf, type CaseCommand } from '@balai/kernel';
import type { PublishedService } from '@balai/store';
import { titleOf, type Bound } from '../bound.ts';
import type { OpenCase } from '../cases/open-case.ts';
import type { ConsoleCaseView } from '../platform-types.ts';
import { worldOf } from './actions-view.ts';
import { heldTurn, type Rights } from './rights.ts';
import { photosOf } from './split-answers.ts';

export function maySplit(open: OpenCase, rights: Rights): boolean {
  const { bound, manifest, loaded } = open;
  const actor = heldTurn(rights, manifest, loaded.state, bound.today)?.actor;
  if (actor === undefined || open.restingSince !== null) return false;
  const command: CaseCommand = { type: 'split', actor, service: manifest.id, into: '-', note: '-' };
  return decide(manifest, loaded.state, command, worldOf(open)).ok;
}

/** What this officer began and left: its drafts are theirs alone, whoever has the turn by now. */
export async function begunSplits(
  { bound, loaded }: OpenCase,
  rights: Rights,
): Promise<ConsoleCaseView['begunSplits']> {
  const drafts = await bound.deps.store.drafts.partsOf(bound.regionId, loaded.caseId, rights.officer.id);
  return drafts.map(({ id, serviceId, createdAt, savedAt }) => ({
    draftId: id,
    service: titleOf(bound, serviceId),
    begunAt: createdAt,
    savedAt,
  }));
}

/** What residents may file; what an office keeps has no applicant to whom a part could belong. */
export const servicesToSplitTo = ({ deps, regionId }: Bound): readonly PublishedService[] =>
  deps.store.services.current(regionId).filter(({ manifest }) => keeperOf(manifest) === null);

/** Null where it is not for this officer to split it. The service of the case itself stands first. */
export function splitView(open: OpenCase, rights: Rights): ConsoleCaseView['split'] {
  if (!maySplit(open, rights)) return null;
  const { bound, manifest } = open;
  const services = servicesToSplitTo(bound).map(({ manifest: { id, title } }) => ({ id, label: title }));
  const own = services.filter(({ id }) => id === manifest.id);
  const others = services
    .filter(({ id }) => id !== manifest.id)
    .toSorted((a, b) => a.label[bound.context.language].localeCompare(b.label[bound.context.language]));
  return { services: [...own, ...others], photos: photosOf(open, rights) };
}
