/**
 * How much work stands in a column of the board, and what would change if a card were moved: shown while it is dragged and
 * beside each choice of the form.
 *
 * Must never: decide whether a card may be moved (the platform does), or forecast more than its order says: the cards of a
 * column one after the other, by due date, from now on.
 */
import type { BoardCard, BoardView } from '@balai/server/platform';

type Card = Pick<BoardCard, 'number' | 'dueAt' | 'left' | 'hours' | 'due'>;
export interface Load {
  readonly hours: number;
  /** Hours until the first that is not late is due; null where there is none. */
  readonly room: number | null;
  readonly late: number;
  readonly today: number;
  /** Within seven days, today's too. */
  readonly week: number;
  /** Numbers of cards that are not late, and would be by the work that is due before them. */
  readonly missing: readonly string[];
}

export function loadOf(cards: readonly Card[]): Load {
  let hours = 0;
  const missing: string[] = [];
  for (const card of inOrder(cards)) {
    hours += card.hours;
    if (card.due !== 'late' && hours > card.left) missing.push(card.number);
  }
  const count = (due: Card['due']): number => cards.filter((card) => card.due === due).length;
  const first = inOrder(cards).find(({ due }) => due !== 'late');
  return {
    hours,
    room: first?.left ?? null,
    late: count('late'),
    today: count('today'),
    week: count('today') + count('week'),
    missing,
  };
}

const inOrder = <T extends Card>(cards: readonly T[]): readonly T[] =>
  cards.toSorted((a, b) => a.dueAt - b.dueAt || (a.number < b.number ? -1 : 1));

export interface Consequence {
  readonly before: number;
  readonly after: number;
  /** Cards that would be late with the move and are not without it. */
  readonly newlyMissing: readonly string[];
}
/** What it does to a column when this card comes to it; null: it stands there already. */
export function whenGiven(cards: readonly Card[], card: Card): Consequence | null {
  if (cards.some(({ number }) => number === card.number)) return null;
  const [before, after] = [loadOf(cards), loadOf([...cards, card])];
  return {
    before: before.hours,
    after: after.hours,
    newlyMissing: after.missing.filter((number) => !before.missing.includes(number)),
  };
}

/** What it leaves behind in a column when this card goes. */
export const whenTaken = (cards: readonly Card[], card: Card): Pick<Consequence, 'before' | 'after'> => ({
  before: loadOf(cards).hours,
  after: loadOf(cards.filter(({ number }) => number !== card.number)).hours,
});

export interface Column {
  /** Null: nobody. */
  readonly id: string | null;
  readonly cards: readonly BoardCard[];
}
/** The columns as they are when these moves have been carried out; each card by due date. */
export function movedColumns(
  view: BoardView,
  moves: readonly { readonly number: string; readonly to: string | null }[],
): readonly Column[] {
  const columns: readonly Column[] = [{ id: null, cards: view.nobody }, ...view.officers];
  const goes = new Map(moves.map(({ number, to }) => [number, to]));
  const all = columns.flatMap(({ id, cards }) =>
    cards.map((card) => ({ card, at: goes.has(card.number) ? (goes.get(card.number) ?? null) : id })),
  );
  return columns.map(({ id }) => ({ id, cards: inOrder(all.filter(({ at }) => at === id).map(({ card }) => card)) }));
}
