/**
 * Invented addresses for the demonstration: streets that no city has, with RT and RW as residents write them.
 *
 * Must never: name a real street, so that no demonstration case points at a real house.
 */
import { pick, wholeBetween, type Random } from './seeded-random.ts';

const FLOWERS = [
  'Melati',
  'Kenanga',
  'Cempaka',
  'Anggrek',
  'Mawar',
  'Teratai',
  'Dahlia',
  'Flamboyan',
  'Kamboja',
  'Seruni',
];
const TREES = [
  'Trembesi',
  'Ketapang',
  'Mahoni',
  'Beringin',
  'Sawo',
  'Jambu',
  'Rambutan',
  'Manggis',
  'Kelapa',
  'Pandan',
];
const BIRDS = [
  'Kutilang',
  'Merpati',
  'Nuri',
  'Kepodang',
  'Perkutut',
  'Jalak',
  'Bangau',
  'Pipit',
  'Cendrawasih',
  'Elang',
];

/** 60 names: a road and its lanes for every word. */
export const demoStreets: readonly string[] = [...FLOWERS, ...TREES, ...BIRDS].flatMap((word, index) => [
  `Jl. Contoh ${word}`,
  index % 2 === 0 ? `Jl. Contoh ${word} ${1 + (index % 5)}` : `Gg. Contoh ${word} ${1 + (index % 4)}`,
]);

export interface DemoAddress {
  /** Street and number: `Jl. Contoh Melati 3 No. 12`. */
  readonly street: string;
  /** Three digits, as on an identity card: `004`. */
  readonly rt: string;
  readonly rw: string;
}

const threeDigits = (value: number): string => String(value).padStart(3, '0');

/** An address of the demonstration. The kelurahan is for the caller to choose: RT and RW repeat in each. */
export function demoAddress(random: Random): DemoAddress {
  return {
    street: `${pick(random, demoStreets)} No. ${wholeBetween(random, 1, 98)}`,
    rt: threeDigits(wholeBetween(random, 1, 9)),
    rw: threeDigits(wholeBetween(random, 1, 15)),
  };
}
