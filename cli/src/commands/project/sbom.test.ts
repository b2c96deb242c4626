// The bill of materials against what is installed: what a room or a named part asks for is named too.
// Must never: read the lock file, which the bill itself was made from.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../root.ts';
import { billOfMaterials } from './sbom.ts';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
}
const packageIn = (folder: string): Package | null => {
  const file = join(root, folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Package) : null;
};

test('the bill of materials names whatever a room needs, all that this needs in turn, and no tool of tests', () => {
  const bom = billOfMaterials();
  expect(bom.metadata.component.name).toBe('balai');
  const named = new Map<string, string>();
  for (const { purl } of bom.components) {
    const [, name = '', version = ''] = /^pkg:npm\/(.+)@([^?]+)/.exec(decodeURIComponent(purl)) ?? [];
    named.set(name, version);
    named.set(`${name}@${version}`, version);
  }
  const rooms = packageIn('.')?.workspaces ?? [];
  const parts = [...named.keys()].filter((name) => !name.slice(1).includes('@')).map((name) => `node_modules/${name}`);
  const isRoom = (name: string) => rooms.some((room) => name === `@balai/${room}`);
  const asking = [...rooms, ...parts]
    .map(packageIn)
    .filter((one): one is Package => one !== null && (isRoom(one.name) || named.has(`${one.name}@${one.version}`)));
  expect(asking.length).toBeGreaterThan(100);
  const missing = asking.flatMap(({ name, dependencies = {} }) =>
    Object.keys(dependencies)
      .filter((wanted) => !named.has(wanted))
      .map((wanted) => `${wanted}, which ${name} needs`),
  );
  expect(missing).toEqual([]);
  for (const direct of [
    'fastify',
    'pg',
    'sharp',
    'better-auth',
    'pdfkit',
    'kysely',
    'typebox',
    'libheif-js',
    'svelte',
    'leaflet',
  ])
    expect(named.has(direct), direct).toBe(true);
  for (const tool of ['oxlint', 'oxfmt', 'fast-check', 'knip', 'dependency-cruiser', 'vite', 'vitest'])
    expect(named.has(tool)).toBe(false);
});

test('docs/security.md names every part that a room asks for itself, with its version and why', () => {
  const rows = readFileSync(join(root, 'docs', 'security.md'), 'utf8').matchAll(/^\| `([^`]+)` (\S+) \| \S/gm);
  const told = new Set([...rows].map(([, name, version]) => `${name}@${version}`));
  const rooms = ['kernel', 'services', 'store', 'server', 'web', 'cli'];
  const asked = rooms.flatMap((room) => Object.entries(packageIn(room)?.dependencies ?? {}));
  const missing = asked.filter(([name, version]) => !name.startsWith('@balai/') && !told.has(`${name}@${version}`));
  expect(missing).toEqual([]);
});
