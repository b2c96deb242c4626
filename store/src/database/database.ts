/**
 * The way to PostgreSQL: one small pool, typed statements, and transactions that belong to one region.
 *
 * Must never: keep a setting in a session (they leak through poolers, see pooler.ts), or touch a personal table outside a transaction of its region.
 */
import { createHash } from 'node:crypto';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type Compilable,
  type RawBuilder,
} from 'kysely';
import pg from 'pg';
import type { StoreOptions } from '../store-api.ts';
import { BatchFailed, sendBatch, type Prepared } from './batch.ts';
import { columnTypes } from './column-types.ts';
import type { Manners } from './pooler.ts';
import { appRole, eraserRole } from './roles.ts';
import type { Seal } from '../seal/seal.ts';
import type { Tables } from './tables.ts';

/** Builds statements with checked table and column names; it has no connection of its own. */
export const build = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

export type Statement<Row> = RawBuilder<Row> | Compilable<Row>;
export interface Runner {
  /** Planned anew with its values each time. */
  run<Row>(statement: Statement<Row>): Promise<readonly Row[]>;
  /** The same, prepared once for each connection: for a text that many requests send. PostgreSQL may keep its plan. */
  often<Row>(statement: Statement<Row>): Promise<readonly Row[]>;
  /** A fixed text, prepared once for each connection under `name`. */
  prepared<Row extends object>(name: string, text: string, values: readonly unknown[]): Promise<readonly Row[]>;
}
export interface Database extends Runner {
  /** Each statement is a transaction of the region by itself, which goes and comes in one packet; nothing holds them together. */
  eachIn(regionId: number): Runner;
  /** A transaction bound to one region: rows of other regions do not exist in it. */
  inRegion<T>(regionId: number, work: (tx: Runner) => Promise<T>): Promise<T>;
  /** Statements in such a transaction, sent in one go; answers when the commit is acknowledged. */
  allInRegion<Rows extends readonly object[]>(
    regionId: number,
    statements: { readonly [Each in keyof Rows]: Prepared },
  ): Promise<{ readonly [Each in keyof Rows]: readonly Rows[Each][] }>;
  /** As `often`, with the one plan that fits all values in any case: for a text that costs more to plan than to carry out. */
  byOnePlan<Row extends object>(statement: Statement<Row>): Promise<readonly Row[]>;
  /** The same as the role that may delete private payloads. */
  allAsEraser(regionId: number, statements: readonly Prepared[]): Promise<void>;
  readonly pool: pg.Pool;
  /** For personal columns: what is written and read here is sealed. */
  readonly seal: Seal;
  close(): Promise<void>;
}

/** The settings of the pool's connections. */
export const poolSettings = (options: StoreOptions, asAppRole: boolean): pg.ClientConfig => ({
  ...options.connection,
  ...(options.applicationName === undefined ? {} : { application_name: options.applicationName }),
  types: columnTypes,
  connectionTimeoutMillis: 5_000,
  query_timeout: 15_000,
  statement_timeout: 10_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 15_000,
  ...(asAppRole ? { options: `-c role=${appRole}` } : {}),
});

export function openDatabase(options: StoreOptions, asAppRole: boolean, seal: Seal, manners = DIRECT): Database {
  const pool = new pg.Pool({
    ...poolSettings(options, asAppRole),
    max: options.connections ?? 16,
    // The statements of a transaction are sent without waiting for the answer of the one before.
    pipeline: true,
    idleTimeoutMillis: 60_000,
  });
  // A connection that is cut off must not end the process, whether it is idle, at work or between two owners.
  pool.on('error', () => options.onTrouble?.('pool', 'idleConnectionLost'));
  pool.on('connect', (client) => client.on('error', () => options.onTrouble?.('pool', 'connectionLost')));
  const prepare = (options.prepare ?? true) && manners.prepare;
  const first = manners.roleInside ? [beginning, takeUpRole] : [beginning];
  /** One transaction in one packet: how it begins, what it does, the commit. Returns the rows of what it does. */
  const together = async (setting: readonly Prepared[], statements: readonly Prepared[], begin = first) =>
    onClient(pool, async (client) => {
      const began = performance.now();
      const all = [...begin, ...setting, ...statements, ending];
      const results = await sendBatch(client, prepare ? all : all.map(unnamed));
      for (const { text, values } of statements) options.onStatement?.(text, values, performance.now() - began);
      return results.slice(begin.length + setting.length, -1);
    });
  const alone =
    (setting: readonly Prepared[]) =>
    async <Row extends object>({ name, text }: pg.QueryConfig, values: readonly unknown[]) =>
      (await together(setting, [{ name, text, values }]))[0] as readonly Row[];
  return {
    // Without the role on the connection, a statement by itself is a small transaction that takes it up.
    ...(manners.roleInside ? runnerBy(alone([]), prepare) : runnerOn(pool, options, prepare)),
    pool,
    seal,
    eachIn: (regionId) => runnerBy(alone([inRegionStatement(regionId)]), prepare),
    inRegion: (regionId, work) =>
      onClient(pool, async (client) => {
        const [begun, working] = inOneWrite(client, () => [
          client.query(`${first.map(({ text }) => text).join('; ')}; ${setRegion(regionId)}`),
          work(runnerOn(client, options, prepare)),
        ]);
        // An error of the beginning is told when it is waited for, after the work that was sent behind it.
        begun.catch(() => undefined);
        try {
          const result = await working;
          await begun;
          await client.query('commit');
          return result;
        } catch (error) {
          await client.query('rollback').catch(() => client.emit('error', error));
          throw error;
        }
      }),
    allInRegion: async (regionId, statements) => (await together([inRegionStatement(regionId)], statements)) as never,
    async byOnePlan<Row extends object>(statement: Statement<Row>) {
      const { sql, parameters } = statement.compile(build);
      return (await together([onePlan], [{ name: nameOf(sql), text: sql, values: parameters }]))[0] as readonly Row[];
    },
    async allAsEraser(regionId, statements) {
      await together([inRegionStatement(regionId)], statements, asAppRole ? [beginning, asEraser] : first);
    },
    close: () => pool.end(),
  };
}

/** The connection's own settings, for clients beside the pool (migration, listener). */
export const clientSettings = (options: StoreOptions): pg.ClientConfig => ({
  ...(options.direct ?? options.connection),
  types: columnTypes,
  connectionTimeoutMillis: 5_000,
});

type Send = <Row extends object>(query: pg.QueryConfig, values: readonly unknown[]) => Promise<readonly Row[]>;

function runnerOn(client: pg.Pool | pg.PoolClient, options: StoreOptions, prepare: boolean): Runner {
  const send = async <Row extends object>(
    query: pg.QueryConfig,
    values: readonly unknown[],
  ): Promise<readonly Row[]> => {
    const began = performance.now();
    const result = await client.query<Row>({ ...query, values: [...values] });
    options.onStatement?.(query.text, values, performance.now() - began);
    return result.rows;
  };
  return runnerBy(send, prepare);
}

function runnerBy(send: Send, prepare: boolean): Runner {
  return {
    run: async <Row>(statement: Statement<Row>) => {
      const { sql, parameters } = statement.compile(build);
      return (await send({ text: sql }, parameters)) as readonly Row[];
    },
    often: async <Row>(statement: Statement<Row>) => {
      const { sql, parameters } = statement.compile(build);
      const query = prepare ? { name: nameOf(sql), text: sql } : { text: sql };
      return (await send(query, parameters)) as readonly Row[];
    },
    prepared: (name, text, values) => send(prepare ? { name, text } : { text }, values),
  };
}

const names = new Map<string, string>();
/** The name of a prepared statement, made of its text; as many as there are such texts in this code. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined)
    names.set(text, (name = `often ${createHash('sha256').update(text).digest('base64url').slice(0, 16)}`));
  return name;
}

/** Our own connections, with the role on each. */
const DIRECT: Manners = { prepare: true, roleInside: false, pooled: false };

const unnamed = ({ text, values }: Prepared): Prepared => ({ text, values });
const beginning: Prepared = { name: 'begin', text: 'begin', values: [] };
const takeUpRole: Prepared = { name: 'role', text: `set local role ${appRole}`, values: [] };
const asEraser: Prepared = { name: 'as eraser', text: `set local role ${eraserRole}`, values: [] };
const onePlan: Prepared = { name: 'one plan', text: 'set local plan_cache_mode = force_generic_plan', values: [] };
const ending: Prepared = { name: 'commit', text: 'commit', values: [] };
const inRegionStatement = (regionId: number): Prepared => ({
  name: `region ${regionId}`,
  text: setRegion(regionId),
  values: [],
});

/** The number is checked, and a literal is what shards and poolers understand. */
function setRegion(regionId: number): string {
  if (!Number.isInteger(regionId)) throw new Error('a region is a whole number');
  return `set local app.region = '${regionId}'`;
}
/** What `send` sends at once goes to the database in one packet: a system call for each message costs more than its work. */
function inOneWrite<T>({ connection: { stream } }: pg.PoolClient, send: () => T): T {
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

/** Lends a connection of the pool; one that was cut off meanwhile is not lent again. */
async function onClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const cut = (error: Error): void => {
    broken = error;
  };
  client.on('error', cut);
  try {
    return await work(client);
  } catch (error) {
    if (!(error instanceof BatchFailed)) throw error;
    if (error.spoilt) broken ??= error;
    else await client.query('rollback').catch((problem: Error) => (broken ??= problem));
    throw error.cause;
  } finally {
    client.off('error', cut);
    client.release(broken);
  }
}

/** For a `jsonb` parameter: lists would otherwise be sent as PostgreSQL arrays. */
export const json = (value: unknown): string => JSON.stringify(value);
