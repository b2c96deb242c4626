/**
 * Times that a resident can book in their turn: which are offered, how many seats each has left, and one held while it is paid.
 *
 * Must never: offer a time without a seat, or hold one longer than the turn itself.
 */
import {
  actionsFor,
  bookableTimes,
  instantAt,
  placeOfSlot,
  seatsOf,
  type ActionView,
  type Instant,
  type Text,
  type Turn,
} from '@balai/kernel';
import { WORD_OF_BANK_MS, type HeldSeat, type LoadedCase, type Store } from '@balai/store';
import { one } from '../answers/raw-form.ts';
import type { Bound } from '../bound.ts';
import type { OpenCase } from '../cases/open-case.ts';
import type { BookedView, TimesView } from '../payment-types.ts';
import type { RawForm } from '../shared-types.ts';
import { inBoth } from '../texts/text.ts';

/** How long a time waits for its money: customary, long enough for a bank's app. */
const HOLD_MS = 30 * 60_000;

type Here = Pick<OpenCase, 'bound' | 'loaded' | 'naming'>;
const refOf = ({ manifest, state }: LoadedCase, slot: string) => {
  const data = manifest.slots[slot];
  if (data === undefined) throw new Error('an action asks a slot that the service does not have');
  return { data, ref: { serviceId: manifest.id, slot, place: placeOfSlot(data, state.answers) } };
};

/** What can be chosen now, by day. */
async function timesView({ bound, loaded, naming }: Here, slots: readonly string[]): Promise<readonly TimesView[]> {
  const { seats } = bound.deps.store;
  return Promise.all(
    slots.map(async (slot) => {
      const { data, ref } = refOf(loaded, slot);
      const taken = await seats.taken(bound.regionId, ref, loaded.caseId, bound.now);
      const free = bookableTimes(data, { now: bound.now, calendar: bound.calendar }).flatMap((value) => {
        const at = instantAt(bound.calendar, value);
        const left = seatsOf(data, value.slice(0, 10)) - (taken.get(at) ?? 0);
        return left > 0 ? [{ value, at, label: timeText(value), left }] : [];
      });
      return {
        slot,
        label: naming.action(slot),
        days: [...Map.groupBy(free, ({ value }) => value.slice(0, 10)).values()].map((times) => ({
          label: bound.formats.longDay(times[0]?.at ?? bound.now),
          times: times.map(({ value, label, left }) => ({ value, label, left })),
        })),
      };
    }),
  );
}
/** `09.20`, as the region writes it. */
const timeText = (value: string): Text => ({ id: value.slice(11).replace(':', '.'), en: value.slice(11) });

/** Until when a held time can be paid; banks tell of it some minutes later, so that long the seat stays nobody else's. */
const payBy = ({ until }: HeldSeat): Instant => until - WORD_OF_BANK_MS;

/** The times that this turn holds while they are paid at `at`, by slot; null: one of `slots` is not held, or not any more. */
export async function heldTimes(
  store: Store,
  { regionId, caseId }: Pick<LoadedCase, 'regionId' | 'caseId'>,
  turn: Turn,
  slots: readonly string[],
  { at, now }: { readonly at: Instant; readonly now: Instant },
): Promise<ReadonlyMap<string, HeldSeat> | null> {
  if (slots.length === 0) return new Map();
  const held = (await store.seats.held(regionId, caseId, now)).filter(
    (seat) => seat.turn === turn.id && at < payBy(seat),
  );
  const own = new Map(held.map((seat) => [seat.slot, seat]));
  return slots.every((slot) => own.has(slot)) ? own : null;
}

/** What the applicant's turn holds, and what it may choose; nothing of either where it asks for no time. */
export async function bookingOf(
  open: Here,
): Promise<{ readonly held: ReadonlyMap<string, HeldSeat>; readonly times: readonly TimesView[] }> {
  const { bound, loaded } = open;
  const turn = loaded.state.turns.find(({ party }) => party.kind === 'applicant');
  const slots = turn === undefined ? [] : slotsOf(bound, loaded, turn);
  if (turn === undefined || slots.length === 0) return { held: new Map(), times: [] };
  const at = { at: bound.now, now: bound.now };
  const [held, times] = await Promise.all([
    heldTimes(bound.deps.store, loaded, turn, slots, at),
    timesView(open, slots),
  ]);
  return { held: held ?? new Map<string, HeldSeat>(), times };
}
const slotsOf = ({ now, calendar }: Bound, { manifest, state }: LoadedCase, turn: Turn): readonly string[] => [
  ...new Set(
    actionsFor(manifest, state, { kind: 'applicant' }, { now, calendar })
      .filter((view) => view.turn === turn.id)
      .flatMap(({ needs }) => needs.slots),
  ),
];

/** As the resident reads it: what is held for them, and until when it can be paid. */
export const heldView = (
  { bound, naming }: Pick<Here, 'bound' | 'naming'>,
  held: ReadonlyMap<string, HeldSeat>,
): readonly BookedView[] =>
  [...held.values()].map((seat) => ({
    label: naming.action(seat.slot),
    at: bound.formats.long(seat.startsAt),
    payBy: payBy(seat),
  }));

/** What a case has booked, for its owner and for whoever serves them. */
export const bookedView = ({ bound, loaded, naming }: Here): readonly BookedView[] =>
  Object.entries(loaded.state.booked).flatMap(([slot, value]) =>
    typeof value === 'string'
      ? [{ label: naming.action(slot), at: bound.formats.long(instantAt(bound.calendar, value)), payBy: null }]
      : [],
  );

export type Holding =
  | { readonly ok: true; readonly until: Instant }
  | { readonly ok: false; readonly slot: string; readonly message: Text };

/** Holds what was chosen until it is paid, never longer than the turn. */
export async function holdTimes(
  bound: Bound,
  loaded: LoadedCase,
  turn: Turn,
  { needs }: ActionView,
  raw: RawForm,
): Promise<Holding> {
  const { calendar, now } = bound;
  let until = Math.min(now + HOLD_MS, turn.dueAt);
  for (const slot of needs.slots) {
    const { data, ref } = refOf(loaded, slot);
    const chosen = one(raw, slot);
    if (!bookableTimes(data, { now, calendar }).includes(chosen)) return { ok: false, slot, message: CHOOSE };
    const startsAt = instantAt(calendar, chosen);
    until = Math.min(until, startsAt);
    const seat = { ...ref, caseId: loaded.caseId, turn: turn.id, startsAt, seats: seatsOf(data, chosen.slice(0, 10)) };
    if (!(await bound.deps.store.seats.hold(bound.regionId, seat, until + WORD_OF_BANK_MS, now)))
      return { ok: false, slot, message: FULL };
  }
  return { ok: true, until };
}

export const heldMessage = (bound: Bound, until: Instant): Text => {
  const time = bound.formats.time(until);
  return inBoth((language) =>
    language === 'id'
      ? `Jadwal disimpan untuk Anda. Bayar tagihannya sebelum pukul ${time.id}, lalu jadwal ini pasti milik Anda.`
      : `The time is held for you. Pay the bill before ${time.en}, and it is yours.`,
  );
};
const CHOOSE: Text = { id: 'Pilih jadwal dari daftar.', en: 'Choose a time from the list.' };
const FULL: Text = {
  id: 'Jadwal ini baru saja penuh; pilih yang lain.',
  en: 'This time has just been taken; choose another one.',
};
