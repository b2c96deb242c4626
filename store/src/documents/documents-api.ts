/**
 * Letters as other workspaces see them: what is known of one, and the steps that it takes.
 *
 * Must never: offer a call that changes a number, or the bytes of a signed letter.
 */
import type { DateText, Instant, Result, Text } from '@balai/kernel';
import type { AppointmentKind } from '../store-types.ts';

export interface Signer {
  readonly officer: string;
  readonly name: string;
  readonly position: string;
  readonly kind: AppointmentKind;
}
/** A document: numbered -> signing -> signed -> delivered -> superseded | revoked. Bytes are stored, never rendered again. */
export interface DocumentRecord {
  readonly id: string;
  readonly caseId: string;
  /** Of the event that issued it. */
  readonly caseVersion: number;
  readonly letter: string;
  readonly title: Text;
  readonly number: string;
  readonly unit: string;
  readonly area: string | null;
  readonly status: 'numbered' | 'signing' | 'signed' | 'delivered' | 'superseded' | 'revoked';
  /** A letter of the system carries the seal of the institution; a letter of a person the signature of the office-holder. */
  readonly signedAs: 'seal' | { readonly position: string };
  readonly signer: Signer | null;
  readonly signedAt: Instant | null;
  readonly certified: boolean;
  readonly issuedOn: DateText;
  readonly validUntil: DateText | null;
  readonly sha256: string | null;
  readonly revokedBecause: string | null;
  /** The later letter that took its place. */
  readonly supersededBy: string | null;
  /** Why it still waits: shown to the resident. */
  readonly waitsFor: 'signer' | 'signature' | null;
  /** When it was signed or sealed, or revoked while nobody had; null while it waits. */
  readonly waitedUntil: Instant | null;
  /** When it was withdrawn or replaced; null while it is, or may come to be, in force. */
  readonly overAt: Instant | null;
}

export interface Documents {
  byId(regionId: number, id: string): Promise<DocumentRecord | null>;
  bySha256(regionId: number, sha256: string): Promise<DocumentRecord | null>;
  /** Numbers repeat between kelurahan: several letters may carry one. */
  byNumber(regionId: number, number: string): Promise<readonly DocumentRecord[]>;
  ofCase(regionId: number, caseId: string): Promise<readonly DocumentRecord[]>;
  /** Letters that wait for a signature of these positions. `area` null: every area. */
  toSign(
    regionId: number,
    positions: readonly { readonly unit: string; readonly area: string | null; readonly position: string }[],
  ): Promise<readonly DocumentRecord[]>;
  /** Letters under the seal of the institution that are not sealed yet. */
  toSeal(regionId: number): Promise<readonly DocumentRecord[]>;
  /** The signature is asked for; repeating it is harmless. */
  signing(
    regionId: number,
    id: string,
    by: string | null,
    now: Instant,
  ): Promise<Result<DocumentRecord, DocumentError>>;
  /**
   * Keeps what was signed, and in the same commit replaces the same letter of an earlier ending of the case (or this one, where the
   * letter of a later ending was signed before). `signer` null for a seal. The bytes of `sha256` must lie in the file store already.
   */
  signed(
    regionId: number,
    id: string,
    what: { readonly sha256: string; readonly signer: Signer | null; readonly certified: boolean },
    now: Instant,
  ): Promise<Result<DocumentRecord, DocumentError>>;
  delivered(regionId: number, id: string, now: Instant): Promise<Result<DocumentRecord, DocumentError>>;
  revoke(
    regionId: number,
    id: string,
    because: string,
    by: string,
    now: Instant,
  ): Promise<Result<DocumentRecord, DocumentError>>;
  supersede(
    regionId: number,
    id: string,
    byDocument: string,
    by: string,
    now: Instant,
  ): Promise<Result<DocumentRecord, DocumentError>>;
}
export type DocumentError =
  | { readonly type: 'noSuchDocument' }
  | { readonly type: 'wrongStatus'; readonly status: DocumentRecord['status'] };
