/** How far two points are apart. Must never: be used over more than some kilometres; it treats the earth as flat there. */
import type { Coordinates } from './area-shapes.ts';

export const metresPerDegree = 111_320;

/** Metres between two points of one city; exact to a few in a thousand. */
export function distanceMetres(a: Coordinates, b: Coordinates): number {
  const squeeze = Math.cos(((a.latitude + b.latitude) / 2) * (Math.PI / 180));
  return Math.hypot((a.longitude - b.longitude) * squeeze, a.latitude - b.latitude) * metresPerDegree;
}

/** The point on a grid of so many metres: near enough to find the street, too coarse for the door. */
export function roundedTo(point: Coordinates, metres: number): Coordinates {
  const step = metres / metresPerDegree;
  const snap = (degrees: number): number => Math.round(Math.round(degrees / step) * step * 1e6) / 1e6;
  return { latitude: snap(point.latitude), longitude: snap(point.longitude) };
}
