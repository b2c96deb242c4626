// Writes a file so that it is on the disk when this returns: for what no restart may take back (keys, the ledger of erasures).
// Readable by its owner alone. Must never: return before the disk has it.
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** `how`: `w` writes it anew, `a` adds to its end. */
export function writeToDisk(path: string, how: 'w' | 'a', text: string): void {
  const file = openSync(path, how, 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
