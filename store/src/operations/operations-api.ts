/**
 * What an operator may ask of the store: how the database is, and what waits in it.
 *
 * Must never: name a case or a person.
 */
import type { Instant } from '@balai/kernel';

export interface Operations {
  look(regionId: number, now: Instant): Promise<Operating>;
}

export interface Operating {
  readonly database: {
    /** `15.20`, `18.4` */
    readonly version: string;
    readonly bytes: number;
    readonly connections: number;
    readonly mostConnections: number;
    /** Standbys that stream from this server now. */
    readonly standbys: number;
    /** A commit waits for one of them. */
    readonly synchronous: boolean;
  };
  /** The names that processes of Balai give their connections (`StoreOptions.applicationName`). */
  readonly processes: readonly { readonly name: string; readonly connections: number }[];
  readonly timers: {
    readonly waiting: number;
    /** Due for more than a minute: nobody fires them. */
    readonly overdue: number;
    readonly oldestDueAt: Instant | null;
    readonly nextDueAt: Instant | null;
    /** When one fired last, within the last day. */
    readonly lastFiredAt: Instant | null;
  };
  readonly outbox: {
    readonly waiting: number;
    /** Of those that wait: tried at least once in vain. */
    readonly failing: number;
    readonly oldestAt: Instant | null;
    readonly nextAt: Instant | null;
    readonly givenUp: number;
    /** Given up within a week, as nobody could be found to send them to; not counted in `givenUp`. */
    readonly unaddressed: number;
    readonly lastDeliveredAt: Instant | null;
  };
}
