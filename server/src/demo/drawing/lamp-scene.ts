/**
 * A street lamp before and after its repair: dark at dusk, alight at night, the same street by the same seed.
 *
 * Must never: show a person, or a number of a real pole.
 */
import { duskLight, nightLight, type Light } from './lamp-light.ts';
import { clouds, hedge, houses, skyline, stars, tree } from './surroundings.ts';
import {
  bend,
  circle,
  ellipse,
  gradientDown,
  gradientOut,
  group,
  line,
  picture,
  polygon,
  rect,
  type Point,
} from './svg-shapes.ts';
import type { Variation } from './variation.ts';

const WIDTH = 1200;
const HEIGHT = 900;
const GROUND = 640;
const KERB = 668;

type State = 'before' | 'after';

const crescent = (x: number, y: number): string =>
  `<path d="M${x.toFixed(1)} ${y.toFixed(1)}a40 40 0 1 0 40 46a32 32 0 1 1-40-46Z" fill="#f4ecd2" opacity=".9"/>`;

function sky(vary: Variation, state: State, light: Light): string {
  const ground = rect(0, 0, WIDTH, GROUND + 10, 'url(#sky)');
  if (state === 'before') {
    const sun = vary.chance('sun', 0.55)
      ? circle(vary.between('sun x', 120, 1080), vary.between('sun y', 420, 540), 58, '#ffd9a0', 'opacity=".75"')
      : '';
    return ground + sun + clouds(vary, 'dusk', light.haze, 110, 430);
  }
  const x = vary.between('moon x', 90, 1110);
  const y = vary.between('moon y', 80, 210);
  const moon = vary.chance('moon', 0.5) ? crescent(x, y) : '';
  return ground + stars(vary, WIDTH, 420) + moon + clouds(vary, 'night', light.haze, 140, 420);
}

function gardens(vary: Variation, light: Light): string {
  const trees = Array.from({ length: vary.whole('trees', 3, 5) }, (_, index) =>
    tree(
      vary,
      `tree ${index}`,
      vary.between(`tree x ${index}`, 20 + index * 240, 230 + index * 240),
      GROUND,
      vary.between(`tree high ${index}`, 190, 330),
      light.trees,
    ),
  );
  const from = vary.between('hedge from', 0, 420);
  const hedges = hedge(vary, 'hedge', from, from + vary.between('hedge long', 220, 520), GROUND + 4, 46, light.hedge);
  const wallFrom = vary.between('wall from', 520, 820);
  const wallTo = wallFrom + vary.between('wall long', 180, 380);
  const caps: string[] = [];
  for (let x = wallFrom; x < wallTo; x += 48) caps.push(rect(x, GROUND - 46, 12, 50, light.wall));
  const wall =
    rect(wallFrom, GROUND - 30, wallTo - wallFrom, 34, light.wall) +
    rect(wallFrom, GROUND - 50, wallTo - wallFrom, 8, light.wall) +
    caps.join('');
  return trees.join('') + hedges + wall;
}

function street(vary: Variation, light: Light): string {
  const blocks: string[] = [];
  const long = 58;
  for (let index = -1, x = vary.between('kerb', -long, 0); x < WIDTH; index += 1, x += long) {
    blocks.push(rect(x, KERB, long, 15, light.kerb[Math.abs(index) % 2 === 0 ? 0 : 1]));
  }
  const dashes: string[] = [];
  for (let x = vary.between('dash', -200, 0); x < WIDTH; x += 270) {
    dashes.push(
      polygon(
        [
          [x, 786],
          [x + 150, 786],
          [x + 144, 799],
          [x - 10, 799],
        ],
        light.paint,
        'opacity=".8"',
      ),
    );
  }
  const drain = vary.between('drain', 80, 1080);
  const cover =
    ellipse(drain, 732, 50, 13, '#000', 'opacity=".22"') + ellipse(drain, 730, 42, 10, light.poleShade, 'opacity=".5"');
  const patch = vary.between('patch', 0, 900);
  const old = polygon(
    [
      [patch, 830],
      [patch + 240, 826],
      [patch + 270, 868],
      [patch - 20, 872],
    ],
    '#000',
    'opacity=".1"',
  );
  return (
    rect(0, GROUND, WIDTH, 32, light.pavement) +
    rect(0, KERB + 12, WIDTH, HEIGHT - KERB, 'url(#road)') +
    blocks.join('') +
    dashes.join('') +
    cover +
    old
  );
}

/** Small things that make a street somebody's: pots, a bench, a bin, a cat. */
function belongings(vary: Variation, light: Light, away: number): string {
  const free = (name: string): number => {
    const x = vary.between(name, 40, 1140);
    return Math.abs(x - away) < 130 ? (x + 320) % 1100 : x;
  };
  const pots = Array.from({ length: vary.whole('pots', 2, 5) }, (_, index) => {
    const x = free(`pot ${index}`);
    return (
      circle(x, GROUND - 26, 19, light.trees.leaf) +
      circle(x - 9, GROUND - 34, 11, light.trees.light, 'opacity=".6"') +
      polygon(
        [
          [x - 15, GROUND - 14],
          [x + 15, GROUND - 14],
          [x + 11, GROUND + 12],
          [x - 11, GROUND + 12],
        ],
        light.houses.roofs[0],
      )
    );
  });
  const bin = free('bin');
  const bins = vary.chance('has bin', 0.5)
    ? rect(bin, GROUND - 42, 38, 56, '#2f6d5c', 'rx="5"') + rect(bin - 4, GROUND - 50, 46, 11, '#24574a', 'rx="5"')
    : '';
  const x = free('cat');
  const cat = vary.chance('has cat', 0.3)
    ? ellipse(x, KERB - 12, 24, 13, light.poleShade) +
      circle(x + 24, KERB - 24, 11, light.poleShade) +
      polygon(
        [
          [x + 16, KERB - 30],
          [x + 18, KERB - 42],
          [x + 24, KERB - 34],
        ],
        light.poleShade,
      ) +
      polygon(
        [
          [x + 26, KERB - 34],
          [x + 32, KERB - 42],
          [x + 34, KERB - 28],
        ],
        light.poleShade,
      ) +
      bend([x - 22, KERB - 12], [x - 48, KERB - 16], [x - 40, KERB - 40], light.poleShade, 6)
    : '';
  return pots.join('') + bins + cat;
}

interface Pole {
  readonly x: number;
  readonly top: number;
  /** 1: the arm reaches right; -1: left. */
  readonly side: 1 | -1;
  readonly head: Point;
}

function poleOf(vary: Variation): Pole {
  const side = vary.choose('side', [1, -1]);
  const x = side === 1 ? vary.between('pole x', 280, 640) : vary.between('pole x', 560, 920);
  const top = vary.between('pole top', 130, 210);
  return { x, top, side, head: [x + side * vary.between('arm', 130, 190), top + 4] };
}

/** The head hangs at the end of the arm; unlit, it may hang askew. */
function lampHead(vary: Variation, state: State, { head: [x, y], side }: Pole, light: Light): string {
  const shell = polygon(
    [
      [x - side * 52, y - 20],
      [x + side * 40, y - 18],
      [x + side * 66, y + 4],
      [x + side * 66, y + 12],
      [x - side * 52, y + 12],
    ],
    light.pole,
  );
  const glass = polygon(
    [
      [x - side * 40, y + 12],
      [x + side * 58, y + 12],
      [x + side * 46, y + 27],
      [x - side * 28, y + 27],
    ],
    state === 'after' ? '#fff6d8' : '#0c0d12',
  );
  const crack =
    state === 'before' && vary.chance('crack', 0.5)
      ? line(
          [
            [x - 12, y + 13],
            [x - 3, y + 20],
            [x - 9, y + 26],
          ],
          '#565a66',
          3,
        )
      : '';
  const askew = state === 'before' && vary.chance('askew', 0.4) ? side * vary.between('askew by', 6, 16) : 0;
  return group(
    shell + glass + crack,
    `transform="rotate(${askew.toFixed(1)} ${(x - side * 50).toFixed(1)} ${y.toFixed(1)})"`,
  );
}

/** Dots for a number, so that two poles differ without a font. */
function plate(vary: Variation, x: number): string {
  const dots = Array.from({ length: 12 }, (_, index) =>
    vary.chance(`plate ${index}`, 0.55)
      ? rect(x - 13 + (index % 4) * 7.4, 476 + Math.floor(index / 4) * 8, 5, 5, '#2b4a6b')
      : '',
  );
  return rect(x - 18, 468, 36, 38, '#e9e4d2', 'rx="3"') + dots.join('');
}

function lampPole(vary: Variation, state: State, pole: Pole, light: Light): string {
  const { x, top, side, head } = pole;
  const post = polygon(
    [
      [x - 11, KERB - 4],
      [x - 7, top + 60],
      [x + 7, top + 60],
      [x + 11, KERB - 4],
    ],
    light.pole,
  );
  const shade = polygon(
    [
      [x + 3, KERB - 4],
      [x + 2, top + 60],
      [x + 7, top + 60],
      [x + 11, KERB - 4],
    ],
    light.poleShade,
  );
  const arm = `<path d="M${x} ${top + 64}V${top + 50}Q${x} ${top} ${x + side * 56} ${top}H${head[0] - side * 40}" fill="none" stroke="${light.pole}" stroke-width="14" stroke-linecap="round"/>`;
  const brace = vary.chance('brace', 0.6)
    ? bend([x, top + 104], [x + side * 44, top + 84], [x + side * 64, top + 2], light.pole, 6)
    : '';
  const foot =
    rect(x - 24, KERB - 16, 48, 16, light.poleShade, 'rx="3"') + rect(x - 17, KERB - 46, 34, 32, light.pole, 'rx="3"');
  return post + shade + foot + arm + brace + plate(vary, x) + lampHead(vary, state, pole, light);
}

function cables(vary: Variation, pole: Pole, light: Light): string {
  const y = pole.top + 130;
  return [0, 1, 2]
    .map((index) => {
      const sag = vary.between(`sag ${index}`, 50, 110);
      const left = vary.between(`cable left ${index}`, 150, 260) + index * 20;
      const right = vary.between(`cable right ${index}`, 150, 260) + index * 20;
      const from: Point = [pole.x, y + index * 16];
      return (
        bend([-10, left], [pole.x / 2, Math.max(left, y) + sag], from, light.pole, 3) +
        bend(from, [(pole.x + WIDTH) / 2, Math.max(right, y) + sag], [WIDTH + 10, right], light.pole, 3)
      );
    })
    .map((cable) => group(cable, 'opacity=".6"'))
    .join('');
}

function lightOf({ head: [x, y] }: Pole): string {
  const cone = polygon(
    [
      [x - 40, y + 24],
      [x + 40, y + 24],
      [x + 330, 830],
      [x - 330, 830],
    ],
    'url(#cone)',
  );
  const pool =
    ellipse(x, 770, 350, 88, '#ffe3a0', 'opacity=".26"') + ellipse(x, 770, 210, 50, '#ffedbd', 'opacity=".24"');
  return pool + cone + circle(x + 4, y + 20, 120, 'url(#glow)');
}

/** The whole picture as SVG, 1200 x 900. */
export function lampScene(vary: Variation, state: State): string {
  const light = state === 'before' ? duskLight(vary) : nightLight(vary);
  const pole = poleOf(vary);
  const middle: Point = [pole.head[0], 560];
  const defs = [
    gradientDown('sky', light.sky),
    gradientDown('road', light.road),
    gradientDown('cone', [
      ['#ffe7a6', 0.62],
      ['#ffdf90', 0.26],
      ['#ffdc86', 0],
    ]),
    gradientOut('glow', [pole.head[0] + 4, pole.head[1] + 20], 120, [
      ['#fff4cf', 0.95],
      ['#ffe9ae', 0.3],
      ['#ffe9ae', 0],
    ]),
    gradientOut('dark', middle, 940, [
      ['#070b1d', 0],
      ['#070b1d', 0.34],
      ['#070b1d', 0.8],
    ]),
    gradientOut('rim', [600, 430], 860, [
      ['#120d1c', 0],
      ['#120d1c', 0.04],
      ['#120d1c', 0.5],
    ]),
  ].join('');
  const scene = [
    sky(vary, state, light),
    skyline(vary, GROUND, light.far, 1.2),
    houses(vary, GROUND + 2, 1, light.houses),
    gardens(vary, light),
    street(vary, light),
    belongings(vary, light, pole.x),
    rect(-60, -60, WIDTH + 120, HEIGHT + 120, state === 'after' ? 'url(#dark)' : 'url(#rim)'),
    cables(vary, pole, light),
    state === 'after' ? lightOf(pole) : '',
    lampPole(vary, state, pole, light),
  ].join('');
  const zoom = vary.between(`${state} zoom`, 1.03, 1.09);
  const shift: Point = [
    vary.between(`${state} x`, -0.9, -0.1) * WIDTH * (zoom - 1),
    vary.between(`${state} y`, -0.9, -0.1) * HEIGHT * (zoom - 1),
  ];
  return picture(
    WIDTH,
    HEIGHT,
    defs,
    group(scene, `transform="translate(${shift[0].toFixed(1)} ${shift[1].toFixed(1)}) scale(${zoom.toFixed(3)})"`),
  );
}
