// Fills the demo city once: officers with accounts, and four weeks of life. Demo mode only; a live city never calls this.
// A marker in the data folder says that the filling was finished.
import type { Accounts, PlatformDeps } from '@balai/server';
import { type Region, uuidV7 } from '@balai/store';
import type { DemoAccount } from './city.ts';
import { now } from './clock.ts';
import type { Config } from './config.ts';
import type { Progress } from './progress.ts';

/** Printed at start and good for nothing else: a demo city holds invented people only. */
const DEMO_PASSWORD = 'balai-contoh';

export async function fillDemo({ deps, accounts, region }: { readonly config: Config; readonly deps: PlatformDeps; readonly accounts: Accounts; readonly region: Region; readonly progress: Progress }): Promise<readonly DemoAccount[]> {
  const wanted = [
    { who: 'Dishub, petugas', email: 'petugas.dishub@contoh.id', name: 'Bayu Contoh', unit: 'dishub', area: null, position: 'petugas' },
    { who: 'Dishub, kepala', email: 'kepala.dishub@contoh.id', name: 'Melati Contoh', unit: 'dishub', area: null, position: 'kepala' },
    { who: 'Kelurahan Sukarasa, staf', email: 'staf.sukarasa@contoh.id', name: 'Sari Contoh', unit: 'kelurahan', area: '36.71.01.1001', position: 'staf' },
    { who: 'Lurah Sukarasa', email: 'lurah.sukarasa@contoh.id', name: 'Arif Contoh', unit: 'kelurahan', area: '36.71.01.1001', position: 'lurah' },
  ];
  const ids = await accounts.putAll(wanted, DEMO_PASSWORD);
  for (const [at, { name, email, unit, area, position }] of wanted.entries()) {
    const officer = ids[at] as string;
    if ((await deps.store.officers.one(region.id, officer)) !== null) continue;
    await deps.store.officers.put(region.id, { id: officer, name, email });
    await deps.store.officers.appoint(region.id, { id: uuidV7(now()), officer, unit, area, position, from: '2026-01-01', to: null, kind: 'definitif', decree: 'SK contoh' });
  }
  return wanted.map(({ who, email }) => ({ who, email, password: DEMO_PASSWORD }));
}
