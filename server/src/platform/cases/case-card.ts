/**
 * A case on a list of one's own matters: status in a sentence, promise, and whether it waits for its owner.
 *
 * Must never: be made for a device that does not hold the case.
 */
import type { CaseSummary } from '@balai/store';
import { iconOf, type Bound } from '../bound.ts';
import type { CaseCard } from '../platform-types.ts';
import { statusSentence, toneOf } from '../texts/status-texts.ts';
import { openCase, statusContext } from './open-case.ts';
import { casePromise } from './public-case.ts';

async function caseCard(bound: Bound, summary: CaseSummary): Promise<CaseCard | null> {
  const open = await openCase(bound, { caseId: summary.caseId }, 'resident');
  if (open === null) return null;
  const { state } = open.loaded;
  return {
    number: summary.number,
    title: open.manifest.title,
    icon: iconOf(bound, summary.serviceId),
    status: statusSentence(state, statusContext(open)),
    tone: toneOf(state, bound.now),
    promise: casePromise(open),
    filedAt: summary.filedAt,
    needsYou: state.turns.some((turn) => turn.party.kind === 'applicant'),
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
  const cards = await Promise.all(newest.map((summary) => caseCard(bound, summary)));
  return cards.filter((card) => card !== null);
}
