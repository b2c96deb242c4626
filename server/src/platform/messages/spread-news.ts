/**
 * One piece of news, put on its way to each who hears of it besides the telephone of the case itself: devices, and the reporters of
 * cases that have joined it. Each has a row of the outbox of their own.
 *
 * So that whoever is slow keeps nobody else waiting, and nobody hears a thing twice: neither because a row comes again, nor because
 * they follow several of the cases that have become one. Must never: send, or tell one who follows more than is public.
 */
import type { Instant } from '@balai/kernel';
import type { LoadedCase, OutboxRow } from '@balai/store';
import type { PlatformDeps } from '../platform-deps.ts';
import { contactOf, RESIDENT_TOPICS } from './message-texts.ts';
import { isForFollowers } from './public-news.ts';

/** Of the rows that each carry one piece of news to one device. */
export const pushTopic = 'push.news';
/** Of the rows that each carry one piece of news to the reporter of a case that has joined the one it is of; `of`: the latter. */
export const joinedTopic = 'news.joined';

/** `byMessage`: whether telephones and mail addresses are written to. */
export async function spreadNews(
  deps: Pick<PlatformDeps, 'store' | 'push'>,
  row: OutboxRow,
  loaded: LoadedCase,
  now: Instant,
  byMessage: boolean,
): Promise<void> {
  if (!RESIDENT_TOPICS.some((topic) => topic === row.topic)) return;
  const { regionId, caseId } = row;
  const joined =
    loaded.manifest.duplicates !== null && isForFollowers(row.topic, loaded.manifest)
      ? await deps.store.cases.joinedInto(regionId, caseId)
      : [];
  if (deps.push !== undefined) await toDevices(deps, row, joined, now);
  if (byMessage) await toReporters(deps, row, loaded, joined, now);
}

/** A device that is told of several of these cases is told once: by the case itself, where it has asked there. */
async function toDevices(
  { store }: Pick<PlatformDeps, 'store'>,
  { id, regionId, caseId, topic, body, createdAt }: OutboxRow,
  joined: readonly string[],
  now: Instant,
): Promise<void> {
  const notices = await store.pushNotices.ofCases(regionId, [caseId, ...joined]);
  const [own, others] = [
    notices.filter((notice) => notice.caseId === caseId),
    notices.filter((notice) => notice.caseId !== caseId),
  ];
  const told = new Set<string>();
  for (const { id: to, device } of [...own, ...others]) {
    if (told.has(device)) continue;
    told.add(device);
    await store.outbox.add(regionId, caseId, pushTopic, { ...body, topic, to }, now, {
      at: createdAt,
      name: `${id} ${device}`,
    });
  }
}

/** An address that stands in several of these cases is written to once. */
async function toReporters(
  { store }: Pick<PlatformDeps, 'store'>,
  { id, regionId, caseId, topic, body, createdAt }: OutboxRow,
  loaded: LoadedCase,
  joined: readonly string[],
  now: Instant,
): Promise<void> {
  if (joined.length === 0) return;
  const cases = await store.cases.loadAll(regionId, joined);
  const told = new Set([contactOf(loaded)]);
  for (const one of joined) {
    const other = cases.get(one);
    const to = other === undefined ? null : contactOf(other);
    if (to === null || told.has(to)) continue;
    told.add(to);
    await store.outbox.add(regionId, one, joinedTopic, { ...body, topic, of: caseId }, now, {
      at: createdAt,
      name: id,
    });
  }
}

/** The topic that a row is about, whichever way it goes. */
export const newsOf = ({ topic, body }: Pick<OutboxRow, 'topic' | 'body'>): string =>
  topic === pushTopic || topic === joinedTopic ? String(body['topic']) : topic;
