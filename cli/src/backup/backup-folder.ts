// A backup as it lies on the disk: `FOLDER/<time>/` holds the tables and what they need to be read; the bytes of files lie
// once for all backups in `FOLDER/files/`, under their sha256. Must never: hold a key; keys lie apart.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesPathIn } from '@balai/server';
import type { FileCopy, Snapshot } from '@balai/store/backup';
import type { Sentence } from '../say.ts';
import { Trouble } from '../trouble.ts';

const FORMAT = 1;
const RECORD = 'backup.json';
const FILES = 'files.json';
const UNFINISHED = '.unfinished-';

export interface BackupRecord {
  readonly format: number;
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  readonly snapshot: Omit<Snapshot, 'files'>;
  readonly files: { readonly count: number; readonly sha256: string };
  /** sha256 of each key file, so that a restore can tell the right keys from others. */
  readonly keys: Readonly<Record<string, string>>;
}

export const tablesIn = (backup: string): string => join(backup, 'tables');
/** Small files of the data folder that are neither files of a case nor keys. */
export const othersIn = (backup: string): string => join(backup, 'data');
/** Bytes by their sha256, as in the data folder itself. */
export const bytesPath = (folder: string, sha256: string): string => bytesPathIn(join(folder, 'files'), sha256);

/** Begins a backup beside those that are there; what an interrupted one left is thrown away, its files stay. */
export function beginBackup(folder: string, takenAt: Date): { readonly at: string; readonly finished: string } {
  for (const name of readdirSync(folder))
    if (name.startsWith(UNFINISHED)) rmSync(join(folder, name), { recursive: true });
  const name = takenAt
    .toISOString()
    .replaceAll(':', '-')
    .replace(/\.\d+Z$/, 'Z');
  const finished = join(folder, name);
  if (existsSync(finished))
    throw new Trouble({
      id: `${finished} sudah ada; ulangi sedetik lagi.`,
      en: `${finished} is there already; try again in a second.`,
    });
  const at = join(folder, `${UNFINISHED}${name}`);
  mkdirSync(tablesIn(at), { recursive: true, mode: 0o700 });
  mkdirSync(othersIn(at), { mode: 0o700 });
  return { at, finished };
}

/** Writes what the backup is, last of all, and gives it its name: a folder with a name is whole. */
export async function finishBackup(
  { at, finished }: { readonly at: string; readonly finished: string },
  takenAt: Date,
  { files, ...snapshot }: Snapshot,
  keys: Readonly<Record<string, string>>,
): Promise<void> {
  const list = JSON.stringify(files);
  const record: BackupRecord = {
    format: FORMAT,
    takenAt: takenAt.toISOString(),
    snapshot,
    files: { count: files.length, sha256: createHash('sha256').update(list).digest('hex') },
    keys,
  };
  await writeSafely(join(at, FILES), list);
  await writeSafely(join(at, RECORD), `${JSON.stringify(record, null, 2)}\n`);
  renameSync(at, finished);
}

async function writeSafely(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Reads what a backup is. Throws `Trouble` for a folder that is none, or whose list of files was changed. */
export function readBackup(backup: string): { readonly record: BackupRecord; readonly files: readonly FileCopy[] } {
  let record: BackupRecord;
  let list: string;
  try {
    record = JSON.parse(readFileSync(join(backup, RECORD), 'utf8')) as BackupRecord;
    list = readFileSync(join(backup, FILES), 'utf8');
  } catch {
    throw new Trouble({
      id: `${backup} bukan cadangan Balai: ${RECORD} atau ${FILES} tidak ada atau rusak. Pilih folder bertanggal yang dibuat balai backup.`,
      en: `${backup} is no backup of Balai: ${RECORD} or ${FILES} is missing or damaged. Choose a dated folder that balai backup made.`,
    });
  }
  if (record.format !== FORMAT)
    throw new Trouble({
      id: `cadangan ini dibuat oleh versi Balai lain (bentuk ${record.format}); pakai versi itu.`,
      en: `this backup was made by another version of Balai (format ${record.format}); use that one.`,
    });
  if (createHash('sha256').update(list).digest('hex') !== record.files.sha256)
    throw new Trouble(damaged(join(backup, FILES)));
  return { record, files: JSON.parse(list) as readonly FileCopy[] };
}

export const damaged = (file: string): Sentence => ({
  id: `cadangan ini rusak: ${file} bukan lagi seperti saat ditulis. Tidak ada yang diubah; pakai cadangan lain.`,
  en: `this backup is damaged: ${file} is not what was written. Nothing was changed; use another backup.`,
});
