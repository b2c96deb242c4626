// `balai project screenshots` (npm run screenshots): photographs each page of a demo city of its own into docs/screenshots.
// The city lies in a temporary folder and is removed at the end.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeScreenshots } from '@balai/e2e/screenshots';
import { buildWeb } from '../../build-web.ts';
import { openCity } from '../../city.ts';
import type { Command } from '../../command.ts';
import { passingDemo } from '../../config.ts';
import { openDatabase } from '../../database.ts';
import { showProgress } from '../../progress.ts';
import { root } from '../../root.ts';

const PORT = 4_598;

export const screenshots: Command = {
  takes: '[PAGE ...]',
  summary: {
    id: 'Memotret setiap halaman kota contoh ke docs/screenshots.',
    en: 'Takes a picture of each page of a demo city into docs/screenshots.',
  },
  help: {
    id: 'PAGE: nama gambar tanpa lebar dan tema, misalnya `home queue`. Tanpa nama: semuanya, dan gambar di README.',
    en: 'PAGE: the name of a picture without width and theme, such as `home queue`. Without one: all of them, and the picture of the README.',
  },
  run: async (only) => {
    const progress = showProgress();
    const data = await mkdtemp(join(tmpdir(), 'shots-'));
    const folder = join(root, 'docs', 'screenshots');
    await mkdir(folder, { recursive: true });
    const config = passingDemo(data, PORT);
    await buildWeb(progress);
    const database = await openDatabase(config, progress);
    try {
      const city = await openCity(config, database.connection, progress);
      try {
        await city.listen();
        const password = city.accounts[0]?.password ?? '';
        const taken = await takeScreenshots({
          origin: `http://127.0.0.1:${PORT}`,
          password,
          folder,
          only,
          say: (line) => console.log(`  ${line}`),
        });
        console.log(`${taken} -> ${folder}`);
      } finally {
        await city.close();
      }
      return 0;
    } finally {
      await database.stop();
      await rm(data, { recursive: true, force: true });
    }
  },
};
