/**
 * Reminds offices of a turn twice before its time runs out: at half of it, and on the morning of its last day. Where silence will
 * grant, the head is alarmed too, once: on that morning, of a clock of hours at its half.
 *
 * Clocks of days are looked at when the offices open, so that nobody is reminded at night or on a holiday; clocks of hours
 * and minutes at the half itself. Must never: remind about a turn that waits for somebody outside or is late already (its
 * head knows), or of the same half twice.
 */
import { closedOn, dateAfter, localDate, type Calendar, type Instant } from '@balai/kernel';
import type { HalfwayTurn } from '@balai/store';
import { OPENS_AT } from '../platform/office-hours.ts';
import type { PlatformDeps } from '../platform/platform-deps.ts';
import { deemedTurns } from './deemed-turns.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PAGE = 200;
/** How long after its half a short clock may still be reminded of, where no process ran at that minute. */
const CATCHES_UP = 10 * MINUTE;
/** What has longer left is no short clock, but a stage of the same name. */
const LONGEST_SHORT = 7 * DAY;

/** Whether the offices of a region opened between two moments. */
export const openedBetween = (utcOffset: number, since: Instant, now: Instant): boolean =>
  lastOpening(utcOffset, since) < lastOpening(utcOffset, now);

const lastOpening = (utcOffset: number, at: Instant): Instant => {
  const ahead = (utcOffset - OPENS_AT) * MINUTE;
  return Math.floor((at + ahead) / DAY) * DAY - ahead;
};

/**
 * When the offices open: one row of the outbox for each turn that is due today, and for each whose half has come since they
 * opened last, however many processes run. Returns how many turns.
 */
export async function remindOffices(deps: PlatformDeps, regionId: number, now: Instant): Promise<number> {
  const { calendar } = deps.cityOf(regionId);
  const today = localDate(calendar, now);
  const opening = lastOpening(calendar.utcOffset, now);
  const before = openingBefore(calendar, opening);
  const isOpen = closedOn(calendar, today) === null;
  let reminded = await remindOfLastDay(deps, regionId, opening, now);
  if (!isOpen) return reminded;
  for await (const row of deps.store.queue.halfway(regionId, unitsOf(deps, regionId), { after: before, until: now })) {
    if (row.dueAt <= now || localDate(calendar, row.dueAt) === today) continue;
    await remind(deps, regionId, row, 'turn.halfway', row.beganAt, now);
    reminded += 1;
  }
  return reminded;
}

/** What silence grants is an alarm instead, unless a clock of hours had it at its half. */
async function remindOfLastDay(deps: PlatformDeps, regionId: number, opening: Instant, now: Instant): Promise<number> {
  const short = shortTurns(deps, regionId);
  const deemedOf = deemedTurns(deps, regionId);
  let reminded = 0;
  for await (const page of dueToday(deps, regionId, now)) {
    const rows = page.filter(({ dueAt }) => dueAt > now);
    const deemed = await deemedOf(rows);
    for (const row of rows) {
      const isShort = short.stages.includes(row.stage) && short.serviceIds.includes(row.serviceId);
      if (deemed.has(row)) await remind(deps, regionId, row, 'turn.deemed', isShort ? row.beganAt : opening, now);
      if (!deemed.has(row) || (isShort && row.beganAt + row.dueAt <= 2 * now))
        await remind(deps, regionId, row, 'turn.reminder', opening, now);
    }
    reminded += rows.length;
  }
  return reminded;
}

/** Each minute: turns with a clock of hours or minutes whose half has just come. Returns how many. */
export async function remindShortClocks(deps: PlatformDeps, regionId: number, now: Instant): Promise<number> {
  const short = shortTurns(deps, regionId);
  if (short.stages.length === 0) return 0;
  const rows: HalfwayTurn[] = [];
  const span = { after: now - CATCHES_UP, until: now };
  for await (const row of deps.store.queue.halfway(regionId, unitsOf(deps, regionId), span, short))
    if (row.dueAt > now && row.dueAt - now <= LONGEST_SHORT) rows.push(row);
  const deemed = await deemedTurns(deps, regionId)(rows);
  for (const row of rows)
    await remind(deps, regionId, row, deemed.has(row) ? 'turn.deemed' : 'turn.halfway', row.beganAt, now);
  return rows.length;
}

/** The opening of the last day before this one on which the offices worked. */
function openingBefore(calendar: Calendar, opening: Instant): Instant {
  let date = dateAfter(localDate(calendar, opening), -1);
  let days = 1;
  while (closedOn(calendar, date) !== null && days < 30) {
    date = dateAfter(date, -1);
    days += 1;
  }
  return opening - days * DAY;
}

/** Stages that are counted in hours or minutes, as the services of today have them. */
function shortTurns(
  deps: PlatformDeps,
  regionId: number,
): { readonly serviceIds: string[]; readonly stages: string[] } {
  const found = deps.store.services
    .current(regionId)
    .flatMap(({ serviceId, manifest }) =>
      Object.entries(manifest.stages).flatMap(([stage, turn]) =>
        'by' in turn &&
        [turn.within].flat().some(({ value: { clock } }) => clock === 'clockHours' || clock === 'minutes')
          ? [{ serviceId, stage }]
          : [],
      ),
    );
  return {
    serviceIds: [...new Set(found.map(({ serviceId }) => serviceId))],
    stages: [...new Set(found.map(({ stage }) => stage))],
  };
}

/** Of the offices that work in the console. */
const unitsOf = (deps: PlatformDeps, regionId: number): readonly string[] =>
  Object.entries(deps.cityOf(regionId).units).flatMap(([unit, { reached }]) => (reached === 'console' ? [unit] : []));

/** Every open turn that is due until midnight, soonest first, a page at a time; late ones among them. */
async function* dueToday(deps: PlatformDeps, regionId: number, now: Instant): AsyncGenerator<readonly HalfwayTurn[]> {
  const hands = unitsOf(deps, regionId).map((unit) => ({ unit, area: null }));
  let after: string | null = null;
  do {
    const page: { readonly rows: readonly HalfwayTurn[]; readonly next: string | null } = await deps.store.queue.page(
      regionId,
      { hands, due: 'today' },
      now,
      after === null ? { limit: PAGE } : { limit: PAGE, after },
    );
    yield page.rows;
    after = page.next;
  } while (after !== null);
}

/** `of`: the moment that tells this reminder from a later one of the same turn. */
async function remind(
  deps: PlatformDeps,
  regionId: number,
  { caseId, number, serviceId, turnId, stage, dueAt }: HalfwayTurn,
  topic: 'turn.reminder' | 'turn.halfway' | 'turn.deemed',
  of: Instant,
  now: Instant,
): Promise<void> {
  const held = await deps.store.claims.of(regionId, caseId, now);
  const holder = held === null ? null : await deps.store.officers.one(regionId, held);
  const body = { number, serviceId, turn: turnId, stage, dueAt, ...(holder === null ? {} : { holder: holder.name }) };
  await deps.store.outbox.add(regionId, caseId, topic, body, now, { at: of, name: turnId });
}
