/**
 * Keeps files by the SHA-256 of their content, on the local disk or wherever an adapter of the same shape puts them.
 *
 * Must never: follow a name from outside. A file is asked for by 64 hexadecimal digits and by nothing else; and a file
 * that is there is whole, as it appears under its name only after it is safely on the disk.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Seal } from '@balai/store';
import { hashOf, openFile, sealedUnder, sealFile } from './sealed-file.ts';

/** All methods answer `null` or `false` for a name that is no SHA-256, as for a file that is not there. */
export interface FileStore {
  /** Returns the name; the same bytes again change nothing, but mend a damaged copy. They are sealed under the region's key. */
  put(bytes: Uint8Array, regionId: number): Promise<string>;
  /** @throws when the stored bytes are no longer those of their name. */
  get(sha256: string): Promise<Buffer | null>;
  has(sha256: string): Promise<boolean>;
  /** Whether there was such a file. */
  remove(sha256: string): Promise<boolean>;
  /** With its size in bytes; the reader must consume or destroy the stream. */
  stream(sha256: string): Promise<{ readonly size: number; readonly stream: Readable } | null>;
}

/** On a disk of ours files can be sealed anew. */
export interface DiskStore extends FileStore {
  /** Seals a file under the newest key of its region; of `regionId` where it lies in the open. Whether that changed it. */
  reseal(sha256: string, regionId: number): Promise<boolean>;
  /** Which key a file lies under; null for a plain or absent one. */
  under(sha256: string): Promise<{ readonly regionId: number; readonly keyId: string } | null>;
}

const NAME = /^[0-9a-f]{64}$/u;

/** Where the bytes of this sha256 lie below `folder`. */
export const bytesPathIn = (folder: string, sha256: string): string =>
  join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

/** Where no keys are given: a file stays plain, and a sealed one does not open. */
const NO_SEAL: Seal = {
  newest: () => null,
  close: () => null,
  open: () => {
    throw new Error('file store: no keys were given');
  },
};

/** Opens a store under a folder, which is made when absent; left-overs of writes interrupted an hour before `now` (ms since 1970) are swept. */
export async function openDiskStore(folder: string, now: number, seal: Seal = NO_SEAL): Promise<DiskStore> {
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  for (const name of await readdir(incoming)) await sweepOld(join(incoming, name), now);
  const pathOf = (sha256: string): string | null => (NAME.test(sha256) ? bytesPathIn(folder, sha256) : null);
  const get: FileStore['get'] = async (sha256) => {
    const path = pathOf(sha256);
    const bytes = path === null ? null : await absentAsNull(readFile(path));
    const plain = bytes === null ? null : openFile(seal, sha256, bytes);
    if (bytes !== null && plain === null)
      throw new Error(`file store: ${sha256} is damaged on the disk; restore it from a backup`);
    return plain;
  };
  return {
    async put(bytes, regionId) {
      const sha256 = hashOf(bytes);
      const path = bytesPathIn(folder, sha256);
      const kept = await absentAsNull(readFile(path));
      // A file damaged on the disk is mended by whoever brings it again.
      if (kept !== null && openFile(seal, sha256, kept) !== null) return sha256;
      if (await isShort(folder, bytes.length)) throw Object.assign(new Error('no room is left'), { code: 'ENOSPC' });
      await writeWhole(join(incoming, randomBytes(12).toString('hex')), path, sealFile(seal, regionId, sha256, bytes));
      return sha256;
    },
    get,
    async has(sha256) {
      const path = pathOf(sha256);
      return path !== null && (await absentAsNull(stat(path))) !== null;
    },
    async under(sha256) {
      const path = pathOf(sha256);
      const bytes = path === null ? null : await absentAsNull(readFile(path));
      return bytes === null ? null : sealedUnder(bytes);
    },
    async reseal(sha256, regionId) {
      const path = pathOf(sha256);
      const bytes = path === null ? null : await absentAsNull(readFile(path));
      if (path === null || bytes === null) return false;
      const under = sealedUnder(bytes);
      const region = under?.regionId ?? regionId;
      if ((under?.keyId ?? null) === seal.newest(region)) return false;
      const plain = openFile(seal, sha256, bytes);
      if (plain === null) throw new Error(`file store: ${sha256} is damaged on the disk; restore it from a backup`);
      await writeWhole(join(incoming, randomBytes(12).toString('hex')), path, sealFile(seal, region, sha256, plain));
      return true;
    },
    async remove(sha256) {
      const path = pathOf(sha256);
      return path !== null && (await absentAsNull(rm(path).then(() => true))) === true;
    },
    async stream(sha256) {
      const bytes = await get(sha256);
      return bytes === null ? null : { size: bytes.length, stream: Readable.from([bytes]) };
    },
  };
}

/** Files leave this much of the disk free: the database needs it to go on taking reports when there is no room for photos. */
const LEFT_FREE_BYTES = 64 * 1024 * 1024;

async function isShort(folder: string, bytes: number): Promise<boolean> {
  const disk = await statfs(folder);
  return disk.bavail * disk.bsize < LEFT_FREE_BYTES + bytes;
}

/** Whether a file could not be kept because the disk, or our share of it, is full. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

async function absentAsNull<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return null;
    throw problem;
  });
}

/** Bytes, then name, each made durable before the next: after a power cut the file is whole or absent. */
async function writeWhole(beside: string, path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(beside, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (problem) {
    await rm(beside, { force: true });
    throw problem;
  } finally {
    await handle.close();
  }
  const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await rename(beside, path);
  for (const folder of made === undefined ? [dirname(path)] : [dirname(path), dirname(dirname(path)), dirname(made)])
    await syncFolder(folder);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Another process may be writing beside us: only what is an hour old was left behind. */
async function sweepOld(path: string, now: number): Promise<void> {
  const modified = await absentAsNull(stat(path).then((found) => found.mtimeMs));
  if (modified !== null && now - modified > 3_600_000) await rm(path, { force: true });
}
