/**
 * A case on a list of one's own matters: status in a sentence, promise, and whether it waits for its owner.
 *
 * Must never: be made for a device that neither holds nor follows the case, or tell one that follows what is not public.
 */
import type { CaseSummary } from '@balai/store';
import { iconOf, type Bound } from '../bound.ts';
import type { CaseCard } from '../platform-types.ts';
import { openCase } from './open-case.ts';
import { publicByNumber, publicCaseView } from './public-case.ts';

async function caseCard(bound: Bound, summary: CaseSummary, isOwn: boolean): Promise<CaseCard | null> {
  const open = await openCase(bound, { caseId: summary.caseId }, isOwn ? 'resident' : 'public');
  if (open === null) return null;
  const { number, status, tone, promise, filedAt } = isOwn ? publicCaseView(open) : publicByNumber(open);
  return {
    number,
    title: open.manifest.title,
    icon: iconOf(bound, summary.serviceId),
    status,
    tone,
    promise,
    filedAt,
    needsYou: isOwn && open.loaded.state.turns.some((turn) => turn.party.kind === 'applicant'),
    followed: !isOwn,
  };
}

/** The matters of this device, newest first; those that it follows too. At most thirty unless said. */
export async function casesOfDevice(bound: Bound, atMost: number = 30): Promise<readonly CaseCard[]> {
  const { store } = bound.deps;
  const { device } = bound.context;
  if (device === null) return [];
  const [own, followed] = await Promise.all([
    store.devices.cases(bound.regionId, device),
    store.followers.followedBy(bound.regionId, device),
  ]);
  const summaries = await store.cases.summaries(bound.regionId, [...new Set([...own, ...followed])]);
  const newest = summaries.toSorted((a, b) => b.filedAt - a.filedAt).slice(0, atMost);
  const cards = await Promise.all(newest.map((summary) => caseCard(bound, summary, own.includes(summary.caseId))));
  return cards.filter((card) => card !== null);
}
