/**
 * Changes of a value of the law that has a date and a basis: "Batas “Diperiksa” menjadi 4 hari kerja (sebelumnya 5 hari
 * kerja), Permenpanrb 5/2025".
 *
 * Must never: say a new number without its basis, or hide from which day it holds.
 */
import { listOf } from '../expressions-of.ts';
import type { Text } from '../fields.ts';
import type { Dated, Since } from '../manifest.ts';
import { alike, dateText, words } from '../words/plain-words.ts';
import { change, same, type Change, type ChangeGroup, type Said } from './change.ts';

export interface DatedWords<Value> {
  readonly group: ChangeGroup;
  /** What it is, as a sentence begins: "Batas “Diperiksa”". */
  readonly what: Text;
  readonly show: (value: Value) => Text;
}

/** Says what became of each line; lines of the same day are the same line. */
export function datedChanges<Value>(
  { group, what, show }: DatedWords<Value>,
  from: Dated<Value> | null | undefined,
  to: Dated<Value> | null | undefined,
  at: string,
): Said {
  const [before, after] = [linesOf(from), linesOf(to)];
  const line = (id: string, en: string): readonly Change[] => change(group, at, id, en);
  const full = ({ value, since, basis }: Since<Value>): Text => {
    const [shown, day] = [show(value), dateText(since)];
    return words(`${shown.id} sejak ${day.id}, ${basis}`, `${shown.en} since ${day.en}, ${basis}`);
  };
  if (before.length === 0)
    return after.flatMap((one) => line(`${what.id} kini: ${full(one).id}`, `${what.en} is now: ${full(one).en}`));
  if (after.length === 0)
    return line(
      `${what.id} tidak ada lagi (sebelumnya ${before.map((one) => full(one).id).join('; ')})`,
      `${what.en} is no longer there (before: ${before.map((one) => full(one).en).join('; ')})`,
    );
  const gone = before.filter(({ since }) => after.every((one) => one.since !== since));
  const come = after.filter(({ since }) => before.every((one) => one.since !== since));
  const said = after.flatMap((one) => {
    const old = before.find(({ since }) => since === one.since);
    return old === undefined || same(old, one) ? [] : rewritten(what, show, old, one, line);
  });
  const [only, instead] = [gone[0], come[0]];
  if (gone.length === 1 && come.length === 1 && only !== undefined && instead !== undefined)
    return [...said, ...replaced(what, show, only, instead, line)];
  return [
    ...said,
    ...come.flatMap((one) => begins(what, show, one, after, line)),
    ...gone.flatMap((one) =>
      line(`${what.id}: ketentuan “${full(one).id}” dihapus`, `${what.en}: the line “${full(one).en}” is removed`),
    ),
    ...(said.length + come.length + gone.length === 0
      ? line(`${what.id} ditulis dengan cara lain, isinya sama`, `${what.en} is written otherwise and means the same`)
      : []),
  ];
}
type Line = (id: string, en: string) => readonly Change[];
type Show<Value> = (value: Value) => Text;
const linesOf = <Value>(dated: Dated<Value> | null | undefined): readonly Since<Value>[] =>
  dated === null || dated === undefined ? [] : listOf(dated);
const NO_DAY = alike('');

/** The same day, another value or another basis. */
function rewritten<Value>(what: Text, show: Show<Value>, old: Since<Value>, now: Since<Value>, line: Line) {
  if (same(old.value, now.value))
    return line(
      `Dasar hukum ${lower(what.id)} menjadi ${now.basis} (sebelumnya ${old.basis})`,
      `The legal basis of ${lower(what.en)} becomes ${now.basis} (before: ${old.basis})`,
    );
  return becomes(what, show, old, now, NO_DAY, line);
}
/** One line takes the place of another: with the day from which it holds. */
function replaced<Value>(what: Text, show: Show<Value>, old: Since<Value>, now: Since<Value>, line: Line) {
  const [was, is] = [dateText(old.since), dateText(now.since)];
  if (same(old.value, now.value) && old.basis === now.basis)
    return line(
      `${what.id} (${show(now.value).id}) berlaku sejak ${is.id} (sebelumnya sejak ${was.id})`,
      `${what.en} (${show(now.value).en}) holds since ${is.en} (before: since ${was.en})`,
    );
  return becomes(what, show, old, now, words(` sejak ${is.id}`, ` since ${is.en}`), line);
}
function begins<Value>(
  what: Text,
  show: Show<Value>,
  now: Since<Value>,
  after: readonly Since<Value>[],
  line: Line,
): readonly Change[] {
  const day = dateText(now.since);
  const earlier = after.filter(({ since }) => since < now.since).toSorted((a, b) => (a.since < b.since ? 1 : -1))[0];
  const from = words(` mulai ${day.id}`, ` from ${day.en}`);
  if (earlier !== undefined) return becomes(what, show, earlier, now, from, line);
  return line(
    `${what.id} kini juga diatur${from.id}: ${show(now.value).id}, ${now.basis}`,
    `${what.en} is now also set${from.en}: ${show(now.value).en}, ${now.basis}`,
  );
}
function becomes<Value>(what: Text, show: Show<Value>, old: Since<Value>, now: Since<Value>, day: Text, line: Line) {
  const [was, is] = [show(old.value), show(now.value)];
  const basis = old.basis === now.basis ? alike('') : words(` (sebelumnya ${old.basis})`, ` (before: ${old.basis})`);
  return line(
    `${what.id} menjadi ${is.id}${day.id} (sebelumnya ${was.id}), ${now.basis}${basis.id}`,
    `${what.en} becomes ${is.en}${day.en} (before: ${was.en}), ${now.basis}${basis.en}`,
  );
}
/** Inside a sentence: "Batas …" as "batas …"; what begins with a sign stays. */
export const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
