/**
 * The city's figures as many readers ask for them: the same question is answered once in two seconds, or until something
 * changes (ADR 0028). They are sums; nobody's data is in them.
 *
 * Must never: answer with figures from before a change that this process made.
 */
import type { Figures, Store } from '@balai/store';
import type { Bound } from '../bound.ts';

const KEPT_MS = 2_000;
const MOST_QUESTIONS = 200;
type Asked = Pick<Figures, 'rows' | 'durations' | 'openBefore' | 'together'>;
interface Kept {
  readonly regionId: number;
  readonly at: number;
  readonly answer: Promise<unknown>;
}
const books = new WeakMap<Store, Map<string, Kept>>();

function bookOf(store: Store): Map<string, Kept> {
  const known = books.get(store);
  if (known !== undefined) return known;
  const book = new Map<string, Kept>();
  books.set(store, book);
  store.changes.subscribe(({ regionId }) => {
    for (const [key, one] of book) if (one.regionId === regionId) book.delete(key);
  });
  return book;
}

export function keptFigures({ deps: { store }, now }: Pick<Bound, 'deps' | 'now'>): Asked {
  const book = bookOf(store);
  const once = <Value>(regionId: number, question: string, ask: () => Promise<Value>): Promise<Value> => {
    const key = `${regionId} ${question}`;
    const before = book.get(key);
    // One key, one question: what lies under it is of its kind.
    if (before !== undefined && Math.abs(now - before.at) < KEPT_MS) return before.answer as Promise<Value>;
    const answer = ask();
    if (book.size >= MOST_QUESTIONS) book.clear();
    book.set(key, { regionId, at: now, answer });
    answer.catch(() => book.delete(key));
    return answer;
  };
  const { figures } = store;
  return {
    rows: (regionId, filter) => once(regionId, `rows ${JSON.stringify(filter)}`, () => figures.rows(regionId, filter)),
    durations: (regionId, filter) =>
      once(regionId, `durations ${JSON.stringify(filter)}`, () => figures.durations(regionId, filter)),
    openBefore: (regionId, filter) =>
      once(regionId, `openBefore ${JSON.stringify(filter)}`, () => figures.openBefore(regionId, filter)),
    together: (regionId, filter, at) =>
      once(regionId, `together ${JSON.stringify(filter)}`, () => figures.together(regionId, filter, at)),
  };
}
