// `balai reach set`: writes down how an RT, an RW or a body outside is reached, so that their links can be sent. Must never: show a number.
import { parseArgs } from 'node:util';
import { now } from '../clock.ts';
import type { Command } from '../command.ts';
import { configOrTrouble } from '../config.ts';
import { regionIn, withStore } from '../open-store.ts';
import { addressOf, reachOptions, reachPlace } from '../reach/reach-place.ts';

export const reachSet: Command = {
  takes: '--unit U --to TELEPHONE|MAIL [--area CODE] [--which 3/5] [--region SLUG]',
  summary: {
    id: 'Mencatat nomor atau surel pihak tanpa akun, tujuan tautannya.',
    en: 'Writes down the telephone or mail of who has no account, to which their links go.',
  },
  run: async (words) => {
    const { values } = parseArgs({ args: [...words], options: { ...reachOptions, to: { type: 'string' } } });
    const { region, ...place } = reachPlace(values);
    const address = addressOf(values.to);
    await withStore(configOrTrouble(), (store) =>
      store.reaches.put(regionIn(store, region.slug).id, { ...place, address, changedBy: 'balai', changedAt: now() }),
    );
    console.log(`  ✓ ${[place.unit, place.area, place.which].filter((part) => part !== '').join(' ')}`);
    return 0;
  },
};
