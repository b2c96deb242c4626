/**
 * One mistake planted in a manifest: where, and what an author would say about it.
 *
 * Must never: change the manifest that it is given.
 */
import type { Text } from '../fields.ts';
import type { ServiceManifest } from '../manifest.ts';

export type Path = readonly (string | number)[];
export interface Mutation {
  /** Where the change is made: `['stages', 'diperiksa', 'within', 'value', 'count']`. */
  readonly path: Path;
  /** What stands there now; `undefined`: the word is taken out. */
  readonly value: unknown;
  /** The second of two changes that belong together: a swap. */
  readonly also?: { readonly path: Path; readonly value: unknown };
  /** Where an author finds it, as a finding has it: `stages.diperiksa.within`. */
  readonly at: string;
  readonly says: Text;
}

/** Returns the manifest with the mistake in it. */
export function applied(service: ServiceManifest, { path, value, also }: Mutation): ServiceManifest {
  const once = put(service, path, value);
  return (also === undefined ? once : put(once, also.path, also.value)) as ServiceManifest;
}

function put(data: unknown, [name, ...rest]: Path, value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(data)) {
    const list = data as readonly unknown[];
    const index = Number(name);
    if (rest.length === 0 && value === undefined) return list.filter((_, each) => each !== index);
    return list.map((each, position) => (position === index ? put(each, rest, value) : each));
  }
  const record = (data ?? {}) as Readonly<Record<string, unknown>>;
  if (rest.length > 0 || value !== undefined) return { ...record, [name]: put(record[name], rest, value) };
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== String(name)));
}

/** `1` becomes `2`, in words. */
export const becomes = (what: Text, from: unknown, to: unknown): Text => ({
  id: `${what.id}: ${String(from)} menjadi ${String(to)}`,
  en: `${what.en}: ${String(from)} becomes ${String(to)}`,
});
export const without = (what: Text): Text => ({ id: `tanpa ${what.id}`, en: `without ${what.en}` });
