/**
 * The head of a unit gives several cases from one officer to another in one go: what it would change, each one's outcome, and back.
 *
 * Must never: give one that could not be given alone, or give back what somebody else has changed since.
 */
import { uuidOf, type GivenTogether } from '@balai/store';
import type { Text } from '@balai/kernel';
import type {
  AssignAnswer,
  AssignManyInput,
  AssignPreview,
  BoardPlatform,
  BoardView,
  UnitPlace,
} from '../../board-types.ts';
import type { Bound } from '../../bound.ts';
import { inBoth, text } from '../../texts/text.ts';
import type { Rights } from '../rights.ts';
import {
  assignOne,
  givable,
  givenTo,
  givingOut,
  meanwhile,
  nameIn,
  NOT_HEAD,
  takenBack,
  type GivingOut,
} from './assign.ts';
import { boardView } from './board-view.ts';
import { cardKey } from './capacity.ts';
import { changeOf } from './load.ts';

/** As many as a board shows. */
const MOST_TOGETHER = 400;
const notHead = { ok: false, error: { type: 'notAllowed', message: NOT_HEAD } } as const;

export async function previewAssign(
  bound: Bound,
  rights: Rights,
  input: AssignManyInput,
): ReturnType<BoardPlatform['previewAssign']> {
  const [giving, view] = await Promise.all([givingOut(bound, rights, input), boardView(bound, rights, input)]);
  if (giving === null || view === null) return notHead;
  const turns: AssignPreview['turns'][number][] = [];
  for (const one of turnsIn(input)) {
    const open = await givable(giving, one.number, { ...input, turn: one.turn });
    turns.push({ ...one, whyNot: 'ok' in open ? whyOf(open) : null });
  }
  const would = turns.filter(({ whyNot }) => whyNot === null);
  return { ok: true, value: { turns, ...changesOf(view, input, would) } };
}

export async function assignMany(
  bound: Bound,
  rights: Rights,
  input: Parameters<BoardPlatform['assignMany']>[0],
): ReturnType<BoardPlatform['assignMany']> {
  const [giving, view] = await Promise.all([givingOut(bound, rights, input), boardView(bound, rights, input)]);
  if (giving === null || view === null) return notHead;
  const id = uuidOf(`beri ${bound.regionId} ${rights.officer.id} ${input.key}`);
  const before = await bound.deps.store.claims.given(bound.regionId, id);
  if (before.some((one) => !isSame(one, input))) return { ok: false, error: { type: 'keyReused' } };
  const done = new Set(before.map(({ number }) => number));
  const outcomes: { readonly number: string; readonly turn: string; readonly result: AssignAnswer }[] = [];
  for (const one of turnsIn(input)) {
    const given = { ok: true, value: { message: toldOf(giving, one.number, input.to) } } as const;
    const result = done.has(one.number) ? given : await assignOne(giving, one.number, { ...input, turn: one.turn }, id);
    outcomes.push({ ...one, result });
  }
  const given = outcomes.filter(({ result }) => result.ok);
  const message = givenText(given.length, outcomes.length, input.to === null ? null : nameIn(giving, input.to));
  return { ok: true, value: { id, message, outcomes, ...changesOf(view, input, given) } };
}

export async function giveBack(bound: Bound, rights: Rights, id: string): ReturnType<BoardPlatform['giveBack']> {
  const { claims } = bound.deps.store;
  const rows = await claims.given(bound.regionId, id);
  const [first] = rows;
  if (first === undefined) return { ok: false, error: { type: 'notFound' } };
  const giving = await givingOut(bound, rights, first);
  if (giving === null) return notHead;
  const outcomes: { readonly number: string; readonly given: boolean; readonly message: Text }[] = [];
  for (const { number, caseId, from, back } of rows) {
    const by = { together: id, caseId, by: rights.officer.id, at: bound.now };
    const done = back ? ({ ok: true } as const) : await claims.giveBack(bound.regionId, by);
    const message = done.ok ? toldOf(giving, number, from) : meanwhile(nameIn(giving, done.error.officer));
    outcomes.push({ number, given: done.ok, message });
  }
  const given = outcomes.filter((one) => one.given).length;
  return { ok: true, value: { message: backText(given, rows.length), outcomes } };
}

/** Each turn once. */
const turnsIn = ({ turns }: AssignManyInput): AssignManyInput['turns'] =>
  [...new Map(turns.map(({ number, turn }) => [cardKey({ number, turn }), { number, turn }])).values()].slice(
    0,
    MOST_TOGETHER,
  );

const isSame = (one: GivenTogether, { unit, area, from, to }: UnitPlace & Pick<AssignManyInput, 'from' | 'to'>) =>
  one.unit === unit && one.area === area && one.from === from && one.to === to;

function whyOf({ error }: Exclude<AssignAnswer, { readonly ok: true }>): Text {
  if ('message' in error) return error.message;
  return (
    (error.type === 'refused' ? error.sentences[0]?.message : undefined) ??
    text('Kasus itu tidak ditemukan.', 'There is no such case.')
  );
}

/** What changes where these turns leave one column and come to another; both as the board stood before. */
function changesOf(
  view: BoardView,
  { from, to }: Pick<AssignManyInput, 'from' | 'to'>,
  turns: AssignManyInput['turns'],
): Pick<AssignPreview, 'from' | 'to'> {
  const keys = new Set(turns.map(cardKey));
  const all = [view.nobody, ...view.officers.map(({ cards }) => cards)].flat();
  const moving = all.filter((card) => keys.has(cardKey(card)));
  const columnOf = (id: string | null) => view.officers.find((one) => one.id === id);
  return {
    from: changeOf(columnOf(from), (cards) => cards.filter((card) => !keys.has(cardKey(card)))),
    to: changeOf(columnOf(to), (cards) => [...cards.filter((card) => !keys.has(cardKey(card))), ...moving]),
  };
}

const toldOf = (giving: GivingOut, number: string, to: string | null): Text =>
  to === null ? takenBack(number) : givenTo(number, nameIn(giving, to));
const givenText = (given: number, all: number, name: string | null): Text =>
  inBoth((language) =>
    language === 'id'
      ? `${given} dari ${all} ${name === null ? 'dikembalikan ke antrean unit' : `diserahkan kepada ${name}`}.`
      : `${given} of ${all} ${name === null ? 'went back to the queue of the unit' : `given to ${name}`}.`,
  );
const backText = (given: number, all: number): Text =>
  text(
    `${given} dari ${all} dikembalikan kepada pemegang sebelumnya.`,
    `${given} of ${all} given back to whoever had them.`,
  );
