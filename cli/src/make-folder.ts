// Makes a folder and those above it, one after the other. Node's own recursive way never ends where the system makes no
// folders (/proc), and hides that a disk is read-only. Must never: change a folder that is there.
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Only the owner may enter what it makes. Throws what the file system throws. */
export function makeFolder(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) return;
  if (found === undefined && dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may just have made it.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}
