/**
 * What is different in Kota Contoh: its own offset, units and clocks. Everything else is shown by the examples of the
 * region whose files it adopts. Must never: hold data of a real person.
 */
import { examplesOf, type ExampleSet } from '@balai/kernel';
import type { jalanRusak as JalanRusak } from '../tangerang/jalan-rusak.ts';
import type { kedatangan as Kedatangan } from '../tangerang/kedatangan.ts';
import type { lampuJalan as LampuJalan } from '../tangerang/lampu-jalan.ts';
import type { suratDomisili as SuratDomisili } from '../tangerang/surat-domisili.ts';

const foto = { sha256: 'a'.repeat(64) } as const;

/** The examples of the adopted services. */
export function witaCases(
  lampuJalan: typeof LampuJalan,
  suratDomisili: typeof SuratDomisili,
  jalanRusak: typeof JalanRusak,
  kedatangan: typeof Kedatangan,
): Readonly<Record<'lampuJalan' | 'suratDomisili' | 'jalanRusak' | 'kedatangan', ExampleSet>> {
  return {
    lampuJalan: examplesOf(lampuJalan, {
      'Janji kota ini 7 hari kerja, tenggat 16.00 waktu Indonesia tengah': {
        on: '2026-11-02T08:15',
        given: { lokasi: { area: '99.71.01.1001' }, jenis: 'taman', kabelTerbuka: false },
        expect: { in: ['diterima'], due: '2026-11-05T16:00', promised: '2026-11-11T16:00' },
      },
    }),
    suratDomisili: examplesOf(suratDomisili, {
      'Malam pergantian hari dihitung menurut waktu setempat: 17 tahun hari ini': {
        on: '2026-11-02T00:30',
        given: {
          nama: 'Warga Contoh Tiga',
          nik: '9971014211090003',
          tanggalLahir: '2009-11-02',
          kelurahan: '99.71.01.1001',
          alamat: 'Jl. Contoh 3',
          lamaTinggal: 204,
          keperluan: 'sekolah',
        },
        facts: { wargaTerdaftar: true },
        expect: { outcome: 'granted', letters: ['surat'] },
      },
    }),
    jalanRusak: examplesOf(jalanRusak, {
      'Perbaikan diberi 3 hari kerja': {
        on: '2026-11-02T08:00',
        given: { lokasi: { area: '99.71.02.1001' }, kerusakan: 'lubang', foto },
        facts: { kelasJalan: 'kota' },
        expect: { in: ['diperbaiki'], due: '2026-11-05T16:00' },
      },
    }),
    kedatangan: examplesOf(kedatangan, {
      'Diteruskan dari kota lain: giliran dinas kota ini': {
        on: '2026-11-02T09:00',
        given: { nama: 'Warga Contoh Empat', nik: '3671014101900012', nomorKk: '3671010101200001', daerah: 'terhubung', alamatTujuan: 'Jl. Contoh Utara 3' },
        expect: { in: ['datang'], due: '2026-11-04T16:00' },
      },
    }),
  };
}
