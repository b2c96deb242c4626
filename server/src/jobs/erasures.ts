/**
 * Carries out the erasures that a person has ordered, some cases in a round, and then removes the bytes that nothing names any more.
 *
 * Must never: order anything, or erase where there is no ledger to remember it.
 */
import type { Instant } from '@balai/kernel';
import type { PlatformDeps } from '../platform/platform-deps.ts';

const CASES_A_ROUND = 10;

/** Returns how many cases it went through; 0: nothing waits. */
export async function carryOutErasures(
  { store, bytes, ledger }: Pick<PlatformDeps, 'store' | 'bytes' | 'ledger'>,
  regionId: number,
  now: Instant,
  most: { readonly cases: number } = { cases: CASES_A_ROUND },
): Promise<number> {
  if (ledger === undefined) return 0;
  const cases = most.cases === 0 ? 0 : await store.erasure.carryOut(regionId, now, ledger, most.cases);
  for (;;) {
    const free = await store.erasure.bytesToErase(regionId);
    if (free.length === 0) return cases;
    for (const sha256 of free) await bytes.remove(sha256);
    await store.erasure.bytesErased(regionId, free);
  }
}
