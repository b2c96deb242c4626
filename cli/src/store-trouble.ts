// What keeps the store from opening, as a sentence that says what to do. Only words; the store decides what it is.
import { assertNever } from '@balai/kernel';
import type { StoreProblem } from '@balai/store';
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
    default:
      return assertNever(problem);
  }
}

const major = (version: number): number => Math.floor(version / 10_000);

/** For an operator whose database user may not make roles: no fault, but less than there could be. */
export const unguarded: Sentence = {
  id: 'pengguna DATABASE_URL tidak boleh membuat peran balai_app: hanya program ini yang menjaga agar peristiwa tidak diubah. Agar basis data ikut menjaga, administrator menjalankan store/roles.sql satu kali di basis data ini, lalu Balai dijalankan ulang.',
  en: 'the user of DATABASE_URL may not make the role balai_app: only this program keeps events from being changed. For the database to keep them too, let an administrator run store/roles.sql once in this database, and start Balai again.',
};
