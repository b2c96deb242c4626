/**
 * The countries of the world by their ISO code, named by the platform that the page runs on. Must never: offer a code that is
 * no country (a union, a planet of tests).
 */
import type { Option } from './answer.ts';

const NO_COUNTRY = new Set([
  'EU',
  'EZ',
  'UN',
  'XA',
  'XB',
  'QO',
  'ZZ',
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'IC',
  'TA',
  'AN',
  'SU',
  'YU',
  'DD',
  'FX',
  'TP',
  'BU',
  'CS',
  'DY',
  'HV',
  'NH',
  'RH',
  'VD',
  'YD',
  'ZR',
  'UK',
  'NT',
  'PC',
  'PZ',
  'CT',
  'FQ',
  'JT',
  'MI',
  'NQ',
  'PU',
  'WK',
]);
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const made = new Map<string, readonly Option[]>();

/** In the order of the alphabet of that language. */
export function countryOptions(language: 'id' | 'en'): readonly Option[] {
  const before = made.get(language);
  if (before !== undefined) return before;
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const options = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => !NO_COUNTRY.has(code))
    .flatMap((code) => {
      const label = names.of(code);
      return label === undefined ? [] : [{ value: code, label }];
    })
    .toSorted((one, other) => one.label.localeCompare(other.label, language));
  made.set(language, options);
  return options;
}
