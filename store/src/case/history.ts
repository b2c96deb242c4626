/**
 * What figures need to know of a case, folded from its events: who received it, where it is, and its rounds.
 *
 * A round begins with the filing, an objection or when a merge is undone, and is closed by an ending; so in = open + closed, by construction.
 * A part that was split off comes in on the day of the split; its time counts from when the whole was received. A round whose
 * ending issued letters is closed by it too, but its promise runs until the last of them is in hand. A case that comes to another
 * area leaves the one and arrives in the other on that day (ADR 0080), so it holds in each of them.
 * Must never: hold personal data, or read a clock.
 */
import {
  localDate,
  workingDaysBetween,
  type Calendar,
  type CaseEvent,
  type Instant,
  type Outcome,
} from '@balai/kernel';

export interface Round {
  readonly openedOn: string;
  readonly openedAt: Instant;
  readonly closedOn: string | null;
  readonly outcome: Outcome | null;
  /** Null where nothing was promised. */
  readonly onTime: boolean | null;
  /** Working days from opening to closing, with one decimal, as a whole number of tenths. */
  readonly tenths: number | null;
  /** Where the ending issued letters of this city: promise and duration are counted when the last of them waits no longer. */
  readonly letters?: RoundLetters;
  /** Where it was counted, in order; absent: where the case is counted, all the time. */
  readonly places?: readonly CountedAt[];
}
export interface CountedAt {
  /** From this day on. */
  readonly since: string;
  readonly unit: string;
  readonly area: string;
}
/** All that is counted with then, as it was at the ending: what happens to the case later moves nothing of it. */
export interface RoundLetters {
  /** Of the event that issued them. */
  readonly version: number;
  /** Null where nothing was promised. */
  readonly dueAt: Instant | null;
  readonly unit: string;
  readonly area: string;
}
export interface History {
  readonly service: string;
  /** The first unit of the case that had a turn; '' before. Figures of a unit are about what it received. */
  readonly unit: string;
  readonly area: string;
  readonly rounds: readonly Round[];
  /** The promise as it stands: kept here, because an ending closes it. */
  readonly dueAt: Instant | null;
  readonly pausedAt: Instant | null;
}
export interface Figure {
  readonly day: string;
  readonly service: string;
  readonly unit: string;
  readonly area: string;
  readonly measure:
    | 'filed'
    | 'reopened'
    | 'unmerged'
    | 'granted'
    | 'refused'
    | 'withdrawn'
    | 'lapsed'
    | 'moved'
    | 'transferredIn'
    | 'transferredOut'
    | 'onTime'
    | 'late'
    | 'duration';
  readonly tenths: number;
  readonly amount: number;
}

export const noHistory = (service: string): History => ({
  service,
  unit: '',
  area: '',
  rounds: [],
  dueAt: null,
  pausedAt: null,
});

/** What is known beside an event. */
export interface Beside {
  /** Where this is an ending that issued letters of this city. */
  readonly issued: Pick<RoundLetters, 'version' | 'dueAt'> | null;
  /** Of a change of the area or the first unit: it is a move on its day, and changes nothing before. */
  readonly moves: boolean;
  /** Of the case after the event. */
  readonly area: string | null;
}
export function historyAfter(history: History, event: CaseEvent, calendar: Calendar, beside: Beside): History {
  switch (event.type) {
    case 'submitted':
      return {
        ...history,
        area: event.area ?? '',
        rounds: [{ ...opened(event.at, calendar), openedAt: event.splitFrom?.receivedAt ?? event.at }],
        dueAt: event.promised?.dueAt ?? null,
      };
    case 'objected':
      return {
        ...history,
        rounds: [...history.rounds, opened(event.at, calendar)],
        dueAt: event.promised?.dueAt ?? null,
        pausedAt: null,
      };
    case 'unmerged':
      return { ...history, rounds: [...history.rounds, goingOn(history, event.at, calendar)] };
    case 'turnBegan':
      return history.unit === '' && event.turn.party.kind === 'unit'
        ? movedTo(history, { unit: event.turn.party.unit }, event.at, calendar, beside)
        : history;
    case 'answersCorrected': {
      // What was written before moves were counted kept the area when none was given.
      const area = event.area ?? (beside.moves ? '' : history.area);
      return movedTo(history, { area }, event.at, calendar, beside);
    }
    case 'transferred':
      return beside.moves ? movedTo(history, { area: beside.area ?? '' }, event.at, calendar, beside) : history;
    case 'promisePaused':
      return { ...history, pausedAt: event.at };
    case 'promiseResumed':
      return { ...history, pausedAt: null, dueAt: event.dueAt };
    case 'promiseExtended':
      return { ...history, dueAt: event.dueAt };
    case 'deadlineMoved':
      return event.turn === null ? { ...history, dueAt: event.dueAt } : history;
    case 'ended':
      return { ...history, rounds: closed(history, event.at, event.ending.outcome, calendar, beside.issued) };
    default:
      return history;
  }
}

/** The first unit of a case is no move on the day of its filing: that day is not over. */
export const movesByUnit = ({ unit, rounds }: History, event: CaseEvent, calendar: Calendar): boolean =>
  event.type === 'turnBegan' &&
  unit === '' &&
  event.turn.party.kind === 'unit' &&
  (rounds[0]?.openedOn ?? '') < localDate(calendar, event.at);

/**
 * Counted elsewhere from now on: what is open leaves the one place and arrives in the other; what was closed stays where it was
 * closed. What was written before moves were counted changes the place for all time, unless a move stands before it.
 */
function movedTo(
  history: History,
  change: { readonly unit: string } | { readonly area: string },
  at: Instant,
  calendar: Calendar,
  { moves }: Pick<Beside, 'moves'>,
): History {
  const { unit, area, rounds } = history;
  const after = { ...history, ...change };
  if (after.unit === unit && after.area === area) return history;
  if (!moves && rounds.every(({ places }) => places === undefined)) return after;
  const arrives: CountedAt = { since: localDate(calendar, at), unit: after.unit, area: after.area };
  return {
    ...after,
    rounds: rounds.map((round) => {
      const places = round.places ?? [{ since: round.openedOn, unit, area }];
      return { ...round, places: round.closedOn === null ? [...places, arrives] : places };
    }),
  };
}

const opened = (at: Instant, calendar: Calendar): Round => ({
  openedOn: localDate(calendar, at),
  openedAt: at,
  closedOn: null,
  outcome: null,
  onTime: null,
  tenths: null,
});

/** Taken apart again: a round of its own, so that no figure of a past day changes, and its time counts from the first waiting. */
const goingOn = ({ rounds }: History, at: Instant, calendar: Calendar): Round => ({
  ...opened(at, calendar),
  openedAt: rounds.at(-1)?.openedAt ?? at,
});

function closed(
  history: History,
  at: Instant,
  outcome: Outcome,
  calendar: Calendar,
  issued: Pick<RoundLetters, 'version' | 'dueAt'> | null,
): readonly Round[] {
  const last = history.rounds.at(-1);
  if (last === undefined) return history.rounds;
  const round: Round = { ...last, closedOn: localDate(calendar, at), outcome };
  const { unit, area, dueAt, pausedAt } = history;
  const ended: Round =
    issued !== null
      ? { ...round, letters: { ...issued, unit, area } }
      : {
          ...round,
          // A promise that stands still is not broken while it does.
          onTime: dueAt === null ? null : (pausedAt ?? at) <= dueAt,
          tenths: tenthsOfWorkingDays(calendar, last.openedAt, at),
        };
  return [...history.rounds.slice(0, -1), ended];
}

/**
 * Working days taken: the working days after the day of opening up to the day of closing, and the difference between the
 * two times of day as a part of 24 hours; never below 0. Monday 09:00 to Tuesday 15:00 is 1.25, so 13 tenths.
 */
export function tenthsOfWorkingDays(calendar: Calendar, from: Instant, to: Instant): number {
  const timeOfDay = (at: Instant) => (((at / 60_000 + calendar.utcOffset) % 1_440) + 1_440) % 1_440;
  const days = workingDaysBetween(calendar, from, to) + (timeOfDay(to) - timeOfDay(from)) / 1_440;
  return Math.max(0, Math.round(days * 10));
}

type Counter = (day: string, measure: Figure['measure'], tenths?: number) => Figure;
const counterOf =
  ({ service, unit, area }: Pick<History, 'service' | 'unit' | 'area'>): Counter =>
  (day, measure, tenths = 0) => ({ day, service, unit, area, measure, tenths, amount: 1 });

/** What a case adds to the figures by its events alone. */
export const figuresOf = (history: History): readonly Figure[] =>
  history.rounds.flatMap((round, index) => {
    const { service, unit, area } = history;
    const places = round.places ?? [{ since: round.openedOn, unit, area }];
    return places.flatMap((place, at) => {
      const one = counterOf({ service, unit: place.unit, area: place.area });
      const next = places[at + 1];
      return [
        ...(at > 0
          ? [one(place.since, 'transferredIn')]
          : index === 0
            ? [one(round.openedOn, 'filed')]
            : figuresOfReopening(round, history.rounds[index - 1], one)),
        ...(next === undefined ? figuresOfClosing(round, one) : [one(next.since, 'transferredOut')]),
      ];
    });
  });

/** By an objection, or because a merge was undone: of all rounds this one alone counts its time from when the one before it began. */
const figuresOfReopening = (round: Round, before: Round | undefined, one: Counter): readonly Figure[] => [
  one(round.openedOn, 'reopened'),
  ...(round.openedAt === before?.openedAt ? [one(round.openedOn, 'unmerged')] : []),
];

function figuresOfClosing({ closedOn, outcome, letters, onTime, tenths }: Round, one: Counter): readonly Figure[] {
  if (closedOn === null || outcome === null) return [];
  // Its promise is not over yet: `figuresInHand` counts it.
  if (letters !== undefined) return [one(closedOn, outcome)];
  const promise = onTime === null ? [] : [one(closedOn, onTime ? 'onTime' : 'late')];
  return [one(closedOn, outcome), ...promise, one(closedOn, 'duration', tenths ?? 0)];
}

/** What a round adds when its last letter stops waiting, `at`: on that day, so that no figure of a past day changes. */
export function figuresInHand(
  service: string,
  { openedAt, letters }: Round,
  at: Instant,
  calendar: Calendar,
): readonly Figure[] {
  if (letters === undefined) return [];
  const one = counterOf({ service, ...letters });
  const day = localDate(calendar, at);
  const promise = letters.dueAt === null ? [] : [one(day, at <= letters.dueAt ? 'onTime' : 'late')];
  return [...promise, one(day, 'duration', tenthsOfWorkingDays(calendar, openedAt, at))];
}

/** What changes in the figures between two states of a case: only what differs. */
export function figureChanges(before: History, after: History): readonly Figure[] {
  const sums = new Map<string, Figure>();
  const add = (figure: Figure, sign: 1 | -1) => {
    const key = figureKey(figure);
    sums.set(key, { ...figure, amount: (sums.get(key)?.amount ?? 0) + sign * figure.amount });
  };
  for (const figure of figuresOf(before)) add(figure, -1);
  for (const figure of figuresOf(after)) add(figure, 1);
  return [...sums.values()].filter(({ amount }) => amount !== 0);
}

export const figureKey = (figure: Omit<Figure, 'amount'>): string =>
  [figure.day, figure.service, figure.unit, figure.area, figure.measure, figure.tenths].join('|');
