// `balai reach remove`: forgets how somebody without an account is reached. Must never: touch a link that was sent.
import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';
import { configOrTrouble } from '../config.ts';
import { regionIn, withStore } from '../open-store.ts';
import { reachOptions, reachPlace } from '../reach/reach-place.ts';
import { say } from '../say.ts';

export const reachRemove: Command = {
  takes: '--unit U [--area CODE] [--which 3/5] [--region SLUG]',
  summary: {
    id: 'Menghapus nomor atau surel pihak tanpa akun.',
    en: 'Forgets the telephone or mail of who has no account.',
  },
  run: async (words) => {
    const { values } = parseArgs({ args: [...words], options: reachOptions });
    const { region, ...place } = reachPlace(values);
    const gone = await withStore(configOrTrouble(), (store) =>
      store.reaches.remove(regionIn(store, region.slug).id, place),
    );
    console.log(
      gone
        ? `  ✓ ${say({ id: 'sudah dihapus', en: 'it is gone' })}`
        : `  ${say({ id: 'tidak ada catatan seperti itu', en: 'there was no such entry' })}`,
    );
    return gone ? 0 : 1;
  },
};
