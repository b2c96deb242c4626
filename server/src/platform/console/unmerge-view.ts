/**
 * Whether this officer may take a case apart again that was merged, and how the one stands that it had joined.
 *
 * Must never: offer what the kernel would refuse.
 */
import { decide, type CaseCommand, type Survivor } from '@balai/kernel';
import type { Bound } from '../bound.ts';
import type { OpenCase } from '../cases/open-case.ts';
import type { ConsoleCaseView } from '../platform-types.ts';
import { worldOf } from './actions-view.ts';
import { actorFor, type OfficerActor, type Rights } from './rights.ts';

/** How the case stands that this one has joined, or that one in turn. One that is gone came to nothing. */
export async function survivorOf({ deps, regionId }: Bound, caseId: string): Promise<Survivor> {
  const { cases } = deps.store;
  const survivor = await cases.survivorOf(regionId, caseId);
  const other = survivor === null ? null : await cases.summary(regionId, survivor);
  if (other?.status === 'open') return 'open';
  return other?.outcome === 'granted' ? 'granted' : 'over';
}

/** The appointment that holds one of the turns that would go on; else the first, so that the kernel says who may. */
export function actorAmong({ bound, manifest, loaded }: OpenCase, rights: Rights): OfficerActor | null {
  for (const turn of loaded.state.joined?.turns ?? []) {
    const actor = actorFor(rights, manifest, turn, bound.today);
    if (actor !== null) return actor;
  }
  return rights.actors[0] ?? null;
}

/** Null where nothing was merged, or it is not for this officer to take it apart. */
export async function unmergeView(open: OpenCase, rights: Rights): Promise<ConsoleCaseView['unmerge']> {
  const { bound, loaded, manifest } = open;
  const { joined } = loaded.state;
  const actor = joined === undefined ? null : actorAmong(open, rights);
  if (joined === undefined || actor === null || loaded.state.status !== 'ended' || loaded.state.erased) return null;
  const survivor = await survivorOf(bound, loaded.caseId);
  const command: CaseCommand = { type: 'unmerge', actor, survivor, note: '-' };
  return decide(manifest, loaded.state, command, worldOf(open)).ok ? { from: joined.into, survivor } : null;
}
