/** A letter like surat-domisili, as data, for tests. Must never: be used outside tests. */
import { choice, date, nik, number, photo, text, yesNo } from '../fields.ts';
import { applicant, by, days, fact, l, manifestOf, p, reason, rule } from './manifest-of.ts';

export const letter = manifestOf({
  id: 'surat',
  start: 'dipilah',
  at: 'kelurahan',
  within: days(8),
  fields: {
    nama: text(l),
    nik: nik(l),
    kelurahan: { ...text(l), kind: 'area' },
    lahir: date(l),
    lama: number(l, { unit: 'bulan', from: 0, to: 1200 }),
    keperluan: choice(l).of({ sekolah: l, usaha: l }),
    suratRt: photo(l, { optional: true }),
  },
  askedIf: { suratRt: ['is', ['field', 'keperluan'], 'usaha'] },
  facts: { warga: fact(yesNo(l), 'nik', 'kelurahan') },
  rules: {
    umur: rule(['atLeast', ['years', ['field', 'lahir'], ['fact', 'today']], 17]),
    terdaftar: rule(['fact', 'warga']),
  },
  conditions: { jelas: ['and', ['fact', 'warga'], ['atLeast', ['field', 'lama'], 6]] },
  reasons: { bukanWarga: reason(), buram: reason('suratRt', 'keperluan'), nikSalah: reason('nik') },
  stages: {
    dipilah: { asks: 'jelas', yes: 'terbit', no: 'diperiksa' },
    diperiksa: {
      by: by('kelurahan'),
      within: days(5),
      late: 'terbit',
      next: {
        setuju: { to: 'terbit' },
        mintaPerbaikan: { to: 'perbaikan', because: ['buram', 'nikSalah'] },
        tolak: { to: 'ditolak', because: ['bukanWarga'] },
      },
    },
    perbaikan: {
      by: applicant,
      within: days(7),
      late: 'gugur',
      next: { kirimUlang: { to: 'asker', with: ['answers'] } },
    },
    terbit: { ends: 'granted', issues: ['surat'] },
    ditolak: { ends: 'refused', objection: { within: days(21), to: 'diperiksa' } },
    gugur: { ends: 'lapsed' },
  },
  documents: {
    surat: { title: l, body: '{nama}', signedBy: [{ kind: 'position', unit: 'kelurahan', position: 'lurah' }] },
  },
  cost: p(0),
});
export const person = {
  nama: 'Warga Contoh',
  nik: '3671010101900001',
  kelurahan: '36.71.01.1001',
  lahir: '1990-01-01',
  lama: 24,
  keperluan: 'sekolah',
};
