/**
 * Where the cases of the demonstration lie: near the point of their kelurahan, each always at the same place.
 *
 * Must never: point at a house on purpose.
 */
import { areaAt } from '../geography/area-at.ts';
import { pick, wholeBetween } from './demo-ingredients.ts';
import type { Plan, Town } from './demo-town.ts';
import { PLACE_WORDS } from './demo-words.ts';

export interface DemoPoint {
  readonly area: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly note: string;
}

/** About 500 metres. */
const AROUND = 0.0045;
/** A duplicate lies some ten metres from the first report. */
const BESIDE = 0.00008;
const MOST_TRIES = 12;
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

export function pointIn(town: Town, plan: Plan): DemoPoint {
  const random = town.randomOf(plan.key, 'place');
  const note = `${pick(random, PLACE_WORDS)} ${String(wholeBetween(random, 1, 12)).padStart(2, '0')}`;
  if (plan.fate === 'ganda' && plan.twin !== null) {
    const beside = pointIn(town, plan.twin);
    return {
      area: beside.area,
      latitude: rounded(beside.latitude + BESIDE * (random() - 0.5)),
      longitude: rounded(beside.longitude + BESIDE * (random() - 0.5)),
      note,
    };
  }
  const { code, latitude, longitude } = plan.village;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const point = {
      latitude: rounded(latitude + AROUND * (2 * random() - 1)),
      longitude: rounded(longitude + AROUND * (2 * random() - 1)),
    };
    if (areaAt(town.bound.city.shapes, point, 0) === code) return { area: code, ...point, note };
  }
  return { area: code, latitude, longitude, note };
}
