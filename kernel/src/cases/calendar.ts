/** The working days of 2026 in Western Indonesia, for tests. Must never: be used outside tests. */
import type { Calendar } from '../clock.ts';

export const calendar: Calendar = {
  id: 'uji',
  utcOffset: 7 * 60,
  closesAt: [null, 16 * 60, 16 * 60, 16 * 60, 16 * 60, 16 * 60 + 30, null],
  basis: { '2025': 'SKB 2025', '2026': 'SKB 3 Menteri 1497/2025' },
  holidays: {
    '2026-01-01': 'Tahun Baru Masehi',
    '2026-01-16': 'Isra Mikraj',
    '2026-02-16': 'Cuti bersama Imlek',
    '2026-02-17': 'Tahun Baru Imlek',
    '2026-03-18': 'Cuti bersama Nyepi',
    '2026-03-19': 'Nyepi',
    '2026-03-20': 'Cuti bersama Idulfitri',
    '2026-03-21': 'Idulfitri',
    '2026-03-22': 'Idulfitri',
    '2026-03-23': 'Cuti bersama Idulfitri',
    '2026-03-24': 'Cuti bersama Idulfitri',
    '2026-04-03': 'Wafat Yesus Kristus',
    '2026-05-01': 'Hari Buruh',
    '2026-05-14': 'Kenaikan',
    '2026-05-15': 'Cuti bersama Kenaikan',
    '2026-05-27': 'Iduladha',
    '2026-05-28': 'Cuti bersama Iduladha',
    '2026-06-01': 'Hari Lahir Pancasila',
    '2026-06-16': '1 Muharam',
    '2026-08-17': 'Proklamasi',
    '2026-08-25': 'Maulid Nabi',
    '2026-12-24': 'Cuti bersama Natal',
    '2026-12-25': 'Natal',
  },
};
