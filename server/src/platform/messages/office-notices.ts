/**
 * What an office is told of a turn, for each officer who is told a row of the outbox of its own: so each is tried again by itself, and
 * what has nobody to go to is in sight.
 *
 * Must never: be made where no message leaves the house, or say that the head was told before a mail server has taken the mail.
 */
import type { Instant } from '@balai/kernel';
import type { LoadedCase, OutboxRow } from '@balai/store';
import { bind, type Bound } from '../bound.ts';
import { whoIsTold } from '../console/board/who-is-told.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import { isOfficeTopic } from './office-texts.ts';

/** Of the rows that each carry one piece of news to one officer. */
export const officeTopic = 'office.notice';
/** Why a notice was given up that nobody could be found for. */
export const NO_RECIPIENT = 'no recipient';
/** How long the resident waits for it to be known whether the head was told. */
const PATIENCE_MS = 5 * 60_000;

/** The platform as the jobs look at a region: nobody asks. */
export const boundFor = (deps: PlatformDeps, regionId: number, now: Instant): Bound =>
  bind(deps, { regionId, device: null, officer: null, channel: 'timer', language: 'id', now });

/** Whether offices are told of this row, and by mail: only where something leaves the house. */
export const isForOffice = ({ topic, destination }: Pick<OutboxRow, 'topic' | 'destination'>): boolean =>
  destination === 'outside' && isOfficeTopic(topic);

/** Puts a row on its way to each officer who is told; once, however often `row` comes. */
export async function spreadOffice(
  deps: PlatformDeps,
  row: OutboxRow,
  loaded: LoadedCase,
  now: Instant,
): Promise<void> {
  const { regionId, caseId, topic, body } = row;
  if (!isOfficeTopic(topic)) return;
  const told = await whoIsTold(boundFor(deps, regionId, now), loaded, topic, String(body['turn'] ?? ''));
  if (told === null) return;
  const notice = { ...body, topic, of: row.id, unit: told.place.unit, area: told.place.area, at: row.createdAt };
  for (const officer of told.officers.length === 0 ? [null] : told.officers)
    await deps.store.outbox.add(regionId, caseId, officeTopic, { ...notice, officer }, now, {
      at: row.createdAt,
      name: `${row.id} ${officer ?? ''}`,
    });
}

/** Whether the head has been told of this lateness; null: that is not known yet. */
export async function headTold(
  { store }: Pick<PlatformDeps, 'store'>,
  row: Pick<OutboxRow, 'regionId' | 'caseId' | 'id'>,
  now: Instant,
): Promise<boolean | null> {
  const notices = await store.outbox.of(row.regionId, { caseId: row.caseId, topics: [officeTopic] });
  const own = notices.filter(({ body }) => body['of'] === row.id);
  if (own.some(({ deliveredAt }) => deliveredAt !== null && deliveredAt <= now)) return true;
  return own.some(({ state, createdAt }) => state === 'waiting' && now < createdAt + PATIENCE_MS) ? null : false;
}
