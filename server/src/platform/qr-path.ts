/** A QR code as the path of an SVG. Must never: be drawn by a script of the page. */
import { encode } from 'uqr';

export interface QrPath {
  readonly size: number;
  readonly path: string;
}

/** One dark module of a QR code is a square of 1; the paths of a row are joined. */
export function qrPath(says: string): QrPath {
  const { data, size } = encode(says, { ecc: 'M', border: 2 });
  const runs: string[] = [];
  data.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (row[x] !== true) continue;
      const from = x;
      while (row[x + 1] === true) x += 1;
      runs.push(`M${from} ${y}h${x - from + 1}v1h${from - x - 1}z`);
    }
  });
  return { size, path: runs.join('') };
}
