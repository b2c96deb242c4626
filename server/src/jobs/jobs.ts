/**
 * What runs by itself: timers, messages, reminders, seals, late facts, counters, sweeping, the daily seal of the log.
 *
 * Every piece of work is claimed in the store, so several processes may run these at once. Must never: let one region or
 * one failure stop the others, or end in the middle of a write.
 */
import { dateAfter, localDate, type Instant } from '@balai/kernel';
import { startedHash } from '../platform/cases/thread.ts';
import { sealWaiting } from '../platform/letters/issue-letters.ts';
import { carryOutDeeds } from '../platform/person/carry-out.ts';
import { decideWaiting } from '../payments/take-payment.ts';
import type { PlatformDeps } from '../platform/platform-deps.ts';
import { carryOutErasures } from './erasures.ts';
import { markOldPhotos } from './photos-from-before.ts';
import { openedBetween, remindOffices, remindShortClocks } from './reminders.ts';
import type { Messenger } from '../messages/messenger.ts';
import { deliverWaiting } from './resident-messages.ts';

export interface JobsOptions {
  /** Null where no gateway is set up: the page of the case is then the only news. */
  readonly messenger?: Messenger | null;
  /** How often there is a round, in ms; 1,000 by default. */
  readonly everyMs?: number;
  /** True while the clock is wrong: nothing is due by it. */
  readonly isStill?: () => boolean;
  /** Told when a round has ended. */
  readonly onRound?: (at: Instant) => void;
}
export interface Jobs {
  /** Ends the round that runs, and begins none. */
  stop(): Promise<void>;
}

/** So many timers in a round: 1,200 that are due at four o'clock sharp are spread over some minutes (P9). */
const TIMERS_A_ROUND = 25;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 86_400_000;
const DRAFTS_KEPT_MS = 30 * DAY;

/** One round for every region: what is due now. The minute's and the day's work when `now` has come to it. */
export async function runJobs(
  deps: PlatformDeps,
  now: Instant,
  options: JobsOptions = {},
  since: Instant = 0,
): Promise<void> {
  const messenger = options.messenger ?? null;
  const telling = messenger === null ? null : { messenger, cityOf: deps.cityOf };
  for (const { id, utcOffset } of deps.store.regions.all()) {
    const safely = async (what: string, work: () => Promise<unknown>): Promise<void> => {
      await work().catch((problem: unknown) => deps.onTrouble(`job ${what}`, codeOf(problem)));
    };
    // Money that arrived in time is used before time runs out for the turn that asked it.
    await safely('payments', () => decideWaiting(deps, id, now));
    await safely('timers', () => deps.store.timers.fireDue(id, now, TIMERS_A_ROUND));
    await safely('messages', () => deliverWaiting(deps, messenger, id, now));
    await safely('started cases', () => deps.store.outbox.openStarted(id, now, { secretHash: startedHash(deps) }));
    await safely('personal data', () => carryOutDeeds(deps, id, now));
    await safely('erasures', () => carryOutErasures(deps, telling, id, now));
    await safely('figures', () => deps.store.figures.fold(id));
    if (since > 0 && openedBetween(utcOffset, since, now))
      await safely('reminders', () => remindOffices(deps, id, now));
    if (crossed(since, now, MINUTE)) {
      await safely('seal', () => sealWaiting(deps, id, now));
      await safely('short clocks', () => remindShortClocks(deps, id, now));
      await safely('photos', () => markOldPhotos(deps, id));
    }
    if (crossed(since, now, HOUR)) {
      await safely('sweep', () => sweep(deps, id, now));
      await safely('log', () => sealPastDays(deps, id, now));
    }
  }
}

/** `53100`, `ENOSPC`, `TypeError`: what an operator can look up, and nothing of a case. */
const codeOf = (problem: unknown): string =>
  problem instanceof Error ? ('code' in problem ? String(problem.code) : problem.name) : 'unknown';

/** Whether a boundary of `every` lies between two moments. */
const crossed = (since: Instant, now: Instant, every: number): boolean =>
  Math.floor(since / every) < Math.floor(now / every);

/** Uploads that no case took within a day, drafts that nobody came back to within thirty. */
async function sweep(deps: PlatformDeps, regionId: number, now: Instant): Promise<void> {
  for (const sha256 of await deps.store.files.sweep(regionId, now - DAY)) await deps.bytes.remove(sha256);
  await deps.store.drafts.sweep(regionId, now - DRAFTS_KEPT_MS);
  await deps.store.sweep(regionId, now);
}

/**
 * Every day that is over and has no head yet, also those on which this machine was off. An hour late: what another machine wrote in
 * the last second of a day is there by then.
 */
async function sealPastDays(deps: PlatformDeps, regionId: number, now: Instant): Promise<void> {
  const { audit } = deps.store;
  const last = dateAfter(localDate(deps.cityOf(regionId).calendar, now - HOUR), -1);
  const [sealed] = await audit.heads(regionId, { limit: 1 });
  for (let day = sealed === undefined ? last : dateAfter(sealed.day, 1); day <= last; day = dateAfter(day, 1))
    await audit.sealDay(regionId, day, now);
}

/** Runs rounds until it is stopped; a round begins when the one before has ended. */
export function startJobs(deps: PlatformDeps, options: JobsOptions = {}): Jobs {
  const every = options.everyMs ?? 1_000;
  let stopped = false;
  let last = deps.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();
  const round = async (): Promise<void> => {
    if (options.isStill?.() !== true) {
      const now = deps.now();
      await runJobs(deps, now, options, last).catch(() => deps.onTrouble('jobs', 'round'));
      last = now;
      options.onRound?.(deps.now());
    }
    if (!stopped) timer = setTimeout(begin, every);
  };
  const begin = (): void => {
    running = round();
  };
  timer = setTimeout(begin, every);
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
