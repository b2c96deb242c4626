// `balai backup FOLDER`: copies the city while it goes on: all primary tables at one moment, the files, and (apart) the keys.
// Files that an earlier backup holds are not copied again; an interrupted backup leaves nothing that looks like one.
import { cpSync, existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { takeSnapshot, type FileCopy } from '@balai/store/backup';
import { takeLock } from '@balai/store/postgres';
import { beginBackup, bytesPath, finishBackup, othersIn, tablesIn } from '../backup/backup-folder.ts';
import { noteBackup } from '../backup/backup-notes.ts';
import { copyBytes, wholeWith } from '../backup/copy-bytes.ts';
import { copyKeys, fingerprintsOf } from '../backup/key-files.ts';
import { now } from '../clock.ts';
import { CalledWrongly, type Command } from '../command.ts';
import { type Config, configOrTrouble } from '../config.ts';
import { withDatabase } from '../database.ts';
import { keepLedgerBeside } from '../erasure/ledger-and-backups.ts';
import { besideBackups } from '../keys-finding.ts';
import { holdsCity, stillEmpty } from '../open-store.ts';
import { makeFolder } from '../make-folder.ts';
import { type Progress, showProgress } from '../progress.ts';
import { say } from '../say.ts';
import { Trouble } from '../trouble.ts';

/** What else lies in a data folder and is part of the city. */
const OTHERS = ['boundaries', 'demo-city.json'];

export const backup: Command = {
  takes: 'FOLDER [--keys FOLDER]',
  summary: {
    id: 'Mencadangkan kota selagi berjalan; kunci disimpan terpisah dengan --keys.',
    en: 'Backs the city up while it runs; keys go to a folder of their own by --keys.',
  },
  help: {
    id: `Membuat FOLDER/<waktu>/ (tabel pada satu saat) dan FOLDER/files/ (berkas, sekali untuk semua cadangan).
Tanpa --keys kunci tidak ikut: salin folder secrets/ dan keys/ dari folder data ke tempat lain yang aman.
Pulihkan dengan: balai restore FOLDER/<waktu> --keys FOLDER --verify`,
    en: `Makes FOLDER/<time>/ (the tables at one moment) and FOLDER/files/ (files, once for all backups).
Without --keys no key is copied: keep the folders secrets/ and keys/ of the data folder in another safe place.
Restore with: balai restore FOLDER/<time> --keys FOLDER --verify`,
  },
  run: async (words) => {
    const config = configOrTrouble();
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { keys: { type: 'string' } },
    });
    const [target] = positionals;
    if (target === undefined || positionals.length > 1)
      throw new CalledWrongly({ id: 'sebutkan satu folder cadangan', en: 'name one folder for backups' });
    const from = process.env['INIT_CWD'] ?? '.'; // npm runs us in the checkout; the folder lies where it was called
    const folder = resolve(from, target);
    makeFolder(folder);
    const lock = takeLock(join(folder, '.balai-backup.lock'));
    if ('heldBy' in lock)
      throw new Trouble({
        id: `cadangan lain sedang ditulis ke ${folder} (proses ${lock.heldBy.pid}). Tunggu sampai selesai.`,
        en: `another backup is being written to ${folder} (process ${lock.heldBy.pid}). Wait until it is done.`,
      });
    try {
      const keys = values.keys === undefined ? undefined : resolve(from, values.keys);
      return await backUp(config, folder, keys, showProgress());
    } finally {
      lock.release();
    }
  },
};

async function backUp(config: Config, folder: string, keys: string | undefined, progress: Progress): Promise<number> {
  const takenAt = new Date(now());
  const begun = beginBackup(folder, takenAt);
  const snapshot = await withDatabase(config, progress, async (connection) => {
    if (!(await holdsCity(connection))) throw new Trouble(stillEmpty);
    return progress.step(
      { doing: { id: 'menyalin tabel', en: 'copying the tables' }, done: { id: 'tabel disalin', en: 'tables copied' } },
      (tell) =>
        takeSnapshot({
          connection,
          folder: tablesIn(begun.at),
          onTable: (table) => tell({ id: `menyalin tabel ${table}`, en: `copying the table ${table}` }),
        }),
    );
  });
  const lost = await progress.step(
    { doing: { id: 'menyalin berkas', en: 'copying the files' }, done: { id: 'berkas disalin', en: 'files copied' } },
    (tell) => copyFiles(config.data, folder, snapshot.files, tell),
  );
  await keepLedgerBeside(folder, config.ledger, snapshot.files);
  for (const name of OTHERS)
    if (existsSync(join(config.data, name)))
      cpSync(join(config.data, name), join(othersIn(begun.at), name), { recursive: true });
  if (keys !== undefined) copyKeys(config.data, keys);
  await finishBackup(begun, takenAt, snapshot, fingerprintsOf(config.data));
  noteBackup(config.data, begun.finished, {
    takenAt: takenAt.getTime(),
    took: now() - takenAt.getTime(),
    files: snapshot.files.length,
    withKeys: keys !== undefined,
    ...(keys === undefined ? {} : { keys }),
  });
  tellResult(begun.finished, config.data, keys);
  for (const { sha256, why } of lost)
    console.error(`  ✗ ${say(why === 'missing' ? LOST.missing : LOST.damaged)}: ${sha256}`);
  return lost.length === 0 ? 0 : 1;
}

const LOST = {
  missing: { id: 'berkas tidak ada di folder data', en: 'a file is missing in the data folder' },
  damaged: { id: 'berkas di folder data rusak', en: 'a file in the data folder is damaged' },
} as const;

type Lost = { readonly sha256: string; readonly why: keyof typeof LOST };
async function copyFiles(
  data: string,
  folder: string,
  files: readonly FileCopy[],
  tell: (doing: { readonly id: string; readonly en: string }) => void,
): Promise<readonly Lost[]> {
  const lost: Lost[] = [];
  const isWhole = wholeWith(data);
  for (const [done, { sha256, needed }] of files.entries()) {
    if (done % 100 === 0)
      tell({ id: `menyalin berkas ${done}/${files.length}`, en: `copying files ${done}/${files.length}` });
    const copied = await copyBytes(bytesPath(data, sha256), bytesPath(folder, sha256), sha256, isWhole);
    if (copied === 'damaged' || (copied === 'missing' && needed)) lost.push({ sha256, why: copied });
  }
  return lost;
}

function tellResult(finished: string, data: string, keys: string | undefined): void {
  console.log(`  ✓ ${finished}`);
  console.log(
    keys === undefined
      ? `  ! ${say({
          id: `kunci tidak ikut dicadangkan: simpan ${data}/secrets dan ${data}/keys di tempat lain`,
          en: `the keys are not in it: keep ${data}/secrets and ${data}/keys in another place`,
        })}`
      : `  ✓ ${say({ id: 'kunci disalin ke', en: 'keys copied to' })} ${keys}`,
  );
  for (const sentence of besideBackups(dirname(finished), keys)) console.log(`  ! ${say(sentence)}`);
}
