// A PostgreSQL of one's own: what is in the way is told apart, so that the sentence names the right thing to mend.
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import pg from 'pg';
import { checkOwnServer, connectionProblem, judged } from './own-server.ts';
import { PostgresUnavailable } from './problem.ts';

const host = inject('socketDir');
const [owner, guest, database] = [`own_${process.pid}`, `guest_${process.pid}`, `own_${process.pid}`];
const urlOf = (user: string, name: string): string => `postgres://${user}@/${name}?host=${encodeURIComponent(host)}`;
const problemOf = (url: string): Promise<unknown> =>
  checkOwnServer(url).then(
    (found) => found,
    (error: unknown) => (error instanceof PostgresUnavailable ? error.problem : error),
  );
async function asAdministrator(...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ host, user: 'balai', database: 'postgres' });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
beforeAll(() =>
  asAdministrator(
    `create role ${owner} login`,
    `create role ${guest} login`,
    `create database ${database} owner ${owner}`,
  ),
);
afterAll(() => asAdministrator(`drop database ${database}`, `drop role ${owner}`, `drop role ${guest}`));

test('who may make roles is guarded, who only owns the database is told so, a guest is refused by name', async () => {
  expect(await problemOf(urlOf('balai', database))).toMatchObject({ version: 18, guarded: true });
  expect(await problemOf(urlOf(owner, database))).toMatchObject({ guarded: false });
  expect(await problemOf(urlOf(guest, database))).toEqual({ type: 'rightMissing', user: guest, database });
});

test('a missing database, an unknown user and a server that is not there are three different troubles', async () => {
  expect(await problemOf(urlOf(owner, 'nowhere'))).toEqual({ type: 'databaseMissing' });
  expect(await problemOf(urlOf('nobody_here', database))).toMatchObject({ type: 'loginRefused' });
  expect(await problemOf(`postgres://x@/x?host=${encodeURIComponent(`${host}/none`)}`)).toMatchObject({
    type: 'unreachable',
    detail: 'ENOENT',
  });
  expect(connectionProblem(new Error('SASL: client password must be a string'))).toMatchObject({
    type: 'loginRefused',
  });
});

const sound = {
  version: 15,
  user: 'balai',
  database: 'balai',
  tables: true,
  schemas: true,
  trigrams: true,
  guarded: true,
};
const judgedAs = (answer: typeof sound): unknown => {
  try {
    return judged(answer);
  } catch (error) {
    return error instanceof PostgresUnavailable ? error.problem : error;
  }
};

test('PostgreSQL 14 is too old, 15 is not, and one without trigrams is told by name', () => {
  expect(judgedAs(sound)).toEqual({ version: 15, guarded: true });
  expect(judgedAs({ ...sound, version: 14 })).toEqual({ type: 'serverTooOld', found: '14', wanted: '15' });
  expect(judgedAs({ ...sound, trigrams: false })).toEqual({ type: 'trigramsMissing' });
});
