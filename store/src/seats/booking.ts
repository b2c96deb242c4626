/**
 * Whatever books a time has a seat of it: below every door, so that none can forget it.
 *
 * The seat is taken before the act is written and given back where it is refused. A process that ends between leaves a seat empty until
 * its time is over; no order of ends gives one seat to two. Must never: let an act book a time that is full.
 */
import {
  err,
  instantAt,
  placeOfSlot,
  seatsOf,
  type Calendar,
  type CaseError,
  type ServiceManifest,
} from '@balai/kernel';
import type { Execute, Executed } from '../store-types.ts';
import type { Store } from '../store-api.ts';
import type { WantedSeat } from './seats-api.ts';
import type { SeatBook } from './seats.ts';

interface Case {
  readonly manifest: ServiceManifest;
  readonly state: { readonly answers: Readonly<Record<string, unknown>> };
}
export interface Booking {
  readonly seats: SeatBook;
  calendarOf(regionId: number): Calendar;
  load(regionId: number, caseId: string): Promise<(Case & { readonly state: Executed['state'] }) | null>;
}

export const withSeats =
  (on: Booking, execute: Store['execute']): Store['execute'] =>
  async (request) => {
    const wanted = timesIn(request);
    const loaded =
      wanted.length === 0 || request.caseId === undefined
        ? null
        : (request.loaded ?? (await on.load(request.regionId, request.caseId)));
    if (loaded === null) return left(on, request, await execute(request));
    const claims: { readonly seat: WantedSeat; readonly heldBefore: number | null }[] = [];
    const giveBack = () =>
      Promise.all(claims.map(({ seat, heldBefore }) => on.seats.unclaim(request.regionId, seat, heldBefore)));
    for (const [slot, time] of wanted) {
      const seat = seatOf(on, request, loaded, slot, time);
      if (seat === null) continue;
      const claim = await on.seats.claim(request.regionId, seat, seat.startsAt, request.now);
      if (claim === null) {
        await giveBack();
        return err({ type: 'refused', error: fullyBooked(slot), state: loaded.state });
      }
      claims.push({ seat, heldBefore: claim.heldBefore });
    }
    const done = await execute(request);
    if (!done.ok) await giveBack();
    else if (!done.value.replayed) for (const { seat } of claims) await on.seats.leaveOthers(request.regionId, seat);
    return left(on, request, done);
  };

/** A case that has ended needs no seat of a time to come. */
async function left<Done extends Awaited<ReturnType<Store['execute']>>>(
  { seats }: Booking,
  { regionId, now }: Execute,
  done: Done,
): Promise<Done> {
  if (done.ok && done.value.state.status === 'ended' && Object.keys(done.value.state.booked).length > 0)
    await seats.leave(regionId, done.value.caseId, now);
  return done;
}

/** Of what is handed in only a booked time is a bare text: forms and answers are objects, money is a number. */
const timesIn = ({ command }: Execute): readonly (readonly [string, string])[] =>
  command.type === 'act'
    ? Object.entries(command.with ?? {}).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value] as const] : [],
      )
    : [];

/** Null: no slot of the service, or no time; the kernel says so. */
function seatOf(
  { calendarOf }: Booking,
  { regionId, caseId, command }: Execute,
  { manifest, state }: Case,
  slot: string,
  time: string,
): WantedSeat | null {
  const data = Object.hasOwn(manifest.slots, slot) ? manifest.slots[slot] : undefined;
  const startsAt = instantAt(calendarOf(regionId), time);
  if (data === undefined || !Number.isFinite(startsAt) || caseId === undefined || command.type !== 'act') return null;
  return {
    caseId,
    turn: command.turn,
    serviceId: manifest.id,
    slot,
    place: placeOfSlot(data, state.answers),
    startsAt,
    seats: seatsOf(data, time.slice(0, 10)),
  };
}

const fullyBooked = (slot: string): CaseError => ({
  type: 'answersRefused',
  errors: [
    {
      field: slot,
      code: 'outOfLimits',
      message: {
        id: 'Jadwal ini baru saja penuh; pilih yang lain.',
        en: 'This time has just been taken; choose another one.',
      },
    },
  ],
});
