/**
 * The officers of a fault run: real accounts, real sessions, appointments of their own. They sign in once, before anything is
 * disturbed; every request of theirs is looked up by its session.
 *
 * Must never: let a lookup go by itself: whoever schedules waits until it has come back.
 */
import type { Accounts } from '@balai/server';
import { openAccounts } from '@balai/server/accounts';
import { uuidOf, type Store } from '@balai/store';
import pg from 'pg';
import { OFFICE } from '../outside-world.ts';
import type { SeededMachine } from '../seeded-machine.ts';

export interface OfficerSession {
  readonly id: string;
  /** As a Cookie header has it. */
  readonly cookie: string;
}
export interface Staff {
  readonly accounts: Accounts;
  readonly sessions: readonly OfficerSession[];
  close(): Promise<void>;
}

const PASSWORD = 'contoh-sandi-uji';
/** One sees the lamps of the roads and the roads, the other those of the parks: a case that is handed over leaves its officer. */
const OFFICERS: readonly {
  readonly email: string;
  readonly name: string;
  readonly units: readonly string[];
  readonly area?: string;
  readonly position?: string;
}[] = [
  { email: `ani${OFFICE}`, name: 'Petugas Satu', units: ['dishub', 'dpupr'] },
  { email: `budi${OFFICE}`, name: 'Petugas Dua', units: ['dlh'] },
  { email: `citra${OFFICE}`, name: 'Lurah Contoh', units: ['kelurahan'], area: '36.71.01.1001', position: 'lurah' },
];

export async function openStaff(
  connection: pg.ClientConfig,
  { officers }: Pick<Store, 'officers'>,
  regionId: number,
  machine: Pick<SeededMachine, 'beside'>,
): Promise<Staff> {
  const pool = new pg.Pool({ ...connection, max: 2, idleTimeoutMillis: 0 });
  pool.on('error', () => undefined);
  const accounts = await openAccounts({
    pool,
    secret: 'only for a fault run, never anything else',
    baseUrl: 'http://faults.invalid',
    secureCookies: false,
    now: () => 0,
  });
  const sessions: OfficerSession[] = [];
  for (const { email, name, units, area = null, position = 'petugas' } of OFFICERS) {
    const id = await accounts.put({ email, name, password: PASSWORD });
    await officers.put(regionId, { id, name, email });
    for (const unit of units)
      await officers.appoint(regionId, {
        id: uuidOf(`${email} ${unit}`),
        officer: id,
        unit,
        area,
        position,
        from: '2026-01-01',
        to: null,
        kind: 'definitif',
        decree: 'SK contoh',
      });
    const signed = await accounts.signIn(email, PASSWORD, new Headers());
    if (signed === null || signed === 'tooMany') throw new Error(`${email} is not let in`);
    sessions.push({ id, cookie: signed.cookies.map((one) => one.split(';')[0]).join('; ') });
  }
  return {
    accounts: { ...accounts, session: (headers) => machine.beside(accounts.session(headers)) },
    sessions,
    close: () => pool.end(),
  };
}
