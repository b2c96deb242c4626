/** The board of a unit: whose it is, how much work stands in it, and giving cases out by the rules of the kernel. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AssignInput, BoardView } from '../../board-types.ts';
import type { Platform } from '../../platform-types.ts';
import { at, openTestCity, type TestCity } from '../../testing.ts';
import { appointUnit, DISHUB as dishub, reportLamp, seen } from '../testing-desk.ts';

let city: TestCity;
/** Monday. */
const now = at('2026-11-02T10:00');
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await appointUnit(city);
  await city.appoint('dulu', 'Petugas Contoh 4', [{ ...dishub, position: 'petugas' }], { to: '2026-10-31' });
});
afterAll(() => city.close());

async function board(officer: string, when = now): Promise<BoardView> {
  const view = await (await city.officer(officer, when)).console.board(dishub);
  if (view === null) throw new Error(`${officer} sees no board`);
  return view;
}
const cardOf = (view: BoardView, number: string) => {
  const found = [...view.nobody, ...view.officers.flatMap(({ cards }) => cards)].find((one) => one.number === number);
  if (found === undefined) throw new Error(`${number} is not on the board`);
  return found;
};
const holderOf = (view: BoardView, number: string): string | null =>
  view.officers.find(({ cards }) => cards.some((one) => one.number === number))?.id ?? null;

async function give(number: string, input: Pick<AssignInput, 'from' | 'to'>, by = 'kepala', when = now) {
  const { console: desk } = await city.officer(by, when);
  const { turn } = cardOf(await board('kepala', when), number);
  return desk.assign(number, { ...dishub, turn, ...input });
}
async function doNext(platform: Platform, number: string, action: string, raw: Record<string, string> = {}) {
  const { turns, version } = await seen(platform, number);
  const done = await platform.console.act(number, {
    turn: turns[0]?.id ?? '',
    action,
    key: `${action} ${number} ${version}`,
    seenVersion: version,
    raw,
    because: [],
    confirms: [],
    note: '',
  });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}

describe('the board', () => {
  it('is seen by the head and by whoever supervises them, and by nobody else', async () => {
    const seenBy = async (id: string) => (await (await city.officer(id, now)).console.board(dishub)) !== null;
    expect(await Promise.all(['kepala', 'sekda', 'p1', 'air', 'dulu'].map(seenBy))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    const { leads } = (await (await city.officer('p1', now)).console.me()) ?? {};
    expect(leads).toBe(false);
    // Who is appointed today, and not who was.
    expect((await board('kepala')).officers.map(({ id }) => id)).toEqual(['kepala', 'p1', 'p2']);
    const { boards } = await board('sekda');
    expect(boards.map(({ unit }) => unit)).toContain('dlh');
    expect(boards.map(({ unit }) => unit)).not.toContain('kelurahan');
  });

  it('says the standard of the stage until five turns have been done, and then their median in office hours', async () => {
    const number = await reportLamp(city, 'a', at('2026-11-02T08:00'));
    const fresh = cardOf(await board('kepala'), number);
    // From Monday 8.00 to Thursday's closing, in hours in which the office is open.
    expect(fresh.counted).toEqual({ from: 'standard' });
    expect(fresh.hours).toBeCloseTo(fresh.left + 2, 5);
    expect(fresh.due).toBe('week');
    const p1 = await city.officer('p1', at('2026-11-03T09:00'));
    for (const device of ['b', 'c', 'd', 'e', 'f']) await reportLamp(city, device, at('2026-11-02T15:30'));
    const { nobody } = await board('kepala');
    const five = nobody.filter((one) => one.number !== number);
    // All five at once at 9.00 on the next day: only the first could have begun the day before.
    for (const one of five) await doNext(p1, one.number, 'jadwalkan');
    const later = cardOf(await board('kepala', at('2026-11-03T10:00')), number);
    expect(later.counted).toEqual({ from: 'turns', turns: 5 });
    expect(later.hours).toBe(0);
  });
});

describe('giving', () => {
  it('puts a case into the hands of an officer, who sees from whom and when; it is taken back and given to another', async () => {
    const number = await reportLamp(city, 'g', at('2026-11-02T08:30'));
    expect(await give(number, { from: null, to: 'p1' })).toMatchObject({
      value: { message: { id: `${number} diserahkan kepada Petugas Contoh 1.` } },
    });
    const { rows } = await (await city.officer('p1', now)).console.queue({ view: 'mine' });
    expect(rows.find((row) => row.number === number)?.claimedBy).toMatchObject({
      me: true,
      given: { by: 'Kepala Contoh', at: now },
    });
    // The case itself says it too, to a colleague as well; and not where somebody took it.
    const given = { id: 'p1', me: false, given: { by: 'Kepala Contoh', at: now } };
    expect((await seen(await city.officer('p2', at('2026-11-03T10:00')), number)).claimedBy).toMatchObject(given);
    expect(holderOf(await board('kepala', at('2026-11-05T10:00')), number)).toBe('p1');
    expect(await give(number, { from: 'p1', to: 'p2' }, 'sekda')).toMatchObject({ ok: true });
    expect(await give(number, { from: 'p2', to: null })).toMatchObject({ ok: true });
    expect(holderOf(await board('kepala'), number)).toBeNull();
    const p2 = await city.officer('p2', now);
    await p2.console.claim(number);
    expect((await seen(p2, number)).claimedBy).toMatchObject({ id: 'p2', me: true, given: null });
  });

  it('of two heads one wins, and the other hears who has it; the same once more changes nothing', async () => {
    const number = await reportLamp(city, 'h', at('2026-11-02T08:40'));
    expect(await give(number, { from: null, to: 'p1' })).toMatchObject({ ok: true });
    const late = await give(number, { from: null, to: 'p2' }, 'sekda');
    expect(late).toMatchObject({ error: { type: 'changedMeanwhile' } });
    expect(JSON.stringify(late)).toContain('sudah dipegang Petugas Contoh 1');
    expect(await give(number, { from: null, to: 'p1' })).toMatchObject({ ok: true });
    expect(holderOf(await board('kepala'), number)).toBe('p1');
  });

  it('is refused to whoever heads no such unit, and to an officer who has no appointment there', async () => {
    const number = await reportLamp(city, 'i', at('2026-11-02T08:50'));
    for (const by of ['p1', 'air'])
      expect(await give(number, { from: null, to: 'p1' }, by)).toMatchObject({ error: { type: 'notAllowed' } });
    for (const to of ['air', 'dulu', 'siapa'])
      expect(await give(number, { from: null, to })).toMatchObject({ error: { type: 'refused' } });
    expect(holderOf(await board('kepala'), number)).toBeNull();
  });

  it('takes a case from whoever works elsewhere by now, and from nobody whose unit has it too', async () => {
    const number = await reportLamp(city, 'k', at('2026-11-02T09:10'));
    await city.appoint('pindah', 'Petugas Contoh 5', [{ ...dishub, position: 'petugas' }], { to: '2026-11-02' });
    expect(await give(number, { from: null, to: 'pindah' })).toMatchObject({ ok: true });
    await city.appoint('pindah', 'Petugas Contoh 5', [{ unit: 'dlh', area: null, position: 'petugas' }], {
      from: '2026-11-03',
    });
    const tomorrow = at('2026-11-03T10:00');
    const card = cardOf(await board('kepala', tomorrow), number);
    expect(card.heldBy).toMatchObject({ id: 'pindah', ofUnit: false });
    expect(await give(number, { from: 'pindah', to: 'p1' }, 'kepala', tomorrow)).toMatchObject({ ok: true });
    expect(holderOf(await board('kepala', tomorrow), number)).toBe('p1');
    // From a colleague who is there nobody takes it.
    expect(await give(number, { from: 'p1', to: null }, 'kepala', tomorrow)).toMatchObject({ ok: true });
    expect(await give(number, { from: null, to: 'p2' }, 'kepala', tomorrow)).toMatchObject({ ok: true });
    expect(await (await city.officer('p1', tomorrow)).console.claim(number)).toMatchObject({
      error: { type: 'claimedBy', name: 'Petugas Contoh 2' },
    });
  });

  it('never to whoever did the work that is now checked, and the board says why', async () => {
    const number = await reportLamp(city, 'j', at('2026-11-02T09:00'));
    const p1 = await city.officer('p1', now);
    await doNext(p1, number, 'jadwalkan');
    const { id } = await seen(p1, number);
    const [sebelum, sesudah] = await Promise.all(
      ['sebelum', 'sesudah'].map((words) => city.stageFile(`officer:p1:${id}`, words, now)),
    );
    await doNext(p1, number, 'laksanakan', { sebelum: sebelum ?? '', sesudah: sesudah ?? '' });
    const { cannot } = cardOf(await board('kepala'), number);
    expect(Object.keys(cannot)).toEqual(['p1']);
    expect(cannot['p1']?.en).toContain('did the work');
    const done = await give(number, { from: null, to: 'p1' });
    expect(done).toMatchObject({ error: { type: 'refused', sentences: [{ message: cannot['p1'] }] } });
    expect(await give(number, { from: null, to: 'p2' })).toMatchObject({ ok: true });
  });
});

describe('who looked at whom', () => {
  it('is counted for each officer of the unit beside its median, without a word of the case or the person', async () => {
    const when = at('2026-11-05T10:00');
    const { talk, cases } = city.store;
    const number = await reportLamp(city, 'dilihat', when);
    const { caseId = '' } = (await cases.byNumber(3671, number)) ?? {};
    const look = { caseId, officer: 'p1', unit: 'dishub' };
    const day = 86_400_000;
    for (const [what, purpose, daysAgo] of [
      ['found:person', null, 1],
      ['found:person', null, 2],
      ['found:person', null, 31],
      ['opened:kontak', 'Menelepon Bu Penanda', 3],
      ['case', null, 1],
    ] as const)
      await talk.read(3671, { ...look, what, purpose, at: when - daysAgo * day });
    await talk.read(3671, { ...look, officer: 'p2', what: 'opened:kontak', purpose: 'Menelepon', at: when });
    await talk.read(3671, { ...look, officer: 'air', unit: 'dlh', what: 'opened:kontak', purpose: 'Lain', at: when });

    const { lookups } = await board('kepala', when);
    expect(lookups.days).toBe(30);
    const counts = lookups.officers.map(({ id, searches, openings }) => [id, searches, openings]);
    expect(counts.toSorted()).toEqual([
      ['kepala', 0, 0],
      ['p1', 2, 1],
      ['p2', 0, 1],
    ]);
    expect(lookups.median).toEqual({ searches: 0, openings: 1 });
    expect(JSON.stringify(lookups)).not.toMatch(new RegExp(`Penanda|kontak|${number}|${caseId}`, 'u'));
    // Whoever supervises the head sees the same; the officers themselves see no board.
    expect((await board('sekda', when)).lookups).toEqual(lookups);
    expect(await (await city.officer('p1', when)).console.board(dishub)).toBeNull();
  });
});
