/**
 * A case played by hand in tests: commands at local times, events kept, refusals returned.
 *
 * Must never: be used outside tests.
 */
import type { Actor, Case, CaseCommand, CaseError, CaseEvent, Facts, HandedIn } from '../case-types.ts';
import { instantAt, localTime } from '../clock.ts';
import { decide } from '../decide.ts';
import { evolve, newCase } from '../evolve.ts';
import type { ServiceManifest } from '../manifest.ts';
import type { Values } from '../operators.ts';
import { calendar } from './calendar.ts';

export const A = '36.71.01.1001';
export const B = '36.71.02.1001';
export const photo = { sha256: 'a'.repeat(64) };
export const resident: Actor = { kind: 'applicant' };
export const officer = (name: string, unit: string, area: string | null = null, ...positions: string[]): Actor => ({
  kind: 'officer',
  officer: name,
  unit,
  area,
  positions,
});
export const told = (values: Values, source = 'registri'): Facts =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { state: 'known', value, source, at: 1 }]));

export class Play {
  state: Case = newCase;
  readonly events: CaseEvent[] = [];
  error: CaseError | null = null;
  readonly service: ServiceManifest;
  constructor(service: ServiceManifest) {
    this.service = service;
  }

  do(on: string, command: CaseCommand): this {
    const before = JSON.stringify(this.state);
    const decision = decide(this.service, this.state, command, { now: instantAt(calendar, on), calendar });
    if (JSON.stringify(this.state) !== before) throw new Error('decide changed the case');
    this.error = decision.ok ? null : decision.error;
    if (!decision.ok) return this;
    this.events.push(...decision.value);
    this.state = decision.value.reduce(evolve, this.state);
    return this;
  }
  submit(on: string, answers: Values, facts: Facts = {}, actor: Actor = resident): this {
    return this.do(on, { type: 'submit', actor, answers, facts });
  }
  act(
    on: string,
    stage: string,
    action: string,
    actor: Actor,
    more: {
      with?: HandedIn;
      because?: readonly string[];
      confirms?: readonly string[];
      facts?: Facts;
      note?: string;
    } = {},
  ): this {
    const turn =
      this.state.turns.find(
        (open) =>
          open.stage === stage &&
          (actor.kind !== 'officer' || open.party.kind !== 'unit' || open.party.unit === actor.unit),
      ) ?? this.state.turns.find((open) => open.stage === stage);
    return this.do(on, { type: 'act', turn: turn?.id ?? `${stage}/?`, action, actor, ...more });
  }
  pass(on: string, stage: string, unit?: string): this {
    const turn = this.state.turns.find(
      (open) =>
        open.stage === stage && (unit === undefined || (open.party.kind === 'unit' && open.party.unit === unit)),
    );
    return this.do(on, { type: 'passTime', turn: turn?.id ?? `${stage}/?` });
  }
  object(on: string, handed: HandedIn = {}): this {
    return this.do(on, { type: 'object', actor: resident, with: handed });
  }
  transfer(on: string, stage: string, actor: Actor, unit: string, area: string | null = null): this {
    return this.do(on, {
      type: 'transfer',
      turn: this.state.turns.find((open) => open.stage === stage)?.id ?? '',
      actor,
      to: { unit, area },
      note: 'salah alamat',
    });
  }

  /** The open turns, with their local due time. */
  get turns(): readonly string[] {
    return this.state.turns.map(({ id, dueAt }) => `${id} ${localTime(calendar, dueAt)}`);
  }
  get ids(): readonly string[] {
    return this.state.turns.map(({ id }) => id);
  }
  get promised(): string | null {
    return this.state.promised === null ? null : localTime(calendar, this.state.promised.dueAt);
  }
  get outcome(): string | null {
    return this.state.ending?.outcome ?? null;
  }
  get refused(): string | null {
    return this.error?.type ?? null;
  }
}
