/**
 * The form as the browser sent it: fields named `question`, `question.day`, `children.0.name`.
 *
 * Must never: trust a name. Look-ups see own properties only, and nothing is read beyond its length.
 */
import type { RawForm } from '../platform-types.ts';

/** Longer than any answer may be; the rest of a longer one is an error of its own further on. */
const LONGEST = 20_000;

/** The (last) value of a form field; empty when it was not sent. */
export function one(raw: RawForm, name: string): string {
  const value = Object.hasOwn(raw, name) ? raw[name] : undefined;
  const last = typeof value === 'string' ? value : value?.at(-1);
  return (last ?? '').slice(0, LONGEST);
}
/** All values of a form field that are not empty. */
export function several(raw: RawForm, name: string): readonly string[] {
  const value = Object.hasOwn(raw, name) ? raw[name] : undefined;
  const list = value === undefined ? [] : typeof value === 'string' ? [value] : value;
  return list
    .filter((item) => item !== '')
    .slice(0, 200)
    .map((item) => item.slice(0, LONGEST));
}
/** What was typed for one question, with its parts, so that it can be shown again as it was. */
export const typedFor = (raw: RawForm, name: string): RawForm =>
  Object.fromEntries(Object.entries(raw).filter(([key]) => key === name || key.startsWith(`${name}.`)));

/** How many rows were sent of a repeated question: one more than the highest number in `name.N.`. */
export function rowsIn(raw: RawForm, name: string, atMost: number): number {
  let rows = 0;
  for (const key of Object.keys(raw)) {
    if (!key.startsWith(`${name}.`)) continue;
    const at = /^(\d{1,4})\./u.exec(key.slice(name.length + 1))?.[1];
    if (at !== undefined) rows = Math.max(rows, Number(at) + 1);
  }
  return Math.min(rows, atMost + 1);
}
