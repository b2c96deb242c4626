/**
 * The hash chain of a case, and the commitments to private payloads.
 *
 * Each link covers the envelope, the open part, the commitment and the link before; the private payload only through its
 * commitment, so the chain verifies after the payload was erased. Must never: change the meaning of a link.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { sixteenRandomBytes } from './ids.ts';

/** What a link covers, besides the link before. Hashes in hex. */
export interface Linked {
  readonly regionId: number;
  readonly caseId: string;
  readonly version: number;
  readonly eventVersion: number;
  readonly open: unknown;
  readonly commitment: string | null;
  readonly commandId: string;
  readonly causedBy: string | null;
  readonly manifestHash: string;
  readonly kernelVersion: string;
  readonly recordedAt: number;
  readonly occurredAt: number;
  readonly actor: unknown;
  readonly channel: string;
}

/** Before the first event of a case. */
export const noLink = '00'.repeat(32);

/** The hash of this link, in hex. */
export function linkAfter(before: string, linked: Linked): string {
  return createHash('sha256').update(Buffer.from(before, 'hex')).update(canonicalJson(linked)).digest('hex');
}

/** Sixteen random bytes in hex: without the salt nobody can guess a payload from its commitment. */
export const newSalt = (): string => sixteenRandomBytes().toString('hex');

/** sha256(salt || sealed), in hex. */
export function commitmentTo(salt: string, sealed: string): string {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(sealed).digest('hex');
}
