/** What a city's process does with memory when the load is over: it gives back what is worth a pause, and only when nobody waits. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { giveMemoryBackAtRest, isWorthCollecting } from './memory-at-rest.ts';

const MB = 2 ** 20;

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => vi.useRealTimers());

/** As a load does: some hundred thousand objects that outlive the young heap, and then are nobody's. */
function leaveBehind(): void {
  let kept: object[] | null = Array.from({ length: 600_000 }, (_, at) => ({ at, text: `kasus ${at}` }));
  expect(kept.length).toBe(600_000);
  kept = null;
}

it('collects at rest what a load left behind, once, and not after it was ended', async () => {
  const end = giveMemoryBackAtRest();
  leaveBehind();
  const loaded = process.memoryUsage().heapUsed;
  const given = () => loaded - process.memoryUsage().heapUsed;
  for (let look = 0; look < 50 && given() <= 24 * MB; look += 1) {
    await new Promise((done) => setTimeout(done, 200)); // at rest
    vi.advanceTimersByTime(5_000);
  }
  expect(given()).toBeGreaterThan(24 * MB);
  end();
  expect(vi.getTimerCount()).toBe(0);
});

it('not in a pause of seconds: code that is compiled is thrown away with the rest', () => {
  const left = { resident: 280 * MB, residentAfter: 190 * MB };
  expect([1, 2, 3].map((looks) => isWorthCollecting({ ...left, looks }))).toEqual([false, false, true]);
});

it('never while the process is at work, nor for little', () => {
  expect(isWorthCollecting({ resident: 280 * MB, residentAfter: 190 * MB, looks: 0 })).toBe(false);
  expect(isWorthCollecting({ resident: 210 * MB, residentAfter: 190 * MB, looks: 12 })).toBe(false);
});
