/**
 * A region takes over another's service: what is written loads, is checked and says what is left to do; what would be wrong is
 * refused before anything is written. Runs in a copy of the checkout. Must never: write into the checkout itself.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceManifest } from '@balai/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../root.ts';

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'balai-adopt-'));
  for (const name of ['cli', 'services', 'package.json', 'tsconfig.base.json', '.oxfmtrc.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  for (const name of ['node_modules', 'kernel', 'store', 'server', 'web'])
    symlinkSync(join(root, name), join(copy, name));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

type Ended = { readonly code: number; readonly text: string };
const balai = (...words: readonly string[]): Promise<Ended> =>
  new Promise((done) => {
    const env = { ...process.env, LANG: 'en', LC_ALL: '', LC_MESSAGES: '' };
    execFile(process.execPath, [join(copy, 'cli', 'src', 'main.ts'), ...words], { env }, (error, stdout, stderr) =>
      done({ code: error === null ? 0 : Number(error.code), text: `${stdout}${stderr}` }),
    );
  });
const regionFile = () => readFileSync(join(copy, 'services', 'contoh-wita', 'region.ts'), 'utf8');
const RENAMED = ['--unit', 'dlh=lingkungan'];

test('a unit that the region does not have is named, with the words that mend it, and nothing is written', async () => {
  const before = regionFile();
  const without = await balai('adopt', 'tangerang/sampah', '--region', 'contoh-wita');
  expect(without.code).toBe(2);
  expect(without.text).toContain('contoh-wita has no unit dlh; write --unit dlh=NAME');
  expect(without.text).toContain('lingkungan');
  const wrong = await balai('adopt', 'tangerang/sampah', '--region', 'contoh-wita', '--unit', 'dlh=damkar');
  expect(wrong).toMatchObject({ code: 2, text: expect.stringContaining('has no unit dlh') });
  for (const words of [
    ['tangerang/sampah'],
    ['sampah', '--region', 'bogor'],
    ['contoh-wita/lampu-jalan', '--region', 'contoh-wita'],
  ])
    expect((await balai('adopt', ...words)).code).toBe(2);
  expect(regionFile()).toBe(before);
});

test('taken over it stands in the region with its own units, passes the check, and nothing is written over', async () => {
  const done = await balai('adopt', 'tangerang/sampah', '--region', 'contoh-wita', ...RENAMED);
  expect(done.text).toContain('services/contoh-wita/sampah.ts');
  expect(done.text).toContain('contoh-wita/sampah');
  expect(done.text).toContain('Next: write clocks of your own');
  expect(done.code).toBe(0);
  const file = join(copy, 'services', 'contoh-wita', 'sampah.ts');
  const { sampah } = (await import(file)) as { sampah: ServiceManifest };
  expect(sampah.adopts).toBe('tangerang');
  expect(Object.keys(sampah.units)).toContain('lingkungan');
  expect(Object.keys(sampah.units)).not.toContain('dlh');
  expect(regionFile()).toContain("import { sampah } from './sampah.ts';");

  const [before, region] = [readFileSync(file, 'utf8'), regionFile()];
  const again = await balai('adopt', 'tangerang/sampah', '--region', 'contoh-wita', ...RENAMED);
  expect(again).toMatchObject({ code: 2, text: expect.stringContaining('has sampah already') });
  expect([readFileSync(file, 'utf8'), regionFile()]).toEqual([before, region]);
});
