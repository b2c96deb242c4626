// `balai keys reencrypt`: seals what lies in tables and files under the newest key, also what was plain before there were keys.
// Small steps beside a running city; whoever stops it starts it again.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDiskStore } from '@balai/server';
import type { Store } from '@balai/store';
import { now } from '../clock.ts';
import type { Command } from '../command.ts';
import { type Config, configOrTrouble } from '../config.ts';
import { everyFile } from '../every-file.ts';
import { regionsIn, withStore } from '../open-store.ts';
import { showProgress } from '../progress.ts';
import { say } from '../say.ts';

export const keysReencrypt: Command = {
  takes: '[--region SLUG]',
  summary: {
    id: 'Menyegel ulang isian dan berkas lama dengan kunci terbaru.',
    en: 'Seals old fields and files under the newest key.',
  },
  help: {
    id: 'Dapat dihentikan dan diulang kapan saja. Sesudah selesai: balai erasure finish --all, supaya byte lama hilang dari berkas basis data.',
    en: 'Can be stopped and begun again at any time. Afterwards: balai erasure finish --all, so that old bytes leave the files of the database.',
  },
  run: async (words) => {
    const { values } = parseArgs({ args: [...words], options: { region: { type: 'string' } } });
    const config = configOrTrouble();
    return withStore(config, async (store) => {
      for (const { id, slug } of regionsIn(store, values.region)) {
        const done = await showProgress().step(
          {
            doing: { id: `menyegel ulang ${slug}`, en: `sealing ${slug} anew` },
            done: { id: `${slug} tersegel`, en: `${slug} is sealed` },
          },
          async (tell) => {
            const rows = await store.dataKeys.reseal(id, (table, count) =>
              tell({ id: `tabel ${table}, ${count} baris`, en: `table ${table}, ${count} rows` }),
            );
            return { rows, files: await resealFiles(config, store, id) };
          },
        );
        console.log(`  ✓ ${slug}: ${done.rows} ${say({ id: 'baris', en: 'rows' })}, ${done.files} ${say(FILES)}`);
      }
      return 0;
    });
  },
};

const FILES = { id: 'berkas', en: 'files' };

async function resealFiles(config: Config, store: Store, regionId: number): Promise<number> {
  const bytes = await openDiskStore(join(config.data, 'files'), now(), store.seal);
  let count = 0;
  for await (const sha256 of everyFile(store, regionId)) if (await bytes.reseal(sha256, regionId)) count += 1;
  return count;
}
