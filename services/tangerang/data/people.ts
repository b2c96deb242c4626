/**
 * The people of the demonstration: officers and residents who cannot be anybody, because they are all called Contoh
 * ("example"). Must never: hold a real person's name, number, or address.
 */
import { pick, wholeBetween, type Random } from './seeded-random.ts';

type Sex = 'female' | 'male';

const FIRST_NAMES: Readonly<Record<Sex, readonly string[]>> = {
  female: [
    'Melati',
    'Kenanga',
    'Cempaka',
    'Anggrek',
    'Mawar',
    'Teratai',
    'Dahlia',
    'Seruni',
    'Kirana',
    'Intan',
    'Mutiara',
    'Permata',
    'Embun',
    'Pelangi',
    'Senja',
    'Mentari',
    'Bulan',
    'Bintang',
    'Samita',
    'Lestari',
    'Wangi',
    'Nirmala',
    'Ratna',
    'Puspa',
  ],
  male: [
    'Bayu',
    'Guntur',
    'Samudra',
    'Surya',
    'Fajar',
    'Langit',
    'Gunung',
    'Rimba',
    'Bahari',
    'Angkasa',
    'Banyu',
    'Cahya',
    'Dirgantara',
    'Elang',
    'Garuda',
    'Halilintar',
    'Jagat',
    'Kilat',
    'Lazuardi',
    'Merapi',
    'Nusa',
    'Panji',
    'Rajawali',
    'Tirta',
  ],
};
const MIDDLE_NAMES = [
  'Pagi',
  'Siang',
  'Sore',
  'Timur',
  'Barat',
  'Utara',
  'Selatan',
  'Hijau',
  'Biru',
  'Jingga',
  'Ungu',
  'Nila',
  'Kelana',
  'Damai',
  'Teduh',
  'Cerah',
  'Rindang',
  'Jernih',
  'Sejuk',
  'Terang',
];

/**
 * The officers, in a fixed order, so that an account keeps its name from one start to the next: 48 of one name, then as many
 * of two as a city with many units may need.
 */
export const demoOfficerNames: readonly string[] = [
  ...FIRST_NAMES.female.slice(0, 13),
  ...FIRST_NAMES.male.slice(0, 14),
  ...FIRST_NAMES.female.slice(13),
  ...FIRST_NAMES.male.slice(14),
  ...MIDDLE_NAMES.slice(0, 4).flatMap((middle) =>
    [...FIRST_NAMES.female, ...FIRST_NAMES.male].map((first) => `${first} ${middle}`),
  ),
].map((name) => `${name} Contoh`);

export interface DemoResident {
  /** Three words, the last always "Contoh": `Bayu Jingga Contoh`. */
  readonly name: string;
  readonly sex: Sex;
  /** ISO date. Age 17 to 80 on the day that was given. */
  readonly birthDate: string;
  /** 16 digits; see `demoNik`. */
  readonly nik: string;
  /** Number of the family card, 16 digits, with a serial kept for the demonstration. */
  readonly familyCard: string;
  /** E.164. In the range +62 800, which belongs to free-call numbers of firms and never to a mobile phone. */
  readonly phone: string;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const demoSerial = (random: Random): string => String(wholeBetween(random, 9990, 9999));
const demoDistrict = (random: Random): string => `3671${twoDigits(wholeBetween(random, 1, 13))}`;

/** DDMMYY of an ISO date, 40 added to a woman's day. */
function sixDigits(date: string, sex: Sex | null): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${twoDigits(Number(day) + (sex === 'female' ? 40 : 0))}${month}${year.slice(2)}`;
}

/**
 * A NIK of the right form: a kecamatan of Kota Tangerang, the birth date, and a serial from 9990 to 9999. Serials count
 * the people first registered in one kecamatan with one birth date, so no real one comes near.
 */
export const demoNik = (random: Random, person: { readonly birthDate: string; readonly sex: Sex }): string =>
  `${demoDistrict(random)}${sixDigits(person.birthDate, person.sex)}${demoSerial(random)}`;

/** An ISO date that lies `from` to `to` years (both included, in whole years) before the day given. */
function dateBefore(random: Random, today: string, from: number, to: number): string {
  const latest = Date.UTC(Number(today.slice(0, 4)) - from, Number(today.slice(5, 7)) - 1, Number(today.slice(8, 10)));
  const earliest = Date.UTC(Number(today.slice(0, 4)) - to, Number(today.slice(5, 7)) - 1, Number(today.slice(8, 10)));
  return new Date(earliest + random() * (latest - earliest)).toISOString().slice(0, 10);
}

/**
 * One resident; the same `random` gives another each time. `today` is an ISO date: nobody here reads a clock.
 * `like`: what is already known of them.
 */
export function demoResident(
  random: Random,
  today: string,
  like: { readonly birthDate?: string; readonly sex?: Sex } = {},
): DemoResident {
  const sex = like.sex ?? (random() < 0.5 ? 'female' : 'male');
  const birthDate = like.birthDate ?? dateBefore(random, today, 17, 80);
  return {
    name: `${pick(random, FIRST_NAMES[sex])} ${pick(random, MIDDLE_NAMES)} Contoh`,
    sex,
    birthDate,
    nik: demoNik(random, { birthDate, sex }),
    familyCard: `${demoDistrict(random)}${sixDigits(dateBefore(random, today, 0, 20), null)}${demoSerial(random)}`,
    phone: `+62800${String(wholeBetween(random, 0, 9_999_999)).padStart(7, '0')}`,
  };
}
