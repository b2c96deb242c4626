// `balai publish`: takes services of this checkout into use, through the gate. A running server takes them up by itself; open
// cases stay with the version they were filed under. What is published already is left alone.
import { parseArgs } from 'node:util';
import type { Proposal, Store } from '@balai/store';
import { CalledWrongly, type Command } from '../command.ts';
import { configOrTrouble } from '../config.ts';
import { regionIn, withStore } from '../open-store.ts';
import { say } from '../say.ts';
import { bundleOf } from '../services/bundle-of.ts';
import { chooseServices, type ChosenService } from '../services/choose-services.ts';
import { passGate } from '../services/publish-gate.ts';

const text = { type: 'string' } as const;

export const publish: Command = {
  takes:
    '[SERVICE ...] [--by NAME] [--because WHY] [--yes-i-read HASH] [--over-studio HASH] [--allow-uncovered WHY] [--approve ID]',
  summary: {
    id: 'Menerbitkan layanan dari folder ini; server yang berjalan langsung memakainya.',
    en: 'Publishes services of this folder; a running server takes them up at once.',
  },
  help: {
    id: `Sebelum terbit: pemeriksaan, contoh, cakupan 100 %, dan perubahannya dibaca. Kasus yang sudah ada tetap memakai versinya.
--yes-i-read HASH       untuk skrip: sidik jari perubahan yang sudah dibaca
--over-studio HASH      untuk skrip: sidik jari perubahan dari studio yang memang ditinggalkan
--allow-uncovered WHY   terbit walau ada yang belum diuji contoh; alasannya dicatat
--approve ID            menyetujui usul orang lain, di daerah yang meminta dua orang
Untuk kembali: balai rollback.`,
    en: `Before: checks, examples, coverage of 100 %, and the changes are read. Existing cases keep their version.
--yes-i-read HASH       for scripts: the hash of the changes that were read
--over-studio HASH      for scripts: the hash of the changes of the studio that are to go
--allow-uncovered WHY   publish although something is not exercised; the reason is kept
--approve ID            approves somebody else's proposal, in a region that demands two persons
To go back: balai rollback.`,
  },
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        by: { type: 'string', default: 'operator' },
        because: text,
        'yes-i-read': { type: 'string', multiple: true, default: [] },
        'over-studio': { type: 'string', multiple: true, default: [] },
        'allow-uncovered': text,
        approve: text,
      },
    });
    const chosen = chooseServices(positionals);
    return withStore(configOrTrouble(), async (store) => {
      const proposed = values.approve === undefined ? null : await proposedIn(store, chosen, values.approve, values.by);
      let refused = 0;
      for (const one of proposed === null ? chosen : [proposed.one]) {
        const region = regionIn(store, one.region.slug);
        console.log(`${region.slug}/${one.service.manifest.id}`);
        const { passed, says } = await passGate(store, region, one, {
          by: values.by,
          because: values.because,
          allowUncovered: values['allow-uncovered'],
          read: values['yes-i-read'],
          overStudio: values['over-studio'],
          proposal: proposed?.proposal ?? null,
        });
        console.log(`  ${passed ? '✓' : '✗'} ${say(says)}`);
        if (!passed) refused += 1;
      }
      return refused === 0 ? 0 : 1;
    });
  },
};

/** The proposal of somebody else that waits, and the file that it is about, unchanged since. */
async function proposedIn(
  store: Store,
  chosen: readonly ChosenService[],
  id: string,
  by: string,
): Promise<{ readonly proposal: Proposal; readonly one: ChosenService }> {
  for (const one of chosen) {
    const region = store.regions.bySlug(one.region.slug);
    const waiting = region === null ? [] : await store.studio.proposals(region.id, one.service.manifest.id);
    const proposal = waiting.find((each) => each.id === id && each.decided === null);
    if (proposal === undefined) continue;
    if (proposal.proposedBy === by)
      throw new CalledWrongly({
        id: `usul ini dari ${by}; orang lain yang menyetujui (--by NAMA)`,
        en: `this proposal is by ${by}; somebody else approves it (--by NAME)`,
      });
    if (bundleOf(one.region, one.service).hash !== proposal.hash)
      throw new CalledWrongly({
        id: 'berkas di folder ini bukan yang diusulkan; usulkan lagi dengan balai publish',
        en: 'the file of this folder is not what was proposed; propose it again by balai publish',
      });
    return { proposal, one };
  }
  throw new CalledWrongly({ id: `tidak ada usul ${id} yang menunggu`, en: `no proposal ${id} is waiting` });
}
