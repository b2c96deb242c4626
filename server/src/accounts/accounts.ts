/**
 * Accounts of officers: who signs in, by better-auth, in a database schema of its own (`account`), installation-wide.
 *
 * Must never: decide what an officer may do (appointments do that), or make an account by itself in live mode.
 */
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { Kysely, PostgresDialect } from 'kysely';
import { LRUCache } from 'lru-cache';
import type pg from 'pg';

export interface AccountOptions {
  readonly pool: pg.Pool;
  /** Signs the session cookies; kept in the data folder, never in the repository. */
  readonly secret: string;
  readonly baseUrl: string;
  /** True behind https: the cookie then travels nowhere else. */
  readonly secureCookies: boolean;
}
export interface Session {
  readonly officer: string;
  readonly name: string;
  readonly email: string;
}
export interface Accounts {
  /** The officer of these request headers, or null. */
  session(headers: Headers): Promise<Session | null>;
  /** Null: unknown e-mail or wrong password; the two cannot be told apart from outside. */
  signIn(email: string, password: string, headers: Headers): Promise<{ readonly cookies: readonly string[] } | null>;
  signOut(headers: Headers): Promise<{ readonly cookies: readonly string[] }>;
  /** Makes the account, or gives an existing one this name and password. Returns its id. */
  put(account: { readonly email: string; readonly name: string; readonly password: string }): Promise<string>;
  /** The passwords of several accounts are hashed once where they are equal: a demo has 25 officers and one password. */
  putAll(
    accounts: readonly { readonly email: string; readonly name: string }[],
    password: string,
  ): Promise<readonly string[]>;
}

const SCHEMA = 'account';
const HOUR = 3_600;
/** How long a session that was just looked up is believed (ADR 0028). Signing out here ends it at once. */
const BELIEVED_MS = 5_000;
const MOST_BELIEVED = 10_000;

/** Remembers for a moment whose session a Cookie header carries; "nobody" is never remembered. */
function believeSessions(look: Accounts['session']): { readonly of: Accounts['session']; readonly forget: () => void } {
  const believed = new LRUCache<string, Session>({ max: MOST_BELIEVED, ttl: BELIEVED_MS });
  return {
    async of(headers) {
      const cookies = headers.get('cookie') ?? '';
      const known = believed.get(cookies);
      if (known !== undefined) return known;
      const session = await look(headers);
      if (session !== null) believed.set(cookies, session);
      return session;
    },
    forget: () => believed.clear(),
  };
}

/** Opens the accounts, making or migrating their tables first. */
export async function openAccounts({ pool, secret, baseUrl, secureCookies }: AccountOptions): Promise<Accounts> {
  await pool.query(`create schema if not exists ${SCHEMA}`);
  const auth = betterAuth({
    appName: 'Balai',
    baseURL: baseUrl,
    basePath: '/api/auth',
    secret,
    database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), type: 'postgres', schemaName: SCHEMA },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8 },
    session: { expiresIn: 12 * HOUR, updateAge: HOUR, cookieCache: { enabled: true, maxAge: 60 } },
    advanced: { cookiePrefix: 'balai', useSecureCookies: secureCookies, database: { generateId: 'uuid' } },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
  const { runMigrations } = await getMigrations(auth.options);
  await runMigrations();

  const sessions = believeSessions(async (headers) => {
    const found = await auth.api.getSession({ headers });
    return found === null ? null : { officer: found.user.id, name: found.user.name, email: found.user.email };
  });

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

  return {
    session: sessions.of,
    async signIn(email, password, headers) {
      const response = await auth.api.signInEmail({
        body: { email: email.trim().toLowerCase(), password },
        headers,
        asResponse: true,
      });
      return response.ok ? { cookies: response.headers.getSetCookie() } : null;
    },
    async signOut(headers) {
      sessions.forget();
      const response = await auth.api.signOut({ headers, asResponse: true });
      return { cookies: response.headers.getSetCookie() };
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
