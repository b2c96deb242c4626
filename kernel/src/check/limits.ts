/**
 * The first look at data from outside: is it JSON at all, and small enough to be a service?
 *
 * Must never: recurse as deep as the data goes, or touch a getter twice.
 */
import type { CheckName } from './every-check.ts';
import type { Findings } from './finding.ts';

/** A service of a city is far below these; a bomb is far above. */
const MOST_NODES = 20_000;
const DEEPEST = 60;
const MOST_CHARACTERS = 400_000;

/** Names that every object has: as a key they would be found where nobody wrote them. */
const isOfEveryObject = (name: string): boolean =>
  name === '__proto__' || name === 'prototype' || name in Object.prototype;

/** Returns true when `data` is plain JSON within the limits; says otherwise what is not. */
export function withinLimits(data: unknown, found: Findings): boolean {
  const before = found.errors;
  const rest: { readonly value: unknown; readonly at: string; readonly depth: number }[] = [
    { value: data, at: '', depth: 0 },
  ];
  let nodes = 1;
  let characters = 0;
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { value, at, depth } = next;
    characters += typeof value === 'string' ? value.length : 0;
    if (characters > MOST_CHARACTERS)
      return tooMuch(found, 'tooLarge', at, `more than ${MOST_CHARACTERS} characters: shorten the texts`);
    if (depth > DEEPEST)
      return tooMuch(found, 'tooDeep', at, `nested deeper than ${DEEPEST}: write the rule as several`);
    if (!isJsonNode(value)) {
      found.error('notJson', at, 'only texts, numbers, true, false, null, lists and objects can be published');
      continue;
    }
    if (typeof value !== 'object' || value === null) continue;
    const names = Object.keys(value);
    nodes += names.length;
    if (nodes > MOST_NODES) return tooMuch(found, 'tooLarge', at, `more than ${MOST_NODES} parts: split the service`);
    for (const name of names) {
      const isChosen = !Array.isArray(value);
      characters += isChosen ? name.length : 0;
      if (isChosen && isOfEveryObject(name))
        found.error(
          'reservedName',
          `${at}.${name}`.slice(0, 200),
          `'${name}' is a name that every object has: choose another`,
        );
      rest.push({
        value: (value as Readonly<Record<string, unknown>>)[name],
        at: at === '' ? name : `${at}.${name}`.slice(0, 200),
        depth: depth + 1,
      });
    }
  }
  return found.errors === before;
}
function tooMuch(found: Findings, check: CheckName, at: string, message: string): false {
  found.error(check, at, message);
  return false;
}
function isJsonNode(value: unknown): boolean {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
