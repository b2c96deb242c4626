/**
 * An answer as people read it, and as they see it while it is masked.
 *
 * Must never: show a code where a label exists, or let a masked value say more than its shape.
 */
import type { Field, Text } from '@balai/kernel';
import { formatNumber, formatRupiah, type Formats } from '../texts/formats.ts';
import { asIs, EMPTY, inBoth, listed, text } from '../texts/text.ts';

export interface Showing {
  readonly formats: Formats;
  /** `Kel. Babakan, Kec. Tangerang` for a code. */
  readonly areaName: (code: string) => string;
  /** Null: no region of this installation. */
  readonly regionName?: (slug: string) => Text | null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const label = (field: Field<unknown>, code: string): Text =>
  field.options !== undefined && Object.hasOwn(field.options, code) ? (field.options[code] ?? asIs(code)) : asIs(code);

/** Empty for an answer that was not given; a photo is shown beside, so its text only says that it is there. */
export function showAnswer(field: Field<unknown>, value: unknown, showing: Showing): Text {
  if (value === undefined || value === null || value === '') return EMPTY;
  switch (field.kind) {
    case 'yesNo':
      return value === true ? text('Ya', 'Yes') : text('Tidak', 'No');
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/u.test(String(value)) ? showing.formats.civil(String(value)) : asIs(String(value));
    case 'number':
      return typeof value === 'number'
        ? withUnit(formatNumber(value, decimalsOf(value)), field.unit)
        : asIs(String(value));
    case 'rupiah':
      return typeof value === 'number' ? asIs(formatRupiah(value)) : asIs(String(value));
    case 'choice':
      return label(field, String(value));
    case 'choices':
      return isRecord(value) && Array.isArray(value['chosen'])
        ? listed(value['chosen'].map((code) => label(field, String(code))))
        : EMPTY;
    case 'area':
      return asIs(showing.areaName(String(value)));
    case 'region':
      return showing.regionName?.(String(value)) ?? asIs(String(value));
    case 'place':
      return isRecord(value) ? showPlace(value, showing) : EMPTY;
    case 'photo':
    case 'evidence':
    case 'signature':
      return text('Foto terlampir', 'Photo attached');
    case 'file':
      return text('Berkas terlampir', 'File attached');
    case 'phone':
      return asIs(String(value).replace(/^\+62(\d{3})(\d{4})(\d+)$/u, '0$1 $2 $3'));
    case 'group':
      return isRecord(value) ? showParts(field, value, showing) : EMPTY;
    case 'repeated':
      return Array.isArray(value)
        ? listedRows(value.filter(isRecord).map((row) => showParts(field, row, showing)))
        : EMPTY;
    default:
      return asIs(String(value));
  }
}

const decimalsOf = (value: number): number => Math.min(6, (String(value).split('.')[1] ?? '').length);
function withUnit(number: Text, unit: string | Text | undefined): Text {
  if (unit === undefined) return number;
  const words = typeof unit === 'string' ? { id: unit, en: UNITS_EN[unit] ?? unit } : unit;
  return inBoth((language) => `${number[language]} ${words[language]}`);
}

/** A file may write a unit in both languages, or as the regulation does; of the latter these need English words. */
const UNITS_EN: Readonly<Record<string, string>> = {
  bulan: 'months',
  tahun: 'years',
  hari: 'days',
  jam: 'hours',
  orang: 'people',
};
const listedRows = (rows: readonly Text[]): Text => inBoth((language) => rows.map((row) => row[language]).join('; '));

function showPlace(place: Readonly<Record<string, unknown>>, showing: Showing): Text {
  const area = typeof place['area'] === 'string' ? showing.areaName(place['area']) : '';
  const note = typeof place['note'] === 'string' ? place['note'] : '';
  return asIs([note, area].filter((part) => part !== '').join(', '));
}

function showParts(field: Field<unknown>, row: Readonly<Record<string, unknown>>, showing: Showing): Text {
  const parts = Object.entries(field.rows ?? {}).map(([inner, question]) => showAnswer(question, row[inner], showing));
  return inBoth((language) =>
    parts
      .map((part) => part[language])
      .filter((part) => part !== '')
      .join(', '),
  );
}

const DOTS = '••••';

/** Sixteen digits number people in this country: a person by the NIK, a family by its card. */
export const isNumberOfPeople = ({ kind, limits }: Field<unknown>): boolean =>
  kind === 'nik' || (kind === 'text' && limits?.pattern === '9'.repeat(16));

/** What an officer sees before they say why they need it: the kind of thing, and enough to tell two apart on paper. */
export function maskAnswer(field: Field<unknown>, value: unknown, showing: Showing): Text {
  if (value === undefined || value === null || value === '') return EMPTY;
  const written = String(value);
  if (isNumberOfPeople(field) || field.kind === 'nop')
    return asIs(`${written.slice(0, 4)} ${DOTS} ${DOTS} ${written.slice(-4)}`);
  switch (field.kind) {
    case 'phone':
      return asIs(`${written.replace(/^\+62/u, '0').slice(0, 4)} ${DOTS} ${written.slice(-3)}`);
    case 'email':
      return asIs(`${written.slice(0, 1)}${DOTS}@${DOTS}`);
    case 'date':
      return asIs(DOTS);
    case 'choice':
    case 'choices':
    case 'yesNo':
    case 'number':
    case 'rupiah':
      return asIs(DOTS);
    case 'photo':
    case 'file':
    case 'evidence':
    case 'signature':
      return text('Berkas, belum dibuka', 'File, not opened yet');
    case 'area':
      return showAnswer(field, value, showing);
    case 'place':
      return isRecord(value) && typeof value['area'] === 'string' ? asIs(showing.areaName(value['area'])) : asIs(DOTS);
    default:
      return asIs(initialsOf(written));
  }
}

/** `Warga Contoh` -> `W•••• C••••`: only the first letters, at most three words. */
export const initialsOf = (words: string): string =>
  words
    .trim()
    .split(/\s+/u)
    .slice(0, 3)
    .map((word) => `${[...word][0] ?? ''}${DOTS}`)
    .join(' ');
