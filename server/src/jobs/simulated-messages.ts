/**
 * Messages of the demo and of practice, when the switch of their gateway is turned: each waits, is refused or gets lost as it would be
 * in a live city.
 *
 * Must never: touch a message of a live region.
 */
import type { Instant, Party } from '@balai/kernel';
import { askedTopic, type CarriedBy, type LoadedCase, type OutboxRow } from '@balai/store';
import { isMailAddress } from '../messages/messenger.ts';
import { isAskedByMail } from '../platform/asked/ask-by-link.ts';
import { RESIDENT_TOPICS } from '../platform/messages/message-texts.ts';
import type { PlatformDeps } from '../platform/platform-deps.ts';

type Deps = Pick<PlatformDeps, 'simulatedGateway'>;

/** Whether rows go through the gateway one by one; else all that tells somebody is passed at once. */
export const isGatewayTurned = ({ simulatedGateway }: Deps): boolean =>
  simulatedGateway !== undefined && simulatedGateway.mode !== 'ok';

/** Whether somebody at a telephone may be told by this row. */
export const goesByGateway = ({ topic, destination }: Pick<OutboxRow, 'topic' | 'destination'>): boolean =>
  destination !== 'outside' && (topic === askedTopic || RESIDENT_TOPICS.some((one) => one === topic));

/** `to`: where the resident of the case would be told by this row; null where nowhere. Returns and throws as a gateway's messenger does. */
export function carrySimulated(
  { simulatedGateway }: Deps,
  row: OutboxRow,
  { manifest }: Pick<LoadedCase, 'manifest'>,
  to: string | null,
  now: Instant,
): CarriedBy | null {
  if (simulatedGateway === undefined || !goesByGateway(row)) return null;
  const byTelephone =
    row.topic === askedTopic ? !isAskedByMail(manifest, row.body['party'] as Party) : to !== null && !isMailAddress(to);
  if (!byTelephone) return row.topic === askedTopic || to !== null ? 'email' : 'nobody';
  simulatedGateway.take(row, now);
  return simulatedGateway.channelFor(row.caseId);
}

/** What the gateway took and lost comes back, as a live one reports it. */
export async function takeReports(
  { store, simulatedGateway }: Pick<PlatformDeps, 'store' | 'simulatedGateway'>,
  regionId: number,
  now: Instant,
): Promise<void> {
  for (const id of simulatedGateway?.reports(regionId, now) ?? [])
    await store.outbox.bounced(regionId, id, now, 'the gateway says that it did not arrive: lost on purpose');
}
