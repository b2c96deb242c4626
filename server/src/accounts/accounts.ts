/**
 * Accounts of officers: who signs in, by better-auth, in a database schema of its own (`account`), installation-wide.
 *
 * Must never: decide what an officer may do (appointments do that), or make an account by itself in live mode.
 */
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { cookieIn } from '../http/device.ts';
import { believedSessions } from './believed-sessions.ts';
import { KNOWN_COOKIE, signInGuard } from './sign-in-guard.ts';

export interface AccountOptions {
  readonly pool: pg.Pool;
  /** Signs the session cookies; kept in the data folder, never in the repository. */
  readonly secret: string;
  readonly baseUrl: string;
  /** True behind https: the cookie then travels nowhere else. */
  readonly secureCookies: boolean;
  /** For the time that a refusal lasts. Default: since the process began. */
  readonly now?: () => number;
}
export interface Session {
  readonly officer: string;
  readonly name: string;
  readonly email: string;
}
export interface Accounts {
  /** The officer of these request headers, or null. */
  session(headers: Headers): Promise<Session | null>;
  /**
   * Null: unknown e-mail or wrong password; the two cannot be told apart from outside. `tooMany`: this account was guessed at too
   * often from where this request comes; the password was not looked at.
   */
  signIn(
    email: string,
    password: string,
    headers: Headers,
  ): Promise<{ readonly cookies: readonly string[] } | 'tooMany' | null>;
  signOut(headers: Headers): Promise<{ readonly cookies: readonly string[] }>;
  /** Null: nobody has this address. */
  idOf(email: string): Promise<string | null>;
  /** Ends every session of the account, at once for whoever asks this process. */
  endSessions(email: string): Promise<void>;
  /** Makes the account, or gives an existing one this name and password. Returns its id. */
  put(account: { readonly email: string; readonly name: string; readonly password: string }): Promise<string>;
  /** The passwords of several accounts are hashed once where they are equal: a demo has 25 officers and one password. */
  putAll(
    accounts: readonly { readonly email: string; readonly name: string }[],
    password: string,
  ): Promise<readonly string[]>;
}

const SCHEMA = 'account';
/** SQLSTATE of a connection that was lost. */
const CONNECTION_LOST = '08006';
const HOUR = 3_600;

function authOn({ pool, secret, baseUrl, secureCookies }: AccountOptions) {
  return betterAuth({
    appName: 'Balai',
    baseURL: baseUrl,
    basePath: '/api/auth',
    secret,
    database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), type: 'postgres', schemaName: SCHEMA },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8 },
    // No copy of the session in a cookie: it would outlive a sign-out by a minute (ADR 0028).
    session: { expiresIn: 12 * HOUR, updateAge: HOUR },
    advanced: { cookiePrefix: 'balai', useSecureCookies: secureCookies, database: { generateId: 'uuid' } },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

/** The accounts themselves, by address. */
function accountBook(auth: ReturnType<typeof authOn>) {
  async function idOf(email: string): Promise<string | null> {
    const { internalAdapter } = await auth.$context;
    return (await internalAdapter.findUserByEmail(email.toLowerCase()))?.user.id ?? null;
  }

  async function putHashed(account: { readonly email: string; readonly name: string }, hash: string): Promise<string> {
    const { internalAdapter } = await auth.$context;
    const email = account.email.toLowerCase();
    const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true });
    if (found !== null) {
      await internalAdapter.updateUser(found.user.id, { name: account.name });
      await internalAdapter.updatePassword(found.user.id, hash);
      return found.user.id;
    }
    const user = await internalAdapter.createUser(
      { email, name: account.name, emailVerified: true },
      { method: 'admin' },
    );
    await internalAdapter.linkAccount({
      userId: user.id,
      providerId: 'credential',
      accountId: user.id,
      password: hash,
    });
    return user.id;
  }
  async function endSessions(email: string): Promise<void> {
    const id = await idOf(email);
    if (id !== null) await (await auth.$context).internalAdapter.deleteUserSessions(id);
  }
  return { idOf, putHashed, endSessions };
}

/** The library says no more than that it failed, or nothing at all: the database itself says why. */
async function failed(pool: pg.Pool): Promise<never> {
  await pool.query(`select 1 from ${SCHEMA}.session limit 1`);
  // It is back by now: whoever asks again is served.
  throw Object.assign(new Error('sessions could not be read'), { code: CONNECTION_LOST });
}

/** Sessions by the cookies that bring them. What the database could not do throws: a session that lives on is not said to be over. */
function sessionBook(auth: ReturnType<typeof authOn>, pool: pg.Pool) {
  const read = (headers: Headers) => auth.api.getSession({ headers }).catch(() => failed(pool));
  async function end(headers: Headers): Promise<void> {
    const found = await read(headers);
    // The library deletes nothing, and says nothing, when the database goes just before.
    if (found !== null) await pool.query(`delete from ${SCHEMA}.session where token = $1`, [found.session.token]);
  }
  return { read, end };
}

/** Opens the accounts at once, making or migrating their tables first. */
export async function openAccounts(options: AccountOptions): Promise<Accounts> {
  // The library's queries hold a connection without listening to it: one that the database ends there would end the process.
  options.pool.on('connect', (client) => client.on('error', () => undefined));
  await options.pool.query(`create schema if not exists ${SCHEMA}`);
  const auth = authOn(options);
  const { runMigrations } = await getMigrations(auth.options);
  await runMigrations();

  const believed = believedSessions<Session>();
  const guard = signInGuard(options.secret, options.now ?? (() => performance.now()));

  const { idOf, putHashed, endSessions } = accountBook(auth);
  const { read, end } = sessionBook(auth, options.pool);
  return {
    session: (headers) =>
      believed.of(headers.get('cookie') ?? '', async () => {
        const found = await read(headers);
        return found === null ? null : { officer: found.user.id, name: found.user.name, email: found.user.email };
      }),
    async signIn(email, password, headers) {
      const known = cookieIn(headers.get('cookie') ?? undefined, KNOWN_COOKIE);
      const counted = guard.admit(email, known);
      if (counted === null) return 'tooMany';
      const response = await auth.api.signInEmail({
        body: { email: email.trim().toLowerCase(), password },
        headers,
        asResponse: true,
      });
      if (response.status >= 500) return failed(options.pool); // not a wrong password
      if (!response.ok) {
        guard.failed(counted);
        return null;
      }
      // The session that this browser had is over: nobody who knew it, or gave it to this browser, is in.
      await end(headers);
      believed.forget();
      return {
        cookies: [...response.headers.getSetCookie(), guard.succeeded(email, known, options.secureCookies)],
      };
    },
    async signOut(headers) {
      believed.forget();
      await end(headers);
      const response = await auth.api.signOut({ headers, asResponse: true });
      believed.forget();
      return { cookies: response.headers.getSetCookie() };
    },
    idOf,
    async endSessions(email) {
      await endSessions(email);
      believed.forget();
    },
    async put({ password, ...account }) {
      const { password: passwords } = await auth.$context;
      return putHashed(account, await passwords.hash(password));
    },
    async putAll(accounts, password) {
      const { password: passwords } = await auth.$context;
      const hash = await passwords.hash(password);
      const ids: string[] = [];
      for (const account of accounts) ids.push(await putHashed(account, hash));
      return ids;
    },
  };
}
