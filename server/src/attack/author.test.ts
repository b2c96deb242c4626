/**
 * The hostile author of a service: publishing takes data, so this data tries to hurt the process that takes it up.
 *
 * Must never: run an author's code, or be content with a refusal that does not say why.
 */
import { createHash } from 'node:crypto';
import { canonicalText, type ServiceManifest } from '@balai/kernel';
import { regions } from '@balai/services';
import type { Bundle } from '@balai/store';
import { tangerang } from '@balai/store/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openTestCity, type TestCity } from '../platform/testing.ts';
import { HOSTILE, hostileJson, hostileNumber, hostileString } from './hostile.ts';
import { NOW } from './testing.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
let city: TestCity;
const services = regions.find(({ slug }) => slug === 'tangerang')?.services ?? [];
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
});
afterAll(() => city.close());

const CATALOGUE = { icon: 'lightbulb', alsoCalled: ['lampu'], popular: true } as const;
/** A bundle around any data, with the right hash, as a hostile machine of an author would make it. */
function bundleAround(data: unknown, catalogue: Bundle['catalogue'] = CATALOGUE, text?: string): Bundle {
  const canonical = text ?? canonicalOf(data);
  const hash = createHash('sha256').update(canonical).digest('hex');
  return { manifest: data as ServiceManifest, canonical, hash, catalogue, examples: { passed: 1, failed: 0 } };
}
function canonicalOf(data: unknown): string {
  try {
    return canonicalText(data as ServiceManifest);
  } catch {
    return JSON.stringify(data) ?? '';
  }
}
const publish = (bundle: Bundle) => city.store.services.publish(tangerang.id, bundle, 'penyerang', NOW);

/** Why it was refused; null when it was taken up, and then it can be shown and begun by a resident. */
async function outcomeOf(bundle: Bundle): Promise<string | null> {
  const done = await publish(bundle);
  if (!done.ok) {
    const reasons = done.error.type === 'mistakes' ? done.error.mistakes : [];
    const silent = reasons.filter(({ at, message }) => typeof at !== 'string' || message.length < 6);
    return silent.length > 0 ? `refused without a reason: ${JSON.stringify(silent)}` : done.error.type;
  }
  for (const language of ['id', 'en'] as const) {
    const { portal } = await city.resident('pembaca', NOW, language);
    await portal.services('lampu');
    await portal.home();
    if ((await portal.service(done.value.serviceId)) === null) return 'published, but not there';
    const begun = await portal.begin(done.value.serviceId);
    if (begun.ok) await portal.question(begun.value.draftId, begun.value.first);
  }
  return null;
}

function spots(value: Json, found: { readonly place: Record<string, Json>; readonly name: string }[] = []) {
  if (typeof value !== 'object' || value === null) return found;
  for (const name of Object.keys(value)) {
    found.push({ place: value as Record<string, Json>, name });
    spots((value as Record<string, Json>)[name] as Json, found);
  }
  return found;
}

const strike = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('text', 'name', 'number', 'json', 'many', 'drop'),
  text: hostileString,
  number: hostileNumber,
  json: hostileJson,
});
function struck(
  data: Json,
  { at, how, text, number, json }: { at: number; how: string; text: string; number: number; json: unknown },
): void {
  const all = spots(data);
  const { place, name } = all[at % all.length] as (typeof all)[number];
  const before = place[name] as Json;
  const set = (key: string, value: Json) =>
    Object.defineProperty(place, key, { value, enumerable: true, configurable: true, writable: true });
  if (how === 'text') set(name, text);
  else if (how === 'number') set(name, number);
  else if (how === 'json') set(name, json as Json);
  else if (how === 'drop') delete place[name];
  else if (how === 'name') set(text, before);
  else
    for (let copy = copiesOf(before); copy > 0; copy -= 1) {
      // A list takes them at its end: '2999' beside '299' would be a hole of thousands, which no text of JSON has.
      if (Array.isArray(place)) place.push(structuredClone(before));
      else set(`${name}${copy}`, structuredClone(before));
    }
}

/** Many, but no more than the store still parses; each is a copy, so that a second strike meets one of them alone. */
const copiesOf = (value: Json): number => Math.min(3_000, Math.ceil(1_000_000 / (JSON.stringify(value)?.length ?? 1)));

describe('whatever is given to be published', () => {
  test('any JSON is refused with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(hostileJson, async (data) => {
        expect(await outcomeOf(bundleAround(data))).toBe('mistakes');
      }),
      { numRuns: 200 },
    );
  });

  test('a real service that is struck somewhere is refused, or works', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(2), fc.array(strike, { minLength: 1, maxLength: 2 }), async (which, strikes) => {
        const data = JSON.parse(JSON.stringify(services[which % services.length]?.manifest)) as Json;
        for (const one of strikes) struck(data, one);
        const outcome = await outcomeOf(bundleAround(data));
        expect([null, 'mistakes', 'notJson', 'tooLarge', 'notCanonical', 'hashDiffers']).toContain(outcome);
      }),
      { numRuns: 150 },
    );
    for (const { manifest, catalogue } of services)
      expect(await outcomeOf(bundleAround(manifest, catalogue))).toBe(null);
  }, 240_000);

  test.each([
    ['nested without an end', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['objects without an end', `${'{"fields":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['a giant text', JSON.stringify({ id: 'x', title: { id: 'a'.repeat(5_000_000), en: 'a' } })],
    ['a name of every object', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'],
    ['code instead of data', '(() => process.exit())()'],
    ['nothing', ''],
    ['two at once', '{}{}'],
    ['a number beyond', '{"id":1e999}'],
  ])('%s', async (_, text) => {
    const refused = await publish(bundleAround({ id: 'x' }, CATALOGUE, text));
    expect(refused.ok).toBe(false);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('no name of a service leads out of its folder or its address', async () => {
    const lamp = services[0]?.manifest;
    for (const id of HOSTILE.filter((text) => !/^[a-z]+$/i.test(text)))
      expect(await outcomeOf(bundleAround({ ...lamp, id })), JSON.stringify(id).slice(0, 60)).not.toBe(null);
  });

  test('what stands beside the manifest is looked at too', async () => {
    const lamp = services[0]?.manifest;
    for (const catalogue of [
      { ...CATALOGUE, icon: '../../secret' },
      { ...CATALOGUE, icon: '<svg onload=alert(1)>' },
      { ...CATALOGUE, alsoCalled: Array.from({ length: 5_000 }, () => 'x') },
      { ...CATALOGUE, alsoCalled: ['a'.repeat(10_000)] },
      { ...CATALOGUE, alsoCalled: ['a\0b'] },
      { ...CATALOGUE, popular: 'ya' as unknown as boolean },
      { ...CATALOGUE, alsoCalled: {} as unknown as readonly string[] },
    ])
      expect(await outcomeOf(bundleAround(lamp, catalogue))).toBe('catalogue');
  });
});

test('texts of a service hold nothing that hides or turns other text round', async () => {
  const lamp = services[0]?.manifest;
  for (const mark of ['\u202E', '\u0000', '\u0007', '\u2066', '\uD800'])
    expect(await outcomeOf(bundleAround({ ...lamp, title: { id: `Lampu ${mark}mati`, en: 'Lamp' } }))).not.toBe(null);
});
