// The keys that personal fields and files are sealed under: one file for each region and key in `secrets/` of the data
// folder, apart from the database and from backups. Must never: print a key, or write over one.
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DataKeys } from '@balai/store';
import { writeToDisk } from './write-to-disk.ts';

const BYTES = 32;

export const dataKeyFile = (regionId: number, keyId: string): string => `data-${regionId}-${keyId}`;

export function dataKeysIn(data: string): DataKeys {
  const folder = join(data, 'secrets');
  const pathOf = (regionId: number, keyId: string) => join(folder, dataKeyFile(regionId, keyId));
  const read: DataKeys['read'] = (regionId, keyId) => readKey(pathOf(regionId, keyId));
  return {
    read,
    make(regionId, keyId) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const path = pathOf(regionId, keyId);
      const draft = `${path}.${process.pid}`;
      writeToDisk(draft, 'w', randomBytes(BYTES).toString('hex'));
      try {
        // A link is made or is there already: two processes that start at once agree on the first one's key.
        linkSync(draft, path);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      } finally {
        rmSync(draft, { force: true });
      }
      syncFolder(folder);
      const made = read(regionId, keyId);
      if (made === null) throw new Error(`${path} is no key`);
      return made;
    },
  };
}

function readKey(path: string): Uint8Array | null {
  try {
    const bytes = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
    return bytes.length === BYTES ? bytes : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
