/**
 * What one played example has exercised: its events are followed one by one, and every expression that the kernel read at
 * that moment is read once more, to see which branches it took.
 *
 * Must never: decide anything; what did not happen in the kernel was not exercised.
 */
import type { Case, CaseEvent, Facts } from '../case-types.ts';
import { localDate, type Calendar } from '../clock.ts';
import { evolve, newCase } from '../evolve.ts';
import { evaluate, type Expression } from '../expression.ts';
import { expressionsOf, listOf } from '../expressions-of.ts';
import { knowledgeOf, usableFacts, type Knowledge } from '../knowledge.ts';
import { inForce, type Dated, type OpenStage, type ServiceManifest } from '../manifest.ts';
import type { Values } from '../operators.ts';
import type { Played, Told } from '../play-examples.ts';
import { takenIn } from './branches.ts';
import * as things from './things.ts';
import { datedExpressions, lineOf } from './to-exercise.ts';

/** Returns the keys of everything that the example exercised. */
export function seenIn(service: ServiceManifest, played: Played, calendar: Calendar): ReadonlySet<string> {
  const watch = new Watch(service, calendar);
  for (const told of played.story) watch.follow(told);
  return watch.seen;
}

class Watch {
  readonly seen = new Set<string>();
  readonly #service: ServiceManifest;
  readonly #calendar: Calendar;
  #state: Case = newCase;

  constructor(service: ServiceManifest, calendar: Calendar) {
    this.#service = service;
    this.#calendar = calendar;
  }

  follow({ command, at, events, refused }: Told): void {
    if (command.type === 'submit' && refused !== null)
      this.#refusedAtTheDoor(command.answers, command.facts, at, refused.type === 'ruleNotMet');
    if (refused?.type === 'ruleNotMet') {
      for (const { name } of refused.rules) this.#see(things.ruleMet(name, 'not met'));
      if (command.type !== 'submit') this.#rules(this.#knowledge());
    }
    if (command.type === 'object' && refused === null && this.#state.ending !== null)
      this.#see(things.objectedTo(this.#state.ending.stage));
    if (command.type === 'withdraw' && refused === null)
      for (const { stage } of this.#state.turns) this.#see(things.withdrawnIn(stage));
    for (const event of events) this.#happened(event);
  }

  #see({ key }: { readonly key: string }): void {
    this.seen.add(key);
  }
  #taken(at: string, position: 'test' | 'value', expression: Expression, knowledge: Knowledge, row?: Values): void {
    for (const branch of takenIn(expression, position, knowledge, row)) this.seen.add(`${at} ${branch}`);
  }
  #line(at: string, dated: Dated<unknown>, day: string): void {
    const line = inForce(dated, day);
    if (line !== undefined) this.#see(things.lineInForce(at, listOf(dated).indexOf(line), line.since));
  }
  /** The line of that day, and the branches that it took. */
  #lineWithBranches(at: string, day: string, knowledge: Knowledge): void {
    const dated = datedExpressions(this.#service).find(([path]) => path === at)?.[1];
    const line = dated === undefined ? undefined : inForce(dated, day);
    if (dated === undefined || line === undefined) return;
    this.#line(at, dated, day);
    this.#taken(lineOf(at, dated, line), 'value', line.value, knowledge);
  }

  /** What was asked of somebody whose request did not come in, and which rules kept it out. */
  #refusedAtTheDoor(answers: Values, facts: Facts, at: number, byRule: boolean): void {
    const on = localDate(this.#calendar, at);
    const told = { on, answers, facts: usableFacts(this.#service, facts, { today: on }, at), booked: {} };
    const knowledge = knowledgeOf(this.#service, told);
    this.#questions(this.#service.fields, knowledge);
    if (byRule) this.#rules(knowledge);
  }

  #happened(event: CaseEvent): void {
    const before = this.#state;
    this.#state = evolve(before, event);
    const state = this.#state;
    switch (event.type) {
      case 'submitted':
        this.#filed(event.on);
        return this.#told(this.#service.fields);
      case 'answersCorrected':
        return this.#told(this.#service.fields);
      case 'factsLearned':
        return this.#told({});
      case 'acted':
        return this.#acted(event);
      case 'decidedBySystem':
        return this.#decided(event);
      case 'turnBegan':
        return this.#began(event);
      case 'timeRanOut':
        return this.#see(things.timeRanOut(event.stage, event.to !== null));
      case 'ended':
        return this.#ended(event);
      case 'refundDue':
        this.#see(things.refunded(before.ending?.stage ?? ''));
        return this.#lineWithBranches('refund', before.on, this.#on(event.at, { paid: before.paid }));
      case 'caseStarted':
        return this.#see(things.serviceStarted(state.ending?.stage ?? '', event.service));
      case 'objected':
        return this.#objected(event, before);
      default:
    }
  }

  #knowledge = (): Knowledge => knowledgeOf(this.#service, this.#state);
  /** With what a fee may read besides. */
  #on(at: number, more: Values): Knowledge {
    const { answers, facts } = this.#knowledge();
    return { answers, facts: { ...facts, now: localDate(this.#calendar, at), ...more } };
  }

  #filed(on: string): void {
    if (this.#service.within !== null) this.#line('within', this.#service.within, on);
    // A free service never asks for its fee: its tariff is that of the day of filing.
    if (inForce(this.#service.cost, on)?.value === 0) this.#line('cost', this.#service.cost, on);
  }
  /** An answer or a fact has come: rules and scores stand anew, and so does what is asked. */
  #told(fields: Readonly<Record<string, unknown>>): void {
    const knowledge = this.#knowledge();
    this.#rules(knowledge);
    this.#questions(fields, knowledge);
    for (const [name, dated] of Object.entries(this.#service.scores)) {
      const line = inForce(dated, this.#state.on);
      if (line === undefined) continue;
      this.#line(`scores.${name}`, dated, this.#state.on);
      for (const [part, expression] of Object.entries(line.value))
        this.#taken(`${lineOf(`scores.${name}`, dated, line)}.${part}`, 'value', expression, knowledge);
    }
  }
  #rules(knowledge: Knowledge): void {
    for (const [name, { require }] of Object.entries(this.#service.rules)) {
      const met = evaluate(require, knowledge.answers, knowledge.facts);
      if (met !== false) this.#see(things.ruleMet(name, met === true ? 'met' : 'open'));
      this.#taken(`rules.${name}.require`, 'test', require, knowledge);
    }
  }
  #questions(fields: Readonly<Record<string, unknown>>, knowledge: Knowledge): void {
    for (const placed of expressionsOf(this.#service)) {
      const { at, use, name, expression } = placed;
      if (use === 'askedIf' && Object.hasOwn(fields, name)) this.#asked(at, expression, knowledge);
      if (use !== 'askedInRow') continue;
      const [question = ''] = at
        .replace(/\.askedIf\.[^.]+$/u, '')
        .split('.')
        .slice(-1);
      if (!Object.hasOwn(fields, question)) continue;
      const answer = knowledge.answers[question];
      for (const row of [answer].flat())
        if (typeof row === 'object' && row !== null)
          this.#asked(at, expression, { ...knowledge, answers: {} }, row as Values);
    }
  }
  #asked(at: string, expression: Expression, knowledge: Knowledge, row?: Values): void {
    this.#see(things.asked(at, evaluate(expression, knowledge.answers, knowledge.facts, row) === true));
    this.#taken(at, 'test', expression, knowledge, row);
  }

  #acted(event: Extract<CaseEvent, { type: 'acted' }>): void {
    this.#see(things.actionTaken(event.stage, event.action));
    for (const reason of event.because) this.#see(things.reasonGiven(event.stage, event.action, reason));
    const stage = this.#service.stages[event.stage];
    const handed = stage !== undefined && 'next' in stage ? (stage.next[event.action]?.with ?? []) : [];
    this.#told(Object.assign({}, ...handed.map((form) => this.#service.forms[form] ?? {})));
    for (const [slot, time] of Object.entries(event.booked)) {
      const capacity = this.#service.slots[slot]?.capacity;
      if (capacity !== undefined) this.#line(`slots.${slot}.capacity`, capacity, String(time).slice(0, 10));
    }
  }
  #decided({ stage, condition, answer }: Extract<CaseEvent, { type: 'decidedBySystem' }>): void {
    this.#see(things.stageReached(stage));
    this.#see(things.conditionAnswered(stage, condition, answer));
    this.#taken(`conditions.${condition}`, 'test', this.#service.conditions[condition] ?? false, this.#knowledge());
  }
  #began({ at, turn }: Extract<CaseEvent, { type: 'turnBegan' }>): void {
    this.#see(things.stageReached(turn.stage));
    const stage = this.#service.stages[turn.stage];
    if (stage === undefined || !('by' in stage)) return;
    this.#line(`stages.${turn.stage}.within`, stage.within, this.#state.on);
    this.#who(stage, turn.stage, turn.party.kind === 'unit' ? turn.party.unit : '', localDate(this.#calendar, at));
    if (turn.fee !== undefined) this.#lineWithBranches('cost', turn.fee.on, this.#on(at, {}));
  }
  #who({ by }: OpenStage, stage: string, unit: string, day: string): void {
    if (by.kind === 'dated') return this.#line(`stages.${stage}.by`, by.values, day);
    if (by.kind !== 'routing' && by.kind !== 'team') return;
    this.#see(things.unitRouted(by.kind, by.name, unit));
    this.#lineWithBranches(`${by.kind === 'routing' ? 'routing' : 'teams'}.${by.name}`, day, this.#knowledge());
  }
  #ended({ at, ending }: Extract<CaseEvent, { type: 'ended' }>): void {
    this.#see(things.stageReached(ending.stage));
    const stage = this.#service.stages[ending.stage];
    if (stage !== undefined && 'ends' in stage && stage.objection !== undefined)
      this.#line(`stages.${ending.stage}.objection.within`, stage.objection.within, this.#state.on);
    for (const name of ending.letters) {
      this.#see(things.productIssued(ending.stage, name));
      const product = this.#service.documents[name];
      if (product !== undefined && 'validFor' in product && product.validFor !== undefined)
        this.#line(`documents.${name}.validFor`, product.validFor, localDate(this.#calendar, at));
    }
  }
  #objected({ at }: Extract<CaseEvent, { type: 'objected' }>, before: Case): void {
    const ended = before.ending?.stage ?? '';
    const stage = this.#service.stages[ended];
    const promises = stage !== undefined && 'ends' in stage ? stage.objection?.promises : undefined;
    const day = localDate(this.#calendar, at);
    if (promises !== undefined) this.#line(`stages.${ended}.objection.promises`, promises, day);
    else if (this.#service.within !== null) this.#line('within', this.#service.within, day);
  }
}
