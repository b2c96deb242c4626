/**
 * What somebody without an account sees of the one turn that a link gives them: an RT, a partner, a body outside.
 *
 * Must never: hold an answer that the service does not show to this party.
 */
import type { Field, Instant, Text } from '@balai/kernel';
import type { FileView, ServiceCard } from './shared-types.ts';

/** How far a link has come. `answered`: with it; `over`: the turn is; `replaced`: a newer link was sent. */
export type LinkStanding = 'open' | 'answered' | 'over' | 'replaced' | 'expired';

export interface AskedAction {
  readonly action: string;
  readonly label: Text;
  readonly refuses: boolean;
  readonly questions: readonly { readonly name: string; readonly field: Field<unknown> }[];
  /** One at least must be chosen, where there are any. */
  readonly reasons: readonly { readonly name: string; readonly says: Text; readonly basis: string }[];
  /** Why it cannot be done now, in words. */
  readonly disabled: Text | null;
}
export interface AskedView {
  readonly id: string;
  readonly standing: LinkStanding;
  readonly service: ServiceCard;
  readonly number: string;
  /** As whom they act: `Ketua RT Sukarasa`. */
  readonly as: Text;
  readonly stage: Text;
  readonly since: Instant;
  /** What happened, and the way out; null while the link is open. */
  readonly happened: Text | null;
  /** Null unless the link is open. */
  readonly turn: null | {
    readonly dueAt: Instant;
    readonly lateText: Text;
    /** The applicant reads that this was opened: something is shown that is not public anyway. */
    readonly isLogged: boolean;
    /** Why it was handed to them, in the coded reasons of whoever did. */
    readonly reasons: readonly Text[];
    readonly answers: readonly { readonly label: Text; readonly value: Text; readonly files: readonly FileView[] }[];
    readonly actions: readonly AskedAction[];
  };
}

/** What an officer sees of the link of a turn. `none`: no link, as nobody can be reached. */
export interface SentLink {
  readonly state: 'none' | 'waiting' | 'sent' | 'failed';
  /** When it was put on its way; null where it never was. */
  readonly at: Instant | null;
  /** Whether an address is written down; in a demo or practice region none is needed. */
  readonly reachable: boolean;
  /** Demo and practice alone: where the link leads, as no message leaves the house. */
  readonly path: string | null;
}
