// `balai rebuild`: folds every case from its events again. With --check it only compares, and says every difference.
// Events are never touched.
import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';
import { configOrTrouble } from '../config.ts';
import { regionsIn, withStore } from '../open-store.ts';
import { rebuildRegion } from '../rebuild-region.ts';

export const rebuild: Command = {
  takes: '[--check] [--region SLUG]',
  summary: {
    id: 'Menyusun ulang semua kasus dari peristiwanya; --check hanya membandingkan.',
    en: 'Folds all cases from their events again; --check only compares.',
  },
  help: {
    id: 'Juga memeriksa rantai hash setiap kasus dan menghitung ulang angka kota. Kode keluar 1 bila ada perbedaan.',
    en: 'Also verifies the hash chain of every case and recounts the figures of the city. Exit code 1 when anything differs.',
  },
  run: async (words) => {
    const { values } = parseArgs({
      args: [...words],
      options: { check: { type: 'boolean', default: false }, region: { type: 'string' } },
    });
    return withStore(configOrTrouble(), async (store) => {
      let wrong = 0;
      for (const region of regionsIn(store, values.region)) wrong += await rebuildRegion(store, region, values.check);
      return wrong === 0 ? 0 : 1;
    });
  },
};
