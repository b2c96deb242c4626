/**
 * What a redirect has to tell the next page: the outcome of a form with files, and what was typed in it.
 *
 * A sealed row for two hours, under a random name in the address: a restart keeps it, and every process knows it. Where the
 * database takes no row, or too many come in a minute, the memory of this process holds it. Must never: be readable by another
 * device, or be the reason that a page or a form fails.
 */
import { randomUUID } from 'node:crypto';
import type { Store } from '@balai/store';
import type { Flash } from '../platform/platform-types.ts';
import { outageOf } from './outage.ts';
import type { Watch } from './watch.ts';

const KEPT_MS = 2 * 3_600_000;
const MOST_IN_MEMORY = 10_000;
/** Refused forms are told too, however many come: who sends too much must not fill the disk with what is told of it. */
const MOST_ROWS_A_MINUTE = 600;

export interface FlashBox {
  put(regionId: number, owner: string | null, flash: Flash): Promise<string>;
  /** Reading does not use it up: a reload shows the same. */
  get(regionId: number, owner: string | null, id: string): Promise<Flash | null>;
}

export interface FlashOptions {
  readonly told: Store['told'];
  now(): number;
  readonly watch?: Pick<Watch, 'standstill'>;
}

export function flashBox({ told, now, watch }: FlashOptions): FlashBox {
  const memory = memoryBox(now);
  const mayWrite = rowsAMinute(now);
  return {
    async put(regionId, owner, flash) {
      if ((watch?.standstill() ?? null) !== null || !mayWrite()) return memory.put(owner, flash);
      try {
        return await told.keep(regionId, owner, JSON.stringify(flash), now());
      } catch (error) {
        if (outageOf(error) === null) throw error;
        return memory.put(owner, flash);
      }
    },
    async get(regionId, owner, id) {
      const near = memory.get(owner, id);
      if (near !== null) return near;
      try {
        const body = await told.read(regionId, owner, id, now());
        return body === null ? null : (JSON.parse(body) as Flash);
      } catch (error) {
        // The page says that the database is away, where it needs it; loaded again later it is told.
        if (outageOf(error) === null) throw error;
        return null;
      }
    },
  };
}

function rowsAMinute(now: () => number): () => boolean {
  let minute = -1;
  let rows = 0;
  return () => {
    const present = Math.floor(now() / 60_000);
    if (present !== minute) {
      minute = present;
      rows = 0;
    }
    rows += 1;
    return rows <= MOST_ROWS_A_MINUTE;
  };
}

function memoryBox(now: () => number) {
  const kept = new Map<string, { readonly owner: string | null; readonly flash: Flash; readonly until: number }>();
  return {
    put(owner: string | null, flash: Flash): string {
      for (const [id, { until }] of kept) {
        if (until > now() && kept.size < MOST_IN_MEMORY) break;
        kept.delete(id);
      }
      const id = randomUUID();
      kept.set(id, { owner, flash, until: now() + KEPT_MS });
      return id;
    },
    get(owner: string | null, id: string): Flash | null {
      const found = kept.get(id);
      return found !== undefined && found.owner === owner && found.until > now() ? found.flash : null;
    },
  };
}
