/**
 * What officers' pages may ask of the city: queue, case, actions, signatures.
 *
 * Must never: show an answer that is masked, or let a page decide about rights.
 */
import type { CaseMessages, OutboxQuery, OutboxView } from './outbox-types.ts';
import type { SentLink } from './asked-types.ts';
import type { ConsoleAction } from './console-action-types.ts';
import type { CaseError, DateText, Instant, Text } from '@balai/kernel';
import type { AppointmentKind, Channel, QueueCounts } from '@balai/store';
import type {
  BulkAction,
  BulkOutcome,
  Covered,
  DeskPlatform,
  FilledTemplate,
  FilterRefusal,
  Mentionable,
  NoteView,
  RevocableLetter,
  SuggestedTransfer,
  TogetherView,
} from './desk-types.ts';
import type { BookedView, CaseMoneyView, RefundDesk } from './payment-types.ts';
import type { ErasureAct, ErasureAnswer, ErasureView } from './erasure-types.ts';
import type { PersonCase, RectificationView, RectifyInput } from './rectification-types.ts';
import type { OperationsView } from './operations-types.ts';
import type {
  DocumentView,
  FieldSentence,
  FileView,
  NearbyView,
  PromiseView,
  PublicCaseView,
  RawForm,
  Result,
  ReusedPhoto,
  SaidView,
  ServiceCard,
  ThreadView,
} from './shared-types.ts';

export interface ConsolePlatform extends DeskPlatform, RefundDesk {
  /** False: nobody is signed in, or the account is no officer here; the page sends to /konsol/masuk. */
  readonly signedIn: boolean;
  /** The units whose cases are this officer's today. */
  readonly units: readonly string[];
  /** The officer with what waits for them; null when nobody is signed in. */
  me(): Promise<OfficerView | null>;
  queue(query: QueueQuery): Promise<QueueView>;
  queueLines(query: QueueQuery): Promise<QueueLines>;
  caseDetail(number: string): Promise<ConsoleCaseView | ConsoleRefusal>;
  /** `seenVersion`: what the officer saw. `key`: one per shown form. */
  act(
    number: string,
    input: {
      readonly turn: string;
      readonly action: string;
      readonly key: string;
      readonly seenVersion: number;
      readonly raw: RawForm;
      readonly because: readonly string[];
      /** By reason: the questions, rows or parts that the officer chose. */
      readonly about?: Readonly<Record<string, readonly string[]>>;
      readonly confirms: readonly string[];
      readonly note: string;
    },
  ): Promise<ConsoleActResult>;
  /** The same action on several cases, each as the officer saw it; an outcome for each. */
  actOnMany(input: {
    readonly cases: readonly { readonly number: string; readonly turn: string; readonly seenVersion: number }[];
    readonly action: string;
    readonly key: string;
    readonly because: readonly string[];
  }): Promise<readonly BulkOutcome[]>;
  transfer(
    number: string,
    input: {
      readonly turn: string;
      readonly to: { readonly unit: string; readonly area: string | null };
      readonly note: string;
      readonly key: string;
      readonly seenVersion: number;
    },
  ): Promise<ConsoleActResult>;
  merge(
    number: string,
    input: { readonly into: string; readonly key: string; readonly seenVersion: number },
  ): Promise<ConsoleActResult>;
  /** Sends a new link to whoever has this turn; the one before counts no more. `key`: of the form. */
  sendLink(number: string, turn: string, key: string): Promise<Result<{ readonly message: Text }, ConsoleRefusal>>;
  claim(number: string): Promise<Result<null, { readonly type: 'claimedBy'; readonly name: string } | ConsoleRefusal>>;
  release(number: string): Promise<Result<null, ConsoleRefusal>>;
  /** `key`: of the form; what is sent twice under it is written once. Empty: no key. */
  reply(
    number: string,
    text: string,
    key: string,
  ): Promise<Result<null, { readonly type: 'textMissing' } | ConsoleRefusal>>;
  /** Shows one masked answer, for a purpose: an event that the resident can read. No log, no showing. */
  reveal(
    number: string,
    field: string,
    purpose: string,
  ): Promise<Result<{ readonly value: Text }, { readonly type: 'purposeMissing' } | ConsoleRefusal>>;
  /** What of the case `number` can be set right for the request `asked`, and one answer of it; that is on record. */
  rectification(asked: string, number: string, path: string | null): Promise<RectificationView | ConsoleRefusal>;
  rectify(asked: string, number: string, input: RectifyInput): Promise<ConsoleActResult>;
  search(query: string): Promise<readonly SearchResult[]>;
  /** The number of the case that a scanned code, a pasted link or a typed number means; null for words to search by. */
  scanned(read: string): Promise<string | null>;
  /** Documents that wait for the signature of a position that I hold today. */
  toSign(): Promise<readonly SignRow[]>;
  sign(
    documentId: string,
    key: string,
  ): Promise<
    Result<{ readonly number: string }, { readonly type: 'signerUnavailable'; readonly message: Text } | ConsoleRefusal>
  >;
  /** Withdraws a letter that is in hand; `number` of its case. Repeating it changes nothing. */
  revoke(
    documentId: string,
    input: { readonly because: string; readonly confirmed: boolean },
  ): Promise<Result<{ readonly number: string; readonly message: Text }, ActRefusal>>;
  savedFilters(): Promise<readonly { readonly id: string; readonly name: string; readonly query: QueueQuery }[]>;
  /** A name that another of the officer's filters has is refused. */
  saveFilter(name: string, query: QueueQuery): Promise<Result<{ readonly name: string }, FilterRefusal>>;
  renameFilter(id: string, name: string): Promise<Result<{ readonly name: string }, FilterRefusal>>;
  deleteFilter(id: string): Promise<void>;
  /** Begins a draft for a resident at the counter; then the portal's own form, with `channel: counter`. */
  beginAtCounter(
    serviceId: string,
  ): Promise<Result<{ readonly draftId: string; readonly first: string }, ConsoleRefusal>>;
  /** All services, or those that the words of whoever came may mean, best first. */
  services(query?: string): Promise<readonly ServiceCard[]>;
  /** Messages that a live region would send; shown in demo and practice. */
  outbox(query: OutboxQuery): Promise<OutboxView>;
  /** What is due to be erased, with the cases of one service; null without the right. */
  erasure(serviceId: string | null): Promise<ErasureView | null>;
  /** Null when nobody is signed in. */
  eraseAct(act: ErasureAct): Promise<ErasureAnswer | null>;
  /** How the installation is; null for whoever is no operator today. */
  operations(): Promise<OperationsView | null>;
  /** Demo and practice only: the simulated registries, signer and message gateway, with their switches. */
  simulators(): Promise<readonly Simulator[]>;
  /** `notFound`: there is no such switch, or it has no such position. */
  setSimulator(id: string, mode: string): Promise<Result<null, ConsoleRefusal>>;
}

/** `wrong`: of a registry; `refuses` and `loses`: of the message gateway. */
export type SimulatorMode = 'ok' | 'slow' | 'wrong' | 'down' | 'refuses' | 'loses';
export interface Simulator {
  readonly id: string;
  readonly label: Text;
  readonly mode: SimulatorMode;
  /** The positions of its switch. */
  readonly modes: readonly SimulatorMode[];
  /** That of the message gateway alone: the page of outgoing messages shows it too. */
  readonly carriesMessages?: boolean;
}

export type ConsoleRefusal =
  | { readonly type: 'notSignedIn' }
  | { readonly type: 'notFound' }
  /** Says who may. */
  | { readonly type: 'notAllowed'; readonly message: Text };

export interface OfficerView {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly appointments: readonly {
    readonly unit: string;
    readonly unitLabel: Text;
    readonly area: string | null;
    readonly areaLabel: string | null;
    readonly position: string;
    readonly positionLabel: Text;
    readonly kind: AppointmentKind;
    readonly to: DateText | null;
  }[];
  readonly counts: QueueCounts;
  readonly toSign: number;
  readonly mayErase: boolean;
  readonly mayRefund: boolean;
  readonly isOperator: boolean;
  /** Whether they head a unit, or supervise whoever does: the board opens for them. */
  readonly leads: boolean;
  /** Requests for leave that wait for them. */
  readonly leaveToDecide: number;
  /** Whether the studio opens for them. */
  readonly mayProgram: boolean;
}

export interface QueueQuery {
  readonly view?: 'all' | 'late' | 'today' | 'waiting' | 'mine' | 'unclaimed';
  readonly services?: readonly string[];
  readonly areas?: readonly string[];
  readonly stages?: readonly string[];
  readonly after?: string;
  readonly show?: 'table' | 'map';
}

export interface QueueView {
  readonly title: Text;
  readonly counts: QueueCounts;
  readonly rows: readonly QueueItem[];
  readonly next: string | null;
  readonly filters: {
    readonly services: readonly { readonly id: string; readonly label: Text }[];
    readonly areas: readonly { readonly code: string; readonly label: string }[];
    readonly stages: readonly { readonly id: string; readonly label: Text }[];
  };
  /** Actions that several of the shown rows could take together, for the bulk bar. */
  readonly bulk: readonly BulkAction[];
}

/** The queue for programs: codes in the rows, and each name once beside them. */
export interface QueueLines extends Pick<QueueView, 'title' | 'counts' | 'next'> {
  readonly rows: readonly QueueLine[];
  /** What the codes of the rows are called. */
  readonly names: {
    readonly services: Readonly<
      Record<string, { readonly title: Text; readonly stages: Readonly<Record<string, Text>> }>
    >;
    readonly areas: Readonly<Record<string, string>>;
    readonly officers: Readonly<Record<string, string>>;
  };
}

export interface QueueLine {
  readonly number: string;
  readonly turn: string;
  readonly version: number;
  readonly service: string;
  readonly stage: string;
  /** Code of the kelurahan; null where the case has no place. */
  readonly area: string | null;
  readonly dueAt: Instant;
  readonly late: boolean;
  readonly reopened: boolean;
  /** Nobody works with it, because the person it is about asked for that. */
  readonly resting: boolean;
  /** Id of the officer who has it in hand. */
  readonly claimedBy: string | null;
  readonly position: { readonly latitude: number; readonly longitude: number } | null;
  readonly followers: number;
}

/** A row of the queue as the console draws it: with names, and the bar of its clock. */
export interface QueueItem extends Omit<QueueLine, 'service' | 'area' | 'claimedBy'> {
  /** What silence will do with this turn, where it grants; null where it does not, or has not. */
  readonly deemed: Text | null;
  readonly service: { readonly id: string; readonly title: Text; readonly icon: string };
  readonly stageLabel: Text;
  readonly area: { readonly code: string; readonly name: string } | null;
  readonly dueText: Text;
  readonly claimedBy: {
    readonly id: string;
    readonly name: string;
    readonly initials: string;
    readonly me: boolean;
    /** The last day of their leave, where it runs today: a colleague may take the case. */
    readonly awayUntil: DateText | null;
    /** Who gave it to them, and when; null: they took it. */
    readonly given: { readonly by: string; readonly at: Instant } | null;
  } | null;
  readonly promise: PromiseView;
  /** What is known of its place where the officer's unit may see it: the class of a road, and whose it was found to be. */
  readonly facts: readonly Pick<ConsoleCaseView['facts'][number], 'name' | 'label' | 'state' | 'value'>[];
}

export interface ConsoleCaseView extends PublicCaseView, TogetherView, Covered {
  readonly thread: readonly ThreadView[];
  /** Since when nobody may work with it, because the person it is about asked for that. */
  readonly restingSince: Instant | null;
  /** What a decision in this turn would be carried out on; null where none is carried out. */
  readonly person: null | {
    readonly cases: readonly PersonCase[];
    /** Named and to be called as the person is, under another NIK; only where data are set right. */
    readonly underOtherNik: readonly PersonCase[];
    /** In how many cases of others the person is named. */
    readonly elsewhere: number;
  };
  readonly type: 'case';
  readonly id: string;
  readonly version: number;
  readonly channel: Channel;
  readonly serviceVersion: number;
  /** Masked where personal, until revealed. */
  readonly answers: readonly {
    readonly name: string;
    readonly label: Text;
    readonly value: Text;
    readonly masked: boolean;
    readonly mayReveal: boolean;
    readonly source: {
      readonly kind: 'typed' | 'registry' | 'officer';
      readonly text: Text;
      readonly differs: boolean;
    };
    readonly files: readonly FileView[];
    readonly group: Text | null;
  }[];
  readonly facts: readonly {
    readonly name: string;
    readonly label: Text;
    readonly state: 'known' | 'notFound' | 'unavailable' | 'refused';
    readonly value: Text | null;
    readonly source: Text;
    readonly at: Instant;
  }[];
  readonly rules: readonly {
    readonly name: string;
    readonly state: 'met' | 'notMet' | 'unknown';
    readonly message: Text;
    readonly basis: string;
  }[];
  readonly turns: readonly {
    readonly id: string;
    readonly stageLabel: Text;
    readonly party: Text;
    readonly mine: boolean;
    /** Why I may not act here: who may. */
    readonly whyNot: Text | null;
    readonly clock: PromiseView;
    readonly late: Text | null;
    readonly actions: readonly ConsoleAction[];
    readonly transfers: readonly { readonly unit: string; readonly area: string | null; readonly label: Text }[];
    /** Where similar ones were handed on to, most often first. */
    readonly suggested: readonly SuggestedTransfer[];
    /** Of a turn of somebody without an account: how far their message has come. */
    readonly link: SentLink | null;
  }[];
  /** Texts of the officer's units in the language of this case, filled from it. */
  readonly templates: readonly FilledTemplate[];
  readonly notes: readonly NoteView[];
  readonly mentionable: readonly Mentionable[];
  /** `outside`: a body that was asked by mail. */
  readonly messages: readonly (SaidView & { readonly from: 'resident' | 'office' | 'outside' })[];
  /** Why there are none to be read though some were written: they are closed to those who work outside. */
  readonly messagesClosed: Text | null;
  readonly documents: readonly DocumentView[];
  /** Those that this officer may withdraw today. */
  readonly revocable: readonly RevocableLetter[];
  readonly readings: readonly {
    readonly who: Text;
    readonly what: Text;
    readonly purpose: string | null;
    readonly at: Instant;
  }[];
  readonly othersHere: readonly NearbyView[];
  /** News for the applicant that never arrived: how many, and when the last was written. Null: none failed. */
  readonly unreached: { readonly count: number; readonly at: Instant } | null;
  /** What was sent about it, and what became of each. */
  readonly told: CaseMessages;
  readonly reusedPhotos: readonly ReusedPhoto[];
  readonly claimedBy: Pick<NonNullable<QueueItem['claimedBy']>, 'id' | 'name' | 'me' | 'given'> | null;
  readonly fee: Text;
  readonly money: CaseMoneyView | null;
  readonly booked: readonly BookedView[];
  readonly previous: string | null;
  readonly nextNumber: string | null;
}

/** `opened`: the number of the case that a split has opened. */
export type ActDone = { readonly version: number; readonly message: Text; readonly opened?: string };
export type ActRefusal =
  | { readonly type: 'refused'; readonly error: CaseError; readonly sentences: readonly FieldSentence[] }
  | { readonly type: 'changedMeanwhile'; readonly message: Text; readonly version: number }
  | ConsoleRefusal;
export type ConsoleActResult = Result<ActDone, ActRefusal>;

export interface SearchResult {
  readonly number: string;
  readonly title: Text;
  readonly status: Text;
  readonly area: string | null;
  readonly filedAt: Instant;
  readonly excerpt: string;
}

export interface SignRow {
  readonly documentId: string;
  readonly number: string;
  readonly caseNumber: string;
  readonly title: Text;
  readonly decidedAt: Instant;
  /** Until when the resident was promised the letter; null where nothing was promised, or the case goes on again. */
  readonly due: { readonly at: Instant; readonly text: Text; readonly late: boolean } | null;
  readonly unit: Text;
  readonly signAs: Text;
  readonly waitsFor: 'signer' | 'signature';
}
