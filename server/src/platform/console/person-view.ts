/**
 * What an officer who decides about a person's data must know first: which cases it would be carried out on.
 *
 * Each of those cases remembers who looked and why, so that its owner can read it. Must never: be shown to an officer whose turn it is
 * not, or show what a case says.
 */
import type { LoadedCase } from '@balai/store';
import type { OpenCase } from '../cases/open-case.ts';
import { readForRequest } from '../cases/reading-words.ts';
import { deedsOf, personOf } from '../person/find-person.ts';
import type { ConsoleCaseView } from '../platform-types.ts';
import { correctorIn, hasRectifiable, purposeOf } from './rectify.ts';
import { heldTurn, type Rights } from './rights.ts';

export async function personView(open: OpenCase, rights: Rights): Promise<ConsoleCaseView['person']> {
  const { bound, manifest, loaded } = open;
  const held = heldTurn(rights, manifest, loaded.state, bound.today);
  if (held === null || !deedsOf(manifest).some(({ stage }) => stage === held.turn.stage)) return null;
  const rectifies = correctorIn(open, rights) !== null;
  const { own, underOtherNik, elsewhere } = await personOf(bound.deps, bound.regionId, loaded);
  const misfiled = rectifies ? underOtherNik : [];
  const listed = [...own, ...misfiled];
  const { store } = bound.deps;
  const resting = await store.persons.resting(
    bound.regionId,
    listed.map(({ caseId }) => caseId),
  );
  for (const { caseId } of listed)
    await store.talk.read(bound.regionId, {
      caseId,
      officer: rights.officer.id,
      unit: held.actor.unit,
      what: readForRequest(loaded.number),
      purpose: purposeOf(loaded.number),
      at: bound.now,
    });
  const lineOf = (one: LoadedCase, isOpenToRectify: boolean) => ({
    number: one.number,
    title: one.manifest.title,
    filedAt: one.filedAt,
    open: one.state.status === 'open',
    resting: resting.has(one.caseId),
    rectifyPath: isOpenToRectify ? `/konsol/kasus/${loaded.number}/pembetulan/${one.number}` : null,
  });
  return {
    cases: own.map((one) => lineOf(one, rectifies && hasRectifiable(one, loaded))),
    underOtherNik: misfiled.map((one) => lineOf(one, true)),
    elsewhere: elsewhere - misfiled.length,
  };
}
