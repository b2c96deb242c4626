/** The published history of a service, newest first. Must never: leave out a version, also one that was taken back. */
import type { HistoricVersion, PublishedService } from '@balai/store';
import type { Bound } from '../bound.ts';
import type { ChangeView, VersionsView } from '../platform-types.ts';
import { changesBetween, changeView } from './gate.ts';
import { publishers } from './studio-rows.ts';

export async function versionsView(bound: Bound, service: PublishedService): Promise<VersionsView> {
  const { store } = bound.deps;
  const history = await store.services.history(bound.regionId, service.serviceId);
  const people = history.flatMap(({ publishedBy, approvedBy }) => [
    publishedBy,
    ...(approvedBy === null ? [] : [approvedBy]),
  ]);
  const [papers, names] = await Promise.all([
    store.studio.allPapers(
      bound.regionId,
      history.map(({ hash }) => hash),
    ),
    publishers(
      bound,
      people.map((publishedBy) => ({ publishedBy })),
    ),
  ]);
  return {
    rows: history.map((version, at) => ({
      number: version.number,
      hash: version.hash,
      at: version.publishedAt,
      by: names(version.publishedBy),
      approvedBy: version.approvedBy === null ? null : names(version.approvedBy),
      current: version.number === service.number,
      changedHere: papers.get(version.hash)?.basedOn != null,
      because: version.because,
      uncoveredBecause: version.uncoveredBecause,
      changes: changesOf(version, history[at + 1]),
      backTo: version.backTo,
      takenBack: version.rolledBack,
      foreign: version.signed === 'foreign',
    })),
  };
}

/** As they were read when it was published; worked out anew for a version that is older than that. */
function changesOf(version: HistoricVersion, before: HistoricVersion | undefined): readonly ChangeView[] | null {
  if (before === undefined) return null;
  return version.changes.length > 0
    ? version.changes.map(changeView)
    : changesBetween(before.manifest, version.manifest);
}
