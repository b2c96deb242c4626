// Waits for changes of service files, and looks at what they have become: loaded anew, and by the compiler, both at once.
// Must never: act on half of a change; the compiler and the loader must have seen the same file.
import { readdirSync, watch } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../root.ts';
import type { CompilerMistake } from '../services/compile.ts';
import { type DraftFiles, type Loaded, type LoadedDraft, loadDrafts } from './load-drafts.ts';
import { watchCompiler } from './watch-compiler.ts';

/** An editor writes a file in pieces. */
const QUIET_MS = 50;
/** What is wrong is told when it stays wrong so long: a compiler may have read a file that was half written. */
const STAYS_WRONG_MS = 350;
/** A change that the compiler does not care about is not waited for longer. */
const COMPILER_MS = 3_000;

export type Seen = {
  readonly loaded: readonly LoadedDraft[];
  /** Why the registry does not load; null: it does. */
  readonly registry: string | null;
  readonly compiled: readonly CompilerMistake[];
  /** When the change was seen, by `performance.now()`. */
  readonly since: number;
};

/** Looks once at the beginning and after every change. `also`: what must load besides. Returns what ends it. */
export function watchDrafts(
  drafts: readonly DraftFiles[],
  also: readonly string[],
  onSeen: (seen: Seen) => Promise<void>,
): () => void {
  const loaded = new Map<string, LoadedDraft>();
  const changed = new Set<string>(drafts.map(({ id }) => id));
  let registry: Loaded['registry'] = 'not yet';
  let since = performance.now();
  let lastEvent = since;
  let loading = 0;
  let compiler: { readonly began: number; readonly mistakes: readonly CompilerMistake[] } = { began: -1, mistakes: [] };
  let acting: Promise<void> = Promise.resolve();

  const act = (late: boolean, stays = false): void => {
    if (loading > 0 || (compiler.began < lastEvent && !late)) return;
    if (compiler.mistakes.length > 0 && !stays) {
      const [before, event] = [compiler, lastEvent];
      setTimeout(() => before === compiler && event === lastEvent && act(late, true), STAYS_WRONG_MS).unref();
      return;
    }
    const seen = { loaded: [...loaded.values()], registry, compiled: compiler.mistakes, since };
    acting = acting.then(() => onSeen(seen)).catch((error: unknown) => console.error(error));
  };
  const load = async (): Promise<void> => {
    const event = lastEvent;
    const mine = drafts.filter(({ id }) => changed.has(id));
    changed.clear();
    loading += 1;
    const value = await loadDrafts(mine, registry === null ? [] : also);
    loading -= 1;
    for (const one of value.loaded) loaded.set(one.id, one);
    registry = value.registry;
    act(false);
    setTimeout(() => event === lastEvent && compiler.began < lastEvent && act(true), COMPILER_MS).unref();
  };
  const files = drafts.flatMap(({ service, examples, beside }) =>
    [service, examples, beside].filter((file) => file !== null),
  );
  const endCompiler = watchCompiler(files, (mistakes, began) => {
    compiler = { began, mistakes };
    act(false);
  });
  let waiting: NodeJS.Timeout | undefined;
  const endFolders = watchFolders((name) => {
    lastEvent = performance.now();
    if (waiting === undefined) since = lastEvent;
    for (const id of idsTouchedBy(name, drafts)) changed.add(id);
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      waiting = undefined;
      void load();
    }, QUIET_MS);
  });
  void load();
  return () => {
    endFolders();
    endCompiler();
  };
}

/** The services that a file belongs to; a file that is no service's own may be read by all. */
function idsTouchedBy(name: string, drafts: readonly DraftFiles[]): readonly string[] {
  const own = drafts.filter(({ service, examples, beside }) =>
    [service, examples, beside].some((file) => file !== null && basename(file) === name),
  );
  return (own.length > 0 ? own : drafts).map(({ id }) => id);
}

/** Folder by folder: a file that an editor puts in the place of another one is still seen. */
function watchFolders(onFile: (name: string) => void): () => void {
  const services = join(root, 'services');
  const folders = readdirSync(services, { withFileTypes: true, recursive: true })
    .filter(
      (entry) => entry.isDirectory() && !entry.parentPath.includes('node_modules') && entry.name !== 'node_modules',
    )
    .map((entry) => join(entry.parentPath, entry.name));
  const watchers = [services, ...folders].map((folder) =>
    watch(folder, (_, name) => {
      if (name?.endsWith('.ts') === true) onFile(name);
    }),
  );
  return () => watchers.forEach((watcher) => watcher.close());
}
