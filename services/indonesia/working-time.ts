/**
 * When the offices of the state are open: weekly hours, Ramadan, holidays and joint leave. The same for every region.
 *
 * A region may override each value (units that serve directly have hours of their own). Must never: hold a year that
 * has not been decreed; without its basis a year is provisional, and every date in it is shown as such.
 */
import type { Calendar, ClosingTimes } from '@balai/kernel';

const at = (hour: number, minute = 0): number => hour * 60 + minute;

/** Perpres 21/2023: Monday to Thursday until 16:00, Friday until 16:30. */
const usual: ClosingTimes = [null, at(16), at(16), at(16), at(16), at(16, 30), null];
/** Perpres 21/2023: in Ramadan until 15:00, Friday until 15:30. */
const inRamadan: ClosingTimes = [null, at(15), at(15), at(15), at(15), at(15, 30), null];

/** The holidays (SKB 3 Menteri 1497/2025, 2/2025, 5/2025). */
const holidays2026 = {
  '2026-01-01': 'Tahun Baru Masehi',
  '2026-01-16': 'Isra Mikraj',
  '2026-02-16': 'Cuti bersama Tahun Baru Imlek',
  '2026-02-17': 'Tahun Baru Imlek 2577',
  '2026-03-18': 'Cuti bersama Nyepi',
  '2026-03-19': 'Hari Suci Nyepi (Saka 1948)',
  '2026-03-20': 'Cuti bersama Idulfitri',
  '2026-03-21': 'Idulfitri 1447 H',
  '2026-03-22': 'Idulfitri 1447 H',
  '2026-03-23': 'Cuti bersama Idulfitri',
  '2026-03-24': 'Cuti bersama Idulfitri',
  '2026-04-03': 'Wafat Yesus Kristus',
  '2026-04-05': 'Kebangkitan Yesus Kristus (Paskah)',
  '2026-05-01': 'Hari Buruh',
  '2026-05-14': 'Kenaikan Yesus Kristus',
  '2026-05-15': 'Cuti bersama Kenaikan Yesus Kristus',
  '2026-05-27': 'Iduladha 1447 H',
  '2026-05-28': 'Cuti bersama Iduladha',
  '2026-05-31': 'Waisak 2570 BE',
  '2026-06-01': 'Hari Lahir Pancasila',
  '2026-06-16': '1 Muharam 1448 H',
  '2026-08-17': 'Proklamasi Kemerdekaan',
  '2026-08-25': 'Maulid Nabi Muhammad SAW',
  '2026-12-24': 'Cuti bersama Natal',
  '2026-12-25': 'Kelahiran Yesus Kristus',
} as const;

/** The calendar of a region in the zone `utcOffset` (minutes east of UTC): 420 for WIB, 480 for WITA, 540 for WIT. */
export const calendarOf = (id: string, utcOffset: number): Calendar => ({
  id,
  utcOffset,
  closesAt: usual,
  // The first day of Ramadan is announced the evening before: to be confirmed by the city each year.
  otherHours: [{ from: '2026-02-19', to: '2026-03-20', closesAt: inRamadan, basis: 'Perpres 21/2023, Ramadan 1447 H (perlu dikonfirmasi)' }],
  holidays: holidays2026,
  basis: { '2026': 'SKB 3 Menteri 1497/2025, 2/2025, 5/2025' },
});
