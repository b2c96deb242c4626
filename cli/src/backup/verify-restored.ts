// Proves a restored city: chains verify, rows are folds of their events, figures equal a recount, files are their sha256.
// Must never: repair anything; what differs is named.
import type { Store } from '@balai/store';
import type { FileCopy } from '@balai/store/backup';
import type { Progress } from '../progress.ts';
import { rebuildRegion } from '../rebuild-region.ts';
import { say } from '../say.ts';
import { bytesPath } from './backup-folder.ts';
import { isWholeAt, wholeWith } from './copy-bytes.ts';

/** Returns the exit code: 0 when everything is equal. */
export function verifyRestored(
  store: Store,
  { data, files }: { readonly data: string; readonly files: readonly FileCopy[] },
  progress: Progress,
): Promise<number> {
  return progress.step(
    {
      doing: { id: 'membuktikan bahwa semuanya sama', en: 'proving that everything is equal' },
      done: { id: 'pembuktian selesai', en: 'proof is done' },
    },
    async () => {
      let wrong = 0;
      const isWhole = wholeWith(data);
      for (const region of store.regions.all()) wrong += await rebuildRegion(store, region, true);
      for (const { sha256, needed } of files) {
        const found = await isWholeAt(bytesPath(data, sha256), sha256, isWhole);
        if (found === true || (found === null && !needed)) continue;
        wrong += 1;
        console.error(`  ✗ files: ${sha256}`);
      }
      const same = { id: 'semuanya sama', en: 'everything is equal' };
      const differs = { id: 'perbedaan', en: 'differences' };
      console.log(wrong === 0 ? `  ✓ ${say(same)}` : `  ✗ ${wrong} ${say(differs)}`);
      return wrong === 0 ? 0 : 1;
    },
  );
}
