// `balai project sbom` (npm run sbom): the parts that a running Balai is made of, as CycloneDX, from the lock file by npm itself.
// Must never: name a part that only tests and builds need, or read what happens to lie in node_modules.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from '../../command.ts';
import { root } from '../../root.ts';
import { say } from '../../say.ts';
import { Trouble } from '../../trouble.ts';

interface Bom {
  readonly metadata: { readonly component: { name: string } };
  readonly components: readonly { readonly 'bom-ref': string; readonly purl: string }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/** What npm says of the lock file, without what only development needs. Throws `Trouble`. */
export function billOfMaterials(): Bom {
  const words = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx'];
  const { status, stdout, stderr } = spawnSync('npm', words, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0)
    throw new Trouble({
      id: `npm sbom gagal (diperlukan npm 10 atau lebih baru): ${(stderr ?? '').trim().slice(0, 500)}`,
      en: `npm sbom failed (npm 10 or newer is needed): ${(stderr ?? '').trim().slice(0, 500)}`,
    });
  const bom = JSON.parse(stdout) as Bom;
  bom.metadata.component.name = 'balai'; // npm names it after the folder
  const left = needed();
  const isLeft = (ref: string): boolean => left.has(ref);
  return {
    ...bom,
    components: bom.components.filter((part) => isLeft(part['bom-ref'])),
    dependencies: bom.dependencies
      .filter(({ ref }) => isLeft(ref) || ref.startsWith('balai@'))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isLeft) })),
  };
}

/** What the build copies into pages and their handler: it runs in browsers and in the server, though only the build installs it. */
const inPages = [
  ...['@sveltejs/kit', '@sveltejs/adapter-node', 'svelte', 'leaflet', 'd3-scale', 'exifr', 'uqr'],
  ...['@fontsource-variable/plus-jakarta-sans', '@phosphor-icons/core'],
];

interface Entry {
  readonly name?: string;
  readonly version?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/**
 * `name@version` of the rooms and all that they can load, as Node would find it. npm's own `--omit=dev` leaves parts out
 * that a room needs in earnest (sharp, pg-protocol). Of what is copied into pages its peers are left out: they are the tools that copy.
 */
function needed(): ReadonlySet<string> {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, Entry>>;
  };
  const found = new Set<string>();
  const seen = new Set<string>();
  const copied = inPages.map((name) => {
    const place = placeOf(packages, 'web', name);
    if (place === undefined) throw new Error(`the pages are made with ${name}, which is not in package-lock.json`);
    return place;
  });
  const rest = [...Object.keys(packages).filter((path) => !path.includes('node_modules/')), ...copied];
  for (let path = rest.pop(); path !== undefined; path = rest.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const entry = packages[path] ?? {};
    const name = entry.name ?? path.split('node_modules/').at(-1);
    if (entry.link !== true && path !== '') found.add(`${name}@${entry.version}`);
    const peers = Object.keys(entry.peerDependencies ?? {}).filter(
      (peer) => entry.peerDependenciesMeta?.[peer]?.optional !== true && !copied.includes(path),
    );
    for (const wanted of [...Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }), ...peers]) {
      const place = placeOf(packages, path, wanted);
      if (place !== undefined) rest.push(place);
    }
  }
  return found;
}

function placeOf(packages: Readonly<Record<string, Entry>>, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (Object.hasOwn(packages, place)) return place;
    if (folder === '') return undefined;
  }
}

export const sbom: Command = {
  takes: '[FILE]',
  summary: {
    id: 'Menulis daftar semua bagian yang dipakai (SBOM CycloneDX).',
    en: 'Writes the list of all parts in use (SBOM, CycloneDX).',
  },
  help: {
    id: 'Tanpa FILE: balai.cdx.json di folder ini. Tanda - mencetaknya.',
    en: 'Without FILE: balai.cdx.json in this folder. A dash prints it.',
  },
  run: async ([file = 'balai.cdx.json']) => {
    const bom = billOfMaterials();
    const text = `${JSON.stringify(bom, null, 2)}\n`;
    if (file === '-') process.stdout.write(text);
    else {
      writeFileSync(resolve(root, file), text);
      console.log(
        say({ id: `${bom.components.length} bagian dalam ${file}`, en: `${bom.components.length} parts in ${file}` }),
      );
    }
    return 0;
  },
};
