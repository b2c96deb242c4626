/**
 * Hints that something changed, for live pages: at once in this process, by NOTIFY in the others.
 *
 * Hints are gathered for a moment and sent after the commit (a NOTIFY inside it would make all commits queue up).
 * Must never: be relied on; whoever needs to know polls the truth.
 */
import pg from 'pg';
import type { Change } from '../store-api.ts';

const channel = 'balai';
const gatherMs = 50;
const mostBytes = 7_900;
const retryMs = 2_000;

export type Hint = Change | { readonly regionId: number; readonly services: true };
export interface Changes {
  subscribe(listener: (change: Change) => void): () => void;
  tell(hint: Hint): void;
  close(): Promise<void>;
}

export interface ChangeOptions {
  /** Null: nobody can listen here; hints of other processes do not come. */
  readonly settings: pg.ClientConfig | null;
  readonly send: (text: string, values: readonly unknown[]) => Promise<unknown>;
  readonly onServices: (regionId: number) => void;
  readonly onTrouble: (where: string, code: string) => void;
  /** Names this process: its own hints come back and are dropped. */
  readonly self: string;
}

export function openChanges(options: ChangeOptions): Changes {
  const listeners = new Set<(change: Change) => void>();
  const hear = (hint: Hint): void => {
    if ('services' in hint) options.onServices(hint.regionId);
    else for (const listener of listeners) listener(hint);
  };
  const ear = openEar(options, hear);
  let gathered: Hint[] = [];
  let timer: NodeJS.Timeout | null = null;
  const flush = (): void => {
    timer = null;
    const hints = gathered;
    gathered = [];
    for (const payload of payloads(options.self, hints)) {
      options.send('select pg_notify($1, $2)', [channel, payload]).catch(() => options.onTrouble('notify', 'notSent'));
    }
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(hint) {
      if (!('services' in hint)) hear(hint);
      gathered.push(hint);
      timer ??= setTimeout(flush, gatherMs);
    },
    async close() {
      if (timer !== null) clearTimeout(timer);
      listeners.clear();
      await ear.close();
    },
  };
}

/** As few notifications as their limit allows; what does not fit into one by itself is left out. */
function payloads(self: string, hints: readonly Hint[]): readonly string[] {
  const found: string[] = [];
  let part: Hint[] = [];
  const text = () => JSON.stringify({ self, hints: part });
  for (const hint of hints) {
    part.push(hint);
    if (Buffer.byteLength(text()) <= mostBytes) continue;
    part.pop();
    if (part.length > 0) found.push(text());
    part = [hint];
  }
  if (part.length > 0 && Buffer.byteLength(text()) <= mostBytes) found.push(text());
  return found;
}

function openEar(options: ChangeOptions, hear: (hint: Hint) => void): { close(): Promise<void> } {
  let closed = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  const later = (code: string): void => {
    client = null;
    if (closed) return;
    options.onTrouble('listener', code);
    timer ??= setTimeout(() => {
      timer = null;
      void listen();
    }, retryMs);
    timer.unref();
  };
  const listen = async (): Promise<void> => {
    if (options.settings === null) return;
    const next = new pg.Client({ ...options.settings, keepAlive: true });
    next.on('error', () => later('lost'));
    next.on('end', () => later('ended'));
    next.on('notification', ({ payload }) => {
      const { self, hints } = JSON.parse(payload ?? '{"hints":[]}') as { self: string; hints: readonly Hint[] };
      if (self !== options.self) for (const hint of hints) hear(hint);
    });
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      client = next;
      if (closed) await next.end();
    } catch {
      await next.end().catch(() => undefined);
      later('notConnected');
    }
  };
  const first = listen();
  return {
    async close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await first;
      await client?.end().catch(() => undefined);
    },
  };
}
