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

it('never while the process is at work, nor for little', () => {
  const left = { resident: 280 * MB, residentAfter: 190 * MB };
  expect(isWorthCollecting({ ...left, busy: 0.02 })).toBe(true);
  expect(isWorthCollecting({ ...left, busy: 0.4 })).toBe(false);
  expect(isWorthCollecting({ resident: 210 * MB, residentAfter: 190 * MB, busy: 0.02 })).toBe(false);
});
