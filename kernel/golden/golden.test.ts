/**
 * Replays the golden corpus: every manifest that was ever recorded is read as it was, and every decision comes out as it
 * did. Must never: be made to pass by editing a recorded file.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  canonicalText,
  checkManifest,
  decide,
  evolve,
  goldenName,
  inOrder,
  newCase,
  type GoldenCase,
  type GoldenFile,
} from '../src/index.ts';

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.golden.json'));
const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as GoldenFile;

test('the corpus is not empty', () => {
  expect(files.length).toBeGreaterThanOrEqual(6);
});

describe.each(files)('%s', (name) => {
  const { manifest, calendar, cases } = read(name);
  test('its canonical text has the hash that the file is named after', () => {
    const hash = createHash('sha256').update(canonicalText(manifest)).digest('hex');
    expect(goldenName(manifest, hash)).toBe(name);
    expect(checkManifest(manifest).ok).toBe(true);
  });
  test.each(cases.map((each) => [each.name, each] as const))('%s', (_, { story }: GoldenCase) => {
    const service = inOrder(manifest);
    let state = newCase;
    for (const { command, at, events, refused } of story) {
      const decision = decide(service, state, command, { now: at, calendar });
      const now = decision.ok ? { events: decision.value, refused: null } : { events: [], refused: decision.error };
      expect(JSON.parse(JSON.stringify(now))).toEqual({ events, refused });
      state = events.reduce(evolve, state);
    }
  });
});
