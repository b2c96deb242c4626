/**
 * What the store promises to everyone above it: the envelope, appends, rows that pages read, and records beside the case.
 *
 * These shapes are the contract between store and server. Must never: name a table, a column type or an SQL word.
 */
import type {
  Actor,
  Case,
  CaseCommand,
  CaseError,
  CaseEvent,
  DateText,
  Facts,
  Instant,
  Result,
  ServiceManifest,
  Text,
} from '@balai/kernel';
import type { PaymentRef } from './payments/payments-api.ts';

/** Where a command came in. */
export type Channel = 'portal' | 'counter' | 'phone' | 'field' | 'api' | 'timer' | 'system';

/** Region kinds never mix: only `live` is delivered to the outside, `demo` to the simulators, `practice` to nobody. */
export interface Region {
  readonly id: number;
  /** `tangerang`; part of addresses. */
  readonly slug: string;
  readonly name: Text;
  readonly kind: 'live' | 'practice' | 'demo';
  /** Kemendagri code, `36.71`. */
  readonly code: string;
  /** Minutes east of UTC. */
  readonly utcOffset: number;
  readonly hosts: readonly string[];
}

/** One row of the event log, as it is read. */
export interface StoredEvent {
  readonly caseId: string;
  readonly version: number;
  readonly event: CaseEvent;
  /** True when the private payload was erased. */
  readonly erased: boolean;
  readonly commandId: string;
  readonly causedBy: string | null;
  readonly manifestHash: string;
  readonly kernelVersion: string;
  readonly eventVersion: number;
  readonly recordedAt: Instant;
  readonly occurredAt: Instant;
  readonly actor: Actor;
  readonly channel: Channel;
}

/** Who asks, and how often at most once: unique (region, caller, key). */
export interface Idempotency {
  readonly caller: string;
  readonly key: string;
  /** sha256 of the request's canonical body: another body under the same key is refused. */
  readonly requestHash: string;
}

export interface CaseRef {
  readonly regionId: number;
  readonly caseId: string;
}
/** A case with everything needed to decide about it. */
export interface LoadedCase extends CaseRef {
  readonly number: string;
  readonly serviceId: string;
  readonly manifestHash: string;
  readonly manifest: ServiceManifest;
  readonly version: number;
  readonly state: Case;
  readonly filedAt: Instant;
  readonly channel: Channel;
}

export interface Execute {
  readonly regionId: number;
  /** Absent for `submit`: the store makes an id and a public number. */
  readonly caseId?: string;
  readonly serviceId?: string;
  readonly command: CaseCommand;
  readonly channel: Channel;
  readonly now: Instant;
  readonly occurredAt?: Instant;
  readonly idempotency: Idempotency;
  /** The case as the store has just given it: decided on without reading it again, unless it changed or that refuses. */
  readonly loaded?: LoadedCase;
  /** The version that the caller saw; a newer one is `changedMeanwhile`. Absent: decide on the newest. */
  readonly seenVersion?: number;
  readonly causedBy?: string;
  /** The officer who has the case in hand and lays it down with this command. */
  readonly releasedBy?: string;
  /** For `submit`: sha256 of the secret of the link; the draft whose files are attached. */
  readonly secretHash?: string;
  readonly draftId?: string;
  /** For `submit`: the device (hash of its cookie) that may open the case from now on. */
  readonly device?: string;
  /** For `split`: the case that is opened with it; the store gives it its number. */
  readonly opens?: Opens;
  /** The money that an act uses (`Payments.arrived`); without it only an officer says that something was paid. */
  readonly payment?: PaymentRef & { readonly rupiah: number };
  /** The moment that counts for the case, where it is not `now`: when a payment was made. Never after `now`. */
  readonly asOf?: Instant;
}
/** What a split opens: a case of `command.service`, for the applicant of the case that is split. */
export interface Opens {
  readonly answers: Case['answers'];
  readonly facts: Facts;
  /** The draft in which it was filled in; it is sent with it. */
  readonly draftId: string;
  /** sha256 of the secret of its link, from what caused it (`region:case:version`). */
  readonly secretHash: (causedBy: string) => string;
}
export interface Executed {
  readonly caseId: string;
  readonly number: string;
  readonly version: number;
  readonly events: readonly CaseEvent[];
  readonly state: Case;
  /** True when the same key had been carried out before: nothing new happened. */
  readonly replayed: boolean;
}
export type ExecuteError =
  /** `of`: the service of the case that a split would have opened, where that one is refused. */
  | { readonly type: 'refused'; readonly error: CaseError; readonly state: Case; readonly of?: string }
  | { readonly type: 'changedMeanwhile'; readonly version: number; readonly state: Case }
  | { readonly type: 'keyReused' }
  | { readonly type: 'noSuchCase' }
  | { readonly type: 'noSuchService' }
  | { readonly type: 'unsuitable'; readonly field: string };

/** One open turn in an officer's queue. No personal data. */
export interface QueueRow {
  readonly caseId: string;
  readonly number: string;
  readonly serviceId: string;
  readonly version: number;
  readonly turnId: string;
  readonly stage: string;
  readonly unit: string;
  readonly area: string | null;
  readonly position: string | null;
  readonly caseArea: string | null;
  readonly beganAt: Instant;
  readonly dueAt: Instant;
  readonly firm: boolean;
  readonly late: boolean;
  readonly promisedAt: Instant | null;
  readonly pausedAt: Instant | null;
  readonly filedAt: Instant;
  readonly claimedBy: string | null;
  readonly claimedAt: Instant | null;
  /** Who gave it to whoever has it; null: they took it themselves. */
  readonly givenBy: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly round: number;
  /** How many others follow the case. */
  readonly followers: number;
  /** Since when nobody may work with it (UU 27/2022 Pasal 11); null: it does not rest. */
  readonly restingSince: Instant | null;
}
export interface QueueFilter {
  /** What the officer may see: units with areas (null: every area), positions. */
  readonly hands: readonly { readonly unit: string; readonly area: string | null }[];
  readonly serviceIds?: readonly string[];
  readonly areas?: readonly string[];
  readonly stages?: readonly string[];
  readonly claimedBy?: string | 'nobody';
  readonly due?: 'late' | 'today' | 'week';
  /** Cases that wait for the resident or a body outside, which these hands follow. */
  readonly waiting?: boolean;
  readonly bounds?: { readonly west: number; readonly south: number; readonly east: number; readonly north: number };
}
/** What an office is reminded of. */
export type HalfwayTurn = Pick<QueueRow, 'caseId' | 'number' | 'serviceId' | 'turnId' | 'stage' | 'beganAt' | 'dueAt'>;
export interface QueuePage {
  readonly rows: readonly QueueRow[];
  /** Keyset for the next page; null at the end. */
  readonly next: string | null;
}
export interface QueueCounts {
  readonly open: number;
  readonly late: number;
  readonly today: number;
  readonly waiting: number;
  readonly mine: number;
}

export type AppointmentKind = 'definitif' | 'Plt' | 'Plh' | 'delegasi';
/** Rights come from appointments alone. `to` is the last day, null without end. */
export interface Appointment {
  readonly id: string;
  readonly officer: string;
  readonly unit: string;
  readonly area: string | null;
  /** `staf`, `lurah`, `kepala`, `pengawas` ... as city.ts names them. */
  readonly position: string;
  readonly from: DateText;
  readonly to: DateText | null;
  readonly kind: AppointmentKind;
  readonly decree: string;
}
export interface Officer {
  /** The account's id. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly appointments: readonly Appointment[];
}

export interface StoredFile {
  readonly sha256: string;
  readonly mediaType: 'image/jpeg' | 'image/webp' | 'application/pdf';
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly thumbnailSha256: string | null;
  readonly perceptual: string | null;
  readonly mirrored: string | null;
  readonly state: 'staged' | 'scanned' | 'attached';
  readonly uploadedAt: Instant;
  /** Whose upload it is until a case claims it: a draft id or an officer. */
  readonly owner: string;
  readonly taken: { readonly at: string | null; readonly latitude: number | null; readonly longitude: number | null };
}

/** `landmarks`: by which a part of a photo is found, eleven bytes for each; empty where there are none. Absent: not looked for yet. */
export type StagedFile = Omit<StoredFile, 'state'> & { readonly landmarks?: Uint8Array };

/** What a resident has typed so far. The id is also the idempotency key of the submission. */
export interface Draft {
  readonly id: string;
  readonly regionId: number;
  readonly serviceId: string;
  readonly manifestHash: string;
  readonly answers: Readonly<Record<string, unknown>>;
  /** What was typed and is wrong, as it was typed, with its errors: survives a restart. */
  readonly typed: Readonly<Record<string, unknown>>;
  readonly step: string | null;
  readonly channel: Channel;
  readonly officer: string | null;
  readonly createdAt: Instant;
  readonly savedAt: Instant;
  readonly submittedCaseId: string | null;
  /** The case of which it is a part that an officer splits off. Set when it is begun. */
  readonly splitFrom?: string;
}

export interface Message {
  readonly id: string;
  readonly caseId: string;
  /** `outside`: somebody without an account, of whom `mail.turnId` says which. */
  readonly from: 'resident' | 'officer' | 'outside';
  readonly officer: string | null;
  readonly text: string;
  readonly at: Instant;
  /** Of a message that came by mail. */
  readonly mail?: {
    readonly turnId: string | null;
    /** By sha256, staged before for an owner whose name ends with the id of the case. */
    readonly files: readonly string[];
  };
}
export interface Note {
  readonly id: string;
  readonly caseId: string;
  readonly officer: string;
  readonly text: string;
  readonly at: Instant;
}
/**
 * Somebody read personal data: `case`, the name of an answer that was shown alone, or a kind with a colon (`opened:ktp,kk`), which
 * is logged once per officer, case and hour as the case is. `purpose`: what the officer wrote.
 */
export interface Reading {
  readonly caseId: string;
  readonly officer: string;
  readonly unit: string;
  readonly what: 'case' | string;
  readonly purpose: string | null;
  readonly at: Instant;
}

/** Of one day, service, unit and kelurahan; maintained by events, recounted by a test. */
export interface FigureRow {
  readonly day: DateText;
  readonly serviceId: string;
  readonly unit: string;
  readonly area: string | null;
  readonly filed: number;
  /** By an objection, or because a merge was undone. */
  readonly reopened: number;
  /** Of `reopened`: those whose merge was undone. */
  readonly unmerged: number;
  readonly granted: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly lapsed: number;
  readonly moved: number;
  /** Open cases that came to this unit and area from another one, or went from it to another one. */
  readonly transferredIn: number;
  readonly transferredOut: number;
  readonly onTime: number;
  readonly late: number;
}
/** Closed rounds by working days taken (days with one decimal, in tenths): for median and percentiles. */
export interface DurationRow {
  readonly day: DateText;
  readonly serviceId: string;
  readonly unit: string;
  readonly area: string | null;
  readonly tenthsOfWorkingDays: number;
  readonly count: number;
}

export interface Survey {
  readonly caseId: string;
  readonly serviceId: string;
  readonly at: Instant;
  readonly scores: Readonly<Record<SurveyElement, 1 | 2 | 3 | 4>>;
  readonly remark: string | null;
}
export type SurveyElement =
  | 'requirements'
  | 'procedure'
  | 'time'
  | 'fee'
  | 'product'
  | 'competence'
  | 'behaviour'
  | 'complaints'
  | 'facilities';

/** A bundle as an author publishes it: checked data, not code. */
export interface Bundle {
  readonly manifest: ServiceManifest;
  readonly canonical: string;
  readonly hash: string;
  readonly catalogue: {
    readonly icon: string;
    readonly alsoCalled: readonly string[];
    readonly popular: boolean;
    /** What the numbers rest on that carry no basis in the manifest (ADR 0089). */
    readonly bases?: Readonly<Record<string, string>>;
  };
  readonly examples: { readonly passed: number; readonly failed: number };
}
export interface PublishedService extends Bundle {
  readonly serviceId: string;
  readonly publishedAt: Instant;
  readonly publishedBy: string;
  readonly number: number;
}
export interface SearchHit {
  readonly caseId: string;
  readonly number: string;
  readonly serviceId: string;
  readonly filedAt: Instant;
  readonly status: Case['status'];
  readonly caseArea: string | null;
  readonly excerpt: string;
  /** By its number, by a NIK, telephone or name of somebody, or by other words. */
  readonly by: 'number' | 'person' | 'words';
}

/** Two cases that may be about the same thing. */
export interface NearbyCase {
  readonly caseId: string;
  readonly number: string;
  readonly serviceId: string;
  readonly metres: number;
  readonly filedAt: Instant;
  readonly stage: string | null;
  /** Null: it is open. */
  readonly endedAt: Instant | null;
  readonly latitude: number;
  readonly longitude: number;
  readonly followers: number;
}

export interface OutboxRow {
  readonly id: string;
  readonly regionId: number;
  readonly caseId: string;
  readonly topic: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly attempts: number;
  readonly createdAt: Instant;
  /** Where it may go, by the kind of region: nobody in practice. */
  readonly destination: 'outside' | 'simulator' | 'nobody';
}

export type { Actor, Case, CaseCommand, CaseEvent, Facts, Result };
