// Copies files by their sha256, each whole and on the disk before it gets its name; what is there already is not copied
// again, so an interrupted copy goes on where it stopped. Must never: overwrite, or keep bytes that are not their name.
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { hashing } from '@balai/store/backup';

export type Copied = 'copied' | 'there' | 'missing' | 'damaged';

/** Copies the file at `from`, which must have this sha256, to `to`. */
export async function copyBytes(from: string, to: string, sha256: string): Promise<Copied> {
  if (existsSync(to)) return 'there';
  if (!existsSync(from)) return 'missing';
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const draft = `${to}.${process.pid}`;
  const through = hashing();
  try {
    await pipeline(createReadStream(from), through.stream, createWriteStream(draft, { mode: 0o600, flush: true }));
    if (through.seen().sha256 !== sha256) return 'damaged';
    await rename(draft, to);
    return 'copied';
  } finally {
    await rm(draft, { force: true });
  }
}
