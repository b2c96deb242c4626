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

/**
 * Moments that a mistake of the kernel had recorded, which the decision named here set right: of that service a turn that was over when
 * it began, and so ran out at once. Nothing else of what was recorded may come out otherwise.
 */
const SET_RIGHT = [
  { decision: 'ADR 0095', service: 'pengantar-nikah', was: 1_793_782_800_000, is: 1_793_869_200_000, times: 5 },
] as const;
const used = new Map<string, number>();
type Step = GoldenCase['story'][number];

function rightly(service: string, { events, refused, at }: Step): Pick<Step, 'events' | 'refused'> {
  const found = SET_RIGHT.find((one) => one.service === service && one.was <= at && at < one.is);
  if (found === undefined) return { events, refused };
  const [first] = events;
  if (first?.type === 'timeRanOut' && first.at > found.was)
    return { events: [], refused: { type: 'tooEarly', dueAt: found.is } };
  const right = events.map((event) => {
    if (event.type !== 'turnBegan' || event.turn.dueAt !== found.was) return event;
    used.set(found.decision, (used.get(found.decision) ?? 0) + 1);
    return { ...event, turn: { ...event.turn, dueAt: found.is } };
  });
  return { events: right, refused };
}

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
    for (const step of story) {
      const { command, at } = step;
      const { events, refused } = rightly(service.id, step);
      const decision = decide(service, state, command, { now: at, calendar });
      const now = decision.ok ? { events: decision.value, refused: null } : { events: [], refused: decision.error };
      expect(JSON.parse(JSON.stringify(now))).toEqual({ events, refused });
      state = events.reduce(evolve, state);
    }
  });
});

test('no more was set right than a decision says', () => {
  expect(SET_RIGHT.map(({ decision }) => used.get(decision))).toEqual(SET_RIGHT.map(({ times }) => times));
});
