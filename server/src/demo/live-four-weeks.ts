/**
 * Fills the demo city: officers, and four weeks of cases up to now, each made by playing commands in virtual time.
 *
 * Must never: write a row that a command would write, use a real name, or run in a region that is not of kind `demo`.
 */
import { dateAfter, localDate, type Calendar, type DemoSubject, type Instant } from '@balai/kernel';
import { bind } from '../platform/bound.ts';
import { issueLetters } from '../platform/letters/issue-letters.ts';
import type { PlatformDeps } from '../platform/platform-deps.ts';
import { claimSome } from './beside-life.ts';
import { askDemoLeave } from './demo-leave.ts';
import type { DemoPeople, DemoPlaces, Random } from './demo-ingredients.ts';
import { anyConduct } from './conduct-any.ts';
import { roadConduct } from './conduct-jalan.ts';
import { lampConduct } from './conduct-lampu.ts';
import { letterConduct } from './conduct-surat.ts';
import { absencesAt, appointmentOf, demoOfficers, openStaff, type Staff } from './demo-officers.ts';
import { openDemoPhotos } from './demo-photos.ts';
import type { DemoOfficer } from './demo-posts.ts';
import { scriptsOf, type DemoService, type Living } from './demo-scripts.ts';
import { demoPlans, FOUR_WEEKS, silentEvening } from './demo-plans.ts';
import { HOUR, momentOf } from './demo-time.ts';
import { countOne, randomFrom, type Conduct, type Plan, type Town } from './demo-town.ts';
import { deliverPast } from './deliver-past.ts';
import { photosNeeded, subjectOf } from './fill-form.ts';
import { lookAgain, planCase } from './live-case.ts';
import { virtualClock, type VirtualTimers } from './virtual-time.ts';

export interface DemoOptions {
  readonly regionId: number;
  /** The end of the four weeks: the present. The same day, seed and number of cases give the same city. */
  readonly now: Instant;
  /** How many in four weeks of the services with a conduct of their own, the others in proportion. Default 600; 0: officers without a past. */
  readonly cases?: number;
  /** What the region registers. Those without a conduct of their own live by their examples. */
  readonly services: readonly DemoService[];
  readonly seed?: number;
  readonly places: DemoPlaces;
  readonly people: DemoPeople;
  /** A generator that gives the same row for the same seed. */
  readonly seededRandom: (seed: number) => Random;
  /** Makes, or finds by e-mail, an account for each officer and returns its id, in the same order. */
  readonly accountsFor: (
    officers: readonly { readonly name: string; readonly email: string }[],
  ) => Promise<readonly string[]>;
  /** From 0 to 1. */
  readonly onProgress?: (done: number) => void;
  /** Told the virtual moment before each letter is signed: for the clock of the signer. */
  readonly onMoment?: (at: Instant) => void;
}
export interface DemoSummary {
  readonly cases: number;
  readonly open: number;
  readonly officers: number;
  readonly letters: number;
  readonly commands: number;
  /** How cases ended, by outcome; `open` apart. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** What the kernel refused, and steps that nobody could take. Empty when the conducts are right. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Six typical officers, for the message at the start. */
  readonly accounts: readonly { readonly who: string; readonly email: string }[];
}

const CASES = 600;
const SEED = 3671;
/** Services whose people behave as no example says: their stories are told by hand. */
const BY_HAND: Readonly<Record<string, { readonly conduct: Conduct; readonly subject: DemoSubject | 'paper' }>> = {
  'lampu-jalan': { conduct: lampConduct, subject: 'lamp' },
  'surat-domisili': { conduct: letterConduct, subject: 'paper' },
  'jalan-rusak': { conduct: roadConduct, subject: 'road' },
};
/** Appointments written at once: fewer than the store has connections. */
const AT_ONCE = 8;
/** Claims of the demonstration hold for the rest of the working day. */
const CLAIMED_FOR = 6 * HOUR;
/** The officers whose accounts are printed, by their addresses' first parts. */
const TYPICAL = [
  'petugas.dishub',
  'regu.dishub',
  'petugas.dpupr',
  'staf.',
  'lurah.',
  'camat.',
  'operator.',
  'pemrogram.',
] as const;

/**
 * Fills an empty demo region, or goes on where an earlier filling was cut off: every command has a key that comes from its
 * day, so what happened already happens no second time. The caller keeps a mark when this returns, and calls again where
 * there is none. Throws in a live region.
 */
export async function fillDemoCity(deps: PlatformDeps, options: DemoOptions): Promise<DemoSummary> {
  const { regionId, now } = options;
  const bound = bind(deps, { regionId, device: null, officer: null, channel: 'portal', language: 'id', now });
  if (bound.region.kind === 'live') throw new Error(`region ${bound.region.slug} is live: it is not filled`);
  const { calendar } = bound;
  const absences = absencesAt(calendar, bound.today);
  const randomOf = randomFrom(options.seededRandom, options.seed ?? SEED);
  const silent = silentEvening(calendar, now);
  const cases = options.cases ?? CASES;
  const living = livingOf(options, calendar);
  const photosOf = (service: string) => photosOfService(living, service);
  const { places } = options;
  const planning = { calendar, now, cases, places, absences, silent, randomOf, living, photosOf };
  const plans = cases === 0 ? [] : demoPlans(planning);
  const manifests = options.services.map(({ manifest }) => manifest);
  const officers = demoOfficers(places, options.people.officerNames, absences, bound.names.district, manifests);
  const [staff, photos] = await Promise.all([
    appointAll(deps, options, officers),
    openDemoPhotos((bytes) => deps.bytes.put(bytes, regionId), photosFor(plans, photosOf), randomOf('photos')),
  ]);
  const town: Town = {
    bound,
    regionId,
    calendar,
    now,
    staff,
    photos,
    conducts: conductsOf(living),
    silent,
    randomOf,
    clock: virtualClock(),
    places: options.places,
    people: options.people,
    lives: new Map(),
    byCase: new Map(),
    queue: { last: Promise.resolve() },
    told: options.onMoment ?? (() => undefined),
    tally: { commands: 0, letters: 0, refusals: new Map(), outcomes: new Map() },
  };
  await liveThrough(town, plans, options);
  await askDemoLeave(deps, regionId, now);
  return summaryOf(town, officers);
}

/** The services that live by their examples. */
const livingOf = ({ services }: DemoOptions, calendar: Calendar): readonly Living[] =>
  services
    .filter(({ manifest }) => !Object.hasOwn(BY_HAND, manifest.id))
    .map((service) => ({ service, scripts: scriptsOf(service, calendar) }));

const conductsOf = (living: readonly Living[]): Town['conducts'] =>
  new Map([
    ...Object.entries(BY_HAND).map(([id, { conduct }]) => [id, conduct] as const),
    ...living.map((one) => [one.service.manifest.id, anyConduct(one)] as const),
  ]);

function photosOfService(
  living: readonly Living[],
  service: string,
): { readonly subject: DemoSubject | 'paper'; readonly each: number } {
  const byHand = BY_HAND[service];
  if (byHand !== undefined) return { subject: byHand.subject, each: 1 };
  const one = living.find(({ service: { manifest } }) => manifest.id === service);
  return one === undefined ? { subject: 'paper', each: 1 } : { subject: subjectOf(one), each: photosNeeded(one) };
}

/** How many photos each subject needs, over all cases. */
function photosFor(
  plans: readonly Plan[],
  photosOf: (service: string) => { readonly subject: DemoSubject | 'paper'; readonly each: number },
): ReadonlyMap<DemoSubject, number> {
  const counts = new Map<DemoSubject, number>();
  for (const { service, index, again } of plans) {
    const { subject, each } = photosOf(service);
    if (subject !== 'paper') counts.set(subject, Math.max(counts.get(subject) ?? 0, again + 1, index + each));
  }
  return counts;
}

async function appointAll(
  { store }: PlatformDeps,
  { regionId, accountsFor }: DemoOptions,
  officers: readonly DemoOfficer[],
): Promise<Staff> {
  const ids = await accountsFor(officers.map(({ name, email }) => ({ name, email })));
  const appointments = officers.flatMap(({ posts }, index) => posts.map((one) => appointmentOf(ids[index] ?? '', one)));
  await Promise.all(
    officers.map(({ name, email }, index) => store.officers.put(regionId, { id: ids[index] ?? '', name, email })),
  );
  for (let from = 0; from < appointments.length; from += AT_ONCE)
    await Promise.all(
      appointments.slice(from, from + AT_ONCE).map((appointment) => store.officers.appoint(regionId, appointment)),
    );
  return openStaff(appointments);
}

async function liveThrough(town: Town, plans: readonly Plan[], { onProgress }: DemoOptions): Promise<void> {
  const { store } = town.bound.deps;
  const from = town.now - FOUR_WEEKS;
  for (const plan of plans) planCase(town, plan);
  for (let day = localDate(town.calendar, from); day < localDate(town.calendar, town.now); day = dateAfter(day, 1))
    planMidnight(town, day);
  const changed = new Set<string>();
  const forget = store.changes.subscribe(
    ({ regionId, caseId }) => void (regionId === town.regionId && changed.add(caseId)),
  );
  try {
    await town.clock.play(town.now, timersOf(town, changed), (at) =>
      onProgress?.(Math.min(1, Math.max(0, (at - from) / FOUR_WEEKS))),
    );
  } finally {
    forget();
  }
  await deliverPast(town, town.now);
  await claimSome(town, CLAIMED_FOR);
  while ((await store.figures.fold(town.regionId)) > 0);
  onProgress?.(1);
}

/** At five past midnight the day is sealed, its figures are folded and its messages delivered, as the jobs do. */
function planMidnight(town: Town, day: ReturnType<typeof localDate>): void {
  const at = momentOf(town.calendar, dateAfter(day, 1), 5);
  town.clock.plan({
    at,
    name: 'midnight',
    alone: true, // the head of a day stands for every event of it
    run: async () => {
      await town.bound.deps.store.audit.sealDay(town.regionId, day, at);
      await town.bound.deps.store.figures.fold(town.regionId);
      await deliverPast(town, at);
    },
  });
}

/** Timers fire at their own moments; the cases that they change are looked at again. */
function timersOf(town: Town, changed: Set<string>): VirtualTimers {
  const { store } = town.bound.deps;
  return {
    next: () => store.timers.next(town.regionId),
    async fire(at) {
      changed.clear();
      const fired = await store.timers.fireDue(town.regionId, at);
      for (const caseId of [...changed]) {
        const life = town.byCase.get(caseId);
        if (life !== undefined) await lookAgain(town, life, at);
        else await issueLetters(town.bound.deps, town.regionId, caseId, at);
      }
      return fired;
    },
  };
}

function summaryOf(town: Town, officers: readonly DemoOfficer[]): DemoSummary {
  const { tally, lives } = town;
  const all = [...lives.values()];
  for (const { state } of all) countOne(tally.outcomes, state.ending?.outcome ?? 'open');
  const accounts = TYPICAL.flatMap((start) => {
    const found = officers.find(({ email }) => email.startsWith(start));
    return found === undefined ? [] : [{ who: found.role, email: found.email }];
  });
  return {
    cases: all.length,
    open: all.filter(({ state }) => state.status === 'open').length,
    officers: officers.length,
    letters: tally.letters,
    commands: tally.commands,
    outcomes: Object.fromEntries(tally.outcomes),
    refusals: Object.fromEntries(tally.refusals),
    accounts,
  };
}
