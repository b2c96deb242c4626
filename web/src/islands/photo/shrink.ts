/**
 * Makes a picture fit for a phone's connection: at most 2048 px on its longer side and 600 kB, as JPEG.
 *
 * Must never: throw; what the browser cannot read is sent as it is.
 */
const BYTES = 600_000;
/** Tried in this order until the picture fits: first less quality, then fewer pixels. */
const TRIES = [
  { side: 2048, quality: 0.85 },
  { side: 2048, quality: 0.7 },
  { side: 1600, quality: 0.7 },
  { side: 1280, quality: 0.6 },
  { side: 1024, quality: 0.5 },
] as const;

/** The smaller picture; null when the original is small enough (and `always` is false) or cannot be read here. */
export async function shrink(file: File, always: boolean): Promise<File | null> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const fits = Math.max(picture.width, picture.height) <= TRIES[0].side && file.size <= BYTES;
    const blob = fits && !always ? null : await firstThatFits(picture);
    picture.close();
    if (blob === null || (blob.size >= file.size && !always)) return null;
    return new File([blob], `${file.name.replace(/\.[^.]*$/, '')}.jpg`, {
      type: 'image/jpeg',
      lastModified: file.lastModified,
    });
  } catch {
    return null;
  }
}

async function firstThatFits(picture: ImageBitmap): Promise<Blob | null> {
  let last: Blob | null = null;
  for (const { side, quality } of TRIES) {
    last = await drawn(picture, side, quality);
    if (last !== null && last.size <= BYTES) return last;
  }
  return last;
}

/** The picture with at most `side` px on its longer side; what was transparent becomes white. */
async function drawn(picture: ImageBitmap, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}
