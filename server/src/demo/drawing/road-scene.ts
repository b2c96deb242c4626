/**
 * A road before and after its repair: a pothole by day, then the patch in its place, on the same road by the same seed; or
 * something else that was there and is gone.
 *
 * Must never: show a person, a vehicle, or a road sign with a name.
 */
import { patch, placeOf, pothole } from './road-damage.ts';
import { strip, type Ground } from './road-ground.ts';
import { ROAD_THINGS, type RoadThing } from './road-things.ts';
import { clouds, hedge, houses, skyline, tree, type HouseColours, type TreeColours } from './surroundings.ts';
import { bend, blob, ellipse, gradientDown, gradientOut, group, picture, rect, type Point } from './svg-shapes.ts';
import type { Variation } from './variation.ts';

const WIDTH = 1200;
const HEIGHT = 900;

type State = 'before' | 'after';

interface Daylight {
  readonly sky: readonly [string, string];
  readonly cloud: string;
  readonly far: string;
  readonly grass: readonly [string, string];
  readonly asphalt: readonly [string, string];
  readonly hole: string;
  readonly water: readonly [string, string];
}

const DAYS: readonly [Daylight, ...Daylight[]] = [
  {
    sky: ['#6fb1d6', '#d4e9ee'],
    cloud: '#ffffff',
    far: '#7fa59a',
    grass: ['#8fae74', '#6f955f'],
    asphalt: ['#8d8a85', '#716e69'],
    hole: '#4a4641',
    water: ['#a9cbd8', '#6f8894'],
  },
  {
    sky: ['#8fc3d8', '#eef2e4'],
    cloud: '#ffffff',
    far: '#90a98f',
    grass: ['#a3b277', '#7f975b'],
    asphalt: ['#979188', '#7a756d'],
    hole: '#524a41',
    water: ['#b9d2d4', '#7b8f92'],
  },
  {
    sky: ['#a9b5bf', '#e3e5e3'],
    cloud: '#f6f6f4',
    far: '#8b9a96',
    grass: ['#87a078', '#688763'],
    asphalt: ['#7c7c7e', '#606164'],
    hole: '#3c3c3f',
    water: ['#b6c0c6', '#77838b'],
  },
  {
    sky: ['#84a6c6', '#f3cfa0'],
    cloud: '#fff0da',
    far: '#9a947f',
    grass: ['#a9a869', '#7f8b53'],
    asphalt: ['#958a80', '#74695f'],
    hole: '#4b4039',
    water: ['#e3c6a1', '#8b8988'],
  },
  {
    sky: ['#5f9fc9', '#c5e2ea'],
    cloud: '#ffffff',
    far: '#73a08c',
    grass: ['#7daa72', '#5d8f5b'],
    asphalt: ['#86878b', '#696a70'],
    hole: '#434248',
    water: ['#9fc6d9', '#64818f'],
  },
];
const HOUSES: HouseColours = {
  walls: ['#d9cdb4', '#cfd3c9', '#e0c3a4', '#c9d4d8', '#dcb9a2'],
  roofs: ['#a34a34', '#b45c3f', '#8d5a4b', '#6f6a68'],
  door: '#7b5a40',
  dark: '#5d7480',
  lit: '#f3e2b5',
  litShare: 0.12,
};
const TREES: TreeColours = { trunk: '#6f5138', leaf: '#4d8054', light: '#86b06c' };

function groundOf(vary: Variation): Ground {
  const horizon = vary.between('horizon', 322, 372);
  const far = vary.between('vanish', 430, 770);
  const near = vary.between('feet', 500, 700);
  const half = vary.between('road width', 560, 700);
  return {
    horizon,
    at: (across, nearness) => [
      far + (near - far) * nearness + across * (22 + (half - 22) * nearness),
      horizon + (HEIGHT + 40 - horizon) * nearness,
    ],
  };
}

/** Equal steps on the ground crowd together towards the horizon. */
const nearnessOf = (steps: number): number => 1 / (1 + Math.max(0, steps) * 0.34);

function behind(vary: Variation, state: State, ground: Ground, day: Daylight): string {
  const { horizon } = ground;
  const trees = [0, 1, 2, 3, 4].map((index) =>
    tree(
      vary,
      `far tree ${index}`,
      vary.between(`far tree x ${index}`, index * 240, index * 240 + 220),
      horizon + 10,
      vary.between(`far tree high ${index}`, 110, 190),
      TREES,
    ),
  );
  return [
    rect(0, 0, WIDTH, horizon + 12, 'url(#sky)'),
    clouds(vary, state, day.cloud, 50, horizon - 130),
    skyline(vary, horizon + 6, day.far, 0.8),
    houses(vary, horizon + 8, 0.62, HOUSES),
    trees.join(''),
    hedge(vary, 'far hedge', -20, WIDTH + 20, horizon + 18, 22, day.grass[1]),
    rect(0, horizon + 6, WIDTH, HEIGHT - horizon, 'url(#grass)'),
  ].join('');
}

function roadway(vary: Variation, ground: Ground): string {
  const kerbs: string[] = [];
  const start = vary.between('kerb', 0, 1);
  for (let step = 0; step < 26; step += 1) {
    const [to, from] = [nearnessOf(step + start - 1), nearnessOf(step + start)];
    const colour = step % 2 === 0 ? '#f2efe6' : '#3c3b3d';
    kerbs.push(strip(ground, -1.07, -1, from, to, colour), strip(ground, 1, 1.07, from, to, colour));
  }
  const dashes: string[] = [];
  const paint = vary.choose('paint', ['#efe8d2', '#f1efe8', '#e9d9a0']);
  for (let step = vary.between('dash', -1, 0); step < 24; step += 1.5) {
    dashes.push(strip(ground, -0.018, 0.018, nearnessOf(step + 0.7), nearnessOf(step), paint, 'opacity=".85"'));
  }
  const specks = Array.from({ length: 46 }, (_, index) => {
    const near = vary.between(`speck near ${index}`, 0.25, 1);
    const [x, y] = ground.at(vary.between(`speck across ${index}`, -0.96, 0.96), near);
    return ellipse(x, y, 9 * near, 3 * near, index % 2 === 0 ? '#fff' : '#000', 'opacity=".1"');
  });
  const ruts = [-0.62, -0.2, 0.24, 0.64].map((across) =>
    strip(ground, across - 0.07, across + 0.07, 0, 1, '#000', 'opacity=".045"'),
  );
  const paths = strip(ground, -1.3, -1.07, 0, 1, '#c2b8a2') + strip(ground, 1.07, 1.3, 0, 1, '#c2b8a2');
  return (
    paths +
    strip(ground, -1, 1, 0, 1, 'url(#asphalt)') +
    ruts.join('') +
    specks.join('') +
    dashes.join('') +
    kerbs.join('')
  );
}

/** Tufts and bushes, small in the distance, drawn from far to near. */
function verge(vary: Variation, ground: Ground, day: Daylight): string {
  return Array.from({ length: 26 }, (_, index) => {
    const near = 0.08 + index * 0.03;
    const side = vary.choose(`bush side ${index}`, [-1, 1]);
    const [x, y] = ground.at(side * vary.between(`bush away ${index}`, 1.42, 3.2), near);
    const size = 100 * near * vary.between(`bush size ${index}`, 0.5, 1.2);
    const [low, high] = vary.choose(`bush ${index}`, [
      [day.grass[1], day.grass[0]],
      [TREES.leaf, TREES.light],
    ]);
    return (
      ellipse(x, y, size * 1.3, size * 0.2, '#000', 'opacity=".1"') +
      blob(
        [
          [x - size, y],
          [x - size * 0.7, y - size * 0.6],
          [x, y - size * 0.85],
          [x + size * 0.8, y - size * 0.5],
          [x + size, y],
        ],
        low,
      ) +
      ellipse(x - size * 0.2, y - size * 0.42, size * 0.3, size * 0.16, high, 'opacity=".6"')
    );
  }).join('');
}

function besides(vary: Variation, ground: Ground): string {
  const side = vary.choose('pole side', [-1, 1]);
  const poles = [0.2, 0.32, 0.56].map((near) => {
    const [x, y] = ground.at(side * 1.2, near);
    return { x, y, high: 780 * near, wide: 22 * near };
  });
  const drawn = poles.map(
    ({ x, y, high, wide }) =>
      rect(x - wide / 2, y - high, wide, high, '#6d665f') +
      rect(x - wide * 2, y - high + wide, wide * 4, wide * 0.5, '#5a544e'),
  );
  const wires = poles.slice(1).map(({ x, y, high, wide }, index) => {
    const before = poles[index];
    if (before === undefined) return '';
    const [fromY, toY] = [before.y - before.high + before.wide, y - high + wide];
    return bend([before.x, fromY], [(before.x + x) / 2, (fromY + toY) / 2 + 26], [x, toY], '#4b4744', 2.4);
  });
  const trees = [-1, 1].flatMap((edge) =>
    [0.3, 0.46].map((near, index) => {
      const name = `side tree ${edge} ${index}`;
      const [x, y] = ground.at(edge * vary.between(`${name} away`, 1.55, 2.1), near);
      return vary.chance(name, 0.75) ? tree(vary, name, x, y, 620 * near, TREES) : '';
    }),
  );
  return trees.join('') + drawn.join('') + wires.join('');
}

const damage = (vary: Variation, state: State, ground: Ground, day: Daylight): string => {
  const place = placeOf(vary, ground);
  return state === 'before' ? pothole(vary, place, day.hole) : patch(vary, ground, place);
};

/** The whole picture as SVG, 1200 x 900; `thing`: what is there instead of a damage to the road. */
export function roadScene(vary: Variation, state: State, thing: RoadThing | null = null): string {
  const day = vary.choose(`${state} day`, DAYS);
  const ground = groundOf(vary);
  const defs = [
    gradientDown('sky', day.sky),
    gradientDown('grass', day.grass),
    gradientDown('asphalt', day.asphalt),
    gradientDown('water', day.water),
    gradientOut('rim', [600, 450], 860, [
      ['#1c1710', 0],
      ['#1c1710', 0],
      ['#1c1710', 0.3],
    ]),
  ].join('');
  const scene = [
    behind(vary, state, ground, day),
    roadway(vary, ground),
    verge(vary, ground, day),
    besides(vary, ground),
    thing === null ? damage(vary, state, ground, day) : ROAD_THINGS[thing][state](vary, ground),
  ].join('');
  const zoom = vary.between(`${state} zoom`, 1.02, 1.08);
  const shift: Point = [
    vary.between(`${state} x`, -0.9, -0.1) * WIDTH * (zoom - 1),
    vary.between(`${state} y`, -0.9, -0.1) * HEIGHT * (zoom - 1),
  ];
  const placed = group(
    scene,
    `transform="translate(${shift[0].toFixed(1)} ${shift[1].toFixed(1)}) scale(${zoom.toFixed(3)})"`,
  );
  return picture(WIDTH, HEIGHT, defs, placed + rect(0, 0, WIDTH, HEIGHT, 'url(#rim)'));
}
