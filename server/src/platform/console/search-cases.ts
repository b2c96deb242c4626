/**
 * An officer looks for a case by what is remembered of it: its number, words, or who it is about.
 *
 * Must never: show a case that this officer may not open, or find somebody by who they are without a line that they can read.
 */
import type { CaseSummary, Reading, SearchHit } from '@balai/store';
import { serviceOf, titleOf, type Bound } from '../bound.ts';
import { openCase } from '../cases/open-case.ts';
import { FOUND } from '../cases/reading-words.ts';
import type { SearchResult } from '../platform-types.ts';
import { asIs, text } from '../texts/text.ts';
import { wordsSeenBy } from './answers-view.ts';
import { isOfTheCity } from './exposure.ts';
import { mayComeToSee, maySee, wasHandOf, type Rights } from './rights.ts';

const LONGEST = 200;

/** Cases that my units have, follow or had. Crews outside find no case by who it is about, and none that is about a person. */
export async function search(bound: Bound, rights: Rights, query: string): Promise<readonly SearchResult[]> {
  const words = query.trim().slice(0, LONGEST);
  if (words === '') return [];
  const services = bound.deps.store.services
    .current(bound.regionId)
    .filter(({ manifest }) => rights.hands.some(({ unit }) => Object.hasOwn(manifest.units, unit)))
    .filter(({ manifest }) => !rights.fieldOnly || isOfTheCity(manifest));
  const everywhere = rights.hands.some(({ area }) => area === null);
  const areas = rights.hands.flatMap(({ area }) =>
    area === null ? [] : bound.names.isVillage(area) ? [area] : bound.names.villagesOf(area),
  );
  const found = await bound.deps.store.search.find(bound.regionId, words, {
    serviceIds: services.map(({ serviceId }) => serviceId),
    persons: !rights.fieldOnly,
    ...(everywhere ? {} : { areas }),
  });
  const hits = (await openTo(bound, rights, found)).map((hit) => ({ hit, personal: isPersonal(bound, hit) }));
  await bound.deps.store.talk.readEach(
    bound.regionId,
    hits.filter(({ personal }) => personal).map(({ hit }) => readingOf(bound, rights, hit)),
  );
  const wordsSeen = await wordsSeenOf(
    bound,
    rights,
    hits.map(({ hit }) => hit),
  );
  return hits.map(({ hit, personal }) => ({
    number: hit.number,
    title: titleOf(bound, hit.serviceId),
    status: STATUS[hit.status],
    area: hit.caseArea === null ? null : bound.names.area(hit.caseArea),
    filedAt: hit.filedAt,
    // What was met lies under the cover of the case, and is opened there.
    excerpt: personal ? '' : wordsSeen(hit)(excerptOf(bound, hit)),
  }));
}

/** Where an excerpt begins or ends within a name or a number, the rest of it is not known for one. */
const CUT_BEFORE = /^…[\p{L}\p{M}\p{N}]*[\d .-]*/u;
const CUT_AFTER = /[\d .-]*[\p{L}\p{M}\p{N}]*…$/u;

/** What crews read of a case that was found says as little of its reporter as the case does. */
async function wordsSeenOf(
  { deps, regionId }: Bound,
  rights: Rights,
  hits: readonly SearchHit[],
): Promise<(hit: SearchHit) => (words: string) => string> {
  if (!rights.fieldOnly) return () => (words) => words;
  const ids = hits.map(({ caseId }) => caseId);
  const cases = await deps.store.cases.loadAll(regionId, ids);
  return ({ caseId }) => {
    const loaded = cases.get(caseId);
    if (loaded === undefined) return () => '';
    const seen = wordsSeenBy(rights, loaded.manifest, loaded.state.answers);
    return (words) => seen(words.replace(CUT_BEFORE, '…').replace(CUT_AFTER, '…'));
  };
}

const STATUS: Readonly<Record<CaseSummary['status'], SearchResult['status']>> = {
  new: asIs(''),
  open: text('Masih berjalan', 'Open'),
  ended: text('Sudah ditutup', 'Closed'),
};

/** What was met, without the title that stands above it. */
function excerptOf(bound: Bound, { serviceId, excerpt }: SearchHit): string {
  const title = titleOf(bound, serviceId).id;
  return excerpt === title ? '' : excerpt.startsWith(`${title} · `) ? excerpt.slice(title.length + 3) : excerpt;
}

/** By who somebody is, or by what they said of themselves. */
function isPersonal(bound: Bound, hit: SearchHit): boolean {
  const service = serviceOf(bound, hit.serviceId)?.manifest;
  const ofPerson = service === undefined || !isOfTheCity(service);
  return hit.by === 'person' || (hit.by === 'words' && ofPerson && excerptOf(bound, hit) !== '');
}

const readingOf = (bound: Bound, rights: Rights, { caseId, serviceId }: SearchHit): Reading => {
  const units = serviceOf(bound, serviceId)?.manifest.units ?? {};
  const { unit } = rights.hands.find((hand) => Object.hasOwn(units, hand.unit)) ?? { unit: '' };
  return { caseId, officer: rights.officer.id, unit, what: FOUND, purpose: null, at: bound.now };
};

/** Those that this officer may open. */
async function openTo(bound: Bound, rights: Rights, hits: readonly SearchHit[]): Promise<readonly SearchHit[]> {
  if (hits.length === 0) return [];
  const { store } = bound.deps;
  const parties = await store.cases.parties(
    bound.regionId,
    hits.map(({ caseId }) => caseId),
  );
  const may = await Promise.all(
    hits.map(async ({ caseId, serviceId }) => {
      const service = serviceOf(bound, serviceId)?.manifest;
      if (service === undefined || wasHandOf(rights, service, parties.get(caseId) ?? [])) return service !== undefined;
      const open = mayComeToSee(service) ? await openCase(bound, { caseId }, 'officer') : null;
      return open !== null && maySee(rights, open);
    }),
  );
  return hits.filter((_, at) => may[at] === true);
}
