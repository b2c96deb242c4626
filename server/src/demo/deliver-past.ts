/**
 * Messages of the demonstration, delivered when they were due: a city that starts has no month of news to send.
 *
 * Must never: send anything; the region is a demo, and its messages are seen in the console alone.
 */
import type { Instant } from '@balai/kernel';
import { askedTopic, type OutboxRow } from '@balai/store';
import { askByLink } from '../platform/asked/ask-by-link.ts';
import type { Town } from './demo-town.ts';

const MOST = 400;
/** Rows written at once: fewer than the store has connections. */
const AT_ONCE = 8;
/** How long a gateway takes, in ms. */
const TAKES = 12_000;

/** Everything that waits at this moment; an ending that the resident may rate is followed by its invitation. */
export async function deliverPast(town: Town, at: Instant): Promise<void> {
  const { outbox } = town.bound.deps.store;
  for (;;) {
    const rows = await outbox.claim(town.regionId, at, { limit: MOST });
    if (rows.length === 0) return;
    for (let from = 0; from < rows.length; from += AT_ONCE)
      await Promise.all(rows.slice(from, from + AT_ONCE).map((row) => deliver(town, row)));
  }
}

async function deliver({ bound, regionId }: Town, row: OutboxRow): Promise<void> {
  const { outbox } = bound.deps.store;
  const outcome = row.topic === 'case.ended' ? row.body['outcome'] : null;
  if (outcome === 'granted' || outcome === 'refused')
    await outbox.add(
      regionId,
      row.caseId,
      'survey.invite',
      { number: row.body['number'], serviceId: row.body['serviceId'] },
      row.createdAt + TAKES,
    );
  if (row.topic === askedTopic) {
    const loaded = await bound.deps.store.cases.load(regionId, row.caseId);
    if (loaded !== null) await askByLink(bound.deps, row, loaded, row.createdAt + TAKES, null);
  }
  await outbox.delivered([row], row.createdAt + TAKES);
}
