// Pictures and papers for uploads: drawn, each different, of nobody and nothing. Never a photograph.
import sharp from 'sharp';

export interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A small JPEG; the same `seed` gives the same picture, another one a quite different picture. */
export async function drawnPicture(seed: number): Promise<Upload> {
  const shapes = Array.from({ length: 9 }, (_, at) => {
    const one = (seed * 7919 + at * 104_729) % 1_000;
    return `<circle cx="${(one * 37) % 640}" cy="${(one * 53) % 480}" r="${30 + (one % 90)}" fill="hsl(${one % 360},60%,${30 + (one % 50)}%)"/>`;
  });
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="hsl(${(seed * 67) % 360},35%,70%)"/>${shapes.join('')}</svg>`;
  return {
    name: `gambar-${seed}.jpg`,
    mimeType: 'image/jpeg',
    buffer: await sharp(Buffer.from(drawing)).jpeg().toBuffer(),
  };
}
