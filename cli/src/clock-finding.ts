// Whether the clock of this machine is right, as far as the database and the newest event in it can tell (ADR 0031).
// Must never: start a database to ask it, or take a jump for the right time; only a running city has seen one.
import { join } from 'node:path';
import { clockFault } from '@balai/server';
import { askClock, holderOf } from '@balai/store/postgres';
import { now } from './clock.ts';
import type { Config } from './config.ts';
import type { Sentence } from './say.ts';

/** What is wrong with it; null: nothing. Undefined: there is no database to ask now. Another trouble has its own finding. */
export async function wrongClock(config: Pick<Config, 'data' | 'databaseUrl'>): Promise<Sentence | null | undefined> {
  const { data, databaseUrl } = config;
  const running = holderOf(join(data, 'balai.lock')) !== undefined;
  if (databaseUrl === undefined && !running) return undefined;
  const connection =
    databaseUrl === undefined
      ? { host: join(data, 'run'), user: 'balai', database: 'balai' }
      : { connectionString: databaseUrl };
  const asked = await askClock(connection, now).catch(() => undefined);
  if (asked === undefined) return undefined;
  const at = now();
  const fault = clockFault(asked, at);
  if (fault === null) return null;
  return fault === 'behindEvents' ? behind(at, asked.lastEventAt ?? at) : off(asked.clockOffMs);
}

const written = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const behind = (at: number, newest: number): Sentence => ({
  id: `jam mesin ini (${written(at)}) lebih awal daripada peristiwa terakhir yang tercatat (${written(newest)}); selama begitu tidak ada yang ditulis. Betulkan jam mesin (timedatectl set-ntp true). Kalau jam inilah yang benar, peristiwa itu dicatat oleh jam yang terlalu cepat: biarkan sampai waktunya lewat, atau pulihkan cadangan dari sebelumnya.`,
  en: `the clock of this machine (${written(at)}) is behind the newest event on record (${written(newest)}); while it is, nothing is written. Set the clock right (timedatectl set-ntp true). If this clock is the right one, that event was recorded by one that was fast: wait until its time has come, or restore a backup from before it.`,
});
const off = (ms: number): Sentence => {
  const seconds = (Math.abs(ms) / 1_000).toFixed(1);
  return {
    id: `jam mesin ini ${seconds} detik lebih ${ms > 0 ? 'cepat' : 'lambat'} daripada jam server basis data; di atas 1 detik tidak ada yang ditulis. Biarkan kedua mesin mengambil waktu dari jaringan (timedatectl set-ntp true).`,
    en: `the clock of this machine is ${seconds} seconds ${ms > 0 ? 'ahead of' : 'behind'} that of the database; above 1 second nothing is written. Let both machines take their time from the network (timedatectl set-ntp true).`,
  };
};
