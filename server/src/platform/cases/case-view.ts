/**
 * A case as its owner sees it: everything, with what is asked of them, how to object, who has read their data.
 *
 * Must never: be built for a device that does not hold the case; the door checks that first.
 */
import {
  actionsFor,
  type ActionView,
  correctable,
  keeperOf,
  reasonOf,
  rowField,
  valueAt,
  type Actor,
  type Case,
  type Field,
  type ServiceManifest,
  type Target,
  type Text,
} from '@balai/kernel';
import type { HeldSeat, Message, Officer, Reading, StoredFile, Survey } from '@balai/store';
import { encodeAnswer } from '../answers/encode-answer.ts';
import { showAnswer } from '../answers/show-answer.ts';
import { questionsOfApplicant } from '../answers/who-answers.ts';
import { filesIn } from '../drafts/answer-question.ts';
import { fileViews } from '../files/file-view.ts';
import { areaCodes } from '../kernel-views.ts';
import { rectifiedWithin } from './rectified-note.ts';
import { partsShown } from '../drafts/draft-views.ts';
import { withRegions } from '../neighbours.ts';
import { documentViews } from '../letters/document-view.ts';
import { fileProducts, fileProductViews } from '../letters/file-products.ts';
import { exportUntil } from '../person/export-data.ts';
import { attachedViews, outsideName } from '../messages/message-view.ts';
import type { TimesView } from '../payment-types.ts';
import type { CaseView } from '../platform-types.ts';
import { SURVEY } from '../../survey/elements.ts';
import { lateStageText } from '../texts/late-texts.ts';
import { untilText } from '../texts/due-texts.ts';
import { allQuestions } from '../texts/naming.ts';
import { asIs, EMPTY, inBoth, text } from '../texts/text.ts';
import { bookedView } from '../booking/times.ts';
import { emergencyRoom } from './emergency-room.ts';
import { questionsOfAction } from './handed-in.ts';
import type { OpenCase } from './open-case.ts';
import { billView, moneyViews, type Money } from '../payments/bill-view.ts';
import { publicCaseView } from './public-case.ts';
import { readingWords } from './reading-words.ts';
import { readerOf } from './reader.ts';
import { find } from './tell-events.ts';

export interface Beside {
  readonly messages: readonly Message[];
  /** The files that came with messages. */
  readonly attached: readonly StoredFile[];
  readonly readings: readonly Reading[];
  readonly survey: Survey | null;
  readonly officers: readonly Officer[];
  readonly remembered: boolean;
  readonly thread: CaseView['thread'];
  readonly notices: CaseView['notices'];
  readonly links: CaseView['links'];
  readonly joined: number;
  readonly money: Money;
  /** What the turn of the applicant holds, and what it may choose. */
  readonly held: ReadonlyMap<string, HeldSeat>;
  readonly times: readonly TimesView[];
}
const APPLICANT: Actor = { kind: 'applicant' };

export function caseView(open: OpenCase, beside: Beside): CaseView {
  const { loaded, naming, documents } = open;
  const { state } = loaded;
  const bill = billView(open, beside.money, beside.held);
  const nameOf = (id: string | null): string => beside.officers.find((officer) => officer.id === id)?.name ?? '';
  return {
    ...publicCaseView(open),
    answers: answersOf(open),
    documents: [...documentViews(documents, naming), ...fileProductViews(open)],
    yourTurn: yourTurn(open, beside, bill !== null),
    booked: bookedView(open),
    bill,
    money: moneyViews(open, beside.money),
    objection: objectionOf(open),
    links: beside.links,
    canWithdraw: state.status === 'open' && state.paid === 0,
    messages: beside.messages.map((message) => ({
      from: message.from === 'resident' ? 'you' : message.from === 'outside' ? 'outside' : 'office',
      who:
        message.from === 'outside'
          ? outsideName(message, naming)
          : message.officer === null
            ? null
            : asIs(nameOf(message.officer)),
      text: message.text,
      at: message.at,
      byMail: message.mail !== undefined,
      files: attachedViews(message, beside.attached),
    })),
    readings: beside.readings.map((reading) => readingView(open, reading, nameOf(reading.officer))),
    survey:
      state.status === 'ended' &&
      state.ending?.outcome !== 'withdrawn' &&
      emergencyRoom(open.bound, open.manifest, state.ending) === null
        ? { elements: SURVEY.map(({ key, statement }) => ({ key, statement })), done: beside.survey !== null }
        : null,
    followers: open.followers,
    joined: beside.joined,
    version: loaded.version,
    remembered: beside.remembered,
    thread: beside.thread,
    notices: beside.notices,
    personalDataUntil: exportUntil(open),
    restingSince: open.restingSince,
  };
}

/** What the resident and, later, the offices have answered; then what registries said. */
function answersOf({ manifest, loaded, bound, files }: OpenCase): CaseView['answers'] {
  const { answers, facts } = loaded.state;
  const products = new Set(fileProducts(manifest).map(({ from }) => from));
  // What an office wrote down about people is not the data of whoever came here by another case.
  const isTheirs = keeperOf(manifest) === null;
  const byApplicant = questionsOfApplicant(manifest);
  const own = Object.entries(allQuestions(manifest)).filter(
    ([name, { sensitive }]) =>
      Object.hasOwn(answers, name) && !products.has(name) && (isTheirs || sensitive === undefined),
  );
  const typed = own.flatMap(([name, field]) =>
    wholes(name, field, answers[name]).map(({ path, field: one, value }) => {
      const parts = partsShown(bound, path, one, value);
      return {
        label: one.label,
        value: parts.length > 0 ? EMPTY : showAnswer(one, value, bound.showing),
        parts,
        files: fileViews(filesIn(value), files, one.label),
        source: rectifiedWithin(bound, loaded.state, path, one),
        byOffice: !isTheirs || !byApplicant.has(name),
      };
    }),
  );
  const known = Object.entries(manifest.facts).flatMap(([name, field]) => {
    const fact = facts[name];
    if (fact === undefined) return [];
    const value = fact.state === 'known' ? showAnswer(field, fact.value, bound.showing) : SAID[fact.state];
    return [
      {
        label: field.label,
        value,
        parts: [],
        files: [],
        source: fromRegistry(bound.deps.registriesOf(bound.regionId).nameOf(fact.source)),
        byOffice: false,
      },
    ];
  });
  return [...typed, ...known];
}
/** Rows stand one by one. */
const wholes = (
  path: string,
  field: Field<unknown>,
  value: unknown,
): readonly (Target & { readonly value: unknown })[] =>
  field.kind === 'repeated' && Array.isArray(value)
    ? value.map((row: unknown, at) => ({ path: `${path}.${at}`, field: rowField(field, at), value: row }))
    : [{ path, field, value }];
const fromRegistry = (name: Text): Text => text(`dari ${name.id}`, `from the ${name.en}`);
const SAID: Readonly<Record<'notFound' | 'unavailable' | 'refused', Text>> = {
  notFound: { id: 'Tidak ditemukan', en: 'Not found' },
  unavailable: { id: 'Belum menjawab; dicoba lagi otomatis', en: 'No answer yet; it is asked again automatically' },
  refused: { id: 'Tidak bersedia menjawab', en: 'Declined to answer' },
};

function yourTurn(open: OpenCase, { money: { payments }, times }: Beside, isBilled: boolean): CaseView['yourTurn'] {
  const { manifest, loaded, bound, naming, files } = open;
  const { state } = loaded;
  const turn = state.turns.find(({ party }) => party.kind === 'applicant');
  if (turn === undefined) return null;
  const world = { now: bound.now, calendar: bound.calendar, areas: areaCodes(bound) };
  const arrived = (rupiah: number) => payments.some((one) => one.outcome === null && one.rupiah === rupiah);
  // What costs is done by paying: the bill stands instead, until the money is there and something else is asked with it.
  const isFree = ({ needs }: ActionView) => needs.fee === null || needs.fee.rupiah === 0 || arrived(needs.fee.rupiah);
  const actions = actionsFor(manifest, state, APPLICANT, world).filter(
    (view) => view.turn === turn.id && (isFree(view) || view.needs.slots.length > 0),
  );
  const question = (name: string, field: Field<unknown>) => ({
    name,
    field: withRegions(bound, field),
    typed: encodeAnswer(name, field, valueAt(state.answers, name), bound.context.language),
    reasons: state.reasons
      .filter((reason) => opensPath(manifest, state, reason, name))
      .map((reason) => reasonOf(manifest, reason)?.says ?? EMPTY),
    files: fileViews(filesIn(valueAt(state.answers, name)), files, field.label),
  });
  // Its time is over: a bank's word of what was paid before is waited for, and nothing else.
  if (actions.length === 0 && !isBilled) return null;
  return {
    turn: turn.id,
    dueAt: turn.dueAt,
    lateText: lateStageText(manifest, turn, naming, bound.formats, { viewer: 'resident', now: bound.now }),
    note: askedWith(open, turn.id),
    actions: actions.map((view) => ({
      action: view.action,
      label: view.label,
      // What is only held is asked for its time alone; the rest comes with the money.
      questions: (isFree(view) ? questionsOfAction(view) : []).map(({ name, field }) => question(name, field)),
      times: times.filter(({ slot }) => view.needs.slots.includes(slot)),
      holds: !isFree(view),
    })),
  };
}

/** Whether a reason is why this question, part or row is open. A reason that opens everything stands before none of them. */
function opensPath(manifest: ServiceManifest, state: Case, reason: string, path: string): boolean {
  if ((manifest.reasons[reason]?.about ?? []).length === 0) return false;
  return correctable(manifest, { ...state, reasons: [reason] }).some(
    (open) => open === path || path.startsWith(`${open}.`),
  );
}

/** What the officer wrote beside the reasons when this turn was given to the applicant. */
function askedWith({ events }: OpenCase, turn: string): Text | null {
  const began = events.find(({ event }) => event.type === 'turnBegan' && event.turn.id === turn);
  const note = find(
    events.filter(({ commandId }) => commandId === began?.commandId),
    'acted',
  )?.note;
  return note === undefined || note === '' ? null : asIs(note);
}

/** How the ending can be contested, with the form that comes with it. */
function objectionOf({ manifest, loaded, bound }: OpenCase): CaseView['objection'] {
  const { ending, status } = loaded.state;
  if (status !== 'ended' || ending === null || ending.objectBy === null || ending.objectBy < bound.now) return null;
  const stage = Object.hasOwn(manifest.stages, ending.stage) ? manifest.stages[ending.stage] : undefined;
  const merged = Object.values(manifest.stages).find((one) => 'ends' in one && one.objection !== undefined);
  const objection =
    stage !== undefined && 'ends' in stage
      ? stage.objection
      : merged !== undefined && 'ends' in merged
        ? merged.objection
        : undefined;
  if (objection === undefined) return null;
  const form = objection.with === undefined ? {} : (manifest.forms[objection.with] ?? {});
  const until = untilText(ending.objectBy, bound.now, bound.formats);
  return {
    until: ending.objectBy,
    text: inBoth((language) =>
      language === 'id'
        ? `Tidak setuju? Ajukan keberatan: ${until.id}. Nomornya tetap sama, dan petugas lain yang membacanya.`
        : `You disagree? Object: ${until.en}. The number stays the same, and another officer reads it.`,
    ),
    questions: Object.entries(form).map(([name, field]) => ({ name, field })),
  };
}

function readingView(open: OpenCase, { unit, what, purpose, at }: Reading, name: string): CaseView['readings'][number] {
  const office = readerOf(open, unit);
  return {
    who: inBoth((language) => [name, office[language]].filter((part) => part !== '').join(', ')),
    what: readingWords(open, { what }, text('Membuka urusan ini', 'Opened this matter')),
    purpose: purpose === null ? null : { id: purpose, en: purpose },
    at,
  };
}
