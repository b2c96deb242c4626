// `balai rebuild`: folds every case from its events again. With --check it only compares, and says every difference.
// Events are never touched.
import { parseArgs } from 'node:util';
import type { Region, Store } from '@balai/store';
import type { Command } from '../command.ts';
import { configOrTrouble } from '../config.ts';
import { regionIn, withStore } from '../open-store.ts';
import { say } from '../say.ts';

const shownDifferences = 20;

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
      const chosen = values.region === undefined ? store.regions.all() : [regionIn(store, values.region)];
      let wrong = 0;
      for (const region of chosen) wrong += await rebuildRegion(store, region, values.check);
      return wrong === 0 ? 0 : 1;
    });
  },
};

async function rebuildRegion(store: Store, { id, slug }: Region, check: boolean): Promise<number> {
  const chain = await store.audit.verifyChain(id);
  const { cases, differences } = await store.audit.rebuild(id, { check });
  while ((await store.figures.fold(id)) > 0);
  const figures = await store.figures.recount(id);
  const lines = [
    ...chain.broken.map(({ caseId, version, why }) => `${caseId} ${version}: ${why}`),
    ...differences.map(({ caseId, what }) => `${caseId}: ${what}`),
    ...figures.map(
      ({ what, counted, kept }) => `${what}: ${kept}, ${say({ id: 'seharusnya', en: 'should be' })} ${counted}`,
    ),
  ];
  const counted = say({
    id: `${cases} kasus, ${chain.events} peristiwa, ${lines.length} perbedaan`,
    en: `${cases} cases, ${chain.events} events, ${lines.length} differences`,
  });
  console.log(`  ${lines.length === 0 ? '✓' : '✗'} ${slug}: ${counted}`);
  for (const line of lines.slice(0, shownDifferences)) console.log(`      ${line}`);
  return lines.length;
}
