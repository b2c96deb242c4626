// Answers that several walks give, so that each says what is its own. Must never: hold what only one walk asks.
import type { Answers } from './fill-form.ts';

export const darkLamp: Answers = {
  lokasi: { area: '36.71.01.1003', note: 'Simpang tiga' },
  jenis: { choose: 'jalan' },
  kabelTerbuka: { choose: 'tidak' },
};

/** A wedding next year; `born`: the year of the partner. */
export const wedding = ({ nik, born }: { readonly nik: string; readonly born: number }): Answers => ({
  nama: { write: 'Warga Contoh Ujian' },
  nik: { write: nik },
  tanggalLahir: { day: [15, 8, 1985] },
  kelurahan: { area: '36.71.01.1001' },
  alamat: { write: 'Jalan Contoh Damai 7' },
  rt: { write: '3' },
  rw: { write: '5' },
  status: { choose: 'belum' },
  namaPasangan: { write: 'Pasangan Contoh Ujian' },
  lahirPasangan: { day: [20, 5, born] },
  teleponPasangan: { write: '0812 0000 0041' },
  tanggalNikah: { day: [10, 3, new Date().getUTCFullYear() + 1] },
});
