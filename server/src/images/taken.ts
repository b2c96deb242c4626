/**
 * Reads from a photo's EXIF where and when it was taken, so that it can be offered to the person who sends it.
 *
 * Must never: let either be kept unasked. The photo itself loses all of it; what is read here goes to the sender alone.
 */
import exifr from 'exifr';

export interface Taken {
  /** WGS 84, decimal degrees. */
  readonly position?: { readonly latitude: number; readonly longitude: number };
  /** As the camera's clock said, without a zone: `2026-11-24T09:47:10`. */
  readonly at?: string;
}

// A CommonJS module: Node finds its functions on the default export alone.
const { parse } = exifr;
const WANTED = ['GPSLatitude', 'GPSLatitudeRef', 'GPSLongitude', 'GPSLongitudeRef', 'DateTimeOriginal', 'CreateDate'];

/** From raw EXIF, with or without its `Exif` mark; what is absent, broken or impossible is left out. */
export async function readTaken(exif: Buffer | undefined): Promise<Taken> {
  if (exif === undefined) return {};
  const tiff = exif.toString('latin1', 0, 4) === 'Exif' ? exif.subarray(6) : exif;
  const tags: unknown = await parse(tiff, {
    gps: true,
    exif: true,
    reviveValues: false,
    translateValues: false,
    pick: WANTED,
  }).catch(() => undefined);
  if (typeof tags !== 'object' || tags === null) return {};
  const read = new Map(Object.entries(tags));
  const position = positionOf(read.get('latitude'), read.get('longitude'));
  const at = localTime(read.get('DateTimeOriginal')) ?? localTime(read.get('CreateDate'));
  return { ...(position === null ? {} : { position }), ...(at === null ? {} : { at }) };
}

/** Cameras without a fix write zeros; nobody reports from there. */
function positionOf(latitude: unknown, longitude: unknown): { latitude: number; longitude: number } | null {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
  const possible = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0);
  return possible ? { latitude, longitude } : null;
}

function localTime(value: unknown): string | null {
  const match = typeof value === 'string' ? /^(\d{4}):(\d{2}):(\d{2}) (\d{2}):(\d{2}):(\d{2})/u.exec(value) : null;
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1);
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const time = new Date(`${iso}Z`);
  return Number(year) >= 1990 && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso) ? iso : null;
}
