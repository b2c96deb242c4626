// Fills the demo city once: officers with accounts, and four weeks of life up to the moment of its first start. Never a live
// city; one for drafts gets its officers and no past.
// A note in the data folder says when it began and whether it was finished: a filling that was cut off goes on.
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Accounts } from '@balai/server';
import type { DemoPlaces } from '@balai/server/demo';
import { regions } from '@balai/services';
import { tangerangRegion } from '@balai/services/tangerang/region.ts';
import areas from '@balai/services/tangerang/data/areas.json' with { type: 'json' };
import { demoOfficerNames, demoResident } from '@balai/services/tangerang/data/people.ts';
import { seededRandom } from '@balai/services/tangerang/data/seeded-random.ts';
import { demoAddress } from '@balai/services/tangerang/data/streets.ts';
import type { Region } from '@balai/store';
import type { DemoAccount } from './city.ts';
import { now } from './clock.ts';
import type { Config } from './config.ts';
import { demoNotePath } from './demo-note.ts';
import type { OpenedPlatform } from './platform-deps.ts';
import type { Progress } from './progress.ts';

/** Printed at start and good for nothing else: a demo city holds invented people only. */
const DEMO_PASSWORD = 'balai-contoh';
/** Sukarasa, Babakan, Karawaci, Cipondoh, and Jatiuwung, which lies in kecamatan Cibodas. */
const HOMES = ['36.71.01.1001', '36.71.01.1008', '36.71.07.1001', '36.71.05.1001', '36.71.09.1006'] as const;
const DISTRICTS = ['36.71.01', '36.71.09'] as const;
const FILLING = {
  doing: { id: 'mengisi kota contoh: empat minggu kehidupan', en: 'filling the demo city: four weeks of life' },
  done: { id: 'kota contoh terisi', en: 'demo city filled' },
} as const;
/** A city for drafts has its officers and no past. */
const STAFFING = {
  doing: { id: 'menugaskan petugas latihan', en: 'appointing the officers of the practice' },
  done: { id: 'petugas latihan siap', en: 'officers of the practice ready' },
} as const;

type Note = {
  readonly began: number;
  readonly finished: boolean;
  /** The cities beside it whose officers are there, by slug. */
  readonly staffed?: readonly string[];
  readonly accounts: readonly Omit<DemoAccount, 'password'>[];
};

export async function fillDemo({
  config,
  opened,
  accounts,
  region,
  neighbours,
  progress,
}: {
  readonly config: Config;
  readonly opened: OpenedPlatform;
  readonly accounts: Accounts;
  readonly region: Region;
  readonly neighbours: readonly Region[];
  readonly progress: Progress;
}): Promise<readonly DemoAccount[]> {
  if (region.slug !== tangerangRegion.slug) return [];
  const path = demoNotePath(config.data);
  const before = existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as Note) : null;
  const accountsFor = (officers: readonly { readonly name: string; readonly email: string }[]) =>
    accounts.putAll(officers, DEMO_PASSWORD);
  const staffed = neighbours.map(({ slug }) => slug);
  if (before?.finished === true) {
    const without = neighbours.filter(({ slug }) => before.staffed?.includes(slug) !== true);
    if (without.length > 0) {
      await staff(opened, without, accountsFor);
      await keep(path, { ...before, staffed });
    }
    return withPassword(before.accounts);
  }
  const began = before?.began ?? now();
  await keep(path, { began, finished: false, accounts: [] });
  const filled = await progress.step(
    {
      ...(config.emptyDemo === true ? STAFFING : FILLING),
    },
    async (refine) => {
      let told = 0;
      const share = (done: number) => {
        const tens = Math.floor(done * 10) * 10;
        if (tens === told) return;
        told = tens;
        refine({
          id: `mengisi kota contoh: empat minggu kehidupan, ${tens} %`,
          en: `filling the demo city: four weeks of life, ${tens} %`,
        });
      };
      const { fillDemoCity } = await import('@balai/server/demo'); // it draws photos; a filled city needs none of it
      try {
        return await fillDemoCity(opened.deps, {
          regionId: region.id,
          now: began,
          ...(config.emptyDemo === true ? { cases: 0 } : {}),
          places,
          services: tangerangRegion.services,
          people: { officerNames: demoOfficerNames, residentOf: demoResident, addressOf: demoAddress },
          seededRandom,
          accountsFor,
          onProgress: share,
          onMoment: opened.signAt,
        });
      } finally {
        opened.signAt(null);
      }
    },
  );
  await staff(opened, neighbours, accountsFor);
  await keep(path, { began, finished: true, staffed, accounts: filled.accounts });
  return withPassword(filled.accounts);
}

/** Whoever moves to a city beside the demo city is registered there by its officers. */
async function staff(
  { deps }: OpenedPlatform,
  neighbours: readonly Region[],
  accountsFor: (officers: readonly { readonly name: string; readonly email: string }[]) => Promise<readonly string[]>,
): Promise<void> {
  const { staffNeighbour } = await import('@balai/server/demo');
  for (const { id, slug } of neighbours) {
    const registered = regions.find((one) => one.slug === slug);
    if (registered === undefined) continue;
    await staffNeighbour(deps, {
      regionId: id,
      slug,
      villages: registered.districts.flatMap(({ villages }) => villages),
      manifests: registered.services.map(({ manifest }) => manifest),
      officerNames: demoOfficerNames,
      accountsFor,
    });
  }
}

const places: DemoPlaces = {
  villages: areas.districts.flatMap(({ villages }) =>
    villages.map(({ code, name, point }) => ({ code, name, ...point })),
  ),
  homes: HOMES,
  districts: DISTRICTS,
};
const withPassword = (accounts: Note['accounts']): readonly DemoAccount[] =>
  accounts.map((account) => ({ ...account, password: DEMO_PASSWORD }));

/** Whole or not at all: a note that was cut off would be worse than none. */
async function keep(path: string, note: Note): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(note), { mode: 0o600 });
  await rename(`${path}.new`, path);
}
