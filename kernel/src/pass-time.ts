/**
 * What the clock says when a turn's time is up.
 *
 * Where the file says what silence means, that happens; where it cannot happen (a rule is open, money is due, something is not
 * known), the turn is told late once and the case waits for a person. Must never: refuse by the silence of an office, grant by the
 * silence of a resident, or leave a case stuck.
 */
import { notYourTurn } from './act.ts';
import type { CaseCommand, CaseError, Turn } from './case-types.ts';
import { enter } from './enter.ts';
import type { OpenStage } from './manifest.ts';
import { isMeeting, meet } from './meeting.ts';
import { Story } from './story.ts';

type PassTime = Extract<CaseCommand, { type: 'passTime' }>;

export function passTime(story: Story, command: PassTime): CaseError | null {
  const { service, state, world } = story;
  const turn = state.turns.find(({ id }) => id === command.turn);
  const stage = turn === undefined ? undefined : service.stages[turn.stage];
  if (turn === undefined || stage === undefined || !('by' in stage) || state.late.includes(turn.id))
    return notYourTurn(state);
  if (world.now < turn.dueAt) return { type: 'tooEarly', dueAt: turn.dueAt };
  const told = stage.late === undefined ? null : silence(story, turn, stage, stage.late);
  for (const event of (told ?? lateOnly(story, turn)).events) story.add(event);
  return null;
}

/** Silence has effect from the moment that the law names, even when the timer was down for a while. */
const momentOf = ({ state, world }: Story, turn: Turn) => Math.max(state.at, Math.min(world.now, turn.dueAt));

function lateOnly(story: Story, turn: Turn): Story {
  const told = new Story(story.service, story.state, story.world, null);
  told.add({ type: 'timeRanOut', at: momentOf(story, turn), turn: turn.id, stage: turn.stage, to: null });
  return told;
}

/** What `late` leads to; null where it cannot. */
function silence(story: Story, turn: Turn, stage: OpenStage, to: string): Story | null {
  if (isMeeting(stage) && (story.state.turns.length > 1 || story.state.rests.length > 0)) {
    const told = lateOnly(story, turn);
    const spoken = story.state.rests.some(({ way }) => way === 'ifAny');
    return meet(told) === null && (spoken || isLawful(told, turn)) ? told : null;
  }
  const moment = momentOf(story, turn);
  const granted = lead(story, turn, to, moment);
  // A letter by silence bears the day of the law; a turn or a term for objecting begins when people can know of it.
  if (granted !== null && granted.state.ending?.outcome === 'granted') return granted;
  return moment === story.world.now ? granted : lead(story, turn, to, story.world.now);
}

function lead(story: Story, turn: Turn, to: string, now: number): Story | null {
  const told = new Story(story.service, story.state, { ...story.world, now }, null);
  told.add({ type: 'timeRanOut', at: momentOf(story, turn), turn: turn.id, stage: turn.stage, to });
  return enter(told, to, turn) === null && isLawful(told, turn) ? told : null;
}

/** The silence of an office refuses nobody (unless another has spoken in the same meeting); the silence of a resident grants nothing. */
const isLawful = ({ state }: Story, { party }: Turn): boolean =>
  state.ending?.outcome !== (party.kind === 'unit' ? 'refused' : 'granted');
