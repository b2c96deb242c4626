/**
 * The messages of a region: what a live one sends and could not send, and what it would send as the demo and practice show it.
 *
 * Must never: show a telephone number, a mail address, or which resident one belongs to.
 */
import type { Party, ServiceManifest } from '@balai/kernel';
import { askedTopic, type LoadedCase } from '@balai/store';
import { askedText } from '../asked/ask-by-link.ts';
import { linkPath } from '../asked/link-of-turn.ts';
import { namingFor, serviceOf, type Bound } from '../bound.ts';
import { troubleText } from '../messages/message-states.ts';
import { messageText, RESIDENT_TOPICS, type Telling } from '../messages/message-texts.ts';
import { headTold, officeTopic } from '../messages/office-notices.ts';
import { OFFICE_TOPICS, officeMessage } from '../messages/office-texts.ts';
import { publicNews } from '../messages/public-news.ts';
import { joinedTopic, newsOf } from '../messages/spread-news.ts';
import type { OutboxQuery, OutboxView } from '../platform-types.ts';
import type { Naming } from '../texts/naming.ts';
import { inBoth, text } from '../texts/text.ts';

const STATE = { waiting: 'waiting', delivered: 'sent', givenUp: 'failed' } as const;
const STORED = { waiting: 'waiting', sent: 'delivered', failed: 'givenUp' } as const;
const TOPICS = {
  sms: [...RESIDENT_TOPICS, joinedTopic, askedTopic],
  email: [...OFFICE_TOPICS, officeTopic, askedTopic],
  all: [...RESIDENT_TOPICS, joinedTopic, ...OFFICE_TOPICS, officeTopic, askedTopic],
} as const;
const APPLICANT = text('Pemohon', 'Applicant');
const PAGE = 25;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

type Message = OutboxView['rows'][number];
type StoredRow = Awaited<ReturnType<Bound['deps']['store']['outbox']['of']>>[number];

export async function outboxView(bound: Bound, { state, channel, before }: OutboxQuery): Promise<OutboxView> {
  const rows = await bound.deps.store.outbox.of(bound.regionId, {
    topics: TOPICS[channel ?? 'all'],
    limit: PAGE + 1,
    ...(state === undefined ? {} : { state: STORED[state] }),
    ...(before === undefined || !UUID.test(before) ? {} : { before }),
  });
  const shown = rows.slice(0, PAGE);
  const officers = await bound.deps.store.officers.all(bound.regionId);
  const nameOf = new Map(officers.map(({ id, name }) => [id, name]));
  const cases = await bound.deps.store.cases.loadAll(bound.regionId, [...new Set(shown.map(({ caseId }) => caseId))]);
  const messages = (
    await Promise.all(shown.map((row) => messagesOf(bound, row, nameOf, cases.get(row.caseId))))
  ).flat();
  return {
    rows: channel === undefined ? messages : messages.filter((message) => message.channel === channel),
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** One row tells the resident (in their language), the office, both or nobody. */
async function messagesOf(
  bound: Bound,
  row: StoredRow,
  nameOf: ReadonlyMap<string, string>,
  loaded: LoadedCase | undefined,
): Promise<readonly Message[]> {
  const service = serviceOf(bound, String(row.body['serviceId'] ?? ''));
  if (service === null) return [];
  const telling = { manifest: service.manifest, naming: namingFor(bound, service.manifest), formats: bound.formats };
  const trouble = row.state === 'delivered' ? null : troubleText(row.lastError);
  const sent = { at: row.createdAt, state: STATE[row.state], trouble, number: String(row.body['number'] ?? '') };
  if (row.topic === askedTopic) return [askedMessage(bound, row, { ...sent, id: row.id }, telling)];
  if (row.topic === officeTopic) return noticeOf(row, { ...sent, id: row.id }, telling, nameOf);
  // Where messages leave the house, each officer who is told has a row of their own.
  const office = bound.region.kind === 'live' ? null : officeMessage(row, telling, row.createdAt);
  const words =
    row.topic === joinedTopic
      ? publicNews({ topic: newsOf(row), body: row.body }, telling, loaded?.number ?? null)
      : messageText({ ...row, body: await asTold(bound, row, office !== null) }, telling);
  const language = loaded?.state.language ?? 'id';
  const messages: Message[] = [];
  if (words !== null) messages.push({ ...sent, id: row.id, channel: 'sms', to: APPLICANT, text: words[language] });
  if (office !== null)
    messages.push({ ...sent, id: `${row.id} office`, channel: 'email', to: office.to, text: office.text.id });
  return messages;
}

/** A resident reads that the head was told where a mail to the head had been taken by then. */
async function asTold(bound: Bound, row: StoredRow, simulated: boolean): Promise<StoredRow['body']> {
  if (row.topic !== 'case.timeRanOut') return row.body;
  const told = simulated || (await headTold(bound.deps, row, row.deliveredAt ?? bound.now)) === true;
  return { ...row.body, headTold: told };
}

/** To an officer; or to nobody, where none could be found. */
function noticeOf(
  { body, createdAt }: StoredRow,
  sent: Omit<Message, 'channel' | 'to' | 'text' | 'path'>,
  telling: Telling,
  nameOf: ReadonlyMap<string, string>,
): readonly Message[] {
  const at = typeof body['at'] === 'number' ? body['at'] : createdAt;
  const message = officeMessage({ topic: String(body['topic']), body }, telling, at);
  if (message === null) return [];
  const { unit, area, officer } = body;
  const office = telling.naming.unit(String(unit), typeof area === 'string' ? area : null);
  const name = typeof officer === 'string' ? nameOf.get(officer) : undefined;
  const to = name === undefined ? message.to : inBoth((language) => `${name}, ${office[language]}`);
  return [{ ...sent, channel: 'email', to, text: message.text.id }];
}

/** To somebody without an account. The link is shown only where no message leaves the house, and once it is made. */
function askedMessage(
  bound: Bound,
  { id, body, state }: StoredRow,
  sent: Omit<Message, 'channel' | 'to' | 'text' | 'path'>,
  { manifest, naming }: { readonly manifest: ServiceManifest; readonly naming: Naming },
): Message {
  const party = body['party'] as Party;
  const outside = party.kind === 'unit' && manifest.units[party.unit]?.reached === 'outside';
  const quiet = bound.region.kind !== 'live';
  const path = linkPath(bound.deps, bound.regionId, id);
  const address = quiet ? `${bound.deps.addressOf(bound.regionId)}${path}` : '(tautan pribadi)';
  const words = askedText(
    { body },
    { city: bound.region.name, title: manifest.title, naming, formats: bound.formats, address },
  );
  return {
    ...sent,
    channel: outside ? 'email' : 'sms',
    to: naming.party(party),
    text: words.id,
    ...(quiet && state === 'delivered' ? { path } : {}),
  };
}
