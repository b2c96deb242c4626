/**
 * Numbers, telephones, dates and yes/no as people type them -> values as they are stored.
 *
 * Must never: guess. What can be read in two ways, or not at all, is an error that says how to write it.
 */
import type { AnswerError, DateText, Text } from '@balai/kernel';
import type { Language } from '../texts/text.ts';

export type Read<T> = { readonly value: T } | { readonly wrong: Pick<AnswerError, 'code' | 'message'> };
const wrong = (
  code: AnswerError['code'],
  id: string,
  en: string,
): { readonly wrong: Pick<AnswerError, 'code' | 'message'> } => ({ wrong: { code, message: { id, en } } });

const GROUPED = /^-?[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*$/u;
const OTHER = { ',': '.', '.': ',' } as const;

/**
 * `1.250,5` and `Rp25.000` in Indonesian, `1,250.5` in English. Both languages are typed on both pages, so a number says
 * itself which mark is which wherever it can: two different marks, a group twice, other than three digits after the mark.
 * What is left is `1,500` on an Indonesian page and `1.500` on an English one: that is asked back, except where no decimals
 * can be meant (money, whole numbers).
 */
export function readNumber(typed: string, language: Language, isWhole = false): Read<number> {
  const bare = typed.replace(/^\s*rp\.?/iu, '').replace(/[\s\u00a0]/gu, '');
  const ownGroup = language === 'en' ? ',' : '.';
  const single = GROUPED.exec(bare)?.[1] as ',' | '.' | undefined;
  const isSingle = single !== undefined && bare.indexOf(single) === bare.lastIndexOf(single);
  if (isSingle && single !== ownGroup && !isWhole) return twoReadings(bare, single);
  const decimal = single === undefined ? decimalMark(bare) : OTHER[single];
  const group = OTHER[decimal];
  const plain = bare.replaceAll(group, '').replace(decimal, '.');
  const isShaped = new RegExp(`^-?(?:\\d{1,3}(?:[${group}]\\d{3})+|\\d+)(?:[${decimal}]\\d+)?$`, 'u').test(bare);
  const value = Number(plain);
  if (!isShaped || !/^-?\d{1,15}(\.\d{1,6})?$/u.test(plain) || !Number.isFinite(value)) {
    return wrong(
      'wrongKind',
      'Tulis angka saja, misalnya 12 atau 1.250,5.',
      'Write a number only, such as 12 or 1,250.5.',
    );
  }
  return { value };
}

/** Where the mark is no group of thousands: the last one in the number. */
const decimalMark = (bare: string): ',' | '.' => (bare.lastIndexOf(',') > bare.lastIndexOf('.') ? ',' : '.');

function twoReadings(bare: string, mark: ',' | '.'): Read<number> {
  const [whole = '', rest = ''] = bare.split(mark);
  const decimals = rest.replace(/0+$/u, '');
  // Three decimals would be asked back again: a nought more makes them plain.
  const decimal = (own: ',' | '.') =>
    decimals === '' ? whole : `${whole}${own}${decimals.length === 3 ? `${decimals}0` : decimals}`;
  return wrong(
    'wrongKind',
    `Angka ${bare} dapat dibaca dengan dua cara. Tulis ${whole}${rest} bila maksudnya bilangan bulat, atau ${decimal(',')} bila bukan ribuan.`,
    `The number ${bare} can be read in two ways. Write ${whole}${rest} if you mean the whole number, or ${decimal('.')} if you do not mean thousands.`,
  );
}

/** Indonesian numbers with or without country code become E.164: `0812-3456-7890` is `+6281234567890`. */
export function readPhone(typed: string): Read<string> {
  const bare = typed.replace(/[\s().\-–\u00a0]/gu, '');
  const national = /^(?:\+62|0062|62|0)?([2-9]\d{7,11})$/u.exec(bare)?.[1];
  if (national === undefined) {
    return wrong(
      'wrongKind',
      'Tulis nomor telepon Indonesia, misalnya 0812 3456 7890.',
      'Write an Indonesian telephone number, such as 0812 3456 7890.',
    );
  }
  return { value: `+62${national}` };
}

/** Digits with the spaces, dots and hyphens between them that a card shows. */
export function readDigits(typed: string, count: number, name: Text): Read<string> {
  const bare = typed.replace(/[\s.\-\u00a0]/gu, '');
  if (new RegExp(`^\\d{${count}}$`, 'u').test(bare)) return { value: bare };
  const digits = bare.replace(/\D/gu, '').length;
  return wrong(
    'wrongKind',
    `${name.id} harus ${count} angka; yang Anda tulis ${digits} angka.`,
    `${name.en} has ${count} digits; you wrote ${digits}.`,
  );
}

const PART = {
  day: { id: 'tanggal', en: 'day' },
  month: { id: 'bulan', en: 'month' },
  year: { id: 'tahun', en: 'year' },
} as const;

/** Three boxes, or one ISO date from a date picker. Says which box is at fault. */
export function readDate(
  parts: { readonly day: string; readonly month: string; readonly year: string },
  iso: string,
): Read<DateText> {
  const given = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(iso.trim());
  const typed = given === null ? parts : { year: given[1] ?? '', month: given[2] ?? '', day: given[3] ?? '' };
  const empty = (['day', 'month', 'year'] as const).filter((name) => typed[name].trim() === '');
  if (empty.length > 0) {
    const names = (language: Language) =>
      empty.map((name) => PART[name][language]).join(language === 'id' ? ' dan ' : ' and ');
    return wrong(
      'missing',
      `Tanggal ini belum lengkap: isi ${names('id')}.`,
      `This date is not complete: fill in the ${names('en')}.`,
    );
  }
  const [day, month, year] = [typed.day, typed.month, typed.year].map((box) =>
    /^\d{1,4}$/u.test(box.trim()) ? Number(box.trim()) : Number.NaN,
  ) as [number, number, number];
  if (typed.year.trim().length !== 4)
    return wrong(
      'wrongKind',
      'Tulis tahun dengan 4 angka, misalnya 1998.',
      'Write the year with 4 digits, such as 1998.',
    );
  if (!(month >= 1 && month <= 12))
    return wrong('wrongKind', 'Bulan ditulis dengan angka 1 sampai 12.', 'Write the month as a number from 1 to 12.');
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (!(day >= 1 && day <= last))
    return wrong('wrongKind', `Bulan itu mempunyai tanggal 1 sampai ${last}.`, `That month has the days 1 to ${last}.`);
  return {
    value:
      `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as DateText,
  };
}

export function readYesNo(typed: string): Read<boolean> {
  if (['ya', 'yes', 'true', '1'].includes(typed.toLowerCase())) return { value: true };
  if (['tidak', 'no', 'false', '0'].includes(typed.toLowerCase())) return { value: false };
  return wrong('notAnOption', 'Pilih Ya atau Tidak.', 'Choose Yes or No.');
}

export function readTime(typed: string): Read<string> {
  const match = /^(\d{1,2})[.:](\d{2})$/u.exec(typed.trim());
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || hour > 23 || minute > 59)
    return wrong('wrongKind', 'Tulis jam seperti 09.30.', 'Write the time like 09:30.');
  return { value: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` };
}

/** Control characters other than a line break never come from a person who types. */
export function readText(typed: string): Read<string> {
  const value = typed.replace(/\r\n?/gu, '\n').normalize('NFC').trim();
  if (/[[\p{Cc}\p{Cs}]--[\n\t]]/v.test(value)) {
    return wrong(
      'unsuitableText',
      'Isian ini memuat karakter yang tidak dapat disimpan. Ketik ulang tanpa menempelkannya.',
      'This answer holds characters that cannot be stored. Type it again instead of pasting it.',
    );
  }
  return { value };
}
