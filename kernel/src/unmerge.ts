/**
 * A case that was merged by mistake is taken apart again: its turns go on with the clocks that they had.
 *
 * The mistake was the office's: its clocks have not stood still meanwhile, and the promise is the one that was made. Those of others
 * have: nobody could act in a case that was closed. Must never: reopen what an end without a merge closed; or what was done and shown to be done in the other case, once
 * the reporter themself could no longer contest that they were joined with it (ADR 0062).
 */
import type { CaseCommand, CaseError, Joined, Turn } from './case-types.ts';
import { standStill } from './clock.ts';
import { inForce } from './manifest.ts';
import { noteWhy, officeTurn } from './office-turn.ts';
import { isOutside } from './parties.ts';
import type { Story } from './story.ts';

export function unmerge(story: Story, command: Extract<CaseCommand, { type: 'unmerge' }>): CaseError | null {
  const { state, world } = story;
  const { survivor } = command;
  const { joined, ending } = state;
  if (joined === undefined || ending === null) return { type: 'wrongStatus', status: state.status };
  const held = officeTurn(story, { ...state, turns: joined.turns, barred: joined.barred }, command.actor);
  if (!held.ok) return held.error;
  const { objectBy } = ending;
  if (survivor === 'granted' && (objectBy === null || world.now > objectBy))
    return { type: 'tooLate', since: objectBy ?? state.at };
  const note = noteWhy(command.note, { id: 'dipisahkan', en: 'taken apart' });
  if (!note.ok) return note.error;
  story.add({
    type: 'unmerged',
    at: world.now,
    from: joined.into,
    turns: goingOn(story, joined),
    actor: held.value.actor,
    note: note.value,
  });
  return null;
}

function goingOn({ service, state, world }: Story, joined: Joined): readonly Turn[] {
  return joined.turns.map((turn) => {
    if (!isOutside(service, turn.party)) return turn;
    const stage = service.stages[turn.stage];
    const within = stage !== undefined && 'by' in stage ? inForce(stage.within, state.on) : undefined;
    return { ...turn, ...standStill(world.calendar, turn, within?.value.clock ?? 'workingDays', joined.at, world.now) };
  });
}
