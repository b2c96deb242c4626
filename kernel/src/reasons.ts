/**
 * The reasons of an action: its own, and the rules of the service by name.
 *
 * A rule that is open may be a reason: whoever gives it found out what the registry did not say. Must never: let a rule that is met
 * be why something is refused or sent back.
 */
import type { CaseError } from './case-types.ts';
import type { Knowledge } from './knowledge.ts';
import type { ActionData, ServiceManifest } from './manifest.ts';
import { rulesBy } from './rules.ts';

/** The reasons that an action takes: its own, and every rule by its name. Empty where it takes none. */
export function reasonsFor(service: ServiceManifest, action: ActionData): readonly string[] {
  const own = action.because ?? [];
  return own.length === 0 ? [] : [...new Set([...own, ...Object.keys(service.rules)])];
}

/** What stands under `name` in a list of reasons: a reason of the service, before a rule of the same name. */
export const isRule = (service: ServiceManifest, name: string): boolean =>
  !Object.hasOwn(service.reasons, name) && Object.hasOwn(service.rules, name);

/** Names the given reasons whose rule is met by what is known, with those that may be given instead; null where all fit. */
export function unfitReasons(
  service: ServiceManifest,
  action: ActionData,
  because: readonly string[],
  knowledge: Knowledge,
): CaseError | null {
  if (!because.some((name) => isRule(service, name))) return null;
  const met = new Set(
    rulesBy(service, knowledge).flatMap(({ name, state }) => (state === 'met' && isRule(service, name) ? [name] : [])),
  );
  const unfit = because.filter((name) => met.has(name));
  if (unfit.length === 0) return null;
  return {
    type: 'reasonDoesNotFit',
    rules: unfit,
    allowed: reasonsFor(service, action).filter((name) => !met.has(name)),
  };
}
