/**
 * The guide's example is typed from the page and played: what a new author copies works.
 *
 * Must never: write into the repository.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkManifest, playExamples, type ExampleSet, type ServiceManifest } from '@balai/kernel';
import { afterAll, expect, test } from 'vitest';
import { calendar } from './tangerang/calendar.ts';

const guide = readFileSync(join(import.meta.dirname, '..', 'docs', 'guide', 'service-author.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'balai-guide-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The code under `services/tangerang/NAME`, with its imports pointed at this repository. */
function typed(name: string): string {
  const from = guide.indexOf(`\`services/tangerang/${name}\``);
  const begin = guide.indexOf('```ts\n', from) + '```ts\n'.length;
  expect(from, `the guide names ${name}`).toBeGreaterThan(0);
  const code = guide
    .slice(begin, guide.indexOf('```', begin))
    .replaceAll(`'@balai/kernel'`, `'${join(import.meta.dirname, '..', 'kernel', 'src', 'index.ts')}'`)
    .replaceAll(`'./city.ts'`, `'${join(import.meta.dirname, 'tangerang', 'city.ts')}'`)
    .replaceAll(`'../indonesia/`, `'${join(import.meta.dirname, 'indonesia')}/`);
  const file = join(folder, name);
  writeFileSync(file, code);
  return file;
}

test('the example of the guide is a sound service, its examples hold, and people find it', async () => {
  const service = typed('pohon.ts');
  const { pohon } = (await import(service)) as { pohon: ServiceManifest };
  const { pohonCases } = (await import(typed('pohon.cases.ts'))) as { pohonCases: ExampleSet };
  const beside = (await import(typed('pohon.beside.ts'))) as { pohonCatalogue: { alsoCalled: readonly string[] } };
  expect(checkManifest(pohon)).toMatchObject({ ok: true });
  const played = playExamples(pohon, pohonCases, calendar);
  expect(played.length).toBe(3);
  expect(played.flatMap(({ problems }) => problems)).toEqual([]);
  expect(beside.pohonCatalogue.alsoCalled).toContain('dahan patah');
});
