/** When nothing may be written: a database that is away, a full disk, a clock that jumped forth or back, or is behind the last event. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openWatch } from './watch.ts';

const MINUTE = 60_000;
const begin = Date.parse('2026-11-02T02:00:00Z');

/** A machine whose clocks, disk and database are turned by hand. */
function machine(more: { readonly databaseIsElsewhere?: boolean } = {}) {
  const at = {
    wall: begin,
    steady: 0,
    free: 2 ** 30,
    clockOff: 0,
    lastEvent: begin - MINUTE,
    away: false,
    hangs: false,
  };
  let asked = 0;
  const watch = openWatch({
    store: {
      async ready() {
        asked += 1;
        while (at.hangs) await sleep(5);
        return at.away
          ? { ok: false, clockOffMs: 0, lastEventAt: null, migrations: 0 }
          : { ok: true, clockOffMs: at.clockOff, lastEventAt: at.lastEvent, migrations: 8 };
      },
    },
    now: () => at.wall,
    steady: () => at.steady,
    freeBytes: () => at.free,
    databaseIsElsewhere: more.databaseIsElsewhere ?? false,
    everyMs: 2 ** 30,
    patienceMs: 20,
  });
  const pass = (ms: number): void => {
    at.wall += ms;
    at.steady += ms;
  };
  return { at, watch, pass, asked: () => asked };
}

test('all is well while time passes', async () => {
  const { watch, pass } = machine();
  await watch.look();
  pass(60 * MINUTE);
  expect(watch.standstill()).toBeNull();
  await watch.look();
  expect(watch.standstill()).toBeNull();
});

test.each([40 * 24 * 60 * MINUTE, -2 * 60 * MINUTE])(
  'a clock that is set by %i ms is seen at once, without a look, and until it is set right',
  async (jump) => {
    const { at, watch, pass } = machine();
    await watch.look();
    at.wall += jump;
    expect(watch.standstill()).toBe('wrongClock');
    pass(5 * MINUTE);
    await watch.look();
    expect(watch.standstill()).toBe('wrongClock');
    at.wall -= jump;
    await watch.look();
    expect(watch.standstill()).toBeNull();
  },
);

test('a machine that starts with a clock behind the last event waits until it is set', async () => {
  const { at, watch } = machine();
  at.lastEvent = begin + 3 * MINUTE;
  await watch.look();
  expect(watch.standstill()).toBe('wrongClock');
  at.wall += 4 * MINUTE;
  at.steady += 4 * MINUTE;
  await watch.look();
  expect(watch.standstill()).toBeNull();
});

test('a database on another machine that agrees with the clock after a jump says that it is right now', async () => {
  const { at, watch } = machine({ databaseIsElsewhere: true });
  await watch.look();
  at.wall += 10 * MINUTE;
  await watch.look();
  expect(watch.standstill()).toBeNull();
  at.clockOff = 5_000;
  await watch.look();
  expect(watch.standstill()).toBe('wrongClock');
});

test('a disk that is nearly full, and a database that is away', async () => {
  const { at, watch } = machine();
  at.free = 10 * 2 ** 20;
  await watch.look();
  expect(watch.standstill()).toBe('noRoom');
  at.away = true;
  await watch.look();
  expect(watch.standstill()).toBe('unavailable');
  at.away = false;
  at.free = 2 ** 30;
  await watch.look();
  expect(watch.standstill()).toBeNull();
});

test('a database that hangs is away, is asked once, and is back as soon as it answers', async () => {
  const { at, watch, asked } = machine();
  at.hangs = true;
  await watch.look();
  expect(watch.standstill()).toBe('unavailable');
  await watch.look();
  expect(asked()).toBe(1);
  at.hangs = false;
  await watch.look();
  expect(watch.standstill()).toBeNull();
});
