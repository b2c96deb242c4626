/**
 * The program that decodes and re-encodes photos, one at a time, in a process of its own.
 *
 * Must never: touch anything but the bytes it is sent. It decodes what strangers send, so it is given no secret, its
 * JavaScript may not write files or start programs (native code is not held by that), and it may be killed at any time.
 */
import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { decodeHeic } from './decode-heic.ts';
import { LANDMARK_EDGE, landmarksOf } from './landmarks.ts';
import { perceptualOf } from './perceptual.ts';
import { recognise, type FileKind } from './recognise.ts';
import { readTaken } from './taken.ts';
import { MAX_PIXELS, type CleanAnswer, type CleanReady, type CleanRequest } from './clean-messages.ts';

const LONGEST_EDGE = 2048;
const THUMBNAIL_EDGE = 480;
const OPTIONS = { limitInputPixels: MAX_PIXELS, failOn: 'truncated', sequentialRead: true } as const;

sharp.cache(false);
sharp.concurrency(1);
// Only the decoders of accepted kinds: libvips knows many more, each a way in.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadHeif'],
});

process.on('disconnect', () => process.exit(0));
process.on('message', (request: CleanRequest) => {
  void clean(Buffer.from(request.bytes)).then((answer) => process.send?.(answer));
});
process.send?.({ ready: true } satisfies CleanReady);

async function clean(bytes: Buffer): Promise<CleanAnswer> {
  const file = recognise(bytes);
  if (!file.ok) return { ok: false, refused: file.error };
  if (!file.value.isImage) return { ok: false, problem: 'notAnImage' };
  try {
    return await encode(bytes, file.value.kind);
  } catch (problem) {
    return {
      ok: false,
      problem:
        problem instanceof Error && /pixel limit|exceeds.*limit/iu.test(problem.message)
          ? 'tooManyPixels'
          : 'unreadable',
    };
  }
}

/** The photo upright. Of HEIC, prebuilt sharp reads what stands beside the picture alone. */
async function upright(bytes: Buffer, kind: FileKind): Promise<Sharp | 'tooManyPixels'> {
  if (kind !== 'heic') return sharp(bytes, OPTIONS).autoOrient();
  const decoded = await decodeHeic(bytes, MAX_PIXELS);
  return decoded === 'tooManyPixels' ? decoded : sharp(decoded.data, { raw: decoded.raw });
}

async function encode(bytes: Buffer, kind: FileKind): Promise<CleanAnswer> {
  const { width, height, exif } = await sharp(bytes, OPTIONS).metadata();
  if (width * height > MAX_PIXELS) return { ok: false, problem: 'tooManyPixels' };
  const taken = await readTaken(exif);
  const photo = await upright(bytes, kind);
  if (photo === 'tooManyPixels') return { ok: false, problem: photo };
  const { data, info } = await photo
    .resize({ width: LONGEST_EDGE, height: LONGEST_EDGE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 80, progressive: true })
    .toBuffer({ resolveWithObject: true });
  const thumbnail = await sharp(data)
    .resize({ width: THUMBNAIL_EDGE, height: THUMBNAIL_EDGE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 74 })
    .toBuffer();
  const grey = await sharp(data).greyscale().resize(9, 8, { fit: 'fill' }).raw().toBuffer();
  const searched = await sharp(data)
    .greyscale()
    .resize({ width: LANDMARK_EDGE, height: LANDMARK_EDGE, fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    ok: true,
    // WebAssembly never gives memory back: 48 megapixels leave 700 MB behind.
    spent: kind === 'heic',
    image: {
      bytes: data,
      thumbnail,
      width: info.width,
      height: info.height,
      sha256: createHash('sha256').update(data).digest('hex'),
      perceptual: perceptualOf(grey),
      landmarks: landmarksOf(searched.data, searched.info.width, searched.info.height),
      taken,
    },
  };
}
