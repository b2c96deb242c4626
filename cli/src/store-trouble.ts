// What keeps the store from opening, as a sentence that says what to do. Only words; the store decides what it is.
import { assertNever } from '@balai/kernel';
import type { StoreProblem } from '@balai/store';
import { dataKeyFile } from './data-keys.ts';
import type { Sentence } from './say.ts';

export function ofStore(problem: StoreProblem): Sentence {
  switch (problem.type) {
    case 'newerDatabase':
      return {
        id: `basis data ini milik versi Balai yang lebih baru (migrasi ${problem.found}; versi ini mengenal sampai ${problem.newest}). Jalankan versi yang baru itu, atau pilih folder lain dengan BALAI_DATA. Tidak ada yang diubah.`,
        en: `this database belongs to a newer Balai (migration ${problem.found}; this version knows up to ${problem.newest}). Run that newer version, or choose another folder by BALAI_DATA. Nothing was changed.`,
      };
    case 'migrationChanged':
      return {
        id: `berkas migrasi ${problem.name} berubah setelah dijalankan pada basis data ini. Kembalikan isinya (git checkout), atau pilih folder lain dengan BALAI_DATA. Tidak ada yang diubah.`,
        en: `the migration file ${problem.name} was changed after it ran on this database. Restore it (git checkout), or choose another folder by BALAI_DATA. Nothing was changed.`,
      };
    case 'serverTooOld':
      return {
        id: `server PostgreSQL ini versi ${major(problem.found)}; Balai memerlukan ${major(problem.wanted)} atau lebih baru.`,
        en: `this PostgreSQL server is version ${major(problem.found)}; Balai needs ${major(problem.wanted)} or newer.`,
      };
    case 'extensionMissing':
      return {
        id: `basis data tidak dapat memasang perluasan yang diperlukan (${problem.detail}). Pasang paket postgresql-contrib, atau minta administrator menjalankan: create extension pg_trgm`,
        en: `the database cannot install an extension that Balai needs (${problem.detail}). Install postgresql-contrib, or let an administrator run: create extension pg_trgm`,
      };
    case 'notReachable':
      return {
        id: `basis data tidak menjawab (${problem.code}). Periksa DATABASE_URL dan jaringannya, lalu jalankan lagi.`,
        en: `the database does not answer (${problem.code}). Check DATABASE_URL and the network, then start again.`,
      };
    case 'keyMissing':
    case 'keyDiffers':
      return ofKey(problem);
    default:
      return assertNever(problem);
  }
}

function ofKey({ type, region, key }: Extract<StoreProblem, { readonly key: string }>): Sentence {
  const file = `secrets/${dataKeyFile(region, key)}`;
  return type === 'keyMissing'
    ? {
        id: `kunci data ${file} tidak ada di folder data. Taruh kembali dari salinan kunci Anda (folder --keys dari balai backup), lalu jalankan lagi. Tidak ada yang diubah atau rusak; tanpa kunci itu isian pribadi tidak dapat dibaca siapa pun.`,
        en: `the data key ${file} is not in the data folder. Put it back from your copy of the keys (the --keys folder of balai backup), then start again. Nothing was changed or damaged; without that key nobody can read the personal answers.`,
      }
    : {
        id: `kunci data ${file} bukan kunci yang dipakai basis data ini. Taruh kembali yang benar dari salinan kunci Anda, lalu jalankan lagi. Tidak ada yang diubah.`,
        en: `the data key ${file} is not the one that this database was sealed under. Put the right one back from your copy of the keys, then start again. Nothing was changed.`,
      };
}

const major = (version: number): number => Math.floor(version / 10_000);

/** For an operator whose database user may not make roles: no fault, but less than there could be. */
export const unguarded: Sentence = {
  id: 'pengguna DATABASE_URL tidak boleh membuat peran balai_app: hanya program ini yang menjaga agar peristiwa tidak diubah. Agar basis data ikut menjaga, administrator menjalankan store/roles.sql satu kali di basis data ini, lalu Balai dijalankan ulang.',
  en: 'the user of DATABASE_URL may not make the role balai_app: only this program keeps events from being changed. For the database to keep them too, let an administrator run store/roles.sql once in this database, and start Balai again.',
};
