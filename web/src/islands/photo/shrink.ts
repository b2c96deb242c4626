/**
 * Makes a picture fit for a phone's connection: at most 2048 px on its longer side and about 600 kB, as JPEG.
 *
 * Must never: throw; what the browser cannot read is sent as it is.
 */
const LONGEST_SIDE = 2048;
const BYTES = 600_000;
const QUALITIES = [0.85, 0.75, 0.65, 0.5];

/** The smaller picture; null when the original is small enough (and `always` is false) or cannot be read here. */
export async function shrink(file: File, always: boolean): Promise<File | null> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  if (scale === 1 && file.size <= BYTES && !always) {
    picture.close();
    return null;
  }
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await smallest(canvas);
  if (blob === null || (blob.size >= file.size && !always)) return null;
  return new File([blob], file.name.replace(/\.[^.]*$/, '') + '.jpg', { type: 'image/jpeg', lastModified: file.lastModified });
}

async function smallest(canvas: HTMLCanvasElement): Promise<Blob | null> {
  let last: Blob | null = null;
  for (const quality of QUALITIES) {
    last = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (last !== null && last.size <= BYTES) return last;
  }
  return last;
}
