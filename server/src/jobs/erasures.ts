/**
 * Carries out the erasures that a person has ordered, some cases in a round: whoever left a telephone is told first, then the data
 * go, then the bytes that nothing names any more.
 *
 * Must never: order anything, erase where there is no ledger to remember it, or keep the number that was written to.
 */
import type { Instant } from '@balai/kernel';
import { erasingTopic, type CarriedBy, type OutboxRow } from '@balai/store';
import type { PlatformDeps } from '../platform/platform-deps.ts';
import { Undeliverable, type Messenger } from '../messages/messenger.ts';
import { messageOf } from './resident-messages.ts';

type Deps = Pick<PlatformDeps, 'store' | 'bytes' | 'ledger'>;
/** What it takes to write to somebody. */
type Telling = { readonly messenger: Messenger } & Pick<PlatformDeps, 'cityOf'>;

/** Cases of one round. Both are 0 when nothing waits that may go now. */
export interface ErasuresOfARound {
  readonly announced: number;
  readonly erased: number;
}

/** `telling`: null where no gateway is set up. */
export async function carryOutErasures(
  deps: Deps,
  telling: Telling | null,
  regionId: number,
  now: Instant,
): Promise<ErasuresOfARound> {
  const { store, ledger } = deps;
  if (ledger === undefined) return { announced: 0, erased: 0 };
  const announced = await store.erasure.announce(regionId, now);
  for (const row of await store.outbox.claim(regionId, now, { topics: [erasingTopic] }))
    await tellOfErasure(deps, telling, row, now);
  const erased = await store.erasure.carryOut(regionId, now, ledger);
  await eraseBytes(deps, regionId);
  return { announced, erased };
}

/** A gateway that fails is tried again, as for other messages; the erasure waits for some hours at most (UU 27/2022: 3 x 24 hours). */
async function tellOfErasure({ store }: Deps, telling: Telling | null, row: OutboxRow, now: Instant): Promise<void> {
  const { cases, erasure, outbox } = store;
  if (telling === null || row.destination !== 'outside') return outbox.delivered([row], now);
  const holds = await erasure.holds(row.regionId, row.caseId);
  if (holds.some(({ lifted }) => lifted === null)) return outbox.failed(row, now, 'held', { endless: true });
  const loaded = await cases.load(row.regionId, row.caseId);
  const message = loaded === null ? null : messageOf({ store, cityOf: telling.cityOf }, row, loaded);
  let carriedBy: CarriedBy | null = 'nobody';
  try {
    if (message !== null) carriedBy = await telling.messenger.send(message.to, message.text, row.id);
  } catch (problem) {
    const [error, hopeless] = [
      problem instanceof Error ? problem.message : 'unknown',
      problem instanceof Undeliverable,
    ];
    return outbox.failed(row, now, error, { hopeless });
  }
  if (message !== null) await erasure.told(row.regionId, row.caseId, now);
  return outbox.delivered([{ ...row, carriedBy }], now);
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
