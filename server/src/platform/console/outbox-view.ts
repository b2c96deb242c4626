/**
 * The messages of a region, a page at a time, and the newest of one case: what a live region sends and could not send, and what it would
 * send as the demo and practice show it.
 *
 * Must never: show the messages of one case to whoever may not see it.
 */
import { askedTopic } from '@balai/store';
import { BILL_TOPICS, isAboutBill } from '../../payments/tell-bills.ts';
import type { Bound } from '../bound.ts';
import type { OpenCase } from '../cases/open-case.ts';
import { RESIDENT_TOPICS } from '../messages/message-texts.ts';
import { officeTopic } from '../messages/office-notices.ts';
import { OFFICE_TOPICS } from '../messages/office-texts.ts';
import { joinedTopic, pushTopic } from '../messages/spread-news.ts';
import type { CaseMessages, OutboxMessage, OutboxQuery, OutboxView } from '../platform-types.ts';
import { messagesIn, type StoredRow } from './outbox-messages.ts';
import type { Rights } from './rights.ts';
import { isRefusal, seenCase } from './seen-case.ts';

const STORED = { waiting: 'waiting', sent: 'delivered', failed: 'givenUp' } as const;
const TO_RESIDENTS = [...RESIDENT_TOPICS, joinedTopic];
const TO_OFFICES = [...OFFICE_TOPICS, officeTopic, askedTopic];
const ALL = [...TO_RESIDENTS, ...TO_OFFICES, ...BILL_TOPICS];
/** Devices of followers would hide the rest in the list of a whole city. */
const OF_CASE = [...ALL, pushTopic];
/** A resident may have left a mail address: then a row of theirs is a mail. */
const TO_TELEPHONES = [...TO_RESIDENTS, askedTopic];
const TOPICS = { telephone: TO_TELEPHONES, whatsapp: TO_TELEPHONES, sms: TO_TELEPHONES, email: ALL } as const;
/** How messages of a channel went, where a carrier says so. */
const WAYS = { telephone: ['whatsapp', 'sms'], whatsapp: ['whatsapp'], sms: ['sms'], email: ['email'] } as const;
const PAGE = 25;
/** How a message went is not always known, as in the demo: so many pages are read at most for one that is shown. */
const MOST_PAGES = 12;
const ON_CASE = 6;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const NOTHING: OutboxView = { rows: [], next: null };

export async function outboxView(bound: Bound, rights: Rights, query: OutboxQuery): Promise<OutboxView> {
  const { state, channel, number, before } = query;
  const open = number === undefined ? null : await seenCase(bound, rights, number);
  if (open !== null && isRefusal(open)) return NOTHING;
  const filter = {
    topics: seenBy(rights, channel === undefined ? (open === null ? ALL : OF_CASE) : TOPICS[channel]),
    ...(open === null ? {} : { caseId: open.loaded.caseId }),
    ...(channel === undefined || bound.region.kind !== 'live' ? {} : { carriedBy: WAYS[channel] }),
    ...(state === undefined ? {} : { state: STORED[state] }),
  };
  const found: OutboxMessage[] = [];
  let last = before !== undefined && UUID.test(before) ? before : undefined;
  for (let read = 0; read < MOST_PAGES; read += 1) {
    const page = { ...filter, limit: PAGE + 1, ...(last === undefined ? {} : { before: last }) };
    const rows = await bound.deps.store.outbox.of(bound.regionId, page);
    const shown = rows.slice(0, PAGE);
    const messages = await inCases(bound, shown);
    found.push(...messages.filter((message) => isOf(message, channel)));
    if (rows.length <= PAGE) return { rows: together(found), next: null };
    last = shown.at(-1)?.id;
    if (found.length >= PAGE || channel === undefined) break;
  }
  return { rows: together(found), next: last ?? null };
}

async function inCases(bound: Bound, rows: readonly StoredRow[]): Promise<readonly OutboxMessage[]> {
  const ids = [...new Set(rows.map(({ caseId }) => caseId))];
  return messagesIn(bound, rows, await bound.deps.store.cases.loadAll(bound.regionId, ids));
}

/** The newest messages about this case. */
export async function caseMessages({ bound, loaded }: OpenCase, rights: Rights): Promise<CaseMessages> {
  const filter = { caseId: loaded.caseId, topics: seenBy(rights, OF_CASE), limit: PAGE + 1 };
  const rows = await bound.deps.store.outbox.of(bound.regionId, filter);
  const messages = together(await messagesIn(bound, rows, new Map([[loaded.caseId, loaded]])));
  return { rows: messages.slice(0, ON_CASE), more: messages.length > ON_CASE || rows.length > PAGE };
}

/** A notice of a bill holds its number, which those who work outside do not see. */
const seenBy = ({ fieldOnly }: Rights, topics: readonly string[]): readonly string[] =>
  fieldOnly ? topics.filter((topic) => !isAboutBill({ topic })) : topics;

const isOf = (message: OutboxMessage, channel: OutboxQuery['channel']): boolean =>
  channel === undefined ||
  message.channel === channel ||
  (channel === 'telephone' && (message.channel === 'whatsapp' || message.channel === 'sms'));

/** The same news to many devices is one line, as long as the same became of it. */
function together(messages: readonly OutboxMessage[]): readonly OutboxMessage[] {
  const lines = new Map<string, OutboxMessage>();
  for (const message of messages) {
    const { channel, at, to, text, state, id } = message;
    const key = channel === 'push' ? JSON.stringify([at, to.id, text, state]) : id;
    const line = lines.get(key);
    lines.set(key, line === undefined ? message : { ...line, devices: (line.devices ?? 1) + 1 });
  }
  return [...lines.values()];
}
