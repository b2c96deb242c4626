// The accounts of officers, opened with the first call that needs them: their library is a third of what a start would load, and
// a resident's first page needs none of it. Must never: hide that they cannot be opened; whoever asks is told.
import type { Accounts } from '@balai/server';
import type { AccountOptions } from '@balai/server/accounts';

export type AccountsLater = Accounts & {
  /** Loads their library, and opens them with their tables. Throws when the library is missing; a database that is away is told. */
  readonly open: (onTrouble: (code: string) => void) => Promise<void>;
};

export function accountsLater(options: AccountOptions): AccountsLater {
  let opening: Promise<Accounts> | null = null;
  const opened = (): Promise<Accounts> => {
    opening ??= import('@balai/server/accounts')
      .then(({ openAccounts }) => openAccounts(options))
      .catch((problem: unknown) => {
        opening = null; // a database that was away for a moment must not close the console for ever
        throw problem;
      });
    return opening;
  };
  return {
    open: async (onTrouble) => {
      await import('@balai/server/accounts');
      // Whoever signs in next opens them then.
      await opened().catch((problem: unknown) =>
        onTrouble(problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown'),
      );
    },
    session: async (...asked) => (await opened()).session(...asked),
    signIn: async (...asked) => (await opened()).signIn(...asked),
    signOut: async (...asked) => (await opened()).signOut(...asked),
    idOf: async (...asked) => (await opened()).idOf(...asked),
    endSessions: async (...asked) => (await opened()).endSessions(...asked),
    put: async (...asked) => (await opened()).put(...asked),
    putAll: async (...asked) => (await opened()).putAll(...asked),
  };
}
