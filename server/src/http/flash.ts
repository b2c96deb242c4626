/**
 * What a redirect has to tell the next page: the outcome of a form with files, and what was typed in it.
 *
 * In memory for an hour, under a random name in the address. Must never: outlive its hour, or be readable by another device.
 */
import { randomBytes } from 'node:crypto';
import type { Flash } from '../platform/platform-types.ts';

const HOUR_MS = 3_600_000;
const MOST = 10_000;

export interface FlashBox {
  put(owner: string | null, flash: Flash): string;
  /** Reading does not use it up: a reload shows the same. */
  get(owner: string | null, id: string): Flash | null;
}

export function flashBox(now: () => number): FlashBox {
  const kept = new Map<string, { readonly owner: string | null; readonly flash: Flash; readonly until: number }>();
  return {
    put(owner, flash) {
      for (const [id, { until }] of kept) {
        if (until > now() && kept.size < MOST) break;
        kept.delete(id);
      }
      const id = randomBytes(12).toString('base64url');
      kept.set(id, { owner, flash, until: now() + HOUR_MS });
      return id;
    },
    get(owner, id) {
      const found = kept.get(id);
      return found !== undefined && found.owner === owner && found.until > now() ? found.flash : null;
    },
  };
}
