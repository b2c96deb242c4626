// `balai check`: the compiler's mistakes and those of the data, each with its place. A file that does not load still has places.
// Must never: play an example, or stop at the first file that is wrong.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findingsIn, inBothLanguages, saidOf, type ServiceManifest } from '@balai/kernel';
import { CalledWrongly } from '../command.ts';
import { root } from '../root.ts';
import { compile } from './compile.ts';
import { SourceFile } from './source-file.ts';
import type { Placed } from './test-report.ts';

export type Mistake = Placed & {
  /** An error keeps the service from being published; a question asks its author to look again. */
  readonly weight: 'error' | 'question';
  /** The name of the check, or the compiler's number. */
  readonly check: string;
  /** The compiler's own words, where it spoke. */
  readonly detail?: string;
};
export type CheckedService = {
  readonly region: string;
  readonly service: string;
  readonly ok: boolean;
  readonly mistakes: readonly Mistake[];
};
/** A service as it lies in the checkout: its file, then what stands beside it. */
export type Written = { readonly region: string; readonly id: string; readonly files: readonly string[] };

const PARTS = ['.ts', '.cases.ts', '.beside.ts'] as const;

/** Checks the services that are named (`sku`, `tangerang/sku`); without a name all of them. */
export async function checkServices(names: readonly string[]): Promise<readonly CheckedService[]> {
  const all = writtenServices();
  const isNamed = ({ region, id }: Written, name: string) => name === id || name === `${region}/${id}`;
  const unknown = names.filter((name) => !all.some((one) => isNamed(one, name)));
  if (unknown.length > 0) throw noSuchFile(unknown, all);
  const chosen = names.length === 0 ? all : all.filter((one) => names.some((name) => isNamed(one, name)));
  const compiled = await compile(chosen.flatMap(({ files }) => files));
  return Promise.all(
    chosen.map(async ({ region, id, files }) => {
      const own = new Set(files.map((file) => relative(root, file)));
      const spoken = compiled
        .filter(({ file }) => own.has(file))
        .map(({ code, ...rest }): Mistake => ({ ...rest, check: code, weight: 'error' }));
      const all = [...spoken, ...withoutDoubles(await checkFile(files[0] ?? '', id), spoken)];
      const mistakes = all.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
      return { region, service: id, ok: !mistakes.some(({ weight }) => weight === 'error'), mistakes };
    }),
  );
}

/** Every `ID.ts` beside an `ID.cases.ts` or `ID.beside.ts`: a service, registered or not yet. */
export function writtenServices(): readonly Written[] {
  const services = join(root, 'services');
  const regions = readdirSync(services, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && existsSync(join(services, entry.name, 'region.ts')),
  );
  return regions.flatMap(({ name: region }) =>
    readdirSync(join(services, region)).flatMap((file): readonly Written[] => {
      const id = /^([a-z][a-z0-9-]*)\.ts$/.exec(file)?.[1];
      if (id === undefined) return [];
      const files = PARTS.map((part) => join(services, region, `${id}${part}`)).filter((path) => existsSync(path));
      return files.length > 1 ? [{ region, id, files }] : [];
    }),
  );
}
function noSuchFile(names: readonly string[], all: readonly Written[]): CalledWrongly {
  const there = all.map(({ region, id }) => `${region}/${id}`).join(', ');
  return new CalledWrongly({
    id: `tidak ada berkas layanan ${names.join(', ')} (dengan .cases.ts di sampingnya); yang ada: ${there}`,
    en: `there is no service file ${names.join(', ')} (with its .cases.ts beside it); there are: ${there}`,
  });
}

/** What the checks say of the data that a file becomes, or why it does not become any. */
export async function checkFile(file: string, id: string): Promise<readonly Mistake[]> {
  const source = new SourceFile(file);
  let found: ServiceManifest | undefined;
  try {
    const exported = Object.values((await import(file)) as Readonly<Record<string, unknown>>);
    found = exported.find(
      (value): value is ServiceManifest =>
        typeof value === 'object' && value !== null && (value as Partial<ServiceManifest>).id === id,
    );
  } catch (error) {
    return [notLoaded(source, error instanceof Error ? error : { message: String(error) })];
  }
  return found === undefined ? [noService(source, id)] : mistakesOf(source, found);
}

function noService(source: SourceFile, id: string): Mistake {
  const message = {
    id: `berkas ini tidak mengekspor layanan dengan id '${id}': nama berkas dan id harus sama`,
    en: `this file exports no service with the id '${id}': the file and the id have one name`,
  };
  return { file: source.name, ...source.find('defineService', ['id']), message, check: 'noService', weight: 'error' };
}

/** What the checks say of a manifest, on the lines of its file. */
export const mistakesOf = (source: SourceFile, manifest: ServiceManifest): readonly Mistake[] =>
  findingsIn(manifest).map((finding) => ({
    file: source.name,
    ...source.find('defineService', finding.at.split('.')),
    message: saidOf(finding),
    check: finding.check,
    weight: finding.weight,
  }));

export type Failure = { readonly message: string; readonly stack?: string | undefined };
/** Loading runs the file once: the place is in the error's stack, or in the sentence (`sku.cost: ...`). */
export function notLoaded(source: SourceFile, { message, stack = '' }: Failure): Mistake {
  const frame = [...`${stack}`.matchAll(/services\/[\w./-]+\.ts:(\d+):(\d+)/g)].find(([place]) =>
    place.startsWith(`${source.name}:`),
  );
  const path = /^[\w-]+\.([\w.]+): /.exec(message)?.[1];
  const position =
    path !== undefined
      ? source.find('defineService', path.split('.'))
      : { line: Number(frame?.[1] ?? 1), column: Number(frame?.[2] ?? 1) };
  const [first = ''] = message.split('\n');
  return {
    file: source.name,
    ...position,
    message: {
      id: `berkas tidak dapat dimuat: ${inBothLanguages(first).id}`,
      en: `the file cannot be loaded: ${first}`,
    },
    check: 'notLoaded',
    weight: 'error',
  };
}

/** Where the compiler has spoken, the checks of the data would say the same mistake in other words. */
const withoutDoubles = (mistakes: readonly Mistake[], spoken: readonly Mistake[]): readonly Mistake[] =>
  mistakes.filter(
    ({ file, line, weight }) => weight === 'question' || !spoken.some((one) => one.file === file && one.line === line),
  );
