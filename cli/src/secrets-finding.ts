// What `balai doctor` finds in `secrets/`: are they there, readable by their owner alone, and whole?
// Must never: print or keep what it reads.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Sentence } from './say.ts';

const NEEDED = ['session', 'link', 'lookup', 'publishing'] as const;
const WHOLE = /^[0-9a-f]{64}\s*$/;

/** What is wrong, one sentence each; empty when all is right. `isNew`: there is no city yet, so there need be none. */
export function wrongSecrets(data: string): { readonly isNew: boolean; readonly wrong: readonly Sentence[] } {
  const folder = join(data, 'secrets');
  if (!existsSync(folder)) {
    if (!existsSync(join(data, 'postgres')) && !existsSync(join(data, 'files'))) return { isNew: true, wrong: [] };
    return { isNew: false, wrong: NEEDED.map((name) => missing(join(folder, name))) };
  }
  const wrong: Sentence[] = [];
  if (isOpen(folder)) wrong.push(tooOpen(folder, '700'));
  for (const name of NEEDED) if (!existsSync(join(folder, name))) wrong.push(missing(join(folder, name)));
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    if (isOpen(path)) wrong.push(tooOpen(path, '600'));
    if (!WHOLE.test(readFileSync(path, 'utf8'))) wrong.push(damaged(path));
  }
  return { isNew: false, wrong };
}

export const isOpen = (path: string): boolean => (statSync(path).mode & 0o077) !== 0;

export const tooOpen = (path: string, mode: string): Sentence => ({
  id: `${path} dapat dibaca pengguna lain. Tutup dengan: chmod ${mode} ${path}`,
  en: `${path} can be read by other users. Close it: chmod ${mode} ${path}`,
});
const missing = (path: string): Sentence => ({
  id: `${path} tidak ada. Taruh kembali dari tempat penyimpanan kunci; jangan membuat yang baru.`,
  en: `${path} is missing. Put it back from where the keys are kept; do not make a new one.`,
});
const damaged = (path: string): Sentence => ({
  id: `${path} rusak (bukan 64 angka heksadesimal). Taruh kembali dari tempat penyimpanan kunci.`,
  en: `${path} is damaged (not 64 hexadecimal digits). Put it back from where the keys are kept.`,
});
