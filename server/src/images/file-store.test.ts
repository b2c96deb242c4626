/** The file store on a real disk. Must never: hand out bytes that are not those of their name. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FileStore, openDiskStore } from './file-store.ts';

const now = Date.UTC(2026, 10, 25);
const photo = Buffer.from('foto contoh');
const name = createHash('sha256').update(photo).digest('hex');
let folder: string;
let store: FileStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balai-files-'));
  store = await openDiskStore(folder, now);
});
afterAll(() => rm(folder, { recursive: true }));

test('what is put is found under its hash, once, readable by the server alone', async () => {
  expect(await Promise.all([store.put(photo), store.put(photo), store.put(photo)])).toEqual([name, name, name]);
  expect(await store.get(name)).toEqual(photo);
  expect(await store.has(name)).toBe(true);
  const read = await store.stream(name);
  expect(read?.size).toBe(photo.length);
  expect(read && (await buffer(read.stream))).toEqual(photo);
  expect((await stat(join(folder, name.slice(0, 2), name.slice(2, 4), name))).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, 'incoming'))).toEqual([]);
});

test.each([
  '',
  '../../etc/passwd',
  `../${name}`,
  name.toUpperCase(),
  `${name}/`,
  'incoming',
  name.slice(1),
  `${name}\n`,
])('the name %j leads nowhere', async (other) => {
  expect(await store.get(other)).toBeNull();
  expect(await store.has(other)).toBe(false);
  expect(await store.remove(other)).toBe(false);
  expect(await store.stream(other)).toBeNull();
});

test('what is removed is gone', async () => {
  const other = await store.put(Buffer.from('lain'));
  expect(await store.remove(other)).toBe(true);
  expect(await store.remove(other)).toBe(false);
  expect(await store.get(other)).toBeNull();
});

test('a damaged file is not handed out, and is mended by whoever brings it again', async () => {
  await truncate(join(folder, name.slice(0, 2), name.slice(2, 4), name), 3);
  await expect(store.get(name)).rejects.toThrow(/damaged/);
  await store.put(photo);
  expect(await store.get(name)).toEqual(photo);
});

test('left-overs of an interrupted write are swept, those of a write in progress are not', async () => {
  for (const [left, age] of [
    ['old', 2],
    ['new', 0],
  ] as const) {
    await writeFile(join(folder, 'incoming', left), 'x');
    await utimes(join(folder, 'incoming', left), now / 1000 - age * 3600, now / 1000 - age * 3600);
  }
  await openDiskStore(folder, now);
  expect(await readdir(join(folder, 'incoming'))).toEqual(['new']);
});
