/** For tests: Debian's PgBouncer in transaction mode before the run's PostgreSQL. Must never: keep a session for a client. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import { freePort } from '../src/free-port.ts';

const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}${delimiter}/usr/sbin` };

export interface Pooler {
  /** Where to connect, through it, to this database. */
  to(
    database: string,
    user?: string,
  ): { readonly host: string; readonly port: number; readonly user: string; readonly database: string };
  stop(): Promise<void>;
}

/** `serverConnections`: so few that every client gets the connection of another. */
export async function startPooler(postgresHost: string, database: string, serverConnections: number): Promise<Pooler> {
  if (spawnSync('pgbouncer', ['--version'], { env }).status !== 0)
    throw new Error('this test needs PgBouncer: sudo apt-get install pgbouncer (npm test does it as root)');
  const folder = mkdtempSync(join(tmpdir(), 'balai-pooler-'));
  const port = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(
    file,
    `[databases]
* = host=${postgresHost}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${join(folder, 'users.txt')}
pool_mode = transaction
default_pool_size = ${serverConnections}
ignore_startup_parameters = options,extra_float_digits,statement_timeout,lock_timeout,idle_in_transaction_session_timeout
`,
  );
  writeFileSync(
    join(folder, 'users.txt'),
    ['balai', 'balai_app', 'balai_eraser'].map((user) => `"${user}" ""\n`).join(''),
  );
  // It refuses to run as root, as PostgreSQL does; inside a user namespace the files stay ours.
  const wrap = process.getuid?.() === 0 ? ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'] : [];
  const [command = '', ...args] = [...wrap, 'pgbouncer', '--quiet', file];
  const child = spawn(command, args, { env, stdio: 'ignore' });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const gone = new Promise((done) => child.once('exit', done));
  const to: Pooler['to'] = (name, user = 'balai') => ({ host: '127.0.0.1', port, user, database: name });
  for (let tries = 0; !(await answers(to(database))); tries += 1) {
    if (tries === 100 || child.exitCode !== null) throw new Error('PgBouncer did not start');
    await new Promise((next) => setTimeout(next, 50));
  }
  return {
    to,
    async stop() {
      end();
      await gone;
      process.off('exit', end);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(connection: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
