/**
 * A promise or a turn's clock as a bar of days with its words: one segment for each day, why days were skipped, why it
 * is due then.
 *
 * Must never: colour a day without the text that says the same, or call a holiday late.
 */
import {
  explainClock,
  type Calendar,
  type Duration,
  type Instant,
  type Promised,
  type Text,
  type Turn,
} from '@balai/kernel';
import {
  clockExplanation,
  explanationKey,
  type ClockShown,
  type ClockSurroundings,
  type HistoryShown,
} from './clock-explanation.ts';
import type { PromiseView } from './platform-types.ts';
import { earlyText, lateText } from './texts/due-texts.ts';
import { asIs, inBoth, text } from './texts/text.ts';

/** More days than a bar can hold on a phone: the first ones are left out, the day of entry stays. */
const MOST_SEGMENTS = 21;
/** Less than this left is "soon". */
const SOON_MS = 24 * 3_600_000;

/** The promise of the whole case. */
export const promisedClock = (
  promised: Promised,
  within: Duration | null,
  endedAt: Instant | null,
  history?: HistoryShown,
): ClockShown => ({
  ...(history === undefined ? {} : { history }),
  from: promised.madeAt,
  dueAt: promised.dueAt,
  firm: promised.firm,
  basis: promised.basis,
  pausedAt: promised.pausedAt,
  within,
  endedAt,
});
/** The clock of one turn. */
export const turnClock = (turn: Turn, within: Duration | null, history?: HistoryShown): ClockShown => ({
  ...(history === undefined ? {} : { history }),
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
      clockExplanation(clock, around),
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
