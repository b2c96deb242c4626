// What can stand in the way of a command, as a sentence that says what to do.
// Must never: guess. An error that is not known here is a fault of ours and is shown whole by the caller.
import { type PostgresProblem, PostgresUnavailable } from '@balai/store/postgres';
import type { StoreUnavailable } from '@balai/store';
import { ofOwnServer } from './own-server-trouble.ts';
import type { Sentence } from './say.ts';
import { ofStore } from './store-trouble.ts';

/** A trouble that already has its sentence. */
export class Trouble extends Error {
  readonly sentence: Sentence;

  constructor(sentence: Sentence) {
    super(sentence.en);
    this.name = 'Trouble';
    this.sentence = sentence;
  }
}

/** The sentence for an error that we know; undefined for every other one. */
export function troubleOf(error: unknown): Sentence | undefined {
  if (error instanceof Trouble) return error.sentence;
  if (error instanceof PostgresUnavailable) return ofPostgres(error.problem);
  if (isStoreUnavailable(error)) return ofStore(error.problem);
  return error instanceof Error ? ofSystem(error) : undefined;
}

const isStoreUnavailable = (error: unknown): error is StoreUnavailable =>
  error instanceof Error && error.name === 'StoreUnavailable' && 'problem' in error;

export function inUse(folder: string, pid: number): Sentence {
  return {
    id: `folder data ${folder} sedang dipakai Balai lain (proses ${pid}). Hentikan dulu (kill ${pid}), atau pilih folder lain dengan BALAI_DATA.`,
    en: `the data folder ${folder} is in use by another Balai (process ${pid}). Stop that one (kill ${pid}), or choose another folder by BALAI_DATA.`,
  };
}

const full = (path: string): Sentence => ({
  id: `disk penuh (${path}). Kosongkan beberapa ratus MB, lalu jalankan lagi; tidak ada yang rusak.`,
  en: `the disk is full (${path}). Free some hundred MB, then start again; nothing is damaged.`,
});

const closed = (path: string): Sentence => ({
  id: `tidak ada izin menulis di ${path}. Beri pengguna ini hak atas folder itu, atau pilih folder lain dengan BALAI_DATA.`,
  en: `no permission to write in ${path}. Give this user the folder, or choose another one by BALAI_DATA.`,
});

function ofPostgres(problem: PostgresProblem): Sentence {
  switch (problem.type) {
    case 'platformUnsupported':
      return {
        id: `tidak ada PostgreSQL dari npm untuk ${problem.platform}. Pakai server Anda sendiri dengan DATABASE_URL.`,
        en: `there is no PostgreSQL from npm for ${problem.platform}. Use a server of your own by DATABASE_URL.`,
      };
    case 'socketPathTooLong':
      return {
        id: `alamat folder data terlalu panjang untuk soket (${problem.bytes} byte, paling banyak ${problem.limit}): ${problem.path}. Pilih yang lebih pendek dengan BALAI_DATA.`,
        en: `the path of the data folder is too long for a socket (${problem.bytes} bytes, at most ${problem.limit}): ${problem.path}. Choose a shorter one by BALAI_DATA.`,
      };
    case 'inUse':
      return inUse(problem.home, problem.pid);
    case 'otherMajorVersion':
      return {
        id: `${problem.data} dibuat oleh PostgreSQL ${problem.found}, sedangkan Balai ini membawa versi ${problem.wanted}. Pakai versi Balai yang membuatnya, atau pilih folder lain dengan BALAI_DATA.`,
        en: `${problem.data} was made by PostgreSQL ${problem.found}, and this Balai brings version ${problem.wanted}. Use the version of Balai that made it, or choose another folder by BALAI_DATA.`,
      };
    case 'diskFull':
      return full(problem.path);
    case 'notPermitted':
      return closed(problem.path);
    case 'rootRefused':
      return {
        id: 'PostgreSQL tidak mau berjalan sebagai root dan mesin ini tidak mengizinkan jalan lain. Jalankan Balai sebagai pengguna biasa, atau pakai DATABASE_URL.',
        en: 'PostgreSQL refuses to run as root, and this machine allows no other way. Run Balai as an ordinary user, or use DATABASE_URL.',
      };
    case 'notStarted':
      return {
        id: `PostgreSQL tidak dapat dijalankan: ${problem.detail} (lihat ${problem.log || 'pesan di atas'}). Jalankan npm run balai doctor.`,
        en: `PostgreSQL cannot start: ${problem.detail} (see ${problem.log || 'the lines above'}). Run npm run balai doctor.`,
      };
    default:
      return ofOwnServer(problem);
  }
}

function ofSystem(error: Error): Sentence | undefined {
  const code = 'code' in error ? error.code : undefined;
  const port = 'port' in error ? String(error.port) : '?';
  const address = 'address' in error ? String(error.address) : '?';
  const path = 'path' in error ? String(error.path) : 'disk';
  const listening = 'syscall' in error && (error.syscall === 'listen' || error.syscall === 'bind');
  switch (code) {
    case 'EADDRINUSE':
      return {
        id: `porta ${port} sudah dipakai program lain. Hentikan program itu, atau pilih porta lain: PORT=${Number(port) + 1} npm start`,
        en: `port ${port} is in use by another program. Stop that program, or choose another port: PORT=${Number(port) + 1} npm start`,
      };
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return {
        id: `mesin ini tidak punya alamat "${address}". Periksa HOST; 127.0.0.1 hanya untuk mesin ini, 0.0.0.0 untuk semua.`,
        en: `this machine has no address "${address}". Check HOST; 127.0.0.1 is for this machine only, 0.0.0.0 for all.`,
      };
    case 'ENOSPC':
    case 'EDQUOT':
      return full(path);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return listening
        ? {
            id: `pengguna ini tidak boleh memakai porta ${port}. Pilih porta di atas 1023, misalnya PORT=3000.`,
            en: `this user may not use port ${port}. Choose a port above 1023, such as PORT=3000.`,
          }
        : closed(path);
    case 'ENOENT':
      return 'syscall' in error && error.syscall === 'mkdir'
        ? {
            id: `folder ${path} tidak dapat dibuat di sana. Pilih tempat lain (untuk data: BALAI_DATA).`,
            en: `the folder ${path} cannot be made there. Choose another place (for the data: BALAI_DATA).`,
          }
        : undefined;
    case 'ENOTDIR':
    case 'EEXIST':
      return {
        id: `${path} bukan folder. Pilih sebuah folder (untuk data: BALAI_DATA).`,
        en: `${path} is not a folder. Choose a folder (for the data: BALAI_DATA).`,
      };
    default:
      return undefined;
  }
}
