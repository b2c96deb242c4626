/**
 * The ground as a viewer sees it: where a place on a flat road lies in the picture. Must never: know what is drawn.
 */
import { polygon, type Point } from './svg-shapes.ts';

/** The road lies flat: `across` -1 to 1 from kerb to kerb, `near` 0 at the horizon to 1 at the viewer's feet. */
export interface Ground {
  readonly horizon: number;
  readonly at: (across: number, near: number) => Point;
}

/** A piece of the road between two lines across and two lines along. */
export function strip(
  { at }: Ground,
  left: number,
  right: number,
  from: number,
  to: number,
  fill: string,
  more = '',
): string {
  return polygon([at(left, from), at(right, from), at(right, to), at(left, to)], fill, more);
}
