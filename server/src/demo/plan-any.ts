/**
 * Which cases come of the services that live by their examples: each example once as it is shown, one case that waits in each
 * stage today, and the rest as chance has it.
 *
 * Must never: depend on what happens to a case; the same day has the same requests on every start.
 */
import { dateAfter, inForce, localDate, type Instant, type OpenStage } from '@balai/kernel';
import { pick, wholeBetween, type DemoVillage, type Random } from './demo-ingredients.ts';
import { AS_SHOWN, FREE, type Living, type Script } from './demo-scripts.ts';
import type { Planning, Unnumbered } from './demo-plans.ts';
import { isOpenDay, MINUTE, officeTimeBefore, residentTime } from './demo-time.ts';

/** Cases in four weeks where the note does not say, in a filling of 600 of the services with a conduct of their own. */
const CASES = 60;
const ALL_CASES = 600;
const WEEKS = 28;
/** How many repeat what was reported within a day and a half. */
const TWINS = 0.07;
const TWIN_WITHIN = 36 * 3_600_000;
/** Office minutes that each turn takes on the way to where a case waits. */
const HURRY = 40;

export function anyPlans(planning: Planning, villages: readonly DemoVillage[]): readonly Unnumbered[] {
  return planning.cases === 0 ? [] : planning.living.flatMap((living) => plansOf(planning, living, villages));
}

function plansOf(planning: Planning, living: Living, villages: readonly DemoVillage[]): readonly Unnumbered[] {
  const { now, cases, randomOf } = planning;
  const { manifest, demo } = living.service;
  if (living.scripts.length === 0) return [];
  const plan = (key: string, filedAt: Instant, more: Partial<Unnumbered>): Unnumbered => {
    const random = randomOf(manifest.id, key, 'plan');
    return {
      key: `${manifest.id} ${key}`,
      service: manifest.id,
      fate: FREE,
      filedAt,
      village: pick(random, villages),
      twin: null,
      like: pickLike(random, living),
      rests: null,
      ...more,
    };
  };
  const shown = living.scripts.map(({ name }, index) => {
    const key = `contoh ${index}`;
    return plan(key, someDay(planning, randomOf(manifest.id, key)), { fate: AS_SHOWN, like: name });
  });
  const waiting = waitingPlans(planning, living).map(({ stage, script, filedAt }) =>
    plan(`menunggu ${stage}`, filedAt, { fate: AS_SHOWN, like: script.name, rests: stage }),
  );
  const wanted = Math.round(((demo?.cases ?? CASES) * cases) / ALL_CASES) - shown.length - waiting.length;
  const free = Array.from({ length: Math.max(0, wanted) }, (_, index) => {
    const key = `${localDate(planning.calendar, now)} ${index}`;
    return plan(key, someDay(planning, randomOf(manifest.id, key)), {});
  });
  const past = [...shown, ...free];
  return [...(manifest.duplicates === null ? past : withTwins(planning, past)), ...waiting];
}

/** Examples with a weight in the note come as often as it says, all others count one. */
function pickLike(random: Random, { scripts, service }: Living): string {
  const weightOf = ({ name }: Script): number => service.demo?.like?.[name] ?? 1;
  let left = random() * scripts.reduce((sum, script) => sum + weightOf(script), 0);
  return (scripts.find((script) => (left -= weightOf(script)) < 0) ?? (scripts[0] as Script)).name;
}

/** Fewer on days on which the offices are closed. What would come later today came yesterday, so that none is missing. */
function someDay({ calendar, now }: Planning, random: Random): Instant {
  const today = localDate(calendar, now);
  let day = dateAfter(today, -wholeBetween(random, 0, WEEKS - 1));
  if (!isOpenDay(calendar, day) && random() < 0.4) day = dateAfter(today, -wholeBetween(random, 0, WEEKS - 1));
  const filedAt = residentTime(calendar, day, random);
  return filedAt < now - MINUTE ? filedAt : residentTime(calendar, dateAfter(today, -1), random);
}

interface Waiting {
  readonly stage: string;
  readonly script: Script;
  readonly filedAt: Instant;
}
/** For every stage that an example comes to before any clock runs out: sent so lately that its case can wait there now, in time. */
function waitingPlans(
  { calendar, now, randomOf }: Planning,
  { service: { manifest }, scripts }: Living,
): readonly Waiting[] {
  const stages = [...new Set(scripts.flatMap(({ reaches }) => [...reaches.keys()]))];
  return stages.flatMap((stage): readonly Waiting[] => {
    const way = wayTo(scripts, stage);
    if (way === null) return [];
    const acts = (way.reaches.get(stage) ?? 0) + (way.objects === null ? 0 : 1);
    const within = inForce((manifest.stages[stage] as OpenStage).within, localDate(calendar, now))?.value;
    const random = randomOf(manifest.id, stage, 'waits');
    const minutes =
      within === undefined
        ? 0
        : within.clock === 'minutes'
          ? within.count
          : within.clock === 'clockHours'
            ? within.count * 60
            : 0;
    const filedAt =
      minutes > 0
        ? now - acts * 20 * MINUTE - Math.round(minutes * MINUTE * (0.2 + 0.3 * random()))
        : officeTimeBefore(calendar, now, acts * HURRY + wholeBetween(random, 60, 380));
    return [{ stage, script: way, filedAt }];
  });
}

/** The example that comes to this stage by the fewest acts; null: one comes there only when time has run out. */
export function wayTo(scripts: readonly Script[], stage: string): Script | null {
  const before = ({ reaches }: Script): number => reaches.get(stage) ?? Infinity;
  const ways = scripts.filter(
    (script) =>
      Number.isFinite(before(script)) && script.acts.slice(0, before(script)).every(({ action }) => action !== null),
  );
  const length = (script: Script): number => before(script) + (script.objects === null ? 0 : 0.5);
  return ways.toSorted((a, b) => length(a) - length(b))[0] ?? null;
}

/** Some requests repeat another one: same place, same answers. */
function withTwins({ randomOf }: Planning, plans: readonly Unnumbered[]): readonly Unnumbered[] {
  const sorted = plans.toSorted((a, b) => a.filedAt - b.filedAt);
  return sorted.map((plan, index) => {
    if (plan.fate !== FREE || randomOf(plan.key, 'twin')() > TWINS) return plan;
    const first = sorted
      .slice(0, index)
      .findLast(
        ({ fate, filedAt }) => fate === FREE && filedAt < plan.filedAt - MINUTE && filedAt > plan.filedAt - TWIN_WITHIN,
      );
    return first === undefined
      ? plan
      : { ...plan, fate: 'ganda', twin: first as Unnumbered['twin'], like: first.like, village: first.village };
  });
}
