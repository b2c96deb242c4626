/**
 * Decodes the photos of recent telephones (HEIC), which the prebuilt libvips leaves out: libheif as WebAssembly.
 *
 * Must never: decode before the size is known, or run anywhere but in the process that cleans photos.
 */
import type { Raw } from 'sharp';

export interface DecodedHeic {
  /** RGBA, upright: libheif turns and mirrors as the file says. */
  readonly data: Uint8ClampedArray;
  readonly raw: Raw;
}

/**
 * The main picture of the file; `tooManyPixels` before anything of it is decoded.
 *
 * @throws for a file that libheif cannot read.
 */
export async function decodeHeic(bytes: Buffer, mostPixels: number): Promise<DecodedHeic | 'tooManyPixels'> {
  // 1.4 MB of program: loaded with the first such photo.
  const { default: libheif } = await import('libheif-js/wasm-bundle.js');
  const decoder = new libheif.HeifDecoder();
  const pictures = decoder.decode(bytes);
  try {
    const picture = pictures.find((one) => one.is_primary()) ?? pictures[0];
    if (picture === undefined) throw new Error('a HEIC file without a picture');
    const [width, height] = [picture.get_width(), picture.get_height()];
    if (width * height > mostPixels) return 'tooManyPixels';
    const data = new Uint8ClampedArray(width * height * 4);
    const shown = await new Promise<object | null>((resolve) => picture.display({ data, width, height }, resolve));
    if (shown === null) throw new Error('a HEIC picture that cannot be decoded');
    return { data, raw: { width, height, channels: 4 } };
  } finally {
    for (const picture of pictures) picture.free();
  }
}
