// The ledger of erasures: what a restore must not bring back. One line for each erased case in a file outside the database, with
// ids alone, each line bound to the one before by its sha256. Must never: hold anything that a person said, or lose a line.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ErasedEntry, ErasureLedger } from '@balai/store';
import { takeLock } from '@balai/store/postgres';
import { Trouble } from '../trouble.ts';
import { writeToDisk } from '../write-to-disk.ts';

const NAME = 'erasures.ledger';
const LOCK_TRIES = 100;
const LOCK_PAUSE_MS = 50;

/** In the data folder, and beside backups. */
export const ledgerIn = (folder: string): string => join(folder, NAME);

type Line = ErasedEntry & { readonly before: string };
interface Read {
  readonly entries: readonly ErasedEntry[];
  /** sha256 of the last line. */
  readonly head: string;
  /** Where the last whole line ends: what comes after was cut off while it was written. */
  readonly bytes: number;
}

const NOTHING = '0'.repeat(64);
const hashOf = (line: string): string => createHash('sha256').update(line).digest('hex');
const nameOf = ({ region, caseId, what }: ErasedEntry): string => `${region} ${caseId} ${what}`;

/** All entries, in order; none where there is no ledger. Throws `Trouble` for one that was changed. */
export const readLedger = (path: string): readonly ErasedEntry[] => read(path).entries;

function read(path: string): Read {
  if (!existsSync(path)) return { entries: [], head: NOTHING, bytes: 0 };
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(0x0a) + 1;
  let head = NOTHING;
  const entries: ErasedEntry[] = [];
  for (const line of bytes.toString('utf8', 0, end).split('\n').slice(0, -1)) {
    const entry = entryOf(line, head);
    if (entry === null) throw new Trouble(changed(path, entries.length + 1));
    entries.push(entry);
    head = hashOf(line);
  }
  return { entries, head, bytes: end };
}

function entryOf(line: string, head: string): ErasedEntry | null {
  try {
    const { before, ...entry } = JSON.parse(line) as Line;
    return before === head && typeof entry.caseId === 'string' ? entry : null;
  } catch {
    return null;
  }
}

const changed = (path: string, line: number) => ({
  id: `buku penghapusan ${path} berubah di baris ${line}: bukan lagi seperti saat ditulis. Pakai salinan lain dengan --ledger; tidak ada yang diubah.`,
  en: `the ledger of erasures ${path} was changed at line ${line}: it is not what was written. Use another copy by --ledger; nothing was changed.`,
});

export function openLedger(path: string): ErasureLedger {
  let known: { readonly names: Set<string>; head: string; bytes: number } | null = null;
  let queue: Promise<void> = Promise.resolve();
  const add = async (entry: ErasedEntry): Promise<void> => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const release = await locked(path);
    try {
      // Another process may have written meanwhile.
      if (known === null || known.bytes !== sizeOf(path)) {
        const { entries, head, bytes } = read(path);
        known = { names: new Set(entries.map(nameOf)), head, bytes };
        if (sizeOf(path) > bytes) truncateSync(path, bytes);
      }
      if (known.names.has(nameOf(entry))) return;
      const line = JSON.stringify({ ...entry, before: known.head } satisfies Line);
      writeToDisk(path, 'a', `${line}\n`);
      known.names.add(nameOf(entry));
      known.head = hashOf(line);
      known.bytes = sizeOf(path);
    } finally {
      release();
    }
  };
  return {
    append(entry) {
      const done = queue.then(() => add(entry));
      queue = done.catch(() => undefined);
      return done;
    },
  };
}

/** Adds to `into` what `from` has besides. */
export async function mergeLedger(from: string, into: string): Promise<void> {
  const ledger = openLedger(into);
  for (const entry of readLedger(from)) await ledger.append(entry);
}

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);

async function locked(path: string): Promise<() => void> {
  for (let tries = 0; ; tries += 1) {
    const lock = takeLock(`${path}.lock`);
    if (!('heldBy' in lock)) return () => lock.release();
    if (tries === LOCK_TRIES) throw new Error(`${path} is held by process ${lock.heldBy.pid}`);
    await sleep(LOCK_PAUSE_MS);
  }
}
