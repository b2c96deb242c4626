/** The door of the demo city. Must never: be loaded by a city that is filled, or that is none. */
export { fillDemoCity } from './live-four-weeks.ts';
export { staffNeighbour } from './neighbour-staff.ts';
export { drawnPhoto } from './drawn-photo.ts';
export type { DemoPlaces } from './demo-ingredients.ts';
