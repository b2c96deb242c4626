/**
 * Random walks: any service, anybody, anything, at any time. For property tests, and for the fault run (`faults/`).
 *
 * Must never: be used by anything that serves residents.
 */
import type { Actor, Case, CaseCommand, CaseError, CaseEvent, Fact, Facts, Turn } from '../case-types.ts';
import { instantAt, localDate } from '../clock.ts';
import { decide } from '../decide.ts';
import { correctable } from '../correctable.ts';
import { evolve, newCase } from '../evolve.ts';
import type { Field, Fields } from '../fields.ts';
import { districtOf } from '../numbers-of-identity.ts';
import type { OpenStage, ServiceManifest } from '../manifest.ts';
import type { Result } from '../result.ts';
import { calendar } from './calendar.ts';
import { A, B } from './play.ts';

/** Numbers that decide everything: shrinking them shrinks the walk. */
export class Tape {
  #next = 0;
  #seed: number;
  readonly numbers: readonly number[];
  constructor(numbers: readonly number[]) {
    this.numbers = numbers;
    this.#seed = numbers.reduce((sum, each) => (sum * 31 + each) >>> 0, 17);
  }
  get done(): boolean {
    return this.#next >= this.numbers.length;
  }
  /** A whole number below `below`. */
  take(below: number): number {
    const told = this.numbers[this.#next];
    this.#next += 1;
    this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0;
    return ((told ?? 0) + (this.#seed >>> 8)) % below;
  }
  pick<Item>(items: readonly Item[]): Item {
    return items[this.take(items.length)] as Item;
  }
  chance(outOf: number): boolean {
    return this.take(outOf) === 0;
  }
}

export interface Step {
  readonly command: CaseCommand;
  readonly now: number;
  readonly before: Case;
  readonly decision: Result<readonly CaseEvent[], CaseError>;
}
export interface Walk {
  readonly service: ServiceManifest;
  readonly steps: readonly Step[];
  readonly events: readonly CaseEvent[];
  readonly state: Case;
  /** Every secret word that was typed, and the question it answers. */
  readonly secrets: ReadonlyMap<string, string>;
}

const HOUR = 3_600_000;
const OFFICERS = ['ani', 'budi', 'citra', 'dewi'];

/** Plays commands until the tape is used up. */
export function walk(service: ServiceManifest, numbers: readonly number[]): Walk {
  const tape = new Tape(numbers);
  const secrets = new Map<string, string>();
  const steps: Step[] = [];
  const events: CaseEvent[] = [];
  let state = newCase;
  let now = instantAt(calendar, tape.pick(['2026-03-02T09:00', '2025-12-30T15:00', '2026-12-20T08:00']));
  let isUp: string | null = null;
  for (let afterEnd = 0; !tape.done && afterEnd < 6;) {
    const due = state.turns[0]?.dueAt;
    now = due !== undefined && due > now && tape.chance(9) ? due : now + tape.pick([0, 0, 1, 2, 5, 20, 70]) * HOUR;
    // The store plays what silence means as soon as it hears that time is up.
    const command: CaseCommand =
      isUp !== null && !tape.chance(9)
        ? { type: 'passTime', turn: isUp }
        : commandFor({ service, state, now, tape, secrets });
    const decision = decide(service, state, command, { now, calendar });
    steps.push({ command, now, before: state, decision });
    isUp = !decision.ok && decision.error.type === 'timeIsUp' ? decision.error.turn : null;
    if (!decision.ok && state.status === 'ended') afterEnd += 1;
    if (!decision.ok) continue;
    events.push(...decision.value);
    state = decision.value.reduce(evolve, state);
  }
  return { service, steps, events, state, secrets };
}

/** What a command is made from: the case as somebody sees it, at a moment of theirs. */
export interface Around {
  readonly service: ServiceManifest;
  readonly state: Case;
  readonly now: number;
  readonly tape: Tape;
  readonly secrets: Map<string, string>;
}

/** Somebody does something; mostly whoever may, mostly rightly. */
export function commandFor(around: Around): CaseCommand {
  const { service, state, tape } = around;
  if (state.status === 'new' || tape.chance(40))
    return {
      type: 'submit',
      actor: starter(service, tape),
      answers: answersFor(around, service.fields),
      facts: factsFor(around),
    };
  if (state.status === 'ended' && state.joined !== undefined && tape.chance(2))
    return {
      type: 'unmerge',
      actor: holder(around, tape.pick(state.joined.turns)),
      survivor: tape.pick(['open', 'granted', 'over'] as const),
      note: tape.chance(6) ? '' : secret(around, 'note'),
    };
  if (state.status === 'ended')
    return {
      type: 'object',
      actor: tape.chance(5) ? anybody(around) : { kind: 'applicant' },
      with: objectionWith(around),
    };
  const turn = tape.pick(state.turns);
  switch (tape.take(12)) {
    case 0:
      return { type: 'passTime', turn: turn.id };
    case 1:
      return { type: 'learn', facts: factsFor(around) };
    case 2:
      return tape.chance(3)
        ? { type: 'withdraw', actor: tape.chance(2) ? { kind: 'applicant' } : anybody(around) }
        : tape.chance(2)
          ? {
              type: 'split',
              actor: holder(around, turn),
              service: service.id,
              into: 'ABC-124',
              note: secret(around, 'note'),
            }
          : { type: 'merge', actor: holder(around, turn), into: 'ABC-123' };
    case 3:
      return {
        type: 'transfer',
        turn: turn.id,
        actor: holder(around, turn),
        to: transferTo(around),
        note: 'salah alamat',
      };
    case 4:
      return {
        type: 'moveDeadline',
        actor: { kind: 'system' },
        turn: tape.chance(2) ? null : turn.id,
        dueAt: around.now + tape.take(1000) * HOUR,
        basis: 'SKB',
      };
    default:
      return actFor(around, turn);
  }
}

const starter = (service: ServiceManifest, tape: Tape): Actor =>
  ['anyone', 'phone', 'resident'].includes(service.who) || tape.chance(5)
    ? { kind: 'applicant' }
    : { kind: 'officer', officer: 'ani', unit: service.who, area: null, positions: [] };

function objectionWith(around: Around): Record<string, unknown> {
  const stage = around.service.stages[around.state.ending?.stage ?? ''];
  const form =
    stage !== undefined && 'ends' in stage
      ? stage.objection?.with
      : Object.keys(around.service.forms).find((name) => name === 'keberatan');
  return form === undefined ? {} : { [form]: answersFor(around, around.service.forms[form] ?? {}) };
}

function actFor(around: Around, turn: Turn): CaseCommand {
  const { service, tape } = around;
  const stage = service.stages[turn.stage] as OpenStage;
  const name = tape.chance(25) ? 'toString' : tape.pick(Object.keys(stage.next));
  const action = stage.next[name] ?? {};
  const handed: Record<string, unknown> = {};
  for (const what of action.with ?? []) {
    if (tape.chance(15)) continue;
    if (what === 'fee') handed['fee'] = tape.chance(6) ? -5 : (turn.fee?.rupiah ?? 0);
    else if (what === 'part') handed['part'] = 1 + tape.take(Math.max(1, turn.fee?.rupiah ?? 1));
    else if (what === 'answers') handed['answers'] = correctionFor(around);
    else if (Object.hasOwn(service.slots, what)) handed[what] = `${localDate(calendar, around.now + 26 * HOUR)}T08:00`;
    else handed[what] = answersFor(around, service.forms[what] ?? {});
  }
  if (handed['part'] !== undefined) delete handed['fee'];
  const because =
    action.because === undefined || tape.chance(8)
      ? []
      : [tape.pick([...action.because, ...Object.keys(service.rules)])];
  const confirms = tape.chance(2) ? Object.keys(service.rules) : [];
  const actor = holder(around, turn);
  return {
    type: 'act',
    turn: turn.id,
    action: name,
    actor,
    with: handed,
    because,
    ...(actor.kind === 'officer' || tape.chance(9) ? { confirms } : {}),
    note: secret(around, 'note'),
    ...(tape.chance(2) ? { facts: factsFor(around) } : {}),
  };
}
/** Mostly what may be corrected; sometimes anything. */
function correctionFor(around: Around): Readonly<Record<string, unknown>> {
  const open = around.tape.chance(6) ? Object.keys(around.service.fields) : correctable(around.service, around.state);
  const fields = Object.fromEntries(Object.entries(around.service.fields).filter(([name]) => open.includes(name)));
  return Object.fromEntries(Object.entries(answersFor(around, fields)).filter(() => around.tape.chance(2)));
}

/** Mostly whoever holds the turn; sometimes anybody. */
function holder(around: Around, turn: Turn): Actor {
  const { service, tape } = around;
  if (tape.chance(8)) return anybody(around);
  const { party } = turn;
  if (party.kind === 'applicant') return { kind: 'applicant' };
  if (party.kind === 'contact') return { kind: 'contact', field: party.field };
  const unit =
    service.units[party.unit]?.successor !== undefined && tape.chance(2)
      ? (service.units[party.unit]?.successor as string)
      : party.unit;
  if (service.units[party.unit]?.reached !== 'console') {
    if (turn.followedBy === null || tape.chance(2)) return { kind: 'body', unit: party.unit };
    return {
      kind: 'officer',
      officer: tape.pick(OFFICERS),
      unit: turn.followedBy.unit,
      area: turn.followedBy.area,
      positions: [],
      onBehalfOf: party.unit,
    };
  }
  return {
    kind: 'officer',
    officer: tape.pick(OFFICERS),
    unit,
    area: party.area,
    positions: party.position === null || tape.chance(6) ? [] : [party.position],
  };
}
function anybody({ service, tape }: Around): Actor {
  const unit = tape.pick(Object.keys(service.units));
  const officer = {
    kind: 'officer',
    officer: tape.pick(OFFICERS),
    unit,
    area: tape.pick([null, A, B, districtOf(A)]),
    positions: tape.chance(2) ? ['lurah'] : [],
  } as const;
  return tape.pick<Actor>([
    { kind: 'applicant' },
    { kind: 'system' },
    { kind: 'body', unit },
    officer,
    { ...officer, onBehalfOf: tape.pick(Object.keys(service.units)) },
    { kind: 'contact', field: 'telepon' },
  ]);
}
const transferTo = ({ service, tape }: Around) => ({
  unit: tape.chance(9) ? 'hantu' : tape.pick(Object.keys(service.units)),
  area: tape.pick([null, A, B, districtOf(A)]),
});

function factsFor({ service, tape, now, secrets }: Around): Facts {
  const told = Object.entries(service.facts).map(([name, field]): [string, Fact] => {
    const source = 'registri';
    if (tape.chance(3))
      return [name, { state: tape.pick(['notFound', 'unavailable', 'refused'] as const), source, at: now }];
    return [name, { state: 'known', value: valueFor({ tape, now, secrets }, name, field), source, at: now }];
  });
  return Object.fromEntries(told.filter(() => !tape.chance(5)));
}

type Typing = Pick<Around, 'tape' | 'now' | 'secrets'>;
export function answersFor(around: Typing, fields: Fields): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (around.tape.chance(field.required ? 60 : 3)) continue;
    answers[name] = around.tape.chance(90)
      ? around.tape.pick([null, 'x', -1, {}, [], true, Number.NaN])
      : valueFor(around, name, field);
  }
  if (around.tape.chance(120)) answers['asing'] = 1;
  return answers;
}

const letters = (tape: Tape, length: number) =>
  Array.from({ length }, () => 'abcdefghijklmnopqrstuvwxyz'[tape.take(26)]).join('');
/** A word that nothing else contains, so that its way can be followed. */
function secret(around: Typing, name: string): string {
  const word = `Zq${letters(around.tape, 8)}`;
  around.secrets.set(word, name);
  return word;
}

/** A good answer of each kind. */
export function valueFor(around: Typing, name: string, field: Field<unknown>): unknown {
  const { tape, now } = around;
  const digits = (count: number) => Array.from({ length: count }, () => tape.take(10)).join('');
  switch (field.kind) {
    case 'text':
      if (field.limits?.letters === 'newName') return `${secret(around, name)} ${secret(around, name)}`;
      return field.limits?.pattern === undefined
        ? secret(around, name)
        : field.limits.pattern.replace(/[9]/gu, '1').replace(/[AX]/gu, 'B');
    case 'nik': {
      const number = `36710101019${digits(1)}${String(1000 + tape.take(8999))}`;
      around.secrets.set(number, name);
      return number;
    }
    case 'nop':
      return `36710${digits(12)}0`;
    case 'phone': {
      const number = digits(9);
      around.secrets.set(`+6281${number}`, name);
      return `081${number}`;
    }
    case 'email':
      return `${secret(around, name).toLowerCase()}@contoh.id`;
    case 'date': {
      const past = ['1990-05-05', '1971-02-28', localDate(calendar, now - 100 * HOUR)];
      const ahead = [localDate(calendar, now + 400 * HOUR), localDate(calendar, now + 2_000 * HOUR)];
      // A form with many days of birth would hardly ever be filled in rightly if half of them lay ahead.
      return tape.pick(field.limits?.notFuture === true && !tape.chance(20) ? past : [...past, ...ahead]);
    }
    case 'time':
      return '09:30';
    case 'number':
    case 'rupiah': {
      const from = typeof field.limits?.from === 'number' ? field.limits.from : 0;
      const to = typeof field.limits?.to === 'number' ? field.limits.to : from + 200;
      // Small numbers often, or rules with narrow bounds would keep everybody out.
      return from + tape.take(Math.floor(Math.min(to - from, tape.chance(2) ? 12 : 100_000)) + 1);
    }
    case 'yesNo':
      return tape.chance(2);
    case 'choice':
      return tape.pick(Object.keys(field.options ?? {}));
    case 'choices':
      return { chosen: Object.keys(field.options ?? {}).filter(() => tape.chance(2)) };
    case 'place':
      return {
        area: tape.pick([A, B]),
        ...(tape.chance(3) ? {} : { latitude: -6.1 - tape.take(100) / 1000, longitude: 106.6 }),
        ...(tape.chance(2) ? {} : { note: secret(around, `${name}.note`) }),
      };
    case 'area':
      return tape.pick([A, B]);
    case 'country':
      return 'ID';
    case 'region':
      return tape.pick(['tangsel', 'kabTangerang']);
    case 'entry':
    case 'case':
      return `KASUS-${digits(4)}`;
    case 'photo':
    case 'file':
    case 'evidence':
    case 'signature':
      return { sha256: Array.from({ length: 64 }, () => '0123456789abcdef'[tape.take(16)]).join('') };
    case 'group':
      return answersFor(around, field.rows ?? {});
    case 'repeated':
      return Array.from({ length: 1 + tape.take(2) }, () => answersFor(around, field.rows ?? {}));
  }
}
