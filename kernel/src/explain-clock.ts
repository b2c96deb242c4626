/**
 * A clock that explains itself: one segment for each day from entry to the due date, or to today where that is later.
 *
 * Must never: call a day late on which the offices were closed, or count one that did not count.
 */
import {
  closedOn,
  dateAfter,
  localDate,
  type Calendar,
  type Duration,
  type Instant,
  type SkippedDay,
} from './clock.ts';
import type { DateText } from './fields.ts';

export interface ClockSegment {
  readonly date: DateText;
  /** `entry`: the day of the request, which does not count; `skipped`: the offices were closed. */
  readonly state: 'entry' | 'done' | 'today' | 'left' | 'late' | 'skipped';
  readonly because?: SkippedDay['because'];
}
/** Longer bars help nobody. */
const MOST_SEGMENTS = 400;

/** Returns the days of a clock that began at `from` and is due at `due`, seen at `now`; days are skipped only by a clock of working days. */
export function explainClock(
  calendar: Calendar,
  from: Instant,
  due: Instant,
  now: Instant,
  clock: Duration['clock'] = 'workingDays',
): readonly ClockSegment[] {
  const [entry, dueDay, today] = [localDate(calendar, from), localDate(calendar, due), localDate(calendar, now)];
  const last = now > due && today > dueDay ? today : dueDay;
  const segments: ClockSegment[] = [{ date: entry, state: 'entry' }];
  for (let date = dateAfter(entry, 1); date <= last && segments.length < MOST_SEGMENTS; date = dateAfter(date, 1)) {
    const because = clock === 'workingDays' ? closedOn(calendar, date) : null;
    if (because !== null) segments.push({ date, state: 'skipped', because });
    else
      segments.push({
        date,
        state: date > dueDay ? 'late' : date === today ? 'today' : date < today ? 'done' : 'left',
      });
  }
  return segments;
}
