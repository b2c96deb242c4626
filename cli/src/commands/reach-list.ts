// `balai reach list`: for whom a telephone or mail is written down; of each only the end is shown, enough to tell two apart.
import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';
import { configOrTrouble } from '../config.ts';
import { regionOf } from '../officers/wanted-place.ts';
import { regionIn, withStore } from '../open-store.ts';
import { say } from '../say.ts';

export const reachList: Command = {
  takes: '[--region SLUG]',
  summary: {
    id: 'Menyebutkan pihak tanpa akun yang nomor atau surelnya tercatat.',
    en: 'Lists those without accounts whose telephone or mail is written down.',
  },
  run: async (words) => {
    const { values } = parseArgs({ args: [...words], options: { region: { type: 'string' } } });
    const { slug } = regionOf(values.region);
    const all = await withStore(configOrTrouble(), (store) => store.reaches.all(regionIn(store, slug).id));
    for (const { unit, area, which, address, changedAt } of all)
      console.log(
        `  ${[unit, area, which].filter((part) => part !== '').join(' ')}  …${address.slice(-4)}  ${new Date(changedAt).toISOString().slice(0, 10)}`,
      );
    if (all.length === 0)
      console.log(
        `  ${say({ id: 'belum ada; catat dengan balai reach set', en: 'none yet; write one down by balai reach set' })}`,
      );
    return 0;
  },
};
