/** A session is believed for five seconds and not a moment after it was ended here. Must never: wait for real time. */
import { describe, expect, it } from 'vitest';
import { believedSessions } from './believed-sessions.ts';

function setUp() {
  let now = 0;
  let lookups = 0;
  const sessions = believedSessions<string>(() => now);
  return {
    sessions,
    pass: (ms: number) => void (now += ms),
    lookups: () => lookups,
    ask: (cookies: string, answer: string | null) =>
      sessions.of(cookies, async () => {
        lookups += 1;
        return answer;
      }),
  };
}

describe('a session that was just looked up', () => {
  it('is believed for five seconds, then asked for again', async () => {
    const { ask, pass, lookups } = setUp();
    expect(await ask('a', 'officer-1')).toBe('officer-1');
    pass(4_999);
    expect(await ask('a', null)).toBe('officer-1');
    expect(lookups()).toBe(1);
    pass(1);
    expect(await ask('a', null)).toBeNull();
  });

  it('is nobody else’s', async () => {
    const { ask } = setUp();
    await ask('a', 'officer-1');
    expect(await ask('b', 'officer-2')).toBe('officer-2');
    expect(await ask('', null)).toBeNull();
  });

  it('is not remembered as absent: who signs in is known at once', async () => {
    const { ask } = setUp();
    expect(await ask('a', null)).toBeNull();
    expect(await ask('a', 'officer-1')).toBe('officer-1');
  });

  it('ends at once, also when its lookup was under way', async () => {
    const { sessions, ask } = setUp();
    await ask('a', 'officer-1');
    const answer = Promise.withResolvers<string | null>();
    const under = sessions.of('b', () => answer.promise);
    sessions.forget();
    answer.resolve('officer-2');
    await under;
    expect(await ask('a', null)).toBeNull();
    expect(await ask('b', null)).toBeNull();
  });
});
