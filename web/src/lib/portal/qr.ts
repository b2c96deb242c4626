/**
 * A QR code as one SVG path, drawn on the server.
 *
 * Must never: send the text anywhere.
 */
import { encode } from 'uqr';

export interface Qr {
  /** Side of the square view box. */
  readonly size: number;
  readonly path: string;
}

const LONGEST = 600;

/** Null for a text too long to be scanned easily. */
export function qrOf(text: string): Qr | null {
  if (text.length > LONGEST) return null;
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { size, path };
}
