/**
 * The head of a unit gives a case to one of its officers, takes it back, or gives it to another.
 *
 * Must never: give a turn to whoever may not act in it, take one from another unit, or change what somebody else has changed meanwhile.
 */
import type { Text, Turn } from '@balai/kernel';
import type { Officer } from '@balai/store';
import type { AssignAnswer, AssignInput, UnitPlace } from '../../board-types.ts';
import type { Bound } from '../../bound.ts';
import type { OpenCase } from '../../cases/open-case.ts';
import { inBoth, text } from '../../texts/text.ts';
import { isRefusal } from '../seen-case.ts';
import type { Rights } from '../rights.ts';
import { awayBy, awayUntil } from '../leave/away.ts';
import { workableCase } from '../workable-case.ts';
import { colleaguesIn, hasPart, mayLead } from './heads.ts';
import { whyNot, type Colleague } from './may-be-given.ts';

type Answer = AssignAnswer;
type Refused = Extract<Answer, { readonly ok: false }>;
const refused = (message: Text): Refused => ({
  ok: false,
  error: { type: 'refused', sentences: [{ field: null, message }] },
});
export const NOT_HEAD = text(
  'Papan unit ini milik kepala unitnya. Hanya kepala unit, atau atasannya, yang membagi pekerjaannya.',
  'This board belongs to the head of the unit. Only the head, or whoever supervises them, gives out its work.',
);
const NOT_HERE = text(
  'Giliran ini sudah tidak di unit ini. Muat ulang papan untuk melihat keadaannya sekarang.',
  'This turn is not with this unit any more. Load the board again to see how it stands.',
);
const NO_COLLEAGUE = text(
  'Petugas itu tidak mempunyai penugasan yang berlaku hari ini di unit ini. Pilih petugas lain.',
  'That officer has no appointment in this unit that runs today. Choose another one.',
);

/** A unit whose work is given out: by whom, and who is there. */
export interface GivingOut {
  readonly bound: Bound;
  readonly rights: Rights;
  readonly place: UnitPlace;
  readonly officers: readonly Officer[];
  readonly colleagues: readonly Colleague[];
}

/** Null: this officer does not head the unit. */
export async function givingOut(bound: Bound, rights: Rights, place: UnitPlace): Promise<GivingOut | null> {
  if (!mayLead(bound, rights, place)) return null;
  const [officers, away] = await Promise.all([bound.deps.store.officers.all(bound.regionId), awayBy(bound)]);
  const colleagues = colleaguesIn(bound, officers, place).map((one) => ({
    ...one,
    awayUntil: awayUntil(away, one.officer.id),
  }));
  return { bound, rights, place, officers, colleagues };
}

export async function assign(bound: Bound, rights: Rights, number: string, input: AssignInput): Promise<Answer> {
  const giving = await givingOut(bound, rights, input);
  if (giving === null) return { ok: false, error: { type: 'notAllowed', message: NOT_HEAD } };
  return assignOne(giving, number, input);
}

type Which = Pick<AssignInput, 'turn' | 'from' | 'to'>;
/** `together`: the id of what is given in one go with it. */
export async function assignOne(giving: GivingOut, number: string, which: Which, together?: string): Promise<Answer> {
  const open = await givable(giving, number, which);
  return 'ok' in open ? open : given(open, giving, which, together);
}

/** The case that can be given as it is asked, or why it cannot. */
export async function givable(giving: GivingOut, number: string, which: Which): Promise<OpenCase | Refused> {
  const { bound, rights, place, officers, colleagues } = giving;
  const { unit, area } = place;
  const open = await workableCase(bound, { ...rights, hands: [{ unit, area }] }, number);
  if (isRefusal(open)) return { ok: false, error: open };
  const turn = open.loaded.state.turns.find(({ id, party }) => id === which.turn && isOf(party, place));
  if (turn === undefined) return refused(NOT_HERE);
  if (which.to !== null) {
    const to = colleagues.find(({ officer }) => officer.id === which.to);
    if (to === undefined) return refused(NO_COLLEAGUE);
    const why = whyNot(bound, open.manifest, turn, open.loaded.state, place, to);
    if (why !== null) return refused(why);
  }
  const holder = officers.find(({ id }) => id === which.from);
  const isColleague = colleagues.some(({ officer }) => officer.id === which.from);
  if (!isColleague && hasPart(bound, open.loaded.state, holder)) return refused(ofOthers(nameIn(giving, which.from)));
  return open;
}

export const nameIn = ({ officers }: GivingOut, id: string | null): string =>
  officers.find((one) => one.id === id)?.name ?? '';

const isOf = (party: Turn['party'], { unit, area }: UnitPlace): boolean =>
  party.kind === 'unit' && party.unit === unit && party.area === area;

const ofOthers = (name: string): Text =>
  text(
    `Kasus ini sedang dipegang ${name}, petugas unit lain. Kepala unit itu yang dapat membaginya.`,
    `${name}, an officer of another unit, has this case in hand. The head of that unit can give it out.`,
  );

async function given(
  { bound, loaded }: OpenCase,
  giving: GivingOut,
  { from, to }: Which,
  together: string | undefined,
): Promise<Answer> {
  const { claims } = bound.deps.store;
  const { unit, area } = giving.place;
  const message = to === null ? takenBack(loaded.number) : givenTo(loaded.number, nameIn(giving, to));
  const before = from === to ? ({ ok: false, error: { officer: from } } as const) : null;
  const assignment = { caseId: loaded.caseId, from, to, by: giving.rights.officer.id, unit, area, at: bound.now };
  const done =
    before ?? (await claims.assign(bound.regionId, together === undefined ? assignment : { ...assignment, together }));
  // The same form sent twice finds what it wanted.
  if (done.ok || done.error.officer === to) return { ok: true, value: { message } };
  return {
    ok: false,
    error: {
      type: 'changedMeanwhile',
      message: meanwhile(nameIn(giving, done.error.officer)),
      version: loaded.version,
    },
  };
}

export const givenTo = (number: string, name: string): Text =>
  text(`${number} diserahkan kepada ${name}.`, `${number} was given to ${name}.`);
export const takenBack = (number: string): Text =>
  text(`${number} dikembalikan ke antrean unit.`, `${number} is back in the queue of the unit.`);
export const meanwhile = (name: string): Text =>
  inBoth((language) =>
    name === ''
      ? language === 'id'
        ? 'Sementara itu kasus ini dilepas dan tidak dipegang siapa pun. Papan sudah dimuat ulang; bagikan lagi bila perlu.'
        : 'Meanwhile this case was laid down and nobody has it. The board has been loaded again; give it out again if need be.'
      : language === 'id'
        ? `Sementara itu kasus ini sudah dipegang ${name}. Tidak ada yang diubah; papan sudah dimuat ulang.`
        : `Meanwhile ${name} has this case. Nothing was changed; the board has been loaded again.`,
  );
