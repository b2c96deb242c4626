// `balai keys rotate`: a new key for the personal fields and files that come from now on. What is sealed already stays readable.
import { parseArgs } from 'node:util';
import { now } from '../clock.ts';
import type { Command } from '../command.ts';
import { configOrTrouble } from '../config.ts';
import { dataKeyFile } from '../data-keys.ts';
import { regionsIn, withStore } from '../open-store.ts';
import { say } from '../say.ts';

export const keysRotate: Command = {
  takes: '[--region SLUG]',
  summary: {
    id: 'Membuat kunci data baru untuk isian dan berkas yang datang.',
    en: 'Makes a new data key for the fields and files that come.',
  },
  help: {
    id: `Kota yang berjalan memakainya dalam beberapa detik. Salin kunci baru ke tempat penyimpanan kunci Anda hari ini juga.
Lalu: balai keys reencrypt (isi lama ke kunci baru), balai keys drop (membuang kunci lama).`,
    en: `A running city takes it up within seconds. Copy the new key to where you keep your keys today.
Then: balai keys reencrypt (moves what was to the new key), balai keys drop (gives the old key up).`,
  },
  run: async (words) => {
    const { values } = parseArgs({ args: [...words], options: { region: { type: 'string' } } });
    const config = configOrTrouble();
    return withStore(config, async (store) => {
      for (const { id, slug } of regionsIn(store, values.region)) {
        const { keyId } = await store.dataKeys.rotate(id, now());
        console.log(
          `  ✓ ${slug}: ${say({ id: 'kunci baru', en: 'new key' })} ${config.data}/secrets/${dataKeyFile(id, keyId)}`,
        );
      }
      return 0;
    });
  },
};
