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
}

export interface ServiceCard {
  readonly id: string;
  readonly title: Text;
  readonly category: string;
  readonly categoryLabel: Text;
  readonly icon: string;
  readonly free: boolean;
  readonly promise: Text | null;
  /** Why it was found: the word that matched. */
  readonly matched?: string;
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
    readonly checks: readonly { readonly ok: boolean; readonly text: Text }[];
  }[];
  readonly reasons: readonly { readonly says: Text; readonly basis: string }[];
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
}

export interface DocumentView {
  readonly id: string;
  readonly title: Text;
  readonly number: string;
  readonly status: DocumentRecord['status'];
  /** "Menunggu tanda tangan Lurah Cibodas" */
  readonly statusText: Text;
  readonly pdfPath: string | null;
  readonly verifyPath: string;
  readonly validUntil: DateText | null;
}

/** Why nothing is written now. `wrongClock` is never read from an error: the watch finds it (http/watch.ts). */
export type Outage = 'noRoom' | 'unavailable' | 'wrongClock';
