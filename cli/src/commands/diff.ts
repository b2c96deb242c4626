// `balai diff SERVICE [A] [B]`: what is different between two versions of a service, in plain words. Changes nothing.
import { parseArgs } from 'node:util';
import { CalledWrongly, type Command } from '../command.ts';
import { configOrTrouble } from '../config.ts';
import { regionIn, withStore } from '../open-store.ts';
import { say } from '../say.ts';
import { chooseServices } from '../services/choose-services.ts';
import { findVersion } from '../services/find-version.ts';
import { changesOf } from '../services/publish-gate.ts';
import { linesOfOutlooks, lookAt, openCases, outlooksOf } from '../services/open-cases.ts';
import { hashOfChanges, linesOfChanges } from '../services/show-changes.ts';

export const diff: Command = {
  takes: 'SERVICE [A] [B] [--json]',
  summary: {
    id: 'Menyebut dengan kata-kata apa yang berbeda antara dua versi sebuah layanan.',
    en: 'Says in words what is different between two versions of a service.',
  },
  help: {
    id: `A dan B: nomor versi, awal sidik jari, published atau file. Tanpa keduanya: yang terbit, dan berkas di folder ini.
--json   sebaris untuk setiap layanan: { service, changes, openCases: { open, same, touched: [{ number, may, says }] } }.`,
    en: `A and B: a version number, the beginning of a hash, published or file. Without them: what is published, and the file of this folder.
--json   a line for each service: { service, changes, openCases: { open, same, touched: [{ number, may, says }] } }.`,
  },
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const [name, from = 'published', to = 'file'] = positionals;
    if (name === undefined) throw new CalledWrongly({ id: 'sebut satu layanan', en: 'name one service' });
    const chosen = chooseServices([name]);
    return withStore(configOrTrouble(), async (store) => {
      for (const one of chosen) {
        const region = regionIn(store, one.region.slug);
        const [before, after] = [
          await findVersion(store, region.id, one, from),
          await findVersion(store, region.id, one, to),
        ];
        const changes = changesOf(before, after);
        const open = await openCases(store, region.id, before.manifest.id);
        const ids = open.map(({ caseId }) => caseId);
        const outlooks = outlooksOf(open.length, await lookAt(store, region.id, ids, after));
        const service = `${region.slug}/${before.manifest.id}`;
        if (values.json) {
          console.log(JSON.stringify({ service, changes, openCases: outlooks }));
          continue;
        }
        console.log(`\n${service}: ${say(before.name)} → ${say(after.name)}`);
        for (const line of linesOfChanges(changes)) console.log(line);
        if (changes.length === 0) console.log(`  ${say({ id: 'tidak ada perbedaan', en: 'no difference' })}`);
        else console.log(`\n  ${hashOfChanges(changes).slice(0, 16)}`);
        for (const line of linesOfOutlooks(outlooks)) console.log(line);
      }
      return 0;
    });
  },
};
