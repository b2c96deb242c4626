// What the ledger of erasures means for backups: each backup folder has a copy of it, new backups drop the files it names, and a
// restore erases again what it says before the city opens. Must never: open a restored city before that is done.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { eraseBytes, type FileStore } from '@balai/server';
import type { ErasedEntry, Store } from '@balai/store';
import type { FileCopy } from '@balai/store/backup';
import { bytesPath } from '../backup/backup-folder.ts';
import { now } from '../clock.ts';
import { ledgerIn, mergeLedger, readLedger } from './ledger.ts';

/** After a backup: the folder knows what was erased, and keeps no file of it that the city does not have any more. */
export async function keepLedgerBeside(folder: string, ledger: string, files: readonly FileCopy[]): Promise<void> {
  await mergeLedger(ledger, ledgerIn(folder));
  const living = new Set(files.map(({ sha256 }) => sha256));
  for (const entry of readLedger(ledgerIn(folder)))
    for (const sha256 of entry.files) if (!living.has(sha256)) rmSync(bytesPath(folder, sha256), { force: true });
}

/** Before a restore: everything that is known of erasures, from beside the backup, from `other` and from the installation itself. */
export async function gatherLedger(backup: string, ledger: string, other: string | undefined): Promise<void> {
  for (const from of [ledgerIn(join(backup, '..')), other])
    if (from !== undefined && existsSync(from)) await mergeLedger(from, ledger);
}

/** Files that a backup may lack: they were erased after it was taken. */
export const erasedFiles = (ledger: string): ReadonlySet<string> =>
  new Set(readLedger(ledger).flatMap(({ files }) => files));

const personal = (path: string): readonly ErasedEntry[] => readLedger(path).filter(({ what }) => what !== 'letters');

/** Before the cases of a restored city are folded: no derived row may be made from what was erased. */
export async function dropErased(store: Store, path: string): Promise<void> {
  for (const [regionId, entries] of Map.groupBy(personal(path), ({ region }) => region))
    await store.erasure.dropPayloads(
      regionId,
      entries.map(({ caseId }) => caseId),
    );
}

/** Erases again all that the ledger names, and the bytes that nothing names any more. */
export const replayLedger = (store: Store, bytes: FileStore, path: string): Promise<void> =>
  replay(store, bytes, readLedger(path));

/** At every start: whatever an interrupted restore or erasure has left of an erased case goes before the city opens. */
export async function finishErasures(store: Store, bytes: FileStore, path: string): Promise<void> {
  const left: ErasedEntry[] = [];
  for (const [regionId, entries] of Map.groupBy(personal(path), ({ region }) => region)) {
    const caseIds = entries.map(({ caseId }) => caseId);
    const there = new Set(await store.erasure.withPayloads(regionId, caseIds));
    left.push(...entries.filter(({ caseId }) => there.has(caseId)));
  }
  if (left.length > 0) await replay(store, bytes, left);
}

/** What was ordered and not carried out waits for the city; the bytes of what goes here do not. */
async function replay(store: Store, bytes: FileStore, entries: readonly ErasedEntry[]): Promise<void> {
  for (const entry of entries) await store.erasure.replay(entry, now());
  for (const { id } of store.regions.all()) await eraseBytes({ store, bytes }, id);
}
