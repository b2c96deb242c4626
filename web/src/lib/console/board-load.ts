/**
 * How much work stands in a column of the board, and what would change if a card were moved: shown while it is dragged and
 * beside each choice of the form.
 *
 * Must never: decide whether a card may be moved (the platform does), or forecast more than its order says: the cards of a
 * column one after the other, by due date, from now on.
 */
import type { BoardCard, BoardView } from '@balai/server/platform';

type Card = Pick<BoardCard, 'number' | 'turn' | 'dueAt' | 'left' | 'hours' | 'due'>;
/** The cards of a column, and the hours of leave of whose it is until a card is due, by `number turn`. */
interface Pile {
  readonly cards: readonly Card[];
  readonly away: BoardView['officers'][number]['away'];
}
export interface Load {
  readonly hours: number;
  /** Hours until the first that is not late is due, without leave; null where there is none. */
  readonly room: number | null;
  readonly late: number;
  readonly today: number;
  /** Within seven days, today's too. */
  readonly week: number;
  /** Numbers of cards that are not late, and would be by the work that is due before them. */
  readonly missing: readonly string[];
}

export function loadOf({ cards, away }: Pile): Load {
  const left = (card: Card): number => card.left - (away[`${card.number} ${card.turn}`] ?? 0);
  let hours = 0;
  const missing: string[] = [];
  for (const card of inOrder(cards)) {
    hours += card.hours;
    if (card.due !== 'late' && hours > left(card)) missing.push(card.number);
  }
  const count = (due: Card['due']): number => cards.filter((card) => card.due === due).length;
  const first = inOrder(cards).find(({ due }) => due !== 'late');
  return {
    hours,
    room: first === undefined ? null : Math.max(0, left(first)),
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
/** What it does to a column when these cards come to it; null: they all stand there already. */
export function whenGiven(pile: Pile, coming: readonly Card[]): Consequence | null {
  const { cards, away } = pile;
  const others = coming.filter((one) => !cards.some(({ number }) => number === one.number));
  if (others.length === 0) return null;
  const [before, after] = [loadOf(pile), loadOf({ cards: [...cards, ...others], away })];
  return {
    before: before.hours,
    after: after.hours,
    newlyMissing: after.missing.filter((number) => !before.missing.includes(number)),
  };
}

/** What it leaves behind in a column when these cards go. */
export const whenTaken = (pile: Pile, going: readonly Card[]): Pick<Consequence, 'before' | 'after'> => ({
  before: loadOf(pile).hours,
  after: loadOf({
    ...pile,
    cards: pile.cards.filter(({ number }) => !going.some((one) => one.number === number)),
  }).hours,
});

export interface Column extends Pile {
  /** Null: nobody. */
  readonly id: string | null;
  readonly cards: readonly BoardCard[];
}
/** The columns as they are when these moves have been carried out; each card by due date. */
export function movedColumns(
  view: BoardView,
  moves: readonly { readonly number: string; readonly to: string | null }[],
): readonly Column[] {
  const columns: readonly Column[] = [{ id: null, cards: view.nobody, away: {} }, ...view.officers];
  const goes = new Map(moves.map(({ number, to }) => [number, to]));
  const all = columns.flatMap(({ id, cards }) =>
    cards.map((card) => ({ card, at: goes.has(card.number) ? (goes.get(card.number) ?? null) : id })),
  );
  return columns.map(({ id, away }) => ({
    id,
    away,
    cards: inOrder(all.filter(({ at }) => at === id).map(({ card }) => card)),
  }));
}

/** What of a column may go in one go: of an officer who is away, or soon will be, what is due before they are back. */
export const goesTogether = ({ cards }: Column, leave: BoardView['officers'][number]['leave']): readonly BoardCard[] =>
  cards.filter(({ resting, dueAt }) => !resting && (leave === null || dueAt < leave.backAt));
