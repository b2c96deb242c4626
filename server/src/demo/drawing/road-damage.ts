/**
 * The damage to a road, and its repair: a pothole, and the patch in its place. Must never: draw the road itself.
 */
import { strip, type Ground } from './road-ground.ts';
import { bend, blob, ellipse, line, polygon, rect, type Point } from './svg-shapes.ts';
import type { Variation } from './variation.ts';

/** Where the road is broken: on the ground, and in the picture. */
interface Place {
  /** Where it lies on the ground, for what is drawn along the road. */
  readonly across: number;
  readonly near: number;
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
}

export function placeOf(vary: Variation, ground: Ground): Place {
  const near = vary.between('hole near', 0.56, 0.72);
  const across = vary.choose('lane', [-1, 1]) * vary.between('hole across', 0.26, 0.48);
  const [x, y] = ground.at(across, near);
  const rx = vary.between('hole size', 235, 330) * near;
  return { across, near, x, y, rx, ry: rx * vary.between('hole flat', 0.3, 0.38) };
}

/** Points around an ellipse, pushed in and out; the same `name` gives the same outline at another size. */
function ragged(vary: Variation, name: string, { x, y, rx, ry }: Place, size: number): Point[] {
  return Array.from({ length: 17 }, (_, index) => {
    const turn = (index / 17) * Math.PI * 2;
    const reach = size * vary.between(`${name} ${index}`, 0.78, 1.14);
    return [x + Math.cos(turn) * rx * reach, y + Math.sin(turn) * ry * reach];
  });
}

function cracks(vary: Variation, { x, y, rx, ry }: Place, colour: string): string {
  return Array.from({ length: vary.whole('cracks', 4, 7) }, (_, index) => {
    const turn = vary.between(`crack turn ${index}`, 0, Math.PI * 2);
    const points = [0.95, 1.16, 1.34, 1.52].map((reach, joint): Point => {
      const bent = turn + vary.between(`crack ${index} ${joint}`, -0.16, 0.16);
      return [x + Math.cos(bent) * rx * reach, y + Math.sin(bent) * ry * reach];
    });
    return line(points, colour, vary.between(`crack wide ${index}`, 2.5, 5), 'opacity=".7"');
  }).join('');
}

function gravel(vary: Variation, { x, y, rx, ry }: Place): string {
  return Array.from({ length: 26 }, (_, index) => {
    const turn = vary.between(`stone turn ${index}`, 0, Math.PI * 2);
    const reach = vary.between(`stone reach ${index}`, 1.02, 1.5);
    const size = vary.between(`stone size ${index}`, 3, 9);
    return ellipse(
      x + Math.cos(turn) * rx * reach,
      y + Math.sin(turn) * ry * reach,
      size,
      size * 0.62,
      vary.choose(`stone ${index}`, ['#5b5751', '#a19b91', '#3f3c38']),
    );
  }).join('');
}

/** People put a leafy branch into a hole, so that others see it in time. */
function branch(vary: Variation, { x, y }: Place): string {
  const top: Point = [x + vary.between('branch lean', -50, 50), y - vary.between('branch high', 150, 210)];
  const leaves = Array.from({ length: 11 }, (_, index) => {
    const share = 0.3 + index * 0.07;
    const [stemX, stemY] = [x + (top[0] - x) * share, y + (top[1] - y) * share];
    const side = index % 2 === 0 ? 1 : -1;
    return ellipse(
      stemX + side * 22,
      stemY - 8,
      27,
      11,
      index % 3 === 0 ? '#86b06c' : '#4d8054',
      `transform="rotate(${side * -28} ${stemX.toFixed(1)} ${stemY.toFixed(1)})"`,
    );
  });
  return bend([x, y], [x, y - 80], top, '#6f5138', 7) + leaves.join('');
}

function cone(x: number, y: number, high: number): string {
  const body = polygon(
    [
      [x - high * 0.27, y],
      [x - high * 0.07, y - high],
      [x + high * 0.07, y - high],
      [x + high * 0.27, y],
    ],
    '#e2662b',
  );
  const bands = [0.3, 0.6].map((share) => {
    const wide = (part: number) => high * (0.27 - 0.2 * part);
    return polygon(
      [
        [x - wide(share), y - high * share],
        [x - wide(share + 0.14), y - high * (share + 0.14)],
        [x + wide(share + 0.14), y - high * (share + 0.14)],
        [x + wide(share), y - high * share],
      ],
      '#fbf3e4',
    );
  });
  return (
    ellipse(x + high * 0.1, y + 4, high * 0.5, high * 0.1, '#000', 'opacity=".2"') +
    rect(x - high * 0.38, y - high * 0.07, high * 0.76, high * 0.11, '#b94d1d', 'rx="4"') +
    body +
    bands.join('')
  );
}

/** A hole with crumbled rim, cracks and gravel; wet or dry, marked or not, by seed. */
export function pothole(vary: Variation, place: Place, dark: string): string {
  const { x, y, rx, ry } = place;
  const outline = (size: number, down: number) => ragged(vary, 'hole', { ...place, y: y + down }, size);
  const wet = vary.chance('wet', 0.6);
  const floor = wet
    ? blob(outline(0.72, ry * 0.16), 'url(#water)') +
      bend(
        [x - rx * 0.4, y + ry * 0.02],
        [x - rx * 0.05, y - ry * 0.16],
        [x + rx * 0.3, y + ry * 0.04],
        '#fff',
        4,
        'opacity=".5"',
      )
    : blob(outline(0.7, ry * 0.14), '#6a5d4d') + ellipse(x + rx * 0.12, y + ry * 0.24, rx * 0.26, ry * 0.2, '#7d6e5a');
  const small: Place = {
    ...place,
    x: x - Math.sign(place.across) * rx * 1.55,
    y: y + ry * vary.between('small down', -0.9, 0.7),
    rx: rx * 0.28,
    ry: ry * 0.26,
  };
  const second = vary.chance('second', 0.5)
    ? blob(ragged(vary, 'small', small, 1.18), '#a7a298', 'opacity=".5"') + blob(ragged(vary, 'small', small, 1), dark)
    : '';
  const mark = vary.choose('mark', ['branch', 'cone', 'none', 'none']);
  return [
    cracks(vary, place, dark),
    blob(outline(1.16, 0), '#b1aca1', 'opacity=".55"'),
    blob(outline(1, 0), dark),
    blob(outline(0.9, ry * 0.1), '#000', 'opacity=".25"'),
    floor,
    gravel(vary, place),
    second,
    mark === 'branch' ? branch(vary, place) : '',
    mark === 'cone' ? cone(x - rx * 0.9, y + ry * 0.2, 150) : '',
  ].join('');
}

/** Cut square along the road and filled, as crews do: darker than the road, with a sealed seam. */
export function patch(vary: Variation, ground: Ground, { across, near }: Place): string {
  const half = vary.between('patch wide', 0.3, 0.38);
  const [left, right] = [across - half, across + half];
  const [from, to] = [near - vary.between('patch up', 0.07, 0.09), near + vary.between('patch down', 0.09, 0.12)];
  const within = (name: string): Point =>
    ground.at(
      vary.between(`${name} across`, left + 0.01, right - 0.01),
      vary.between(`${name} near`, from + 0.006, to - 0.006),
    );
  const grain = Array.from({ length: 70 }, (_, index) => {
    const [x, y] = within(`grain ${index}`);
    return ellipse(x, y, 4.5, 2, index % 3 === 0 ? '#8b8a8a' : '#222225', 'opacity=".5"');
  });
  const rolled = [0.2, 0.5, 0.8].map((share) => {
    const middle = left + (right - left) * share;
    return strip(ground, middle - 0.05, middle + 0.02, from, to, '#fff', 'opacity=".045"');
  });
  const [coneX, coneY] = ground.at(across < 0 ? right + 0.1 : left - 0.1, to - 0.02);
  return [
    strip(
      ground,
      left - 0.012,
      right + 0.012,
      from - 0.004,
      to + 0.006,
      '#2d2c2e',
      'stroke="#2d2c2e" stroke-width="7" stroke-linejoin="round" opacity=".85"',
    ),
    strip(ground, left, right, from, to, '#4b4a4d'),
    rolled.join(''),
    grain.join(''),
    vary.chance('cone left', 0.4) ? cone(coneX, coneY, 130) : '',
  ].join('');
}
