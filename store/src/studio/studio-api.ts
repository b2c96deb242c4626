/**
 * The store's door, fourth part: what travels beside a manifest, changes that are proposed to it, and how its cases go.
 *
 * Must never: give out code to be run, name a person in a count, or forget who proposed and who decided.
 */
import type { ExampleSet, Instant, Outcome } from '@balai/kernel';

/** What a service was compiled from: to be read and played, never run. */
export interface Papers {
  /** `services/tangerang/lampu-jalan.ts`; null where the values of a published version were changed as data. */
  readonly file: string | null;
  readonly source: string | null;
  readonly examples: ExampleSet;
  /** The hash of the manifest whose values or texts were changed in the studio; null: it came from a file. */
  readonly basedOn: string | null;
}

export interface Proposal {
  readonly id: string;
  readonly serviceId: string;
  /** The published manifest that it changes. */
  readonly basedOn: string;
  readonly canonical: string;
  readonly hash: string;
  /** As they were typed, so that they can be shown again; the platform knows their shape. */
  readonly changes: unknown;
  readonly because: string;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly decided: {
    readonly as: 'published' | 'declined';
    readonly by: string;
    readonly because: string;
    readonly at: Instant;
    /** The version that it became; null: declined, or not published yet. */
    readonly number: number | null;
  } | null;
}

/** A stage now: open turns, those whose time is over, and turns that ended among the newest cases, as ms from beginning to end. */
export interface StageCounts {
  readonly stage: string;
  readonly open: number;
  readonly late: number;
}
export interface TurnTime {
  readonly stage: string;
  readonly beganAt: Instant;
  readonly endedAt: Instant;
}
export interface Lifecycle {
  readonly stages: readonly StageCounts[];
  readonly times: readonly TurnTime[];
  readonly actions: readonly {
    readonly stage: string;
    readonly action: string;
    readonly reason: string | null;
    readonly count: number;
  }[];
  readonly endings: readonly { readonly stage: string; readonly outcome: Outcome; readonly count: number }[];
  readonly objections: number;
  readonly timeouts: readonly { readonly stage: string; readonly count: number }[];
  /** How many cases this was read from: the newest, at most 2,000. */
  readonly cases: number;
}

export interface Studio {
  papers(regionId: number, manifestHash: string): Promise<Papers | null>;
  /** The same for many at once, by hash. */
  allPapers(regionId: number, manifestHashes: readonly string[]): Promise<ReadonlyMap<string, Papers>>;
  /** Keeps or renews what travels beside a manifest that is stored. */
  keepPapers(regionId: number, manifestHash: string, papers: Papers, now: Instant): Promise<void>;
  /** Open turns by stage now; times, reasons and endings of the cases filed since, of the newest 2,000. */
  lifecycle(regionId: number, serviceId: string, since: Instant, now: Instant): Promise<Lifecycle>;
  /** Writes a proposal down; returns its id. */
  propose(regionId: number, proposal: Omit<Proposal, 'id' | 'decided' | 'proposedAt'>, now: Instant): Promise<string>;
  proposal(regionId: number, id: string): Promise<Proposal | null>;
  /** Newest first; at most 100. Without a service: those that wait, of every service. */
  proposals(regionId: number, serviceId: string | null): Promise<readonly Proposal[]>;
  /** Decides a proposal once; false: somebody has. */
  decide(
    regionId: number,
    id: string,
    decision: { readonly as: 'published' | 'declined'; readonly by: string; readonly because: string },
    now: Instant,
  ): Promise<boolean>;
  /** Notes the version that an approved proposal became. */
  published(regionId: number, id: string, number: number): Promise<void>;
}
