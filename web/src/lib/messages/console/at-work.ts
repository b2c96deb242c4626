// Words of a case at work: its files with what is said of them, and its actions, in both languages. Must never hold markup.
import type { Translation } from '../translation.ts';

export const filesId = {
  title: 'Berkas',
  none: 'Tidak ada berkas.',
  open: 'Buka ukuran penuh',
  page: (p: { at: number; of: number }) => `Berkas ${p.at} dari ${p.of}`,
  reused: 'Foto ini pernah dipakai',
  reusedIn: (p: { number: string }) => `Sama dengan foto di ${p.number}`,
  reusedPartIn: (p: { number: string }) => `Sebagian sama dengan foto di ${p.number}`,
  camera: 'Kata kamera tentang foto ini',
  agrees: 'Sesuai',
  differs: 'Tidak sesuai',
  noProof: 'Kamera dapat disetel. Lihat fotonya sebelum memutuskan.',
};
export const filesEn: Translation<typeof filesId> = {
  title: 'Files',
  none: 'No files.',
  open: 'Open in full size',
  page: (p) => `File ${p.at} of ${p.of}`,
  reused: 'This photo was used before',
  reusedIn: (p) => `The same as a photo in ${p.number}`,
  reusedPartIn: (p) => `In part the same as a photo in ${p.number}`,
  camera: 'What the camera says of this photo',
  agrees: 'Agrees',
  differs: 'Does not agree',
  noProof: 'A camera can be set. Look at the picture before you decide.',
};

export const actionsId = {
  title: 'Tindakan',
  leadsTo: (p: { stage: string }) => `Lanjut ke: ${p.stage}`,
  because: 'Alasan',
  which: 'Yang mana? Tanpa pilihan: semuanya.',
  becauseHint: 'Pemohon membaca alasan ini.',
  applies: {
    met: 'Sejauh ini aturannya terpenuhi; isian di atas dapat mengubahnya',
    notMet: 'Aturan tidak terpenuhi',
    unknown: 'Register belum menjawab',
    always: '',
  },
  unfit: {
    title: 'Tidak cocok untuk kasus ini',
    why: 'Aturannya terpenuhi, jadi tidak boleh menjadi alasan. Bila isi kasusnya keliru, minta diperbaiki lebih dulu.',
    met: 'Aturan terpenuhi',
  },
  confirms: 'Belum diketahui, saya yakinkan sendiri:',
  note: 'Catatan untuk pemohon',
  noteHint: 'Boleh kosong. Pemohon membacanya.',
  choose: 'Pilih tindakan',
  none: 'Tidak ada tindakan untuk Anda di kasus ini.',
};
export const actionsEn: Translation<typeof actionsId> = {
  title: 'Actions',
  leadsTo: (p) => `Leads to: ${p.stage}`,
  because: 'Reasons',
  which: 'Which of them? With none chosen: all.',
  becauseHint: 'The applicant reads this reason.',
  applies: {
    met: 'The rule is met so far; what you fill in above may change that',
    notMet: 'The rule is not met',
    unknown: 'The register has not answered',
    always: '',
  },
  unfit: {
    title: 'Do not fit this case',
    why: 'Their rule is met, so nobody may be refused for them. If what the case says is wrong, have that corrected first.',
    met: 'Rule met',
  },
  confirms: 'Not known yet, I confirm it myself:',
  note: 'Note to the applicant',
  noteHint: 'May stay empty. The applicant reads it.',
  choose: 'Choose an action',
  none: 'There is nothing for you to do in this case.',
};
