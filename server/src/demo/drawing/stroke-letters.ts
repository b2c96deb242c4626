/**
 * Capitals and digits drawn as strokes on a grid 4 wide and 6 high, for pictures that show writing.
 *
 * Only the signs that the scenes write. Must never: be used for text that somebody has to read by ear or copy.
 */
const STROKES: Readonly<Record<string, string>> = {
  A: 'M0 6L2 0L4 6M.8 4H3.2',
  C: 'M4 1Q3.4 0 2 0Q0 0 0 3Q0 6 2 6Q3.4 6 4 5',
  D: 'M0 0V6H1.6Q4 6 4 3Q4 0 1.6 0Z',
  E: 'M4 0H0V6H4M0 3H3',
  G: 'M4 1Q3.4 0 2 0Q0 0 0 3Q0 6 2 6Q4 6 4 3.4H2.4',
  H: 'M0 0V6M4 0V6M0 3H4',
  I: 'M2 0V6',
  K: 'M0 0V6M4 0L0 3.4L4 6',
  L: 'M0 0V6H4',
  M: 'M0 6V0L2 3.4L4 0V6',
  N: 'M0 6V0L4 6V0',
  O: 'M2 0Q0 0 0 3Q0 6 2 6Q4 6 4 3Q4 0 2 0Z',
  P: 'M0 6V0H2.4Q4 0 4 1.6Q4 3.3 2.4 3.3H0',
  R: 'M0 6V0H2.4Q4 0 4 1.6Q4 3.2 2.4 3.2H0M2 3.2L4 6',
  S: 'M4 .9Q3.4 0 2 0Q.2 0 .2 1.5Q.2 2.8 2 3Q4 3.2 4 4.5Q4 6 2 6Q.5 6 0 5',
  T: 'M0 0H4M2 0V6',
  U: 'M0 0V4Q0 6 2 6Q4 6 4 4V0',
  W: 'M0 0L1 6L2 2L3 6L4 0',
  '0': 'M2 0Q.2 0 .2 3Q.2 6 2 6Q3.8 6 3.8 3Q3.8 0 2 0Z',
  '1': 'M.8 1.2L2.2 0V6',
  '2': 'M.2 1.4Q.4 0 2 0Q3.8 0 3.8 1.6Q3.8 2.8 .2 6H4',
  '3': 'M.2 .8Q1 0 2 0Q3.7 0 3.7 1.5Q3.7 2.9 1.8 2.9Q3.9 2.9 3.9 4.4Q3.9 6 2 6Q.8 6 0 5.1',
  '4': 'M3 6V0L0 4.2H4',
  '5': 'M3.7 0H.6L.4 2.6Q1 2.2 2 2.2Q3.9 2.3 3.9 4.1Q3.9 6 1.9 6Q.8 6 0 5.2',
  '6': 'M3.4 .4Q.2 .4 .2 4Q.2 6 2 6Q3.9 6 3.9 4.1Q3.9 2.5 2.1 2.5Q.8 2.5 .3 3.6',
  '7': 'M.2 0H3.9L1.4 6',
  '8': 'M2 2.8Q.4 2.7 .4 1.4Q.4 0 2 0Q3.6 0 3.6 1.4Q3.6 2.7 2 2.8Q.1 3 .1 4.5Q.1 6 2 6Q3.9 6 3.9 4.5Q3.9 3 2 2.8Z',
  '9': 'M.6 5.6Q3.8 5.6 3.8 2Q3.8 0 2 0Q.1 0 .1 1.9Q.1 3.5 1.9 3.5Q3.2 3.5 3.7 2.4',
  '/': 'M4 -.4L0 6.4',
  '.': 'M1.6 5.9V6',
};
const ADVANCE = 5.6;

export interface Lettering {
  readonly x: number;
  /** Top of the capitals. */
  readonly y: number;
  /** Height of the capitals. */
  readonly size: number;
  readonly colour: string;
  /** Width of the stroke, in parts of the grid. Default 0.8. */
  readonly weight?: number;
}

const widthOf = (text: string, size: number): number => ((text.length * ADVANCE - (ADVANCE - 4)) * size) / 6;

/** Writes from `x` to the right. Throws on a sign that has no strokes. */
export function lettering(text: string, { x, y, size, colour, weight = 0.8 }: Lettering): string {
  const signs = [...text].map((sign, index) => {
    if (sign === ' ') return '';
    const strokes = STROKES[sign];
    if (strokes === undefined) throw new Error(`no strokes for the sign "${sign}"`);
    return `<path d="${strokes}" transform="translate(${(index * ADVANCE).toFixed(1)} 0)"/>`;
  });
  return `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${(size / 6).toFixed(3)})" fill="none" stroke="${colour}" stroke-width="${weight}" stroke-linecap="round" stroke-linejoin="round">${signs.join('')}</g>`;
}

/** Writes with its middle at `x`. */
export const letteringAround = (text: string, style: Lettering): string =>
  lettering(text, { ...style, x: style.x - widthOf(text, style.size) / 2 });
