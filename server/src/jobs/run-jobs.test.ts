/** Jobs run alone, survive failures, and end when told. Must never: wait for real minutes. */
import { expect, test } from 'vitest';
import { runJobs } from './run-jobs.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

test('a job runs again at once while it finds work, then rests until it is nudged', async () => {
  let left = 3;
  let runs = 0;
  const jobs = runJobs([{ name: 'work', everyMs: 60_000, run: async () => { runs += 1; return left > 0 ? left-- : 0; } }], () => undefined);
  await soon();
  expect(runs).toBe(4);
  left = 1;
  jobs.nudge('work');
  await soon();
  expect(runs).toBe(6);
  await jobs.stop();
});

test('the failure of one is told and does not stop another', async () => {
  const told: string[] = [];
  let others = 0;
  const jobs = runJobs(
    [
      { name: 'bad', everyMs: 1, run: () => Promise.reject(new Error('gone')) },
      { name: 'good', everyMs: 1, run: async () => { others += 1; return 0; } },
    ],
    (name) => told.push(name),
  );
  await soon();
  await jobs.stop();
  expect(told.length).toBeGreaterThan(0);
  expect(others).toBeGreaterThan(1);
});

test('stop waits for the run in flight, and nothing runs after it', async () => {
  let finished = false;
  const jobs = runJobs([{ name: 'slow', everyMs: 1, run: async () => { await soon(); finished = true; return 0; } }], () => undefined);
  await jobs.stop();
  expect(finished).toBe(true);
});
