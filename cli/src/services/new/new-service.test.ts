// What `balai new` writes is a sound service whose examples hold, exercise everything and notice planted mistakes.
// Must never: write into the checkout.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkManifest,
  coverageOf,
  type ExampleSet,
  playExamples,
  type ServiceManifest,
  tryMutants,
} from '@balai/kernel';
import { regions } from '@balai/services';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../root.ts';
import { unitsOf } from './city-units.ts';
import { exampleTimes } from './example-times.ts';
import { constantOf } from './parts.ts';
import { registered } from './register.ts';
import { type Kind, KINDS, wantedService } from './wanted.ts';
import { textsOf } from './write-service.ts';

const folder = mkdtempSync(join(tmpdir(), 'balai-new-'));
afterAll(() => rmSync(folder, { recursive: true }));
const units = unitsOf('tangerang');
const calendar = regions[0]?.calendar as NonNullable<(typeof regions)[0]>['calendar'];

/** Writes one of the three texts, with its imports pointed at this repository. */
function typed(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(
    file,
    text
      .replaceAll(`'@balai/kernel'`, `'${join(root, 'kernel', 'src', 'index.ts')}'`)
      .replaceAll(`'../indonesia/`, `'${join(root, 'services', 'indonesia')}/`)
      .replaceAll(`'./city.ts'`, `'${join(root, 'services', 'tangerang', 'city.ts')}'`),
  );
  return file;
}

test('the units of the city are read from its file: who is asked where, who reads an objection, nobody outside', () => {
  expect(units).toContainEqual({ name: 'kelurahan', perArea: true, position: 'lurah', reviewer: 'kecamatan.camat' });
  expect(units.map(({ name }) => name)).toContain('dlh');
  expect(units.map(({ name }) => name)).not.toContain('pln');
  expect(units.map(({ name }) => name)).not.toContain('disbudpar');
});

test.each(
  KINDS.flatMap((kind) =>
    ['kelurahan', 'dlh'].flatMap((unit) => ['1', '7'].map((days) => [kind, unit, days] as const)),
  ),
)('a new %s of %s, promised in %s days, passes everything', async (kind: Kind, unit, days) => {
  const id = `coba-${kind}-${unit}-${days}`;
  const flags = { 'title-id': 'Layanan contoh', 'title-en': 'Example service', kind, unit, days };
  const wanted = await wantedService(id, units, flags);
  const times = exampleTimes(calendar, Date.parse('2026-04-01T00:00:00Z'));
  const texts = textsOf(wanted, times, { area: '36.71.01.1001', nik: '3671010101900001' });
  const name = constantOf(id);
  const service = ((await import(typed(`${id}.ts`, texts.service))) as Record<string, ServiceManifest>)[name];
  const set = ((await import(typed(`${id}.cases.ts`, texts.examples))) as Record<string, ExampleSet>)[`${name}Cases`];
  const beside = (await import(typed(`${id}.beside.ts`, texts.beside))) as Record<string, { service: string }>;
  if (service === undefined || set === undefined) throw new Error('nothing was exported');
  expect(checkManifest(service)).toMatchObject({ ok: true });
  const questions = [service.fields, ...Object.values(service.forms)].flatMap((fields) => Object.entries(fields));
  expect(questions.filter(([, { help }]) => help === undefined).map(([name]) => name)).toEqual([]);
  const played = playExamples(service, set, calendar);
  expect(played.flatMap(({ problems }) => problems)).toEqual([]);
  expect(coverageOf(service, played, calendar).missing).toEqual([]);
  expect(tryMutants(service, set, calendar).filter(({ noticedBy }) => noticedBy === null)).toEqual([]);
  expect(beside[`${name}Catalogue`]?.service).toBe(id);
});

test('what no flag says is asked, and asked again when the answer does not fit', async () => {
  const given = ['Pohon', 'Trees', 'laporan', 'report', '', '', 'dlh', 'no', 'tujuh', '7', ''];
  const asked: string[] = [];
  const wanted = await wantedService('pohon', units, {}, async (question) => {
    asked.push(question);
    return given.shift() ?? '';
  });
  expect(wanted).toMatchObject({
    title: { id: 'Pohon', en: 'Trees' },
    kind: 'report',
    who: 'anyone',
    place: false,
    days: 7,
  });
  expect(asked.length).toBe(11);
});

test('without a terminal the missing flag is named, and a quote is refused before it breaks the file', async () => {
  await expect(wantedService('pohon', units, { 'title-id': 'Pohon' })).rejects.toThrow(/--title-en/);
  await expect(wantedService('pohon', units, { 'title-id': "Po'hon" })).rejects.toThrow(/--title-id/);
  await expect(wantedService('pohon', units, { 'title-id': 'Pohon', 'title-en': 'Tree', unit: 'pln' })).rejects.toThrow(
    /--unit: choose one of kelurahan/,
  );
});

test('the region takes it in: three imports and one line, and a file of another shape is left alone', () => {
  const text = readFileSync(join(root, 'services', 'tangerang', 'region.ts'), 'utf8');
  const after = registered(text, 'izin-keramaian') ?? '';
  expect(after).toContain("import { izinKeramaian } from './izin-keramaian.ts';");
  expect(after).toMatch(/\n {4}\{ manifest: izinKeramaian, .*\},\n {2}\],\n\};\n$/);
  expect(after.split('\n').length).toBe(text.split('\n').length + 4);
  expect(registered('export const x = 1;\n', 'izin-keramaian')).toBeUndefined();
});
