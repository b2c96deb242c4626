/** Giving several cases in one go: what it would change, an outcome for each, and the way back; and how long hours are kept. */
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import type { BoardView } from '../../board-types.ts';
import { at, openTestCity, type TestCity } from '../../testing.ts';
import { appointUnit, DISHUB as dishub, reportLamp } from '../testing-desk.ts';

let city: TestCity;
/** Monday. */
const now = at('2026-11-02T10:00');
let device = 0;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await appointUnit(city);
});
afterAll(() => city.close());

const desk = async (id: string, when = now) => (await city.officer(id, when)).console;
async function board(when = now): Promise<BoardView> {
  const view = await (await desk('kepala', when)).board(dishub);
  if (view === null) throw new Error('no board');
  return view;
}
const columnOf = (view: BoardView, id: string) => {
  const found = view.officers.find((one) => one.id === id);
  if (found === undefined) throw new Error(`${id} has no column`);
  return found;
};
const numbersOf = (view: BoardView, id: string) => columnOf(view, id).cards.map(({ number }) => number);
const hoursOf = (view: BoardView, id: string) => columnOf(view, id).cards.reduce((sum, { hours }) => sum + hours, 0);

/** New lamps in the hands of `p1`, as turns to give. */
async function inHands(count: number) {
  const numbers: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const number = await reportLamp(city, `meja ${(device += 1)}`, at('2026-11-02T08:00'));
    expect(await (await desk('p1')).claim(number)).toMatchObject({ ok: true });
    numbers.push(number);
  }
  const { cards } = columnOf(await board(), 'p1');
  return cards.filter((one) => numbers.includes(one.number)).map(({ number, turn }) => ({ number, turn }));
}
const fromTo = { ...dishub, from: 'p1', to: 'p2' } as const;
async function valueOf<T>(
  answer: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false }>,
): Promise<T> {
  const done = await answer;
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done.value;
}

describe('several in one go', () => {
  it('say first what they change, then each its outcome; one that a colleague took meanwhile stays theirs', async () => {
    const turns = await inHands(3);
    const [taken] = turns;
    const { previewAssign, assignMany, assign } = await desk('kepala');
    const before = await board();
    const preview = await valueOf(previewAssign({ ...fromTo, turns }));
    expect(preview.turns.map(({ whyNot }) => whyNot)).toEqual([null, null, null]);
    expect(preview.from).toMatchObject({ id: 'p1', before: hoursOf(before, 'p1') });
    expect(preview.to).toMatchObject({ id: 'p2', before: hoursOf(before, 'p2') });
    expect(await board()).toEqual(before);

    await assign(taken?.number ?? '', { ...dishub, turn: taken?.turn ?? '', from: 'p1', to: 'kepala' });
    const done = await valueOf(assignMany({ ...fromTo, turns, key: 'sekaligus-1' }));
    expect(done.message).toEqual({
      id: '2 dari 3 diserahkan kepada Petugas Contoh 2.',
      en: '2 of 3 given to Petugas Contoh 2.',
    });
    expect(done.outcomes.map(({ number, result }) => [number, result.ok || result.error.type])).toEqual(
      turns.map(({ number }) => [number, number === taken?.number ? 'changedMeanwhile' : true]),
    );
    const after = await board();
    expect(done.to?.after).toBeCloseTo(hoursOf(after, 'p2'), 8);
    expect(done.from?.after).toBeCloseTo(hoursOf(after, 'p1'), 8);
    expect(numbersOf(after, 'kepala')).toEqual([taken?.number]);
  });

  it('name why one cannot be given, and give the others', async () => {
    const turns = await inHands(2);
    const [one] = turns;
    const wrong = [
      one,
      { number: 'BL-0000-000', turn: 'diterima/dishub' },
      { number: one?.number ?? '', turn: 'lain' },
    ];
    const asked = { ...fromTo, turns: wrong.flatMap((turn) => turn ?? []) };
    const preview = await valueOf((await desk('kepala')).previewAssign(asked));
    expect(preview.turns.map(({ whyNot }) => whyNot?.en ?? null)).toEqual([
      null,
      'There is no such case.',
      expect.stringContaining('not with this unit any more'),
    ]);
    const { outcomes } = await valueOf((await desk('kepala')).assignMany({ ...asked, key: 'sekaligus-2' }));
    expect(outcomes.map(({ result }) => result.ok)).toEqual([true, false, false]);
  });

  it('are given once under a key, also after the officer has laid one down; with something else the key is refused', async () => {
    const turns = await inHands(2);
    const { assignMany } = await desk('kepala');
    const asked = { ...fromTo, turns, key: 'sekaligus-3' };
    const first = await valueOf(assignMany(asked));
    const [one] = turns;
    await (await desk('p2')).release(one?.number ?? '');
    const again = await valueOf(assignMany(asked));
    expect([again.id, again.message, again.outcomes]).toEqual([first.id, first.message, first.outcomes]);
    expect(numbersOf(await board(), 'p2')).not.toContain(one?.number);
    expect(await assignMany({ ...asked, to: 'kepala' })).toEqual({ ok: false, error: { type: 'keyReused' } });
    // The key of somebody else is another one.
    expect(await (await desk('sekda')).assignMany({ ...asked, from: 'p2', to: null })).toMatchObject({ ok: true });
  });

  it('are refused to whoever heads no such unit: to look, to give, to give back', async () => {
    const turns = await inHands(1);
    const { id } = await valueOf((await desk('kepala')).assignMany({ ...fromTo, turns, key: 'sekaligus-4' }));
    const refused = { error: { type: 'notAllowed' } };
    for (const by of ['p1', 'air']) {
      const { assignMany, previewAssign, giveBack } = await desk(by);
      expect(await previewAssign({ ...fromTo, turns })).toMatchObject(refused);
      expect(await assignMany({ ...fromTo, turns, key: 'sekaligus-4' })).toMatchObject(refused);
      expect(await giveBack(id)).toMatchObject(refused);
    }
    expect(await (await desk('kepala')).giveBack('bukan-id')).toMatchObject({ error: { type: 'notFound' } });
  });
});

describe('given back', () => {
  it('each case is with whoever had it, even on leave; what changed hands since stays, and is named', async () => {
    const turns = await inHands(3);
    const head = await desk('kepala');
    const { id } = await valueOf(head.assignMany({ ...fromTo, turns, key: 'kembali-1' }));
    const [moved] = turns;
    await head.assign(moved?.number ?? '', { ...dishub, turn: moved?.turn ?? '', from: 'p2', to: 'kepala' });
    const asked = await (await desk('p1')).askLeave({ from: '2026-11-02', to: '2026-11-06', key: 'cuti-p1' });
    expect(asked.ok).toBe(true);
    const leave = (await (await desk('p1')).leave())?.mine.at(-1)?.id ?? '';
    await head.decideLeave(leave, { approve: true, because: '', standIn: null, decree: '' });

    const back = await valueOf(head.giveBack(id));
    expect(back.message.id).toBe('2 dari 3 dikembalikan kepada pemegang sebelumnya.');
    expect(back.outcomes.find(({ given }) => !given)).toMatchObject({
      number: moved?.number,
      message: { en: 'Meanwhile Kepala Contoh has this case. Nothing was changed; the board has been loaded again.' },
    });
    const own = numbersOf(await board(), 'p1');
    expect(own).toEqual(expect.arrayContaining(turns.slice(1).map(({ number }) => number)));
    expect(await valueOf(head.giveBack(id))).toEqual(back);
    await (await desk('p1')).endLeave(leave);
  });
});

describe('hours of a unit', () => {
  it('are counted once for five minutes, however many look', async () => {
    const counted = vi.spyOn(city.store.pastTurns, 'of');
    const later = at('2026-11-03T10:00');
    await Promise.all([board(later), board(later)]);
    await board(later + 4 * 60_000);
    expect(counted).toHaveBeenCalledTimes(1);
    await board(later + 5 * 60_000);
    expect(counted).toHaveBeenCalledTimes(2);
  });
});
