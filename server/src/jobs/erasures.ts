/**
 * Carries out the erasures that a person has ordered, some cases in a round, and then removes the bytes that nothing names any more.
 *
 * Must never: order anything, or erase where there is no ledger to remember it.
 */
import type { Instant } from '@balai/kernel';
import type { PlatformDeps } from '../platform/platform-deps.ts';

/** Returns how many cases it went through; 0: nothing waits. */
export async function carryOutErasures(
  { store, bytes, ledger }: Pick<PlatformDeps, 'store' | 'bytes' | 'ledger'>,
  regionId: number,
  now: Instant,
): Promise<number> {
  if (ledger === undefined) return 0;
  const cases = await store.erasure.carryOut(regionId, now, ledger);
  await eraseBytes({ store, bytes }, regionId);
  return cases;
}

/** The bytes of what was erased, where nothing names them any more. */
export async function eraseBytes(
  { store, bytes }: Pick<PlatformDeps, 'store' | 'bytes'>,
  regionId: number,
): Promise<void> {
  for (;;) {
    const free = await store.erasure.bytesToErase(regionId);
    if (free.length === 0) return;
    for (const sha256 of free) await bytes.remove(sha256);
    await store.erasure.bytesErased(regionId, free);
  }
}
