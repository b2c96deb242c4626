/**
 * The store's door, fifth part: services as they are published, and the story of each.
 *
 * Must never: change or remove a version; what is taken back is published again under a new number.
 */
import type { Change, Finding, Instant, Result, ServiceManifest } from '@balai/kernel';
import type { Bundle, PublishedService } from '../store-types.ts';

/** How a publication came about. Every part may be left out: a first publication at start has no reader. */
export interface Publishing {
  /** `rollback`: an older content is published again, and the version before it taken back. */
  readonly kind?: 'publish' | 'rollback';
  /** For a rollback: the number of the version whose content comes back. */
  readonly backTo?: number;
  readonly because?: string;
  /** The second person, where the region demands one. */
  readonly approvedBy?: string;
  /** Why it was published although examples left something out. */
  readonly uncoveredBecause?: string;
}
/** One version of a service, with its story. */
export interface HistoricVersion extends PublishedService {
  readonly kind: 'publish' | 'rollback';
  readonly backTo: number | null;
  readonly because: string | null;
  readonly approvedBy: string | null;
  readonly uncoveredBecause: string | null;
  /** What was different from the version before, in the words that were read then. Empty for the first. */
  readonly changes: readonly Change[];
  /** True when a later publication took this one back. */
  readonly rolledBack: boolean;
  /** `foreign`: not signed by this installation, or changed since; such a version is not taken up. `unsigned`: older than signing. */
  readonly signed: 'signed' | 'unsigned' | 'foreign';
}
/** Signs what is published, and says whether a signature is of this installation. */
export interface Seals {
  readonly keyId: string;
  sign(text: string): string;
  verify(text: string, signature: string, keyId: string): boolean;
}

export interface Services {
  /** What new cases may be filed for, by id. From memory: no wait. */
  current(regionId: number): readonly PublishedService[];
  one(regionId: number, serviceId: string): PublishedService | null;
  byHash(regionId: number, manifestHash: string): Promise<ServiceManifest | null>;
  /** Every version, newest first: who, when, why, what was different, and whether it was taken back. */
  history(regionId: number, serviceId: string): Promise<readonly HistoricVersion[]>;
  /** Checks the data, stores it, and lets every running server take it up. Publishing an old bundle again is a rollback. */
  publish(
    regionId: number,
    bundle: Bundle,
    by: string,
    now: Instant,
    about?: Publishing,
  ): Promise<Result<PublishedService, PublishError>>;
  /** Called when a region's services changed. */
  onChange(listener: (regionId: number) => void): () => void;
  refresh(): Promise<void>;
}
export type PublishError =
  | { readonly type: 'notJson' | 'hashDiffers' | 'notCanonical' | 'catalogue' }
  /** A text that no service is as long as; it is not even parsed. In characters. */
  | { readonly type: 'tooLarge'; readonly characters: number; readonly atMost: number }
  | { readonly type: 'examplesFail'; readonly failed: number }
  /** The second person is the first. */
  | { readonly type: 'samePerson' }
  /** What `checkManifest` says. */
  | { readonly type: 'mistakes'; readonly mistakes: readonly Finding[] };
