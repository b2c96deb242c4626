/**
 * The store's door, second part: the records that lie beside a case. See store-api.ts.
 *
 * Must never: offer a call that decides something about a case.
 */
import type { DateText, Instant } from '@balai/kernel';
import type { Signer } from './documents/documents-api.ts';
import type {
  Actor,
  Appointment,
  Draft,
  DurationRow,
  FigureRow,
  Message,
  Note,
  Officer,
  Reading,
  StagedFile,
  StoredFile,
  Survey,
  SurveyElement,
} from './store-types.ts';

export interface Drafts {
  /** Writes the whole draft, whatever stood there: for one that has just been made. */
  save(draft: Draft): Promise<void>;
  /**
   * Writes the whole draft if it still stands as it was read, which is told by when it had been saved. Null: it was saved or thrown
   * away meanwhile, and nothing is written; else when it is saved now, which is later than before by whatever clock.
   */
  change(draft: Draft, readAs: Instant): Promise<Instant | null>;
  load(regionId: number, id: string): Promise<Draft | null>;
  /** The same, with whether this device (the hash of its cookie) holds it. */
  loadFor(
    regionId: number,
    id: string,
    device: string | null,
  ): Promise<{ readonly draft: Draft; readonly held: boolean } | null>;
  many(regionId: number, ids: readonly string[]): Promise<readonly Draft[]>;
  /** Unsent parts of this case that the officer began to split off, the newest first; at most twenty. */
  partsOf(regionId: number, caseId: string, officer: string): Promise<readonly Draft[]>;
  discard(regionId: number, id: string): Promise<void>;
  /** Removes drafts not saved since `before`. Returns how many. */
  sweep(regionId: number, before: Instant): Promise<number>;
}
/** What a form tells the page after it, for the device that sent it. Reading does not use it up: a reload shows the same. */
export interface Told {
  /** Returns the id by which it is read. `device`: the hash of its cookie. */
  keep(regionId: number, device: string | null, body: string, now: Instant): Promise<string>;
  /** Null: no such thing, another device's, or older than two hours. */
  read(regionId: number, device: string | null, id: string, now: Instant): Promise<string | null>;
}
/** What one device may open: by hash of its cookie, never who it is. */
export interface Devices {
  bindDraft(regionId: number, device: string, draftId: string, now: Instant): Promise<void>;
  bindCase(regionId: number, device: string, caseId: string, now: Instant): Promise<void>;
  /** `linkId`: of a link to one turn, which this device has opened. */
  bindTurn(regionId: number, device: string, linkId: string, now: Instant): Promise<void>;
  holdsCase(regionId: number, device: string, caseId: string): Promise<boolean>;
  holdsTurn(regionId: number, device: string, linkId: string): Promise<boolean>;
  drafts(regionId: number, device: string): Promise<readonly string[]>;
  cases(regionId: number, device: string): Promise<readonly string[]>;
  remembered(regionId: number, device: string): Promise<boolean>;
  remember(regionId: number, device: string, keep: boolean, now: Instant): Promise<void>;
  /** "Selesai dan hapus": nothing can be opened from this device any more. */
  wipe(regionId: number, device: string): Promise<void>;
}
export interface Link {
  readonly tokenHash: string;
  readonly purpose: 'case' | 'contact' | 'draft' | 'turn' | 'reply';
  readonly caseId: string | null;
  readonly turnId: string | null;
  readonly draftId: string | null;
  readonly expiresAt: Instant | null;
  readonly usedAt: Instant | null;
}
export interface Links {
  make(regionId: number, link: Omit<Link, 'usedAt'>, now: Instant): Promise<void>;
  /** Looks, and uses nothing up. Null: unknown or expired. */
  look(regionId: number, tokenHash: string, now: Instant): Promise<Link | null>;
  /** Uses a one-time link up; false when it was used before, is unknown or expired. */
  use(regionId: number, tokenHash: string, now: Instant): Promise<boolean>;
  /** True when the secret opens this case. */
  opensCase(regionId: number, caseId: string, tokenHash: string): Promise<boolean>;
}
/** A one-time link to one turn. It counts while the turn is open, it is the newest of the turn, and `expiresAt` is not over. */
export interface TurnLink {
  /** The id of the row of the outbox that it was sent with. */
  readonly id: string;
  readonly caseId: string;
  readonly turnId: string;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
  /** The action that it was used for. */
  readonly answered: string | null;
}
export interface TurnLinks {
  /** Once for each token: a second call changes nothing. */
  make(
    regionId: number,
    link: Pick<TurnLink, 'id' | 'caseId' | 'turnId' | 'expiresAt'> & { readonly tokenHash: string },
    now: Instant,
  ): Promise<void>;
  /** Also one that is used or over: whoever comes back is told what happened. */
  byToken(regionId: number, tokenHash: string): Promise<TurnLink | null>;
  byId(regionId: number, id: string): Promise<TurnLink | null>;
  /** The newest first. */
  ofCase(regionId: number, caseId: string): Promise<readonly TurnLink[]>;
  answered(regionId: number, id: string, action: string, now: Instant): Promise<void>;
}
/** An address at which one message can be answered by mail. */
export interface ReplyLink {
  /** The id of the row of the outbox that was sent with it. */
  readonly id: string;
  readonly caseId: string;
  /** Of whom the message asked something; null: it went to the resident. */
  readonly turnId: string | null;
  readonly expiresAt: Instant;
}
export interface ReplyLinks {
  /** Once for each token: a second call changes nothing. */
  make(regionId: number, link: ReplyLink & { readonly tokenHash: string }, now: Instant): Promise<void>;
  /** Also one that is over. */
  byToken(regionId: number, tokenHash: string): Promise<ReplyLink | null>;
}
/** A device that is told of a case by its browser's push service. */
export interface PushNotice {
  readonly caseId: string;
  readonly device: string;
  readonly language: 'id' | 'en';
  /** What the browser gave, as JSON. */
  readonly subscription: string;
}
export interface PushNotices {
  /** One for each case and device: a second call replaces the first. */
  put(regionId: number, notice: PushNotice, now: Instant): Promise<void>;
  remove(regionId: number, id: string): Promise<void>;
  /** The id of the notice of this case to this device. Null: it is not told. */
  of(regionId: number, caseId: string, device: string): Promise<string | null>;
  /** Of any of these cases, in an order that stays. */
  ofCases(
    regionId: number,
    caseIds: readonly string[],
  ): Promise<readonly (Pick<PushNotice, 'caseId' | 'device'> & { readonly id: string })[]>;
  byId(regionId: number, id: string): Promise<PushNotice | null>;
}
/** Where a message to a unit without accounts goes. An empty `area`: in every one; an empty `which`: each of the area. */
export interface Reach {
  readonly unit: string;
  readonly area: string;
  /** `3/5`: the answers to the questions that the unit's `which` names. */
  readonly which: string;
  /** A telephone number (E.164), or a mail address. */
  readonly address: string;
  readonly changedBy: string;
  readonly changedAt: Instant;
}
export interface Reaches {
  put(regionId: number, reach: Reach): Promise<void>;
  /** False: there was none. */
  remove(regionId: number, place: Pick<Reach, 'unit' | 'area' | 'which'>): Promise<boolean>;
  all(regionId: number): Promise<readonly Reach[]>;
  /** The address of the closest entry: of this very one, of its area, of all. Null: nobody has written one down. */
  find(regionId: number, place: Pick<Reach, 'unit' | 'area' | 'which'>): Promise<string | null>;
}
/** A photo that another case shows, in an answer, a proof or a mail. */
export interface LikePhoto {
  readonly sha256: string;
  readonly caseId: string;
  readonly mirrored: boolean;
  /** One shows a part of what the other one shows. */
  readonly part: boolean;
  /** Of two that look the same as a whole: the share of their landmarks that agrees. Null: that cannot be told, or the bytes are the same. */
  readonly shared: number | null;
}
export interface Files {
  stage(regionId: number, file: StagedFile): Promise<void>;
  scanned(regionId: number, sha256: string, owner: string): Promise<void>;
  one(regionId: number, sha256: string): Promise<StoredFile | null>;
  ofOwner(regionId: number, owner: string): Promise<readonly StoredFile[]>;
  ofCase(regionId: number, caseId: string): Promise<readonly (StoredFile & { readonly field: string })[]>;
  /** What files and letters of the region are called, in order, at most 500 after `after`: for walking through their bytes. */
  names(regionId: number, after: string): Promise<readonly string[]>;
  /** The cases that show this file. */
  casesWith(regionId: number, sha256: string): Promise<readonly string[]>;
  /** Photos of other cases that look like this one: same bytes, re-compressed, mirrored, or a part of one another; nearest first. */
  alike(regionId: number, sha256: string, exceptCaseId: string): Promise<readonly LikePhoto[]>;
  /** Photos whose landmarks nobody has looked for, the oldest first. */
  unmarked(regionId: number, limit: number): Promise<readonly string[]>;
  /** Empty: there are none. */
  mark(regionId: number, sha256: string, landmarks: Uint8Array): Promise<void>;
  /**
   * Removes uploads that no case and no draft has claimed since `before`. Returns hashes that nothing names any more, in any
   * region: their bytes may go.
   */
  sweep(regionId: number, before: Instant): Promise<readonly string[]>;
}
export interface Talk {
  /** False when a message of this id stands there already: nothing is written then. Its files are kept from then on. */
  say(regionId: number, message: Message): Promise<boolean>;
  messages(regionId: number, caseId: string): Promise<readonly Message[]>;
  /** The cases in which a message shows this file. */
  casesWithFile(regionId: number, sha256: string): Promise<readonly string[]>;
  /** `mentioned`: the officers who shall see it, and with which unit they were named; written with the note or not at all. */
  note(
    regionId: number,
    note: Note,
    mentioned?: readonly { readonly officer: string; readonly unit: string | null }[],
  ): Promise<void>;
  notes(regionId: number, caseId: string): Promise<readonly Note[]>;
  /**
   * Logs a reading: of the case, of what was opened together and of being found once per officer and hour, of one answer each
   * time. True when a row was added.
   */
  read(regionId: number, reading: Reading): Promise<boolean>;
  /** Several at once, of different cases. */
  readEach(regionId: number, readings: readonly Reading[]): Promise<void>;
  readings(regionId: number, caseId: string): Promise<readonly Reading[]>;
  /** How often these officers looked since then, without a case or a person; who did not is not in it. `found`: the `what` of being found. */
  readingsOf(
    regionId: number,
    of: { readonly officers: readonly string[]; readonly since: Instant; readonly found: string },
  ): Promise<readonly ReadingCount[]>;
}
/** `searches`: those that met at least one person, by moment; `openings`: lines with which something covered was opened. */
export interface ReadingCount {
  readonly officer: string;
  readonly searches: number;
  readonly openings: number;
}
export interface Mentions {
  ofCase(
    regionId: number,
    caseId: string,
  ): Promise<readonly { readonly noteId: string; readonly officer: string; readonly unit: string | null }[]>;
  /** What this officer has not seen yet, the newest first. */
  waiting(
    regionId: number,
    officer: string,
  ): Promise<
    readonly {
      readonly caseId: string;
      readonly number: string;
      readonly unit: string | null;
      readonly by: string;
      readonly at: Instant;
    }[]
  >;
  /** This officer has seen the notes of this case. */
  seen(regionId: number, officer: string, caseId: string, now: Instant): Promise<void>;
}
/** A turn that was handed on, and where it stayed. */
export interface PastTransfer {
  readonly stage: string;
  readonly from: { readonly unit: string; readonly area: string | null };
  readonly to: { readonly unit: string; readonly area: string | null };
  /** The kelurahan of the case when it was filed. */
  readonly area: string | null;
  /** What anybody may see of what was answered when it was filed. */
  readonly answers: Readonly<Record<string, unknown>>;
}
export interface Transfers {
  /** Of one service, the last of each stage of a case; of at most the 2,000 newest of the region. */
  past(
    regionId: number,
    which: { readonly serviceId: string; readonly since: Instant; readonly exceptCaseId: string },
  ): Promise<readonly PastTransfer[]>;
}
/** A text that the officers of one unit begin an answer with; `{…}` in it is filled from the case. */
export interface AnswerTemplate {
  readonly id: string;
  readonly unit: string;
  /** Null: of a unit that is one for the whole city. */
  readonly area: string | null;
  readonly name: string;
  readonly text: string;
  /** The same for whoever filed in English; absent: there is none. */
  readonly english?: string;
  readonly changedBy: string;
  readonly changedAt: Instant;
}
export interface Templates {
  of(regionId: number, units: readonly Pick<AnswerTemplate, 'unit' | 'area'>[]): Promise<readonly AnswerTemplate[]>;
  /** False: there is one of this id, of another unit. */
  put(regionId: number, template: AnswerTemplate): Promise<boolean>;
  /** False: this unit has none of this id. */
  remove(regionId: number, which: Pick<AnswerTemplate, 'id' | 'unit' | 'area'>): Promise<boolean>;
}
export interface Officers {
  put(regionId: number, officer: Omit<Officer, 'appointments'>): Promise<void>;
  appoint(regionId: number, appointment: Appointment): Promise<void>;
  /** Ends an appointment: `to` is its last day. */
  endAppointment(regionId: number, id: string, to: DateText): Promise<void>;
  one(regionId: number, id: string): Promise<Officer | null>;
  all(regionId: number): Promise<readonly Officer[]>;
  /** Rights on a day: one actor for each unit and area, with the positions held there. Empty: no rights. */
  actorsOf(regionId: number, id: string, on: DateText): Promise<readonly Extract<Actor, { kind: 'officer' }>[]>;
  /** The actor for one unit and area; null when the officer has no appointment there on that day. */
  actorOf(
    regionId: number,
    id: string,
    on: DateText,
    unit: string,
    area: string | null,
  ): Promise<Extract<Actor, { kind: 'officer' }> | null>;
  /** Who signs for a position on a day: whoever stands in for the holder, else the holder. Null: vacant. */
  signerOf(regionId: number, unit: string, area: string | null, position: string, on: DateText): Promise<Signer | null>;
}
export interface Filters {
  of(
    regionId: number,
    officer: string,
  ): Promise<
    readonly { readonly id: string; readonly name: string; readonly filter: Readonly<Record<string, unknown>> }[]
  >;
  save(
    regionId: number,
    officer: string,
    filter: { readonly id: string; readonly name: string; readonly filter: Readonly<Record<string, unknown>> },
  ): Promise<void>;
  remove(regionId: number, officer: string, id: string): Promise<void>;
}
export interface Surveys {
  /** One for each case; a second one replaces the scores of the first. */
  give(regionId: number, survey: Survey): Promise<void>;
  of(regionId: number, caseId: string): Promise<Survey | null>;
  /**
   * Exact sums, to compute the IKM from: by element, with the number of respondents. Of whole packets of `SURVEY_PACKET` respondents
   * of one service and kecamatan, each counted on the day on which it was filled; who came after waits for the next one.
   */
  sums(regionId: number, filter: SurveyFilter): Promise<Pick<SurveyPackets, 'respondents' | 'sums'>>;
  /** The same, by service and kecamatan. */
  packets(regionId: number, filter: SurveyFilter): Promise<readonly SurveyPackets[]>;
}
export type SurveyFilter = Pick<FigureFilter, 'from' | 'to' | 'serviceIds'> & {
  readonly districts?: readonly string[];
};
export interface SurveyPackets {
  readonly serviceId: string;
  readonly district: string | null;
  readonly respondents: number;
  readonly sums: Readonly<Record<SurveyElement, number>>;
}
export interface Followers {
  follow(regionId: number, caseId: string, follower: string, now: Instant, fromCaseId?: string): Promise<void>;
  unfollow(regionId: number, caseId: string, follower: string): Promise<void>;
  /** Whether this follower follows any of these cases. */
  follows(regionId: number, caseIds: readonly string[], follower: string): Promise<boolean>;
  /** The cases that this follower follows. */
  followedBy(regionId: number, follower: string): Promise<readonly string[]>;
}
export interface FigureFilter {
  readonly from: DateText;
  readonly to: DateText;
  readonly serviceIds?: readonly string[];
  readonly units?: readonly string[];
  readonly areas?: readonly string[];
}
/** Of one service, unit and kelurahan. */
export interface OpenBefore {
  readonly serviceId: string;
  readonly unit: string;
  readonly area: string | null;
  readonly open: number;
}
/** A look at the open cases, at the unit and area in which they are counted. */
export interface OpenNow extends OpenBefore {
  /** Past the promise. */
  readonly late: number;
  /** The promise stands still, and was not past when it began to. */
  readonly waiting: number;
}
/** All of one moment. */
export interface FiguresTogether {
  readonly rows: readonly FigureRow[];
  readonly durations: readonly DurationRow[];
  readonly before: readonly OpenBefore[];
  readonly open: readonly OpenNow[];
}
export interface Figures {
  rows(regionId: number, filter: FigureFilter): Promise<readonly FigureRow[]>;
  durations(regionId: number, filter: FigureFilter): Promise<readonly DurationRow[]>;
  /** Open at the beginning of `from`: all that came in before, less all that was closed or went on before. Where that is none, no row. */
  openBefore(regionId: number, filter: FigureFilter): Promise<readonly OpenBefore[]>;
  openNow(regionId: number, now: Instant): Promise<readonly OpenNow[]>;
  /** All four in one snapshot, so that what is open adds up: nothing happens between them. */
  together(regionId: number, filter: FigureFilter, now: Instant): Promise<FiguresTogether>;
  /** Folds appended changes into the counters. Returns how many were folded; run it until 0. */
  fold(regionId: number, limit?: number): Promise<number>;
  /** Counts everything again from the events and names each figure that differs. Empty: all agree. */
  recount(
    regionId: number,
  ): Promise<readonly { readonly what: string; readonly counted: number; readonly kept: number }[]>;
}
