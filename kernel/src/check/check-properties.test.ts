/**
 * What holds for any data: the checks never throw, the canonical text depends on nothing but the meaning, and whatever is
 * let through can be played without an exception.
 *
 * Must never: know a service by name.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixtures } from '../../fixtures/services.ts';
import { canonicalText, inOrder } from '../canonical.ts';
import { walk } from '../cases/random-walk.ts';
import type { ServiceManifest } from '../manifest.ts';
import { checkManifest, findingsIn } from './check-manifest.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
const copy = (service: ServiceManifest) => JSON.parse(JSON.stringify(service)) as Json;
const aService = fc.constantFrom(...fixtures);

/** Every container of a manifest with each of its keys, so that a mutation may strike anywhere. */
function spots(
  value: Json,
  found: { readonly place: Record<string, Json>; readonly name: string }[] = [],
): typeof found {
  if (typeof value !== 'object' || value === null) return found;
  for (const name of Object.keys(value)) {
    found.push({ place: value as Record<string, Json>, name });
    spots((value as Record<string, Json>)[name] as Json, found);
  }
  return found;
}
const mutation = fc.record({
  at: fc.nat(),
  from: fc.nat(),
  how: fc.constantFrom('drop', 'other', 'json', 'swap', 'rename'),
  json: fc.jsonValue({ maxDepth: 3 }),
});
type Mutation = { readonly at: number; readonly from: number; readonly how: string; readonly json: unknown };

/** Strikes the manifest once: something is missing, comes from elsewhere, is any JSON, or has another name. */
function strike(data: Json, { at, from, how, json }: Mutation): void {
  const all = spots(data);
  const { place, name } = all[at % all.length] as (typeof all)[number];
  const other = all[from % all.length] as (typeof all)[number];
  const taken = JSON.parse(JSON.stringify(other.place[other.name])) as Json;
  if (how === 'drop') delete place[name];
  else if (how === 'json') place[name] = json as Json;
  else if (how === 'rename') {
    const value = place[name] as Json;
    delete place[name];
    place[other.name] = value;
  } else place[name] = taken;
}

test('any JSON is checked without an exception, and says why it is refused', () => {
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
      (data) => {
        const checked = checkManifest(data);
        expect(checked.ok || checked.error.length > 0).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test('a manifest that was struck is refused with a sentence, or can be published and played', () => {
  fc.assert(
    fc.property(
      aService,
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(0xffff), { minLength: 40, maxLength: 120 }),
      (service, strikes, tape) => {
        const data = copy(service);
        for (const each of strikes) strike(data, each);
        const checked = checkManifest(data);
        if (checked.ok) walk(checked.value, tape);
        const said = checked.ok ? [] : checked.error;
        expect(said.filter(({ message, at }) => typeof at !== 'string' || message.length <= 10)).toEqual([]);
      },
    ),
    { numRuns: 600 },
  );
});

/** The same data, built in another order. */
function shuffled(value: Json, seed: number): Json {
  if (Array.isArray(value)) return value.map((part) => shuffled(part, seed));
  if (typeof value !== 'object' || value === null) return value;
  const key = (name: string) => [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) + seed) % 1009, 7);
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => key(a) - key(b))
      .map(([name, part]) => [name, shuffled(part, seed)]),
  );
}

test('the canonical text depends on no order of keys, and gives the manifest back with its questions in order', () => {
  fc.assert(
    fc.property(aService, fc.nat(1000), (service, seed) => {
      const text = canonicalText(service);
      const back = inOrder(shuffled(JSON.parse(text) as Json, seed) as unknown as ServiceManifest);
      expect(canonicalText(back)).toBe(text);
      const shown = (one: ServiceManifest) =>
        Object.entries(one.fields).map(([name, { options = {}, rows = {} }]) => [
          name,
          Object.keys(options),
          Object.keys(rows),
        ]);
      expect(shown(back)).toEqual(shown(service));
      expect(Object.keys(back.stages)).toEqual(Object.keys(service.stages));
      expect(back).toEqual(JSON.parse(JSON.stringify(service)));
    }),
  );
});

test('two services that differ in one value differ in their canonical text', () => {
  const texts = fixtures.map(canonicalText);
  expect(new Set(texts).size).toBe(fixtures.length);
  const [first] = fixtures as [ServiceManifest];
  expect(canonicalText({ ...first, within: null })).not.toBe(canonicalText(first));
  expect(findingsIn(JSON.parse(canonicalText(first)))).toEqual([]);
});
