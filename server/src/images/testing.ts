/**
 * Drawn scenes that stand for photos, for the tests of this folder.
 *
 * Must never: be imported by anything but tests.
 */
import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

const WIDTH = 720;
const HEIGHT = 540;

/** A street of boxes and lamps, different for each seed, with grain as a camera has it. */
export function scene(seed: number): Sharp {
  let state = seed * 2_654_435_761 + 1;
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  const boxes = Array.from({ length: 14 }, () => ({
    x: random() * WIDTH,
    y: random() * HEIGHT,
    w: 50 + random() * 240,
    h: 50 + random() * 240,
    level: random() * 200,
  }));
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const box = boxes.findLast((one) => x >= one.x && x < one.x + one.w && y >= one.y && y < one.y + one.h);
      const level = (box?.level ?? 90 + (y / HEIGHT) * 90) + ((x * 7 + y * 13 + seed) % 11);
      pixels.fill(Math.min(255, level), (y * WIDTH + x) * 3, (y * WIDTH + x) * 3 + 3);
    }
  }
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
}

/** EXIF of a phone at 6 degrees 10' 30" S, 106 degrees 37' 48" E. */
export const PHONE_EXIF = {
  IFD0: { Make: 'Ponsel Contoh', Copyright: 'Warga Contoh 12' },
  IFD2: { DateTimeOriginal: '2026:11:24 09:47:10' },
  IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 10/1 30/1', GPSLongitudeRef: 'E', GPSLongitude: '106/1 37/1 48/1' },
} as const;

/** A PNG whose header claims these dimensions. */
export function pngClaiming(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', Buffer.from('789c030000000001', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
