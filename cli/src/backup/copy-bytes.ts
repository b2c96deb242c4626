// Copies files by their sha256, each whole and on the disk before it gets its name; what is there already is not copied
// again, so an interrupted copy goes on where it stopped. A sealed file is copied as it lies, after it was opened to see that it
// is what its name says. Must never: overwrite, or keep bytes that are not their name.
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openFile } from '@balai/server';
import { openerOf } from '@balai/store/backup';
import { dataKeysIn } from '../data-keys.ts';

export type Copied = 'copied' | 'there' | 'missing' | 'damaged';
/** Whether these bytes, as they lie on a disk, are the file of this name. */
export type IsWhole = (bytes: Buffer, sha256: string) => boolean;

/** Sealed files are opened with the keys of this data folder. A key that is missing makes a file damaged, as nobody can read it. */
export function wholeWith(data: string): IsWhole {
  const opener = openerOf(dataKeysIn(data));
  return (bytes, sha256) => {
    try {
      return openFile(opener, sha256, bytes) !== null;
    } catch {
      return false;
    }
  };
}

/** Null: it is not there. */
export async function isWholeAt(path: string, sha256: string, isWhole: IsWhole): Promise<boolean | null> {
  return existsSync(path) ? isWhole(await readFile(path), sha256) : null;
}

/** Copies the file at `from`, which must have this sha256, to `to`. */
export async function copyBytes(from: string, to: string, sha256: string, isWhole: IsWhole): Promise<Copied> {
  if (existsSync(to)) return 'there';
  if (!existsSync(from)) return 'missing';
  const bytes = await readFile(from);
  if (!isWhole(bytes, sha256)) return 'damaged';
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const draft = `${to}.${process.pid}`;
  try {
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, to);
    return 'copied';
  } finally {
    await rm(draft, { force: true });
  }
}
