// A thread that loads service files anew, because a process loads each file only once. It hands over data, never code.
// Must never: be imported; each change of a file starts a new one.
import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { type DraftFiles, type LoadedDraft, partsIn } from './load-drafts.ts';

type Wanted = { readonly drafts: readonly DraftFiles[]; readonly also: readonly string[] };

async function load({ id, service, examples, beside }: DraftFiles): Promise<LoadedDraft> {
  try {
    const exported: unknown[] = [];
    for (const file of [service, examples, beside])
      if (file !== null) exported.push(...Object.values((await import(file)) as object));
    // Only what JSON knows may leave this thread.
    return { id, ok: true, parts: JSON.parse(JSON.stringify(partsIn(id, exported))) as never };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { id, ok: false, message, stack };
  }
}

if (parentPort === null) throw new Error('this is loaded in a thread of its own');
const asked = once(parentPort, 'message') as Promise<[Wanted]>;
// What no author changes is loaded before anybody asks: it is most of the time.
await import('@balai/kernel');
const [{ drafts, also }] = await asked;
const loaded = await Promise.all(drafts.map(load));
let registry: string | null = null;
try {
  for (const file of also) await import(file);
} catch (error) {
  registry = error instanceof Error ? (error.stack ?? error.message) : String(error);
}
parentPort.postMessage({ loaded, registry }, []);
