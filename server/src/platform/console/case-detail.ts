/**
 * A case in the console: everything that an officer needs to decide, and a record that they looked.
 *
 * Must never: be built without the reading being logged first: no log, no showing.
 */
import { ruleStates } from '@balai/kernel';
import type { Holding, Mentions, Message, Note, Reading, StoredFile } from '@balai/store';
import type { Bound } from '../bound.ts';
import { bookedView } from '../booking/times.ts';
import type { OpenCase } from '../cases/open-case.ts';
import { nearbyCases } from '../cases/nearby.ts';
import { readerOf } from '../cases/reader.ts';
import { readingWords } from '../cases/reading-words.ts';
import { threadOf } from '../cases/thread.ts';
import type { OfficerNames } from '../cases/timeline.ts';
import { feeOf } from '../catalogue/service-words.ts';
import { RESIDENT_TOPICS } from '../messages/message-texts.ts';
import { attachedViews, filesOfMessages, outsideName } from '../messages/message-view.ts';
import type { ConsoleCaseView, ConsoleRefusal, NoteView } from '../platform-types.ts';
import { moneyOf } from '../payments/bill-view.ts';
import { formatRupiah } from '../texts/formats.ts';
import { asIs, text } from '../texts/text.ts';
import { turnsView } from './actions-view.ts';
import { consoleFacts } from './answers-view.ts';
import { personView } from './person-view.ts';
import { filterOf } from './queue-view.ts';
import { mentionable } from './mentions.ts';
import { reusedPhotos } from './reused-photos.ts';
import { templatesFor } from './templates.ts';
import { CREW_TALK, isMailOpen, openedBy, type Opened } from './opened.ts';
import { joinedView } from './joined-view.ts';
import { caseMessages } from './outbox-view.ts';
import { revocable } from './revoke.ts';
import type { Rights } from './rights.ts';
import { isRefusal, seenCase, unitFor } from './seen-case.ts';
import { underCover } from './under-cover.ts';

export async function caseDetail(
  bound: Bound,
  rights: Rights,
  number: string,
): Promise<ConsoleCaseView | ConsoleRefusal> {
  const open = await seenCase(bound, rights, number);
  if (isRefusal(open)) return open;
  const { store } = bound.deps;
  const { loaded, manifest } = open;
  const { caseId, state } = loaded;
  await store.talk.read(bound.regionId, {
    caseId,
    officer: rights.officer.id,
    unit: unitFor(rights, open),
    what: 'case',
    purpose: null,
    at: bound.now,
  });
  const [
    beside,
    claimer,
    officers,
    history,
    neighbours,
    reused,
    othersHere,
    thread,
    unreached,
    told,
    turns,
    person,
    templates,
    joined,
    money,
  ] = await besideCase(open, rights);
  if (beside.mentioned.some(({ officer }) => officer === rights.officer.id))
    await store.mentions.seen(bound.regionId, rights.officer.id, caseId, bound.now);
  const names = new Map(officers.map(({ id, name }) => [id, name]));
  const opened = openedBy(beside.readings, rights.officer.id, bound.now);
  const fee = state.turns.find((turn) => turn.fee !== undefined)?.fee?.rupiah;
  return {
    ...underCover(open, rights, opened, { names, reused, messages: beside.messages, money }),
    ...besideView(open, beside, names, rights, opened),
    mentionable: mentionable(open, officers, rights.officer.id),
    ...neighbours,
    type: 'case',
    id: caseId,
    version: loaded.version,
    channel: loaded.channel,
    serviceVersion: history.find(({ hash }) => hash === loaded.manifestHash)?.number ?? 0,
    facts: consoleFacts(open, rights),
    rules: rulesOf(open),
    booked: bookedView(open),
    turns,
    revocable: await revocable(open, rights),
    othersHere,
    thread,
    person,
    restingSince: open.restingSince,
    unreached,
    told,
    templates,
    ...joined,
    claimedBy: claimer === null ? null : holderOf(claimer, names, rights),
    fee: fee === undefined ? feeOf(manifest, bound.today).text : asIs(formatRupiah(fee)),
  };
}

const rulesOf = ({ manifest, loaded }: OpenCase): ConsoleCaseView['rules'] =>
  ruleStates(manifest, loaded.state).map(({ name, state, message, basis }) => ({ name, state, message, basis }));

const holderOf = (
  { officer, since, givenBy }: Holding,
  names: OfficerNames,
  rights: Rights,
): ConsoleCaseView['claimedBy'] => ({
  id: officer,
  name: names.get(officer) ?? '',
  me: officer === rights.officer.id,
  given: givenBy === null ? null : { by: names.get(givenBy) ?? '', at: since },
});

async function newsUnreached({ deps, regionId }: Bound, caseId: string): Promise<ConsoleCaseView['unreached']> {
  const failed = await deps.store.outbox.of(regionId, { caseId, state: 'givenUp', topics: RESIDENT_TOPICS });
  const [last] = failed;
  return last === undefined ? null : { count: failed.length, at: last.createdAt };
}

/** All that stands beside a case, read at once. */
const besideCase = (open: OpenCase, rights: Rights) => {
  const { bound, loaded, manifest } = open;
  const { store } = bound.deps;
  const { caseId } = loaded;
  return Promise.all([
    writings(bound, caseId),
    store.claims.holding(bound.regionId, caseId, bound.now),
    store.officers.all(bound.regionId),
    store.services.history(bound.regionId, manifest.id),
    neighboursOf(bound, rights, loaded.number),
    reusedPhotos(open),
    othersNear(bound, open),
    threadOf(open),
    newsUnreached(bound, caseId),
    caseMessages(open, rights),
    turnsView(open, rights),
    personView(open, rights),
    templatesFor(open, rights),
    joinedView(open, rights),
    moneyOf(open),
  ]);
};

interface Writings {
  readonly notes: readonly Note[];
  readonly messages: readonly Message[];
  readonly attached: readonly StoredFile[];
  readonly readings: readonly Reading[];
  readonly mentioned: readonly NoteMention[];
}
type NoteMention = Awaited<ReturnType<Mentions['ofCase']>>[number];
async function writings(bound: Bound, caseId: string): Promise<Writings> {
  const { regionId } = bound;
  const { talk, mentions } = bound.deps.store;
  const [notes, messages, readings, mentioned] = await Promise.all([
    talk.notes(regionId, caseId),
    talk.messages(regionId, caseId),
    talk.readings(regionId, caseId),
    mentions.ofCase(regionId, caseId),
  ]);
  return { notes, messages, attached: await filesOfMessages(bound, messages), readings, mentioned };
}

/** What was written and read beside the case, with the names of colleagues. */
function besideView(
  open: OpenCase,
  { notes, messages, attached, readings, mentioned }: Writings,
  names: OfficerNames,
  rights: Rights,
  opened: Opened,
): Pick<ConsoleCaseView, 'notes' | 'messages' | 'messagesClosed' | 'readings'> {
  const shown = attached.filter(({ mediaType }) => isMailOpen(open, rights, mediaType, opened));
  const nameOf = (id: string): string => names.get(id) ?? '';
  /** Each unit once, however many of it were reached. */
  const mentionsOf = (noteId: string): Pick<NoteView, 'mentions' | 'mentionsMe'> => {
    const own = mentioned.filter((one) => one.noteId === noteId);
    const labels = own.map(({ officer, unit }) =>
      unit === null ? asIs(nameOf(officer)) : open.naming.unit(unit, null),
    );
    return {
      mentions: [...new Map(labels.map((label) => [label.id, label])).values()],
      mentionsMe: own.some(({ officer }) => officer === rights.officer.id),
    };
  };
  return {
    notes: notes.map(({ id, officer, text: words, at }) => ({
      who: nameOf(officer),
      text: words,
      at,
      ...mentionsOf(id),
    })),
    messages: (rights.fieldOnly ? [] : messages).map((message) => ({
      from: message.from === 'officer' ? 'office' : message.from,
      who:
        message.from === 'outside'
          ? outsideName(message, open.naming)
          : message.officer === null
            ? null
            : asIs(nameOf(message.officer)),
      text: message.text,
      at: message.at,
      byMail: message.mail !== undefined,
      files: attachedViews(message, shown),
    })),
    messagesClosed: rights.fieldOnly && messages.length > 0 ? CREW_TALK : null,
    readings: readings.map(({ officer, unit, what, purpose, at }) => ({
      // Somebody without an account has no name here: it says as whom they opened their link.
      who: names.has(officer) ? asIs(nameOf(officer)) : readerOf(open, unit),
      what: readingWords(open, { what }, text('Membuka kasus', 'Opened the case')),
      // Why somebody of the desk looked often says at whom.
      purpose: rights.fieldOnly ? null : purpose,
      at,
    })),
  };
}

async function othersNear(bound: Bound, { loaded, manifest }: OpenCase): Promise<ConsoleCaseView['othersHere']> {
  const service = bound.deps.store.services.one(bound.regionId, manifest.id);
  return service === null ? [] : nearbyCases(bound, service, loaded.state.answers, loaded.caseId);
}

/** The cases before and after this one in the officer's own queue. */
async function neighboursOf(
  bound: Bound,
  rights: Rights,
  number: string,
): Promise<{ readonly previous: string | null; readonly nextNumber: string | null }> {
  const numbers = await queueNumbers(bound, rights);
  const at = numbers.indexOf(number);
  if (at < 0) return { previous: null, nextNumber: numbers[0] ?? null };
  return { previous: numbers[at - 1] ?? null, nextNumber: numbers[at + 1] ?? null };
}
/** The numbers at the head of this officer's queue. */
async function queueNumbers(bound: Bound, rights: Rights): Promise<readonly string[]> {
  const { rows } = await bound.deps.store.queue.page(bound.regionId, filterOf(rights, {}), bound.now, { limit: 100 });
  return [...new Set(rows.map((row) => row.number))];
}
