/** The file store on a real disk. Must never: hand out bytes that are not those of their name. */
import { createHash, createSecretKey } from 'node:crypto';
import { copyFile, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Seal } from '@balai/store';
import { closeWith, openerOf } from '@balai/store/backup';
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
  expect(await Promise.all([store.put(photo, 3671), store.put(photo, 3671), store.put(photo, 3671)])).toEqual([
    name,
    name,
    name,
  ]);
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
  const other = await store.put(Buffer.from('lain'), 3671);
  expect(await store.remove(other)).toBe(true);
  expect(await store.remove(other)).toBe(false);
  expect(await store.get(other)).toBeNull();
});

test('a damaged file is not handed out, and is mended by whoever brings it again', async () => {
  await truncate(join(folder, name.slice(0, 2), name.slice(2, 4), name), 3);
  await expect(store.get(name)).rejects.toThrow(/damaged/);
  await store.put(photo, 3671);
  expect(await store.get(name)).toEqual(photo);
});

const keys = { read: () => createHash('sha256').update('kunci').digest(), make: () => Buffer.alloc(32) };
const opener = openerOf(keys);
const key = createSecretKey(keys.read());
let newest = 'k1';
const seal: Seal = {
  ...opener,
  newest: () => newest,
  close: (regionId, what, plain) => ({ keyId: newest, bytes: closeWith(key, regionId, newest, what, plain) }),
};

test('sealed on the disk, plain for those who have the key; what was there before stays readable', async () => {
  const secret = Buffer.from('wajah penanda');
  const sealing = await openDiskStore(folder, now, seal);
  const sealed = await sealing.put(secret, 3671);
  const path = join(folder, sealed.slice(0, 2), sealed.slice(2, 4), sealed);
  expect((await readFile(path)).includes('penanda')).toBe(false);
  expect(await sealing.get(sealed)).toEqual(secret);
  expect(await sealing.get(name)).toEqual(photo);
  await expect(store.get(sealed)).rejects.toThrow(/no keys/);
  const strange = { ...seal, open: openerOf({ ...keys, read: () => null }).open };
  await expect((await openDiskStore(folder, now, strange)).get(sealed)).rejects.toThrow(/is not here/);
});

test('what lies in the open, or under an older key, is sealed anew, once', async () => {
  const sealing = await openDiskStore(folder, now, seal);
  const older = await sealing.put(Buffer.from('kunci lama'), 3671);
  newest = 'k2';
  for (const sha256 of [older, name]) {
    expect([await sealing.reseal(sha256, 3671), await sealing.reseal(sha256, 3671)]).toEqual([true, false]);
    expect((await readFile(join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256))).includes('k2')).toBe(true);
    expect(await sealing.under(sha256)).toMatchObject({ regionId: 3671, keyId: 'k2' });
  }
  expect(await sealing.get(older)).toEqual(Buffer.from('kunci lama'));
  expect(await sealing.reseal('00'.repeat(32), 3671)).toBe(false);
});

test('a sealed file under the name of another, and one with a changed byte, are damaged', async () => {
  const sealing = await openDiskStore(folder, now, seal);
  const [one, two] = await Promise.all(['satu', 'dua'].map((words) => sealing.put(Buffer.from(words), 3671)));
  const pathOf = (sha256 = '') => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  await copyFile(pathOf(one), pathOf(two));
  await expect(sealing.get(two ?? '')).rejects.toThrow(/damaged/);
  const bytes = await readFile(pathOf(one));
  bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
  await writeFile(pathOf(one), bytes);
  await expect(sealing.get(one ?? '')).rejects.toThrow(/damaged/);
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
