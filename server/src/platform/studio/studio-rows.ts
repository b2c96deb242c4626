/**
 * The services of the region as the studio lists them: version, by whom, open cases, promises kept, what examples exercise.
 *
 * Must never: count a case while the page waits; figures come from counters.
 */
import { dateAfter, type Text } from '@balai/kernel';
import type { Papers, PublishedService } from '@balai/store';
import type { Bound } from '../bound.ts';
import { shareOf, sumsOf } from '../city/figures.ts';
import type { StudioHead, StudioRow } from '../platform-types.ts';
import { asIs, text } from '../texts/text.ts';
import { coverageFor } from './played.ts';

const WEEKS_4 = 27;

export async function studioRows(bound: Bound): Promise<readonly StudioRow[]> {
  const { store } = bound.deps;
  const { regionId, now, today } = bound;
  const services = store.services.current(regionId);
  const [papers, open, figures, waiting, names] = await Promise.all([
    store.studio.allPapers(
      regionId,
      services.map(({ hash }) => hash),
    ),
    store.figures.openNow(regionId, now),
    store.figures.rows(regionId, { from: dateAfter(today, -WEEKS_4), to: today }),
    store.studio.proposals(regionId, null),
    publishers(bound, services),
  ]);
  return services.map((service) => {
    const own = open.filter(({ serviceId }) => serviceId === service.serviceId);
    const paper = papers.get(service.hash) ?? null;
    return {
      ...headOf(service, paper, names(service.publishedBy)),
      open: own.reduce((sum, row) => sum + row.open, 0),
      late: own.reduce((sum, row) => sum + row.late, 0),
      onTime: shareOf(sumsOf(figures.filter(({ serviceId }) => serviceId === service.serviceId))),
      coverage: coverageOfService(bound, service, paper),
      waiting: waiting.filter(({ serviceId }) => serviceId === service.serviceId).length,
    };
  });
}

export async function studioHead(bound: Bound, service: PublishedService): Promise<StudioHead> {
  const { studio } = bound.deps.store;
  const [paper, proposals, names] = await Promise.all([
    studio.papers(bound.regionId, service.hash),
    studio.proposals(bound.regionId, service.serviceId),
    publishers(bound, [service]),
  ]);
  const waiting = proposals.filter(({ decided }) => decided === null).length;
  return { ...headOf(service, paper, names(service.publishedBy)), hash: service.hash, waiting };
}

const headOf = (service: PublishedService, paper: Papers | null, publishedBy: Text) => ({
  id: service.serviceId,
  title: service.manifest.title,
  icon: service.catalogue.icon,
  version: service.number,
  publishedAt: service.publishedAt,
  publishedBy,
  changedHere: paper !== null && paper.basedOn !== null,
  file: paper?.file ?? null,
});

function coverageOfService(bound: Bound, service: PublishedService, paper: Papers | null): StudioRow['coverage'] {
  if (paper === null) return null;
  const { played, coverage } = coverageFor(service.manifest, paper.examples, bound.calendar);
  const all = coverage.all.length;
  return { done: all - coverage.missing.length, all, failed: played.filter(({ ok }) => !ok).length };
}

/** Who published: an officer's name, or how it came about. */
export async function publishers(
  { deps, regionId }: Bound,
  services: readonly Pick<PublishedService, 'publishedBy'>[],
): Promise<(by: string) => Text> {
  const ids = [...new Set(services.map(({ publishedBy }) => publishedBy))];
  const officers = new Map(
    await Promise.all(ids.map(async (id) => [id, await deps.store.officers.one(regionId, id)] as const)),
  );
  return (by) => {
    const name = officers.get(by)?.name;
    if (name !== undefined) return asIs(name);
    return by === 'start' ? text('dari berkas, saat dijalankan', 'from its file, at start') : asIs(by);
  };
}
