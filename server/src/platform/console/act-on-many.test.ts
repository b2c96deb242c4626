/** Several cases at once: each as it was seen, each with its own outcome in words, none twice, and none instead of another. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { BulkOutcome, Platform } from '../platform-types.ts';
import { at, openTestCity, type TestCity } from '../testing.ts';
import { appointUnit, handOn, reportLamp, seen } from './testing-desk.ts';

let city: TestCity;
let lamps: readonly string[];
let p1: Platform;
let p2: Platform;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await appointUnit(city);
  const reported: string[] = [];
  for (let n = 0; n < 8; n += 1) reported.push(await reportLamp(city, `r${n}`, at(`2026-11-02T08:0${n}`)));
  lamps = reported;
  p2 = await city.officer('p2', at('2026-11-02T09:30'));
  p1 = await city.officer('p1', at('2026-11-02T10:00'));
});
afterAll(() => city.close());

/** The cases as they stand on this officer's queue now. */
async function chosen(officer: Platform, numbers: readonly string[]) {
  const { rows } = await officer.console.queueLines({});
  return numbers.map((number) => {
    const row = rows.find((one) => one.number === number);
    if (row === undefined) throw new Error(`${number} is not in the queue`);
    return { number, turn: row.turn, seenVersion: row.version };
  });
}
async function actAs(officer: Platform, number: string, action: string, because: readonly string[] = []) {
  const [one] = await chosen(officer, [number]);
  if (one === undefined) throw new Error('not chosen');
  const done = await officer.console.act(number, {
    ...one,
    action,
    key: `one ${number} ${action}`,
    raw: {},
    because,
    confirms: [],
    note: '',
  });
  expect(done).toMatchObject({ ok: true });
}
const outcomes = (all: readonly BulkOutcome[]) => all.map(({ number, outcome }) => [number, outcome]);

describe('the same action on several cases', () => {
  it('has an outcome in words for each: done, changed by whom, closed by whom, not theirs, not there', async () => {
    const [done = '', changed = '', closed = '', moved = ''] = lamps;
    const cases = await chosen(p1, [done, changed, closed]);
    await actAs(p2, changed, 'jadwalkan');
    await actAs(p2, closed, 'tolak', ['milikPribadi']);
    await handOn(p2, moved, { unit: 'dlh', area: null });
    const view = await seen(p1, moved);
    const given = {
      cases: [
        ...cases,
        { number: moved, turn: view.turns[0]?.id ?? '', seenVersion: view.version },
        { number: 'BL-0000-00', turn: 'x', seenVersion: 1 },
      ],
      action: 'jadwalkan',
      key: 'k1',
      because: [],
    };
    const all = await p1.console.actOnMany(given);
    expect(outcomes(all)).toEqual([
      [done, 'done'],
      [changed, 'changed'],
      [closed, 'ended'],
      [moved, 'notAllowed'],
      ['BL-0000-00', 'notFound'],
    ]);
    const words = Object.fromEntries(all.map(({ number, message }) => [number, message]));
    expect(words[changed]?.id).toContain('oleh Petugas Contoh 2');
    expect(words[changed]?.en).toContain('Nothing was sent');
    expect(words[closed]?.id).toMatch(/ditutup .* oleh Petugas Contoh 2/);
    expect(words[moved]?.id).toMatch(/berhak|giliran/i);
    const events = async (number: string) => (await seen(p1, number)).timeline.length;
    const before = await events(done);
    expect(outcomes(await p1.console.actOnMany(given))[0], 'sent twice it is done once').toEqual([done, 'done']);
    expect(await events(done)).toBe(before);
  });

  it('says of a case that was closed before that it is closed', async () => {
    const closed = lamps[2] ?? '';
    const { version } = await seen(p1, closed);
    const cases = [{ number: closed, turn: 'diterima/dishub', seenVersion: version }];
    const [one] = await p1.console.actOnMany({ cases, action: 'jadwalkan', key: 'k2', because: [] });
    expect(one).toMatchObject({ outcome: 'ended' });
    expect(one?.message.en).toContain('closed');
  });

  it('is offered with its reasons, and needs one that fits each', async () => {
    const [, , , , a = '', b = ''] = lamps;
    const { bulk, rows } = await p1.console.queue({});
    const row = rows.find(({ number }) => number === a);
    const offered = bulk.find(({ action }) => action === 'bukanKewenangan');
    expect(offered?.on).toContain(`lampu-jalan/${row?.stage}`);
    expect(offered?.reasons.map(({ name }) => name)).toContain('milikPln');
    const cases = await chosen(p1, [a, b]);
    const send = (key: string, because: readonly string[]) =>
      p1.console.actOnMany({ cases, action: 'bukanKewenangan', key, because });
    const without = await send('k3', []);
    expect(outcomes(without)).toEqual([
      [a, 'refused'],
      [b, 'refused'],
    ]);
    expect(without[0]?.message.id).toContain('alasan');
    expect((await send('k4', ['tidakAda']))[0]?.outcome).toBe('refused');
    expect(outcomes(await send('k5', ['milikPln']))).toEqual([
      [a, 'done'],
      [b, 'done'],
    ]);
    expect((await seen(p1, a)).timeline[0]?.detail?.id ?? '').not.toBe('');
  });

  it('offers nothing that needs a form, and takes each case once', async () => {
    const { bulk } = await p1.console.queue({});
    expect(bulk.map(({ action }) => action)).not.toContain('laksanakan');
    const [one] = await chosen(p1, [lamps[6] ?? '']);
    if (one === undefined) throw new Error('not chosen');
    const all = await p1.console.actOnMany({ cases: [one, one], action: 'jadwalkan', key: 'k6', because: [] });
    expect(outcomes(all)).toEqual([[one.number, 'done']]);
  });
});
