/**
 * Lets one case live: it is sent, somebody does the next thing, and so on, each by a command through the store.
 *
 * Every command has a key of its own that comes from the plan, so that a filling that was cut off goes on where it stopped.
 * Must never: change a case other than by a command.
 */
import type { Case, CaseCommand, CaseEvent, HandedIn, Instant } from '@balai/kernel';
import type { Channel, Execute, Executed } from '@balai/store';
import { once } from '../platform/bound.ts';
import { caseSecret, tokenHash } from '../platform/drafts/submit-draft.ts';
import { areaIn } from '../platform/kernel-views.ts';
import { actedBeside, endedBeside, sentBeside } from './beside-life.ts';
import { lampConduct } from './conduct-lampu.ts';
import { roadConduct } from './conduct-jalan.ts';
import { factsOf, letterConduct } from './conduct-surat.ts';
import { pick } from './demo-ingredients.ts';
import { officeTime } from './demo-time.ts';
import {
  askFacts,
  countOne,
  dayOf,
  draftOf,
  isSilent,
  type Conduct,
  type Life,
  type Move,
  type OfficerActor,
  type Plan,
  type ServiceId,
  type Town,
} from './demo-town.ts';
import { lettersOf } from './live-letters.ts';

const CONDUCTS: Readonly<Record<ServiceId, Conduct>> = {
  'lampu-jalan': lampConduct,
  'surat-domisili': letterConduct,
  'jalan-rusak': roadConduct,
};
const CALLER = 'demo';
/** A step that nobody could take is looked at again the next day. */
const AGAIN = 480;

export function planCase(town: Town, plan: Plan): void {
  town.clock.plan({ at: plan.filedAt, name: plan.key, run: () => send(town, plan) });
}

async function send(town: Town, plan: Plan): Promise<void> {
  const manifest = town.bound.deps.store.services.one(town.regionId, plan.service)?.manifest;
  if (manifest === undefined) throw new Error(`demo: the service ${plan.service} is not published`);
  const random = town.randomOf(plan.key, 'answers');
  const answers = await CONDUCTS[plan.service].answers(town, plan, random);
  const facts = await askFacts(town, manifest, { answers, area: areaIn(manifest, answers) }, plan.filedAt);
  const typist = typistOf(town, plan);
  const command: CaseCommand = {
    type: 'submit',
    actor: typist === null ? { kind: 'applicant' } : { kind: 'applicant', officer: typist.officer },
    answers,
    facts,
  };
  const draft = draftOf(plan);
  const done = await execute(
    town,
    plan.key,
    {
      serviceId: plan.service,
      command,
      channel: typist === null ? 'portal' : 'counter',
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
    generation: 0,
  };
  countVisits(life, done.events);
  town.lives.set(plan.key, life);
  town.byCase.set(life.caseId, life);
  sentBeside(town, life);
  if (isSilent(town, plan.filedAt) && plan.service === 'surat-domisili')
    planLearning(town, life, town.silent.to + (10 + (plan.index % 20)) * 60_000);
  await goOn(town, life, plan.filedAt);
}

/** One letter of eight is typed by an officer at the counter, in office hours. */
function typistOf(town: Town, plan: Plan): OfficerActor | null {
  if (plan.service !== 'surat-domisili' || town.randomOf(plan.key, 'counter')() > 0.16) return null;
  if (officeTime(town.calendar, plan.filedAt, 0) - plan.filedAt > 60_000) return null;
  return (
    town.staff
      .at('kelurahan', plan.village.code, dayOf(town, plan.filedAt))
      .find(({ positions }) => positions.includes('staf')) ?? null
  );
}

function countVisits(life: Life, events: readonly CaseEvent[]): void {
  for (const event of events)
    if (event.type === 'turnBegan') life.visits.set(event.turn.stage, (life.visits.get(event.turn.stage) ?? 0) + 1);
}

/** After every change: the letters that it brought, and what comes next. */
async function goOn(town: Town, life: Life, now: Instant): Promise<void> {
  life.generation += 1;
  if (life.state.ending !== null) {
    await lettersOf(town, life, now);
    endedBeside(town, life, now);
  }
  planNext(town, life);
}

function planNext(town: Town, life: Life): void {
  const move = CONDUCTS[life.plan.service].next(town, life, town.randomOf(life.plan.key, life.version));
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
  const random = town.randomOf(life.plan.key, life.version, 'who');
  const actor =
    'turn' in move && !(move.do === 'act' && move.by === 'applicant') ? chosen(town, life, move, random) : null;
  if ('turn' in move && actor === null && !(move.do === 'act' && move.by === 'applicant')) {
    countOne(town.tally.refusals, `nobody ${life.plan.service} ${move.turn.stage}`);
    return planMove(town, life, { ...move, at: officeTime(town.calendar, move.at, AGAIN) });
  }
  const command = await commandOf(town, life, move, actor);
  const channel: Channel = actor !== null ? 'field' : move.do === 'learn' ? 'system' : 'portal';
  const done = await execute(
    town,
    life.plan.key,
    { caseId: life.caseId, command, channel, now: move.at },
    `${life.version} ${move.do}`,
  );
  if (done === null) return;
  countVisits(life, done.events);
  life.state = done.state;
  life.version = done.version;
  if (actor !== null) actedBeside(town, life, actor, move);
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

function chosen(
  town: Town,
  life: Life,
  move: Extract<Move, { readonly turn: unknown }>,
  random: () => number,
): OfficerActor | null {
  const able = town.staff.actorsFor(life.manifest, life.state, move.turn, dayOf(town, move.at), move.positions ?? []);
  return able.length === 0 ? null : pick(random, able);
}

async function commandOf(town: Town, life: Life, move: Move, actor: OfficerActor | null): Promise<CaseCommand> {
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
  const done = await town.bound.deps.store.execute({
    ...sent,
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
