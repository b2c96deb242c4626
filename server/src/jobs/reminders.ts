/**
 * Reminds offices on the morning of the last day of a turn, before its time runs out.
 *
 * Must never: remind about a turn that waits for somebody outside, or more than once a day.
 */
import type { Instant } from '@balai/kernel';
import type { QueueRow } from '@balai/store';
import type { PlatformDeps } from '../platform/platform-deps.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** When offices open (Perpres 21/2023), in minutes after local midnight. */
const OPENS_AT = 7 * 60 + 30;
const PAGE = 200;

/** Whether the offices of a region opened between two moments. */
export const openedBetween = (utcOffset: number, since: Instant, now: Instant): boolean =>
  lastOpening(utcOffset, since) < lastOpening(utcOffset, now);

const lastOpening = (utcOffset: number, at: Instant): Instant => {
  const ahead = (utcOffset - OPENS_AT) * MINUTE;
  return Math.floor((at + ahead) / DAY) * DAY - ahead;
};

/** One row of the outbox for each turn of an office that is due today, however many processes run. Returns how many turns. */
export async function remindOffices(deps: PlatformDeps, regionId: number, now: Instant): Promise<number> {
  const region = deps.store.regions.byId(regionId);
  if (region === null) throw new Error(`there is no region ${regionId}`);
  const morning = lastOpening(region.utcOffset, now);
  const units = Object.entries(deps.cityOf(regionId).units).filter(([, { reached }]) => reached === 'console');
  const hands = units.map(([unit]) => ({ unit, area: null }));
  let reminded = 0;
  let after: string | null = null;
  do {
    const page: { readonly rows: readonly QueueRow[]; readonly next: string | null } = await deps.store.queue.page(
      regionId,
      { hands, due: 'today' },
      now,
      after === null ? { limit: PAGE } : { limit: PAGE, after },
    );
    for (const { caseId, number, serviceId, turnId, stage, dueAt } of page.rows) {
      await deps.store.outbox.add(
        regionId,
        caseId,
        'turn.reminder',
        { number, serviceId, turn: turnId, stage, dueAt },
        now,
        { at: morning, name: turnId },
      );
      reminded += 1;
    }
    after = page.next;
  } while (after !== null);
  return reminded;
}
