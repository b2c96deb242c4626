/**
 * Fills the demo city: officers, and four weeks of cases up to now, each made by playing commands in virtual time.
 *
 * Must never: write a row that a command would write, use a real name, or run in a region that is not of kind `demo`.
 */
import type { Instant } from '@balai/kernel';
import type { PlatformDeps } from '../platform/platform-deps.ts';
import type { DemoPlaces, DemoResidents } from './demo-ingredients.ts';
import { demoOfficers, type DemoAccountRequest, type DemoOfficer } from './demo-officers.ts';

export interface DemoOptions {
  readonly regionId: number;
  /** The end of the four weeks: the present. The same day, seed and number of cases give the same city. */
  readonly now: Instant;
  /** Default 600. */
  readonly cases?: number;
  readonly seed?: number;
  readonly places: DemoPlaces;
  readonly residents: DemoResidents;
  /** Makes (or finds) an account for each officer and returns its id, in the same order. */
  readonly accountsFor: (officers: readonly DemoAccountRequest[]) => Promise<readonly string[]>;
  /** From 0 to 1. */
  readonly onProgress?: (done: number) => void;
}
export interface DemoSummary {
  /** False when the fill found cases that it had not made: see `fillDemoCity`. */
  readonly complete: boolean;
  readonly cases: number;
  readonly open: number;
  readonly officers: number;
  /** Six typical officers, for the start message. */
  readonly accounts: readonly DemoOfficer[];
}

/** Takes the time of some 600 cases: 15 to 25 s on two cores. */
export type FillDemoCity = (deps: PlatformDeps, options: DemoOptions) => Promise<DemoSummary>;
export const officersOfTheDemo = demoOfficers;
