// Walks through the names of all files and letters that a region has. Must never: hold more than a page of them.
import type { Store } from '@balai/store';

export async function* everyFile(store: Store, regionId: number): AsyncGenerator<string> {
  for (let names = await store.files.names(regionId, ''); names.length > 0;) {
    yield* names;
    names = await store.files.names(regionId, names.at(-1) ?? '');
  }
}
