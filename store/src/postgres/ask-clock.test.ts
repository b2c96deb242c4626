/** A machine that answers late is busy; its clock is right all the same. */
import { expect, it } from 'vitest';
import { offBetween } from './ask-clock.ts';

it.each([
  ['a busy machine: the database looked at its clock between question and answer', 1_000, 4_000, 3_500, 0],
  ['ours is ahead by the distance to the question', 10_000, 13_000, 5_000, 5_000],
  ['ours is behind by the distance to the answer', 10_000, 13_000, 20_000, -7_000],
])('%s', (_, asked, answered, database, off) => {
  expect(offBetween(asked, answered, database)).toBe(off);
});
