// The officers of an installation and their accounts, opened for one command beside the server or on its own.
// Must never: show or keep a password; it is made here, handed back once, and stored as a hash.
import { randomBytes } from 'node:crypto';
import type { DateText } from '@balai/kernel';
import { type Accounts, openAccounts } from '@balai/server/accounts';
import type { RegisteredRegion } from '@balai/services';
import { type AppointmentKind, type Officer, type Store, uuidV7 } from '@balai/store';
import pg from 'pg';
import { now } from '../clock.ts';
import { type Config, configOrTrouble } from '../config.ts';
import type { Connection } from '../database.ts';
import { regionIn, withStore } from '../open-store.ts';
import { secretOf } from '../secrets.ts';
import { Trouble } from '../trouble.ts';

export type OfficerBook = { readonly store: Store; readonly accounts: Accounts; readonly regionId: number };

export const newPassword = (): string => randomBytes(12).toString('base64url');

export function withOfficers<T>(region: RegisteredRegion, work: (book: OfficerBook) => Promise<T>): Promise<T> {
  const config = configOrTrouble();
  return withStore(config, async (store, connection) => {
    const { id: regionId } = regionIn(store, region.slug);
    return withAccounts(config, connection, (accounts) => work({ store, accounts, regionId }));
  });
}

export async function withAccounts<T>(
  config: Config,
  connection: Connection,
  work: (accounts: Accounts) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ ...connection, max: 2 });
  pool.on('error', () => undefined);
  try {
    const secret = (await secretOf(config.data, 'session')).toString('hex');
    return await work(await openAccounts({ pool, secret, baseUrl: 'http://127.0.0.1', secureCookies: false }));
  } finally {
    await pool.end();
  }
}

export interface Wanted {
  readonly email: string;
  readonly name: string;
  readonly unit: string;
  readonly area: string | null;
  readonly position: string;
  readonly kind: AppointmentKind;
  readonly decree: string;
  readonly from: DateText;
}

/** Gives a position, with an account where there is none. Returns the password of a new account; null: it was there. */
export async function appoint({ store, accounts, regionId }: OfficerBook, wanted: Wanted): Promise<string | null> {
  const { email, name, unit, area, position, kind, decree, from } = wanted;
  const password = newPassword();
  const account = await accounts.idOf(email);
  const officer = account ?? (await accounts.put({ email, name, password }));
  await store.officers.put(regionId, { id: officer, name, email });
  const appointment = { id: uuidV7(now()), officer, unit, area, position, kind, decree, from, to: null };
  await store.officers.appoint(regionId, appointment);
  return account === null ? password : null;
}

/** The officer with this address. Throws `Trouble` when there is none. */
export async function officerWith({ store, regionId }: OfficerBook, email: string): Promise<Officer> {
  const found = (await store.officers.all(regionId)).find((one) => one.email === email);
  if (found !== undefined) return found;
  throw new Trouble({
    id: `tidak ada petugas dengan surel ${email}. Lihat semuanya dengan: balai officer list`,
    en: `there is no officer with the address ${email}. See all of them by: balai officer list`,
  });
}
