/**
 * How much work stands in a column of the board, and what would be late by it: the cards one after the other, by due date. What the
 * page shows while a card is dragged counts the same way.
 *
 * Must never: forecast more than that order says, or decide whether a card may be given.
 */
import type { BoardCard, BoardOfficer, HoursChange } from '../../board-types.ts';
import { cardKey } from './capacity.ts';

type Column = Pick<BoardOfficer, 'id' | 'name' | 'away' | 'cards'>;

const hoursIn = (cards: readonly BoardCard[]): number => cards.reduce((sum, { hours }) => sum + hours, 0);

/** Numbers of cards that are not late, and would be by the work that is due before them and the leave in between. */
function missing(cards: readonly BoardCard[], away: Column['away']): readonly string[] {
  let hours = 0;
  return cards
    .toSorted((a, b) => a.dueAt - b.dueAt || (a.number < b.number ? -1 : 1))
    .filter((card) => {
      hours += card.hours;
      return card.due !== 'late' && hours > card.left - (away[cardKey(card)] ?? 0);
    })
    .map(({ number }) => number);
}

export function changeOf(column: Column | undefined, after: (cards: readonly BoardCard[]) => readonly BoardCard[]) {
  if (column === undefined) return null;
  const { id, name, away, cards } = column;
  const before = missing(cards, away);
  const then = after(cards);
  const newly = missing(then, away).filter((number) => !before.includes(number));
  return { id, name, before: hoursIn(cards), after: hoursIn(then), newlyMissing: newly } satisfies HoursChange;
}
