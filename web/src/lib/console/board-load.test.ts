/** Loads and consequences of the board: the cards of a column one after the other, by due date. */
import { expect, test } from 'vitest';
import { goesTogether, loadOf, movedColumns, whenGiven, whenTaken } from './board-load.ts';

const card = (number: string, left: number, hours: number, due: 'late' | 'today' | 'week' | 'later' = 'week') => ({
  number,
  turn: 'diterima',
  dueAt: left * 3_600_000,
  left: Math.max(0, left),
  hours,
  due,
});
const cards = [card('A', 4, 3, 'today'), card('B', 10, 4)];
const column = { cards, away: {} };
const pile = (...more: ReturnType<typeof card>[]) => ({ cards: [...cards, ...more], away: {} });

test('an empty column has no work and no first date', () => {
  expect(loadOf({ cards: [], away: {} })).toEqual({ hours: 0, room: null, late: 0, today: 0, week: 0, missing: [] });
});

test('hours add up by due date; what is late is counted before the others and not called missing', () => {
  expect(loadOf(column)).toEqual({ hours: 7, room: 4, late: 0, today: 1, week: 2, missing: [] });
  // One that is late already takes two hours first: the one of today cannot be done in time any more.
  expect(loadOf(pile(card('C', -5, 2, 'late')))).toMatchObject({ hours: 9, room: 4, late: 1, missing: ['A'] });
});

test('a card that comes says what it does to the others, and to itself', () => {
  expect(whenGiven(column, [card('C', 6, 2)])).toEqual({ before: 7, after: 9, newlyMissing: [] });
  expect(whenGiven(column, [card('C', 6, 4)])).toEqual({ before: 7, after: 11, newlyMissing: ['C', 'B'] });
  expect(whenGiven(column, cards.slice(0, 1))).toBeNull();
  expect(whenTaken(column, cards.slice(1))).toEqual({ before: 7, after: 3 });
});

test('moves that are held stand where they are going, by due date', () => {
  const view = {
    nobody: [card('C', 6, 1)],
    officers: [
      { id: 'p1', ...column },
      { id: 'p2', cards: [], away: {} },
    ],
  };
  const moved = movedColumns(view as never, [
    { number: 'C', to: 'p1' },
    { number: 'B', to: null },
  ]);
  expect(moved.map(({ id, cards }) => [id, cards.map(({ number }) => number)])).toEqual([
    [null, ['B']],
    ['p1', ['A', 'C']],
    ['p2', []],
  ]);
});

test('several that come say together what they do; one that stands there already is not counted twice', () => {
  expect(whenGiven(column, [card('C', 20, 2), card('D', 20, 5), card('A', 4, 3, 'today')])).toEqual({
    before: 7,
    after: 14,
    newlyMissing: [],
  });
  expect(whenTaken(column, cards)).toEqual({ before: 7, after: 0 });
});

test('leave takes its hours off the time until a card is due: what fits without it does not fit with it', () => {
  const away = { 'B diterima': 4 };
  expect(loadOf({ cards, away })).toMatchObject({ hours: 7, room: 4, missing: ['B'] });
  expect(loadOf({ cards, away: { 'A diterima': 2, 'B diterima': 3 } })).toMatchObject({ room: 2, missing: ['A'] });
  expect(whenGiven({ cards: [], away: { 'C diterima': 5 } }, [card('C', 6, 2)])?.newlyMissing).toEqual(['C']);
});

test('of whoever is away goes what is due before they are back; of the others all; what rests stays', () => {
  const whole = cards.map((one) => ({ ...one, resting: one.number === 'A' }));
  const leave = (hours: number) => ({ backAt: hours * 3_600_000 }) as never;
  const numbers = (given: never) =>
    goesTogether({ id: 'p1', away: {}, cards: whole as never }, given).map(({ number }) => number);
  expect([numbers(null as never), numbers(leave(11)), numbers(leave(9))]).toEqual([['B'], ['B'], []]);
});
