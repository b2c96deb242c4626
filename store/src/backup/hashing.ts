/** The sha256 of bytes on their way, or of a file that lies there. Must never: hold a file in memory. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface Hashing {
  /** Hands on what it is given. */
  readonly stream: Transform;
  /** To be called once, when everything has passed. */
  seen(): { readonly bytes: number; readonly sha256: string };
}

export function hashing(): Hashing {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, seen: () => ({ bytes, sha256: hash.digest('hex') }) };
}

/** The sha256 of a file, or null when it is not there. */
export async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}
