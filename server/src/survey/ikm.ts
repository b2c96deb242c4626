/**
 * The index of public satisfaction (IKM) of Permenpanrb 14/2017, computed exactly.
 *
 * Must never: round a mean on the way. One rounding to two decimals at the very end, and only then the band (P12).
 */
import type { Text } from '@balai/kernel';
import type { SurveyElement } from '@balai/store';
import { SURVEY } from './elements.ts';

export type Band = 'A' | 'B' | 'C' | 'D';
/** How often each element was given how many points, as one sum for each element. */
export type SurveySums = Readonly<Record<SurveyElement, number>>;
export interface Ikm {
  /** `84.56`, or null while nobody has answered. */
  readonly ikm: string | null;
  readonly band: Band | null;
  /** Mean of each element, two decimals, only to be shown: never computed with. */
  readonly means: Readonly<Record<SurveyElement, string>>;
  /** The calculation in words, so that anybody can do it again. */
  readonly working: Text;
}

/** The first hundredth of a point in each band; below D lies nothing, because the worst answer is 25.00. */
const BANDS: readonly (readonly [from: number, band: Band])[] = [
  [8831, 'A'],
  [7661, 'B'],
  [6500, 'C'],
  [0, 'D'],
];

/** Where each band begins, worst first, as it is published: 25.00 is the least that can be given. */
export const BANDS_FROM: readonly { readonly band: Band; readonly from: number }[] = BANDS.map(([from, band]) => ({
  band,
  from: Math.max(2_500, from) / 100,
})).toReversed();

/** `numerator / denominator` in hundredths, half a hundredth upwards; exact over whole numbers of any size. */
const hundredths = (numerator: bigint, denominator: bigint): bigint =>
  (200n * numerator + denominator) / (2n * denominator);
const written = (value: bigint): string => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;
const comma = (value: string): string => value.replace('.', ',');

/**
 * IKM = sum / (n * 9) * 25 of the `sums` of all nine elements over `respondents` forms that are complete.
 *
 * @throws RangeError when a number is not whole, or a sum cannot come from so many forms.
 */
export function ikmOf(sums: SurveySums, respondents: number): Ikm {
  if (!Number.isInteger(respondents) || respondents < 0) throw new RangeError(`survey: ${respondents} respondents`);
  let total = 0n;
  const means: Partial<Record<SurveyElement, string>> = {};
  for (const { key } of SURVEY) {
    const sum = sums[key];
    if (!Number.isInteger(sum) || sum < respondents || sum > 4 * respondents)
      throw new RangeError(`survey: '${key}' sums to ${sum} over ${respondents} forms`);
    total += BigInt(sum);
    means[key] = respondents === 0 ? '0.00' : written(hundredths(BigInt(sum), BigInt(respondents)));
  }
  const all = means as Record<SurveyElement, string>;
  if (respondents === 0) {
    return {
      ikm: null,
      band: null,
      means: all,
      working: { id: 'Belum ada nilai yang dapat ditampilkan.', en: 'There are no scores to show yet.' },
    };
  }
  const value = hundredths(total * 25n, BigInt(respondents) * 9n);
  const ikm = written(value);
  const working = {
    id: `Jumlah semua nilai ${total} : (${respondents} responden × 9 unsur) × 25 = ${comma(ikm)}. Dibulatkan satu kali, di akhir.`,
    en: `Sum of all points ${total} : (${respondents} respondents × 9 elements) × 25 = ${ikm}. Rounded once, at the end.`,
  };
  return { ikm, band: bandOf(value), means: all, working };
}

const bandOf = (value: bigint): Band => BANDS.find(([from]) => value >= BigInt(from))?.[1] ?? 'D';
