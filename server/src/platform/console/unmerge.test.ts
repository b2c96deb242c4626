/** Two lamps were taken for one: the second report is taken apart again, on time, told to its reporter, and the figures add up. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { tangerang } from '@balai/store/testing';
import type { Platform } from '../platform-types.ts';
import { at, deviceOf, openTestCity, type TestCity } from '../testing.ts';
import { reportLamp, seen } from './testing-desk.ts';

let city: TestCity;
let first: string;
let second: string;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.appoint('p1', 'Petugas Contoh 1', [{ unit: 'dishub', area: null, position: 'petugas' }]);
  await city.appoint('p2', 'Petugas Contoh 2', [{ unit: 'dishub', area: null, position: 'petugas' }]);
  await city.appoint('taman', 'Petugas Contoh 3', [{ unit: 'dlh', area: null, position: 'petugas' }]);
  first = await reportLamp(city, 'a', at('2026-11-02T08:00'));
  second = await reportLamp(city, 'b', at('2026-11-02T08:10'));
});
afterAll(() => city.close());

async function merge(officer: Platform, number: string, into: string) {
  const { version } = await seen(officer, number);
  expect(await officer.console.merge(number, { into, key: `m ${version}`, seenVersion: version })).toMatchObject({
    ok: true,
  });
}
const apart = async (officer: Platform, number: string, note: string) => {
  const { version } = await seen(officer, number);
  return officer.console.unmerge(number, { note, key: `u ${version} ${note}`, seenVersion: version });
};
const figures = async () => {
  const { figures: kept } = city.store;
  while ((await kept.fold(tangerang.id)) > 0);
  expect(await kept.recount(tangerang.id)).toEqual([]);
  const rows = await kept.rows(tangerang.id, { from: '2026-11-01', to: '2026-11-30', serviceIds: ['lampu-jalan'] });
  const sum = (measure: 'filed' | 'reopened' | 'unmerged' | 'moved' | 'onTime') =>
    rows.reduce((total, row) => total + row[measure], 0);
  return {
    filed: sum('filed'),
    reopened: sum('reopened'),
    unmerged: sum('unmerged'),
    moved: sum('moved'),
    onTime: sum('onTime'),
  };
};

describe('a merge that was a mistake', () => {
  it('goes back to where it was, with its dates, in the queue and on the page of its reporter', async () => {
    const before = await seen(await city.officer('p1', at('2026-11-02T09:00')), second);
    await merge(await city.officer('p1', at('2026-11-02T09:30')), second, first);
    const other = await city.officer('p2', at('2026-11-03T10:00'));
    expect((await seen(other, second)).unmerge).toEqual({ from: first, survivor: 'open' });
    expect((await seen(await city.officer('p2', at('2026-11-03T10:00')), first)).unmerge).toBeNull();
    expect(await apart(other, second, '  ')).toMatchObject({ ok: false, error: { type: 'refused' } });
    expect(await apart(other, second, 'Tiangnya nomor lain.')).toMatchObject({ ok: true });

    const view = await seen(other, second);
    const clocks = (one: typeof view) => one.turns.map(({ id, clock }) => [id, clock.dueAt]);
    expect(clocks(view)).toEqual(clocks(before));
    expect([view.promise?.dueAt, view.unmerge, view.turns[0]?.mine]).toEqual([before.promise?.dueAt, null, true]);
    expect(view.timeline[0]?.detail?.id).toContain('Tiangnya nomor lain.');
    const queue = await other.console.queueLines({});
    expect(queue.rows.map(({ number }) => number)).toContain(second);
    // A second press of the same button, and a second unmerge, change nothing.
    expect(await apart(other, second, 'Lagi.')).toMatchObject({ ok: false });
  });

  it('tells its reporter with the date, lets them follow the other no more, and shows nobody else the reason', async () => {
    const summary = await city.store.cases.byNumber(tangerang.id, second);
    const caseId = summary?.caseId ?? '';
    const told = await city.store.outbox.of(tangerang.id, { caseId, topics: ['case.unmerged'] });
    expect(told).toMatchObject([{ body: { from: first, party: { unit: 'dishub' } } }]);
    expect(JSON.stringify(told)).not.toContain('Tiangnya');
    expect(await city.store.followers.followedBy(tangerang.id, `case:${caseId}`)).toEqual([]);
    expect(await city.store.cases.linked(tangerang.id, caseId)).toEqual([]);
    const { portal } = await city.resident('stranger', at('2026-11-03T11:00'));
    const page = await portal.publicCase(second);
    expect(JSON.stringify(page)).toContain('Dipisahkan lagi');
    expect(JSON.stringify(page)).not.toContain('Tiangnya');
    expect(deviceOf('b')).not.toBe(deviceOf('stranger'));
  });

  it('adds up: the figure of the day of the merge stays, and the case counts once more as reopened', async () => {
    expect(await figures()).toEqual({ filed: 2, reopened: 1, unmerged: 1, moved: 1, onTime: 1 });
    const audit = await city.store.audit.rebuild(tangerang.id, { check: true });
    expect(audit).toMatchObject({ differing: 0, broken: [], figures: [] });
  });

  it('is not for another unit, and not for a case that was never merged', async () => {
    const officer = await city.officer('p1', at('2026-11-04T09:00'));
    await merge(officer, second, first);
    const gardens = await city.officer('taman', at('2026-11-04T10:00'));
    const input = { note: 'Lain.', key: 'x', seenVersion: 1 };
    expect(await gardens.console.unmerge(second, input)).toMatchObject({ error: { type: 'notAllowed' } });
    expect(await officer.console.unmerge(first, input)).toMatchObject({ ok: false });
  });
});
