// `balai erasure finish`: carries out every erasure that was ordered, and takes its traces out of the database's own files.
// Must never: order an erasure; persons do that in the console.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { carryOutErasures, type Messenger, openDiskStore } from '@balai/server';
import { scrub, type Scrubbed } from '@balai/store/backup';
import type { Store } from '@balai/store';
import { citiesOf } from '../city-data.ts';
import { now } from '../clock.ts';
import type { Command } from '../command.ts';
import { type Config, configOrTrouble } from '../config.ts';
import type { Connection } from '../database.ts';
import { openLedger } from '../erasure/ledger.ts';
import { messengerIn } from '../messenger.ts';
import { withStore } from '../open-store.ts';
import { type Progress, showProgress } from '../progress.ts';
import { say } from '../say.ts';

export const erasureFinish: Command = {
  takes: '[--all]',
  summary: {
    id: 'Menuntaskan penghapusan yang diperintahkan, juga jejaknya di berkas basis data.',
    en: 'Finishes the erasures that were ordered, also their traces in the files of the database.',
  },
  help: {
    id: `Kota yang berjalan sudah menghapus sendiri sesudah daftar disetujui, dan lebih dulu memberi tahu orangnya;
perintah ini juga. Lalu perintah ini menulis ulang tabel dan memajukan log (WAL), sebab PostgreSQL membiarkan byte lama di berkasnya. Tabel dikunci selama ditulis ulang: jalankan di luar jam layanan.
--all  juga tabel yang tersegel: perlu sekali saja, sesudah balai keys reencrypt pertama`,
    en: `A running city erases by itself once a list is approved, and tells the person before; so does this. It then
writes tables anew and moves the log (WAL) on, as PostgreSQL leaves old bytes in its files. A table is locked while it is written anew: run it outside office hours.
--all  also the sealed tables: needed once, after the first balai keys reencrypt`,
  },
  run: async (words) => {
    const { values } = parseArgs({ args: [...words], options: { all: { type: 'boolean', default: false } } });
    const config = configOrTrouble();
    return withStore(config, (store, connection) =>
      finishIn(config, store, connection, {
        all: values.all,
        progress: showProgress(),
        messenger: messengerIn(config),
      }),
    );
  },
};

interface Finishing {
  readonly all: boolean;
  readonly progress: Progress;
  /** Who is to be erased is told by it first, as by the running city; null: no gateway is set up. */
  readonly messenger: Messenger | null;
}

/** Returns the exit code: 1 when the log still holds what was erased. */
export async function finishIn(
  config: Config,
  store: Store,
  connection: Connection,
  { all, progress, messenger: gateway }: Finishing,
): Promise<number> {
  const bytes = await openDiskStore(join(config.data, 'files'), now(), store.seal);
  const ledger = openLedger(config.ledger);
  const telling = gateway === null ? null : { messenger: gateway, cityOf: citiesOf(store, config.data) };
  let cases = 0;
  let waiting = 0;
  for (const { id } of store.regions.all()) {
    for (let isMore = true; isMore;) {
      const { announced, erased } = await carryOutErasures({ store, bytes, ledger }, telling, id, now());
      cases += erased;
      isMore = announced + erased > 0;
    }
    for (const order of await store.erasure.orders(id)) waiting += order.cases - order.done;
  }
  const done = await progress.step(
    {
      doing: { id: 'menulis ulang tabel', en: 'writing tables anew' },
      done: { id: 'jejak dibersihkan', en: 'traces are gone' },
    },
    (tell) => scrub({ connection, all, onTable: (table) => tell({ id: `tabel ${table}`, en: `table ${table}` }) }),
  );
  console.log(`  ✓ ${say({ id: 'kasus yang dihapus sekarang', en: 'cases erased now' })}: ${cases}`);
  if (waiting > 0)
    console.log(
      `  ! ${say({
        id: 'kasus yang menunggu: ditahan, atau orangnya belum dapat diberi tahu; kota yang berjalan meneruskannya',
        en: 'cases that wait: on hold, or their person could not be told yet; the running city goes on with them',
      })}: ${waiting}`,
    );
  tellLog(done);
  return done.log === 'gone' ? 0 : 1;
}

function tellLog({ log, elsewhere }: Scrubbed): void {
  if (log === 'kept')
    console.log(
      `  ! ${say({
        id: 'log basis data (WAL) tidak dapat dimajukan oleh pengguna ini; minta administrator: wal_recycle = off, checkpoint, pg_switch_wal, lalu checkpoint lagi',
        en: 'this user may not move the log (WAL) of the database on; ask an administrator for: wal_recycle = off, checkpoint, pg_switch_wal, checkpoint again',
      })}`,
    );
  if (elsewhere.length > 0)
    console.log(
      `  ! ${say({
        id: 'log juga berada di tempat lain; hapus yang lama di sana menurut masa simpannya',
        en: 'the log also lies elsewhere; remove what is old there by its own retention',
      })}: ${elsewhere.join(', ')}`,
    );
}
