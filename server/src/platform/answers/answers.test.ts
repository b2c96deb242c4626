/** What a resident types is read as they meant it, kept when it is wrong, and shown again as it was. */
import {
  choice,
  choices,
  date,
  group,
  nik,
  number,
  phone,
  photo,
  place,
  repeated,
  rupiah,
  text,
  yesNo,
  type Field,
} from '@balai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatsAt } from '../texts/formats.ts';
import { decodeAnswer, type Decoding } from './decode-answer.ts';
import { encodeAnswer } from './encode-answer.ts';
import { maskAnswer, showAnswer, type Showing } from './show-answer.ts';

const both = (words: string) => ({ id: words, en: words });
const tools: Decoding = {
  language: 'id',
  areaAt: ({ latitude }) => (latitude < -6 && latitude > -7 ? '36.71.01.1001' : null),
  isArea: (code) => code === '36.71.01.1001',
};
const showing: Showing = { formats: formatsAt(420), areaName: () => 'Kel. Sukarasa, Kec. Tangerang' };
const read = (field: Field<unknown>, raw: Readonly<Record<string, string | readonly string[]>>) =>
  decodeAnswer('q', field, raw, tools);

describe('decodeAnswer', () => {
  it.each([
    ['1.250,5', 1250.5],
    ['1.250', 1250],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['Rp25.000', 25_000],
    ['1.250.000', 1_250_000],
    ['-6', -6],
    [' 7 ', 7],
    ['1,250.5', 1250.5],
    ['1.500,500', 1500.5],
    ['1,250,000', 1_250_000],
    ['0,500', 0.5],
    ['1500,500', 1500.5],
  ])('reads the number %s as people write it here', (typed, value) => {
    expect(read(number(both('n')), { q: typed })).toEqual({ value, errors: [] });
  });
  it.each([
    ['1,500.5', 1500.5],
    ['1,250', 1250],
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['1.500,5', 1500.5],
    ['1.250.000', 1_250_000],
    ['0.125', 0.125],
  ])('reads the number %s on an English page, also when it is typed the Indonesian way', (typed, value) => {
    expect(decodeAnswer('q', number(both('n')), { q: typed }, { ...tools, language: 'en' })).toEqual({
      value,
      errors: [],
    });
  });
  it.each([
    ['id', '1,500', '1500', '1,5'],
    ['en', '1.500', '1500', '1.5'],
    ['en', '-2.125', '-2125', '-2.1250'],
  ] as const)('asks back on the %s page about %s, which has two readings', (language, typed, whole, decimal) => {
    const { value, errors } = decodeAnswer('q', number(both('n')), { q: typed }, { ...tools, language });
    expect(value).toBeUndefined();
    expect(errors[0]?.message[language]).toContain(whole);
    expect(errors[0]?.message[language]).toContain(decimal);
    for (const [written, meant] of [whole, decimal].map((text_) => [text_, Number(text_.replace(',', '.'))] as const))
      expect(decodeAnswer('q', number(both('n')), { q: written }, { ...tools, language }).value).toBe(meant);
  });
  it.each(['id', 'en'] as const)('reads money on the %s page with either mark: it has no decimals', (language) => {
    for (const typed of ['25.000', '25,000', 'Rp25.000', 'Rp 25,000'])
      expect(decodeAnswer('q', rupiah(both('r')), { q: typed }, { ...tools, language }).value).toBe(25_000);
  });
  it.each(['dua', '1.2.3', '12 bulan', '9'.repeat(400), '1e9', '1.25.000'])('does not guess at %s', (typed) => {
    const decoded = read(number(both('n')), { q: typed });
    expect(decoded.value).toBeUndefined();
    expect(decoded.errors[0]).toMatchObject({ field: 'q', code: 'wrongKind' });
  });
  it.each(['0812-3456-7890', '+62 812 3456 7890', '62 81234567890', '812 3456 7890'])(
    'reads the telephone %s',
    (typed) => {
      expect(read(phone(both('p')), { q: typed }).value).toBe('+6281234567890');
    },
  );
  it('reads a date from three boxes and says which one is wrong', () => {
    expect(read(date(both('d')), { 'q.day': '5', 'q.month': '11', 'q.year': '1998' }).value).toBe('1998-11-05');
    expect(read(date(both('d')), { 'q.day': '31', 'q.month': '2', 'q.year': '2026' }).errors[0]?.message.id).toContain(
      '1 sampai 28',
    );
    expect(read(date(both('d')), { 'q.day': '5', 'q.month': '', 'q.year': '1998' }).errors[0]?.message.id).toContain(
      'bulan',
    );
    expect(read(date(both('d')), { 'q.day': '5', 'q.month': '11', 'q.year': '98' }).errors[0]?.message.id).toContain(
      '4 angka',
    );
    expect(read(date(both('d')), {})).toEqual({ value: undefined, errors: [] });
  });
  it('takes a place by map, or by kelurahan and landmark, and refuses a point outside the city', () => {
    expect(
      read(place(both('l')), { 'q.latitude': '-6.17', 'q.longitude': '106,63', 'q.note': 'seberang halte' }).value,
    ).toEqual({ latitude: -6.17, longitude: 106.63, area: '36.71.01.1001', note: 'seberang halte' });
    expect(read(place(both('l')), { 'q.area': '36.71.01.1001' }).value).toEqual({ area: '36.71.01.1001' });
    expect(read(place(both('l')), { 'q.latitude': '51.5', 'q.longitude': '0' }).errors[0]?.code).toBe('unknownArea');
    expect(read(place(both('l')), { 'q.area': 'Jatiuwung' }).errors[0]?.code).toBe('unknownArea');
  });
  it('refuses text that cannot be stored, and files that are no upload', () => {
    expect(read(text(both('t')), { q: 'a\u0000b' }).errors[0]?.code).toBe('unsuitableText');
    expect(read(text(both('t')), { q: 'a\ud800b' }).errors[0]?.code).toBe('unsuitableText');
    expect(read(text(both('t')), { q: 'dua\r\nbaris' }).value).toBe('dua\nbaris');
    expect(read(photo(both('f')), { q: '../../etc/passwd' }).errors[0]?.code).toBe('wrongKind');
  });
  it('counts the digits of a NIK for the person who mistyped it', () => {
    expect(read(nik(both('n')), { q: '3671 0101 0190 000' }).errors[0]?.message.id).toContain('15 angka');
    expect(read(nik(both('n')), { q: '3671.0101.0190.0001' }).value).toBe('3671010101900001');
  });
  it('never reads a property that was not sent', () => {
    expect(decodeAnswer('constructor', text(both('t')), {}, tools)).toEqual({ value: undefined, errors: [] });
    expect(decodeAnswer('__proto__', text(both('t')), {}, tools)).toEqual({ value: undefined, errors: [] });
  });
});

describe('encodeAnswer', () => {
  const family = group(both('Keluarga')).of({
    nama: text(both('Nama')),
    anak: repeated(both('Anak'), { atMost: 5 }).of({ nama: text(both('Nama')), lahir: date(both('Lahir')) }),
  } as never) as Field<unknown>;
  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10));
  const word = fc.stringMatching(/^[a-z]{1,12}( [a-z]{1,12})?$/);
  const cases: readonly (readonly [Field<unknown>, fc.Arbitrary<unknown>])[] = [
    [date(both('d')), day],
    [text(both('t')), word],
    [number(both('n')), fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 1000)],
    [rupiah(both('r')), fc.integer({ min: 0, max: 1e12 })],
    [yesNo(both('y')), fc.boolean()],
    [
      phone(both('p')),
      fc.constantFrom(21_123_456, 812_345_678, 81_234_567_890, 62_123_456_789).map((value) => `+62${value}`),
    ],
    [
      choices(both('c')).of({ a: both('A'), b: both('B') }) as Field<unknown>,
      fc.subarray(['a', 'b'], { minLength: 1 }).map((chosen) => ({ chosen })),
    ],
    [
      place(both('l')),
      fc.record({
        latitude: fc.integer({ min: -69_000, max: -61_000 }).map((value) => value / 10_000),
        longitude: fc.constant(106.6),
        area: fc.constant('36.71.01.1001'),
        note: word,
      }),
    ],
    [
      family,
      fc.record({ nama: word, anak: fc.array(fc.record({ nama: word, lahir: day }), { minLength: 1, maxLength: 5 }) }),
    ],
  ];
  it.each(cases.map(([field, arbitrary]) => [field.kind, field, arbitrary] as const))(
    'shows a %s so that it is read as the same answer',
    (_, field, arbitrary) => {
      fc.assert(
        fc.property(arbitrary, (value) => {
          for (const language of ['id', 'en'] as const)
            expect(decodeAnswer('q', field, encodeAnswer('q', field, value, language), { ...tools, language })).toEqual(
              {
                value,
                errors: [],
              },
            );
        }),
        { numRuns: 50 },
      );
    },
  );
});

describe('showAnswer and maskAnswer', () => {
  it('shows labels and days in both languages', () => {
    expect(showAnswer(choice(both('c')).of({ a: { id: 'Jalan', en: 'Street' } }), 'a', showing)).toEqual({
      id: 'Jalan',
      en: 'Street',
    });
    expect(showAnswer(date(both('d')), '1998-11-05', showing)).toEqual({
      id: '5 November 1998',
      en: '5 November 1998',
    });
    expect(showAnswer(number(both('n'), { unit: 'bulan', optional: true }), 12.5, showing).id).toBe('12,5 bulan');
    expect(showAnswer(number(both('n'), { unit: 'bulan', optional: true }), 12.5, showing).en).toBe('12.5 months');
    expect(showAnswer(number(both('n'), { unit: { id: 'ekor', en: 'animals' }, optional: true }), 3, showing)).toEqual({
      id: '3 ekor',
      en: '3 animals',
    });
    expect(showAnswer(choice(both('c')).of({}), 'constructor', showing)).toEqual(both('constructor'));
  });
  it('masks so that neither name nor number can be read', () => {
    expect(maskAnswer(nik(both('n')), '3671010101900001', showing).id).toBe('3671 •••• •••• 0001');
    const familyCard = text(both('k'), { pattern: '9999999999999999', maxLength: 16 });
    expect(maskAnswer(familyCard, '3671010101050001', showing).id).toBe('3671 •••• •••• 0001');
    expect(maskAnswer(phone(both('p')), '+6281234567771', showing).id).toBe('0812 •••• 771');
    expect(maskAnswer(text(both('t')), 'Warga Contoh Dua', showing).id).toBe('W•••• C•••• D••••');
  });
});
