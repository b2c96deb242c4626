/**
 * What lies or stands at a road in the demonstration, before and after the crew came: a fallen tree, rubbish, water; and a stall.
 *
 * Must never: draw the road itself, a person, or words.
 */
import { strip, type Ground } from './road-ground.ts';
import { bend, blob, circle, ellipse, line, polygon, rect, type Point } from './svg-shapes.ts';
import type { Variation } from './variation.ts';

type Draw = (vary: Variation, ground: Ground) => string;
interface Thing {
  readonly before: Draw;
  readonly after: Draw;
}

const BARK = '#6a4d36';
const BARK_LIGHT = '#8a6a4c';
const LEAVES = ['#3f7048', '#55854f', '#6f9a58'] as const;

/** A trunk across the lanes with its crown on one side. */
function fallenTree(vary: Variation, ground: Ground): string {
  const near = vary.between('trunk near', 0.5, 0.66);
  const side = vary.choose('trunk side', [-1, 1]);
  const [x1, y1] = ground.at(side * 1.25, near);
  const [x2, y2] = ground.at(side * -0.35, near + vary.between('trunk turn', 0.02, 0.1));
  const thick = 74 * near;
  const crown = Array.from({ length: 22 }, (_, index) => {
    const [x, y] = [
      x2 + vary.between(`crown x ${index}`, -190, 190) * near,
      y2 - vary.between(`crown y ${index}`, -60, 190) * near,
    ];
    return circle(
      x,
      y,
      vary.between(`crown size ${index}`, 46, 96) * near,
      vary.choose(`crown ${index}`, LEAVES),
      'opacity=".93"',
    );
  });
  const branches = [0.35, 0.55, 0.75].map((along, index) => {
    const [x, y] = [x1 + (x2 - x1) * along, y1 + (y2 - y1) * along];
    const reach = vary.between(`branch ${index}`, 90, 190) * near;
    return bend(
      [x, y],
      [x - side * reach * 0.3, y - reach * 0.5],
      [x - side * reach * 0.8, y - reach],
      BARK,
      thick * 0.28,
    );
  });
  return [
    ellipse(
      (x1 + x2) / 2,
      Math.max(y1, y2) + thick * 0.3,
      Math.abs(x1 - x2) * 0.62,
      thick * 0.5,
      '#000',
      'opacity=".2"',
    ),
    line(
      [
        [x1, y1],
        [x2, y2],
      ],
      BARK,
      thick,
    ),
    line(
      [
        [x1, y1 - thick * 0.22],
        [x2, y2 - thick * 0.22],
      ],
      BARK_LIGHT,
      thick * 0.2,
      'opacity=".7"',
    ),
    ...branches,
    ...crown,
    circle(x1, y1, thick * 0.52, '#c9a578'),
    circle(x1, y1, thick * 0.26, '#b38d60'),
  ].join('');
}

/** A stump, and logs in a row at the kerb. */
function cutTree(vary: Variation, ground: Ground): string {
  const near = vary.between('trunk near', 0.5, 0.66);
  const side = vary.choose('trunk side', [-1, 1]);
  const [x, y] = ground.at(side * 1.32, near);
  const size = 88 * near;
  const logs = Array.from({ length: vary.whole('logs', 3, 6) }, (_, index) => {
    const [lx, ly] = ground.at(side * (1.16 + 0.05 * (index % 2)), near + 0.07 + index * 0.035);
    return (
      line(
        [
          [lx - size, ly],
          [lx + size * 0.5, ly],
        ],
        BARK,
        size * 0.5,
      ) + circle(lx + size * 0.5, ly, size * 0.24, '#c9a578')
    );
  });
  const dust = Array.from({ length: 40 }, (_, index) => {
    const [dx, dy] = ground.at(
      side * vary.between(`dust x ${index}`, 0.2, 1.2),
      near + vary.between(`dust y ${index}`, -0.05, 0.1),
    );
    return ellipse(dx, dy, 8, 3, '#d8bd8f', 'opacity=".6"');
  });
  return [
    ...dust,
    ...logs,
    polygon(
      [
        [x - size * 0.6, y + size * 0.4],
        [x - size * 0.42, y - size * 0.5],
        [x + size * 0.42, y - size * 0.5],
        [x + size * 0.6, y + size * 0.4],
      ],
      BARK,
    ),
    ellipse(x, y - size * 0.5, size * 0.42, size * 0.17, '#d3b283'),
    ellipse(x, y - size * 0.5, size * 0.2, size * 0.08, '#b78f60'),
  ].join('');
}

const BAGS = ['#2f3136', '#e8e6df', '#d4483b', '#2f7bb5', '#efc64b', '#4d8f5a', '#8c8f95'] as const;
function bag(vary: Variation, name: string, x: number, y: number, size: number): string {
  const colour = vary.choose(`${name} colour`, BAGS);
  return (
    blob(
      [
        [x - size, y],
        [x - size * 0.9, y - size * 0.9],
        [x - size * 0.2, y - size * 1.3],
        [x + size * 0.8, y - size * 0.9],
        [x + size, y],
      ],
      colour,
    ) +
    polygon(
      [
        [x - size * 0.2, y - size * 1.2],
        [x, y - size * 1.6],
        [x + size * 0.2, y - size * 1.15],
      ],
      colour,
    ) +
    ellipse(x - size * 0.35, y - size * 0.7, size * 0.24, size * 0.34, '#fff', 'opacity=".22"')
  );
}

/** A heap of bags and boxes that spills over the kerb. */
function rubbishHeap(vary: Variation, ground: Ground): string {
  const near = vary.between('heap near', 0.5, 0.68);
  const side = vary.choose('heap side', [-1, 1]);
  const [x, y] = ground.at(side * 0.92, near);
  const wide = vary.between('heap wide', 300, 430) * near;
  const rows = [0, 1, 2, 3].flatMap((row) =>
    Array.from({ length: 9 - row * 2 }, (_, index) => {
      const name = `bag ${row} ${index}`;
      const across = ((index + 0.5) / (9 - row * 2) - 0.5) * 2 * wide * (1 - row * 0.2);
      return bag(
        vary,
        name,
        x + across + vary.between(`${name} x`, -16, 16),
        y - row * 62 * near + vary.between(`${name} y`, -10, 10),
        vary.between(`${name} size`, 40, 66) * near,
      );
    }),
  );
  const loose = Array.from({ length: 34 }, (_, index) => {
    const [lx, ly] = [
      x + vary.between(`loose x ${index}`, -1.4, 1.4) * wide,
      y + vary.between(`loose y ${index}`, 4, 70) * near,
    ];
    return rect(
      lx,
      ly,
      vary.between(`loose w ${index}`, 8, 26),
      vary.between(`loose h ${index}`, 5, 13),
      vary.choose(`loose ${index}`, BAGS),
      'rx="2"',
    );
  });
  return ellipse(x, y + 10, wide * 1.3, 44 * near, '#000', 'opacity=".22"') + rows.join('') + loose.join('');
}

/** Swept, with two bins that stand open to nobody. */
function sweptPlace(vary: Variation, ground: Ground): string {
  const near = vary.between('heap near', 0.5, 0.68);
  const side = vary.choose('heap side', [-1, 1]);
  const [x, y] = ground.at(side * 1.18, near);
  const high = 250 * near;
  const bin = (left: number, colour: string): string =>
    [
      ellipse(left + high * 0.22, y + 5, high * 0.34, high * 0.07, '#000', 'opacity=".2"'),
      polygon(
        [
          [left, y - high * 0.7],
          [left + high * 0.44, y - high * 0.7],
          [left + high * 0.38, y],
          [left + high * 0.06, y],
        ],
        colour,
      ),
      rect(left - high * 0.03, y - high * 0.8, high * 0.5, high * 0.12, colour, 'rx="5"'),
      rect(left + high * 0.1, y - high * 0.5, high * 0.06, high * 0.4, '#fff', 'opacity=".2"'),
    ].join('');
  const [sx, sy] = ground.at(side * 0.8, near);
  return (
    ellipse(sx, sy, 260 * near, 40 * near, '#fff', 'opacity=".16"') +
    bin(x - high * 0.5, '#3f7d4e') +
    bin(x + high * 0.1, '#d9a93a')
  );
}

/** Water from kerb to kerb, with the sky in it. */
function flood(vary: Variation, ground: Ground): string {
  const from = vary.between('flood from', 0.2, 0.34);
  const to = vary.between('flood to', 0.92, 1);
  const ripples = Array.from({ length: 38 }, (_, index) => {
    const near = vary.between(`ripple near ${index}`, from + 0.04, to);
    const [x, y] = ground.at(vary.between(`ripple across ${index}`, -1.2, 1.2), near);
    const reach = vary.between(`ripple ${index}`, 40, 130) * near;
    return bend(
      [x - reach, y],
      [x, y - 9 * near],
      [x + reach, y],
      '#fff',
      3.4 * near,
      `opacity="${index % 2 === 0 ? '.4' : '.22'}"`,
    );
  });
  const drift = Array.from({ length: 9 }, (_, index) => {
    const [x, y] = ground.at(
      vary.between(`drift across ${index}`, -1, 1),
      vary.between(`drift near ${index}`, from + 0.1, to),
    );
    return ellipse(x, y, 15, 5, vary.choose(`drift ${index}`, ['#6b5b3e', '#4f7a4c', '#d9d4c6']));
  });
  return (
    strip(ground, -1.6, 1.6, from, to, '#8a7a5e', 'opacity=".86"') +
    strip(ground, -1.5, 1.5, from, to, 'url(#water)', 'opacity=".55"') +
    ripples.join('') +
    drift.join('')
  );
}

/** The road again, still wet, mud along the kerbs. */
function drained(vary: Variation, ground: Ground): string {
  const puddles = Array.from({ length: 7 }, (_, index) => {
    const near = vary.between(`puddle near ${index}`, 0.35, 0.95);
    const [x, y] = ground.at(vary.between(`puddle across ${index}`, -0.85, 0.85), near);
    return ellipse(x, y, vary.between(`puddle ${index}`, 40, 110) * near, 18 * near, 'url(#water)', 'opacity=".7"');
  });
  return (
    strip(ground, -1, 1, 0.2, 1, '#2b2a2a', 'opacity=".16"') +
    strip(ground, -1.07, -0.82, 0.22, 1, '#8a7453', 'opacity=".5"') +
    strip(ground, 0.82, 1.07, 0.22, 1, '#8a7453', 'opacity=".5"') +
    puddles.join('')
  );
}

/** A stall at the side of the road: shelves, an awning in two colours, a bench. */
function stall(vary: Variation, ground: Ground): string {
  const side = vary.choose('stall side', [-1, 1]);
  const [x, y] = ground.at(side * 1.05, 0.52);
  const wide = vary.between('stall wide', 380, 500);
  const high = vary.between('stall high', 270, 330);
  const left = side < 0 ? x - wide * 0.55 : x - wide * 0.45;
  const [one, other] = vary.choose('awning', [
    ['#c8433a', '#f3efe6'],
    ['#2f6fa8', '#f3efe6'],
    ['#2f8a5b', '#f6e9c2'],
    ['#d98a2b', '#fff4dd'],
  ]);
  const stripes = Array.from({ length: 8 }, (_, index): string => {
    const [from, to] = [left - 24 + (index * (wide + 48)) / 8, left - 24 + ((index + 1) * (wide + 48)) / 8];
    return polygon(
      [
        [from + 10, y - high - 74],
        [to + 4, y - high - 74],
        [to, y - high + 6],
        [from, y - high + 6],
      ],
      index % 2 === 0 ? one : other,
    );
  });
  const goods = [0, 1, 2].flatMap((shelf) =>
    Array.from({ length: 9 }, (_, index) => {
      const name = `good ${shelf} ${index}`;
      const tall = vary.between(`${name} tall`, 22, 46);
      return rect(
        left + 26 + (index * (wide - 60)) / 9,
        y - high + 58 + shelf * 66 - tall + 46,
        (wide - 90) / 10,
        tall,
        vary.choose(name, ['#d95f4a', '#e9c24d', '#5f9bc4', '#7db06a', '#f1ede2', '#b27ab0']),
        'rx="4"',
      );
    }),
  );
  const shelves = [0, 1, 2].map((shelf) => rect(left + 16, y - high + 104 + shelf * 66, wide - 32, 8, '#7a5a3d'));
  const bench: readonly Point[] = [
    [left + wide * 0.1, y + 10],
    [left + wide * 0.7, y + 10],
    [left + wide * 0.7, y + 26],
    [left + wide * 0.1, y + 26],
  ];
  return [
    ellipse(left + wide / 2, y + 12, wide * 0.62, 30, '#000', 'opacity=".2"'),
    rect(left, y - high, wide, high, vary.choose('stall wall', ['#c9b48d', '#b9c7bd', '#d7c3b0', '#a9b9c4'])),
    rect(left + 14, y - high + 20, wide - 28, high * 0.68, '#4c4037'),
    ...shelves,
    ...goods,
    ...stripes,
    polygon(bench, '#8d6a45'),
  ].join('');
}

export const ROAD_THINGS = {
  tree: { before: fallenTree, after: cutTree },
  rubbish: { before: rubbishHeap, after: sweptPlace },
  water: { before: flood, after: drained },
  shop: { before: stall, after: stall },
} as const satisfies Readonly<Record<string, Thing>>;
export type RoadThing = keyof typeof ROAD_THINGS;
