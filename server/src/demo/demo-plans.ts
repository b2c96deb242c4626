/**
 * Which cases come in four weeks, when and where, and how each will fare: all decided by the day and the seed.
 *
 * Must never: depend on what happens to a case; the same day has the same reports on every start.
 */
import { dateAfter, localDate, type Calendar, type DateText, type Instant } from '@balai/kernel';
import { LAMP_FATES } from './conduct-lampu.ts';
import { ROAD_FATES } from './conduct-jalan.ts';
import { LETTER_FATES } from './conduct-surat.ts';
import {
  pick,
  pickWeighted,
  wholeBetween,
  type DemoPlaces,
  type DemoVillage,
  type Random,
} from './demo-ingredients.ts';
import type { DemoAbsences } from './demo-officers.ts';
import { casesOn, momentOf, officeTimeBefore, residentTime, workingDayUntil } from './demo-time.ts';
import { anyPlans } from './plan-any.ts';
import type { Living } from './demo-scripts.ts';
import type { Plan } from './demo-town.ts';

const DAY = 86_400_000;
export const FOUR_WEEKS = 28 * DAY;
const SERVICES = { 'lampu-jalan': 49, 'surat-domisili': 28, 'jalan-rusak': 23 } as const;
const FATES = {
  'lampu-jalan': LAMP_FATES,
  'surat-domisili': LETTER_FATES,
  'jalan-rusak': ROAD_FATES,
} as const;
/** How often a kelurahan with a named lurah is the place, compared with another. */
const HOME_WEIGHT = 5;
/** A duplicate comes within this time of the first report. */
const TWIN_WITHIN = 30 * 3_600_000;
/** Reports that no other can join: they leave too soon, or are themselves joined. */
const NO_TWIN = new Set(['ganda', 'ditarik', 'fotoBerulang', 'milikPribadi', 'dipindah']);

export type Unnumbered = Omit<Plan, 'index' | 'again'>;
type Unplaced = Omit<Unnumbered, 'twin'>;
/** What a conduct of the service's own decides. */
const BY_HAND = { like: null, rests: null } as const;
/** Fates in which something is repaired a second time. */
const REPAIRED_AGAIN = new Set(['belumDulu', 'salahTutup']);

export interface Planning {
  readonly calendar: Calendar;
  readonly now: Instant;
  readonly cases: number;
  readonly places: DemoPlaces;
  readonly absences: DemoAbsences;
  readonly silent: { readonly from: Instant; readonly to: Instant };
  /** The services that live by their examples. */
  readonly living: readonly Living[];
  /** What the photos of a service show, and how many a case of it needs. */
  photosOf(service: string): { readonly subject: string; readonly each: number };
  randomOf(...names: readonly (string | number)[]): Random;
}

/** The evening nine days ago (a working day), from six to ten, on which the population register was silent. */
export function silentEvening(calendar: Calendar, now: Instant): Planning['silent'] {
  const day = workingDayUntil(calendar, dateAfter(localDate(calendar, now), -9));
  return { from: momentOf(calendar, day, 18 * 60), to: momentOf(calendar, day, 22 * 60) };
}

/** All cases of the four weeks before `now`, in the order of their sending. */
export function demoPlans(planning: Planning): readonly Plan[] {
  const { calendar, now } = planning;
  const drafts: Unplaced[] = [];
  const last = localDate(calendar, now);
  const villages = planning.places.villages.flatMap((village) =>
    Array.from({ length: planning.places.homes.includes(village.code) ? HOME_WEIGHT : 1 }, () => village),
  );
  for (let day = localDate(calendar, now - FOUR_WEEKS); day <= last; day = dateAfter(day, 1))
    drafts.push(...daysPlans(planning, day, villages));
  const inside = drafts
    .filter(({ filedAt }) => filedAt > now - FOUR_WEEKS && filedAt < now - 60_000)
    .toSorted((a, b) => a.filedAt - b.filedAt);
  const plans = withTwins(inside);
  return numbered([...plans, ...stories(planning), ...anyPlans(planning, villages)], planning.photosOf);
}

function daysPlans(
  { calendar, cases, randomOf }: Planning,
  day: DateText,
  villages: readonly DemoVillage[],
): readonly Unplaced[] {
  const count = casesOn(day, cases, randomOf(day, 'count'));
  return Array.from({ length: count }, (_, index) => {
    const random = randomOf(day, index);
    const service = pickWeighted(random, SERVICES);
    return {
      key: `${service} ${day} ${index}`,
      service,
      fate: pickWeighted<string>(random, FATES[service]),
      ...BY_HAND,
      filedAt: residentTime(calendar, day, random),
      village: pick(random, villages),
    };
  });
}

function withTwins(plans: readonly Unplaced[]): readonly Unnumbered[] {
  const done: Unnumbered[] = [];
  for (const plan of plans) {
    const first =
      plan.fate !== 'ganda'
        ? undefined
        : done.findLast(
            (other) =>
              other.service === plan.service &&
              other.filedAt > plan.filedAt - TWIN_WITHIN &&
              other.filedAt < plan.filedAt - 60_000 &&
              !NO_TWIN.has(other.fate),
          );
    if (plan.fate === 'ganda' && first === undefined) done.push({ ...plan, fate: 'baik', twin: null });
    else done.push({ ...plan, twin: (first as Plan | undefined) ?? null, village: first?.village ?? plan.village });
  }
  return done;
}

/** What the demonstration always has: an old photo shown as proof again, a lurah who leaves, an evening without the register, a lurah's full desk. */
function stories({ calendar, now, places, absences, silent, cases, randomOf }: Planning): readonly Unnumbered[] {
  const at = (code: string): DemoVillage => {
    const found = places.villages.find((village) => village.code === code);
    if (found === undefined) throw new Error(`the demo city has no kelurahan ${code}`);
    return found;
  };
  const today = localDate(calendar, now);
  const shown: Unnumbered = {
    key: `lampu-jalan ${today} foto`,
    service: 'lampu-jalan',
    fate: 'baik',
    filedAt: momentOf(calendar, dateAfter(today, -12), 19 * 60 + 10),
    village: at(places.homes[0]),
    twin: null,
    ...BY_HAND,
  };
  const again: Unnumbered = {
    key: `lampu-jalan ${today} foto lagi`,
    service: 'lampu-jalan',
    fate: 'fotoBerulang',
    filedAt: officeTimeBefore(calendar, now, 500),
    village: at(places.homes[1]),
    twin: shown as Plan,
    ...BY_HAND,
  };
  const leaves: Unnumbered = {
    key: `surat-domisili ${absences.termEnds} berganti`,
    service: 'surat-domisili',
    fate: 'lurahBerganti',
    filedAt: momentOf(calendar, absences.termEnds, 7 * 60 + 50),
    village: at(places.homes[2]),
    twin: null,
    ...BY_HAND,
  };
  const evening = Array.from({ length: cases < 200 ? 2 : 6 }, (_, index): Unnumbered => {
    const random = randomOf('silent', localDate(calendar, silent.from), index);
    return {
      key: `surat-domisili ${localDate(calendar, silent.from)} sunyi ${index}`,
      service: 'surat-domisili',
      fate: 'seketika',
      filedAt: silent.from + wholeBetween(random, 5, 225) * 60_000,
      village: at(pick(random, places.homes)),
      twin: null,
      ...BY_HAND,
    };
  });
  const desk = [places.homes[0], places.homes[1]].flatMap((home) =>
    ['belumDitandatangani', 'menungguLurah', 'menungguLurah'].map((fate, index): Unnumbered => ({
      key: `surat-domisili ${today} meja ${home} ${index}`,
      service: 'surat-domisili',
      fate,
      filedAt: officeTimeBefore(calendar, now, 360 + 47 * index),
      village: at(home),
      twin: null,
      ...BY_HAND,
    })),
  );
  return [shown, again, leaves, ...evening, ...desk];
}

/** Gives each report the photos that are its own; twins are the numbered ones. */
function numbered(plans: readonly Unnumbered[], photosOf: Planning['photosOf']): readonly Plan[] {
  const used = new Map<string, number>();
  const byKey = new Map<string, Plan>();
  for (const plan of plans) {
    const { subject, each } = photosOf(plan.service);
    const index = used.get(subject) ?? 0;
    const again = REPAIRED_AGAIN.has(plan.fate) ? index + 1 : index;
    used.set(subject, Math.max(again + 1, index + each));
    byKey.set(plan.key, {
      ...plan,
      index,
      again,
      twin: plan.twin === null ? null : (byKey.get(plan.twin.key) ?? null),
    });
  }
  return [...byKey.values()].toSorted((a, b) => a.filedAt - b.filedAt);
}
