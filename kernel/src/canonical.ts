/**
 * The canonical text of a manifest: what is stored, compared and hashed (SHA-256 of its UTF-8, by the caller).
 *
 * Keys are sorted, so the text does not depend on how an object was built; where the order of names means something
 * (questions, options, buttons) and is not the alphabet's, the manifest's own `order` keeps it.
 * Must never: drop a part of the data, or depend on the run.
 */
import type { ServiceManifest } from './manifest.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type Names = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Names =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The canonical text. Two manifests with the same meaning have the same text, whatever the order of their keys. */
export function canonicalText(manifest: ServiceManifest): string {
  return JSON.stringify(sorted(manifest));
}
/** Any JSON value with its keys sorted, as text. */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value));

function sorted(value: unknown): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value as Json;
  const names = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .toSorted(byCode);
  return Object.fromEntries(names.map((name) => [name, sorted(value[name])]));
}
const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The parts of a manifest whose keys are names in an order that people see. */
const ORDERED = ['fields', 'forms', 'rules', 'scores', 'reasons', 'stages', 'documents'] as const;
/** Inside those: the questions of a group, the options of a choice, the actions of a stage. */
const ORDERED_INSIDE: ReadonlySet<string> = new Set(['rows', 'options', 'next']);

/** Returns, by path, each order that is not the alphabet's. */
export function ordersOf(manifest: object): Readonly<Record<string, readonly string[]>> {
  const orders: Record<string, readonly string[]> = {};
  visit(manifest as Names, (path, record) => {
    const names = Object.keys(record);
    if (names.join('\n') !== names.toSorted(byCode).join('\n')) orders[path] = names;
    return record;
  });
  return orders;
}

/** Returns the manifest with its names in the order that `order` gives: after it was read from a text or a database. */
export function inOrder(manifest: ServiceManifest): ServiceManifest {
  return visit(manifest as unknown as Names, (path, record) => {
    const order = Object.hasOwn(manifest.order, path)
      ? (manifest.order[path] ?? [])
      : Object.keys(record).toSorted(byCode);
    const listed = order.filter((name) => Object.hasOwn(record, name));
    const others = Object.keys(record).filter((name) => !listed.includes(name));
    return Object.fromEntries([...listed, ...others].map((name) => [name, record[name]]));
  }) as unknown as ServiceManifest;
}

/** Rebuilds the manifest, passing each record whose order matters through `change`. */
function visit(manifest: Names, change: (path: string, record: Names) => Names): Names {
  const ordered = new Set<string>(ORDERED);
  return Object.fromEntries(
    Object.entries(manifest).map(([part, value]) => [
      part,
      ordered.has(part) && isRecord(value)
        ? mapped(change(part, value), (inner, name) => within(inner, `${part}.${name}`, part, change))
        : value,
    ]),
  );
}
function within(value: unknown, path: string, part: string, change: (path: string, record: Names) => Names): unknown {
  if (!isRecord(value)) return value;
  // A form is itself a record of questions.
  if (part === 'forms' && path.split('.').length === 2)
    return mapped(change(path, value), (inner, name) => within(inner, `${path}.${name}`, part, change));
  return mapped(value, (inner, name) => {
    const at = `${path}.${name}`;
    if (!ORDERED_INSIDE.has(name) || !isRecord(inner)) return inner;
    return mapped(change(at, inner), (each, key) =>
      name === 'rows' ? within(each, `${at}.${key}`, part, change) : each,
    );
  });
}
const mapped = (record: Names, change: (value: unknown, name: string) => unknown): Names =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
