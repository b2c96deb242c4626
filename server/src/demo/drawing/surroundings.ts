/**
 * What stands around the thing that is reported: sky, houses, trees, cables. No people, no vehicles with numbers.
 *
 * Must never: draw a building that somebody could know.
 */
import { bend, blob, circle, ellipse, line, polygon, rect, type Point } from './svg-shapes.ts';
import type { Variation } from './variation.ts';

export interface HouseColours {
  readonly walls: readonly [string, ...string[]];
  readonly roofs: readonly [string, ...string[]];
  readonly door: string;
  readonly dark: string;
  readonly lit: string;
  /** Share of windows with light behind them. */
  readonly litShare: number;
}
export interface TreeColours {
  readonly trunk: string;
  readonly leaf: string;
  readonly light: string;
}

export function stars(vary: Variation, width: number, height: number): string {
  return Array.from({ length: 34 }, (_, index) =>
    circle(
      vary.between(`star x ${index}`, 0, width),
      vary.between(`star y ${index}`, 0, height),
      vary.between(`star size ${index}`, 1.2, 3.2),
      '#dfe6f7',
      `opacity="${vary.between(`star light ${index}`, 0.25, 0.85).toFixed(2)}"`,
    ),
  ).join('');
}

/** Flat-bottomed heaps; `name` keeps the clouds of two pictures apart. */
export function clouds(vary: Variation, name: string, colour: string, top: number, bottom: number): string {
  return Array.from({ length: vary.whole(`${name} clouds`, 3, 5) }, (_, index) => {
    const x = vary.between(`${name} cloud x ${index}`, -80, 1200);
    const y = vary.between(`${name} cloud y ${index}`, top, bottom);
    const long = vary.between(`${name} cloud long ${index}`, 140, 330);
    const heap = [0.2, 0.42, 0.62, 0.8].map((part, bump) =>
      ellipse(x + long * part, y - 6, long * 0.2, vary.between(`${name} bump ${index} ${bump}`, 14, 36), colour),
    );
    return `<g opacity="${vary.between(`${name} cloud light ${index}`, 0.18, 0.4).toFixed(2)}">${rect(x, y - 12, long, 24, colour, 'rx="12"')}${heap.join('')}</g>`;
  }).join('');
}

/** Far roofs and crowns along the horizon, in one tone. */
export function skyline(vary: Variation, ground: number, colour: string, scale: number): string {
  const points: Point[] = [[-20, ground]];
  for (let index = 0, x = -20; x < 1230; index += 1) {
    const step = vary.between(`far step ${index}`, 46, 120) * scale;
    const high = vary.between(`far high ${index}`, 40, 120) * scale;
    if (vary.chance(`far roof ${index}`, 0.6))
      points.push([x, ground - high * 0.6], [x + step / 2, ground - high], [x + step, ground - high * 0.6]);
    else points.push([x, ground - high * 0.8], [x + step, ground - high * 0.8]);
    x += step;
  }
  return polygon([...points, [1240, ground]], colour, 'opacity=".55"');
}

function windowOf(vary: Variation, name: string, x: number, y: number, size: number, colours: HouseColours): string {
  const lit = vary.chance(`${name} lit`, colours.litShare);
  const pane = lit ? colours.lit : colours.dark;
  const frame = `${rect(x - 4, y - 4, size + 8, size * 1.1 + 8, colours.door, 'rx="3"')}${rect(x, y, size, size * 1.1, pane)}`;
  const bars = `${rect(x + size / 2 - 2, y, 4, size * 1.1, colours.door)}${rect(x, y + size * 0.5, size, 4, colours.door)}`;
  return frame + bars;
}

/** Four roofs of the place: saddle, hip, the two-step limasan, and a flat one with a parapet. */
function roofOf(kind: string, x: number, top: number, width: number, scale: number, colour: string): string {
  const [left, right, middle] = [x - 22 * scale, x + width + 22 * scale, x + width / 2];
  if (kind === 'saddle')
    return polygon(
      [
        [left, top],
        [middle, top - 92 * scale],
        [right, top],
      ],
      colour,
    );
  if (kind === 'hip') {
    return polygon(
      [
        [left, top],
        [x + width * 0.24, top - 74 * scale],
        [x + width * 0.76, top - 74 * scale],
        [right, top],
      ],
      colour,
    );
  }
  if (kind === 'limasan') {
    const eave = polygon(
      [
        [left, top],
        [x + width * 0.22, top - 40 * scale],
        [x + width * 0.78, top - 40 * scale],
        [right, top],
      ],
      colour,
    );
    return (
      eave +
      polygon(
        [
          [x + width * 0.2, top - 38 * scale],
          [x + width * 0.36, top - 100 * scale],
          [x + width * 0.64, top - 100 * scale],
          [x + width * 0.8, top - 38 * scale],
        ],
        colour,
      )
    );
  }
  return rect(x - 6 * scale, top - 26 * scale, width + 12 * scale, 30 * scale, colour);
}

export function house(
  vary: Variation,
  name: string,
  x: number,
  ground: number,
  width: number,
  scale: number,
  colours: HouseColours,
): string {
  const height = vary.between(`${name} height`, 118, 178) * scale;
  const top = ground - height;
  const kind = vary.choose(`${name} roof`, ['saddle', 'hip', 'limasan', 'flat']);
  const roof = vary.choose(`${name} roof colour`, colours.roofs);
  const size = 42 * scale;
  const doorAt = x + width * vary.choose(`${name} door`, [0.14, 0.42, 0.68]);
  const windows = [0.12, 0.4, 0.68]
    .map((share) => x + width * share)
    .filter((left) => Math.abs(left - doorAt) > size * 1.1)
    .map((left, index) => windowOf(vary, `${name} window ${index}`, left, top + height * 0.26, size, colours));
  return [
    rect(x, top, width, height, vary.choose(`${name} wall`, colours.walls)),
    rect(x, top, width, 14 * scale, '#000', 'opacity=".16"'),
    rect(doorAt, top + height * 0.3, size * 0.95, height * 0.7, colours.door, 'rx="3"'),
    circle(doorAt + size * 0.78, top + height * 0.66, 3 * scale, colours.lit, 'opacity=".7"'),
    ...windows,
    roofOf(kind, x, top + 4, width, scale, roof),
    kind === 'flat'
      ? ''
      : line(
          [
            [x - 20 * scale, top + 3],
            [x + width + 20 * scale, top + 3],
          ],
          '#000',
          5 * scale,
          'opacity=".2"',
        ),
  ].join('');
}

/** A row of houses from edge to edge, with gardens between. */
export function houses(vary: Variation, ground: number, scale: number, colours: HouseColours): string {
  const row: string[] = [];
  for (let index = 0, x = vary.between('first house', -120, -20); x < 1220; index += 1) {
    const width = vary.between(`house ${index} width`, 176, 290) * scale;
    row.push(house(vary, `house ${index}`, x, ground, width, scale, colours));
    x += width + vary.between(`house ${index} gap`, 44, 150) * scale;
  }
  return row.join('');
}

function crown(vary: Variation, name: string, x: number, y: number, size: number, colours: TreeColours): string {
  const leaves = Array.from({ length: 6 }, (_, index) => {
    const turn = (index / 6) * Math.PI * 2;
    const reach = size * vary.between(`${name} leaf ${index}`, 0.42, 0.6);
    return circle(x + Math.cos(turn) * reach, y + Math.sin(turn) * reach * 0.72, size * 0.56, colours.leaf);
  });
  const shine = [0, 1, 2].map((index) =>
    circle(
      x + size * vary.between(`${name} shine x ${index}`, -0.5, 0.2),
      y + size * vary.between(`${name} shine y ${index}`, -0.6, 0),
      size * 0.3,
      colours.light,
      'opacity=".38"',
    ),
  );
  return leaves.join('') + circle(x, y, size * 0.6, colours.leaf) + shine.join('');
}

function palm(vary: Variation, name: string, x: number, ground: number, height: number, colours: TreeColours): string {
  const lean = vary.between(`${name} lean`, -0.22, 0.22) * height;
  const top: Point = [x + lean, ground - height];
  const fronds = Array.from({ length: 9 }, (_, index) => {
    const turn = Math.PI * (1.08 - index * 0.145);
    const reach = height * vary.between(`${name} frond ${index}`, 0.3, 0.4);
    const end: Point = [top[0] + Math.cos(turn) * reach, top[1] - Math.sin(turn) * reach * 0.5 + reach * 0.42];
    const over: Point = [top[0] + Math.cos(turn) * reach * 0.6, top[1] - Math.sin(turn) * reach * 0.5 - reach * 0.3];
    return bend(top, over, end, index % 3 === 0 ? colours.light : colours.leaf, height * 0.05);
  });
  return (
    bend([x, ground], [x + lean * 0.2, ground - height * 0.5], top, colours.trunk, height * 0.055) + fronds.join('')
  );
}

/** A broad tree or a palm, by seed. */
export function tree(
  vary: Variation,
  name: string,
  x: number,
  ground: number,
  height: number,
  colours: TreeColours,
): string {
  if (vary.chance(`${name} is a palm`, 0.3)) return palm(vary, name, x, ground, height * 1.12, colours);
  const trunk = polygon(
    [
      [x - height * 0.045, ground],
      [x - height * 0.025, ground - height * 0.6],
      [x + height * 0.025, ground - height * 0.6],
      [x + height * 0.045, ground],
    ],
    colours.trunk,
  );
  return trunk + crown(vary, name, x, ground - height * 0.7, height * 0.36, colours);
}

/** A row of bushes: one soft outline with a wavy top. */
export function hedge(
  vary: Variation,
  name: string,
  from: number,
  to: number,
  ground: number,
  height: number,
  colour: string,
): string {
  const points: Point[] = [[from, ground]];
  for (let x = from; x <= to; x += 34) {
    points.push([x, ground - height * vary.between(`${name} ${Math.round(x - from)}`, 0.7, 1.2)]);
  }
  return blob([...points, [to, ground]], colour);
}
