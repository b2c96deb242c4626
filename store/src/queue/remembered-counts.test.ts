/** What colleagues see of their queue's counts while cases change: at once where counting is quick, a little later where it is dear. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Change } from '../store-api.ts';
import { rememberCounts } from './remembered-counts.ts';

const hands = [{ unit: 'dishub', area: null }];
const change: Change = { regionId: 1, caseId: 'a', version: 2, units: ['dishub'] };
let tell: (change: Change) => void;
let remembered: ReturnType<typeof rememberCounts>;
let counted: number;

beforeEach(() => {
  vi.useFakeTimers();
  counted = 0;
  remembered = rememberCounts((listen) => {
    tell = listen;
    return () => undefined;
  });
});
afterEach(() => vi.useRealTimers());

/** Looks at the counts; counting takes the database so many ms (and the server waits as many more). Resolves with which counting it was that is shown. */
function look(takesMs: number, waitsMs = 0): Promise<number> {
  const shown = remembered(1, hands, Date.now(), async () => {
    counted += 1;
    const which = counted;
    await new Promise((done) => setTimeout(done, takesMs + waitsMs));
    return { open: takesMs * 2_000, late: which, today: 0, waiting: 0 };
  });
  return shown.then(({ late }) => late);
}
async function lookAndWait(takesMs: number): Promise<number> {
  const shown = look(takesMs);
  await vi.advanceTimersByTimeAsync(takesMs);
  return shown;
}

it('shows what changed while a busy server was counting, and does not take its waiting for the price of counting', async () => {
  const before = look(2, 300);
  await vi.advanceTimersByTimeAsync(100);
  tell(change);
  const after = look(2, 300);
  await vi.advanceTimersByTimeAsync(610);
  expect([await before, await after]).toEqual([1, 2]);
  tell(change);
  expect(await lookAndWait(2)).toBe(3);
});

it('counts once a second, and at once again when a case of the unit changes', async () => {
  expect(await lookAndWait(2)).toBe(1);
  expect(await lookAndWait(2)).toBe(1);
  tell({ ...change, units: ['dlh'] });
  tell({ ...change, regionId: 11 });
  expect(await lookAndWait(2)).toBe(1);
  tell(change);
  expect(await lookAndWait(2)).toBe(2);
  await vi.advanceTimersByTimeAsync(1_001);
  expect(await lookAndWait(2)).toBe(3);
});

it('counts a queue that takes long for a twentieth of the time at most, and never twice at once', async () => {
  const shown = look(200);
  await vi.advanceTimersByTimeAsync(100);
  tell(change);
  const alike = look(200);
  await vi.advanceTimersByTimeAsync(100);
  expect([await shown, await alike]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(3_700);
  tell(change);
  expect(await lookAndWait(0)).toBe(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(await lookAndWait(200)).toBe(2);
});

it('counts anew when the city is looked at on another day, and after a counting that failed', async () => {
  await lookAndWait(200);
  const morning = remembered(1, hands, Date.now() + 86_400_000, () => Promise.reject(new Error('away')));
  await expect(morning).rejects.toThrow('away');
  expect(await lookAndWait(2)).toBe(2);
});
