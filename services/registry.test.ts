/** What every registered service must hold: its examples come true, and nothing in it is left without one. */
import { checkManifest, coverageOf, playExamples, tryMutants } from '@balai/kernel';
import { describe, expect, test } from 'vitest';
import { regions } from './registry.ts';

const all = regions.flatMap(({ slug, calendar, services }) =>
  services.map((service) => ({ name: `${slug} ${service.manifest.id}`, calendar, ...service })),
);

test('two regions run side by side, in two time zones', () => {
  expect(regions.map(({ slug, calendar }) => [slug, calendar.utcOffset])).toEqual([
    ['tangerang', 420],
    ['contoh-wita', 480],
  ]);
});

describe.each(all)('$name', ({ manifest, examples, calendar }) => {
  test('may be published', () => {
    expect(checkManifest(JSON.parse(JSON.stringify(manifest)))).toMatchObject({ ok: true });
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
