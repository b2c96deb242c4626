/**
 * The pages as they are built, for tests of this folder: builds them once when there is no build or it is older than a source.
 *
 * Must never: build while another test file builds (a lock folder keeps the second one waiting).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');
const handler = join(root, 'build', 'handler.js');
const lock = join(root, '.svelte-kit', 'lock-of-tests');

function isFresh(): boolean {
  if (!existsSync(handler)) return false;
  const built = statSync(handler).mtimeMs;
  const sources = globSync(['src/**/*.{svelte,ts,css,html}', 'vite/**', 'static/**', '*.json', 'vite.config.ts'], {
    cwd: root,
  });
  return sources.every((file) => file.endsWith('.test.ts') || statSync(join(root, file)).mtimeMs <= built);
}

function locked(): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

/** Resolves when `web/build` holds the present sources. Throws with the build's own words when it fails. */
export async function builtPages(): Promise<void> {
  mkdirSync(join(root, '.svelte-kit'), { recursive: true });
  for (let waited = 0; !isFresh(); waited += 1) {
    if (waited > 240) rmSync(lock, { recursive: true, force: true });
    if (!locked()) {
      await sleep(500);
      continue;
    }
    try {
      const vite = join(root, '..', 'node_modules', 'vite', 'bin', 'vite.js');
      const done = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: root, encoding: 'utf8' });
      if (done.status !== 0) throw new Error(`the pages do not build:\n${done.stdout}\n${done.stderr}`);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
}
