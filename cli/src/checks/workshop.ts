// A temporary folder for one test run: whatever a test makes lies in it and goes with it, also after a kill -9
// (the next run finds the folder without an owner).
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holderOf, takeLock } from '@balai/store/postgres';

const prefix = 'balai-run-';

/** Makes the folder, points TMPDIR of this process and its children to it, and gives the function that removes it. */
export function openWorkshop(): () => void {
  const parent = tmpdir();
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(parent, name);
    if (holderOf(join(folder, 'owner.lock')) === undefined) rmSync(folder, { recursive: true, force: true });
  }
  const folder = mkdtempSync(join(parent, prefix));
  chmodSync(folder, 0o711); // a database that runs as another user must reach its own folder in it
  takeLock(join(folder, 'owner.lock'));
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
