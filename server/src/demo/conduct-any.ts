/**
 * How a case of any service goes on in the demonstration: somebody whose turn it is takes an action that the kernel allows, as an
 * example does or as the forecast shares them out; some are late, some are silent, some object, some withdraw.
 *
 * Must never: know a service by its name, or send what the kernel would refuse.
 */
import { decide, inForce, instantAt, type Case, type Instant, type OpenStage, type Turn } from '@balai/kernel';
import { chooseAct } from './choose-act.ts';
import { firstAnswers } from './first-answers.ts';
import { inTime, someEvening, soon, tooLate, visit } from './conduct-times.ts';
import { formLike } from './fill-form.ts';
import { wholeBetween, type Random } from './demo-ingredients.ts';
import { AS_SHOWN, guideOf, scriptOf, type Living } from './demo-scripts.ts';
import { OFFICE_DAY, officeTime } from './demo-time.ts';
import type { Conduct, Life, Move, Town } from './demo-town.ts';

/** How often a turn ends after its time, where the note beside the service does not say. */
const LATE = 0.1;
/** How often nobody acts where the file says what follows then. */
const SILENT = { resident: 0.14, officer: 0.04 } as const;
const WITHDRAWN = 0.02;
const OBJECTED = { refused: 0.3, granted: 0.03 } as const;
/** Office minutes of a turn that hurries to the stage in which its case is to wait. */
const HURRY = [15, 40] as const;

export function anyConduct(living: Living): Conduct {
  return {
    answers: (town, plan, random) => firstAnswers(town, living, plan, random),
    next: (town, life) => next(town, living, life),
  };
}

function next(town: Town, living: Living, life: Life): Move | null {
  const { state, plan } = life;
  if (state.ending !== null) return objection(town, living, life);
  const leaving = withdrawal(town, living, life);
  const merging = joining(town, life);
  const acts = state.turns
    .filter(({ stage }) => stage !== plan.rests)
    .flatMap((turn): Move[] => {
      const random = town.randomOf(plan.key, turn.id, turn.beganAt);
      const at = momentOf(town, living, life, turn, random);
      return at === null ? [] : [{ do: 'choose', at, choose: (now) => chooseAct(town, living, life, turn.id, now) }];
    });
  return (
    [...acts, ...(leaving === null ? [] : [leaving]), ...(merging === null ? [] : [merging])].toSorted(
      (a, b) => a.at - b.at,
    )[0] ?? null
  );
}

/** When somebody acts in this turn; null: nobody does, and its clock leads on, or it waits. */
function momentOf(town: Town, living: Living, life: Life, turn: Turn, random: Random): Instant | null {
  const { manifest, state, plan } = life;
  const stage = manifest.stages[turn.stage] as OpenStage;
  const guide = guideOf(living, life, turn);
  const isOurs = turn.party.kind === 'unit' && manifest.units[turn.party.unit]?.reached !== 'outside';
  const dice = random();
  if (guide?.action === null) return null;
  const calm = plan.rests !== null || plan.fate === AS_SHOWN || visit(life, turn.stage) > 1;
  if (!calm && stage.late !== undefined && dice < (isOurs ? SILENT.officer : SILENT.resident)) return null;
  const begins = { ...turn, beganAt: beginOf(town, life, turn, stage) };
  if (isFast(state, stage)) return fastMoment(begins, plan.rests !== null, random);
  if (turn.party.kind === 'applicant' || turn.party.kind === 'contact')
    return plan.rests !== null
      ? soon(begins.beganAt, random, ...HURRY)
      : before(begins, someEvening(town, begins.beganAt, random, 0, 3));
  if (plan.rests !== null) return officeTime(town.calendar, begins.beganAt, wholeBetween(random, ...HURRY));
  if (!isOurs)
    return before(begins, officeTime(town.calendar, begins.beganAt, wholeBetween(random, OFFICE_DAY, 9 * OFFICE_DAY)));
  const late = living.service.demo?.late ?? LATE;
  if (!calm && stage.late === undefined && dice > 1 - late) return tooLate(town, life, begins, random, 20, 600);
  const least = Math.max(15, living.service.forecast?.minutes[turn.stage] ?? 0);
  return inTime(town, begins, random, least, least + 900);
}

/** Clocks that run day and night are minutes and hours; people then act at any hour. */
const isFast = (state: Case, stage: OpenStage): boolean => {
  const clock = inForce(stage.within, state.on)?.value.clock;
  return clock === 'minutes' || clock === 'clockHours';
};
function fastMoment({ beganAt, dueAt }: Turn, hurries: boolean, random: Random): Instant {
  return beganAt + Math.round((dueAt - beganAt) * (hurries ? 0.05 + 0.1 * random() : 0.15 + 0.65 * random()));
}
const before = ({ beganAt, dueAt }: Turn, wanted: Instant): Instant =>
  wanted < dueAt ? wanted : beganAt + Math.round((dueAt - beganAt) * 0.7);

/** A turn that waits for a booked time, or for a day of the form, begins then. */
function beginOf({ calendar }: Town, { state }: Life, turn: Turn, { from }: OpenStage): Instant {
  const anchor = from === undefined ? undefined : (state.booked[from] ?? state.answers[from]);
  if (typeof anchor !== 'string') return turn.beganAt;
  const at = instantAt(calendar, anchor.length > 10 ? anchor : `${anchor}T08:00`);
  return Number.isFinite(at) ? Math.max(turn.beganAt, at) : turn.beganAt;
}

/** The same thing was reported before: an officer joins the two. */
function joining(town: Town, { plan, state }: Life): Move | null {
  const [turn] = state.turns;
  const first = plan.twin === null ? undefined : town.lives.get(plan.twin.key);
  if (plan.fate !== 'ganda' || plan.twin === null || first === undefined || turn?.party.kind !== 'unit') return null;
  if (first.state.ending?.outcome === 'moved' || state.round > 0) return null;
  const random = town.randomOf(plan.key, 'join');
  return { do: 'merge', turn, into: plan.twin, positions: [], at: inTime(town, turn, random, 8, 20) };
}

function withdrawal(town: Town, living: Living, life: Life): Move | null {
  const { plan, state } = life;
  const [turn] = state.turns;
  if (turn === undefined || plan.rests !== null || state.round > 0) return null;
  const random = town.randomOf(plan.key, 'leave');
  const script = plan.fate === AS_SHOWN ? scriptOf(living, plan.like) : null;
  const wants =
    script === null ? life.visits.size <= 2 && random() < WITHDRAWN : script.withdraws && script.acts.length === 0;
  if (!wants) return null;
  const at = turn.beganAt + Math.round(Math.min(turn.dueAt - turn.beganAt, 200 * 60_000) * (0.1 + 0.2 * random()));
  const can = decide(
    life.manifest,
    state,
    { type: 'withdraw', actor: { kind: 'applicant' } },
    { now: at, calendar: town.calendar },
  );
  return can.ok ? { do: 'withdraw', at } : null;
}

/** Some contest a refusal; a few what was granted. */
function objection(town: Town, living: Living, life: Life): Move | null {
  const { state, plan, manifest } = life;
  const { ending } = state;
  const stage = ending === null ? undefined : manifest.stages[ending.stage];
  if (ending?.objectBy == null || state.round > 0 || stage === undefined || !('ends' in stage)) return null;
  const random = town.randomOf(plan.key, 'objects');
  const objects = scriptOf(living, plan.like)?.objects ?? null;
  const share =
    plan.fate === AS_SHOWN && objects !== null ? 1 : ending.outcome === 'refused' ? OBJECTED.refused : OBJECTED.granted;
  if (random() > share) return null;
  const wanted = plan.rests === null ? someEvening(town, state.at, random, 1, 3) : soon(state.at, random, ...HURRY);
  const at = Math.min(ending.objectBy - 60_000, wanted);
  const form = stage.objection?.with;
  return {
    do: 'choose',
    at,
    choose: async (now) => ({
      actor: null,
      command: {
        type: 'object',
        actor: { kind: 'applicant' },
        ...(form === undefined
          ? {}
          : { with: { [form]: await formLike(town, living, life, { form, now, owner: null }) } }),
      },
    }),
  };
}
