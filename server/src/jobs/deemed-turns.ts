/**
 * Which turns the silence of an office will grant, by the version of the service that each case was filed under.
 *
 * Must never: go by the file of today, as what silence does to a case is what the law said when it was filed.
 */
import type { HalfwayTurn } from '@balai/store';
import type { PlatformDeps } from '../platform/platform-deps.ts';
import { grantsBySilence } from '../platform/texts/late-texts.ts';

/** Asks for many at once; what a service's versions say is remembered as long as this is kept. */
export function deemedTurns(
  { store }: Pick<PlatformDeps, 'store'>,
  regionId: number,
): (rows: readonly HalfwayTurn[]) => Promise<ReadonlySet<HalfwayTurn>> {
  const known = new Map<string, Promise<ReadonlySet<string>>>();
  const stagesOf = (serviceId: string): Promise<ReadonlySet<string>> => {
    const stages = known.get(serviceId) ?? grantingStages(store, regionId, serviceId);
    known.set(serviceId, stages);
    return stages;
  };
  return async (rows) => {
    const may = await Promise.all(rows.map(async (row) => (await stagesOf(row.serviceId)).has(row.stage)));
    const candidates = rows.filter((_, index) => may[index]);
    const loaded = await store.cases.loadAll(regionId, [...new Set(candidates.map(({ caseId }) => caseId))]);
    return new Set(
      candidates.filter(({ caseId, stage }) => {
        const found = loaded.get(caseId);
        return found !== undefined && grantsBySilence(found.manifest, stage);
      }),
    );
  };
}

/** Stages in which silence grants in any version: few services have one, so few cases need to be read. */
async function grantingStages(
  { services }: PlatformDeps['store'],
  regionId: number,
  serviceId: string,
): Promise<ReadonlySet<string>> {
  const versions = await services.history(regionId, serviceId);
  const manifests = await Promise.all(versions.map(({ hash }) => services.byHash(regionId, hash)));
  return new Set(
    manifests.flatMap((manifest) =>
      manifest === null ? [] : Object.keys(manifest.stages).filter((stage) => grantsBySilence(manifest, stage)),
    ),
  );
}
