// Words of the last look before sending, of saving for later and of throwing a draft away, in both languages. Must never hold markup.
import type { Translation } from '../translation.ts';

export const checkId = {
  changeList: 'Tambah, keluarkan atau urutkan',
  title: 'Sudah benar semua?',
  lead: 'Kalau ada yang keliru, pilih Ubah. Isian lain tetap aman.',
  answers: 'Jawaban Anda',
  missing: 'Belum diisi; wajib.',
  photoNote: 'Data lokasi dan ponsel sudah dihapus dari foto.',
  incomplete: 'Masih ada yang perlu diisi atau diperbaiki',
  fix: (p: { what: string }) => `Lengkapi: ${p.what}`,
  goesTo: (p: { unit: string }) => `Langsung ke ${p.unit}`,
  emergencyTitle: (p: { number: string }) => `Telepon ${p.number} sekarang`,
  emergencyText:
    'Telepon lebih cepat daripada halaman ini. Yang Anda tulis tetap sampai ke ruang operasi; jangan menunggu balasannya.',
  fee: 'Biaya',
  promiseTitle: 'Janji kami bila dikirim sekarang',
  instantTitle: 'Bisa terbit seketika',
  instantText:
    'Begitu terkirim, data dicocokkan dengan kependudukan. Bila semua cocok, suratnya langsung terbit. Bila belum, petugas memeriksa dalam waktu di atas.',
  nextTitle: 'Setelah dikirim',
  nextText:
    'Anda menerima nomor dan tautan rahasia untuk mengikuti setiap langkah. Bila janji lewat, atasan petugas diberi tahu otomatis.',
  rulesTitle: 'Syarat yang diperiksa',
  states: { met: 'Terpenuhi', notMet: 'Belum terpenuhi', unknown: 'Diperiksa setelah dikirim' },
  rulesNotMet:
    'Ada syarat yang belum terpenuhi. Periksa jawaban Anda. Bila jawabannya memang begitu, permohonan ini tidak dapat dikirim; alasannya dan dasarnya tertulis di sini.',
  nearbyTitle: 'Sudah ada laporan di dekat sini',
  nearbyText: 'Bila masalahnya sama, ikuti laporan itu; tidak perlu mengirim lagi.',
  consentTitle: 'Persetujuan',
  consentMissing: 'Centang persetujuan bila Anda setuju; tanpa itu isian ini tidak boleh kami proses.',
  dataLink: 'Bagaimana data saya dipakai?',
  send: 'Kirim',
  sendNote: 'Setelah dikirim Anda langsung menerima nomornya',
  discard: 'Buang isian ini',
  serviceChanged:
    'Layanan ini diperbarui sejak Anda mulai. Jawaban yang masih cocok dipertahankan; periksa sekali lagi sebelum mengirim.',

  saveTitle: 'Isian Anda tersimpan',
  saveLead: 'Lanjutkan kapan saja di perangkat ini, atau di perangkat lain dengan tautan di bawah.',
  saveLink: 'Tautan untuk melanjutkan',
  saveLinkText:
    'Siapa pun yang memegang tautan ini dapat membaca dan melanjutkan isian Anda. Simpan untuk diri sendiri. Berlaku tujuh hari.',
  saveHere: 'Di perangkat ini',
  saveHereText: 'Tidak perlu apa-apa: isian ini tampil di beranda dan di Urusan saya.',
  shared: 'Memakai komputer bersama? Setelah selesai, pilih “Selesai dan hapus” di halaman Urusan saya.',
  goOn: 'Lanjutkan sekarang',
  toHome: 'Ke beranda',

  discardTitle: 'Buang isian ini?',
  discardText: (p: { service: string }) =>
    `Semua jawaban dan foto untuk “${p.service}” dihapus dan tidak dapat dikembalikan. Belum ada yang dikirim ke petugas.`,
  discardYes: 'Ya, buang',
  discardNo: 'Tidak, kembali ke isian',
  discarded: 'Isian sudah dibuang. Tidak ada yang dikirim.',
};
export const checkEn: Translation<typeof checkId> = {
  changeList: 'Add, take out or reorder',
  title: 'Is everything right?',
  lead: 'If something is wrong, choose Change. All other answers are kept.',
  answers: 'Your answers',
  missing: 'Not answered yet; required.',
  photoNote: 'Position and phone data have been removed from the photo.',
  incomplete: 'Something still has to be answered or corrected',
  fix: (p) => `Complete: ${p.what}`,
  goesTo: (p) => `Goes straight to ${p.unit}`,
  emergencyTitle: (p) => `Dial ${p.number} now`,
  emergencyText:
    'A call is faster than this page. What you wrote reaches the operations room all the same; do not wait for its answer.',
  fee: 'Fee',
  promiseTitle: 'Our promise if you send it now',
  instantTitle: 'May be issued at once',
  instantText:
    'As soon as it is sent, the data are compared with the population registry. If all agree, the letter is issued at once. If not, an officer checks within the time above.',
  nextTitle: 'After you send',
  nextText:
    'You receive a number and a secret link to follow each step. If the promise is missed, the officer’s superior is told automatically.',
  rulesTitle: 'Conditions that are checked',
  states: { met: 'Met', notMet: 'Not met', unknown: 'Checked after sending' },
  rulesNotMet:
    'A condition is not met. Please check your answers. If they are right, this application cannot be sent; the reason and its legal basis are given here.',
  nearbyTitle: 'There is a report near here already',
  nearbyText: 'If it is the same problem, follow that report; there is no need to send another.',
  consentTitle: 'Consent',
  consentMissing: 'Tick the box if you agree; without it we may not process these answers.',
  dataLink: 'How are my data used?',
  send: 'Send',
  sendNote: 'You get the number as soon as you send',
  discard: 'Throw these answers away',
  serviceChanged:
    'The service was renewed since you began. Answers that still fit are kept; please check once more before you send.',

  saveTitle: 'Your answers are saved',
  saveLead: 'Go on at any time on this device, or on another one with the link below.',
  saveLink: 'Link to go on',
  saveLinkText:
    'Anyone who holds this link can read your answers and go on with them. Keep it to yourself. It is valid for seven days.',
  saveHere: 'On this device',
  saveHereText: 'Nothing to do: the draft is shown on the home page and under My matters.',
  shared: 'A shared computer? When you are done, choose “Finish and wipe” on the page My matters.',
  goOn: 'Go on now',
  toHome: 'To the home page',

  discardTitle: 'Throw these answers away?',
  discardText: (p) =>
    `All answers and photos for “${p.service}” are deleted and cannot be brought back. Nothing has been sent to an officer.`,
  discardYes: 'Yes, throw away',
  discardNo: 'No, back to the answers',
  discarded: 'The answers were thrown away. Nothing was sent.',
};
