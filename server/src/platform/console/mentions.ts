/**
 * Notes that mention colleagues: who can be mentioned in a case, and whom a text mentions.
 *
 * Must never: mention somebody who may not see the case.
 */
import type { Text } from '@balai/kernel';
import { runsOn, type Officer } from '@balai/store';
import type { Bound } from '../bound.ts';
import type { OpenCase } from '../cases/open-case.ts';
import type { Mentionable } from '../desk-types.ts';
import { asIs, inBoth } from '../texts/text.ts';
import { maySee, type Rights } from './rights.ts';

type Hand = Rights['hands'][number];
interface Known extends Mentionable {
  /** Whom it reaches, and with which unit. */
  readonly reaches: readonly { readonly officer: string; readonly unit: string | null }[];
  readonly maySee: boolean;
}

const handsOn = ({ today }: Bound, { appointments }: Officer): readonly Hand[] =>
  appointments.filter((one) => runsOn(today, one)).map(({ unit, area }) => ({ unit, area }));
const keyOf = ({ unit, area }: Hand): string => `${unit}@${area ?? ''}`;

/** Units first, then officers, but the one who writes; each with whether the case is theirs to see. */
function everybody(open: OpenCase, officers: readonly Officer[], me: string): readonly Known[] {
  const { bound } = open;
  const others = officers.filter(({ id }) => id !== me).map((officer) => ({ officer, hands: handsOn(bound, officer) }));
  const units = new Map(others.flatMap(({ hands }) => hands).map((hand) => [keyOf(hand), hand]));
  const sees = new Map([...units].map(([key, hand]) => [key, maySee({ hands: [hand] }, open)]));
  const named = [...units].map(([key, hand]): Known => {
    const label = bound.names.unit(hand.unit, hand.area);
    const members = others.filter(({ hands }) => hands.some((own) => keyOf(own) === key));
    const reaches = members.map(({ officer }) => ({ officer: officer.id, unit: hand.unit }));
    return { value: `unit:${key}`, label, reaches, maySee: sees.get(key) === true };
  });
  const persons = others.map(({ officer, hands }): Known => ({
    value: `petugas:${officer.id}`,
    label: asIs(officer.name),
    reaches: [{ officer: officer.id, unit: null }],
    maySee: hands.some((hand) => sees.get(keyOf(hand)) === true),
  }));
  return [...named, ...persons];
}

export const mentionable = (open: OpenCase, officers: readonly Officer[], me: string): readonly Mentionable[] =>
  everybody(open, officers, me)
    .filter((one) => one.maySee)
    .map(({ value, label }) => ({ value, label }));

export type Mentioned =
  | { readonly ok: true; readonly value: Known['reaches'] }
  | { readonly ok: false; readonly message: Text };

/** Who is chosen or named with an @ in the words: each officer once, though a unit names them too. */
export async function mentionedIn(
  open: OpenCase,
  me: string,
  words: string,
  chosen: readonly string[],
): Promise<Mentioned> {
  if (chosen.length === 0 && !words.includes('@')) return { ok: true, value: [] };
  const { bound } = open;
  const all = everybody(open, await bound.deps.store.officers.all(bound.regionId), me);
  const meant = [...all.filter(({ value }) => chosen.includes(value)), ...namedWith(words, all)];
  const strangers = [...new Set(meant.filter((one) => !one.maySee))];
  if (strangers.length > 0)
    return {
      ok: false,
      message: inBoth((language) => {
        const who = strangers.map(({ label }) => label[language]).join(', ');
        return language === 'id'
          ? `Tidak dapat membuka kasus ini, jadi tidak dapat disebut: ${who}.`
          : `May not open this case, so cannot be mentioned: ${who}.`;
      }),
    };
  // By themselves first: a person who is named is told so, not as one of a unit.
  const reached = meant
    .flatMap(({ reaches }) => reaches)
    .toSorted((a, b) => Number(a.unit !== null) - Number(b.unit !== null));
  return { ok: true, value: [...new Map(reached.toReversed().map((one) => [one.officer, one])).values()] };
}

/** What follows each @: the longest name that fits, so that "Contoh 1" is not found in "Contoh 10". */
function namedWith(words: string, all: readonly Known[]): readonly Known[] {
  const names = all
    .flatMap((known) =>
      [...new Set([known.label.id, known.label.en])].map((name) => ({ known, name: name.toLowerCase() })),
    )
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => b.name.length - a.name.length);
  const text = words.toLowerCase();
  return [...text.matchAll(/@/gu)].flatMap(({ index }) => {
    const rest = text.slice(index + 1);
    const found = names.find(({ name }) => rest.startsWith(name) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length)));
    // Several may carry one name: all of them are meant.
    return found === undefined ? [] : names.filter(({ name }) => name === found.name).map(({ known }) => known);
  });
}
