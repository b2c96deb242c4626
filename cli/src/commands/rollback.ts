// `balai rollback SERVICE [VERSION]`: publishes an older content again as a new version. Open cases stay with theirs, and the
// version that was taken back stays in the history.
import { parseArgs } from 'node:util';
import type { HistoricVersion } from '@balai/store';
import { CalledWrongly, type Command } from '../command.ts';
import { now } from '../clock.ts';
import { configOrTrouble } from '../config.ts';
import { regionIn, withStore } from '../open-store.ts';
import { say } from '../say.ts';
import { chooseServices } from '../services/choose-services.ts';
import { confirmChanges } from '../services/confirm-changes.ts';
import { changesOf, refusalOf } from '../services/publish-gate.ts';

export const rollback: Command = {
  takes: 'SERVICE [VERSION] --because WHY [--by NAME] [--yes-i-read HASH]',
  summary: {
    id: 'Menerbitkan lagi isi versi yang lama, dengan alasan.',
    en: 'Publishes the content of an older version again, for a reason.',
  },
  help: {
    id: 'Tanpa VERSION: versi sebelum yang sekarang. Isinya pernah lulus gerbang, jadi hanya perubahannya dibaca. Berkas di folder ini tidak diubah, dan start tidak menerbitkannya lagi.',
    en: 'Without VERSION: the one before the present. Its content passed the gate once, so only the changes are read. The file of this folder is not changed, and a start does not publish it again.',
  },
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        by: { type: 'string', default: 'operator' },
        because: { type: 'string' },
        'yes-i-read': { type: 'string', multiple: true, default: [] },
      },
    });
    const [name, version] = positionals;
    const because = values.because?.trim() ?? '';
    if (name === undefined || because === '')
      throw new CalledWrongly({
        id: 'sebut satu layanan, dan alasannya dengan --because',
        en: 'name one service, and the reason by --because',
      });
    const [chosen, another] = chooseServices([name]);
    if (chosen === undefined || another !== undefined)
      throw new CalledWrongly({
        id: `${name} ada di beberapa wilayah; tulis wilayah/${name}`,
        en: `${name} is in several regions; write region/${name}`,
      });
    return withStore(configOrTrouble(), async (store) => {
      const region = regionIn(store, chosen.region.slug);
      const history = await store.services.history(region.id, chosen.service.manifest.id);
      const [present] = history;
      const target = targetIn(history, version);
      if (present === undefined || target === undefined || target.hash === present.hash)
        throw new CalledWrongly({
          id: `tidak ada versi lain untuk kembali; yang ada: ${history.map(({ number }) => number).join(', ')}`,
          en: `there is no other version to go back to; there are: ${history.map(({ number }) => number).join(', ')}`,
        });
      if (!(await confirmChanges(changesOf(present, target), values['yes-i-read']))) return 1;
      const published = await store.services.publish(region.id, target, values.by, now(), {
        kind: 'rollback',
        backTo: target.number,
        because,
      });
      if (!published.ok) {
        console.log(`  ✗ ${say(refusalOf(published.error))}`);
        return 1;
      }
      const { number } = published.value;
      console.log(
        `  ✓ ${say({ id: `versi ${number} memakai lagi isi versi ${target.number}; versi ${present.number} ditarik`, en: `version ${number} has the content of version ${target.number} again; version ${present.number} is taken back` })}`,
      );
      return 0;
    });
  },
};

/** The version of this number, or the newest whose content is not the present one's. */
const targetIn = (history: readonly HistoricVersion[], version: string | undefined): HistoricVersion | undefined =>
  version === undefined
    ? history.find(({ hash }) => hash !== history[0]?.hash)
    : history.find(({ number }) => number === Number(version));
