/**
 * Fills the city under load: stored cases by commands, and drafts that only wait to be sent.
 *
 * Must never: write a row that a command would write.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { Facts } from '@balai/kernel';
import type { Store } from '@balai/store';

export interface BenchCity {
  readonly store: Store;
  readonly regionId: number;
  readonly now: () => number;
  readonly villages: readonly string[];
}

const answersOf = (n: number, villages: readonly string[]) => ({
  lokasi: {
    area: villages[n % villages.length] ?? '',
    latitude: -6.2 + (n % 100) * 0.001,
    longitude: 106.6 + (Math.floor(n / 100) % 100) * 0.001,
    note: `Jl. Contoh ${n % 60}`,
  },
  jenis: 'jalan',
  kabelTerbuka: false,
  keterangan: `tiang ${n} di jalan contoh ${n % 60}`,
});
const noFacts: Facts = {};
const keyOf = (body: unknown) => ({
  caller: 'bench',
  key: randomUUID(),
  requestHash: createHash('sha256').update(JSON.stringify(body)).digest('hex'),
});

const AT_ONCE = 64;
/** The city and the load have the rest of the connections. */
const DRAFTS_AT_ONCE = 8;

/** Stores `count` reports, 64 at a time; returns their public numbers. */
export async function fillCases(
  { store, regionId, now, villages }: BenchCity,
  count: number,
): Promise<readonly string[]> {
  const numbers: string[] = [];
  let next = 0;
  async function one(): Promise<void> {
    while (next < count) {
      const n = next++;
      const answers = answersOf(n, villages);
      const done = await store.execute({
        regionId,
        serviceId: 'lampu-jalan',
        command: { type: 'submit', actor: { kind: 'applicant' }, answers, facts: noFacts },
        channel: 'api',
        now: now(),
        idempotency: keyOf(answers),
      });
      if (!done.ok) throw new Error(`case ${n} was refused: ${JSON.stringify(done.error).slice(0, 300)}`);
      numbers.push(done.value.number);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return numbers;
}

/** Drafts that only wait to be sent, bound to one device; returns their ids. */
export async function prepareDrafts(
  { store, regionId, now, villages }: BenchCity,
  device: string,
  count: number,
): Promise<readonly string[]> {
  const hash = store.services.one(regionId, 'lampu-jalan')?.hash ?? '';
  const ids = Array.from({ length: count }, () => randomUUID());
  const prepare = async (id: string, n: number): Promise<void> => {
    await store.drafts.save({
      id,
      regionId,
      serviceId: 'lampu-jalan',
      manifestHash: hash,
      answers: answersOf(n, villages),
      typed: {},
      step: null,
      channel: 'api',
      officer: null,
      createdAt: now(),
      savedAt: now(),
      submittedCaseId: null,
    });
    await store.devices.bindDraft(regionId, device, id, now());
  };
  for (let from = 0; from < count; from += DRAFTS_AT_ONCE)
    await Promise.all(ids.slice(from, from + DRAFTS_AT_ONCE).map((id, at) => prepare(id, from + at)));
  return ids;
}
