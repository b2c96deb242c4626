/** The door of the platform. Must never: open more than other folders use. */
export { type CityData, type CityUnit } from './city-data.ts';
export { createPlatform } from './create-platform.ts';
export { type PlatformDeps } from './platform-deps.ts';
export type * from './platform-types.ts';
