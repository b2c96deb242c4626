/**
 * One question's form fields -> its typed answer, or what is wrong with it.
 *
 * This only reads; whether an answer is allowed (required, limits, rules) is the kernel's word. Must never: lose what
 * was typed, or accept a file by anything but the sha256 of an upload that this draft owns.
 */
import type { AnswerError, Field } from '@balai/kernel';
import type { RawForm } from '../platform-types.ts';
import { large, type Language } from '../texts/text.ts';
import { one, rowsIn, several } from './raw-form.ts';
import {
  readDate,
  readDigits,
  readNumber,
  readPhone,
  readText,
  readTime,
  readYesNo,
  type Read,
} from './read-scalars.ts';

export interface Decoding {
  readonly language: Language;
  /** The kelurahan of a point; null outside the region. */
  readonly areaAt: (point: { readonly latitude: number; readonly longitude: number }) => string | null;
  readonly isArea: (code: string) => boolean;
  /** Whether another region of this installation has this name. */
  readonly isRegion?: (slug: string) => boolean;
}
export interface Decoded {
  /** `undefined`: left empty, or wrong. */
  readonly value: unknown;
  readonly errors: readonly AnswerError[];
}

const nothing: Decoded = { value: undefined, errors: [] };
const bad = (field: string, code: AnswerError['code'], id: string, en: string): Decoded => ({
  value: undefined,
  errors: [{ field, code, message: { id, en } }],
});
const taken = (field: string, read: Read<unknown>): Decoded =>
  'value' in read ? { value: read.value, errors: [] } : { value: undefined, errors: [{ field, ...read.wrong }] };

/** Reads the question called `name` (`anak.0.nama` inside of rows). */
export function decodeAnswer(name: string, field: Field<unknown>, raw: RawForm, tools: Decoding): Decoded {
  switch (field.kind) {
    case 'group':
      return decodeGroup(name, field, raw, tools);
    case 'repeated':
      return decodeRows(name, field, raw, tools);
    case 'place':
      return decodePlace(name, raw, tools);
    case 'date':
      return decodeDate(name, raw);
    case 'choices': {
      const chosen = several(raw, name);
      return chosen.length === 0 ? nothing : { value: { chosen }, errors: [] };
    }
    case 'photo':
    case 'file':
    case 'evidence':
    case 'signature':
      return decodeFile(name, raw);
    default:
      return decodeLine(name, field, one(raw, name).trim(), tools);
  }
}

function decodeLine(name: string, field: Field<unknown>, typed: string, tools: Decoding): Decoded {
  if (typed === '') return nothing;
  switch (field.kind) {
    case 'number':
      return taken(name, readNumber(typed, tools.language, field.limits?.whole === true));
    case 'rupiah':
      return taken(name, readNumber(typed, tools.language, true));
    case 'phone':
      return taken(name, readPhone(typed));
    case 'nik':
      return taken(name, readDigits(typed, 16, { id: 'NIK', en: 'A NIK' }));
    case 'nop':
      return taken(name, readDigits(typed, 18, { id: 'NOP', en: 'A NOP' }));
    case 'yesNo':
      return taken(name, readYesNo(typed));
    case 'time':
      return taken(name, readTime(typed));
    case 'email':
      return /^[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/u.test(typed)
        ? { value: typed, errors: [] }
        : bad(
            name,
            'wrongKind',
            'Tulis alamat surel seperti nama@contoh.id.',
            'Write an e-mail address like name@example.org.',
          );
    case 'area':
      return tools.isArea(typed)
        ? { value: typed, errors: [] }
        : bad(name, 'unknownArea', 'Pilih kelurahan dari daftar.', 'Choose a kelurahan from the list.');
    case 'region':
      return tools.isRegion?.(typed) === true
        ? { value: typed, errors: [] }
        : bad(name, 'notAnOption', 'Pilih kota dari daftar.', 'Choose a city from the list.');
    case 'case':
      return { value: typed.toUpperCase().replaceAll(' ', ''), errors: [] };
    default:
      return taken(name, readText(typed));
  }
}

function decodeDate(name: string, raw: RawForm): Decoded {
  const parts = { day: one(raw, `${name}.day`), month: one(raw, `${name}.month`), year: one(raw, `${name}.year`) };
  const iso = one(raw, name);
  if (Object.values(parts).every((part) => part.trim() === '') && iso.trim() === '') return nothing;
  return taken(name, readDate(parts, iso));
}

/** A point says its kelurahan; without a map the kelurahan and a landmark are enough. The point wins over the list. */
function decodePlace(name: string, raw: RawForm, tools: Decoding): Decoded {
  const [latitude, longitude] = [one(raw, `${name}.latitude`), one(raw, `${name}.longitude`)].map((part) =>
    part.trim().replace(',', '.'),
  ) as [string, string];
  const chosen = one(raw, `${name}.area`).trim();
  const read = readText(one(raw, `${name}.note`));
  if ('wrong' in read) return taken(`${name}.note`, read);
  const note = read.value === '' ? {} : { note: read.value };
  if (latitude === '' || longitude === '') {
    if (chosen === '')
      return read.value === ''
        ? nothing
        : bad(name, 'missing', 'Ketuk peta, atau pilih kelurahannya.', 'Tap the map, or choose the kelurahan.');
    return tools.isArea(chosen)
      ? { value: { area: chosen, ...note }, errors: [] }
      : bad(name, 'unknownArea', 'Pilih kelurahan dari daftar.', 'Choose a kelurahan from the list.');
  }
  const point = { latitude: Number(latitude), longitude: Number(longitude) };
  const sound = Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180;
  const area = sound ? tools.areaAt(point) : null;
  if (area === null) {
    return bad(
      name,
      'unknownArea',
      'Titik ini di luar wilayah kota. Pindahkan titiknya, atau kosongkan dan pilih kelurahan.',
      'This point lies outside the city. Move it, or clear it and choose a kelurahan.',
    );
  }
  return { value: { ...rounded(point), area, ...note }, errors: [] };
}

/** Seven decimals are a centimetre: more is noise. */
const rounded = (point: { readonly latitude: number; readonly longitude: number }) => ({
  latitude: Math.round(point.latitude * 1e7) / 1e7,
  longitude: Math.round(point.longitude * 1e7) / 1e7,
});

function decodeFile(name: string, raw: RawForm): Decoded {
  if (one(raw, `${name}.remove`) !== '') return nothing;
  const sha256 = several(raw, name).at(-1) ?? '';
  if (sha256 === '') return nothing;
  return /^[0-9a-f]{64}$/u.test(sha256)
    ? { value: { sha256 }, errors: [] }
    : bad(name, 'wrongKind', 'Unggah berkas ini sekali lagi.', 'Upload this file once more.');
}

function decodeGroup(name: string, field: Field<unknown>, raw: RawForm, tools: Decoding): Decoded {
  const errors: AnswerError[] = [];
  const parts: Record<string, unknown> = {};
  for (const [inner, question] of Object.entries(field.rows ?? {})) {
    const decoded = decodeAnswer(`${name}.${inner}`, question, raw, tools);
    errors.push(...decoded.errors);
    if (decoded.value !== undefined) parts[inner] = decoded.value;
  }
  return { value: Object.keys(parts).length === 0 ? undefined : parts, errors };
}

function decodeRows(name: string, field: Field<unknown>, raw: RawForm, tools: Decoding): Decoded {
  const atMost = field.atMost ?? 50;
  const count = rowsIn(raw, name, atMost);
  if (count > atMost)
    return bad(
      name,
      'tooMany',
      `${large(field.label.id)}: paling banyak ${atMost}.`,
      `${large(field.label.en)}: at most ${atMost}.`,
    );
  // A row that was ticked to be taken out is as if it had not been sent.
  const kept = Array.from({ length: count }, (_, at) => at).filter((at) => one(raw, `${name}.${at}.keluarkan`) === '');
  const rows = kept.map((at) => decodeGroup(`${name}.${at}`, field, raw, tools));
  const filled = rows.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return { value: filled.length === 0 ? undefined : filled, errors: rows.flatMap(({ errors }) => errors) };
}
