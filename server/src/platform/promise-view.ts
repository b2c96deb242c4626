/**
 * A promise or a turn's clock as a bar of days with its words: one segment for each day, why days were skipped, why it
 * is due then.
 *
 * Must never: colour a day without the text that says the same, or call a holiday late.
 */
import {
  durationText,
  closedOn,
  dateAfter,
  explainClock,
  type Calendar,
  type DateText,
  type Duration,
  type Instant,
  type Promised,
  type SkippedDay,
  type Text,
  type Turn,
} from '@balai/kernel';
import type { PromiseView } from './platform-types.ts';
import { earlyText, lateText } from './texts/due-texts.ts';
import type { Formats } from './texts/formats.ts';
import { asIs, inBoth, listed, text } from './texts/text.ts';

export interface ClockShown {
  readonly from: Instant;
  readonly dueAt: Instant;
  readonly firm: boolean;
  readonly basis: string;
  readonly pausedAt: Instant | null;
  /** The standard, where it is known: "5 hari kerja". */
  readonly within: Duration | null;
  /** When the case ended; null while it is open. */
  readonly endedAt: Instant | null;
  /** It ended against the applicant: the time was kept, and nobody is congratulated. */
  readonly refused?: boolean;
}
export interface ClockSurroundings {
  readonly calendar: Calendar;
  readonly formats: Formats;
  readonly now: Instant;
}

/** More days than a bar can hold on a phone: the first ones are left out, the day of entry stays. */
const MOST_SEGMENTS = 21;
/** Less than this left is "soon". */
const SOON_MS = 24 * 3_600_000;

/** The promise of the whole case. */
export const promisedClock = (promised: Promised, within: Duration | null, endedAt: Instant | null): ClockShown => ({
  from: promised.madeAt,
  dueAt: promised.dueAt,
  firm: promised.firm,
  basis: promised.basis,
  pausedAt: promised.pausedAt,
  within,
  endedAt,
});
/** The clock of one turn. */
export const turnClock = (turn: Turn, within: Duration | null): ClockShown => ({
  from: turn.beganAt,
  dueAt: turn.dueAt,
  firm: turn.firm,
  basis: turn.dueBasis,
  pausedAt: null,
  within,
  endedAt: null,
});

export function promiseView(clock: ClockShown, around: ClockSurroundings): PromiseView {
  const state = stateOf(clock, around.now);
  return {
    segments: remembered('segments', around.calendar, segmentsKey(clock, around), () => segmentsOf(clock, around)),
    state,
    dueAt: clock.dueAt,
    firm: clock.firm,
    text: words(clock, around, state),
    explanation: remembered('explanation', around.calendar, explanationKey(clock, around), () =>
      explanation(clock, around),
    ),
  };
}

/** Cases of one day share their bar and its reason: what is remembered of a calendar is forgotten when it is full. */
const MOST_REMEMBERED = 5_000;
interface Remembered {
  readonly segments: Map<string, PromiseView['segments']>;
  readonly explanation: Map<string, Text>;
}
const memory = new WeakMap<Calendar, Remembered>();

function remembered<Part extends 'segments' | 'explanation'>(
  part: Part,
  calendar: Calendar,
  key: string,
  make: () => PromiseView[Part],
): PromiseView[Part] {
  let known = memory.get(calendar);
  if (known === undefined) memory.set(calendar, (known = { segments: new Map(), explanation: new Map() }));
  const map = known[part] as Map<string, PromiseView[Part]>;
  const found = map.get(key);
  if (found !== undefined) return found;
  if (map.size >= MOST_REMEMBERED) map.clear();
  const made = make();
  map.set(key, made);
  return made;
}

/** All that the bar depends on: days, not moments. */
function segmentsKey({ from, dueAt, endedAt, within }: ClockShown, { formats, now }: ClockSurroundings): string {
  const seen = endedAt ?? now;
  return `${formats.dayNumber(from)} ${formats.dayNumber(dueAt)} ${formats.dayNumber(seen)} ${seen > dueAt} ${endedAt !== null} ${within?.clock}`;
}
/** All that the reason depends on; of a clock of working days only the day of its beginning. */
function explanationKey(
  { from, dueAt, pausedAt, firm, basis, within }: ClockShown,
  { formats }: ClockSurroundings,
): string {
  const since = within?.clock === 'workingDays' ? formats.dayNumber(from) : from;
  return `${since} ${dueAt} ${pausedAt !== null} ${firm} ${within?.clock} ${within?.count} ${basis}`;
}

function stateOf({ dueAt, pausedAt, endedAt }: ClockShown, now: Instant): PromiseView['state'] {
  if (endedAt !== null) return endedAt <= dueAt ? 'kept' : 'missed';
  if (pausedAt !== null) return 'paused';
  if (now > dueAt) return 'late';
  return dueAt - now < SOON_MS ? 'soon' : 'onTime';
}

const keptWord = ({ refused = false }: ClockShown): Text =>
  refused ? text('Dijawab tepat waktu', 'Answered in time') : text('Janji ditepati', 'Promise kept');

function words(clock: ClockShown, { calendar, formats, now }: ClockSurroundings, state: PromiseView['state']): Text {
  const due = formats.dayTime(clock.dueAt);
  const about = clock.firm ? text('', '') : text(' (sementara)', ' (provisional)');
  switch (state) {
    case 'kept':
      return inBoth(
        (language) => `${keptWord(clock)[language]}: ${earlyText(clock.endedAt ?? clock.dueAt, clock.dueAt)[language]}`,
      );
    case 'missed':
      return inBoth(
        (language) =>
          `${language === 'id' ? 'Janji terlewat' : 'Promise missed'}: ${lateText(clock.dueAt, clock.endedAt ?? now, calendar)[language].toLowerCase()}`,
      );
    case 'paused':
      return inBoth((language) =>
        language === 'id'
          ? `Jam berhenti sejak ${formats.dayTime(clock.pausedAt ?? now).id}`
          : `The clock has stood still since ${formats.dayTime(clock.pausedAt ?? now).en}`,
      );
    case 'late':
      return inBoth(
        (language) =>
          `${lateText(clock.dueAt, now, calendar)[language]} ${language === 'id' ? `dari janji ${due.id}` : `on the promise of ${due.en}`}`,
      );
    case 'soon':
    case 'onTime':
      return inBoth((language) => `${language === 'id' ? 'Janji' : 'Promised'}: ${due[language]}${about[language]}`);
  }
}

/** "Standarnya 5 hari kerja, dihitung mulai hari kerja setelah Rab, 25 Nov; tidak dihitung: Sabtu, Minggu, Nyepi. Dasar: …" */
function explanation(clock: ClockShown, { calendar, formats }: ClockSurroundings): Text {
  const inWorkingDays = clock.within?.clock === 'workingDays';
  const standard =
    clock.within === null
      ? text('Tenggatnya', 'The time limit')
      : inBoth(
          (language) =>
            `${language === 'id' ? 'Standarnya' : 'The standard is'} ${durationText(clock.within as Duration)[language]}`,
        );
  const since = inWorkingDays
    ? inBoth((language) =>
        language === 'id'
          ? `dihitung mulai hari kerja setelah ${formats.day(clock.from).id}`
          : `counted from the working day after ${formats.day(clock.from).en}`,
      )
    : inBoth((language) =>
        language === 'id'
          ? `dihitung sejak ${formats.dayTime(clock.from).id}`
          : `counted from ${formats.dayTime(clock.from).en}`,
      );
  const skipped = inWorkingDays ? skippedWords(skippedDays(calendar, formats, clock.from, clock.dueAt)) : null;
  return inBoth((language) => {
    const parts = [
      `${standard[language]}${clock.within === null ? (language === 'id' ? '' : ' is') : ','} ${since[language]}, ${language === 'id' ? 'jatuh tempo' : 'due'} ${formats.dayTime(clock.dueAt)[language]}.`,
    ];
    if (skipped !== null)
      parts.push(language === 'id' ? `Tidak dihitung: ${skipped.id}.` : `Not counted: ${skipped.en}.`);
    if (clock.pausedAt !== null)
      parts.push(
        language === 'id'
          ? 'Jam berhenti selama kota menunggu pihak lain; tanggalnya akan bergeser sepanjang itu.'
          : 'The clock stands still while the city waits for others; the date will move by that long.',
      );
    if (!clock.firm)
      parts.push(
        language === 'id'
          ? 'Sementara, karena hari libur tahun itu belum ditetapkan.'
          : 'Provisional, because the holidays of that year are not decreed yet.',
      );
    parts.push(language === 'id' ? `Dasar: ${clock.basis}.` : `Basis: ${clock.basis}.`);
    return parts.join(' ');
  });
}

interface Skipped {
  readonly date: DateText;
  readonly because: SkippedDay['because'];
}
/** The days between two moments, both days included from the day after `from`, on which the offices are closed. */
function skippedDays(calendar: Calendar, formats: Formats, from: Instant, to: Instant): readonly Skipped[] {
  const days: Skipped[] = [];
  const last = formats.dateOf(to);
  for (let date = dateAfter(formats.dateOf(from), 1); date <= last && days.length < 400; date = dateAfter(date, 1)) {
    const because = closedOn(calendar, date);
    if (because !== null) days.push({ date, because });
  }
  return days;
}

/** Weekends in one word, holidays by name; null when nothing was skipped. */
function skippedWords(days: readonly Skipped[]): Text | null {
  if (days.length === 0) return null;
  const weekends = days.filter(({ because }) => because === 'weekend').length;
  const holidays = [...new Set(days.flatMap(({ because }) => (because === 'weekend' ? [] : [because.holiday])))];
  const parts = [...(weekends > 0 ? [text('Sabtu dan Minggu', 'Saturday and Sunday')] : []), ...holidays.map(asIs)];
  return listed(parts);
}

function segmentsOf(clock: ClockShown, { calendar, now }: ClockSurroundings): PromiseView['segments'] {
  const ended = clock.endedAt !== null;
  const segments = explainClock(
    calendar,
    clock.from,
    clock.dueAt,
    clock.endedAt ?? now,
    clock.within?.clock ?? 'workingDays',
  ).map(({ date, state, because }): PromiseView['segments'][number] => {
    const shown = ended && state === 'today' ? 'done' : state;
    return because === undefined
      ? { date, state: shown }
      : { date, state: shown, because: because === 'weekend' ? text('libur', 'off') : asIs(because.holiday) };
  });
  return segments.length <= MOST_SEGMENTS ? segments : [...segments.slice(0, 1), ...segments.slice(1 - MOST_SEGMENTS)];
}
