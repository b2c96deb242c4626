/**
 * Two PostgreSQL nodes under Patroni with etcd, and HAProxy in front, on this machine alone and in a folder of their own.
 *
 * Must never: listen to anything but 127.0.0.1, or leave a database behind when it ends.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from '@balai/store/free-port';
import pg from 'pg';
import { kill, start, type Started, until } from './children.ts';

const BINARIES = process.env['PG_BINARIES'] ?? '/usr/lib/postgresql/15/bin';
const isRoot = process.getuid?.() === 0;
/** PostgreSQL refuses to run as root. */
const owner = isRoot ? { as: 'postgres' } : {};

interface Node {
  readonly name: string;
  readonly folder: string;
  readonly port: number;
  readonly rest: number;
}
export interface Pair {
  /** Through HAProxy: always the leader. */
  readonly url: string;
  readonly web: number;
  readonly webs: readonly [number, number];
  /** Kills Patroni and PostgreSQL of the leader at once; resolves with what brings the node back. */
  killLeader(): Promise<() => void>;
  /** Kills PostgreSQL alone; Patroni stays. */
  killPostgres(): Promise<void>;
  untilPaired(): Promise<void>;
  query<Row extends object>(text: string): Promise<readonly Row[]>;
}

/** One pass over a template beside this file: each word in double braces. */
function filled(template: string, words: Readonly<Record<string, string | number>>): string {
  return readFileSync(join(import.meta.dirname, template), 'utf8').replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const word = words[name];
    if (word === undefined) throw new Error(`${template} asks for ${name}`);
    return String(word);
  });
}

export async function startPair(folder: string, password: string): Promise<Pair> {
  const ports = await freePorts(10);
  const [etcd = 0, peer = 0, port1 = 0, rest1 = 0, port2 = 0, rest2 = 0, database = 0, web = 0, web1 = 0, web2 = 0] =
    ports;
  startEtcd(folder, etcd, peer);
  const nodes: readonly Node[] = [
    { name: 'one', folder: join(folder, 'one'), port: port1, rest: rest1 },
    { name: 'two', folder: join(folder, 'two'), port: port2, rest: rest2 },
  ];
  const cfg = join(folder, 'haproxy.cfg');
  writeFileSync(cfg, filled('haproxy.cfg', { database, port1, rest1, port2, rest2, web, web1, web2 }));
  const patronis = new Map<string, Started>();
  const bring = (node: Node): void => {
    patronis.set(
      node.name,
      start(folder, {
        name: node.name,
        argv: ['patroni', join(node.folder, 'patroni.yml')],
        ...owner,
        cwd: node.folder,
      }),
    );
  };
  for (const node of nodes) prepare(node, { etcd, password });
  for (const node of nodes) bring(node);
  start(folder, { name: 'haproxy', argv: ['haproxy', '-f', cfg] });
  const admin = `postgres://postgres:${password}@127.0.0.1:${database}/postgres`;
  const url = `postgres://balai:${password}@127.0.0.1:${database}/balai`;
  await until('a leader', 90, () => answers(admin));
  const asAdmin = admin.replace(/postgres$/, 'balai');
  await makeDatabase(admin, asAdmin, password);
  const leader = async (): Promise<Node> => {
    for (const node of nodes)
      if ((await fetch(`http://127.0.0.1:${node.rest}/primary`).catch(() => null))?.status === 200) return node;
    throw new Error('nobody leads');
  };
  return {
    url,
    web,
    webs: [web1, web2],
    async killLeader() {
      const node = await leader();
      const patroni = patronis.get(node.name);
      if (patroni === undefined) throw new Error(`${node.name} was not started here`);
      await Promise.all([kill(patroni), Promise.resolve(process.kill(postmasterOf(node), 'SIGKILL'))]);
      return () => bring(node);
    },
    async killPostgres() {
      process.kill(postmasterOf(await leader()), 'SIGKILL');
    },
    untilPaired: () => until('a synchronous standby', 120, () => isPaired(admin)),
    query: (text) => ask(asAdmin, text),
  };
}

function startEtcd(folder: string, port: number, peer: number): void {
  const client = `http://127.0.0.1:${port}`;
  const between = `http://127.0.0.1:${peer}`;
  start(folder, {
    name: 'etcd',
    argv: ['etcd', '--data-dir', join(folder, 'etcd')]
      .concat(['--listen-client-urls', client, '--advertise-client-urls', client])
      .concat(['--listen-peer-urls', between, '--initial-advertise-peer-urls', between])
      .concat(['--initial-cluster', `default=${between}`]),
  });
}

async function makeDatabase(admin: string, asAdmin: string, password: string): Promise<void> {
  await ask(admin, `create role balai login password '${password}'`);
  await ask(admin, 'create database balai owner balai');
  await ask(asAdmin, readFileSync(join(import.meta.dirname, '..', '..', 'store', 'roles.sql'), 'utf8'));
}

/** What Patroni left running when it was killed: only servers whose data lie in our own folder. */
export async function endDatabases(folder: string): Promise<void> {
  for (const name of ['one', 'two']) {
    const pidFile = join(folder, name, 'data', 'postmaster.pid');
    if (!existsSync(pidFile)) continue;
    const pid = postmasterOf({ name, folder: join(folder, name), port: 0, rest: 0 });
    const isGone = async (): Promise<boolean> => !existsSync(`/proc/${pid}`);
    if (!readCommand(pid).includes(join(folder, name))) continue;
    process.kill(pid, 'SIGQUIT');
    await until(`the end of ${name}`, 20, isGone);
  }
}

const readCommand = (pid: number): string =>
  existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '';

const postmasterOf = ({ folder }: Node): number =>
  Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

function prepare({ name, folder, port, rest }: Node, { etcd, password }: { etcd: number; password: string }): void {
  if (!existsSync(BINARIES)) throw new Error(`no PostgreSQL in ${BINARIES}; name its folder in PG_BINARIES`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'patroni.yml'),
    filled('patroni.yml', { name, folder, port, rest, etcd, password, binaries: BINARIES }),
  );
  chmodSync(folder, 0o700);
  if (isRoot) execFileSync('chown', ['-R', 'postgres:postgres', folder]);
}

/** On a connection of its own each time: the leader may be another one. */
async function ask<Row extends object>(connectionString: string, text: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000, query_timeout: 60_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const answers = async (url: string): Promise<boolean> => (await ask(url, 'select 1 as one')).length === 1;

async function isPaired(url: string): Promise<boolean> {
  const rows = await ask(
    url,
    `select 1 as one from pg_stat_replication where state = 'streaming' and sync_state = 'sync'`,
  );
  return rows.length === 1;
}
