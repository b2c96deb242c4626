/**
 * What the operators' page shows, and what only whoever started the process can tell it.
 *
 * Must never: name a case, a resident or an officer.
 */
import type { Instant, Text } from '@balai/kernel';

/** `ok`: as it should be. `soon`: somebody should look. `late`: something does not work. Null: a fact, neither good nor bad. */
export type OperatingState = 'ok' | 'soon' | 'late' | null;

export interface OperatingRow {
  readonly id: string;
  readonly label: Text;
  readonly value: Text;
  readonly state: OperatingState;
  /** What to do about it; null where nothing is to be done. */
  readonly advice: Text | null;
  /** The page of the console where it is done, for who may open it. */
  readonly href?: string;
}
export interface OperationsView {
  readonly at: Instant;
  /** The worst of all rows. */
  readonly worst: 'ok' | 'soon' | 'late';
  readonly sections: readonly { readonly id: string; readonly title: Text; readonly rows: readonly OperatingRow[] }[];
}

/** A backup that was finished, as `balai backup` wrote it down. */
export interface BackupNote {
  readonly takenAt: Instant;
  /** How long it took, in ms. */
  readonly took: number;
  readonly bytes: number;
  readonly files: number;
  readonly withKeys: boolean;
}
/** A backup that was restored and proved, as `balai restore --verify` wrote it down beside that backup. */
export interface ExerciseNote {
  readonly at: Instant;
  readonly took: number;
  readonly backupTakenAt: Instant;
  readonly isEqual: boolean;
}

/** The process and the machine around the platform. */
export interface Installation {
  readonly startedAt: Instant;
  readonly role: 'web' | 'jobs' | 'all';
  /** Among the connections of the database. */
  readonly name: string;
  /** When the jobs of this process ended their last round; null: not yet, or it has none. */
  lastRoundAt(): Instant | null;
  disk(): Promise<{ readonly free: number; readonly total: number }>;
  /** Newest first; at most as many as are kept. Null where the notes cannot be read. */
  backups(): Promise<readonly BackupNote[] | null>;
  /** The newest one of the backups of this installation. */
  exercise(): Promise<ExerciseNote | null>;
}
