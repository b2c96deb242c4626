// Troubles as the operator reads them: made by the system itself where it can be done, and always with a way out.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresUnavailable } from '@balai/store/postgres';
import { expect, test } from 'vitest';
import { makeFolder } from './make-folder.ts';
import { Trouble, troubleOf } from './trouble.ts';

function listen(host: string, port: number): Promise<Server | Error> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', done);
    server.listen(port, host, () => done(server));
  });
}

function portOf(server: Server | Error): number {
  const address = server instanceof Error ? null : server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return address.port;
}

test('a port in use names the port and the next one to try', async () => {
  const first = await listen('127.0.0.1', 0);
  const port = portOf(first);
  const second = await listen('127.0.0.1', port);
  expect(troubleOf(second)?.en).toBe(
    `port ${port} is in use by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`,
  );
  if (!(first instanceof Error)) first.close();
});

test('an address that this machine does not have points to HOST', async () => {
  expect(troubleOf(await listen('203.0.113.1', 0))?.en).toContain('Check HOST');
});

test('a data folder that is a file points to BALAI_DATA', () => {
  const folder = mkdtempSync(join(tmpdir(), 'balai-trouble-'));
  writeFileSync(join(folder, 'file'), '');
  let thrown: unknown;
  try {
    mkdirSync(join(folder, 'file', 'data'), { recursive: true });
  } catch (error) {
    thrown = error;
  }
  rmSync(folder, { recursive: true });
  expect(troubleOf(thrown)?.en).toMatch(/is not a folder.*BALAI_DATA/);
});

test('a place where no folder can be made is told at once', { skip: process.platform !== 'linux' }, () => {
  let thrown: unknown;
  try {
    makeFolder('/proc/balai/data');
  } catch (error) {
    thrown = error;
  }
  expect(troubleOf(thrown)?.en).toMatch(/\/proc\/balai cannot be made there/);
});

test('a full disk says that nothing is damaged', () => {
  const full = Object.assign(new Error('write'), { code: 'ENOSPC', path: '/data' });
  expect(troubleOf(full)?.en).toMatch(/disk is full \(\/data\).*nothing is damaged/);
  expect(troubleOf(new PostgresUnavailable({ type: 'diskFull', path: '/data' }))).toEqual(troubleOf(full));
});

test('a sentence of ours is passed on, a fault of ours is not disguised', () => {
  const sentence = { id: 'begini', en: 'like this' };
  expect(troubleOf(new Trouble(sentence))).toBe(sentence);
  expect(troubleOf(new TypeError('x is undefined'))).toBeUndefined();
  expect(troubleOf('text')).toBeUndefined();
});
