// The keys of an installation, which a backup never holds: secrets (sessions, links, lookups) and the keys that seal letters.
// Whoever has a backup without them cannot open a link, sign a letter or look anybody up.
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Trouble } from '../trouble.ts';

const FOLDERS = ['secrets', 'keys'];

/** `secrets/session` and the like, relative to the data folder. */
function keyFiles(data: string): readonly string[] {
  return FOLDERS.flatMap((folder) =>
    existsSync(join(data, folder)) ? readdirSync(join(data, folder)).map((name) => join(folder, name)) : [],
  ).toSorted();
}

export const fingerprintsOf = (data: string): Readonly<Record<string, string>> =>
  Object.fromEntries(keyFiles(data).map((file) => [file, fingerprintOf(join(data, file))]));

const fingerprintOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

export function copyKeys(from: string, to: string): number {
  const files = keyFiles(from);
  for (const file of files) {
    mkdirSync(dirname(join(to, file)), { recursive: true, mode: 0o700 });
    copyFileSync(join(from, file), join(to, file));
    chmodSync(join(to, file), 0o600);
  }
  return files.length;
}

/** Throws `Trouble` unless the keys at `folder` are those of the backup. */
export function requireKeys(folder: string, wanted: Readonly<Record<string, string>>): void {
  const found = fingerprintsOf(folder);
  const wrong = Object.entries(wanted).find(([file, fingerprint]) => found[file] !== fingerprint);
  if (wrong === undefined) return;
  const [file] = wrong;
  throw new Trouble({
    id: `${join(folder, file)} bukan kunci cadangan ini. Sebutkan folder kunci yang dibuat bersama cadangan dengan --keys; tidak ada yang diubah.`,
    en: `${join(folder, file)} is not the key of this backup. Name the folder of keys that was made with the backup by --keys; nothing was changed.`,
  });
}
