// `balai restore BACKUP`: puts a backup into an empty installation; with --verify it then proves that everything is equal.
// The whole backup is read and checked before anything is written; the tables come last, in one transaction.
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openDiskStore } from '@balai/server';
import { openAccounts } from '@balai/server/accounts';
import { checkSnapshot, putBack, type FileCopy, type PutBackProblem, type Snapshot } from '@balai/store/backup';
import type { Store } from '@balai/store';
import pg from 'pg';
import { bytesPath, damaged, othersIn, readBackup, tablesIn } from '../backup/backup-folder.ts';
import { noteExercise } from '../backup/backup-notes.ts';
import { copyBytes, isWholeAt, wholeWith, type IsWhole } from '../backup/copy-bytes.ts';
import { copyKeys, requireKeys } from '../backup/key-files.ts';
import { verifyRestored } from '../backup/verify-restored.ts';
import { now } from '../clock.ts';
import { CalledWrongly, type Command } from '../command.ts';
import { type Config, configOrTrouble } from '../config.ts';
import { type Connection, withDatabase } from '../database.ts';
import { dropErased, erasedFiles, gatherLedger, replayLedger } from '../erasure/ledger-and-backups.ts';
import { holdsCity, openCityStore } from '../open-store.ts';
import { type Progress, showProgress } from '../progress.ts';
import type { Sentence } from '../say.ts';
import { Trouble } from '../trouble.ts';

export const restore: Command = {
  takes: 'BACKUP --keys FOLDER [--ledger FILE] [--verify]',
  summary: {
    id: 'Memulihkan cadangan ke pemasangan yang kosong; --verify membuktikan bahwa semuanya sama.',
    en: 'Restores a backup into an empty installation; --verify proves that everything is equal.',
  },
  help: {
    id: `BACKUP adalah folder bertanggal yang dibuat balai backup. Pilih pemasangan kosong dengan BALAI_DATA (dan DATABASE_URL).
--ledger  salinan buku penghapusan; yang terletak di sebelah cadangan selalu dibaca. Isinya dihapus lagi sebelum kota dibuka.
--verify memeriksa rantai hash, menyusun ulang semua kasus, menghitung ulang angka kota, dan membaca semua berkas.`,
    en: `BACKUP is a dated folder that balai backup made. Choose the empty installation by BALAI_DATA (and DATABASE_URL).
--ledger  a copy of the ledger of erasures; the one beside the backup is always read. What it names is erased again before the city opens.
--verify checks the hash chains, folds every case again, recounts the figures of the city, and reads all files.`,
  },
  run: async (words) => {
    const config = configOrTrouble();
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { keys: { type: 'string' }, ledger: { type: 'string' }, verify: { type: 'boolean', default: false } },
    });
    const [target] = positionals;
    if (target === undefined || positionals.length > 1)
      throw new CalledWrongly({ id: 'sebutkan satu cadangan', en: 'name one backup' });
    const from = process.env['INIT_CWD'] ?? '.'; // npm runs us in the checkout; the folders lie where it was called
    const keys = values.keys === undefined ? config.data : resolve(from, values.keys);
    return putCityBack(
      config,
      {
        backup: resolve(from, target),
        keys,
        ledger: values.ledger === undefined ? undefined : resolve(from, values.ledger),
        verify: values.verify,
      },
      showProgress(),
    );
  },
};

interface Wanted {
  readonly backup: string;
  readonly keys: string;
  readonly ledger: string | undefined;
  readonly verify: boolean;
}

async function putCityBack(
  config: Config,
  { backup, keys, ledger, verify }: Wanted,
  progress: Progress,
): Promise<number> {
  const began = now();
  const { record, files } = readBackup(backup);
  const snapshot: Snapshot = { ...record.snapshot, files };
  requireKeys(keys, record.keys);
  await gatherLedger(backup, config.ledger, ledger);
  const gone = erasedFiles(config.ledger);
  await progress.step(
    {
      doing: { id: 'memeriksa cadangan', en: 'checking the backup' },
      done: { id: 'cadangan utuh', en: 'backup is whole' },
    },
    (tell) => checkBackup(backup, snapshot, { isWhole: wholeWith(keys), gone }, tell),
  );
  return withDatabase(
    config,
    progress,
    async (connection) => {
      if (await holdsCity(connection)) throw new Trouble(sentenceOf({ type: 'notEmpty', table: 'public.region' }));
      await progress.step(
        {
          doing: { id: 'menaruh berkas', en: 'putting the files back' },
          done: { id: 'berkas ditaruh', en: 'files are back' },
        },
        () => putFilesBack(config, backup, keys, { files, gone }),
      );
      await fillTables(connection, backup, snapshot, progress);
      const store = await openCityStore(config, connection);
      try {
        await foldAndErase(config, store, progress);
        const living = files.filter(({ sha256 }) => !gone.has(sha256));
        if (!verify) return 0;
        const code = await verifyRestored(store, { data: config.data, files: living }, progress);
        const backupTakenAt = Date.parse(record.takenAt);
        noteExercise(backup, { at: now(), took: now() - began, backupTakenAt, isEqual: code === 0 });
        return code;
      } finally {
        await store.close();
      }
    },
    { mayBeNew: true },
  );
}

function fillTables(connection: Connection, backup: string, snapshot: Snapshot, progress: Progress): Promise<void> {
  return progress.step(
    {
      doing: { id: 'mengisi tabel', en: 'filling the tables' },
      done: { id: 'tabel terisi', en: 'tables are back' },
    },
    async (tell) => {
      const done = await putBack({
        connection,
        folder: tablesIn(backup),
        snapshot,
        makeAccounts: () => makeAccounts(connection),
        onTable: (table) => tell({ id: `mengisi tabel ${table}`, en: `filling the table ${table}` }),
      });
      if (!done.ok) throw new Trouble(sentenceOf(done.error));
    },
  );
}

async function foldAndErase(config: Config, store: Store, progress: Progress): Promise<void> {
  await progress.step(
    {
      doing: { id: 'menyusun ulang kasus', en: 'folding the cases' },
      done: { id: 'kasus tersusun', en: 'cases are folded' },
    },
    async () => {
      await dropErased(store, config.ledger);
      for (const { id } of store.regions.all()) {
        await store.audit.rebuild(id, { check: false });
        while ((await store.figures.fold(id)) > 0);
      }
    },
  );
  await eraseAgain(config, store, progress);
}

/** A backup that is older than an erasure must not bring anybody back. */
async function eraseAgain(config: Config, store: Store, progress: Progress): Promise<void> {
  await progress.step(
    {
      doing: { id: 'menghapus lagi menurut buku penghapusan', en: 'erasing again what the ledger says' },
      done: { id: 'buku penghapusan dijalankan', en: 'the ledger of erasures is carried out' },
    },
    async () => {
      const bytes = await openDiskStore(join(config.data, 'files'), now(), store.seal);
      await replayLedger(store, bytes, config.ledger);
    },
  );
}

interface Looking {
  readonly isWhole: IsWhole;
  /** What was erased after the backup was taken may be missing in it. */
  readonly gone: ReadonlySet<string>;
}
/** Reads every table and every file of the backup, and compares it with what was written. */
async function checkBackup(
  backup: string,
  snapshot: Snapshot,
  { isWhole, gone }: Looking,
  tell: (doing: Sentence) => void,
): Promise<void> {
  const tables = await checkSnapshot(tablesIn(backup), snapshot);
  if (!tables.ok) throw new Trouble(sentenceOf(tables.error));
  for (const [done, { sha256, needed }] of snapshot.files.entries()) {
    if (done % 100 === 0)
      tell({
        id: `memeriksa berkas ${done}/${snapshot.files.length}`,
        en: `checking files ${done}/${snapshot.files.length}`,
      });
    const path = bytesPath(join(backup, '..'), sha256);
    const found = await isWholeAt(path, sha256, isWhole);
    if (found === false || (found === null && needed && !gone.has(sha256))) throw new Trouble(damaged(path));
  }
}

async function putFilesBack(
  config: Config,
  backup: string,
  keys: string,
  { files, gone }: { readonly files: readonly FileCopy[]; readonly gone: ReadonlySet<string> },
): Promise<void> {
  if (keys !== config.data) copyKeys(keys, config.data);
  const isWhole = wholeWith(config.data);
  for (const { sha256, needed } of files) {
    const copied = await copyBytes(
      bytesPath(join(backup, '..'), sha256),
      bytesPath(config.data, sha256),
      sha256,
      isWhole,
    );
    if (copied === 'damaged' || (copied === 'missing' && needed && !gone.has(sha256)))
      throw new Trouble(damaged(bytesPath(join(backup, '..'), sha256)));
  }
  for (const name of readdirSync(othersIn(backup))) {
    const target = join(config.data, name);
    if (!existsSync(target)) cpSync(join(othersIn(backup), name), target, { recursive: true });
  }
}

/** The tables of the accounts are made by their own library. */
async function makeAccounts(connection: Connection): Promise<void> {
  const pool = new pg.Pool({ ...connection, max: 2 });
  try {
    await openAccounts({ pool, secret: 'tables only'.repeat(4), baseUrl: 'http://127.0.0.1', secureCookies: false });
  } finally {
    await pool.end();
  }
}

function sentenceOf(problem: PutBackProblem): Sentence {
  switch (problem.type) {
    case 'newerBackup':
      return {
        id: `cadangan ini dibuat oleh Balai yang lebih baru (migrasi ${problem.found}; versi ini mengenal sampai ${problem.newest}). Pakai versi baru itu. Tidak ada yang diubah.`,
        en: `this backup is of a newer Balai (migration ${problem.found}; this version knows up to ${problem.newest}). Use that newer version. Nothing was changed.`,
      };
    case 'notEmpty':
      return {
        id: `pemasangan ini tidak kosong (tabel ${problem.table} berisi). Pilih yang kosong dengan BALAI_DATA atau DATABASE_URL. Tidak ada yang diubah.`,
        en: `this installation is not empty (the table ${problem.table} has rows). Choose an empty one by BALAI_DATA or DATABASE_URL. Nothing was changed.`,
      };
    case 'damaged':
      return damaged(problem.file);
  }
}
