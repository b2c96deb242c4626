// What `balai doctor` finds in `keys/`, which seal letters, and whether a copy of every secret and key lies elsewhere.
// Must never: print or keep what it reads.
import { existsSync, openSync, readdirSync, readSync, closeSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { readBackup } from './backup/backup-folder.ts';
import { readBackupNotes } from './backup/backup-notes.ts';
import { fingerprintsOf } from './backup/key-files.ts';
import type { Sentence } from './say.ts';
import { isOpen, tooOpen } from './secrets-finding.ts';

/** What is wrong in `keys/`, one sentence each. A city that was never served has none yet. */
export function wrongKeys(data: string): readonly Sentence[] {
  const folder = join(data, 'keys');
  if (!existsSync(folder)) return existsSync(join(data, 'files')) ? [noKey(folder)] : [];
  const files = readdirSync(folder).map((name) => join(folder, name));
  return [
    ...(isOpen(folder) ? [tooOpen(folder, '700')] : []),
    ...(files.some((file) => file.endsWith('.p12')) ? [] : [noKey(folder)]),
    ...files.filter(isOpen).map((file) => tooOpen(file, '600')),
    ...files.filter((file) => !isWhole(file)).map(damaged),
  ];
}

/** A PKCS#12 file is one DER sequence and says its own length. */
function isWhole(file: string): boolean {
  const head = Buffer.alloc(4);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, 4, 0);
  } finally {
    closeSync(handle);
  }
  return head.readUInt16BE(0) === 0x3082 && head.readUInt16BE(2) + 4 === statSync(file).size;
}

export type Kept = { readonly state: 'right' | 'advice' | 'wrong'; readonly text: Sentence };

/** How the secrets and keys of today stand to the last backup. Null where there are none to be kept. */
export function keptElsewhere(data: string): readonly Kept[] | null {
  const today = fingerprintsOf(data);
  if (Object.keys(today).length === 0) return null;
  const [last] = readBackupNotes(data);
  if (last === undefined) return [{ state: 'advice', text: never(data) }];
  const then = keysThen(last.folder);
  if (then === null) return [{ state: 'advice', text: outOfSight(last.folder) }];
  // The key of personal data is dropped on purpose once everything is sealed anew; no other one goes.
  const changed = Object.keys(then).filter((file) => !/^secrets.data-/.test(file) && then[file] !== today[file]);
  const newer = Object.keys(today).filter((file) => then[file] === undefined);
  const kept: readonly Kept[] = [
    ...changed.map((file): Kept => ({ state: 'wrong', text: another(join(data, file)) })),
    ...(newer.length === 0 ? [] : [{ state: 'advice', text: madeSince(newer) } as const]),
    ...(last.withKeys ? [] : [{ state: 'advice', text: apart(data) } as const]),
    ...besideBackups(dirname(last.folder), last.keys).map((text): Kept => ({ state: 'advice', text })),
  ];
  return kept.length > 0 ? kept : [{ state: 'right', text: all(last.keys ?? '') }];
}

function keysThen(backup: string): Readonly<Record<string, string>> | null {
  try {
    return readBackup(backup).record.keys;
  } catch {
    return null; // on a disk that is not here now
  }
}
/** Says so where the copy of the keys lies in the folder of the backups: it would travel with them. */
export const besideBackups = (folder: string, keys: string | undefined): readonly Sentence[] =>
  keys === undefined || /^\.\.(?:[/\\]|$)/.test(relative(folder, keys)) ? [] : [beside(keys)];

const noKey = (folder: string): Sentence => ({
  id: `${folder} tidak berisi kunci surat (region-*.p12). Taruh kembali dari tempat penyimpanan kunci: dengan kunci baru, surat yang sudah terbit tidak lagi dikenali.`,
  en: `${folder} holds no key of letters (region-*.p12). Put it back from where the keys are kept: with a new one, letters that were issued are no longer known.`,
});
const damaged = (file: string): Sentence => ({
  id: `${file} rusak (bukan berkas PKCS#12 yang utuh). Taruh kembali dari tempat penyimpanan kunci.`,
  en: `${file} is damaged (no whole PKCS#12 file). Put it back from where the keys are kept.`,
});
const never = (data: string): Sentence => ({
  id: `belum ada cadangan. Jalankan balai backup FOLDER --keys FOLDER-LAIN, atau simpan ${data}/secrets dan ${data}/keys di tempat lain.`,
  en: `there is no backup yet. Run balai backup FOLDER --keys ANOTHER-FOLDER, or keep ${data}/secrets and ${data}/keys in another place.`,
});
const outOfSight = (folder: string): Sentence => ({
  id: `cadangan terakhir (${folder}) sedang tidak terjangkau, jadi kuncinya tidak dapat dibandingkan.`,
  en: `the last backup (${folder}) is out of reach now, so its keys cannot be compared.`,
});
const another = (file: string): Sentence => ({
  id: `${file} bukan lagi yang ada saat cadangan terakhir, atau hilang. Taruh kembali dari tempat penyimpanan kunci.`,
  en: `${file} is not the one of the last backup, or is gone. Put it back from where the keys are kept.`,
});
const madeSince = (files: readonly string[]): Sentence => ({
  id: `dibuat setelah cadangan terakhir: ${files.join(', ')}. Jalankan balai backup lagi dengan --keys.`,
  en: `made since the last backup: ${files.join(', ')}. Run balai backup again with --keys.`,
});
const apart = (data: string): Sentence => ({
  id: `cadangan terakhir dibuat tanpa kunci: pastikan ${data}/secrets dan ${data}/keys tersimpan di tempat lain, atau pakai balai backup FOLDER --keys FOLDER-LAIN.`,
  en: `the last backup was made without the keys: see that ${data}/secrets and ${data}/keys are kept in another place, or use balai backup FOLDER --keys ANOTHER-FOLDER.`,
});
const beside = (keys: string): Sentence => ({
  id: `salinan kunci (${keys}) berada di folder cadangan: siapa pun yang memegang cadangan dapat membukanya. Simpan di tempat lain.`,
  en: `the copy of the keys (${keys}) lies in the folder of the backups: whoever holds a backup can open it. Keep it elsewhere.`,
});
const all = (keys: string): Sentence => ({
  id: `semua rahasia dan kunci tersalin saat cadangan terakhir${keys === '' ? '' : `, di ${keys}`}`,
  en: `every secret and key was copied with the last backup${keys === '' ? '' : `, to ${keys}`}`,
});
