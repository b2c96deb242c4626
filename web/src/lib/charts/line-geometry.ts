/**
 * Where the parts of a line chart lie, in the units of its view box.
 *
 * Must never: draw over a gap (a missing figure breaks the line), or start an axis where the data does not say so.
 */
import { scaleLinear, scalePoint } from 'd3-scale';

export interface LinePoint {
  readonly x: string;
  /** Null: no figure. */
  readonly y: number | null;
}
export interface LineGeometry {
  readonly path: string;
  readonly dots: readonly {
    readonly x: number;
    readonly y: number;
    readonly point: LinePoint;
    readonly last: boolean;
  }[];
  readonly ticks: readonly { readonly y: number; readonly value: number }[];
  readonly labels: readonly { readonly x: number; readonly text: string }[];
  /** Its height, and where its words have the most room. */
  readonly target: { readonly y: number; readonly words: Words } | null;
}
interface Words {
  readonly x: number;
  readonly anchor: 'start' | 'middle' | 'end';
}
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const round = (value: number) => Math.round(value * 10) / 10;

/** `from` and `to` fix the axis; without them it holds all figures and the target, rounded to neat values. */
export function lineGeometry(
  points: readonly LinePoint[],
  frame: Frame,
  wish: { readonly from?: number | undefined; readonly to?: number | undefined; readonly target?: number | undefined },
): LineGeometry {
  const values = [
    ...points.flatMap(({ y }) => (y === null ? [] : [y])),
    ...(wish.target === undefined ? [] : [wish.target]),
  ];
  const low = wish.from ?? Math.min(...values, Infinity);
  const high = wish.to ?? Math.max(...values, -Infinity);
  const [from, to] =
    Number.isFinite(low) && Number.isFinite(high) ? (low === high ? [low - 1, high + 1] : [low, high]) : [0, 1];
  const y = scaleLinear([from, to], [frame.height - frame.bottom, frame.top]);
  if (wish.from === undefined || wish.to === undefined) y.nice(4);
  const x = scalePoint(
    points.map((_, at) => String(at)),
    [frame.left, frame.width - frame.right],
  );
  const placed = points.map((point, at) => ({
    x: round(x(String(at)) ?? frame.left),
    y: point.y === null ? null : round(y(point.y)),
    point,
  }));
  const lastKnown = placed.findLastIndex((one) => one.y !== null);
  let path = '';
  let drawing = false;
  for (const one of placed) {
    if (one.y !== null) path += `${drawing ? 'L' : 'M'}${one.x} ${one.y}`;
    drawing = one.y !== null;
  }
  const dots = placed.flatMap((one, at) =>
    one.y === null ? [] : [{ x: one.x, y: one.y, point: one.point, last: at === lastKnown }],
  );
  const every = Math.max(1, Math.ceil(points.length / 7));
  return {
    path,
    dots,
    ticks: y.ticks(4).map((value) => ({ y: round(y(value)), value })),
    labels: placed.flatMap((one, at) =>
      (points.length - 1 - at) % every === 0 ? [{ x: one.x, text: one.point.x }] : [],
    ),
    target: wish.target === undefined ? null : targetAt(round(y(wish.target)), dots, frame),
  };
}

/** The words stand at that third of the line where the figures keep farthest away from it; at the beginning rather than elsewhere. */
function targetAt(
  y: number,
  dots: LineGeometry['dots'],
  { left, width, right }: Frame,
): NonNullable<LineGeometry['target']> {
  const third = (width - left - right) / 3;
  const places: readonly (Words & { readonly from: number })[] = [
    { x: left + 4, anchor: 'start', from: left },
    { x: left + 1.5 * third, anchor: 'middle', from: left + third },
    { x: width - right - 4, anchor: 'end', from: left + 2 * third },
  ];
  const room = (from: number) =>
    Math.min(
      Infinity,
      ...dots.filter((dot) => dot.x >= from - 1 && dot.x <= from + third + 1).map((dot) => Math.abs(dot.y - y)),
    );
  const [{ x, anchor } = { x: left + 4, anchor: 'start' as const }] = places.toSorted(
    (a, b) => room(b.from) - room(a.from),
  );
  return { y, words: { x: round(x), anchor } };
}
