/**
 * Build step: turns the icon names in `src/lib/icons/names.ts` into the module `virtual:icons`, from @phosphor-icons/core.
 *
 * Must never: ship an icon that no page names, or fail silently when a name does not exist.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { ICON_NAMES } from '../src/lib/icons/names.ts';

const ID = 'virtual:icons';
const assets = join(
  dirname(createRequire(import.meta.url).resolve('@phosphor-icons/core/assets/bold/house-bold.svg')),
  '..',
);

/** The shapes inside one icon's `<svg>`, without its wrapper. Throws with the name when Phosphor has no such icon. */
function shapesOf(name: string, weight: 'bold' | 'duotone'): string {
  const file = join(assets, weight, `${name}-${weight}.svg`);
  let svg: string;
  try {
    svg = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`src/lib/icons/names.ts names "${name}", but Phosphor has no such icon (looked for ${file})`);
  }
  return svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
}

export function icons(): Plugin {
  return {
    name: 'balai-icons',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load(id) {
      if (id !== `\0${ID}`) return undefined;
      const all = Object.fromEntries(
        ICON_NAMES.map((name) => [name, { bold: shapesOf(name, 'bold'), duotone: shapesOf(name, 'duotone') }]),
      );
      return `export const icons = ${JSON.stringify(all)};`;
    },
  };
}
