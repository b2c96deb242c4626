/**
 * The store's door as a type: every call that the server, the command line and the jobs may make.
 *
 * Times come from the caller (`now`, whole ms); the store reads no clock for anything it stores. Must never: offer a
 * call that reaches over regions, or one that changes an event.
 */
import type { Calendar, Case, Instant, Result } from '@balai/kernel';
import type { Erasure } from './erasure/erasure-api.ts';
import type { Documents } from './documents/documents-api.ts';
import type { Audit } from './audit/audit-api.ts';
import type { Claims, Leaves, PastTurns } from './work-api.ts';
import type { Studio } from './studio/studio-api.ts';
import type { Outbox } from './outbox-api.ts';
import type { DataKeyBook } from './seal/data-key-book.ts';
import type { Seals, Services } from './services/services-api.ts';
import type { Seats } from './seats/seats-api.ts';
import type { Payments } from './payments/payments-api.ts';
import type { Persons } from './person/person-api.ts';
import type { Operations } from './operations/operations-api.ts';
import type { DataKeys, Seal } from './seal/seal.ts';
import type {
  Devices,
  Drafts,
  Figures,
  Files,
  Filters,
  Followers,
  Links,
  Mentions,
  Officers,
  Reaches,
  Surveys,
  Talk,
  Templates,
  Transfers,
  PushNotices,
  Told,
  ReplyLinks,
  TurnLinks,
} from './records-api.ts';
import type {
  Execute,
  Executed,
  ExecuteError,
  LoadedCase,
  NearbyCase,
  HalfwayTurn,
  QueueCounts,
  QueueFilter,
  QueuePage,
  Region,
  SearchHit,
  StoredEvent,
  StoredFile,
} from './store-types.ts';

interface Where {
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  readonly connectionString?: string;
}

export interface StoreOptions {
  /** Where PostgreSQL is: the fields of a `pg` connection, or a URL. */
  readonly connection: Where;
  /** The way past a pooler, where `connection` leads to one: for migrations, and to hear of changes in other processes. */
  readonly direct?: Where;
  /** The working calendar of a region: due dates, durations. */
  readonly calendarOf: (region: Region) => Calendar;
  /** The codes of the kelurahan of a region: an answer that names another is refused. Without it only the shape is checked. */
  readonly areasOf?: (region: Region) => ReadonlySet<string>;
  /** What this process is called among the connections of the server: `balai/all/host/1234`. At most 63 signs. */
  readonly applicationName?: string;
  /** Connections for work. Default 16: a small, long-lived pool is faster than a large one. */
  readonly connections?: number;
  /** Secret for the keyed index of NIK and phone numbers. Without it these cannot be searched for. */
  readonly lookupSecret?: string;
  /** The keys of personal fields and files. Without them these are stored plain, and a database with sealed ones does not open. */
  readonly dataKeys?: DataKeys;
  /**
   * The key with which this installation signs what it publishes. With it, a publication that is foreign or was changed is not
   * taken up. Without it nothing is signed or verified.
   */
  readonly seals?: Seals;
  /** Whether statements are prepared once for each connection. Default: unless a pooler stands between (pooler.ts asks). */
  readonly prepare?: boolean;
  /** How often a running server looks for newly published services, in ms. Default 2,000; a hint comes at once. */
  readonly refreshEvery?: number;
  /** Told of each statement sent: for metrics and for the mechanical checks. Never receives values of personal tables in logs: it is called with them, so do not log. */
  readonly onStatement?: (text: string, values: readonly unknown[], ms: number) => void;
  /** Told of what went wrong in the background (a lost listener, a failed batch): code and place, no data. */
  readonly onTrouble?: (where: string, code: string) => void;
}

export interface Store {
  readonly regions: Regions;
  readonly services: Services;
  /** Carries out one command, durably and once. Everything that it causes is in one commit. */
  execute(request: Execute): Promise<Result<Executed, ExecuteError>>;
  readonly cases: Cases;
  readonly queue: Queue;
  readonly search: Search;
  readonly timers: Timers;
  readonly outbox: Outbox;
  readonly documents: Documents;
  readonly drafts: Drafts;
  readonly devices: Devices;
  readonly links: Links;
  readonly turnLinks: TurnLinks;
  readonly replyLinks: ReplyLinks;
  readonly pushNotices: PushNotices;
  readonly reaches: Reaches;
  readonly files: Files;
  readonly talk: Talk;
  readonly claims: Claims;
  readonly mentions: Mentions;
  readonly told: Told;
  readonly transfers: Transfers;
  readonly pastTurns: PastTurns;
  readonly leaves: Leaves;
  readonly templates: Templates;
  readonly officers: Officers;
  readonly filters: Filters;
  readonly surveys: Surveys;
  readonly followers: Followers;
  readonly figures: Figures;
  /** What changed, as a hint: at once in this process, soon in others. A lost hint is never sent again. */
  readonly changes: { subscribe(listener: (change: Change) => void): () => void };
  readonly audit: Audit;
  readonly operations: Operations;
  readonly erasure: Erasure;
  readonly persons: Persons;
  readonly studio: Studio;
  readonly payments: Payments;
  readonly seats: Seats;
  /** For bytes that lie outside the database, under the keys of their region. */
  readonly seal: Seal;
  readonly dataKeys: DataKeyBook;
  /** Removes what is only kept for a while: keys after 30 days, links a week after they expired. Returns how many rows went. */
  sweep(regionId: number, now: Instant): Promise<number>;
  /** True: the database itself forbids changing an event (work is done as `balai_app`). False: only this code does. */
  readonly guarded: boolean;
  /** Whether requests can be served: the database answers, its schema is ours, the clocks agree within a second. */
  ready(now: Instant): Promise<Readiness>;
  close(): Promise<void>;
}
export interface Change {
  readonly regionId: number;
  readonly caseId: string;
  readonly version: number;
  /** Units that have a turn or follow one, before or after: whose queues look different now. */
  readonly units: readonly string[];
}
export interface Readiness {
  readonly ok: boolean;
  readonly clockOffMs: number;
  /** When the newest event was recorded; null before the first. A clock that is behind it is wrong. */
  readonly lastEventAt: number | null;
  readonly migrations: number;
}

export interface Regions {
  /** From memory; refreshed with the services. */
  all(): readonly Region[];
  byId(regionId: number): Region | null;
  byHost(host: string): Region | null;
  bySlug(slug: string): Region | null;
  /** Adds a region or changes its name, hosts or offset. Its kind never changes: throws if it would. */
  put(region: Region): Promise<void>;
}
/** One case as lists show it. No personal data. */
export interface CaseSummary {
  readonly caseId: string;
  readonly number: string;
  readonly serviceId: string;
  readonly manifestHash: string;
  readonly version: number;
  readonly status: Case['status'];
  readonly area: string | null;
  readonly unit: string;
  readonly channel: string;
  readonly filedAt: Instant;
  readonly stages: readonly string[];
  readonly promisedAt: Instant | null;
  readonly pausedAt: Instant | null;
  readonly late: boolean;
  readonly round: number;
  readonly outcome: string | null;
  readonly endedAt: Instant | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}
/** One case as a map of many shows it. */
export type PlacedCase = Pick<CaseSummary, 'number' | 'serviceId' | 'status' | 'area' | 'filedAt'> & {
  readonly latitude: number;
  readonly longitude: number;
};
/** One case whole: its row, its state and the events that made it, what it shows, who follows it. */
export interface WholeCase {
  readonly summary: CaseSummary;
  /** Whether the device of the question holds it. */
  readonly held: boolean;
  readonly loaded: LoadedCase;
  readonly events: readonly StoredEvent[];
  readonly files: readonly (StoredFile & { readonly field: string })[];
  readonly followers: number;
  /** Since when nobody may work with it (UU 27/2022 Pasal 11); null: it does not rest. */
  readonly restingSince: Instant | null;
}
export interface Cases {
  load(regionId: number, caseId: string): Promise<LoadedCase | null>;
  /** The same for many at once, by id; what does not exist is missing. */
  loadAll(regionId: number, caseIds: readonly string[]): Promise<ReadonlyMap<string, LoadedCase>>;
  /**
   * A case with all that its pages are built from, in one trip; `device` (the hash of its cookie) is asked whether it holds
   * the case.
   */
  whole(
    regionId: number,
    which: { readonly number: string } | { readonly caseId: string },
    device?: string | null,
  ): Promise<WholeCase | null>;
  /** By public number; forgives O for 0 and I or L for 1, lower case, missing dashes. */
  byNumber(regionId: number, number: string): Promise<CaseSummary | null>;
  summary(regionId: number, caseId: string): Promise<CaseSummary | null>;
  summaries(regionId: number, caseIds: readonly string[]): Promise<readonly CaseSummary[]>;
  /** The units that have, follow or had each of these cases, by case. */
  parties(
    regionId: number,
    caseIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly { readonly unit: string; readonly area: string | null }[]>>;
  events(regionId: number, caseId: string): Promise<readonly StoredEvent[]>;
  /** Newest first; keyset by `before` (the `filedAt` of the last one seen). At most 200. */
  recent(
    regionId: number,
    filter: {
      readonly serviceIds?: readonly string[];
      readonly status?: Case['status'];
      readonly areas?: readonly string[];
      readonly before?: Instant;
      readonly limit?: number;
    },
  ): Promise<readonly CaseSummary[]>;
  /** Cases with a place in the box, newest first; open ones, and those that ended in a span of at most ninety days. At most 500. */
  inBounds(
    regionId: number,
    bounds: { readonly west: number; readonly south: number; readonly east: number; readonly north: number },
    filter: {
      readonly serviceIds?: readonly string[];
      readonly ended?: { readonly since: Instant; readonly until: Instant };
      readonly limit?: number;
    },
  ): Promise<readonly PlacedCase[]>;
  /**
   * Open cases within `metres` of a point, nearest first, at most 20. `same`: answers that must be equal are the caller's to compare.
   * `doneSince`: those instead that ended since then as granted; a place has few of them, so it is at most ninety days ago.
   */
  nearby(
    regionId: number,
    place: { readonly latitude: number; readonly longitude: number },
    metres: number,
    filter: {
      readonly serviceIds?: readonly string[];
      readonly exceptCaseId?: string;
      readonly doneSince?: { readonly since: Instant; readonly now: Instant };
    },
  ): Promise<readonly NearbyCase[]>;
  /** The ids of all that have joined this case, also through another one; without its own. Not those that were taken apart or reopened. */
  joinedInto(regionId: number, caseId: string): Promise<readonly string[]>;
  /** Of a case that has joined another one: the one that goes on, at the end of however many merges. Null: it joined none. */
  survivorOf(regionId: number, caseId: string): Promise<string | null>;
  linked(
    regionId: number,
    caseId: string,
  ): Promise<
    readonly {
      readonly kind: 'startedBy' | 'started' | 'mergedInto' | 'mergedFrom';
      readonly regionId: number;
      readonly caseId: string;
      readonly at: Instant;
    }[]
  >;
}
export interface Queue {
  /** Open turns by due date, then case. `limit` at most 200, 50 by default; `after` is `next` of the page before. */
  page(
    regionId: number,
    filter: QueueFilter,
    now: Instant,
    page?: { readonly after?: string; readonly limit?: number },
  ): Promise<QueuePage>;
  counts(regionId: number, hands: QueueFilter['hands'], officer: string, now: Instant): Promise<QueueCounts>;
  /** Turns of these units, in the console's hands, half of whose time had gone by after `after` and until `until`; by that moment. */
  halfway(
    regionId: number,
    units: readonly string[],
    span: { readonly after: Instant; readonly until: Instant },
    filter?: { readonly serviceIds?: readonly string[]; readonly stages?: readonly string[] },
  ): AsyncGenerator<HalfwayTurn>;
}
export interface Search {
  /** Best first: exact number or identity, then words (Indonesian, slang, synonyms), then names that look alike. At most 50. */
  find(
    regionId: number,
    text: string,
    filter?: {
      readonly serviceIds?: readonly string[];
      readonly areas?: readonly string[];
      readonly limit?: number;
      /** False: nobody is found by name, NIK or telephone. Default: they are. */
      readonly persons?: boolean;
    },
  ): Promise<readonly SearchHit[]>;
}
export interface Timers {
  /** Regions with a timer that is due: plain look, no claim. */
  due(now: Instant): Promise<readonly number[]>;
  /** Claims at most `limit` due timers of one region and plays `passTime` for each. Returns how many fired; 0: none is due. */
  fireDue(regionId: number, now: Instant, limit?: number): Promise<number>;
  /** When the next timer of the region is due; null when there is none. */
  next(regionId: number): Promise<Instant | null>;
}
