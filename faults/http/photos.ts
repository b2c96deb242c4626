/**
 * Photos of a fault run: each is another one, sent as a browser sends a file, and cleaned at once in this process. What cleaning does
 * is told by tests of its own; here its result is stored, claimed and shown while everything else is disturbed.
 *
 * Must never: give two photos the same bytes, or keep those that were sent.
 */
import { createHash, randomUUID } from 'node:crypto';
import { ok } from '@balai/kernel';
import type { PlatformDeps } from '@balai/server';

type Cleaner = PlatformDeps['images'];

/** As small as what is recognised as a JPEG may be. */
const jpegOf = (words: string): Buffer =>
  Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    Buffer.from(words),
    Buffer.from('ffd9', 'hex'),
  ]);

export const newPhoto = (): Buffer => jpegOf(`sent ${randomUUID()}`);

export const cleaner: Cleaner = {
  async clean(bytes) {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const cleaned = jpegOf(`cleaned ${hash}`);
    return ok({
      bytes: cleaned,
      thumbnail: jpegOf(`small ${hash}`),
      width: 640,
      height: 480,
      sha256: createHash('sha256').update(cleaned).digest('hex'),
      perceptual: { hash: hash.slice(0, 16), mirrored: hash.slice(16, 32), plain: false },
      landmarks: new Uint8Array(),
      taken: {},
    });
  },
  close: () => Promise.resolve(),
};

const BOUNDARY = 'balai-faults';
/** A form with one file, and how its kind is said. */
export const multipart = (photo: Buffer): { readonly payload: Buffer; readonly contentType: string } => ({
  payload: Buffer.concat([
    Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="foto"; filename="foto.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`,
    ),
    photo,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]),
  contentType: `multipart/form-data; boundary=${BOUNDARY}`,
});
