/**
 * What the platform stands on: store, bytes, pictures, signer, registries, cities. Given once, at start.
 *
 * Must never: be reached for from a module variable; two installations may live in one process (tests do).
 */
import type { Instant } from '@balai/kernel';
import type { Store } from '@balai/store';
import type { Signer } from '../documents/signer.ts';
import type { SimulatedSigner } from '../documents/simulated-signer.ts';
import type { Registries } from '../registries/registries.ts';
import type { CityData } from './city-data.ts';
import type { UploadRefusal } from './platform-types.ts';

/** Bytes by their sha256, in hex. Writing the same bytes again is harmless. */
export interface ByteStore {
  write(bytes: Uint8Array): Promise<string>;
  read(sha256: string): Promise<Uint8Array | null>;
}
/** One upload after it was recognised by content and cleaned: what is kept of it. */
export interface CleanUpload {
  readonly mediaType: 'image/jpeg' | 'image/webp' | 'application/pdf';
  readonly bytes: Uint8Array;
  readonly width: number | null;
  readonly height: number | null;
  readonly thumbnail: Uint8Array | null;
  readonly perceptual: string | null;
  readonly mirrored: string | null;
  readonly taken: { readonly at: string | null; readonly latitude: number | null; readonly longitude: number | null };
}
export type CleanUploads = (bytes: Uint8Array) => Promise<{ readonly ok: true; readonly value: CleanUpload } | { readonly ok: false; readonly error: UploadRefusal }>;

export interface PlatformDeps {
  readonly store: Store;
  /** The city behind a region. Throws for a region that this installation does not have. */
  cityOf(regionId: number): CityData;
  readonly bytes: ByteStore;
  readonly cleanUpload: CleanUploads;
  /** Practice signs with keys of its own. */
  signerOf(regionId: number): Signer;
  /** The switchable signer of the demo; null where the signer is real. */
  readonly simulatedSigner: SimulatedSigner | null;
  registriesOf(regionId: number): Registries;
  /** At least 32 random bytes, kept in the data folder: the secret of a case's link is derived from its draft with it. */
  readonly linkSecret: Uint8Array;
  /** `https://balai.example`: where links and QR codes lead. */
  addressOf(regionId: number): string;
  /** The present, for jobs alone; a request carries its own. */
  now(): Instant;
  /** Told what went wrong in the background: a place and a code, no data of a person. */
  readonly onTrouble: (where: string, code: string) => void;
}
