/**
 * What residents of a fault run have to say: a dark lamp, a damaged road with its photo, a letter about where they live.
 *
 * Must never: hold a wrong answer. What the server refuses of these is a fault.
 */
import { randomUUID } from 'node:crypto';
import type { Tape } from '@balai/kernel/walking';

export interface Form {
  readonly service: string;
  /** By question, as typed. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The question that a photo answers; it is uploaded first. */
  readonly photoFor: string | null;
}

const AREAS = ['36.71.01.1001', '36.71.01.1002'] as const;

const placeIn = (tape: Tape) => ({
  'lokasi.area': tape.pick(AREAS),
  'lokasi.latitude': `-6.17${tape.take(90) + 10}`,
  'lokasi.longitude': '106.6320',
  'lokasi.note': 'Seberang halte',
});

const lamp = (tape: Tape): Form => ({
  service: 'lampu-jalan',
  answers: {
    lokasi: placeIn(tape),
    jenis: { jenis: tape.pick(['jalan', 'taman', 'gang']) },
    kabelTerbuka: { kabelTerbuka: tape.pick(['ya', 'tidak']) },
    keterangan: { keterangan: `padam ${randomUUID()}` },
  },
  photoFor: null,
});

const road = (tape: Tape): Form => ({
  service: 'jalan-rusak',
  answers: {
    lokasi: placeIn(tape),
    kerusakan: { kerusakan: tape.pick(['lubang', 'retak', 'amblas', 'bekasGalian']) },
    keterangan: { keterangan: `rusak ${randomUUID()}` },
  },
  photoFor: 'foto',
});

/** Whether it is issued at once is said by the registry of this world; else the kelurahan decides. */
const letter = (tape: Tape): Form => ({
  service: 'surat-domisili',
  answers: {
    nama: { nama: 'Warga Contoh' },
    nik: { nik: `36710101019${String(tape.take(99_999)).padStart(5, '0')}` },
    tanggalLahir: { 'tanggalLahir.day': '5', 'tanggalLahir.month': '1', 'tanggalLahir.year': '1990' },
    kelurahan: { kelurahan: tape.pick(AREAS) },
    alamat: { alamat: 'Jalan Contoh 1, RT 01 RW 02' },
    lamaTinggal: { lamaTinggal: String(6 + tape.take(200)) },
    keperluan: { keperluan: tape.pick(['sekolah', 'pekerjaan', 'bank']) },
  },
  photoFor: null,
});

export const formIn = (tape: Tape): Form => tape.pick([lamp, road, letter])(tape);
