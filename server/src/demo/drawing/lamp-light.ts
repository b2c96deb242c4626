/**
 * The colours of a street at dusk and at night. Must never: decide what stands in the street.
 */
import type { HouseColours, TreeColours } from './surroundings.ts';
import type { Variation } from './variation.ts';

/** The colours of one hour. */
export interface Light {
  readonly sky: readonly [string, string, string];
  readonly haze: string;
  readonly far: string;
  readonly houses: HouseColours;
  readonly trees: TreeColours;
  readonly hedge: string;
  readonly wall: string;
  readonly pavement: string;
  readonly kerb: readonly [string, string];
  readonly road: readonly [string, string];
  readonly paint: string;
  readonly pole: string;
  readonly poleShade: string;
}

const DUSK_SKIES = [
  ['#2b2f55', '#7d4b68', '#e6906a'],
  ['#20385c', '#6f6b90', '#f1ad70'],
  ['#33294f', '#8e4c70', '#f29a70'],
  ['#1f3f52', '#5d8089', '#f2c38d'],
  ['#2a2747', '#5b4a7a', '#d9828a'],
] as const;
const NIGHT_SKIES = [
  ['#0d1630', '#1a294b', '#38496f'],
  ['#101230', '#252a58', '#4d4c7c'],
  ['#0a1b2c', '#16354a', '#315968'],
  ['#130f28', '#2b2450', '#544272'],
] as const;

/** Dusk: the lamp should burn, and does not. */
export function duskLight(vary: Variation): Light {
  return {
    sky: vary.choose('dusk sky', DUSK_SKIES),
    haze: '#f3b79a',
    far: '#43344f',
    houses: {
      walls: ['#463c48', '#4d4049', '#40384a'],
      roofs: ['#33222b', '#3a262b', '#2c2430'],
      door: '#2a2229',
      dark: '#57485a',
      lit: '#f0b866',
      litShare: 0.3,
    },
    trees: { trunk: '#2c2024', leaf: '#22302f', light: '#3d5149' },
    hedge: '#26332f',
    wall: '#3b333c',
    pavement: '#55515a',
    kerb: ['#8b868c', '#2d2c34'],
    road: ['#3d3f4b', '#2c2e39'],
    paint: '#8a8b93',
    pole: '#16171d',
    poleShade: '#2c2d36',
  };
}

/** Night: what the lamp reaches keeps its colours. */
export function nightLight(vary: Variation): Light {
  return {
    sky: vary.choose('night sky', NIGHT_SKIES),
    haze: '#7284ad',
    far: '#18223c',
    houses: {
      walls: ['#8a7860', '#7f7a6b', '#8d6f5c', '#6f7b7a'],
      roofs: ['#7d3a2b', '#8a4630', '#5c3b3a'],
      door: '#4a3527',
      dark: '#39424f',
      lit: '#ffdf95',
      litShare: 0.55,
    },
    trees: { trunk: '#4a3423', leaf: '#2c573c', light: '#5f8f58' },
    hedge: '#335f41',
    wall: '#8d8168',
    pavement: '#9a9384',
    kerb: ['#efe9d6', '#3b3a3a'],
    road: ['#55555b', '#3d3e46'],
    paint: '#efe9d6',
    pole: '#b9c0c2',
    poleShade: '#7d878b',
  };
}
