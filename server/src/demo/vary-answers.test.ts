/** What a case makes of an example's answers: other people, days and places, and everything that hangs together still does. */
import { area, choice, date, group, help, nik, phone, photo, place, repeated, text, yesNo } from '@balai/kernel';
import { demoResident } from '@balai/services/tangerang/data/people.ts';
import { seededRandom } from '@balai/services/tangerang/data/seeded-random.ts';
import { tangerangRegion } from '@balai/services/tangerang/region.ts';
import { expect, test } from 'vitest';
import { at } from '../platform/testing.ts';
import { varied, withFiles, type Varying } from './vary-answers.ts';

const label = { id: 'x', en: 'x' };
const name = text(label, { letters: 'name' });
const fields = {
  kelurahan: area(label),
  asal: area(label),
  lokasi: place(label),
  nama: name,
  nik: nik(label),
  tanggalLahir: date(label),
  ibu: group(label).of({ nama: name, nik: nik(label) }),
  anak: repeated(label, { atMost: 3 }).of({ nama: name, lahir: date(label) }),
  alamat: help(text(label), label),
  keterangan: text(label),
  nomorKk: text(label, { letters: 'digits' }),
  jenis: choice(label).of({ a: label, b: label }),
  bahaya: yesNo(label),
  telepon: phone(label),
  foto: photo(label),
};
const given = {
  kelurahan: '36.71.01.1001',
  asal: '36.71.02.1001',
  lokasi: { area: '36.71.01.1001', note: 'Depan gapura' },
  nama: 'Warga Contoh Satu',
  nik: '3671014508900001',
  tanggalLahir: '1990-08-05',
  ibu: { nama: 'Warga Contoh Satu', nik: '3671014508900001' },
  anak: [{ nama: 'Anak Contoh', lahir: '2026-10-20' }],
  alamat: 'Jl. Contoh 1',
  keterangan: 'Dari contoh',
  nomorKk: '3671011234567890',
  jenis: 'b',
  bahaya: true,
  telepon: '081234567890',
  foto: { sha256: 'a'.repeat(64) },
};

const varying = (seed: number, words: Varying['words'] = {}): Varying => ({
  calendar: tangerangRegion.calendar,
  from: at('2026-11-02T08:00'),
  to: at('2026-11-20T19:00'),
  random: seededRandom(seed),
  areas: { from: '36.71.01.1001', to: '36.71.07.1001' },
  words,
  older: 0,
  swapped: new Map(),
  personOf: (random, like) => demoResident(random, '2026-11-20', like),
  streetOf: () => 'Jl. Contoh Seruni No. 30, RT 005 RW 010',
  placeIn: (code) => ({ area: code, latitude: -6.1, longitude: 106.6, note: 'Dekat halte' }),
  otherArea: () => '36.71.09.1006',
});

test('the same person stays the same person, with a NIK of the birth date and the sex of the example', () => {
  const made = varied(varying(1), fields, given) as typeof given;
  expect(made.nama).not.toBe(given.nama);
  expect(made.ibu).toEqual({ nama: made.nama, nik: made.nik });
  expect(made.anak[0]?.nama).not.toBe(made.nama);
  const [year = '', month, day] = made.tanggalLahir.split('-');
  expect(made.nik.slice(6, 12)).toBe(`${Number(day) + 40}${month}${year.slice(2)}`);
});

test('days lie as far from the filing as they did; choices, numbers and codes stay', () => {
  const made = varied(varying(2), fields, given) as typeof given;
  expect([made.anak[0]?.lahir, made.tanggalLahir]).toEqual(['2026-11-07', '1990-08-23']);
  expect([made.jenis, made.bahaya, made.foto]).toEqual(['b', true, given.foto]);
  expect(made.nomorKk).toMatch(/^36710112345699\d\d$/u);
});

test('grown-ups may be older than in the example, children never', () => {
  const made = varied({ ...varying(7), older: 4_000 }, fields, given) as typeof given;
  expect(made.tanggalLahir < '1990-08-23').toBe(true);
  expect(made.nik.slice(10, 12)).toBe(made.tanggalLahir.slice(2, 4));
  expect(made.anak[0]?.lahir).toBe('2026-11-07');
});

test('it lies in the area of the case, and another area stays another one', () => {
  const made = varied(varying(3), fields, given) as typeof given;
  expect([made.kelurahan, made.lokasi.area, made.asal]).toEqual(['36.71.07.1001', '36.71.07.1001', '36.71.09.1006']);
  expect(made.alamat).toBe('Jl. Contoh Seruni No. 30, RT 005 RW 010');
});

test('people type the words of the note; without them what the example types', () => {
  expect(varied(varying(4, { keterangan: ['Sudah tiga hari'] }), fields, given)['keterangan']).toBe('Sudah tiga hari');
  expect(varied(varying(4), fields, given)['keterangan']).toBe('Dari contoh');
});

test('the same chance gives the same answers, another one others', () => {
  expect(varied(varying(5), fields, given)).toEqual(varied(varying(5), fields, given));
  expect(varied(varying(6), fields, given)).not.toEqual(varied(varying(5), fields, given));
});

test('every file is drawn, also in groups and rows', async () => {
  const rows = { ktp: photo(label), kk: photo(label) };
  const made = await withFiles(
    { foto: photo(label), orang: group(label).of(rows), saksi: repeated(label, { atMost: 2 }).of(rows) },
    { foto: given.foto, orang: { ktp: given.foto, kk: given.foto }, saksi: [{ ktp: given.foto }] },
    async (field, nth, of) => `${field.kind} ${nth} of ${of}`,
  );
  expect(made).toEqual({
    foto: 'photo 0 of 1',
    orang: { ktp: 'photo 0 of 2', kk: 'photo 1 of 2' },
    saksi: [{ ktp: 'photo 0 of 1' }],
  });
});
