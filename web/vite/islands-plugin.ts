/**
 * Build step: compiles each `src/islands/<name>/<name>.ts` to an ES module of its own and offers their addresses as `virtual:islands`.
 * Pages carry no script of Kit (`csr = false`); an island is the only script a page may load, and only by asking for it.
 *
 * Must never: let an island import a Svelte component or Kit's client, or write into `static/`.
 */
import { cpSync, globSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Adapter } from '@sveltejs/kit';
import { build, type Plugin } from 'vite';
import { lockBuild } from './build-lock.ts';

const ID = 'virtual:islands';
const root = join(import.meta.dirname, '..');
const built = join(root, '.svelte-kit', 'islands');
/** Below Kit's immutable folder, so that the names with hashes are cached for ever. */
const served = '_app/immutable/islands';

/** Every island by its name: the folder and the file carry the same one. */
function sources(): Record<string, string> {
  const files = globSync('src/islands/*/*.ts', { cwd: root }).filter(
    (file) => basename(join(file, '..')) === basename(file, '.ts'),
  );
  return Object.fromEntries(files.toSorted().map((file) => [basename(file, '.ts'), file]));
}

async function compile(): Promise<Record<string, string>> {
  const result = await build({
    root,
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
    base: './',
    publicDir: false,
    build: {
      outDir: built,
      emptyOutDir: true,
      modulePreload: false,
      target: ['chrome87', 'firefox91', 'safari14'],
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(sources()).map(([name, file]) => [name, join(root, file)])),
        output: {
          entryFileNames: '[name]-[hash].js',
          chunkFileNames: 'part-[hash].js',
          assetFileNames: '[name]-[hash][extname]',
        },
      },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []));
  return Object.fromEntries(
    outputs.flatMap((one) =>
      one.type === 'chunk' && one.isEntry ? [[one.name, `/${served}/${one.fileName}`] as const] : [],
    ),
  );
}

export function islands(): { readonly plugin: Plugin; into(adapter: Adapter): Adapter } {
  let addresses: Promise<Record<string, string>> | undefined;
  let serving = false;
  const plugin: Plugin = {
    name: 'balai-islands',
    async config(_config, { command }) {
      serving = command === 'serve';
      if (!serving) await lockBuild(join(root, '.svelte-kit', 'lock'));
    },
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    async load(id) {
      if (id !== `\0${ID}`) return undefined;
      addresses ??= serving
        ? Promise.resolve(Object.fromEntries(Object.entries(sources()).map(([name, file]) => [name, `/${file}`])))
        : compile();
      return `export const islands = ${JSON.stringify(await addresses)};`;
    },
  };
  const into = (adapter: Adapter): Adapter => ({
    ...adapter,
    async adapt(builder) {
      if (addresses !== undefined) {
        const target = join(builder.getClientDirectory(), served);
        mkdirSync(target, { recursive: true });
        cpSync(built, target, { recursive: true });
      }
      await adapter.adapt(builder);
    },
  });
  return { plugin, into };
}
