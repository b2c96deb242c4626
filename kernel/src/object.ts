/**
 * Objection: the applicant reopens a case that has ended. A second round begins, with a promise of its own.
 *
 * Must never: be read by whoever chose the refusal or ended the case (`barred`), or begin after its last day.
 */
import { notYourTurn } from './act.ts';
import type { CaseCommand, CaseError } from './case-types.ts';
import { letIn } from './door.ts';
import { objectionToMerge } from './end.ts';
import { enter, promiseOf } from './enter.ts';
import type { Objection } from './manifest.ts';
import type { Story } from './story.ts';

export function object(story: Story, command: Extract<CaseCommand, { type: 'object' }>): CaseError | null {
  const { service, state, world, today } = story;
  const objection = objectionOf(story);
  const objectBy = state.ending?.objectBy ?? null;
  if (objection === null || objectBy === null) return { type: 'wrongStatus', status: state.status };
  if (command.actor.kind !== 'applicant') return notYourTurn(state);
  if (world.now > objectBy) return { type: 'tooLate', since: objectBy };
  const into = letIn(
    story,
    null,
    objection.with === undefined ? {} : { with: [objection.with] },
    command.with ?? {},
    {},
    true,
  );
  if (!into.ok) return into.error;
  const promised =
    promiseOf(story, objection.promises ?? service.within, today, world.now) ??
    promiseOf(story, objection.promises ?? service.within, state.on, world.now);
  const to = state.ending?.stage === '' ? service.start : objection.to;
  story.add({ type: 'objected', at: world.now, actor: command.actor, to, answers: into.value.answers, promised });
  if (Object.keys(into.value.facts).length > 0)
    story.add({ type: 'factsLearned', at: world.now, facts: into.value.facts });
  return enter(story, to, null);
}

/** How this ending can be contested; null where it cannot. */
function objectionOf({ service, state }: Story): Objection | null {
  const { ending } = state;
  if (ending === null) return null;
  if (ending.stage === '') return ending.outcome === 'moved' ? objectionToMerge(service) : null;
  const stage = service.stages[ending.stage];
  return stage !== undefined && 'ends' in stage ? (stage.objection ?? null) : null;
}
