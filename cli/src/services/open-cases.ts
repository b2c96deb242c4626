// The open cases of a service, and what another version would mean for each. Must never: change one.
import {
  type Change,
  diffManifests,
  outlookOf,
  type CaseOutlook,
  type ServiceManifest,
  type Text,
} from '@balai/kernel';
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

/** One open case for which something would change, or which could not go on: for `--json`. */
export interface TouchedCase {
  readonly number: string;
  readonly may: boolean;
  readonly says: readonly Text[];
}
export interface Outlooks {
  readonly open: number;
  /** Cases that go on exactly as before if they are moved. */
  readonly same: number;
  readonly touched: readonly TouchedCase[];
}
/** What the other version would mean for all open cases, each that it touches by its number. */
export function outlooksOf(open: number, looked: readonly LookedAt[]): Outlooks {
  const touched = looked.flatMap(({ found, outlook: { cannot, concerns } }) =>
    cannot.length + concerns.length === 0
      ? []
      : [
          {
            number: found.number,
            may: cannot.length === 0,
            says: cannot.length > 0 ? cannot : concerns.map(({ says }) => says),
          },
        ],
  );
  return {
    open,
    same: looked.length - touched.length,
    touched: touched.toSorted((a, b) => (a.number < b.number ? -1 : 1)),
  };
}

/** So many numbers stand in one line of a terminal; all of them are in `--json`. */
const MOST_NUMBERS = 10;
function numbered(cases: readonly TouchedCase[]): readonly string[] {
  if (cases.length === 0) return [];
  const rest = cases.length - MOST_NUMBERS;
  const more =
    rest > 0 ? say({ id: `, dan ${rest} lagi (--json: semuanya)`, en: `, and ${rest} more (--json: all)` }) : '';
  const shown = cases.slice(0, MOST_NUMBERS).map(({ number }) => number);
  return [`        ${shown.join(', ')}${more}`];
}

/** In a few lines: how many cases would go on as before, with what changes, and which could not; each of these by its number. */
export function linesOfOutlooks({ open, same, touched }: Outlooks): readonly string[] {
  if (open === 0) return [say({ id: '  Tidak ada urusan yang berjalan.', en: '  No case is open.' })];
  const stays = say({
    id: `  ${open} urusan berjalan: tidak ada yang berubah, masing-masing tetap pada versinya.`,
    en: `  ${open} open cases: nothing changes for them, each stays with its version.`,
  });
  if (same + touched.length === 0) return [stays];
  const [may, cannot] = [touched.filter((one) => one.may), touched.filter((one) => !one.may)];
  return [
    stays,
    say({
      id: `  Bila dipindahkan (balai move): ${same} berjalan persis sama, ${may.length} terkena perubahan, ${cannot.length} tidak dapat dipindahkan.`,
      en: `  If moved (balai move): ${same} go on exactly as before, ${may.length} are touched by changes, ${cannot.length} cannot be moved.`,
    }),
    ...bySentence(may),
    ...bySentence(cannot),
  ];
}

/** Each sentence once, with the cases of which it holds. */
function bySentence(cases: readonly TouchedCase[]): readonly string[] {
  const sentences = new Set(cases.flatMap(({ says }) => says.map((text) => text[language])));
  return [...sentences].flatMap((sentence) => {
    const its = cases.filter(({ says }) => says.some((text) => text[language] === sentence));
    return [`      ${its.length} × ${sentence}`, ...numbered(its)];
  });
}
