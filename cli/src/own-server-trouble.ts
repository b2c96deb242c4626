// What is wrong with the operator's own PostgreSQL (DATABASE_URL), as a sentence that says what to do. Only words; never the
// address itself, which may hold a password.
import { assertNever } from '@balai/kernel';
import type { PostgresProblem } from '@balai/store/postgres';
import type { Sentence } from './say.ts';

type OwnServerProblem = Extract<
  PostgresProblem,
  {
    readonly type:
      | 'unreachable'
      | 'loginRefused'
      | 'databaseMissing'
      | 'busy'
      | 'rightMissing'
      | 'trigramsMissing'
      | 'serverTooOld';
  }
>;

export function ofOwnServer(problem: OwnServerProblem): Sentence {
  switch (problem.type) {
    case 'unreachable':
      return {
        id: `server PostgreSQL pada DATABASE_URL tidak menjawab (${problem.detail}). Periksa alamat dan jaringannya.`,
        en: `the PostgreSQL server of DATABASE_URL does not answer (${problem.detail}). Check its address and the network.`,
      };
    case 'loginRefused':
      return {
        id: `server PostgreSQL pada DATABASE_URL menolak (${problem.detail}). Periksa pengguna dan sandinya.`,
        en: `the PostgreSQL server of DATABASE_URL refuses (${problem.detail}). Check user and password.`,
      };
    case 'databaseMissing':
      return {
        id: 'basis data yang disebut DATABASE_URL belum ada di server itu. Buat dulu: create database NAMA owner PENGGUNA',
        en: 'the database that DATABASE_URL names is not on that server. Make it first: create database NAME owner USER',
      };
    case 'busy':
      return {
        id: `server PostgreSQL pada DATABASE_URL sedang penuh atau baru menyala (${problem.detail}). Tunggu sebentar, lalu jalankan lagi.`,
        en: `the PostgreSQL server of DATABASE_URL has no room or is just starting (${problem.detail}). Wait a moment, then start again.`,
      };
    case 'rightMissing':
      return {
        id: `pengguna ${problem.user} tidak boleh membuat tabel di basis data ${problem.database}. Jadikan pemiliknya: alter database "${problem.database}" owner to "${problem.user}"`,
        en: `the user ${problem.user} may not make tables in the database ${problem.database}. Make it the owner: alter database "${problem.database}" owner to "${problem.user}"`,
      };
    case 'trigramsMissing':
      return {
        id: 'server pada DATABASE_URL tidak punya perluasan pg_trgm. Pasang paket postgresql-contrib di server itu, lalu jalankan lagi.',
        en: 'the server of DATABASE_URL lacks the extension pg_trgm. Install the package postgresql-contrib on it, then start again.',
      };
    case 'serverTooOld':
      return {
        id: `server pada DATABASE_URL adalah PostgreSQL ${problem.found}; Balai memerlukan ${problem.wanted} atau lebih baru.`,
        en: `the server of DATABASE_URL is PostgreSQL ${problem.found}; Balai needs ${problem.wanted} or newer.`,
      };
    default:
      return assertNever(problem);
  }
}
