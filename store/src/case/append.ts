/**
 * Combines appends that wait at the same moment: one statement and one commit for a batch, an outcome for each item.
 *
 * At most two batches of a region are away, and never two with the same case or key; the second leaves when it is worth its
 * commit, or the first is slow. An error of a batch runs its items again one by one under the same keys. Must never: report an
 * item as written before its commit is acknowledged.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import { codeOf, isUniqueViolation, isUnknownOutcome, isWorthRetrying } from '../database/store-problem.ts';
import type { AppendItem } from './append-item.ts';
import { appendStatement } from './append-statement.ts';

/** `collided`: a key, number or version exists already; the key says whether this very command was carried out. */
export type AppendOutcome = 'written' | 'conflict' | 'collided';
export interface Appender {
  /** `companion`: a new case that is written with it or not at all. */
  append(item: AppendItem, companion?: AppendItem): Promise<AppendOutcome>;
}

const mostItems = 64;
const mostAway = 2;
/** While a batch is away, so many gather before another follows: one commit for many is what makes a burst cheap. */
const worthASecond = 6;
/** A batch that is away longer waits for somebody's lock, or is tried again: nobody waits for it. */
const patienceMs = 25;
const mostTries = 6;

interface Waiting {
  readonly item: AppendItem;
  readonly companion: AppendItem | null;
  readonly done: (outcome: AppendOutcome) => void;
  readonly failed: (error: unknown) => void;
}
interface Lane {
  readonly waiting: Waiting[];
  readonly busy: Set<string>;
  away: number;
  slow: number;
}

export function openAppender(database: Database, onTrouble: (where: string, code: string) => void): Appender {
  const lanes = new Map<number, Lane>();
  const laneOf = (regionId: number): Lane => {
    const lane = lanes.get(regionId) ?? { waiting: [], busy: new Set<string>(), away: 0, slow: 0 };
    lanes.set(regionId, lane);
    return lane;
  };
  const pump = (lane: Lane): void => {
    while (lane.away < mostAway && (lane.away === lane.slow || lane.waiting.length >= worthASecond)) {
      const batch = takeBatch(lane);
      if (batch.length === 0) return;
      lane.away += 1;
      let isSlow = false;
      const patience = setTimeout(() => {
        isSlow = true;
        lane.slow += 1;
        pump(lane);
      }, patienceMs);
      void runBatch(database, batch, onTrouble).finally(() => {
        clearTimeout(patience);
        lane.away -= 1;
        if (isSlow) lane.slow -= 1;
        for (const waiting of batch) for (const name of namesOf(waiting)) lane.busy.delete(name);
        pump(lane);
      });
    }
  };
  return {
    append: (item, companion) =>
      new Promise((done, failed) => {
        const lane = laneOf(item.regionId);
        lane.waiting.push({ item, companion: companion ?? null, done, failed });
        // Let everyone who is ready in this turn of the event loop join.
        setImmediate(pump, lane);
      }),
  };
}

const itemsOf = ({ item, companion }: Waiting): readonly AppendItem[] =>
  companion === null ? [item] : [item, companion];
const namesOf = (waiting: Waiting): readonly string[] =>
  itemsOf(waiting).flatMap(({ caseId, idempotency }) => [caseId, `${idempotency.caller} ${idempotency.key}`]);

function takeBatch(lane: Lane): readonly Waiting[] {
  const batch: Waiting[] = [];
  for (let index = 0; index < lane.waiting.length && batch.length < mostItems;) {
    const next = lane.waiting[index];
    if (next === undefined) break;
    const names = namesOf(next);
    if (names.some((name) => lane.busy.has(name))) {
      index += 1;
      continue;
    }
    for (const name of names) lane.busy.add(name);
    lane.waiting.splice(index, 1);
    batch.push(next);
  }
  return batch.toSorted((a, b) => (a.item.caseId < b.item.caseId ? -1 : 1));
}

async function runBatch(
  database: Database,
  batch: readonly Waiting[],
  onTrouble: (where: string, code: string) => void,
): Promise<void> {
  try {
    const written = await send(database, batch.flatMap(itemsOf));
    for (const { item, done } of batch) done(written.has(item.caseId) ? 'written' : 'conflict');
  } catch (error) {
    onTrouble('append', codeOf(error));
    for (const each of batch) await runAlone(database, each, batch.length === 1 ? error : null);
  }
}

/** One item by itself, tried again while that can help. What is unknown after a lost connection ends as `collided`: the key tells. */
async function runAlone(database: Database, waiting: Waiting, first: unknown): Promise<void> {
  const { item, done, failed } = waiting;
  let last = first;
  for (let tries = 0; tries < mostTries; tries += 1) {
    if (last !== null) {
      if (isUniqueViolation(last)) return done('collided');
      if (!isUnknownOutcome(last) && !isWorthRetrying(last)) return failed(last);
      await sleep(20 * 2 ** tries);
    }
    try {
      const written = await send(database, itemsOf(waiting));
      return done(written.has(item.caseId) ? 'written' : 'collided');
    } catch (error) {
      last = error;
    }
  }
  failed(last);
}

async function send(database: Database, items: readonly AppendItem[]): Promise<ReadonlySet<string>> {
  const [first] = items;
  if (first === undefined) return new Set();
  const [rows] = await database.allInRegion<[{ readonly case_id: string }]>(first.regionId, [
    appendStatement(first.regionId, items),
  ]);
  return new Set(rows.map(({ case_id }) => case_id));
}
