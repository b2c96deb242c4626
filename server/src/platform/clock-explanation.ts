/**
 * Why a clock is due when it is, in words: the one function for the resident's page, the officer's page and the API.
 *
 * Its sentence adds up: from the day that was set first, by every pause, extension and decree, to the day that stands now. Must never:
 * leave out a change of the date, or count a holiday.
 */
import {
  closedOn,
  dateAfter,
  durationText,
  instantAt,
  workingDaysBetween,
  type Calendar,
  type DateText,
  type Duration,
  type Instant,
  type SkippedDay,
  type Text,
} from '@balai/kernel';
import type { Formats } from './texts/formats.ts';
import { basisText } from './texts/basis-text.ts';
import { asIs, inBoth, listed, text } from './texts/text.ts';

/** What moved the date, with whom the city waited for as the reader calls them. */
type ChangeShown =
  | {
      readonly kind: 'stood';
      readonly from: Instant;
      readonly to: Instant;
      readonly who: Text;
      readonly dueAt: Instant;
    }
  | { readonly kind: 'extended' | 'moved'; readonly basis: string; readonly dueAt: Instant };
export interface HistoryShown {
  readonly firstDueAt: Instant;
  readonly changes: readonly ChangeShown[];
  /** For whom it stands still now. */
  readonly waitsFor: Text | null;
}
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
  /** What moved it; absent where it is only foreseen. */
  readonly history?: HistoryShown;
  /** Decided; it runs until the letter is in hand. */
  readonly letterWaits?: boolean;
}
export interface ClockSurroundings {
  readonly calendar: Calendar;
  readonly formats: Formats;
  readonly now: Instant;
}

/** "Standarnya 5 hari kerja, dihitung mulai hari kerja setelah Rab, 25 Nov; tidak dihitung: Sabtu, Minggu, Nyepi. Dasar: …" */
export function clockExplanation(clock: ClockShown, around: ClockSurroundings): Text {
  const inWorkingDays = clock.within?.clock === 'workingDays';
  const sentences = [
    beginning(clock, around.formats, inWorkingDays),
    ...(clock.history?.changes ?? []).map((change, at, all) =>
      changeText(change, all[at - 1]?.dueAt ?? clock.history?.firstDueAt ?? change.dueAt, clock, around),
    ),
    inWorkingDays ? notCounted(clock, around) : null,
    standing(clock, around.formats),
    clock.letterWaits === true
      ? text(
          'Sudah diputuskan; janji ini berjalan sampai suratnya ditandatangani.',
          'It is decided; this promise runs until the letter is signed.',
        )
      : null,
    clock.firm
      ? null
      : text(
          'Sementara, karena hari libur tahun itu belum ditetapkan.',
          'Provisional, because the holidays of that year are not decreed yet.',
        ),
    inBoth((language) => `${language === 'id' ? 'Dasar' : 'Basis'}: ${basisText(clock.basis)[language]}.`),
  ];
  return inBoth((language) => sentences.flatMap((said) => (said === null ? [] : [said[language]])).join(' '));
}

/** All that the explanation depends on; of a clock of working days only the day of its beginning. */
export function explanationKey(clock: ClockShown, { formats }: ClockSurroundings): string {
  const { from, dueAt, pausedAt, firm, basis, within, endedAt, letterWaits = false, history } = clock;
  const since = within?.clock === 'workingDays' ? formats.dayNumber(from) : from;
  const moved = history === undefined ? '' : JSON.stringify(history);
  return `${since} ${dueAt} ${pausedAt} ${endedAt !== null} ${letterWaits} ${firm} ${within?.clock} ${within?.count} ${basis} ${moved}`;
}

function beginning(clock: ClockShown, formats: Formats, inWorkingDays: boolean): Text {
  const changes = clock.history?.changes ?? [];
  const due = formats.dayTime(changes.length > 0 ? (clock.history?.firstDueAt ?? clock.dueAt) : clock.dueAt);
  const from = inWorkingDays ? formats.day(clock.from) : formats.dayTime(clock.from);
  const within = clock.within === null ? null : durationText(clock.within);
  return text(
    `${within === null ? 'Tenggatnya' : `Standarnya ${within.id},`} ${inWorkingDays ? 'dihitung mulai hari kerja setelah' : 'dihitung sejak'} ${from.id}, ${changes.length > 0 ? 'semula ' : ''}jatuh tempo ${due.id}.`,
    `${within === null ? 'The time limit is' : `The standard is ${within.en},`} ${inWorkingDays ? 'counted from the working day after' : 'counted from'} ${from.en}, ${changes.length > 0 ? 'at first ' : ''}due ${due.en}.`,
  );
}

function changeText(change: ChangeShown, dueBefore: Instant, clock: ClockShown, around: ClockSurroundings): Text {
  const due = around.formats.dayTime(change.dueAt);
  if (change.kind !== 'stood') {
    const extended = change.kind === 'extended';
    return text(
      `${extended ? 'Diperpanjang' : 'Digeser'} menurut ${change.basis}: jatuh tempo menjadi ${due.id}.`,
      `${extended ? 'Extended' : 'Moved'} under ${change.basis}: due ${due.en}.`,
    );
  }
  const { who, from, to } = change;
  const inWorkingDays = clock.within === null || clock.within.clock === 'workingDays';
  if (!inWorkingDays) {
    const [since, until] = [around.formats.dayTime(from), around.formats.dayTime(to)];
    return text(
      `Jam berhenti dari ${since.id} sampai ${until.id} selama kota menunggu ${who.id}: jatuh tempo menjadi ${due.id}.`,
      `The clock stood still from ${since.en} until ${until.en} while the city waited for ${who.en}: due ${due.en}.`,
    );
  }
  const days = workingDaysIn(change, around);
  const [first, last] = [days.at(0), days.at(-1)];
  // The kernel gives a last day back that was cut short (ADR 0095): one more than the days of the pause.
  const isGivenBack = workingDaysBetween(around.calendar, dueBefore, change.dueAt) > days.length;
  const stopped = isGivenBack
    ? text(
        `selama kota menunggu ${who.id} dan berjalan lagi saat kantor tutup; hari terakhirnya menjadi hari kerja berikutnya`,
        `while the city waited for ${who.en} and went on when the offices were closed; its last day is the next working day`,
      )
    : text(`selama kota menunggu ${who.id}`, `while the city waited for ${who.en}`);
  const becomes = text(`jatuh tempo menjadi ${due.id}`, `due ${due.en}`);
  if (first === undefined || last === undefined) {
    const outcome = isGivenBack
      ? inBoth((language) => `: ${becomes[language]}`)
      : text(', kurang dari satu hari kerja: tanggalnya tetap', ', for less than a working day: the date stayed');
    return text(
      `Pada ${around.formats.day(from).id} jam berhenti ${stopped.id}${outcome.id}.`,
      `On ${around.formats.day(from).en} the clock stood still ${stopped.en}${outcome.en}.`,
    );
  }
  const which = inBoth((language) =>
    first === last
      ? around.formats.day(first)[language]
      : `${around.formats.day(first)[language]}–${around.formats.day(last)[language]}`,
  );
  const length = durationText({ clock: 'workingDays', count: days.length });
  return text(
    `Jam berhenti ${length.id} (${which.id}) ${stopped.id}: ${becomes.id}.`,
    `The clock stood still for ${length.en} (${which.en}) ${stopped.en}: ${becomes.en}.`,
  );
}

/** As a pause is measured: the working days after the day on which it began, with the day on which it ended. */
function workingDaysIn(
  { from, to }: { readonly from: Instant; readonly to: Instant },
  { calendar, formats }: ClockSurroundings,
): readonly Instant[] {
  const days: Instant[] = [];
  const last = formats.dateOf(to);
  for (let date = dateAfter(formats.dateOf(from), 1); date <= last && days.length < 400; date = dateAfter(date, 1))
    if (closedOn(calendar, date) === null) days.push(instantAt(calendar, `${date}T12:00`));
  return days;
}

/** Of a clock that stands still: since when, and for whom. */
function standing({ pausedAt, endedAt, history }: ClockShown, formats: Formats): Text | null {
  if (pausedAt === null) return null;
  const since = formats.dayTime(pausedAt);
  const who = history?.waitsFor ?? text('pihak lain', 'others');
  return endedAt === null
    ? text(
        `Jam berhenti sejak ${since.id} selama kota menunggu ${who.id}; tanggalnya akan bergeser sepanjang itu.`,
        `The clock has stood still since ${since.en} while the city waits for ${who.en}; the date will move by that long.`,
      )
    : text(
        `Jam berhenti sejak ${since.id} selama kota menunggu ${who.id}, sampai kasusnya selesai.`,
        `The clock stood still from ${since.en} while the city waited for ${who.en}, until the case was over.`,
      );
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
function notCounted({ from, dueAt }: ClockShown, { calendar, formats }: ClockSurroundings): Text | null {
  const days = skippedDays(calendar, formats, from, dueAt);
  if (days.length === 0) return null;
  const weekends = days.filter(({ because }) => because === 'weekend').length;
  const holidays = [...new Set(days.flatMap(({ because }) => (because === 'weekend' ? [] : [because.holiday])))];
  const skipped = listed([
    ...(weekends > 0 ? [text('Sabtu dan Minggu', 'Saturday and Sunday')] : []),
    ...holidays.map(asIs),
  ]);
  return text(`Tidak dihitung: ${skipped.id}.`, `Not counted: ${skipped.en}.`);
}
