/**
 * What an actor sees of the open turns: who may act, what each action needs, which reasons it takes and what it leads to.
 *
 * Derived from the manifest for every service alike. Must never: offer what `decide` would refuse, without saying why.
 */
import { isOver } from './act.ts';
import type { Actor, Case, CaseError, Turn } from './case-types.ts';
import { localDate } from './clock.ts';
import { correctable, targetAt, targetsOf, type Target } from './correctable.ts';
import { reasonOf } from './end.ts';
import { evaluate, namesIn } from './expression.ts';
import { feeDue, type Fee } from './fees.ts';
import type { Field, Fields, Text } from './fields.ts';
import { isAsked } from './accept.ts';
import { knowledgeOf, type Knowledge } from './knowledge.ts';
import { ASKER, type ActionData, type OpenStage, type Outcome, type ServiceManifest } from './manifest.ts';
import { barredFrom, mayAct } from './parties.ts';
import { isRule, reasonsFor } from './reasons.ts';
import { grantRefused, rulesBy, type RuleState } from './rules.ts';
import type { World } from './story.ts';
import { unitsToTransferTo } from './transfer.ts';

export interface TurnView {
  readonly turn: Turn;
  readonly label: Text;
  /** Whether this actor holds the turn. */
  readonly mine: boolean;
  /** Why a holder may not act all the same. */
  readonly whyNot: CaseError | null;
  readonly late: boolean;
  /** The units to which the holder may transfer it; where a unit exists per area, the area is chosen with it. */
  readonly transfers: readonly string[];
}

/** Returns every open turn as `actor` sees it. */
export function turnsOf(service: ServiceManifest, state: Case, actor: Actor, world: World): readonly TurnView[] {
  const today = localDate(world.calendar, world.now);
  return state.turns.map((turn) => {
    const mine = mayAct(service, turn, actor, today);
    const barred = mine ? barredFrom(service, state, turn, actor) : null;
    const stage = service.stages[turn.stage] as OpenStage;
    return {
      turn,
      label: labelOf(service, turn.stage),
      mine,
      whyNot: barred === null ? null : { type: 'sameOfficer', stage: turn.stage, why: barred },
      late: world.now >= turn.dueAt,
      transfers:
        mine && actor.kind === 'officer' ? unitsToTransferTo(service, turn, stage, barred !== null, today) : [],
    };
  });
}

export interface ReasonView {
  readonly name: string;
  readonly says: Text;
  readonly basis: string;
  /** The questions that a correction opens. */
  readonly about: readonly string[];
  /** Which of them the officer may choose, rows one by one; empty where there is no choice. */
  readonly targets: readonly Target[];
  /** How the rule of this name stands; `always` for a reason that is no rule. */
  readonly applies: 'met' | 'notMet' | 'unknown' | 'always';
  /** False where the rule is met, and no answer that comes with the action could change that: `decide` refuses it. */
  readonly fits: boolean;
}
export interface QuestionToFill {
  /** Its name, or its path within a question (correctable.ts). */
  readonly name: string;
  readonly field: Field<unknown>;
}
export interface ActionNeeds {
  /** Later forms, with the questions that are asked now. */
  readonly forms: readonly { readonly name: string; readonly questions: readonly QuestionToFill[] }[];
  /** For a correction: the questions that may be changed; null where the action is none. */
  readonly correction: readonly QuestionToFill[] | null;
  /** What must be paid; `part` where it may be paid in parts. */
  readonly fee: (Fee & { readonly part: boolean }) | null;
  readonly slots: readonly string[];
}
export interface ActionView {
  readonly turn: string;
  readonly stage: string;
  readonly action: string;
  readonly label: Text;
  /** The stage that follows, or for which one waits; `asker` already resolved. */
  readonly to: string;
  /** True where the case rests until the others have spoken. */
  readonly waitsForOthers: boolean;
  readonly needs: ActionNeeds;
  readonly reasons: readonly ReasonView[];
  readonly reasonRequired: boolean;
  /** Open rules that must be confirmed by name, because the action grants. */
  readonly confirms: readonly RuleState[];
  /** What the case would end with now; null while it goes on. */
  readonly ends: Outcome | null;
  readonly grants: boolean;
  readonly refuses: boolean;
  readonly disabled: CaseError | null;
}

/** Returns the actions of every turn that `actor` holds, with what each needs. Empty where they hold none. */
export function actionsFor(service: ServiceManifest, state: Case, actor: Actor, world: World): readonly ActionView[] {
  const today = localDate(world.calendar, world.now);
  const knowledge = knowledgeOf(service, state);
  return state.turns
    .filter((turn) => mayAct(service, turn, actor, today))
    .flatMap((turn) => {
      const stage = service.stages[turn.stage] as OpenStage;
      return Object.entries(stage.next).map(([name, action]) =>
        actionView({ service, state, actor, world, knowledge, turn, stage }, name, action),
      );
    });
}

interface Seen {
  readonly service: ServiceManifest;
  readonly state: Case;
  readonly actor: Actor;
  readonly world: World;
  readonly knowledge: Knowledge;
  readonly turn: Turn;
  readonly stage: OpenStage;
}

function actionView(seen: Seen, name: string, action: ActionData): ActionView {
  const { service, state, knowledge, turn } = seen;
  const rules = rulesBy(service, knowledge);
  const to = action.to ?? action.all ?? action.ifAny ?? '';
  const ends = outcomeOf(seen, to);
  const grants = ends === 'granted';
  const reasons = reasonsFor(service, action);
  return {
    turn: turn.id,
    stage: turn.stage,
    action: name,
    label: labelOf(service, name),
    to: to === ASKER ? (state.asker?.stage ?? to) : to,
    waitsForOthers: action.to === undefined && state.turns.length > 1,
    needs: needsOf(seen, action),
    reasons: reasons.map((reason) => reasonView(seen, action, reason, rules)),
    reasonRequired: reasons.length > 0,
    confirms: grants ? rules.filter((rule) => rule.state === 'unknown' && !state.confirmed.includes(rule.name)) : [],
    ends,
    grants,
    refuses: ends === 'refused',
    disabled: disabledBy(seen, grants),
  };
}

/** Why this action cannot be taken now, whatever comes with it. */
function disabledBy({ service, state, actor, world, knowledge, turn, stage }: Seen, grants: boolean): CaseError | null {
  if (isOver(state, stage, turn, world.now)) return { type: 'timeIsUp', turn: turn.id, dueAt: turn.dueAt };
  const barred = barredFrom(service, state, turn, actor);
  if (barred !== null)
    return {
      type: 'sameOfficer',
      stage: barred === 'otherThan' ? (stage.otherThan ?? turn.stage) : turn.stage,
      why: barred,
    };
  const refused = grants ? grantRefused(service, knowledge, state.confirmed) : null;
  return refused?.type === 'ruleNotMet' ? refused : null;
}

/** What the case would end with if it went to `target` with what is known now. */
function outcomeOf({ service, state, knowledge }: Seen, target: string): Outcome | null {
  let name = target === ASKER ? (state.asker?.stage ?? '') : target;
  for (let steps = 0; steps <= Object.keys(service.stages).length; steps += 1) {
    const stage = Object.hasOwn(service.stages, name) ? service.stages[name] : undefined;
    if (stage === undefined || 'by' in stage) return null;
    if ('ends' in stage) return stage.ends;
    name =
      evaluate(service.conditions[stage.asks] ?? false, knowledge.answers, knowledge.facts) === true
        ? stage.yes
        : stage.no;
  }
  return null;
}

function needsOf({ service, state, world, knowledge, turn }: Seen, action: ActionData): ActionNeeds {
  const asked = action.with ?? [];
  const today = localDate(world.calendar, world.now);
  const pays = asked.includes('fee') || asked.includes('part');
  const fee = pays ? feeDue(service, state, knowledge, turn.fee?.on ?? today) : null;
  return {
    forms: asked
      .filter((what) => Object.hasOwn(service.forms, what))
      .map((name) => ({ name, questions: questionsIn(service, service.forms[name] as Fields, knowledge) })),
    correction: asked.includes('answers') ? correctionQuestions(service, state, knowledge) : null,
    fee: fee !== null && fee.ok ? { ...fee.value, part: asked.includes('part') } : null,
    slots: asked.filter((what) => Object.hasOwn(service.slots, what)),
  };
}
const questionsIn = (
  service: ServiceManifest,
  fields: Fields,
  { answers, facts }: Knowledge,
): readonly QuestionToFill[] =>
  Object.entries(fields)
    .filter(([name]) => isAsked({ askedIf: service.askedIf, before: {}, facts }, name, answers))
    .map(([name, field]) => ({ name, field }));

/** The questions, parts and rows that a correction opens, of those that are asked; each under its path. */
function correctionQuestions(service: ServiceManifest, state: Case, knowledge: Knowledge): readonly QuestionToFill[] {
  const asked = new Set(questionsIn(service, service.fields, knowledge).map(({ name }) => name));
  return correctable(service, state)
    .filter((path) => asked.has(path.split('.')[0] ?? ''))
    .flatMap((path) => {
      const target = targetAt(service.fields, state.answers, path);
      return target === null ? [] : [{ name: target.path, field: target.field }];
    });
}

function reasonView(seen: Seen, action: ActionData, name: string, rules: readonly RuleState[]): ReasonView {
  const { service, state } = seen;
  const reason = reasonOf(service, name) ?? { says: { id: name, en: name }, basis: '' };
  const rule = isRule(service, name) ? rules.find((each) => each.name === name) : undefined;
  return {
    name,
    ...reason,
    about: service.reasons[name]?.about ?? rule?.reads.fields ?? [],
    targets: targetsOf(service, state, name),
    applies: rule?.state ?? 'always',
    fits: rule?.state !== 'met' || mayChange(seen, action, rule),
  };
}

/** Whether what comes with the action may turn the rule: it reads an answer that is asked now, or a fact that depends on one. */
function mayChange(
  { service, state }: Seen,
  { with: asked = [] }: ActionData,
  { name: rule, reads }: RuleState,
): boolean {
  const comes = new Set(
    asked.flatMap((what) => {
      if (what === 'answers') return correctable(service, state).map((path) => path.split('.')[0] ?? '');
      if (Object.hasOwn(service.forms, what)) return Object.keys(service.forms[what] as Fields);
      return Object.hasOwn(service.slots, what) ? [what] : [];
    }),
  );
  if (comes.size === 0) return false;
  return (
    reads.fields.some((name) => comes.has(name)) ||
    reads.facts.some((name) => service.facts[name]?.dependsOn.some((answer) => comes.has(answer)) === true) ||
    namesIn(service.rules[rule]?.require ?? true, 'score').length > 0
  );
}

/** What a stage or action is called; its own name where the manifest lacks a label. */
export const labelOf = (service: ServiceManifest, name: string): Text =>
  Object.hasOwn(service.labels, name) ? (service.labels[name] as Text) : { id: name, en: name };
