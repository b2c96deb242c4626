/** Leave on the board: what is approved is taken off the hours in which somebody is there, and the next two weeks are listed. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { BoardView } from '../../board-types.ts';
import { at, openTestCity, type TestCity } from '../../testing.ts';
import { appointUnit, DISHUB, reportLamp } from '../testing-desk.ts';
import { cardKey } from './capacity.ts';

let city: TestCity;
/** Monday. */
const now = at('2026-11-02T10:00');
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await appointUnit(city);
});
afterAll(() => city.close());

const desk = async (id: string) => (await city.officer(id, now)).console;
async function board(): Promise<BoardView> {
  const view = await (await desk('kepala')).board(DISHUB);
  if (view === null) throw new Error('no board');
  return view;
}
const of = (view: BoardView, id: string) => view.officers.find((one) => one.id === id);
async function ask(id: string, from: string, to: string): Promise<string> {
  const asked = await (await desk(id)).askLeave({ from, to, key: `${id} ${from}` });
  if (!asked.ok) throw new Error(JSON.stringify(asked.error));
  return asked.value.id;
}
const approve = { approve: true, because: '', standIn: null, decree: '' } as const;

test('approved leave takes its office hours off, in the two weeks and until each card is due; what is only asked for takes none', async () => {
  const number = await reportLamp(city, 'a', at('2026-11-02T08:00'));
  const before = await board();
  const card = before.nobody.find((one) => one.number === number);
  expect(of(before, 'p1')).toMatchObject({ capacity: { onLeave: 0 }, away: {} });

  // Wednesday and the morning of Thursday's due date.
  const id = await ask('p1', '2026-11-04', '2026-11-05');
  expect(of(await board(), 'p1')).toMatchObject({ capacity: of(before, 'p1')?.capacity, away: {} });
  await (await desk('kepala')).decideLeave(id, approve);
  const { capacity, away } = of(await board(), 'p1') ?? {};
  expect(capacity?.onLeave).toBeGreaterThan(14);
  expect((capacity?.hours ?? 0) + (capacity?.onLeave ?? 0)).toBeCloseTo(of(before, 'p1')?.capacity.hours ?? 0, 8);
  const taken = away?.[cardKey({ number, turn: card?.turn ?? '' })] ?? 0;
  expect(taken).toBeCloseTo(capacity?.onLeave ?? 0, 8);
  expect(taken).toBeLessThan(card?.left ?? 0);
  expect(of(await board(), 'p2')).toMatchObject({ capacity: { onLeave: 0 }, away: {} });

  // What they could do without leave would be late with it: the preview of giving it says so.
  const hours = (card?.left ?? 0) - taken;
  const { previewAssign } = await desk('kepala');
  const turns = [{ number, turn: card?.turn ?? '' }];
  const preview = await previewAssign({ ...DISHUB, from: null, to: 'p1', turns });
  expect((card?.hours ?? 0) > hours).toBe(true);
  expect(preview).toMatchObject({ value: { from: null, to: { id: 'p1', before: 0, newlyMissing: [number] } } });
});

test('the next two weeks: approved and asked for, with who it is; not what was taken back or lies further ahead', async () => {
  await ask('p2', '2026-11-16', '2026-11-17');
  await ask('kepala', '2026-11-17', '2026-11-20');
  const back = await ask('p2', '2026-11-09', '2026-11-10');
  await (await desk('p2')).endLeave(back);
  await (await desk('kepala')).decideLeave(await ask('p1', '2026-11-12', '2026-11-30'), approve);
  expect(
    (await board()).leaveToCome.map(({ name, from, to, workingDays, state }) => [name, from, to, workingDays, state]),
  ).toEqual([
    ['Petugas Contoh 1', '2026-11-04', '2026-11-05', 2, 'approved'],
    ['Petugas Contoh 1', '2026-11-12', '2026-11-30', 13, 'approved'],
    ['Petugas Contoh 2', '2026-11-16', '2026-11-17', 2, 'asked'],
  ]);
});
