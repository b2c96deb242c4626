// Proves one region against its events: chains, folded rows, figures. Used by `rebuild` and after a restore.
// Must never: touch an event.
import type { Region, Store } from '@balai/store';
import { say } from './say.ts';

const shownDifferences = 20;

/** Folds every case of a region again, or with `check` only compares; prints what differs and returns how much that is. */
export async function rebuildRegion(store: Store, { id, slug }: Region, check: boolean): Promise<number> {
  const { cases, events, differing, differences, broken, heads, figures } = await store.audit.rebuild(id, { check });
  while ((await store.figures.fold(id)) > 0);
  const wrong = differing + heads.length;
  const lines = [
    ...broken.map(({ caseId, version, why }) => `${caseId} ${version}: ${why}`),
    ...heads.map(
      ({ day, published, computed }) =>
        `${day}: ${say({ id: 'kepala log yang diumumkan', en: 'the published head of the log is' })} ${published}, ${say({ id: 'seharusnya', en: 'should be' })} ${computed}`,
    ),
    // Figures are told below, with their numbers.
    ...differences.filter(({ caseId }) => caseId !== '').map(({ caseId, what }) => `${caseId}: ${what}`),
    ...figures.map(
      ({ what, counted, kept }) => `${what}: ${kept}, ${say({ id: 'seharusnya', en: 'should be' })} ${counted}`,
    ),
  ];
  const counted = say({
    id: `${cases} kasus, ${events} peristiwa, ${wrong} perbedaan`,
    en: `${cases} cases, ${events} events, ${wrong} differences`,
  });
  console.log(`  ${wrong === 0 ? '✓' : '✗'} ${slug}: ${counted}`);
  for (const line of lines.slice(0, shownDifferences)) console.log(`      ${line}`);
  return wrong;
}
