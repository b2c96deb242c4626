/**
 * Booked times: which moments may be booked at all. Seats are counted by the store.
 *
 * Must never: accept a time that is over, outside the hours, off the interval, or further ahead than the service allows.
 */
import type { AnswerError } from './case-types.ts';
import { closedOn, dueDate, instantAt, localTime, type Duration } from './clock.ts';
import type { DateText } from './fields.ts';
import { inForce, type Slot } from './manifest.ts';
import { isDate } from './numbers-of-identity.ts';
import { err, ok, type Result } from './result.ts';
import type { Story, World } from './story.ts';

const HOUR_MINUTES = 60;
const minuteOf = (time: string) => Number(time.slice(0, 2)) * HOUR_MINUTES + Number(time.slice(3, 5));
const minutesOf = ({ clock, count }: Duration) => (clock === 'clockHours' ? count * HOUR_MINUTES : count);

/** Returns the local time `YYYY-MM-DDTHH:MM` to keep, or what is wrong with it. */
export function bookedTime(
  { service, world }: Pick<Story, 'service' | 'world'>,
  name: string,
  given: unknown,
): Result<string, AnswerError> {
  const slot = service.slots[name] as Slot;
  const wrong = (code: AnswerError['code'], id: string, en: string) =>
    err<AnswerError>({ field: name, code, message: { id, en } });
  if (given === undefined || given === null || given === '') return wrong('missing', 'Pilih jadwal.', 'Choose a time.');
  if (
    typeof given !== 'string' ||
    !/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/u.test(given) ||
    !isDate(given.slice(0, 10))
  ) {
    return wrong(
      'wrongKind',
      'Pilih jadwal dari daftar, misalnya 2026-03-17T09:30.',
      'Choose a time from the list, such as 2026-03-17T09:30.',
    );
  }
  if (instantAt(world.calendar, given) <= world.now)
    return wrong('past', 'Jadwal ini sudah lewat; pilih yang akan datang.', 'This time is over; choose a later one.');
  if (instantAt(world.calendar, given) > lastBookable(world, slot))
    return wrong(
      'outOfLimits',
      'Jadwal ini terlalu jauh; pilih yang lebih dekat.',
      'This time is too far ahead; choose a nearer one.',
    );
  if (closedOn(world.calendar, given.slice(0, 10) as DateText) !== null)
    return wrong('outOfLimits', 'Hari itu tutup; pilih hari kerja.', 'That day is closed; choose a working day.');
  const [at, opens, closes, every] = [
    minuteOf(given.slice(11)),
    minuteOf(slot.opens),
    minuteOf(slot.closes),
    minutesOf(slot.every),
  ];
  if (at < opens || at + every > closes)
    return wrong(
      'outOfLimits',
      `Pilih jam antara ${slot.opens} dan ${slot.closes}.`,
      `Choose a time between ${slot.opens} and ${slot.closes}.`,
    );
  return (at - opens) % every === 0
    ? ok(given)
    : wrong(
        'outOfLimits',
        `Jadwal ada setiap ${every} menit sejak ${slot.opens}.`,
        `There is a time every ${every} minutes from ${slot.opens}.`,
      );
}

/** Returns how many seats of a time on this day can be booked: those for walk-ins stay free. None before a capacity is in force. */
export const seatsOf = (slot: Slot, on: string): number =>
  Math.max(0, (inForce(slot.capacity, on as DateText)?.value ?? 0) - (slot.walkIns ?? 0));

/** Returns where the booked time is, as one word: the answer that the slot names. Empty: the service has one place. */
export function placeOfSlot(slot: Slot, answers: Readonly<Record<string, unknown>>): string {
  const answer = slot.at === undefined ? undefined : answers[slot.at];
  if (typeof answer === 'string') return answer;
  const area = typeof answer === 'object' && answer !== null && 'area' in answer ? answer.area : undefined;
  return typeof area === 'string' ? area : '';
}

const lastBookable = ({ calendar, now }: World, slot: Slot) => dueDate(calendar, now, slot.ahead).dueAt;

/** Returns every time that may be booked now, in order: for the page on which one chooses. */
export function bookableTimes(slot: Slot, world: World): readonly string[] {
  const last = lastBookable(world, slot);
  const times: string[] = [];
  const [opens, closes, every] = [minuteOf(slot.opens), minuteOf(slot.closes), minutesOf(slot.every)];
  const DAY = 86_400_000;
  for (
    let day = world.now;
    localTime(world.calendar, day).slice(0, 10) <= localTime(world.calendar, last).slice(0, 10);
    day += DAY
  ) {
    const date = localTime(world.calendar, day).slice(0, 10);
    if (closedOn(world.calendar, date as DateText) !== null) continue;
    for (let at = opens; at + every <= closes; at += every) {
      const time = `${date}T${String(Math.floor(at / HOUR_MINUTES)).padStart(2, '0')}:${String(at % HOUR_MINUTES).padStart(2, '0')}`;
      const moment = instantAt(world.calendar, time);
      if (moment > world.now && moment <= last) times.push(time);
    }
  }
  return times;
}
