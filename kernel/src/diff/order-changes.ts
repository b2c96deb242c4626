/**
 * Changes of the order in which people see questions, choices and actions.
 *
 * Must never: tell an order that follows from a question that came or went; that sentence stands already.
 */
import type { ServiceManifest } from '../manifest.ts';
import { change, same, SAID_ELSEWHERE, type Change, type Pair, type Said } from './change.ts';

const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export function orderChanges(
  pair: Pair,
  from: ServiceManifest['order'],
  to: ServiceManifest['order'],
  at: string,
): Said {
  const paths = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
    (path) => !same(own(from, path), own(to, path)),
  );
  const said = paths.flatMap((path): readonly Change[] => {
    const [before, after] = [namesAt(pair.before, path), namesAt(pair.after, path)];
    const [old, now] = [own(from, path) ?? before, own(to, path) ?? after];
    const both = new Set(old.filter((name) => now.includes(name)));
    const moved = !same(
      old.filter((name) => both.has(name)),
      now.filter((name) => both.has(name)),
    );
    // Names that came or went are told in their own place, and moved the others.
    if (!moved && !same(before, after)) return [];
    return change(
      'askedOtherwise',
      `${at}.${path}`,
      `Urutan ${path} menjadi ${now.join(', ')} (sebelumnya ${old.join(', ')})`,
      `The order of ${path} becomes ${now.join(', ')} (before: ${old.join(', ')})`,
    );
  });
  return said.length === 0 && paths.length > 0 ? SAID_ELSEWHERE : said;
}
const own = (order: ServiceManifest['order'], path: string) => (Object.hasOwn(order, path) ? order[path] : undefined);

/** The names at a path of the manifest, in the order of the alphabet: what holds where `order` says nothing. */
function namesAt(service: ServiceManifest, path: string): readonly string[] {
  let found: unknown = service;
  for (const part of path.split('.'))
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, part)
        ? (found as Readonly<Record<string, unknown>>)[part]
        : undefined;
  return typeof found === 'object' && found !== null ? Object.keys(found).toSorted(byCode) : [];
}
