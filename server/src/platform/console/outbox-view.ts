/**
 * The messages that a live region would send, as the demo and practice show them.
 *
 * Must never: show a telephone number or who it belongs to.
 */
import type { Party, ServiceManifest } from '@balai/kernel';
import { askedTopic } from '@balai/store';
import { askedText } from '../asked/ask-by-link.ts';
import { linkPath } from '../asked/link-of-turn.ts';
import { namingFor, serviceOf, type Bound } from '../bound.ts';
import { OFFICE_TOPICS, officeMessage, messageText, RESIDENT_TOPICS } from '../messages/message-texts.ts';
import type { OutboxQuery, OutboxView } from '../platform-types.ts';
import type { Naming } from '../texts/naming.ts';
import { text } from '../texts/text.ts';

const STATE = { waiting: 'waiting', delivered: 'sent', givenUp: 'failed' } as const;
const STORED = { waiting: 'waiting', sent: 'delivered', failed: 'givenUp' } as const;
const TOPICS = {
  sms: [...RESIDENT_TOPICS, askedTopic],
  email: [...OFFICE_TOPICS, askedTopic],
  all: [...RESIDENT_TOPICS, ...OFFICE_TOPICS, askedTopic],
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
  const messages = shown.flatMap((row) => messagesOf(bound, row));
  return {
    rows: channel === undefined ? messages : messages.filter((message) => message.channel === channel),
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** One row tells the resident, the office, both or nobody. */
function messagesOf(bound: Bound, row: StoredRow): readonly Message[] {
  const service = serviceOf(bound, String(row.body['serviceId'] ?? ''));
  if (service === null) return [];
  const telling = { manifest: service.manifest, naming: namingFor(bound, service.manifest), formats: bound.formats };
  const sent = { at: row.createdAt, state: STATE[row.state], number: String(row.body['number'] ?? '') };
  if (row.topic === askedTopic) return [askedMessage(bound, row, { ...sent, id: row.id }, telling)];
  const words = messageText(row, telling);
  const office = officeMessage(row, telling, row.createdAt);
  const messages: Message[] = [];
  if (words !== null) messages.push({ ...sent, id: row.id, channel: 'sms', to: APPLICANT, text: words.id });
  if (office !== null)
    messages.push({ ...sent, id: `${row.id} office`, channel: 'email', to: office.to, text: office.text.id });
  return messages;
}

/** To somebody without an account. The link itself is shown only where no message leaves the house. */
function askedMessage(
  bound: Bound,
  { id, body }: StoredRow,
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
    ...(quiet ? { path } : {}),
  };
}
