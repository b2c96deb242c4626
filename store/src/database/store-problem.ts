/** Why the store cannot open, as data: the command line turns each into a sentence. Must never: hold data of residents. */

export type StoreProblem =
  /** The database was migrated by a newer Balai: start that one, or restore an older backup. */
  | { readonly type: 'newerDatabase'; readonly found: string; readonly newest: string }
  /** A migration file was changed after it ran. */
  | { readonly type: 'migrationChanged'; readonly name: string }
  | { readonly type: 'serverTooOld'; readonly found: number; readonly wanted: number }
  /** `pg_trgm` cannot be created: install PostgreSQL's contrib package, or let an administrator create it. */
  | { readonly type: 'extensionMissing'; readonly detail: string }
  | { readonly type: 'notReachable'; readonly code: string }
  /** A key that personal fields are sealed under is not in the data folder, or another one lies in its place. */
  | { readonly type: 'keyMissing' | 'keyDiffers'; readonly region: number; readonly key: string };

export interface StoreUnavailable extends Error {
  readonly problem: StoreProblem;
}

/** An error to throw; `problem` says what it is. */
export function storeUnavailable(problem: StoreProblem): StoreUnavailable {
  return Object.assign(new Error(`the store cannot open: ${JSON.stringify(problem)}`), {
    name: 'StoreUnavailable',
    problem,
  });
}

/** The SQLSTATE of a database error, or the code of a connection error; empty when it is neither. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * True when nobody can tell whether the statement took effect: the connection was lost, or the server went down, or no
 * answer came in time. Whatever has a SQLSTATE of another class was rolled back.
 */
export function isUnknownOutcome(error: unknown): boolean {
  const code = codeOf(error);
  return code === '' || code.startsWith('08') || code.startsWith('57P') || !/^[0-9A-Z]{5}$/.test(code);
}

/** True when the same statement may succeed if it is sent again: deadlock, serialisation, lock time-out, cancelled. */
export function isWorthRetrying(error: unknown): boolean {
  return ['40P01', '40001', '55P03', '57014', '53300'].includes(codeOf(error));
}
export const isUniqueViolation = (error: unknown): boolean => codeOf(error) === '23505';
