/**
 * What another day changes in one manifest: the values of the law that hold on `today` and did not on the day before it.
 *
 * Must never: name a value that reads the same on both days, or one that is decided by a day of its own (seats: the day of the slot).
 */
import { listOf } from '../expressions-of.ts';
import type { DateText } from '../fields.ts';
import { inForce, type Dated, type ServiceManifest, type Since } from '../manifest.ts';
import type { Change } from './change.ts';
import { diffManifests } from './diff-manifests.ts';

/** Returns what is different for whoever files on `today` instead of on `from`, in sentences with the day and the law; empty on most days. */
export function lawChanges(service: ServiceManifest, from: DateText, today: DateText): readonly Change[] {
  return beginsBetween(service, from, today) ? diffManifests(asOf(service, from), asOf(service, today)) : [];
}

const isLine = (part: unknown): part is Since<unknown> =>
  typeof part === 'object' && part !== null && 'since' in part && 'value' in part && 'basis' in part;
const isDated = (part: unknown): part is Dated<unknown> =>
  isLine(part) || (Array.isArray(part) && part.length > 0 && part.every(isLine));

/** Whether any line of the law begins after `from`, on `today` at the latest: most drafts need no comparison. */
function beginsBetween(part: unknown, from: DateText, today: DateText): boolean {
  if (isDated(part)) return listOf(part).some(({ since }) => since > from && since <= today);
  return (
    typeof part === 'object' && part !== null && Object.values(part).some((inner) => beginsBetween(inner, from, today))
  );
}

/** The manifest with the one line of each value that holds on that day; what does not hold yet stays as it is written. */
function asOf({ slots, ...service }: ServiceManifest, day: DateText): ServiceManifest {
  const on = (part: unknown): unknown => {
    if (isDated(part)) return inForce(part, day) ?? part;
    if (Array.isArray(part)) return part.map(on);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, on(inner)]));
  };
  return { ...(on(service) as Omit<ServiceManifest, 'slots'>), slots };
}
