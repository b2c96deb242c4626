/**
 * The few SVG shapes that all scenes are drawn with. Must never: use text, because a server may have no font.
 */
export type Point = readonly [x: number, y: number];

const short = (value: number): string => String(Math.round(value * 10) / 10);
const at = ([x, y]: Point): string => `${short(x)} ${short(y)}`;

/** Attributes beside the fill: opacity, stroke, transform. */
type More = string;

export const rect = (x: number, y: number, width: number, height: number, fill: string, more: More = ''): string =>
  `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${fill}" ${more}/>`;

export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, more: More = ''): string =>
  `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(rx)}" ry="${short(ry)}" fill="${fill}" ${more}/>`;

export const circle = (x: number, y: number, radius: number, fill: string, more: More = ''): string =>
  ellipse(x, y, radius, radius, fill, more);

export const polygon = (points: readonly Point[], fill: string, more: More = ''): string =>
  `<path d="M${points.map(at).join('L')}Z" fill="${fill}" ${more}/>`;

export const line = (points: readonly Point[], stroke: string, width: number, more: More = ''): string =>
  `<path d="M${points.map(at).join('L')}" fill="none" stroke="${stroke}" stroke-width="${short(width)}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;

/** One bend between two points: a cable that sags, a frond that droops. */
export const bend = (from: Point, over: Point, to: Point, stroke: string, width: number, more: More = ''): string =>
  `<path d="M${at(from)}Q${at(over)} ${at(to)}" fill="none" stroke="${stroke}" stroke-width="${short(width)}" stroke-linecap="round" ${more}/>`;

/** A closed soft outline through the middles of the sides: stones, puddles, leaves. */
export function blob(points: readonly Point[], fill: string, more: More = ''): string {
  const middle = ([x1, y1]: Point, [x2, y2]: Point): Point => [(x1 + x2) / 2, (y1 + y2) / 2];
  const last = points.at(-1);
  const first = points[0];
  if (last === undefined || first === undefined) return '';
  const curves = points.map((point, index) => `Q${at(point)} ${at(middle(point, points[index + 1] ?? first))}`);
  return `<path d="M${at(middle(last, first))}${curves.join('')}Z" fill="${fill}" ${more}/>`;
}

/** An open soft line that leans towards each point: handwriting. */
export function scribble(points: readonly Point[], stroke: string, width: number, more: More = ''): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const curves = rest.slice(0, -1).map((point, index): string => {
    const next = rest[index + 1] ?? point;
    return `Q${at(point)} ${at([(point[0] + next[0]) / 2, (point[1] + next[1]) / 2])}`;
  });
  return `<path d="M${at(first)}${curves.join('')}" fill="none" stroke="${stroke}" stroke-width="${short(width)}" stroke-linecap="round" ${more}/>`;
}

export const group = (inner: string, more: More): string => `<g ${more}>${inner}</g>`;

/** Top to bottom; a stop is a colour, or a colour with its opacity. */
export const gradientDown = (id: string, stops: readonly (string | readonly [string, number])[]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stopsOf(stops)}</linearGradient>`;

/** From a middle outwards, in units of the picture. */
export const gradientOut = (
  id: string,
  [x, y]: Point,
  radius: number,
  stops: readonly (string | readonly [string, number])[],
): string =>
  `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" cx="${short(x)}" cy="${short(y)}" r="${short(radius)}">${stopsOf(stops)}</radialGradient>`;

const stopsOf = (stops: readonly (string | readonly [string, number])[]): string =>
  stops
    .map((stop, index) => {
      const [colour, opacity] = typeof stop === 'string' ? [stop, 1] : stop;
      const offset = short((index * 100) / Math.max(1, stops.length - 1));
      return `<stop offset="${offset}%" stop-color="${colour}" stop-opacity="${opacity}"/>`;
    })
    .join('');

/** A whole picture. `defs` holds the gradients that the scene refers to. */
export const picture = (width: number, height: number, defs: string, scene: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${defs}</defs>${scene}</svg>`;
