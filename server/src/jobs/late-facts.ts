/**
 * Registries that were silent when a case was sent are asked again; what they say then is learned by the case.
 *
 * Must never: judge by silence, or undo an answer that was given before.
 */
import type { Instant } from '@balai/kernel';
import type { LoadedCase } from '@balai/store';
import { once } from '../platform/bound.ts';
import type { PlatformDeps } from '../platform/platform-deps.ts';

/** A job can wait longer than a person before a form. */
const PATIENCE_MS = 20_000;

const silentFacts = ({ manifest, state }: LoadedCase) =>
  Object.fromEntries(
    Object.entries(manifest.facts).filter(
      ([name]) => state.facts[name] === undefined || state.facts[name].state === 'unavailable',
    ),
  );

export const hasSilentFacts = (loaded: LoadedCase): boolean =>
  loaded.state.status === 'open' && Object.keys(silentFacts(loaded)).length > 0;

/** True when nothing is left to ask: all have answered, or the case is over. */
export async function learnFacts(deps: PlatformDeps, regionId: number, caseId: string, now: Instant): Promise<boolean> {
  const { store } = deps;
  const loaded = await store.cases.load(regionId, caseId);
  if (loaded === null || !hasSilentFacts(loaded)) return true;
  const { answers, area } = loaded.state;
  const said = await deps.registriesOf(regionId).ask(silentFacts(loaded), { answers, area }, now, PATIENCE_MS);
  const news = Object.fromEntries(Object.entries(said).filter(([, fact]) => fact.state !== 'unavailable'));
  if (Object.keys(news).length > 0) {
    await store.execute({
      regionId,
      caseId,
      command: { type: 'learn', facts: news },
      channel: 'system',
      now,
      idempotency: once('registries', `${caseId} ${loaded.version}`, Object.keys(news).toSorted()),
    });
  }
  return Object.keys(news).length === Object.keys(said).length;
}
