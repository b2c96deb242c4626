/** What happened in a seed, in one hash: two plays of a seed are the same when their hashes are. Must never: keep the words. */
import { createHash } from 'node:crypto';

export interface Trace {
  add(what: string): void;
  /** The hash of all that happened so far. */
  hash(): string;
}

export function openTrace(onEvent?: (what: string) => void): Trace {
  const hash = createHash('sha256');
  return {
    add(what) {
      onEvent?.(what);
      hash.update(`${what}\n`);
    },
    hash: () => hash.copy().digest('hex').slice(0, 16),
  };
}
