/** Filling a letter: what stands on paper is what was answered. Must never: let an answer write the letter. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillLetter, fillText, type LetterValues } from './fill-letter.ts';
import { numberWords } from './number-words.ts';

const options = { issuedOn: '2026-11-25' } as const;
const filled = (template: string, values: LetterValues): string => {
  const result = fillText(template, values, options);
  if (!result.ok) throw new Error(result.error.names.join());
  return result.value;
};

describe('placeholders', () => {
  const values: LetterValues = {
    nama: 'Warga Contoh 12',
    lahir: { kind: 'date', on: '1992-11-26' },
    tanggal: { kind: 'date', on: '2026-11-25' },
    biaya: { kind: 'rupiah', amount: 125_000 },
    luas: 1234.5,
    alamat: { kind: 'group', parts: { jalan: 'Jalan Contoh 7', rt: undefined } },
    'fact.agama': 'Islam',
    anak: {
      kind: 'table',
      head: ['Nama', 'Lahir'],
      rows: [
        ['Anak Contoh 1', '2 Mei 2020'],
        ['Anak Contoh 2', '1 Juni 2023'],
      ],
    },
    alasan: { kind: 'list', items: ['sekolah', 'kerja', 'bank'] },
  };

  test('names, parts of groups and facts', () => {
    expect(filled('{nama}, {alamat.jalan}, {fact.agama}.', values)).toBe('Warga Contoh 12, Jalan Contoh 7, Islam.');
  });

  test('dates, money and numbers as Indonesian letters write them', () => {
    expect(filled('{tanggal:hari}, {tanggal}; {biaya} ({biaya:terbilang}); {luas} m²', values)).toBe(
      'Rabu, 25 November 2026; Rp125.000 (seratus dua puluh lima ribu rupiah); 1.234,5 m²',
    );
  });

  test('an age is the years completed on the letter’s date', () => {
    expect(filled('{lahir:umur} tahun', values)).toBe('33 tahun');
    expect(filled('{lahir:umur}', { lahir: { kind: 'date', on: '1992-11-25' } })).toBe('34');
    const leap = fillText('{lahir:umur}', { lahir: { kind: 'date', on: '2008-02-29' } }, { issuedOn: '2026-02-28' });
    expect(leap).toEqual({ ok: true, value: '17' });
  });

  test('lists and how many', () => {
    expect(filled('{anak:jumlah} anak; untuk {alasan}', values)).toBe('2 anak; untuk sekolah, kerja, dan bank');
  });

  test('words in brackets appear only with everything inside them', () => {
    expect(filled('di {alamat.jalan} [RT {alamat.rt}] sejak lahir', values)).toBe('di Jalan Contoh 7 sejak lahir');
    expect(filled('{nama}[ (agama {fact.agama})].', values)).toBe('Warga Contoh 12 (agama Islam).');
    expect(filled('{nama}[, {alamat.jalan} RT {alamat.rt}].', values)).toBe('Warga Contoh 12.');
  });

  test('a missing answer outside brackets is named, not left blank', () => {
    const result = fillText('{nama} {nik} {lahir:terbilang}', values, options);
    expect(result).toMatchObject({ ok: false, error: { type: 'unfilledLetter', names: ['nik', 'lahir:terbilang'] } });
    expect(fillText('{constructor} {alamat.toString}', values, options)).toMatchObject({
      ok: false,
      error: { names: ['constructor', 'alamat.toString'] },
    });
  });

  test('a repeated question alone on its line is a table', () => {
    expect(fillLetter('Anak dari {nama}:\n{anak}\n\nDemikian.', values, options)).toEqual({
      ok: true,
      value: [
        { kind: 'paragraph', text: 'Anak dari Warga Contoh 12:' },
        {
          kind: 'table',
          head: ['Nama', 'Lahir'],
          rows: [
            ['Anak Contoh 1', '2 Mei 2020'],
            ['Anak Contoh 2', '1 Juni 2023'],
          ],
        },
        { kind: 'paragraph', text: 'Demikian.' },
      ],
    });
  });

  test('labels and values that follow each other are rows, without those that are unknown', () => {
    expect(
      fillLetter(
        'menerangkan bahwa:\nNama: {nama}\n[Agama: {fact.agama}]\n[RT: {alamat.rt}]\nLahir : {lahir} ({lahir:umur} tahun)\nbenar tinggal di: kota.\nAlamat: {alamat.jalan}',
        values,
        options,
      ),
    ).toEqual({
      ok: true,
      value: [
        { kind: 'paragraph', text: 'menerangkan bahwa:' },
        {
          kind: 'rows',
          rows: [
            { label: 'Nama', value: 'Warga Contoh 12' },
            { label: 'Agama', value: 'Islam' },
            { label: 'Lahir', value: '26 November 1992 (33 tahun)' },
          ],
        },
        { kind: 'paragraph', text: 'benar tinggal di: kota.' },
        { kind: 'rows', rows: [{ label: 'Alamat', value: 'Jalan Contoh 7' }] },
      ],
    });
    expect(fillLetter('NIK: {nik}', values, options)).toMatchObject({ ok: false, error: { names: ['nik'] } });
  });

  test.each(['{nama', 'nama}', '[a [b]]', '{na ma}', '{nama:huruf}', '[a'])(
    'the template %s is refused',
    (template) => {
      expect(() => fillText(template, values, options)).toThrow(TypeError);
    },
  );
});

describe('what a resident typed', () => {
  test('comes out verbatim, whatever braces and brackets it holds', () => {
    const nasty = fc
      .array(fc.constantFrom('{', '}', '[', ']', '{nik}', '[x {nik}]', '{nama}', '$&', '$1', '\\', 'a', 'é', ' b'), {
        minLength: 1,
        maxLength: 12,
      })
      .map((parts) => `<${parts.join('')}>`);
    fc.assert(
      fc.property(nasty, nasty, (nama, alamat) => {
        const values = { nama, alamat, nik: '3671000000000001' };
        expect(filled('A {nama} B[ C {alamat}] D {nama}', values)).toBe(`A ${nama} B C ${alamat} D ${nama}`);
      }),
    );
  });

  test('cannot break the line, hide or turn the text round', () => {
    expect(filled('{nama}', { nama: 'Warga\r\nContoh\u202e 12\u0000\u200f' })).toBe('Warga Contoh 12');
    expect(fillText('{nama}', { nama: '\u202e\u0007' }, options).ok).toBe(false);
  });
});

test.each([
  [0, 'nol'],
  [10, 'sepuluh'],
  [11, 'sebelas'],
  [19, 'sembilan belas'],
  [100, 'seratus'],
  [1000, 'seribu'],
  [1100, 'seribu seratus'],
  [11_000, 'sebelas ribu'],
  [21_001, 'dua puluh satu ribu satu'],
  [101_000, 'seratus satu ribu'],
  [1_000_000, 'satu juta'],
  [2_500_000_000, 'dua miliar lima ratus juta'],
  [-3, 'minus tiga'],
  [2.05, 'dua koma nol lima'],
  [1_001_000_000_000, 'satu triliun satu miliar'],
  [2_000_000_000_000_000, 'dua ribu triliun'],
])('%d is %s', (value, words) => expect(numberWords(value)).toBe(words));
