/**
 * What changes a case without anybody acting in it: a registry answers late, a decree moves dates, a law reaches back.
 *
 * Must never: let an officer move a date or another law without naming the basis.
 */
import { isOver, notYourTurn } from './act.ts';
import type { Actor, AnswerError, Case, CaseCommand, CaseError } from './case-types.ts';
import { dueDate, workingDays, type Calendar, type Instant, type SkippedDay } from './clock.ts';
import { factsToLearn, usableFacts } from './knowledge.ts';
import type { OpenStage } from './manifest.ts';
import { suitableText } from './suitable-text.ts';
import type { Story } from './story.ts';

type Command<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;

/** Takes what a registry says, perhaps hours after submission. What the service does not read is left out. */
export function learn(story: Story, { facts }: Command<'learn'>): CaseError | null {
  const { service, state, world, today } = story;
  const usable = usableFacts(
    service,
    facts,
    { today, ...(world.areas === undefined ? {} : { areas: world.areas }) },
    world.now,
  );
  const news = factsToLearn(state.facts, usable);
  if (Object.keys(news).length > 0) story.add({ type: 'factsLearned', at: world.now, facts: news });
  return null;
}

export function moveDeadline(story: Story, { actor, turn, dueAt, basis }: Command<'moveDeadline'>): CaseError | null {
  const { service, state, world } = story;
  const wrong = mayAmend(state, actor, basis);
  if (wrong !== null) return wrong;
  const open = state.turns.find(({ id }) => id === turn);
  if (turn === null ? state.promised === null : open === undefined) return notYourTurn(state);
  // What silence has brought about already is not taken back by a later date.
  if (open !== undefined && isOver(state, service.stages[open.stage] as OpenStage, open, world.now))
    return { type: 'timeIsUp', turn: open.id, dueAt: open.dueAt };
  if (!Number.isSafeInteger(dueAt) || dueAt <= world.now)
    return refused('dueAt', 'past', 'Tenggat: pilih waktu yang akan datang.', 'Due date: choose a time to come.');
  story.add({ type: 'deadlineMoved', at: world.now, turn, dueAt, basis: basis.trim(), actor });
  return null;
}

export function repin(story: Story, { actor, manifestHash, basis }: Command<'repin'>): CaseError | null {
  const wrong = mayAmend(story.state, actor, basis);
  if (wrong !== null) return wrong;
  if (typeof manifestHash !== 'string' || !/^[0-9a-f]{64}$/u.test(manifestHash))
    return refused(
      'manifestHash',
      'wrongKind',
      'Manifes: tulis sidik jarinya (64 angka heksadesimal).',
      'Manifest: write its hash (64 hexadecimal digits).',
    );
  story.add({ type: 'repinned', at: story.world.now, manifestHash, basis: basis.trim(), actor });
  return null;
}

function mayAmend(state: Case, actor: Actor, basis: string): CaseError | null {
  if (actor.kind !== 'system' && actor.kind !== 'officer') return notYourTurn(state);
  const text = typeof basis === 'string' ? suitableText(basis) : null;
  return text === null || text === ''
    ? refused(
        'basis',
        'missing',
        'Dasar hukum: sebutkan keputusan yang mengubahnya.',
        'Legal basis: name the decree that changes it.',
      )
    : null;
}
const refused = (field: string, code: AnswerError['code'], id: string, en: string): CaseError => ({
  type: 'answersRefused',
  errors: [{ field, code, message: { id, en } }],
});

/** One date that a decree moves: of a turn, or of the promise (`turn: null`). */
export interface MovedDate {
  readonly turn: string | null;
  readonly dueAt: Instant;
}
/** Returns the provisional dates of a case that are other dates now that `calendar` knows the holidays: send each as `moveDeadline`. */
export function datesToMove(state: Case, calendar: Calendar): readonly MovedDate[] {
  const moved: MovedDate[] = [];
  const look = (
    turn: string | null,
    from: Instant,
    {
      dueAt,
      firm,
      skipped,
    }: { readonly dueAt: Instant; readonly firm: boolean; readonly skipped: readonly SkippedDay[] },
  ) => {
    if (firm) return;
    const days = daysAfter(calendar, from, dueAt) - skipped.length;
    const due = days > 0 ? dueDate(calendar, from, workingDays(days)) : null;
    if (due?.firm === true && due.dueAt !== dueAt) moved.push({ turn, dueAt: due.dueAt });
  };
  for (const turn of state.turns) look(turn.id, turn.beganAt, turn);
  if (state.promised !== null) look(null, state.promised.madeAt, state.promised);
  return moved;
}
const DAY = 86_400_000;
const MINUTE = 60_000;
const daysAfter = ({ utcOffset }: Calendar, from: Instant, to: Instant) =>
  Math.floor((to + utcOffset * MINUTE) / DAY) - Math.floor((from + utcOffset * MINUTE) / DAY);
