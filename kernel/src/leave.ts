/**
 * Two ways out that every service has: the applicant withdraws, or the matter was reported before and this case joins it.
 *
 * A merge is no refusal: the reporter follows the first case, reads why, and may say that theirs is another matter (they object,
 * within the term of the service's own objections; the case then begins anew, without the officer who merged it).
 * Must never: take away what was paid for, or merge into nothing.
 */
import { isOver, notYourTurn } from './act.ts';
import type { CaseCommand, CaseError } from './case-types.ts';
import { lastMomentOf, MERGED, objectionToMerge } from './end.ts';
import { enter } from './enter.ts';
import type { OpenStage } from './manifest.ts';
import { officeTurn } from './office-turn.ts';
import type { Story } from './story.ts';

/** Offered while nothing is paid; where the file says what withdrawing leads to, also after that. Nobody calls an emergency off from outside. */
export function withdraw(story: Story, { actor }: Extract<CaseCommand, { type: 'withdraw' }>): CaseError | null {
  const { service, state, world } = story;
  if (actor.kind !== 'applicant') return notYourTurn(state);
  const leaving = state.turns.find((turn) => (service.stages[turn.stage] as OpenStage).withdraw !== undefined);
  if (leaving !== undefined) return enter(story, (service.stages[leaving.stage] as OpenStage).withdraw as string, null);
  if (state.paid > 0 || service.category === 'emergency') return { type: 'unknownAction', allowed: [] };
  story.add({
    type: 'ended',
    at: world.now,
    ending: { stage: '', outcome: 'withdrawn', letters: [], objectBy: null, bySystem: false, because: [] },
  });
  return null;
}

export function merge(story: Story, command: Extract<CaseCommand, { type: 'merge' }>): CaseError | null {
  const { service, state, world } = story;
  const { into } = command;
  const held = officeTurn(story, state, command.actor);
  if (!held.ok) return held.error;
  const { turn, actor } = held.value;
  if (isOver(state, service.stages[turn.stage] as OpenStage, turn, world.now))
    return { type: 'timeIsUp', turn: turn.id, dueAt: turn.dueAt };
  if (service.duplicates === null) return { type: 'notAskedFor', what: ['merge'] };
  if (typeof into !== 'string' || !/^[\w./-]{1,60}$/u.test(into)) {
    return {
      type: 'answersRefused',
      errors: [
        {
          field: 'into',
          code: 'missing',
          message: {
            id: 'Kasus pertama: pilih kasus yang sudah ada.',
            en: 'First case: choose the case that exists already.',
          },
        },
      ],
    };
  }
  const objection = objectionToMerge(service);
  story.add({ type: 'merged', at: world.now, into, actor });
  const objectBy = objection === null ? null : lastMomentOf(story, objection.within);
  story.add({
    type: 'ended',
    at: world.now,
    ending: { stage: '', outcome: 'moved', letters: [], objectBy, bySystem: false, because: [MERGED] },
  });
  return null;
}
