/**
 * What portal, console and city page have in common: promises, files, timelines, results.
 *
 * Plain JSON, texts in both languages. Must never: hold what only the owner of a case or only an officer may see.
 */
import type { DateText, Instant, Text } from '@balai/kernel';
import type { DocumentRecord } from '@balai/store';

export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export type RawForm = Readonly<Record<string, string | readonly string[]>>;

export interface FieldSentence {
  readonly field: string | null;
  readonly message: Text;
  readonly basis?: string;
}

/** A message of a case. */
export interface SaidView {
  readonly who: Text | null;
  /** Empty: only files came. */
  readonly text: string;
  readonly at: Instant;
  readonly byMail: boolean;
  readonly files: readonly FileView[];
}

/** The promise, as a bar of days. Always shown with its text. */
export interface PromiseView {
  readonly segments: readonly {
    readonly date: DateText;
    readonly state: 'entry' | 'done' | 'today' | 'left' | 'late' | 'skipped';
    readonly because?: Text;
  }[];
  readonly state: 'onTime' | 'soon' | 'late' | 'paused' | 'kept' | 'missed';
  readonly dueAt: Instant;
  readonly firm: boolean;
  /** "Janji: Rab, 25 Nov 16.00" */
  readonly text: Text;
  /** "5 hari kerja, melewati Sabtu, Minggu dan Nyepi; dasar: ..." */
  readonly explanation: Text;
}

export interface FileView {
  readonly sha256: string;
  readonly kind: 'image' | 'pdf';
  readonly path: string;
  readonly thumbnailPath: string | null;
  readonly label: Text;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly takenAt: string | null;
}

export interface NearbyView {
  readonly number: string;
  readonly metres: number;
  readonly title: Text;
  readonly stage: Text;
  readonly filedAt: Instant;
  readonly followers: number;
  /** It was done a short while ago, and may not be done after all; null: it is open. */
  readonly done: {
    readonly at: Instant;
    /** `3 hari lalu` */
    readonly ago: Text;
    /** Until when whoever holds it on this device may object; null: it is somebody else's, or the time is over. */
    readonly objectUntil: Instant | null;
  } | null;
}

export interface ServiceCard {
  readonly id: string;
  readonly title: Text;
  readonly category: string;
  readonly categoryLabel: Text;
  readonly icon: string;
  readonly free: boolean;
  readonly promise: Text | null;
  /** Why it was found: the name that matched. */
  readonly matched?: string;
  /** Why it was suggested: the words of the sentence that spoke for it, as they were typed. */
  readonly because?: readonly string[];
  /** It is one of several guesses: what was typed says too little to tell them apart. */
  readonly unsure?: boolean;
}

export type Tone = 'ok' | 'soon' | 'late' | 'info' | 'neutral';

export interface TimelineEntry {
  readonly at: Instant;
  readonly version: number;
  readonly title: Text;
  readonly who: Text | null;
  readonly detail: Text | null;
  readonly tone: Tone;
  readonly photos: readonly {
    readonly file: FileView;
    readonly caption: Text;
    /** What its camera says; `ok` is null where it says nothing. */
    readonly checks: readonly { readonly ok: boolean | null; readonly text: Text }[];
  }[];
  readonly reasons: readonly { readonly says: Text; readonly basis: string }[];
  /** What an office filled in with this act, as it stood then; officers read it among the answers. */
  readonly filledIn: readonly { readonly label: Text; readonly value: Text }[];
  /** The letter about a refusal or a return, for who holds the case. */
  readonly noticePath?: string;
}

export interface PublicCaseView {
  readonly number: string;
  readonly service: ServiceCard;
  /** The status in one sentence: the heading of the page. */
  readonly status: Text;
  readonly tone: Tone;
  readonly promise: PromiseView | null;
  readonly acting: readonly {
    readonly unit: Text;
    readonly since: Instant;
    readonly dueAt: Instant;
    readonly what: Text;
  }[];
  /** Newest first. */
  readonly timeline: readonly TimelineEntry[];
  /** When its personal data were erased; null: they are here. */
  readonly erasedAt: Instant | null;
  readonly place: {
    readonly area: Text;
    /** The code of the kelurahan. */
    readonly code: string | null;
    readonly latitude: number | null;
    readonly longitude: number | null;
    readonly rounded: boolean;
    /** The grid of metres to which the point was rounded for this reader. */
    readonly roundedTo: number | null;
  } | null;
  readonly filedAt: Instant;
  /** Where the matter goes on, or came from. For the public alone `joinedWith`. */
  readonly thread: readonly ThreadView[];
}

/** Another case of the same matter: the one that this one started, or the one that started it. */
export interface ThreadView {
  /**
   * `onItsWay`: it was started, and is opened there in a moment. `splitOff`: a part that an officer made a case of its own;
   * `splitFrom`: the case that this one is a part of. `joinedWith`: the report of somebody else that this one has joined.
   */
  readonly kind: 'goesOn' | 'cameFrom' | 'onItsWay' | 'splitOff' | 'splitFrom' | 'joinedWith';
  /** Another region, or a service of the same one. */
  readonly where: Text;
  readonly number: string | null;
  /** The secret link, for its owner alone. */
  readonly address: string | null;
  /** What was published of the case before, so that whoever goes on with it need not ask again. */
  readonly said: readonly { readonly label: Text; readonly value: Text }[];
  /** How it stands there, for its owner alone; of `joinedWith` what anybody may see. */
  readonly open: Pick<PublicCaseView, 'status' | 'tone' | 'promise' | 'acting' | 'timeline'> | null;
}

/** One answer of a matter, as its owner reads it. */
export interface AnswerView {
  readonly label: Text;
  readonly value: Text;
  readonly parts: readonly { readonly label: Text; readonly value: Text }[];
  readonly files: readonly FileView[];
  readonly source: Text | null;
  /** An office wrote it; all other is the owner's own, or a register's. */
  readonly byOffice: boolean;
}

/** What the law gives the person whose data they are (UU 27/2022), on the page of the case. */
export interface OwnDataView {
  /** Until when the copy of the person's data may be fetched; null: there is none. */
  readonly personalDataUntil: Instant | null;
  /** Since when nobody works with it, because the person it is about asked for that. */
  readonly restingSince: Instant | null;
}

export interface DocumentView {
  readonly id: string;
  readonly title: Text;
  /** Null for a file of another system: it has that system's number. */
  readonly number: string | null;
  readonly status: DocumentRecord['status'];
  /** "Menunggu tanda tangan Lurah Cibodas" */
  readonly statusText: Text;
  readonly pdfPath: string | null;
  /** Null for a file of another system, which this city cannot verify. */
  readonly verifyPath: string | null;
  readonly validUntil: DateText | null;
}

/** Why nothing is written now. `wrongClock` is never read from an error: the watch finds it (http/watch.ts). */
export type Outage = 'noRoom' | 'unavailable' | 'wrongClock';

export interface VerifyView {
  readonly verdict: 'none' | 'authentic' | 'authenticUncertified' | 'changed' | 'withdrawn' | 'unknown';
  readonly headline: Text;
  readonly explanation: Text;
  readonly document: null | {
    readonly title: Text;
    readonly number: string;
    readonly issuedOn: DateText;
    readonly validUntil: DateText | null;
    readonly unit: Text;
    readonly signer: Text;
    /** Under the seal of the institution: no person signed it. */
    readonly sealed: boolean;
    readonly signedAt: Instant | null;
    /** Why it was withdrawn. */
    readonly because: Text | null;
    /** The number of the letter that took its place. */
    readonly replacedBy: string | null;
  };
  readonly checks: readonly { readonly ok: boolean | null; readonly text: Text }[];
}

/** A photo that was used in another case: mirrored, cropped and re-compressed ones too, also those that came by mail (P10). */
export interface ReusedPhoto {
  readonly sha256: string;
  /** Of the other case. */
  readonly number: string;
  readonly file: FileView;
  readonly other: FileView;
  /** One of the two shows a part of what the other one shows. */
  readonly part: boolean;
}

/** A matter of this device, or one that it follows: of that no more than is public. */
export interface CaseCard {
  readonly number: string;
  readonly title: Text;
  readonly icon: string;
  readonly status: Text;
  readonly tone: Tone;
  readonly promise: PromiseView | null;
  readonly filedAt: Instant;
  readonly needsYou: boolean;
  readonly followed: boolean;
}
