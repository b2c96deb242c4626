/**
 * Cases of the demonstration that begin because another one ended: opened as the platform's job opens them, then they live too.
 *
 * Must never: open a case of its own, or look into another region.
 */
import type { Instant } from '@balai/kernel';
import { FREE } from './demo-scripts.ts';
import { countVisits, inTurn, type Life, type Town } from './demo-town.ts';

/** The lives that began with the ending of this one; empty for nearly all. */
export async function startedBy(town: Town, parent: Life, now: Instant): Promise<readonly Life[]> {
  const stage = parent.manifest.stages[parent.state.ending?.stage ?? ''];
  if (stage === undefined || !('ends' in stage) || stage.starts === undefined) return [];
  const { store } = town.bound.deps;
  await inTurn(town, async () => void (await store.outbox.openStarted(town.regionId, now)));
  const links = await store.cases.linked(town.regionId, parent.caseId);
  const lives: Life[] = [];
  for (const { kind, regionId, caseId } of links) {
    if (kind !== 'started' || regionId !== town.regionId || town.byCase.has(caseId)) continue;
    const [loaded, events] = await Promise.all([
      store.cases.load(regionId, caseId),
      store.cases.events(regionId, caseId),
    ]);
    if (loaded === null || !town.conducts.has(loaded.serviceId)) continue;
    const key = `${loaded.serviceId} dari ${parent.plan.key}`;
    const life: Life = {
      plan: {
        ...parent.plan,
        key,
        service: loaded.serviceId,
        fate: FREE,
        filedAt: now,
        twin: null,
        like: null,
        rests: null,
      },
      caseId,
      number: loaded.number,
      manifest: loaded.manifest,
      state: loaded.state,
      version: loaded.version,
      visits: new Map(),
      proofs: 0,
      generation: 0,
    };
    countVisits(
      life,
      events.map(({ event }) => event),
    );
    lives.push(life);
  }
  return lives;
}
