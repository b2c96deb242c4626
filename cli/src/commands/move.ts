// `balai move SERVICE --cases … --to VERSION --reason …`: open cases go on under another version, because a law reaches back.
// Each is looked at under that version first; without --really nothing is changed.
import { parseArgs } from 'node:util';
import type { Region, Store } from '@balai/store';
import { CalledWrongly, type Command } from '../command.ts';
import { now } from '../clock.ts';
import { configOrTrouble } from '../config.ts';
import { regionIn, withStore } from '../open-store.ts';
import { language, say } from '../say.ts';
import { chooseServices } from '../services/choose-services.ts';
import { findVersion, type FoundVersion } from '../services/find-version.ts';
import { lookAt, openCases, type LookedAt } from '../services/open-cases.ts';

export const move: Command = {
  takes: 'SERVICE --cases NUMBER,NUMBER|all --to VERSION --reason WHY [--really]',
  summary: {
    id: 'Memindahkan urusan yang berjalan ke versi lain, satu demi satu, dengan dasar hukumnya.',
    en: 'Moves open cases to another version, one by one, with the legal basis.',
  },
  help: {
    id: 'Tanpa --really hanya memperlihatkan apa yang akan terjadi. --reason dibaca pemohon di halamannya; sebutkan peraturannya. Tanggal yang sudah dijanjikan tidak bergeser.',
    en: 'Without --really it only shows what would happen. --reason is read by the applicant; name the regulation. Dates that were promised do not move.',
  },
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        cases: { type: 'string', default: '' },
        to: { type: 'string', default: 'published' },
        reason: { type: 'string', default: '' },
        really: { type: 'boolean', default: false },
      },
    });
    const [chosen, another] = chooseServices(positionals);
    if (positionals.length !== 1 || chosen === undefined || another !== undefined)
      throw new CalledWrongly({ id: 'sebut satu layanan, dengan wilayahnya', en: 'name one service, with its region' });
    if (values.cases.trim() === '' || values.reason.trim() === '')
      throw new CalledWrongly({
        id: 'sebut urusannya (--cases) dan dasar hukumnya (--reason)',
        en: 'name the cases (--cases) and the legal basis (--reason)',
      });
    if (values.to === 'file')
      throw new CalledWrongly({ id: 'terbitkan dulu berkas ini', en: 'publish this file first' });
    return withStore(configOrTrouble(), async (store) => {
      const region = regionIn(store, chosen.region.slug);
      const to = await findVersion(store, region.id, chosen, values.to);
      const ids = await wantedCases(store, region, chosen.service.manifest.id, values.cases);
      const looked = await lookAt(store, region.id, ids, to);
      console.log(
        say({
          id: `${looked.length} urusan akan pindah ke ${to.name.id}`,
          en: `${looked.length} cases would move to ${to.name.en}`,
        }),
      );
      let left = 0;
      for (const one of looked) if (!(await moveOne(store, region, one, to, values.reason, values.really))) left += 1;
      if (!values.really)
        console.log(
          say({
            id: '  Belum ada yang diubah; ulangi dengan --really.',
            en: '  Nothing was changed; call again with --really.',
          }),
        );
      return left === 0 ? 0 : 1;
    });
  },
};

async function wantedCases(store: Store, region: Region, serviceId: string, cases: string): Promise<readonly string[]> {
  if (cases.trim() === 'all') return (await openCases(store, region.id, serviceId)).map(({ caseId }) => caseId);
  const ids: string[] = [];
  for (const number of cases.split(',').map((each) => each.trim())) {
    const found = await store.cases.byNumber(region.id, number);
    if (found === null || found.serviceId !== serviceId)
      throw new CalledWrongly({
        id: `tidak ada urusan ${number} pada ${serviceId}`,
        en: `${serviceId} has no case ${number}`,
      });
    ids.push(found.caseId);
  }
  return ids;
}

/** True when the case is moved, or could be. */
async function moveOne(
  store: Store,
  region: Region,
  { found, outlook }: LookedAt,
  to: FoundVersion,
  reason: string,
  really: boolean,
): Promise<boolean> {
  const stays = outlook.cannot.map((text) => text[language]).join('; ');
  if (stays !== '') {
    console.log(`  ✗ ${found.number}: ${stays}`);
    return false;
  }
  const touched = outlook.concerns.map(({ says }) => says[language]);
  const what =
    touched.length === 0 ? say({ id: 'berjalan persis sama', en: 'goes on exactly as before' }) : touched.join('; ');
  if (!really) {
    console.log(`  ? ${found.number}: ${what}`);
    return true;
  }
  const key = `${found.caseId}:${found.version}:${to.hash}`;
  const done = await store.execute({
    regionId: region.id,
    caseId: found.caseId,
    command: { type: 'repin', actor: { kind: 'system' }, manifestHash: to.hash, basis: reason.trim() },
    channel: 'system',
    now: now(),
    // What was looked at is what is moved: a case that somebody has acted on meanwhile is looked at again.
    seenVersion: found.version,
    idempotency: { caller: 'move', key, requestHash: key },
  });
  console.log(
    `  ${done.ok ? '✓' : '✗'} ${found.number}: ${done.ok ? what : say({ id: 'berubah sementara ini; ulangi', en: 'changed meanwhile; call again' })}`,
  );
  return done.ok;
}
