// The open cases of a service, and what another version would mean for each. Must never: change one.
import { type Change, diffManifests, outlookOf, type CaseOutlook, type ServiceManifest } from '@balai/kernel';
import type { CaseSummary, LoadedCase, Store } from '@balai/store';
import { language, say } from '../say.ts';

const PAGE = 200;

export type LookedAt = { readonly found: LoadedCase; readonly outlook: CaseOutlook };

/** Every open case of the service, newest first. */
export async function openCases(store: Store, regionId: number, serviceId: string): Promise<readonly CaseSummary[]> {
  const all = new Map<string, CaseSummary>();
  for (let before: number | undefined; ;) {
    const filter = { serviceIds: [serviceId], status: 'open', limit: PAGE } as const;
    const page = await store.cases.recent(regionId, before === undefined ? filter : { ...filter, before });
    const known = all.size;
    for (const one of page) all.set(one.caseId, one);
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined || all.size === known) return [...all.values()];
    // Others may have been filed in the same moment as the last one: they are read again with it.
    before = last.filedAt + 1;
  }
}

/** What a move to `manifest` would mean for each of these cases; those that are under it already are left out. */
export async function lookAt(
  store: Store,
  regionId: number,
  caseIds: readonly string[],
  to: { readonly manifest: ServiceManifest; readonly hash: string },
): Promise<readonly LookedAt[]> {
  const changes = new Map<string, readonly Change[]>();
  const seen: LookedAt[] = [];
  for (let at = 0; at < caseIds.length; at += PAGE) {
    const loaded = await store.cases.loadAll(regionId, caseIds.slice(at, at + PAGE));
    for (const found of loaded.values()) {
      const { manifestHash, manifest, state } = found;
      if (manifestHash === to.hash) continue;
      const between = changes.get(manifestHash) ?? diffManifests(manifest, to.manifest);
      changes.set(manifestHash, between);
      seen.push({ found, outlook: outlookOf(state, manifest, to.manifest, between) });
    }
  }
  return seen;
}

/** In a few lines: how many cases would go on as before, with what changes, and which could not. */
export function linesOfOutlooks(all: number, looked: readonly LookedAt[]): readonly string[] {
  if (all === 0) return [say({ id: '  Tidak ada urusan yang berjalan.', en: '  No case is open.' })];
  const cannot = looked.filter(({ outlook }) => outlook.cannot.length > 0);
  const concerned = looked.filter(({ outlook }) => outlook.cannot.length === 0 && outlook.concerns.length > 0);
  const reasons = new Map<string, number>();
  for (const { outlook } of cannot)
    for (const text of outlook.cannot) reasons.set(text[language], (reasons.get(text[language]) ?? 0) + 1);
  const touched = new Map<string, number>();
  for (const { outlook } of concerned)
    for (const { says } of outlook.concerns) touched.set(says[language], (touched.get(says[language]) ?? 0) + 1);
  const counted = (counts: ReadonlyMap<string, number>) =>
    [...counts].map(([text, count]) => `      ${count} × ${text}`);
  return [
    say({
      id: `  ${all} urusan berjalan: tidak ada yang berubah, masing-masing tetap pada versinya.`,
      en: `  ${all} open cases: nothing changes for them, each stays with its version.`,
    }),
    ...(looked.length === 0
      ? []
      : [
          say({
            id: `  Bila dipindahkan (balai move): ${looked.length - cannot.length - concerned.length} berjalan persis sama, ${concerned.length} terkena perubahan, ${cannot.length} tidak dapat dipindahkan.`,
            en: `  If moved (balai move): ${looked.length - cannot.length - concerned.length} go on exactly as before, ${concerned.length} are touched by changes, ${cannot.length} cannot be moved.`,
          }),
          ...counted(touched),
          ...counted(reasons),
        ]),
  ];
}
