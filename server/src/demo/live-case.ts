/**
 * Lets one case live: it is sent, somebody does the next thing, and so on, each by a command through the store.
 *
 * Every command has a key of its own that comes from the plan, so that a filling that was cut off goes on where it stopped.
 * Must never: change a case other than by a command.
 */
import type { Case, CaseCommand, HandedIn, Instant } from '@balai/kernel';
import type { Channel, Execute, Executed } from '@balai/store';
import { hashOf, once } from '../platform/bound.ts';
import { caseSecret } from '../platform/drafts/submit-draft.ts';
import { tokenHash } from '../platform/link-token.ts';
import { areaIn } from '../platform/kernel-views.ts';
import { carryOutDeeds } from '../platform/person/carry-out.ts';
import { deedsOf } from '../platform/person/find-person.ts';
import { actedBeside, endedBeside, sentBeside } from './beside-life.ts';
import { pick } from './demo-ingredients.ts';
import { senderOf } from './demo-senders.ts';
import { officeTime } from './demo-time.ts';
import {
  askFacts,
  awaitsFacts,
  countOne,
  countVisits,
  dayOf,
  draftOf,
  factsOf,
  isSilent,
  type Chosen,
  type Conduct,
  type Life,
  type Move,
  type OfficerActor,
  type Plan,
  type Town,
} from './demo-town.ts';
import { lettersOf } from './live-letters.ts';
import { setRightFirst } from './set-right.ts';
import { startedBy } from './started-cases.ts';

const CALLER = 'demo';
/** A step that nobody could take is looked at again the next day. */
const AGAIN = 480;
const conductOf = (town: Town, { service }: Plan): Conduct => {
  const found = town.conducts.get(service);
  if (found === undefined) throw new Error(`demo: nobody conducts ${service}`);
  return found;
};

export function planCase(town: Town, plan: Plan): void {
  town.clock.plan({ at: plan.filedAt, name: plan.key, run: () => send(town, plan) });
}

async function send(town: Town, plan: Plan): Promise<void> {
  const manifest = town.bound.deps.store.services.one(town.regionId, plan.service)?.manifest;
  if (manifest === undefined) throw new Error(`demo: the service ${plan.service} is not published`);
  const random = town.randomOf(plan.key, 'answers');
  const answers = await conductOf(town, plan).answers(town, plan, random);
  const facts = await askFacts(town, manifest, { answers, area: areaIn(manifest, answers) }, plan.filedAt);
  const { actor, channel } = senderOf(town, plan, manifest);
  const command: CaseCommand = { type: 'submit', actor, answers, facts };
  const draft = draftOf(plan);
  const done = await execute(
    town,
    plan.key,
    {
      serviceId: plan.service,
      command,
      channel,
      now: plan.filedAt,
      secretHash: tokenHash(caseSecret(town.bound, draft)),
    },
    'submit',
  );
  if (done === null) return;
  const life: Life = {
    plan,
    caseId: done.caseId,
    number: done.number,
    manifest,
    state: done.state,
    version: done.version,
    visits: new Map(),
    proofs: 0,
    generation: 0,
  };
  countVisits(life, done.events);
  sentBeside(town, life);
  await begin(town, life, plan.filedAt);
}

/** A case is there: from now on it lives. */
async function begin(town: Town, life: Life, now: Instant): Promise<void> {
  town.lives.set(life.plan.key, life);
  town.byCase.set(life.caseId, life);
  if (isSilent(town, now) && awaitsFacts(life))
    planLearning(town, life, town.silent.to + (10 + (life.plan.index % 20)) * 60_000);
  await goOn(town, life, now);
}

/** After every change: the letters that it brought, and what comes next. */
async function goOn(town: Town, life: Life, now: Instant): Promise<void> {
  life.generation += 1;
  if (life.state.ending !== null) {
    await lettersOf(town, life, now);
    endedBeside(town, life, now);
    for (const started of await startedBy(town, life, now)) await begin(town, started, now);
  }
  planNext(town, life);
}

function planNext(town: Town, life: Life): void {
  const move = conductOf(town, life.plan).next(town, life, town.randomOf(life.plan.key, life.version));
  if (move !== null) planMove(town, life, { ...move, at: Math.max(move.at, life.state.at + 30_000) });
}

function planMove(town: Town, life: Life, move: Move): void {
  const { generation } = life;
  town.clock.plan({
    at: move.at,
    name: life.plan.key,
    run: async () => {
      if (life.generation === generation) await make(town, life, move);
    },
  });
}

/** A registry that was silent has answered. */
function planLearning(town: Town, life: Life, at: Instant): void {
  town.clock.plan({
    at,
    name: life.plan.key,
    run: async () => {
      if (life.state.status === 'open') await make(town, life, { do: 'learn', at });
    },
  });
}

async function make(town: Town, life: Life, move: Move): Promise<void> {
  const chosen = await choiceOf(town, life, move);
  if (chosen === null) {
    const [turn] = life.state.turns;
    countOne(town.tally.refusals, `nobody ${life.plan.service} ${turn?.stage ?? 'ended'}`);
    return planMove(town, life, { ...move, at: officeTime(town.calendar, move.at, AGAIN) });
  }
  const { actor, command } = chosen;
  await setRightFirst(town, life, chosen, move.at, (key, sent, step) => execute(town, key, sent, step));
  const done = await execute(
    town,
    life.plan.key,
    { caseId: life.caseId, command, channel: channelOf(command, actor), now: move.at },
    `${life.version} ${move.do}`,
  );
  if (done === null) return;
  countVisits(life, done.events);
  life.state = done.state;
  life.version = done.version;
  if (actor !== null) actedBeside(town, life, actor, move);
  if (deedsOf(life.manifest).length > 0) await carryOutDeeds(town.bound.deps, town.regionId, move.at);
  if (move.do === 'merge') {
    const first = town.lives.get(move.into.key);
    if (first !== undefined)
      await town.bound.deps.store.followers.follow(
        town.regionId,
        first.caseId,
        `case:${life.caseId}`,
        move.at,
        life.caseId,
      );
  }
  await goOn(town, life, move.at);
}

const channelOf = (command: CaseCommand, actor: OfficerActor | null): Channel =>
  actor !== null ? 'field' : command.type === 'learn' ? 'system' : 'portal';

async function choiceOf(town: Town, life: Life, move: Move): Promise<Chosen | null> {
  if (move.do === 'choose') return move.choose(move.at);
  if (!('turn' in move) || (move.do === 'act' && move.by === 'applicant'))
    return { actor: null, command: await commandOf(town, life, move, null) };
  const actor = officerFor(town, life, move, town.randomOf(life.plan.key, life.version, 'who'));
  return actor === null ? null : { actor, command: await commandOf(town, life, move, actor) };
}

function officerFor(
  town: Town,
  life: Life,
  move: Extract<Move, { readonly turn: unknown }>,
  random: () => number,
): OfficerActor | null {
  const able = town.staff.actorsFor(life.manifest, life.state, move.turn, dayOf(town, move.at), move.positions ?? []);
  return able.length === 0 ? null : pick(random, able);
}

async function commandOf(
  town: Town,
  life: Life,
  move: Exclude<Move, { readonly do: 'choose' }>,
  actor: OfficerActor | null,
): Promise<CaseCommand> {
  const applicant = { kind: 'applicant' } as const;
  switch (move.do) {
    case 'object':
      return { type: 'object', actor: applicant, with: move.hand };
    case 'withdraw':
      return { type: 'withdraw', actor: applicant };
    case 'learn':
      return { type: 'learn', facts: await factsOf(town, life, move.at) };
    case 'merge':
      return { type: 'merge', actor: actor as OfficerActor, into: town.lives.get(move.into.key)?.number ?? '' };
    case 'transfer':
      return { type: 'transfer', turn: move.turn.id, actor: actor as OfficerActor, to: move.to, note: move.note };
    case 'act': {
      const handed: HandedIn = (await move.hand?.(actor, move.at)) ?? {};
      const facts =
        move.asksAgain === true || 'answers' in handed
          ? await askFacts(
              town,
              life.manifest,
              {
                answers: { ...life.state.answers, ...(handed['answers'] as Case['answers'] | undefined) },
                area: life.state.area,
              },
              move.at,
            )
          : {};
      return {
        type: 'act',
        turn: move.turn.id,
        action: move.action,
        actor: actor ?? applicant,
        with: handed,
        because: move.because ?? [],
        note: move.note ?? '',
        facts,
      };
    }
  }
}

type Sent = Pick<Execute, 'caseId' | 'serviceId' | 'command' | 'channel' | 'now' | 'secretHash'>;

/** Null: refused, which is counted; the case then stays as it is. */
async function execute(town: Town, key: string, sent: Sent, step: string): Promise<Executed | null> {
  town.tally.commands += 1;
  const payment = await paidFirst(town, key, sent, step);
  const done = await town.bound.deps.store.execute({
    ...sent,
    ...(payment === null ? {} : { payment }),
    regionId: town.regionId,
    idempotency: once(CALLER, `${key} ${step}`, { key, step }),
  });
  if (done.ok) return done.value;
  const { error } = done;
  const action = sent.command.type === 'act' ? `${sent.command.turn} ${sent.command.action}` : sent.command.type;
  countOne(
    town.tally.refusals,
    `${key.split(' ')[0] ?? ''} ${action}: ${error.type === 'refused' ? `${error.error.type}${error.error.type === 'answersRefused' ? ` ${error.error.errors.map(({ field, code }) => `${field} ${code}`).join(', ')}` : ''}` : error.type}`,
  );
  return null;
}

/** Residents of the demonstration pay their bills, before they act on it. Null: nothing is paid, or an office takes the money. */
async function paidFirst(
  { bound, regionId }: Town,
  key: string,
  { caseId, command, now }: Sent,
  step: string,
): Promise<NonNullable<Execute['payment']> | null> {
  if (caseId === undefined || command.type !== 'act' || command.actor.kind === 'officer') return null;
  const rupiah = Number(command.with?.['fee'] ?? command.with?.['part'] ?? 0);
  const { payments } = bound.deps.store;
  const bill = rupiah > 0 ? (await payments.bills(regionId, caseId)).find(({ turn }) => turn === command.turn) : null;
  if (bill == null) return null;
  const payment = { through: 'gateway', id: hashOf([key, step]), rupiah } as const;
  await payments.arrived(regionId, { ...payment, billNumber: bill.number, paidAt: now, arrivedAt: now });
  return payment;
}

/** A case as the store has it now: after a timer has changed it. */
export async function lookAgain(town: Town, life: Life, now: Instant): Promise<void> {
  const loaded = await town.bound.deps.store.cases.load(town.regionId, life.caseId);
  if (loaded === null || loaded.version === life.version) return;
  const events = await town.bound.deps.store.cases.events(town.regionId, life.caseId);
  countVisits(
    life,
    events.slice(life.version).map(({ event }) => event),
  );
  life.state = loaded.state;
  life.version = loaded.version;
  await goOn(town, life, now);
}
