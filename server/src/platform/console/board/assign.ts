/**
 * The head of a unit gives a case to one of its officers, takes it back, or gives it to another.
 *
 * Must never: give a turn to whoever may not act in it, take one from another unit, or change what somebody else has changed meanwhile.
 */
import type { Text, Turn } from '@balai/kernel';
import type { AssignInput, BoardPlatform, UnitPlace } from '../../board-types.ts';
import type { Bound } from '../../bound.ts';
import type { OpenCase } from '../../cases/open-case.ts';
import { inBoth, text } from '../../texts/text.ts';
import { isRefusal } from '../case-detail.ts';
import type { Rights } from '../rights.ts';
import { awayBy, awayUntil } from '../leave/away.ts';
import { workableCase } from '../workable-case.ts';
import { colleaguesIn, hasPart, mayLead } from './heads.ts';
import { whyNot } from './may-be-given.ts';

type Answer = Awaited<ReturnType<BoardPlatform['assign']>>;
const refused = (message: Text): Answer => ({
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

export async function assign(bound: Bound, rights: Rights, number: string, input: AssignInput): Promise<Answer> {
  if (!mayLead(bound, rights, input)) return { ok: false, error: { type: 'notAllowed', message: NOT_HEAD } };
  const open = await workableCase(bound, { ...rights, hands: [{ unit: input.unit, area: input.area }] }, number);
  if (isRefusal(open)) return { ok: false, error: open };
  const turn = open.loaded.state.turns.find(({ id, party }) => id === input.turn && isOf(party, input));
  if (turn === undefined) return refused(NOT_HERE);
  const officers = await bound.deps.store.officers.all(bound.regionId);
  const nameOf = (id: string | null) => officers.find((one) => one.id === id)?.name ?? '';
  const to = colleaguesIn(bound, officers, input).find(({ officer }) => officer.id === input.to);
  if (input.to !== null) {
    if (to === undefined) return refused(NO_COLLEAGUE);
    const why = whyNot(bound, open.manifest, turn, open.loaded.state, input, {
      ...to,
      awayUntil: awayUntil(await awayBy(bound), to.officer.id),
    });
    if (why !== null) return refused(why);
  }
  const holder = officers.find(({ id }) => id === input.from);
  const isColleague = colleaguesIn(bound, officers, input).some(({ officer }) => officer.id === input.from);
  if (!isColleague && hasPart(bound, open.loaded.state, holder)) return refused(ofOthers(nameOf(input.from)));
  return given(open, rights, input, nameOf);
}

const isOf = (party: Turn['party'], { unit, area }: UnitPlace): boolean =>
  party.kind === 'unit' && party.unit === unit && party.area === area;

const ofOthers = (name: string): Text =>
  text(
    `Kasus ini sedang dipegang ${name}, petugas unit lain. Kepala unit itu yang dapat membaginya.`,
    `${name}, an officer of another unit, has this case in hand. The head of that unit can give it out.`,
  );

async function given(
  { bound, loaded }: OpenCase,
  rights: Rights,
  { unit, area, from, to }: AssignInput,
  nameOf: (id: string | null) => string,
): Promise<Answer> {
  const { claims } = bound.deps.store;
  const message = to === null ? takenBack(loaded.number) : givenTo(loaded.number, nameOf(to));
  const before = from === to ? ({ ok: false, error: { officer: from } } as const) : null;
  const by = rights.officer.id;
  const done =
    before ?? (await claims.assign(bound.regionId, { caseId: loaded.caseId, from, to, by, unit, area, at: bound.now }));
  // The same form sent twice finds what it wanted.
  if (done.ok || done.error.officer === to) return { ok: true, value: { message } };
  return {
    ok: false,
    error: { type: 'changedMeanwhile', message: meanwhile(nameOf(done.error.officer)), version: loaded.version },
  };
}

const givenTo = (number: string, name: string): Text =>
  text(`${number} diserahkan kepada ${name}.`, `${number} was given to ${name}.`);
const takenBack = (number: string): Text =>
  text(`${number} dikembalikan ke antrean unit.`, `${number} is back in the queue of the unit.`);
const meanwhile = (name: string): Text =>
  inBoth((language) =>
    name === ''
      ? language === 'id'
        ? 'Sementara itu kasus ini dilepas dan tidak dipegang siapa pun. Papan sudah dimuat ulang; bagikan lagi bila perlu.'
        : 'Meanwhile this case was laid down and nobody has it. The board has been loaded again; give it out again if need be.'
      : language === 'id'
        ? `Sementara itu kasus ini sudah dipegang ${name}. Tidak ada yang diubah; papan sudah dimuat ulang.`
        : `Meanwhile ${name} has this case. Nothing was changed; the board has been loaded again.`,
  );
