/** A disk that may be full. Must never: lose what it took. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FileStore } from '@balai/server';

export interface MemoryDisk extends FileStore {
  full: boolean;
}

export function openMemoryDisk(): MemoryDisk {
  const files = new Map<string, Buffer>();
  return {
    full: false,
    async put(bytes) {
      if (this.full) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      const name = createHash('sha256').update(bytes).digest('hex');
      files.set(name, Buffer.from(bytes));
      return name;
    },
    get: async (sha256) => files.get(sha256) ?? null,
    has: async (sha256) => files.has(sha256),
    remove: async (sha256) => files.delete(sha256),
    async stream(sha256) {
      const bytes = files.get(sha256);
      return bytes === undefined ? null : { size: bytes.length, stream: Readable.from(bytes) };
    },
  };
}
