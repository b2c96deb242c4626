// Proves a restored city: chains verify, rows are folds of their events, figures equal a recount, files are their sha256.
// Must never: repair anything; what differs is named.
import type { Store } from '@balai/store';
import { hashOf, type FileCopy } from '@balai/store/backup';
import type { Progress } from '../progress.ts';
import { say } from '../say.ts';
import { bytesPath } from './backup-folder.ts';

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
      const wrong: string[] = [];
      for (const region of store.regions.all()) {
        const { events, broken } = await store.audit.verifyChain(region.id);
        const { cases, differences } = await store.audit.rebuild(region.id, { check: true });
        wrong.push(...broken.map(({ caseId, version, why }) => `${region.slug} ${caseId} ${version}: ${why}`));
        wrong.push(...differences.map(({ caseId, what }) => `${region.slug} ${caseId}: ${what}`));
        const counted = {
          id: `${cases} kasus, ${events} peristiwa`,
          en: `${cases} cases, ${events} events`,
        };
        console.log(`  ${region.slug}: ${say(counted)}`);
      }
      for (const { sha256, needed } of files) {
        const found = await hashOf(bytesPath(data, sha256));
        if (found !== sha256 && (found !== null || needed)) wrong.push(`files: ${sha256}`);
      }
      const same = { id: 'semuanya sama', en: 'everything is equal' };
      const differs = { id: 'perbedaan', en: 'differences' };
      console.log(wrong.length === 0 ? `  ✓ ${say(same)}` : `  ✗ ${wrong.length} ${say(differs)}`);
      for (const line of wrong.slice(0, 20)) console.log(`      ${line}`);
      return wrong.length === 0 ? 0 : 1;
    },
  );
}
