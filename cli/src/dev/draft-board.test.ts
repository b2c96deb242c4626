/**
 * What an author sees in the portal and at the terminal: a sound draft is there at once, a wrong one never takes the place of the last
 * good one, and a draft that nobody touched is not worked through again.
 */
import { regions } from '@balai/services';
import { freshStore, type FreshStore, tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { join } from 'node:path';
import { now } from '../clock.ts';
import { root } from '../root.ts';
import { bundleOf } from '../services/bundle-of.ts';
import type { CompilerMistake } from '../services/compile.ts';
import { draftBoard } from './draft-board.ts';
import type { LoadedDraft } from './load-drafts.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly socketDir: string;
  }
}

const region = regions[0] as (typeof regions)[0] & object;
const lamp = region.services.find(({ manifest }) => manifest.id === 'lampu-jalan') as (typeof region.services)[0] &
  object;
const path = (part: string) => join(root, 'services', 'tangerang', `lampu-jalan${part}`);
const files = { id: 'lampu-jalan', service: path('.ts'), examples: path('.cases.ts'), beside: path('.beside.ts') };
const loaded = (title: string): LoadedDraft => ({
  id: 'lampu-jalan',
  ok: true,
  parts: { ...lamp, manifest: { ...lamp.manifest, title: { id: title, en: title } } },
});
const mistake: CompilerMistake = {
  file: 'services/tangerang/lampu-jalan.ts',
  line: 7,
  column: 3,
  code: 'TS2322',
  message: { id: 'salah', en: 'wrong' },
  detail: 'wrong',
};

let fresh: FreshStore;
let printed: string[] = [];
let board: ReturnType<typeof draftBoard>;
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  const print = (line: string) => void printed.push(line);
  board = draftBoard({ store: fresh.store, home: tangerang, region, origin: 'http://localhost', print });
});
afterAll(() => fresh.close());
beforeEach(() => {
  printed = [];
});
const look = (draft: LoadedDraft, compiled: readonly CompilerMistake[] = []) =>
  board.look({ files, loaded: draft, compiled, since: performance.now() });
const titleShown = () => fresh.store.services.one(tangerang.id, 'lampu-jalan')?.manifest.title.id;

test('a sound draft is shown, with its examples counted and its address', async () => {
  await look(loaded('Draf pertama'));
  expect(titleShown()).toBe('Draf pertama');
  expect(printed[0]).toMatch(
    /✓ lampu-jalan {2}version 1 is shown · \d+ of \d+ examples .* http:\/\/localhost\/layanan\/lampu-jalan/,
  );
});

test('a wrong one is told on its line, and the last good one stays', async () => {
  await look(loaded('Draf kedua'), [mistake]);
  expect(printed[0]).toContain('✗ lampu-jalan  the portal keeps version 1');
  expect(printed[1]).toContain('services/tangerang/lampu-jalan.ts:7:3  ✗ wrong');
  await look({ id: 'lampu-jalan', ok: false, message: 'tidak dapat dimuat', stack: undefined });
  expect(printed.at(-1)).toContain('cannot be loaded');
  expect(titleShown()).toBe('Draf pertama');
});

test('mended it is shown at once; untouched it is not worked through again', async () => {
  const mended = loaded('Draf ketiga');
  await look(mended);
  expect([titleShown(), printed.length]).toEqual(['Draf ketiga', 1]);
  // Whatever else is published there meanwhile is not undone by a draft that nobody touched.
  await fresh.store.services.publish(tangerang.id, bundleOf(region, lamp), 'studio', now(), {});
  await look(mended);
  expect([titleShown(), printed.length]).toEqual([lamp.manifest.title.id, 1]);
});
