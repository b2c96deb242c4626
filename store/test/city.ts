/**
 * A synthetic city with two small services, for the store's own tests: a report with a place, proof and objection, and a
 * letter that silence grants. Must never: be mistaken for the law of a real city.
 */
import { createHash } from 'node:crypto';
import {
  type Actor,
  type ServiceManifest,
  area,
  canonicalText,
  choice,
  defineCity,
  evidence,
  fact,
  free,
  kept,
  nik,
  phone,
  photo,
  place,
  reason,
  since,
  text,
  workingDays,
  yesNo,
} from '@balai/kernel';
import type { Bundle } from '../src/store-types.ts';

const both = (name: string) => ({ id: name, en: name });
const five = since('2009-10-23', kept(60, 'destroy'), 'Contoh');
const { defineService } = defineCity({
  id: 'contoh',
  words: Object.fromEntries(
    [
      'diterima',
      'diperbaiki',
      'dicek',
      'selesai',
      'ditolak',
      'diteruskan',
      'jadwalkan',
      'tolak',
      'teruskan',
      'laksanakan',
      'benar',
      'belum',
      'diperiksa',
      'dipilah',
      'terbit',
      'perbaikan',
      'gugur',
      'setuju',
      'minta',
      'kirim',
      'dialihkan',
      'dibayar',
      'bayar',
    ].map((word) => [word, both(word)]),
  ) as Record<
    | 'diterima'
    | 'diperbaiki'
    | 'dicek'
    | 'selesai'
    | 'ditolak'
    | 'diteruskan'
    | 'jadwalkan'
    | 'tolak'
    | 'teruskan'
    | 'laksanakan'
    | 'benar'
    | 'belum'
    | 'diperiksa'
    | 'dipilah'
    | 'terbit'
    | 'perbaikan'
    | 'gugur'
    | 'setuju'
    | 'minta'
    | 'kirim'
    | 'dialihkan'
    | 'dibayar'
    | 'bayar',
    { id: string; en: string }
  >,
  units: {
    kelurahan: { ...both('Kelurahan'), per: 'kelurahan', positions: { lurah: both('Lurah'), staf: both('Staf') } },
    dishub: { ...both('Dinas Perhubungan'), positions: { petugas: both('Petugas') } },
    pln: { ...both('PLN'), reached: 'outside' },
  },
  facts: {
    warga: fact(yesNo(both('Warga')), {
      purpose: both('Contoh'),
      seenBy: ['kelurahan'],
      freshForMinutes: 60,
      readAgain: false,
      dependsOn: ['nik'],
    }),
  },
  keeps: {
    report: five,
    letter: five,
    'civil-registry': five,
    permit: five,
    tax: five,
    visit: five,
    emergency: five,
    aid: five,
    information: five,
  },
  offers: ['lampu'],
  regions: {},
});

const lampu = defineService({
  id: 'lampu',
  title: { id: 'Lampu jalan padam', en: 'Dark street lamp' },
  category: 'report',
  basis: 'Contoh',
  who: 'anyone',
  at: 'lokasi',
  fields: {
    lokasi: place(both('Lokasi'), { published: true }),
    jenis: choice(both('Jenis'), { published: true }).of({ jalan: both('Jalan umum'), gang: both('Gang') }),
    keterangan: text(both('Keterangan'), { optional: true, maxLength: 500 }),
    foto: photo(both('Foto'), { optional: true }),
    kontak: phone(both('Kontak'), { optional: true }),
  },
  forms: {
    hasil: { sesudah: evidence(both('Sesudah'), { published: true }) },
    keberatan: { masalah: text(both('Masalah'), { maxLength: 500 }) },
  },
  duplicates: { near: 'lokasi', metres: 30 },
  cost: free('2020-01-01', 'Contoh'),
  within: since('2020-01-01', workingDays(5), 'Contoh'),
  reasons: {
    pribadi: reason('Contoh', both('Milik pribadi.')),
    milikPln: reason('Contoh', both('Milik PLN.')),
    gelap: reason('Contoh', both('Belum menyala.')),
  },
  start: 'diterima',
  stages: {
    diterima: {
      by: 'dishub',
      within: since('2020-01-01', workingDays(3), 'Contoh'),
      next: {
        jadwalkan: 'diperbaiki',
        tolak: { to: 'ditolak', because: ['pribadi'] },
        teruskan: { to: 'diteruskan', because: ['milikPln'] },
      },
    },
    diperbaiki: {
      by: 'dishub',
      within: since('2020-01-01', workingDays(1), 'Contoh'),
      next: { laksanakan: { to: 'dicek', with: 'hasil' } },
    },
    dicek: {
      by: 'dishub',
      otherThan: 'diperbaiki',
      within: since('2020-01-01', workingDays(1), 'Contoh'),
      next: { benar: 'selesai', belum: { to: 'diperbaiki', because: ['gelap'] } },
    },
    diteruskan: { by: 'pln', within: since('2020-01-01', workingDays(14), 'Contoh'), next: { laksanakan: 'diterima' } },
    selesai: {
      ends: 'granted',
      objection: { within: since('2020-01-01', workingDays(10), 'Contoh'), to: 'diterima', with: 'keberatan' },
    },
    ditolak: {
      ends: 'refused',
      objection: { within: since('2020-01-01', workingDays(10), 'Contoh'), to: 'diterima', with: 'keberatan' },
    },
  },
});

const surat = defineService({
  id: 'surat',
  title: { id: 'Surat keterangan domisili', en: 'Certificate of domicile' },
  category: 'letter',
  basis: 'Contoh',
  who: 'resident',
  at: 'kelurahan',
  fields: {
    nama: text(both('Nama'), { letters: 'name', maxLength: 60 }),
    nik: nik(both('NIK')),
    kelurahan: area(both('Kelurahan'), { statistical: true }),
    alamat: text(both('Alamat'), { maxLength: 200 }),
  },
  cost: free('2020-01-01', 'Contoh'),
  within: since('2020-01-01', workingDays(5), 'Contoh'),
  conditions: { terbukti: (_, known) => known.warga },
  reasons: {
    bukanWarga: reason('Contoh', both('Bukan warga.')),
    kurang: reason('Contoh', { ...both('Alamat kurang.'), about: ['alamat'] }),
    salahKelurahan: reason('Contoh', { ...both('Kelurahan lain.'), about: ['kelurahan'] }),
  },
  start: 'dipilah',
  stages: {
    dipilah: { asks: 'terbukti', yes: 'terbit', no: 'diperiksa' },
    diperiksa: {
      by: 'kelurahan',
      within: since('2020-01-01', workingDays(3), 'Contoh'),
      late: 'terbit',
      next: {
        setuju: 'terbit',
        tolak: { to: 'ditolak', because: ['bukanWarga'] },
        minta: { to: 'perbaikan', because: ['kurang', 'salahKelurahan'] },
      },
    },
    perbaikan: {
      by: 'applicant',
      within: since('2020-01-01', workingDays(7), 'Contoh'),
      late: 'gugur',
      next: { kirim: { to: 'asker', with: 'answers' } },
    },
    terbit: { ends: 'granted', issues: 'surat' },
    ditolak: { ends: 'refused' },
    gugur: { ends: 'lapsed' },
  },
  documents: {
    surat: {
      title: both('Surat Keterangan Domisili'),
      classification: '400.8.2.2',
      signedBy: 'kelurahan.lurah',
      body: 'Nama: {nama}',
    },
  },
});

const aduan = defineService({
  id: 'aduan',
  title: { id: 'Aduan umum', en: 'General report' },
  category: 'report',
  basis: 'Contoh',
  who: 'anyone',
  at: 'lokasi',
  fields: {
    lokasi: place(both('Lokasi'), { published: true }),
    jenis: choice(both('Jenis'), { published: true }).of({ jalan: both('Jalan umum'), gang: both('Gang') }),
    tambahan: text(both('Tambahan'), { optional: true, maxLength: 100 }),
  },
  cost: free('2020-01-01', 'Contoh'),
  start: 'diperiksa',
  stages: {
    diperiksa: { by: 'dishub', within: since('2020-01-01', workingDays(3), 'Contoh'), next: { teruskan: 'dialihkan' } },
    dialihkan: { ends: 'moved', starts: 'lampu' },
  },
});

/** Paid first; refused, the fee goes back. Not among `testBundles`: nothing else of the city costs anything. */
const gedung = defineService({
  id: 'gedung',
  title: { id: 'Sewa gedung', en: 'Hall' },
  category: 'permit',
  basis: 'Contoh',
  who: 'anyone',
  fields: { tujuan: text(both('Tujuan'), { optional: true, maxLength: 100 }) },
  cost: () => since('2020-01-01', 50_000, 'Perda (contoh)'),
  within: since('2020-01-01', workingDays(5), 'Contoh'),
  reasons: { pribadi: reason('Contoh', both('Bukan untuk umum.')) },
  start: 'dibayar',
  stages: {
    dibayar: {
      by: 'applicant',
      within: since('2020-01-01', workingDays(2), 'Contoh'),
      late: 'gugur',
      next: { bayar: { to: 'diperiksa', with: 'fee' } },
    },
    diperiksa: {
      by: 'dishub',
      within: since('2020-01-01', workingDays(3), 'Contoh'),
      next: { setuju: 'selesai', tolak: { to: 'ditolak', because: ['pribadi'] } },
    },
    selesai: { ends: 'granted' },
    ditolak: { ends: 'refused', refunds: true },
    gugur: { ends: 'lapsed' },
  },
});

export const bundleOf = (service: ServiceManifest, popular = false): Bundle => {
  const manifest = JSON.parse(JSON.stringify(service)) as ServiceManifest;
  const canonical = canonicalText(manifest);
  return {
    manifest,
    canonical,
    hash: createHash('sha256').update(canonical).digest('hex'),
    catalogue: { icon: 'lamp', alsoCalled: [], popular },
    examples: { passed: 1, failed: 0 },
  };
};
export const testBundles: readonly Bundle[] = [
  bundleOf(lampu as ServiceManifest),
  bundleOf(surat as ServiceManifest),
  bundleOf(aduan as ServiceManifest),
];

export const hallBundle = bundleOf(gedung as ServiceManifest);

export const kelurahan = '36.71.01.1001';
/** Of another kecamatan. */
export const elsewhere = '36.71.02.1002';
export const place1 = { latitude: -6.1783, longitude: 106.6319, area: kelurahan };
export const lampAnswers = {
  lokasi: place1,
  jenis: 'jalan',
  keterangan: 'lampunya mati dari kemarin malam, gelap banget',
};
export const letterAnswers = {
  nama: 'Warga Contoh Satu',
  nik: '3671010101900001',
  kelurahan,
  alamat: 'Jalan Contoh 1 RT 1 RW 2',
};
export const applicant: Actor = { kind: 'applicant' };
export const officerOf = (unit: string, officer = 'petugas-1', at: string | null = null): Actor => ({
  kind: 'officer',
  officer,
  unit,
  area: at,
  positions: ['petugas', 'staf', 'lurah'],
});
