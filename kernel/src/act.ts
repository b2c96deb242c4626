/**
 * An action of one turn: who may do it, what must come with it, and where it leads.
 *
 * Must never: let somebody act whose turn it is not, whose time is over, who did the work that is to be checked, or who gives no
 * reason where one is needed, or one whose rule is met.
 */
import type { Actor, Case, CaseCommand, CaseError, Rest, Turn } from './case-types.ts';
import { strangePaths } from './correctable.ts';
import { knowledgeWith, letIn, type LetIn } from './door.ts';
import { enter } from './enter.ts';
import { barredFrom, mayAct } from './parties.ts';
import type { ActionData, OpenStage } from './manifest.ts';
import { meet } from './meeting.ts';
import { reasonsFor, unfitReasons } from './reasons.ts';
import { reroute } from './reroute.ts';
import { suitableText } from './suitable-text.ts';
import type { Story } from './story.ts';

type Act = Extract<CaseCommand, { type: 'act' }>;
const LONGEST_NOTE = 4_000;

export function act(story: Story, command: Act): CaseError | null {
  const { service, state, world } = story;
  const found = turnFor(story, command.turn, command.actor);
  if ('type' in found) return found;
  const { turn, stage } = found;
  if (!Object.hasOwn(stage.next, command.action)) return { type: 'unknownAction', allowed: Object.keys(stage.next) };
  if (isOver(state, stage, turn, world.now)) return { type: 'timeIsUp', turn: turn.id, dueAt: turn.dueAt };
  const barred = barredFrom(service, state, turn, command.actor);
  if (barred !== null)
    return {
      type: 'sameOfficer',
      stage: barred === 'otherThan' ? (stage.otherThan ?? turn.stage) : turn.stage,
      why: barred,
    };
  const action = stage.next[command.action] as ActionData;
  const because = unique(command.because);
  const wrong = wrongWords(story, action, command, because);
  if (wrong !== null) return wrong;
  const into = letIn(story, turn, action, command.with ?? {}, command.facts ?? {}, because.length > 0);
  if (!into.ok) return into.error;
  const unfit = because.length === 0 ? null : unfitReasons(service, action, because, knowledgeWith(story, into.value));
  if (unfit !== null) return unfit;
  return tell(story, turn, action, command, because, into.value);
}

/** Adds the act itself and what came with it, then goes where it leads. */
function tell(
  story: Story,
  turn: Turn,
  action: ActionData,
  command: Act,
  because: readonly string[],
  into: LetIn,
): CaseError | null {
  const { world, state: before } = story;
  const way = action.all !== undefined ? 'all' : action.ifAny !== undefined ? 'ifAny' : null;
  const target = action.to ?? action.all ?? action.ifAny ?? '';
  const rests: Rest | null = way === null ? null : { stage: turn.stage, turn: turn.id, way, to: target };
  story.add({
    type: 'acted',
    at: world.now,
    turn: turn.id,
    stage: turn.stage,
    actor: command.actor,
    action: command.action,
    because,
    ...(hasPaths(command.about) ? { about: command.about } : {}),
    confirms: unique(command.confirms),
    paid: into.paid,
    rests,
    booked: into.booked,
    answers: into.answers,
    note: suitableText(command.note ?? '') ?? '',
  });
  const dropped = [...(into.correction?.dropped ?? []), ...into.unasked];
  if (into.correction !== null || dropped.length > 0)
    story.add({
      type: 'answersCorrected',
      at: world.now,
      answers: into.correction?.answers ?? {},
      dropped,
      area: into.correction === null ? story.state.area : into.correction.area,
    });
  if (Object.keys(into.facts).length > 0) story.add({ type: 'factsLearned', at: world.now, facts: into.facts });
  if (into.correction !== null) reroute(story, before);
  return rests === null ? enter(story, target, turn) : meet(story);
}

/** Returns the turn and its stage, or says whose turn it is. */
export function turnFor(
  { service, state, today }: Story,
  id: string,
  actor: Actor,
): { readonly turn: Turn; readonly stage: OpenStage } | CaseError {
  const turn = state.turns.find((open) => open.id === id);
  const stage = turn === undefined ? undefined : service.stages[turn.stage];
  if (turn === undefined || stage === undefined || !('by' in stage) || !mayAct(service, turn, actor, today))
    return notYourTurn(state);
  return { turn, stage };
}
export const notYourTurn = (state: Case): CaseError => ({
  type: 'notYourTurn',
  turns: state.turns.map(({ id, stage, party }) => ({ id, stage, party })),
});

/** What the law lets follow when time is up is played first; the store sends `passTime`. */
export const isOver = (state: Case, stage: OpenStage, turn: Turn, now: number): boolean =>
  stage.late !== undefined && now >= turn.dueAt && !state.late.includes(turn.id);

const none: readonly string[] = [];
const hasPaths = (about: Act['about']): about is NonNullable<Act['about']> =>
  about !== undefined && Object.values(about).some((paths) => paths.length > 0);
const unique = (names: readonly string[] = none): readonly string[] => (names.length < 2 ? names : [...new Set(names)]);

/** Reasons, confirmations and the note: only known names, a reason where one is needed, and text that can be stored. */
function wrongWords(
  { service, state }: Story,
  action: ActionData,
  command: Act,
  because: readonly string[],
): CaseError | null {
  const allowed = reasonsFor(service, action);
  if (allowed.length > 0 ? because.length === 0 || because.some((name) => !allowed.includes(name)) : because.length > 0)
    return { type: 'reasonNeeded', allowed };
  const paths = hasPaths(command.about) ? strangePaths(service, state, because, command.about) : none;
  if (paths.length > 0) return { type: 'notAskedFor', what: paths };
  const confirms = unique(command.confirms);
  const strangers = confirms.filter((name) => !Object.hasOwn(service.rules, name));
  if (strangers.length > 0 || (confirms.length > 0 && command.actor.kind !== 'officer'))
    return { type: 'notAskedFor', what: strangers.length > 0 ? strangers : confirms };
  const note = suitableText(command.note ?? '');
  if (note !== null && note.length <= LONGEST_NOTE) return null;
  const code = note === null ? 'unsuitableText' : 'outOfLimits';
  return {
    type: 'answersRefused',
    errors: [
      {
        field: 'note',
        code,
        message: {
          id: `Catatan: hapus karakter tersembunyi; paling banyak ${LONGEST_NOTE} huruf.`,
          en: `Note: delete hidden characters; at most ${LONGEST_NOTE} characters.`,
        },
      },
    ],
  };
}
