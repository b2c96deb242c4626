/**
 * What pages may ask of the city: the contract between web and server. Pages call it in process (`locals.platform`),
 * already bound to the region, the language, the device and the officer of the request.
 *
 * Everything here is plain JSON with texts in both languages. Must never: hand out personal data that the viewer of
 * this request may not see, or let a page decide about rights.
 */
import type { Instant, Text } from '@balai/kernel';
import type { Channel } from '@balai/store';
import type { CityPlatform } from './city-types.ts';
import type { ConsolePlatform } from './console-types.ts';
import type { PortalPlatform } from './portal-types.ts';
import type { Outage, RawForm, Result, VerifyView } from './shared-types.ts';
import type { StudioPlatform } from './studio-types.ts';

export type * from './asked-types.ts';
export type * from './catalogue-types.ts';
export type * from './city-types.ts';
export type * from './console-action-types.ts';
export type * from './console-types.ts';
export type * from './outbox-types.ts';
export type * from './board-types.ts';
export type * from './desk-types.ts';
export type * from './leave-types.ts';
export type * from './erasure-types.ts';
export type * from './follow-types.ts';
export type * from './operations-types.ts';
export type * from './rectification-types.ts';
export type * from './payment-types.ts';
export type * from './portal-types.ts';
export type * from './shared-types.ts';
export type * from './studio-types.ts';

export interface Platform {
  readonly region: RegionView;
  readonly now: Instant;
  readonly portal: PortalPlatform;
  readonly console: ConsolePlatform;
  readonly city: CityPlatform;
  readonly studio: StudioPlatform;
  readonly files: FilePlatform;
}

/** An outage as a page answers it: its status, and how long a caller does well to wait. */
export interface OutageTold {
  readonly type: Outage;
  readonly status: number;
  readonly retryAfterSeconds: number;
}

/** What Fastify hangs on the raw request for the pages (`event.platform.req.asking`). */
export interface PageRequest {
  readonly platform: Platform;
  /** What the reader reads: by the cookie of the pages, else by what the browser prefers. */
  readonly language: keyof Text;
  /** Set-Cookie header to add to the answer: the first write of a device. Null: none. */
  readonly newDeviceCookie: string | null;
  /** What the form before this page has to tell (`?pesan=ID`); reading does not use it up. */
  flash(id: string): Promise<Flash | null>;
  /** Whether an error is an outage of the installation, which passes; null for every other one. */
  outageOf(error: unknown): OutageTold | null;
  /** A whole page (HTML) for a url-encoded form that met an outage: it holds what was typed, and sends it again by a button. */
  formAgain(outage: OutageTold['type'], body: string): string;
  /** The same for a form of the console whose officer is not signed in any more, with the way to sign in on a tab of its own. */
  signedOutAgain(body: string): string;
  /** Why nothing is written now; null: all is well. Everything may still be read. */
  readonly standstill: OutageTold | null;
  /** Keeps what the next page is told; returns the id for `?pesan=`. */
  tell(flash: Flash): Promise<string>;
}

export interface Flash {
  readonly kind: 'done' | 'refused';
  readonly messages: readonly { readonly field: string | null; readonly message: Text }[];
  readonly typed: RawForm;
  /** The verdict about an uploaded document. */
  readonly verdict?: VerifyView;
}

/** Who asks: made by the HTTP layer for each request, never by a page. */
export interface PlatformContext {
  readonly regionId: number;
  /** sha256 (hex) of the device cookie; null for a device without one. Cases and drafts are bound to it. */
  readonly device: string | null;
  /** The signed-in officer's account id. */
  readonly officer: string | null;
  readonly channel: Channel;
  /** The language that the asker reads. Texts come in both; what is typed and what is printed needs the one. */
  readonly language: keyof Text;
  readonly now: Instant;
}

/** The copy of a person's data: for programs, as a page, on paper. */
export type CopyKind = 'json' | 'html' | 'pdf';

/** Bytes go in and out here; everything else is JSON. */
export interface FilePlatform {
  /** Null: no such file, or none of this viewer's. PDFs are served as attachments. */
  open(sha256: string, size: 'full' | 'thumbnail'): Promise<FileBytes | ClosedFile | null>;
  documentPdf(documentId: string): Promise<FileBytes | ClosedFile | null>;
  /** In the language of the one who asks; `roll`: 80 mm wide, for the printer of a counter. Default: a sheet of A5. */
  receiptPdf(number: string, on?: 'sheet' | 'roll'): Promise<FileBytes | null>;
  /** The letter about what was refused or returned at this version of the case, for who holds it; in the language of the one who asks. */
  noticePdf(number: string, version: number): Promise<FileBytes | null>;
  /** The copy of a person's data, where an office granted it on a request that this device holds. */
  personalData(number: string, kind: CopyKind): Promise<FileBytes | null>;
  /** Recognises by content, cleans, stores and stages one upload for a draft or for a case that this viewer may act on. */
  stage(upload: {
    readonly draftId?: string;
    readonly number?: string;
    /** Of a turn by a link that this device has opened. */
    readonly linkId?: string;
    /** The request in whose turn an answer of the case `number` is set right: the photo or paper that is right. */
    readonly asked?: string;
    readonly question: string;
    readonly bytes: Uint8Array;
  }): Promise<
    Result<
      {
        readonly sha256: string;
        readonly offeredPosition: { readonly latitude: number; readonly longitude: number } | null;
      },
      UploadRefusal
    >
  >;
}

/** An officer may see that it is there: they open it after saying what for, or never. `message` tells which. */
export interface ClosedFile {
  readonly type: 'notAllowed';
  readonly message: Text;
}
export interface FileBytes {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
  readonly inline: boolean;
  readonly immutable: boolean;
}

export type UploadRefusal = {
  readonly type: 'notRecognised' | 'tooLarge' | 'tooManyPixels' | 'damaged' | 'tooMany' | 'notFound' | 'noRoom';
  readonly message: Text;
};

export interface RegionView {
  readonly slug: string;
  readonly name: Text;
  readonly kind: 'live' | 'practice' | 'demo';
  readonly code: string;
  readonly utcOffset: number;
  readonly emergencyNumber: string;
  readonly districts: readonly {
    readonly code: string;
    readonly name: string;
    readonly villages: readonly { readonly code: string; readonly name: string }[];
  }[];
}
