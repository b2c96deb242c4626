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
  await Promise.all(Array.from({ length: 64 }, one));
  return numbers;
}

/** Drafts that only wait to be sent, bound to one device; returns their ids. */
export async function prepareDrafts(
  { store, regionId, now, villages }: BenchCity,
  device: string,
  count: number,
): Promise<readonly string[]> {
  const hash = store.services.one(regionId, 'lampu-jalan')?.hash ?? '';
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const id = randomUUID();
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
    ids.push(id);
  }
  return ids;
}
