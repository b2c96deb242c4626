/**
 * The guide's example is typed from the page, compiled, registered and played: what a new author copies works.
 *
 * Must never: write into the repository.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkManifest, playExamples, type ExampleSet, type ServiceManifest } from '@balai/kernel';
import { afterAll, expect, test } from 'vitest';
import type { RegisteredService } from './registered.ts';
import { calendar } from './tangerang/calendar.ts';

const guide = readFileSync(join(import.meta.dirname, '..', 'docs', 'guide', 'service-author.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'balai-guide-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the compiler says of everything that was typed. */
function compiled(files: readonly string[]): string {
  const compilerOptions = { types: [] };
  const config = {
    extends: join(import.meta.dirname, 'tsconfig.json'),
    compilerOptions,
    files,
    include: [],
    exclude: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const tsc = join(import.meta.dirname, '..', 'node_modules', 'typescript', 'bin', 'tsc');
  try {
    return execFileSync(process.execPath, [tsc, '-p', folder, '--noEmit', '--pretty', 'false'], { encoding: 'utf8' });
  } catch (failed) {
    return (failed as { readonly stdout: string }).stdout;
  }
}

/** The code that follows `services/tangerang/NAME`, up to the end of its block. */
function codeUnder(name: string): string {
  const from = guide.indexOf(`\`services/tangerang/${name}\``);
  const begin = guide.indexOf('```ts\n', from) + '```ts\n'.length;
  expect(from, `the guide names ${name}`).toBeGreaterThan(0);
  return guide.slice(begin, guide.indexOf('```', begin));
}

/** The code under `services/tangerang/NAME`, with its imports pointed at this repository. */
function typed(name: string): string {
  const code = codeUnder(name)
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

test('the line for region.ts registers it: the names that it takes are those that the files before it export', async () => {
  const files = ['pohon.ts', 'pohon.cases.ts', 'pohon.beside.ts'].map(typed);
  const line = codeUnder('region.ts');
  expect(line.trim().split('\n')).toHaveLength(1);
  const region = join(folder, 'region-line.ts');
  writeFileSync(
    region,
    `import type { RegisteredService } from '${join(import.meta.dirname, 'registered.ts')}';
import { pohon } from './pohon.ts';
import { pohonCases } from './pohon.cases.ts';
import { pohonCatalogue, pohonForecast } from './pohon.beside.ts';
export const services: readonly RegisteredService[] = [
${line}];
`,
  );
  expect(compiled([...files, region])).toBe('');
  const { services } = (await import(region)) as { services: readonly RegisteredService[] };
  expect(services.map(({ manifest, catalogue, forecast }) => [manifest.id, catalogue.icon, forecast.service])).toEqual([
    ['pohon', 'warning', 'pohon'],
  ]);
});
