/**
 * A service that is played without being stored: the commands so far, carried in the form itself under a seal.
 *
 * Must never: be kept on the server, or be believed without its seal.
 */
import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import {
  decide,
  evolve,
  newCase,
  type Actor,
  type Calendar,
  type Case,
  type CaseCommand,
  type CaseError,
  type CaseEvent,
  type Instant,
  type ServiceManifest,
} from '@balai/kernel';

export interface TrialStep {
  readonly at: Instant;
  readonly command: CaseCommand;
}
/** What travels in the form. `hash`: the manifest that is played, also where a newer one is published meanwhile. */
export interface TrialState {
  readonly hash: string;
  readonly now: Instant;
  readonly steps: readonly TrialStep[];
}
const MOST_STEPS = 80;
const MOST_SIGNS = 40_000;
const MOST_BYTES = 400_000;

const sealOf = (key: KeyObject, body: string): Buffer => createHmac('sha256', key).update(`trial ${body}`).digest();

export function sealed(key: KeyObject, state: TrialState): string {
  const body = deflateRawSync(JSON.stringify(state)).toString('base64url');
  return `${body}.${sealOf(key, body).toString('base64url')}`;
}

/** Null: it was not sealed here, or it has grown too long. */
export function unsealed(key: KeyObject, token: string): TrialState | null {
  const [body = '', seal = ''] = token.split('.');
  if (token.length > MOST_SIGNS) return null;
  const given = Buffer.from(seal, 'base64url');
  const wanted = sealOf(key, body);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  const state = JSON.parse(
    inflateRawSync(Buffer.from(body, 'base64url'), { maxOutputLength: MOST_BYTES }).toString('utf8'),
  ) as TrialState;
  return state.steps.length > MOST_STEPS ? null : state;
}

/** One command of the trial with what it caused. */
export interface TrialTold extends TrialStep {
  readonly events: readonly CaseEvent[];
  readonly actor: Actor;
}
const SYSTEM: Actor = { kind: 'system' };

/** Plays commands by the kernel alone. Whatever is refused is not part of the story. */
export class TrialPlayer {
  readonly manifest: ServiceManifest;
  readonly calendar: Calendar;
  readonly areas: ReadonlySet<string>;
  readonly told: TrialTold[] = [];
  state: Case = newCase;
  constructor(manifest: ServiceManifest, calendar: Calendar, areas: ReadonlySet<string>) {
    this.manifest = manifest;
    this.calendar = calendar;
    this.areas = areas;
  }

  /** Null: done. */
  play(at: Instant, command: CaseCommand): CaseError | null {
    const decision = decide(this.manifest, this.state, command, {
      now: at,
      calendar: this.calendar,
      areas: this.areas,
    });
    if (!decision.ok) return decision.error;
    this.state = decision.value.reduce(evolve, this.state);
    this.told.push({ at, command, events: decision.value, actor: 'actor' in command ? command.actor : SYSTEM });
    return null;
  }

  /** The clock that runs out next; null: none does. */
  nextDue(): Case['turns'][number] | null {
    return (
      this.state.turns.filter(({ id }) => !this.state.late.includes(id)).toSorted((a, b) => a.dueAt - b.dueAt)[0] ??
      null
    );
  }

  /** Plays every clock that has run out by `now`, the earliest first, as the store does. */
  runClocks(now: Instant): void {
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const due = this.nextDue();
      if (due === null || due.dueAt > now || this.play(due.dueAt, { type: 'passTime', turn: due.id }) !== null) return;
    }
  }

  get steps(): readonly TrialStep[] {
    return this.told.map(({ at, command }) => ({ at, command }));
  }
}
