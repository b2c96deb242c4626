/**
 * Rows of the outbox as the messages that they are: to whom by their part in the case, by which way, in which words, and what became of them.
 *
 * Must never: show a telephone number, a mail address, or which resident one belongs to.
 */
import type { Party, Text } from '@balai/kernel';
import { askedTopic, billTopics, type LoadedCase } from '@balai/store';
import { isMailAddress } from '../../messages/messenger.ts';
import { inPlainSigns } from '../../messages/sms-parts.ts';
import { askedText, isAskedByMail, languageOfAsked } from '../asked/ask-by-link.ts';
import { linkPath } from '../asked/link-of-turn.ts';
import { billOf, isAboutBill } from '../../payments/tell-bills.ts';
import { namingFor, serviceOf, type Bound } from '../bound.ts';
import { hasBounced, troubleText } from '../messages/message-states.ts';
import { contactOf, messageText, type Telling } from '../messages/message-texts.ts';
import { headTold, officeTopic } from '../messages/office-notices.ts';
import { officeMessage } from '../messages/office-texts.ts';
import { publicNews } from '../messages/public-news.ts';
import { residentWords } from '../messages/resident-words.ts';
import { newsOf, pushTopic } from '../messages/spread-news.ts';
import { groupedNumber } from '../payments/bill-view.ts';
import type { OutboxMessage } from '../platform-types.ts';
import { formatRupiah } from '../texts/formats.ts';
import { inBoth, text } from '../texts/text.ts';

export type StoredRow = Awaited<ReturnType<Bound['deps']['store']['outbox']['of']>>[number];
/** What every message of a row has in common. */
type Fate = Omit<OutboxMessage, 'channel' | 'to' | 'text' | 'language' | 'path'>;

const APPLICANT = text('Pemohon', 'Applicant');
const OWN_DEVICE = text('Perangkat pemohon', 'Device of the applicant');
const NO_LONGER_TOLD = text('Perangkat yang tidak dikabari lagi', 'Device that is told no more');
const ENDED = text(
  'Perangkatnya sudah mengakhiri kabar sebelum ini sampai.',
  'The device had ended its news before this came.',
);
const FOLLOWER = text('Perangkat pengikut', 'Device of somebody who follows');

/** `cases`: those of the rows, by id. In the order of the rows. */
export async function messagesIn(
  bound: Bound,
  rows: readonly StoredRow[],
  cases: ReadonlyMap<string, LoadedCase>,
): Promise<readonly OutboxMessage[]> {
  const names = rows.some(({ topic }) => topic === officeTopic)
    ? new Map((await bound.deps.store.officers.all(bound.regionId)).map(({ id, name }) => [id, name]))
    : new Map<string, string>();
  return (await Promise.all(rows.map((row) => messagesOf(bound, row, names, cases.get(row.caseId))))).flat();
}

/** One row tells the resident (in their language), the office, both or nobody. */
async function messagesOf(
  bound: Bound,
  row: StoredRow,
  nameOf: ReadonlyMap<string, string>,
  loaded: LoadedCase | undefined,
): Promise<readonly OutboxMessage[]> {
  const manifest = loaded?.manifest ?? serviceOf(bound, String(row.body['serviceId'] ?? ''))?.manifest ?? null;
  if (manifest === null) return [];
  const telling = { manifest, naming: namingFor(bound, manifest), formats: bound.formats };
  const fate = fateOf(row);
  if (row.topic === askedTopic)
    return [askedMessage(bound, row, uncarried(bound, row, 'failed') ?? unasked(row) ?? fate, telling, loaded)];
  if (isAboutBill(row)) return billNotice(bound, row, fate);
  if (row.topic === officeTopic) return noticeOf(row, fate, telling, nameOf);
  if (row.topic === pushTopic) return pushMessage(bound, row, fate, telling);
  // Where messages leave the house, each officer who is told has a row of their own.
  const office = bound.region.kind === 'live' ? null : officeMessage(row, telling, row.createdAt);
  const told = { ...row, body: await asTold(bound, row, office !== null) };
  const resident = residentMessage(bound, told, uncarried(bound, row, 'onPage') ?? fate, telling, loaded);
  return [...(resident === null ? [] : [resident]), ...(office === null ? [] : [officeInDemo(row, fate, office)])];
}

const GATEWAY = text('Gerbang pembayaran', 'Payment gateway');
const NO_GATEWAY = text(
  'Gerbang pembayaran tidak diberi tahu di kota ini.',
  'No payment gateway is told in this city.',
);

/** As the gateway is told it: number, amount and last day. */
async function billNotice(bound: Bound, row: StoredRow, fate: Fate): Promise<readonly OutboxMessage[]> {
  const { deps, regionId, formats, context } = bound;
  const bill = billOf(row, await deps.store.payments.bills(regionId, row.caseId));
  if (bill === null) return [];
  const [number, amount, day] = [groupedNumber(bill.number), formatRupiah(bill.rupiah), formats.dayTime(bill.dueAt)];
  const words =
    row.topic === billTopics.issued
      ? text(`Tagihan ${number}, ${amount}, sampai ${day.id}`, `Bill ${number}, ${amount}, until ${day.en}`)
      : text(`Tagihan ${number}, ${amount}, dibatalkan`, `Bill ${number}, ${amount}, cancelled`);
  const untold = row.carriedBy === 'nobody' ? ({ state: 'failed', sentAt: null, trouble: NO_GATEWAY } as const) : {};
  const { language } = context;
  return [{ ...fate, ...untold, channel: 'payments', to: GATEWAY, text: words[language], language }];
}

/** By the two moments of a row, and what its carrier left. */
function fateOf(row: StoredRow): Fate {
  const { state, lastError } = row;
  return {
    id: row.id,
    at: row.createdAt,
    state:
      state === 'delivered' ? 'sent' : state === 'waiting' ? 'waiting' : hasBounced(lastError) ? 'bounced' : 'failed',
    sentAt: row.deliveredAt,
    nextAt: state === 'waiting' ? row.nextAt : null,
    tried: row.attempts,
    trouble: state === 'delivered' ? null : troubleText(lastError),
    number: String(row.body['number'] ?? ''),
  };
}

/** Where nothing is set up that could carry it, a row is done with, and nothing was sent. Null: something carries it here. */
function uncarried({ deps, region }: Bound, row: StoredRow, state: 'onPage' | 'failed'): Fate | null {
  if (region.kind !== 'live' || deps.hasCarrier !== false || row.state !== 'delivered') return null;
  return { ...fateOf(row), state, sentAt: null, trouble: NO_CARRIER };
}

/** Nobody was asked, though the row is done with. */
const unasked = (row: StoredRow): Fate | null =>
  row.carriedBy === 'nobody' ? { ...fateOf(row), state: 'failed', sentAt: null, trouble: NOBODY_TO_ASK } : null;
const NOBODY_TO_ASK = text(
  'Tidak dikirim: nomor atau alamatnya tidak diketahui, atau gilirannya sudah selesai.',
  'Not sent: no number or address is known, or the turn was over.',
);
const NO_CARRIER = text('Gerbang pesan belum dipasang di kota ini.', 'No message gateway is set up in this city.');

/** Who left no number and no address reads it on the page of the case; after an erasure nobody knows whether they had. */
function residentMessage(
  bound: Bound,
  row: StoredRow,
  fate: Fate,
  telling: Telling,
  loaded: LoadedCase | undefined,
): OutboxMessage | null {
  const contact = loaded === undefined ? null : contactOf(loaded);
  const byMail = row.carriedBy === null ? contact !== null && isMailAddress(contact) : row.carriedBy === 'email';
  const words = residentWords(row, telling, { number: loaded?.number ?? null, byMail });
  if (words === null) return null;
  const language = loaded?.state.language ?? 'id';
  const isUnreached = loaded !== undefined && contact === null && !loaded.state.erased;
  const isOnPage = fate.state === 'onPage' || (row.carriedBy === null ? isUnreached : row.carriedBy === 'nobody');
  return {
    ...fate,
    ...(isOnPage && fate.state !== 'onPage' ? ON_PAGE : {}),
    channel: isOnPage ? 'page' : byMail ? 'email' : telephoneOf(bound, row),
    to: APPLICANT,
    text: byMail ? words[language] : inPlainSigns(words[language]),
    language,
  };
}
/** As its carrier said. In the demo everything is passed at once as long as all is well: what the gateway would have said is known all the same. */
function telephoneOf({ deps, region }: Bound, row: StoredRow): 'telephone' | 'whatsapp' | 'sms' {
  if (row.carriedBy === 'whatsapp' || row.carriedBy === 'sms') return row.carriedBy;
  const isSimulated = region.kind !== 'live' && row.state === 'delivered';
  return (isSimulated ? deps.simulatedGateway?.channelFor(row.caseId) : undefined) ?? 'telephone';
}
const ON_PAGE = { state: 'onPage', sentAt: null, nextAt: null, trouble: null } as const;

/** Of a row that tells the resident too: what became of their message says nothing of the office's, which no gateway carries here. */
function officeInDemo(
  row: StoredRow,
  fate: Fate,
  { to, text: words }: { readonly to: Text; readonly text: Text },
): OutboxMessage {
  const isTaken = row.state !== 'waiting' || row.lastError !== null;
  const own = isTaken ? ({ state: 'sent', nextAt: null, trouble: null } as const) : {};
  return { ...fate, ...own, id: `${row.id} office`, channel: 'email', to, text: words.id, language: 'id' };
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
  fate: Fate,
  telling: Telling,
  nameOf: ReadonlyMap<string, string>,
): readonly OutboxMessage[] {
  const at = typeof body['at'] === 'number' ? body['at'] : createdAt;
  const message = officeMessage({ topic: String(body['topic']), body }, telling, at);
  if (message === null) return [];
  const { unit, area, officer } = body;
  const office = telling.naming.unit(String(unit), typeof area === 'string' ? area : null);
  const name = typeof officer === 'string' ? nameOf.get(officer) : undefined;
  const to = name === undefined ? message.to : inBoth((language) => `${name}, ${office[language]}`);
  return [{ ...fate, channel: 'email', to, text: message.text.id, language: 'id' }];
}

const PRIVATE_LINK = text('(tautan pribadi)', '(private link)');

/** To somebody without an account. The link is shown only where no message leaves the house, and once it is made. */
function askedMessage(
  bound: Bound,
  row: StoredRow,
  fate: Fate,
  { manifest, naming }: Telling,
  loaded: LoadedCase | undefined,
): OutboxMessage {
  const { id, body, state } = row;
  const party = body['party'] as Party;
  const quiet = bound.region.kind !== 'live';
  const path = linkPath(bound.deps, bound.regionId, id);
  const language = languageOfAsked(party, loaded?.state ?? {});
  const channel = isAskedByMail(manifest, party) ? 'email' : telephoneOf(bound, row);
  const address = quiet ? `${bound.deps.addressOf(bound.regionId)}${path}` : PRIVATE_LINK[language];
  const words = askedText(
    { body },
    { city: bound.region.name, title: manifest.title, naming, formats: bound.formats, address },
  );
  return {
    ...fate,
    channel,
    to: naming.party(party),
    text: channel === 'email' ? words[language] : inPlainSigns(words[language]),
    language,
    ...(quiet && state === 'delivered' ? { path } : {}),
  };
}

/** To a device that asked for news; whose it was is known while it still asks. */
async function pushMessage(
  { deps: { store }, regionId }: Bound,
  row: StoredRow,
  fate: Fate,
  telling: Telling,
): Promise<readonly OutboxMessage[]> {
  const notice = await store.pushNotices.byId(regionId, String(row.body['to']));
  const isOwn = notice !== null && (await store.devices.holdsCase(regionId, notice.device, row.caseId));
  const news = { topic: newsOf(row), body: row.body };
  const said = isOwn ? null : publicNews(news, telling, null);
  // Of a device that is told no more nobody knows whose it was: what went to its owner alone is shown all the same.
  const words = said ?? (isOwn || notice === null ? messageText(news, telling) : null);
  if (words === null) return [];
  const language = notice?.language ?? 'id';
  const to = notice === null ? NO_LONGER_TOLD : isOwn ? OWN_DEVICE : FOLLOWER;
  const ended = row.carriedBy === 'nobody' ? ({ state: 'failed', sentAt: null, trouble: ENDED } as const) : {};
  return [{ ...fate, ...ended, channel: 'push', to, text: words[language], language }];
}
