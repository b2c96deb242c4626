/** Cleaning photos, with the real process and with ones that misbehave. Must never: leave a place in a photo. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type ImageCleaner, openImageCleaner } from './clean-image.ts';
import type { CleanImage } from './clean-messages.ts';
import { decodeHeic } from './decode-heic.ts';
import { NEAR, perceptualDistance } from './perceptual.ts';
import { PHONE_EXIF, pngClaiming, scene } from './testing.ts';

// These run real tools: a busy machine must not fail them.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let cleaner: ImageCleaner;
beforeAll(() => {
  cleaner = openImageCleaner();
});
afterAll(() => cleaner.close());

async function cleaned(bytes: Buffer): Promise<CleanImage> {
  const result = await cleaner.clean(bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('a photo', () => {
  test.each(['jpeg', 'png', 'webp'] as const)(
    'as %s loses its place and time, which are offered to the sender',
    async (format) => {
      const image = await cleaned(await scene(1).withExif(PHONE_EXIF).toFormat(format).toBuffer());
      expect(image.taken.at).toBe('2026-11-24T09:47:10');
      expect(image.taken.position?.latitude).toBeCloseTo(-6.175, 6);
      expect(image.taken.position?.longitude).toBeCloseTo(106.63, 6);
      for (const bytes of [image.bytes, image.thumbnail]) {
        const { exif, icc, iptc, xmp, format: kind } = await sharp(bytes).metadata();
        expect({ exif, icc, iptc, xmp, kind }).toEqual({ kind: 'jpeg' });
        expect(bytes.includes('Ponsel Contoh')).toBe(false);
      }
    },
  );

  test('of a telephone that writes HEIC is taken as any other, and loses its place and time', async () => {
    const image = await cleaned(await readFile(new URL('./fixtures/drawn.heic', import.meta.url)));
    expect([image.width, image.height]).toEqual([640, 480]);
    expect(image.taken.at).toBe('2026-11-02T19:20:00');
    expect(image.taken.position?.latitude).toBeCloseTo(-6.175, 6);
    const { exif, format } = await sharp(image.bytes).metadata();
    expect({ exif, format }).toEqual({ exif: undefined, format: 'jpeg' });
    // The lamp is yellow and above: decoded in colour, and upright.
    const [red = 0, green = 0, blue = 0] = await sharp(image.bytes)
      .extract({ left: 300, top: 80, width: 1, height: 1 })
      .raw()
      .toBuffer();
    expect(red > 200 && green > 180 && blue < 130).toBe(true);
  });

  test('is turned upright, shrunk and given a thumbnail', async () => {
    const wide = await scene(2).resize(3000, 1500).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const image = await cleaned(wide);
    expect([image.width, image.height]).toEqual([1024, 2048]);
    const thumbnail = await sharp(image.thumbnail).metadata();
    expect([thumbnail.width, thumbnail.height]).toEqual([240, 480]);
  });

  test('is not enlarged, and a transparent one gets a white ground', async () => {
    const image = await cleaned(
      await sharp({ create: { width: 20, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
        .png()
        .toBuffer(),
    );
    expect([image.width, image.height]).toEqual([20, 10]);
    expect((await sharp(image.bytes).stats()).channels[0]?.min).toBe(255);
    expect(image.taken).toEqual({});
  });

  test('with an impossible place or time offers neither', async () => {
    const exif = {
      IFD2: { DateTimeOriginal: '2026:02:30 09:47:10' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '0/1 0/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '0/1 0/1 0/1' },
    };
    expect((await cleaned(await scene(3).withExif(exif).jpeg().toBuffer())).taken).toEqual({});
  });
});

describe('the same photo again', () => {
  test('is found re-compressed, shrunk, mirrored, and all at once', async () => {
    const original = await cleaned(await scene(5).jpeg({ quality: 95 }).toBuffer());
    const small = await cleaned(await scene(5).resize(400).jpeg({ quality: 35 }).toBuffer());
    const turned = await cleaned(await scene(5).flop().resize(500).webp({ quality: 40 }).toBuffer());
    expect(perceptualDistance(original.perceptual, small.perceptual)).toMatchObject({ mirrored: false });
    expect(perceptualDistance(original.perceptual, small.perceptual)?.distance).toBeLessThanOrEqual(NEAR);
    expect(perceptualDistance(original.perceptual, turned.perceptual)).toMatchObject({ mirrored: true });
    expect(perceptualDistance(original.perceptual, turned.perceptual)?.distance).toBeLessThanOrEqual(NEAR);
  });

  test('is not taken for another place', async () => {
    const images = await Promise.all(
      [11, 12, 13, 14, 15, 16].map(async (seed) => cleaned(await scene(seed).jpeg().toBuffer())),
    );
    const distances = images.flatMap((a, at) =>
      images.slice(at + 1).map((b) => perceptualDistance(a.perceptual, b.perceptual)?.distance),
    );
    expect(Math.min(...distances.map((distance) => distance ?? 64))).toBeGreaterThan(NEAR);
  });

  test('a dark sky is near to nothing', async () => {
    const dark = await cleaned(
      await sharp({ create: { width: 300, height: 200, channels: 3, background: '#040406' } })
        .jpeg()
        .toBuffer(),
    );
    expect(dark.perceptual.plain).toBe(true);
    expect(perceptualDistance(dark.perceptual, dark.perceptual)).toBeNull();
  });
});

describe('refused', () => {
  test('a bomb that claims 100,000 by 100,000 pixels, and one just too large', async () => {
    expect(await cleaner.clean(pngClaiming(100_000, 100_000))).toMatchObject({
      ok: false,
      error: { type: 'tooManyPixels', message: { id: expect.stringContaining('50 megapiksel') } },
    });
    expect(await cleaner.clean(pngClaiming(10_000, 5001))).toMatchObject({
      ok: false,
      error: { type: 'tooManyPixels' },
    });
  });

  test('a truncated photo, and one with nothing but a header', async () => {
    const whole = await scene(6).jpeg().toBuffer();
    expect(await cleaner.clean(whole.subarray(0, whole.length / 2))).toMatchObject({
      ok: false,
      error: { type: 'unreadable' },
    });
    expect(await cleaner.clean(pngClaiming(100, 100))).toMatchObject({ ok: false, error: { type: 'unreadable' } });
  });

  test('what is no photo', async () => {
    expect(await cleaner.clean(Buffer.from('<svg onload="alert(1)"/>'))).toMatchObject({
      error: { type: 'kindNotAccepted', found: 'svg' },
    });
    expect(await cleaner.clean(Buffer.from('%PDF-1.4\n%%EOF'))).toMatchObject({ error: { type: 'notAnImage' } });
  });

  test('a whole HEIC that claims 30,000 by 30,000 pixels, before anything of it is decoded', async () => {
    const heic = await readFile(new URL('./fixtures/drawn.heic', import.meta.url));
    // The drawn photo itself with another size in its `ispe`: version and flags, then width and height.
    const size = heic.indexOf('ispe') + 8;
    expect([heic.readUInt32BE(size), heic.readUInt32BE(size + 4)]).toEqual([640, 480]);
    heic.writeUInt32BE(30_000, size);
    heic.writeUInt32BE(30_000, size + 4);
    expect(await decodeHeic(heic, 50_000_000)).toBe('tooManyPixels');
    expect(await cleaner.clean(heic)).toMatchObject({ ok: false, error: { type: 'tooManyPixels' } });
    // Undecoded, so one that no picture in the file could fill is told from one that fits by its claim alone.
    heic.writeUInt32BE(8_000, size);
    heic.writeUInt32BE(6_251, size + 4);
    expect(await decodeHeic(heic, 50_000_000)).toBe('tooManyPixels');
  });

  test('HEIC that is none inside', async () => {
    const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(200)]);
    expect(await cleaner.clean(heic)).toMatchObject({ ok: false, error: { type: 'unreadable' } });
  });
});

describe('a process that misbehaves', () => {
  let folder: string;
  let program: URL;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'balai-clean-'));
    const file = join(folder, 'program.mjs');
    await writeFile(
      file,
      `process.on('message', ({ bytes }) => {
      if (bytes[0] === 1) for (;;);
      if (bytes[0] === 2) process.exit(139);
      process.send({ ok: false, problem: 'unreadable' });
    });
    process.send({ ready: true });`,
    );
    program = pathToFileURL(file);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('is killed when it hangs and replaced when it falls; the photos behind it are served', async () => {
    const pool = openImageCleaner({ program, timeoutMs: 4000 });
    const [hung, fell, served] = await Promise.all([1, 2, 3].map((first) => pool.clean(Buffer.from([first]))));
    expect(hung).toMatchObject({ ok: false, error: { type: 'tooSlow' } });
    expect(fell).toMatchObject({ ok: false, error: { type: 'unreadable' } });
    expect(served).toMatchObject({ ok: false, error: { type: 'unreadable' } });
    await pool.close();
  });

  test('that cannot start is the server’s fault, not the photo’s', async () => {
    const broken = join(folder, 'broken.mjs');
    await writeFile(broken, "import 'no-such-module-of-ours';");
    const pool = openImageCleaner({ program: pathToFileURL(broken) });
    await expect(pool.clean(Buffer.from([3]))).rejects.toThrow(/did not start[^]*no-such-module-of-ours/);
    await pool.close();
  });

  test('does not let a queue grow without end, and closing answers everybody', async () => {
    const pool = openImageCleaner({ program, waiting: 1 });
    const answers = [1, 3, 3].map((first) => pool.clean(Buffer.from([first])));
    expect(await answers[2]).toMatchObject({ ok: false, error: { type: 'busy', retryAfterMs: 5000 } });
    await pool.close();
    expect(await Promise.all(answers)).toMatchObject([
      { error: { type: 'busy' } },
      { error: { type: 'busy' } },
      { error: { type: 'busy' } },
    ]);
    expect(await pool.clean(Buffer.from([3]))).toMatchObject({ error: { type: 'busy' } });
  });
});
