/**
 * Seats of booked times. See seats-api.ts.
 *
 * The primary key is the promise: two who take the last seat at once meet there. Must never: count on a look before the write.
 */
import type { Instant } from '@balai/kernel';
import type { Prepared } from '../database/batch.ts';
import type { Database } from '../database/database.ts';
import type { HeldSeat, Seats, WantedSeat } from './seats-api.ts';

/** Of so many who take seats of one time at once, each finds one while there is one. */
const MOST_TRIES = 50;

interface SeatRow {
  readonly service_id: string;
  readonly slot: string;
  readonly place: string;
  readonly turn_id: string;
  readonly starts_at: number;
  readonly held_until: number;
}
export interface SeatBook extends Seats {
  /** Makes a seat this case's until `until` for an act that is about to be written, its own held one first. Null: none is left. */
  claim(
    regionId: number,
    seat: WantedSeat,
    until: Instant,
    now: Instant,
  ): Promise<{ readonly heldBefore: Instant | null } | null>;
  /** The act was refused: the seat is what it was. */
  unclaim(regionId: number, seat: WantedSeat, heldBefore: Instant | null): Promise<void>;
  /** The act was written: what the case had of this slot besides is free. */
  leaveOthers(regionId: number, seat: WantedSeat): Promise<void>;
  /** The case has ended: what it had of times to come is free. */
  leave(regionId: number, caseId: string, now: Instant): Promise<void>;
}

export function openSeats(database: Database): SeatBook {
  const ask = async <Row extends object>(regionId: number, name: string, text: string, values: readonly unknown[]) =>
    (await database.allInRegion<[Row]>(regionId, [{ name, text, values: [regionId, ...values] }]))[0];
  const take = async (regionId: number, seat: WantedSeat, until: Instant, now: Instant): Promise<boolean> => {
    const { serviceId, slot, place, startsAt, seats, caseId, turn } = seat;
    const time = [regionId, serviceId, slot, place, startsAt];
    const statements: readonly [Prepared, Prepared] = [
      { name: 'seats-run-out', text: runOutText, values: [...time, now] },
      { name: 'seat-taken', text: takeText, values: [...time, seats, caseId, turn, until] },
    ];
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const [, taken] = await database.allInRegion<[object, { readonly free: number; readonly took: number }]>(
        regionId,
        statements,
      );
      if ((taken[0]?.took ?? 0) > 0) return true;
      if ((taken[0]?.free ?? 0) === 0) return false;
    }
    return false;
  };
  const own = (seat: WantedSeat) => [seat.caseId, seat.slot, seat.startsAt];
  const extend = (regionId: number, seat: WantedSeat, until: Instant, now: Instant) =>
    ask<{ readonly held_before: number }>(regionId, 'seat-extended', extendText, [...own(seat), until, now]);
  return {
    async taken(regionId, { serviceId, slot, place }, caseId, now) {
      const rows = await ask<{ readonly starts_at: number; readonly taken: number }>(
        regionId,
        'seats-counted',
        countText,
        [serviceId, slot, place, now, caseId],
      );
      return new Map(rows.map((row) => [row.starts_at, row.taken]));
    },
    async hold(regionId, seat, until, now) {
      if ((await extend(regionId, seat, 0, now)).length === 0 && !(await take(regionId, seat, until, now)))
        return false;
      await ask(regionId, 'seats-of-turn-left', leaveTurnText, [...own(seat), seat.turn]);
      return true;
    },
    async held(regionId, caseId, now) {
      return (await ask<SeatRow>(regionId, 'seats-of-case', ofCaseText, [caseId, now])).map(heldOf);
    },
    async claim(regionId, seat, until, now) {
      const [held] = await extend(regionId, seat, until, now);
      if (held !== undefined) return { heldBefore: held.held_before };
      return (await take(regionId, seat, until, now)) ? { heldBefore: null } : null;
    },
    async unclaim(regionId, seat, heldBefore) {
      await (heldBefore === null
        ? ask(regionId, 'seat-left', leaveOneText, own(seat))
        : ask(regionId, 'seat-as-before', asBeforeText, [...own(seat), heldBefore]));
    },
    async leaveOthers(regionId, seat) {
      await ask(regionId, 'seats-of-slot-left', leaveOthersText, own(seat));
    },
    async leave(regionId, caseId, now) {
      await ask(regionId, 'seats-to-come-left', leaveText, [caseId, now]);
    },
  };
}

const time = `region_id = $1 and service_id = $2 and slot = $3 and place = $4`;
const runOutText = `delete from slot_seat where ${time} and starts_at = $5 and held_until <= $6`;
/** One free number; `free` says how many there were, so that whoever met somebody else at it looks again. */
const takeText = `with free as materialized (
    select n.seat from generate_series(1, $6::int) as n(seat)
    where not exists (select from slot_seat t where t.region_id = $1 and t.service_id = $2 and t.slot = $3 and t.place = $4 and t.starts_at = $5 and t.seat = n.seat)
    order by n.seat
  ), took as (
    insert into slot_seat (region_id, service_id, slot, place, starts_at, seat, case_id, turn_id, held_until)
    select $1, $2, $3, $4, $5, f.seat, $7::uuid, $8, $9::bigint from (select seat from free limit 1) f
    on conflict do nothing returning seat
  )
  select (select count(*)::int from free) as free, (select count(*)::int from took) as took`;
const ofSeat = `region_id = $1 and case_id = $2 and slot = $3 and starts_at = $4`;
const extendText = `update slot_seat s set held_until = greatest(s.held_until, $5) from slot_seat before
  where s.region_id = $1 and s.case_id = $2 and s.slot = $3 and s.starts_at = $4 and s.held_until > $6
    and before.region_id = $1 and before.case_id = $2 and before.slot = $3 and before.starts_at = $4
  returning before.held_until as held_before`;
const leaveTurnText = `delete from slot_seat where region_id = $1 and case_id = $2 and slot = $3 and starts_at <> $4 and turn_id = $5`;
const leaveOneText = `delete from slot_seat where ${ofSeat}`;
const asBeforeText = `update slot_seat set held_until = $5 where ${ofSeat}`;
const leaveOthersText = `delete from slot_seat where region_id = $1 and case_id = $2 and slot = $3 and starts_at <> $4`;
const leaveText = `delete from slot_seat where region_id = $1 and case_id = $2 and starts_at > $3`;
const ofCaseText = `select service_id, slot, place, turn_id, starts_at, held_until from slot_seat
  where region_id = $1 and case_id = $2 and held_until > $3 order by starts_at`;
const countText = `select starts_at, count(*)::int as taken from slot_seat
  where ${time} and starts_at > $5 and held_until > $5 and case_id <> $6::uuid group by starts_at`;

const heldOf = (row: SeatRow): HeldSeat => ({
  serviceId: row.service_id,
  slot: row.slot,
  place: row.place,
  turn: row.turn_id,
  startsAt: row.starts_at,
  until: row.held_until,
});
