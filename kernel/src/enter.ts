/**
 * Where a case goes: automatic stages are passed until somebody must act or the case ends.
 *
 * Must never: let the system grant while a rule is open, refuse without a reason, or leave a case without a turn.
 */
import type { CaseError, Promised, Turn } from './case-types.ts';
import { dueDate, instantAt, standStill, type Instant } from './clock.ts';
import { end } from './end.ts';
import { evaluate } from './expression.ts';
import { collectsFee, feeDue } from './fees.ts';
import { isOfConsole, partiesOf, unitsNamed, type UnitParty } from './parties.ts';
import { ASKER, PROMISED, inForce, type AutomaticStage, type OpenStage, type Stage } from './manifest.ts';
import { err, ok, type Result } from './result.ts';
import { grantRefused } from './rules.ts';
import { turnId } from './evolve.ts';
import type { Story } from './story.ts';

/** Adds what follows when the case enters `target`; `from` is the turn that led there. Returns why it cannot. */
export function enter(story: Story, target: string, from: Turn | null): CaseError | null {
  const { service } = story;
  let name = target;
  let bySystem = story.actor === null;
  for (let steps = 0; steps <= Object.keys(service.stages).length; steps += 1) {
    if (name === ASKER) return resume(story);
    const stage = stageOf(story, name);
    if (stage === undefined) break;
    if ('ends' in stage) return end(story, name, stage, bySystem);
    if ('by' in stage) return begin(story, name, stage, from);
    const answer = askedOf(story, stage);
    story.add({ type: 'decidedBySystem', at: story.world.now, stage: name, condition: stage.asks, answer });
    name = answer === 'yes' ? stage.yes : stage.no;
    bySystem = true;
  }
  throw new Error(`${service.id}: stage '${name}' does not exist, or automatic stages lead in a circle`);
}

const stageOf = (story: Story, name: string): Stage | undefined =>
  Object.hasOwn(story.service.stages, name) ? story.service.stages[name] : undefined;

/** The system says yes only to what is known, and never grants past an open rule. */
function askedOf(story: Story, stage: AutomaticStage): 'yes' | 'no' | 'unknown' {
  const { service, knowledge, state } = story;
  const met = evaluate(service.conditions[stage.asks] ?? false, knowledge.answers, knowledge.facts);
  if (met === false) return 'no';
  if (met !== true) return 'unknown';
  const next = stageOf(story, stage.yes);
  const grants = next !== undefined && 'ends' in next && next.ends === 'granted';
  return grants && grantRefused(service, knowledge, state.confirmed) !== null ? 'unknown' : 'yes';
}

/** Somebody's turn begins: one for each party that has none in this stage yet. */
function begin(story: Story, name: string, stage: OpenStage, from: Turn | null): CaseError | null {
  const parties = partiesOf(story.service, stage, story.state, story.knowledge, story.today);
  if (!parties.ok) return parties.error;
  const hands = sameHands(story, stage, from, parties.value);
  // A road that left the meeting has overtaken those who still wait there.
  if (hands === null && story.state.turns.length === 0 && story.state.rests.length > 0)
    story.add({ type: 'met', at: story.world.now, to: name });
  for (const party of hands === null ? parties.value : [hands.party]) {
    const id = turnId(name, party);
    if (story.state.turns.some((turn) => turn.id === id)) continue;
    const turn = turnOf(story, name, stage, { id, stage: name, party, ...hands?.more }, from);
    if (!turn.ok) return turn.error;
    story.add({ type: 'turnBegan', at: story.world.now, turn: turn.value });
    if (stage.from === PROMISED) extend(story, turn.value);
  }
  return null;
}

/** The law that lets the city take longer moves the promise too: what is within the longer time is not late. */
function extend(story: Story, { dueAt, skipped, firm, dueBasis }: Turn): void {
  const { promised } = story.state;
  if (promised !== null && promised.dueAt < dueAt)
    story.add({ type: 'promiseExtended', at: story.world.now, dueAt, skipped, firm, basis: dueBasis });
}

type Hands = { readonly party: Turn['party']; readonly more: Pick<Turn, 'transferredFrom'> };
/**
 * The same word is the same hands: whoever acted in a team goes on alone, in their own time; and who was handed the turn keeps
 * it, for as long as the routing still says the one who handed it over. `back`: to whoever asked for a correction.
 */
function sameHands(
  story: Story,
  stage: OpenStage,
  from: Turn | null,
  parties: readonly Turn['party'][],
  back = false,
): Hands | null {
  const before = from === null ? undefined : stageOf(story, from.stage);
  if (from === null || before === undefined || !('by' in before) || !sameWord(before.by, stage.by)) return null;
  const among = (party: Turn['party'] | undefined) =>
    party !== undefined && parties.some((each) => turnId('', each) === turnId('', party));
  if (among(from.party)) return { party: from.party, more: {} };
  // The unit above stands in for one turn only; the work itself stays where it belongs.
  const stays = back || (from.party.kind === 'unit' && unitsNamed(story.service, stage.by).includes(from.party.unit));
  return stays && among(from.transferredFrom)
    ? { party: from.party, more: { transferredFrom: from.transferredFrom as Turn['party'] } }
    : null;
}

const words = new WeakMap<OpenStage['by'], string>();
function sameWord(one: OpenStage['by'], other: OpenStage['by']): boolean {
  return one === other || wordOf(one) === wordOf(other);
}
function wordOf(by: OpenStage['by']): string {
  let word = words.get(by);
  if (word === undefined) words.set(by, (word = JSON.stringify(by)));
  return word;
}

type Begun = Pick<Turn, 'id' | 'stage' | 'party' | 'transferredFrom'>;
function turnOf(
  story: Story,
  name: string,
  stage: OpenStage,
  begun: Begun,
  from: Turn | null,
): Result<Turn, CaseError> {
  const { service, state, world } = story;
  const within = inForce(stage.within, state.on);
  if (within === undefined) return err({ type: 'notInForce', what: `${name}.within`, on: state.on });
  const { dueAt, firm, skipped } = dueDate(world.calendar, clockStart(story, stage), within.value);
  const turn: Turn = {
    ...begun,
    beganAt: world.now,
    dueAt,
    firm,
    dueBasis: within.basis,
    skipped,
    followedBy: followerOf(story, begun.party, from),
  };
  if (!collectsFee(stage)) return ok(turn);
  const fee = feeDue(service, state, story.knowledge, story.today);
  return fee.ok ? ok({ ...turn, fee: fee.value }) : fee;
}

/** From a booked slot, a date or the promised date, where the stage says so; never from the past, or time would be up at once. */
function clockStart(story: Story, stage: OpenStage): Instant {
  const { now, calendar } = story.world;
  if (stage.from === undefined) return now;
  if (stage.from === PROMISED) return Math.max(story.state.promised?.dueAt ?? now, now);
  const anchor = story.knowledge.answers[stage.from];
  const at = typeof anchor === 'string' ? instantAt(calendar, anchor.length > 10 ? anchor : `${anchor}T00:00`) : now;
  return Number.isFinite(at) ? Math.max(at, now) : now;
}

/** The office that handed a turn to somebody outside the console, and follows it. */
function followerOf(story: Story, party: Turn['party'], from: Turn | null): UnitParty | null {
  if (from === null || officeOf(story, party) !== null) return null;
  return officeOf(story, from.party) ?? from.followedBy ?? officeOf(story, story.state.asker?.party);
}

const officeOf = ({ service }: Story, party: Turn['party'] | undefined): UnitParty | null =>
  party?.kind === 'unit' && isOfConsole(service, party.unit) ? party : null;

/** Back to whoever asked for the correction; their clock goes on where it stood. */
function resume(story: Story): CaseError | null {
  const { state, world, service } = story;
  const { asker } = state;
  const stage = asker === null ? undefined : stageOf(story, asker.stage);
  if (asker === null || stage === undefined || !('by' in stage)) return { type: 'unknownAction', allowed: [] };
  const parties = partiesOf(service, stage, state, story.knowledge, story.today);
  if (!parties.ok) return parties.error;
  const hands = sameHands(story, stage, asker, parties.value, true);
  const clock = inForce(stage.within, state.on)?.value.clock ?? 'workingDays';
  const due = standStill(world.calendar, asker, clock, asker.askedAt, world.now);
  const { askedAt: _, transferredFrom: __, fee: ___, ...before } = asker;
  for (const party of hands === null ? parties.value : [hands.party]) {
    const id = turnId(asker.stage, party);
    if (state.turns.some((turn) => turn.id === id)) continue;
    const turn: Turn = { ...before, ...due, id, party, ...hands?.more };
    const fee = collectsFee(stage) ? feeDue(service, state, story.knowledge, story.today) : null;
    if (fee !== null && !fee.ok) return fee.error;
    story.add({ type: 'turnBegan', at: world.now, turn: fee === null ? turn : { ...turn, fee: fee.value } });
  }
  return null;
}

/** Returns the promise made at `from` by the law of `on`; null where the service promises nothing. */
export function promiseOf(
  story: Story,
  within: Story['service']['within'],
  on: string,
  from: Instant,
): Promised | null {
  const current = within === null ? undefined : inForce(within, on);
  if (current === undefined) return null;
  const { dueAt, firm, skipped } = dueDate(story.world.calendar, from, current.value);
  return { madeAt: from, clock: current.value.clock, dueAt, firm, basis: current.basis, skipped, pausedAt: null };
}
