/** Who reported stands in the form, and often in their own words too: covered there for whoever may not see it, and no more than that. */
import type { Field } from '@balai/kernel';
import { describe, expect, it } from 'vitest';
import { coverTraces } from './own-traces.ts';

const label = { id: '', en: '' };
const field = (more: Partial<Field<unknown>>) => ({ kind: 'text', label, ...more }) as Field<unknown>;
const fields = {
  nama: field({ limits: { letters: 'name' } }),
  ibu: field({ limits: { letters: 'name' } }),
  kontak: field({ kind: 'phone' }),
  nik: field({ kind: 'nik' }),
  surel: field({ kind: 'email' }),
  keterangan: field({}),
};
const coverFor = (answers: Readonly<Record<string, unknown>>, hidden: (name: string) => boolean = () => true) =>
  coverTraces({ fields, forms: {} }, answers, (name) => hidden(name));

describe('a name', () => {
  const cover = coverFor({ nama: 'Budi Santoso Al' });
  it.each([
    ['Saya Budi, lampu padam', 'Saya …, lampu padam'],
    ['saya BUDI SANTOSO AL.', 'saya ….'],
    ['budi   santoso, RT 3', '…   …, RT 3'],
    ['rumah pak santoso.', 'rumah pak ….'],
    ['(Budi)', '(…)'],
    ['Budi\nSantoso', '…\n…'],
    ['“Budi”', '“…”'],
  ])('is covered in %j', (said, seen) => expect(cover(said)).toBe(seen));

  it.each([
    'dekat tempat budidaya lele',
    'kebudian, Budiman dan Santosoan',
    'al-hidayah: masjid Al Ikhlas',
    'Jl. Budi Kemuliaan 3',
    'depan gang Santoso',
    'warung Bu Sari',
  ])('leaves %j alone', (said) => expect(cover(said)).toBe(said));

  it('that is a word of the city is covered where it names somebody, and nowhere else', () => {
    const jalan = coverFor({ nama: 'Jalan Bunga' });
    expect(jalan('jalan rusak dekat pohon bunga')).toBe('jalan rusak dekat pohon bunga');
    expect(jalan('dari Jalan Bunga, tolong')).toBe('dari …, tolong');
    expect(jalan('saya Bunga, dan Bu Bunga juga')).toBe('saya …, dan Bu … juga');
    expect(coverFor({ nama: 'Indah' })('taman indah, kata Ibu Indah')).toBe('taman indah, kata Ibu …');
  });

  it('that is a number or a day leaves numbers and days alone', () => {
    const cover = coverFor({ nama: 'Warga Contoh Dua' });
    expect(cover('dua lampu padam, kata warga')).toBe('dua lampu padam, kata warga');
    expect(cover('dari Warga Contoh Dua')).toBe('dari …');
  });

  it('may hold what patterns are written with', () => {
    expect(coverFor({ nama: "D'Arcy (Nur.) St*" })("kata D'Arcy dan nur")).toBe('kata … dan …');
    expect(coverFor({ nama: 'O’Neil' })('dari O’Neil')).toBe('dari …');
    expect(coverFor({ nama: '$& $1' })('harga $& $1')).toBe('harga $& $1');
  });

  it('is covered for each name that is hidden, and for none that is shown', () => {
    const answers = { nama: 'Budi Santoso', ibu: 'Siti Contoh' };
    expect(coverFor(answers)('Budi anak Siti')).toBe('… anak …');
    expect(coverFor(answers, (name) => name !== 'nama')('Budi anak Siti')).toBe('Budi anak …');
    expect(coverFor({})('Budi anak Siti')).toBe('Budi anak Siti');
    expect(coverFor({ nama: '', ibu: null })('Budi anak Siti')).toBe('Budi anak Siti');
  });
});

describe('a number', () => {
  const cover = coverFor({ kontak: '+6281234567890', nik: '3671014407810077', surel: 'budi.s@surel.id' });
  it.each([
    ['WA 081234567890', 'WA …'],
    ['WA 0812-3456-7890.', 'WA ….'],
    ['+62 812 3456 7890', '…'],
    ['6281234567890', '…'],
    ['(0812) 3456 7890', '(…'],
    ['812 3456 7890', '…'],
    ['0 8 1 2 3 4 5 6 7 8 9 0', '…'],
    ['NIK 3671 0144 0781 0077', 'NIK …'],
    ['3671.01.440781.0077', '…'],
    ['surel Budi.S@Surel.id ya', 'surel … ya'],
  ])('is covered in %j', (said, seen) => expect(cover(said)).toBe(seen));

  it.each(['tiang nomor 0812', '9081234567890', '0812345678901', 'KM 3671014', 'blok 7890'])(
    'leaves %j alone',
    (said) => expect(cover(said)).toBe(said),
  );
});

it('takes no longer for a long text of nearly matching words', () => {
  const cover = coverFor({ nama: 'Budi Santoso', kontak: '+6281234567890', nik: '3671014407810077' });
  const words = `${'0 8 1 2 3 4 5 6 7 8 9 '.repeat(5_000)}${'budi '.repeat(5_000)}`;
  expect(cover(words)).not.toContain('budi');
});
