/** What every registered service must hold: its examples come true, and nothing in it is left without one. */
import { bareNumbers, checkManifest, coverageOf, playExamples, tryMutants, type Fields } from '@balai/kernel';
import { describe, expect, test } from 'vitest';
import { regions } from './registry.ts';

/** Durations, ages of papers and prices of a manifest, with where each comes from. */
function numbersIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const { since, value, basis } = part as {
    readonly since?: unknown;
    readonly value?: unknown;
    readonly basis?: unknown;
  };
  const isNumber = typeof value === 'number' || (typeof value === 'object' && value !== null && !Array.isArray(value));
  const here = typeof since === 'string' && typeof basis === 'string' && isNumber ? [basis] : [];
  return [...here, ...Object.values(part).flatMap(numbersIn)];
}
/** What is chosen stands there to be read; all else somebody has to find out, to write or to take. */
const CHOSEN = new Set(['choice', 'choices', 'yesNo', 'group', 'repeated']);
function unexplainedIn(fields: Fields, inside = ''): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) => [
    ...(CHOSEN.has(field.kind) || (field.help?.id ?? '') !== '' ? [] : [`${inside}${name}`]),
    ...unexplainedIn(field.rows ?? {}, `${inside}${name}.`),
  ]);
}
const all = regions.flatMap(({ slug, calendar, services }) =>
  services.map((service) => ({ name: `${slug} ${service.manifest.id}`, calendar, ...service })),
);

test('two regions run side by side, in two time zones', () => {
  expect(regions.map(({ slug, calendar }) => [slug, calendar.utcOffset])).toEqual([
    ['tangerang', 420],
    ['contoh-wita', 480],
  ]);
});

describe.each(all)('$name', ({ manifest, examples, calendar, catalogue }) => {
  test('may be published', () => {
    expect(checkManifest(JSON.parse(JSON.stringify(manifest)))).toMatchObject({ ok: true });
  });
  test('says of every number where it comes from, and of an invented rule that it is to be confirmed', () => {
    const bases = numbersIn(manifest);
    expect(bases.length).toBeGreaterThan(2);
    expect(
      bases.filter(
        (basis) => basis.trim() === '' || (/contoh|SOP/u.test(basis) && !basis.includes('perlu dikonfirmasi')),
      ),
    ).toEqual([]);
  });
  test('says beside it what each number rests on that stands in no rule and no time, and of nothing else', () => {
    const { bases = {} } = catalogue;
    expect(Object.keys(bases).toSorted()).toEqual(
      bareNumbers(manifest)
        .map(({ name }) => name)
        .toSorted(),
    );
    expect(
      Object.values(bases).filter(
        (basis) => basis.trim() === '' || (/contoh|SOP/u.test(basis) && !basis.includes('perlu dikonfirmasi')),
      ),
    ).toEqual([]);
  });
  test('explains each question of its forms that is not simply chosen', () => {
    expect([manifest.fields, ...Object.values(manifest.forms)].flatMap((fields) => unexplainedIn(fields))).toEqual([]);
  });
  const played = playExamples(manifest, examples, calendar);
  test.each(played.map((one) => [one.name, one] as const))('%s', (_, { problems }) => {
    expect(problems).toEqual([]);
  });
});

describe.each(all.filter(({ manifest }) => manifest.adopts === null))('$name', ({ manifest, examples, calendar }) => {
  test('has an example for each stage, action, reason, clock, rule and branch', () => {
    const { missing } = coverageOf(manifest, playExamples(manifest, examples, calendar), calendar);
    expect(missing.map(({ says }) => says.en)).toEqual([]);
  });
  test('has examples that notice nine of ten planted mistakes', () => {
    const tried = tryMutants(manifest, examples, calendar);
    const missed = tried.filter(({ noticedBy }) => noticedBy === null).map(({ at, says }) => `${at}: ${says.en}`);
    expect(missed.length / tried.length, missed.join('\n')).toBeLessThanOrEqual(0.1);
  });
});
