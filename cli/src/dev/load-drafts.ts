// Loads service files as they are now: what they become, or why they do not load.
// Must never: keep what an earlier load gave.
import { Worker } from 'node:worker_threads';
import type { Catalogue, ExampleSet, ServiceManifest } from '@balai/kernel';

export type DraftFiles = {
  readonly id: string;
  readonly service: string;
  readonly examples: string | null;
  readonly beside: string | null;
};
export type DraftParts = {
  readonly manifest: ServiceManifest | null;
  readonly examples: ExampleSet;
  readonly catalogue: Catalogue;
};
export type LoadedDraft =
  | { readonly id: string; readonly ok: true; readonly parts: DraftParts }
  | { readonly id: string; readonly ok: false; readonly message: string; readonly stack: string | undefined };
export type Loaded = {
  readonly loaded: readonly LoadedDraft[];
  /** Why the files in `also` do not load; null: they do. */
  readonly registry: string | null;
};

/** `also`: files that must load besides, such as the registry. */
export function loadDrafts(drafts: readonly DraftFiles[], also: readonly string[] = []): Promise<Loaded> {
  const worker = spare ?? newLoader();
  spare = undefined;
  worker.ref();
  return new Promise((done, failed) => {
    worker.once('message', (loaded: Loaded) => {
      done(loaded);
      void worker.terminate();
      spare ??= newLoader();
    });
    worker.once('error', failed);
    worker.postMessage({ drafts, also }, []);
  });
}

/** The next thread is begun when the last one is done: an author waits for their own files alone. It keeps nobody from ending. */
let spare: Worker | undefined;
function newLoader(): Worker {
  const worker = new Worker(new URL('draft-loader.ts', import.meta.url));
  worker.unref();
  worker.once('error', () => {
    if (spare === worker) spare = undefined;
  });
  return worker;
}

const UNFOUND: Catalogue = { icon: 'file-text', alsoCalled: [], popular: false };

/** What is what among the exports of the three files. */
export function partsIn(id: string, exported: readonly unknown[]): DraftParts {
  const objects = exported.filter((one): one is object => typeof one === 'object' && one !== null);
  const about = objects.filter((one): one is { service: string } => 'service' in one && one.service === id);
  return {
    manifest: objects.find((one): one is ServiceManifest => 'stages' in one && 'id' in one && one.id === id) ?? null,
    examples: (about.find((one) => 'examples' in one) as ExampleSet | undefined) ?? { service: id, examples: {} },
    catalogue: (about.find((one) => 'icon' in one) as Catalogue | undefined) ?? UNFOUND,
  };
}
