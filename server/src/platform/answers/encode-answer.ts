/**
 * A typed answer -> the form fields in which it is typed again: the way back of `decodeAnswer`.
 *
 * Must never: show an answer otherwise than it would be read again.
 */
import type { Field } from '@balai/kernel';
import type { RawForm } from '../platform-types.ts';
import type { Language } from '../texts/text.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const known = (name: string, value: unknown): RawForm =>
  value === undefined || value === null ? {} : { [name]: String(value) };

/** `name` is the question's full name; the result holds only its own form fields. */
export function encodeAnswer(name: string, field: Field<unknown>, value: unknown, language: Language): RawForm {
  if (value === undefined || value === null) return {};
  switch (field.kind) {
    case 'group':
      return encodeParts(name, field, value, language);
    case 'repeated':
      return Array.isArray(value)
        ? (Object.assign({}, ...value.map((row, at) => encodeParts(`${name}.${at}`, field, row, language))) as RawForm)
        : {};
    case 'date': {
      const [year = '', month = '', day = ''] = String(value).split('-');
      return { [`${name}.day`]: String(Number(day)), [`${name}.month`]: String(Number(month)), [`${name}.year`]: year };
    }
    case 'place':
      return isRecord(value)
        ? (Object.assign(
            {},
            ...['latitude', 'longitude', 'area', 'note'].map((part) => known(`${name}.${part}`, value[part])),
          ) as RawForm)
        : {};
    case 'choices':
      return isRecord(value) && Array.isArray(value['chosen']) ? { [name]: value['chosen'].map(String) } : {};
    case 'photo':
    case 'file':
    case 'evidence':
    case 'signature':
      return isRecord(value) ? known(name, value['sha256']) : {};
    case 'yesNo':
      return { [name]: value === true ? 'ya' : 'tidak' };
    case 'number':
    case 'rupiah':
      return { [name]: numberAsTyped(String(value), language) };
    case 'phone':
      return { [name]: String(value).replace(/^\+62/u, '0') };
    default:
      return { [name]: String(value) };
  }
}

/** Three decimals look like thousands and would be asked back: they get a nought more. */
function numberAsTyped(plain: string, language: Language): string {
  const padded = /^-?[1-9]\d{0,2}\.\d{3}$/u.test(plain) ? `${plain}0` : plain;
  return language === 'id' ? padded.replace('.', ',') : padded;
}

function encodeParts(name: string, field: Field<unknown>, row: unknown, language: Language): RawForm {
  if (!isRecord(row)) return {};
  return Object.assign(
    {},
    ...Object.entries(field.rows ?? {}).map(([inner, question]) =>
      encodeAnswer(`${name}.${inner}`, question, row[inner], language),
    ),
  ) as RawForm;
}
