/**
 * A report that tells of two matters: a part of it goes on as a case of its own, and this one goes on unchanged (ADR 0066).
 *
 * Must never: change anything of the case that is split but what its story says, or split off without a reason that the
 * applicant can read. Whether the other case can begin is decided by its own `submit`, in the same commit.
 */
import { isOver } from './act.ts';
import type { CaseCommand, CaseError, CaseEvent } from './case-types.ts';
import { instantAt, localDate, type Calendar, type Instant } from './clock.ts';
import type { OpenStage } from './manifest.ts';
import { noteWhy, officeTurn } from './office-turn.ts';
import { keeperOf } from './parties.ts';
import type { Story } from './story.ts';

export function split(story: Story, command: Extract<CaseCommand, { type: 'split' }>): CaseError | null {
  const { service, state, world } = story;
  const held = officeTurn(story, state, command.actor);
  if (!held.ok) return held.error;
  const { turn, actor } = held.value;
  if (isOver(state, service.stages[turn.stage] as OpenStage, turn, world.now))
    return { type: 'timeIsUp', turn: turn.id, dueAt: turn.dueAt };
  // Nobody from outside filed it, so there is no applicant whom a second case could belong to.
  if (keeperOf(service) !== null) return { type: 'notAskedFor', what: ['split'] };
  const note = noteWhy(command.note, { id: 'dipecah', en: 'split' });
  if (!note.ok) return note.error;
  story.add({
    type: 'split',
    at: world.now,
    service: command.service,
    into: command.into,
    actor,
    note: note.value,
  });
  return null;
}

/**
 * From when the first promise of a case counted, by its events: when it was filed, when its paper arrived, or when the whole came
 * that it is a part of. Throws: RangeError for no events.
 */
export function receivedAt([first]: readonly CaseEvent[], calendar: Calendar): Instant {
  if (first?.type !== 'submitted') throw new RangeError('a case begins with its submission');
  const paper = first.on < localDate(calendar, first.at) ? instantAt(calendar, `${first.on}T00:00`) : first.at;
  return first.splitFrom?.receivedAt ?? first.promised?.madeAt ?? paper;
}
