// The lock of a data folder: one holder at a time, and no lock outlives its process.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holderOf, takeLock } from './data-lock.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'balai-lock-'));
  path = join(folder, 'a.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

function taken(): { release: () => void } {
  const lock = takeLock(path);
  if ('heldBy' in lock) throw new Error(`held by ${lock.heldBy.pid}`);
  return lock;
}

test('it is refused while its holder lives, and free after release', () => {
  const lock = taken();
  expect(takeLock(path)).toMatchObject({ heldBy: { pid: process.pid } });
  expect(holderOf(path)?.pid).toBe(process.pid);
  lock.release();
  expect(holderOf(path)).toBeUndefined();
  taken();
});

test.each([
  ['of a dead process', () => JSON.stringify({ pid: spawnSync('true').pid, birth: 'x' })],
  ['whose id was given to another process', () => JSON.stringify({ pid: process.pid, birth: 'long ago' })],
  ['that was never written whole', () => '{"pid": 1'],
])('a lock %s is taken over, and nothing else is left in the folder', (_, text) => {
  writeFileSync(path, text());
  taken();
  expect(readdirSync(folder)).toEqual(['a.lock']);
});

test('releasing never removes the lock of another', () => {
  const lock = taken();
  const other = JSON.stringify({ pid: process.pid, birth: 'another' });
  writeFileSync(path, other);
  lock.release();
  expect(readdirSync(folder)).toEqual(['a.lock']);
});
