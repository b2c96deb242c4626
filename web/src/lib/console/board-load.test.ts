/** Loads and consequences of the board: the cards of a column one after the other, by due date. */
import { expect, test } from 'vitest';
import { loadOf, movedColumns, whenGiven, whenTaken } from './board-load.ts';

const card = (number: string, left: number, hours: number, due: 'late' | 'today' | 'week' | 'later' = 'week') => ({
  number,
  dueAt: left * 3_600_000,
  left: Math.max(0, left),
  hours,
  due,
});
const column = [card('A', 4, 3, 'today'), card('B', 10, 4)];

test('an empty column has no work and no first date', () => {
  expect(loadOf([])).toEqual({ hours: 0, room: null, late: 0, today: 0, week: 0, missing: [] });
});

test('hours add up by due date; what is late is counted before the others and not called missing', () => {
  expect(loadOf(column)).toEqual({ hours: 7, room: 4, late: 0, today: 1, week: 2, missing: [] });
  // One that is late already takes two hours first: the one of today cannot be done in time any more.
  expect(loadOf([...column, card('C', -5, 2, 'late')])).toMatchObject({ hours: 9, room: 4, late: 1, missing: ['A'] });
});

test('a card that comes says what it does to the others, and to itself', () => {
  expect(whenGiven(column, card('C', 6, 2))).toEqual({ before: 7, after: 9, newlyMissing: [] });
  expect(whenGiven(column, card('C', 6, 4))).toEqual({ before: 7, after: 11, newlyMissing: ['C', 'B'] });
  expect(whenGiven(column, column[0] ?? card('A', 4, 3))).toBeNull();
  expect(whenTaken(column, column[1] ?? card('B', 10, 4))).toEqual({ before: 7, after: 3 });
});

test('moves that are held stand where they are going, by due date', () => {
  const view = {
    nobody: [card('C', 6, 1)],
    officers: [
      { id: 'p1', cards: column },
      { id: 'p2', cards: [] },
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
