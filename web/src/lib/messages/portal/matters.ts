// Words of the list of matters on this device and of tracking by number, in both languages. Must never hold markup.
import type { Translation } from '../translation.ts';

export const mattersId = {
  title: 'Urusan saya',
  lead: 'Laporan dan permohonan dari perangkat ini. Tanpa akun; hanya perangkat ini yang tahu.',
  none: 'Belum ada urusan di perangkat ini',
  noneText:
    'Laporan dan permohonan yang Anda kirim dari perangkat ini akan tampil di sini. Yang dikirim dari perangkat lain dapat dibuka dengan nomornya.',
  drafts: 'Belum dikirim',
  sent: 'Sudah dikirim',
  needYou: (p: { count: number }) => `${p.count} urusan menunggu Anda`,
  deviceTitle: 'Perangkat ini',
  deviceOn: 'Urusan Anda diingat di perangkat ini.',
  deviceOnText: 'Urusan terbaru tampil di beranda, supaya cepat dibuka lagi.',
  deviceOff: 'Perangkat ini tidak diminta mengingat urusan Anda.',
  deviceOffText:
    'Beranda tidak menampilkannya. Urusan yang dikirim dari sini tetap ada di halaman ini sampai Anda memilih "Selesai dan hapus".',
  forget: 'Jangan tampilkan di beranda',
  remember: 'Ingat dan tampilkan di beranda',
  forgotten: 'Baik. Beranda tidak lagi menampilkan urusan Anda.',
  remembered: 'Baik. Urusan Anda diingat dan tampil di beranda.',
  wipe: 'Selesai dan hapus',
  wipeText:
    'Untuk komputer bersama: semua draf dan akses ke urusan di perangkat ini diakhiri. Urusannya sendiri tetap diproses, dan tetap bisa dibuka dengan nomor dan tautan rahasianya.',
  wipeTitle: 'Hapus semua dari perangkat ini?',
  wipeWarn:
    'Pastikan nomor dan tautan rahasia sudah Anda catat. Tanpa itu, urusan hanya dapat dibuka lagi lewat loket.',
  wipeYes: 'Ya, hapus dari perangkat ini',
  wipeNo: 'Tidak, kembali',
  wiped: 'Sudah dihapus. Perangkat ini tidak lagi mengenal urusan Anda.',
  find: 'Lapor atau ajukan sesuatu',

  trackTitle: 'Lacak urusan',
  trackLead:
    'Dengan nomornya Anda melihat sejauh mana. Dengan kode rahasianya Anda melihat semuanya dan bisa menjawab.',
  trackSecretOptional: 'Kode rahasia (boleh dikosongkan)',
  track: 'Lacak',
  unknown: 'Nomor ini tidak kami temukan. Huruf O dan angka 0, huruf I dan angka 1 sering tertukar.',
  badLink: 'Tautan ini tidak berlaku',
  badLinkText:
    'Mungkin terpotong saat disalin, atau sudah habis masanya. Buka sekali lagi dari tanda terima, atau ketik nomornya di bawah.',
  lost: 'Nomornya hilang?',
  lostText:
    'Periksa pesan atau PDF tanda terima Anda. Bila tidak ada, datanglah dengan KTP ke loket kantor yang menanganinya: kelurahan, dinas atau kecamatan. Petugas di sana mencarikan urusan yang memakai identitas Anda. Laporan tanpa nama hanya dapat dibuka dengan nomornya.',
};
export const mattersEn: Translation<typeof mattersId> = {
  title: 'My matters',
  lead: 'Reports and applications from this device. No account; only this device knows.',
  none: 'No matters on this device yet',
  noneText:
    'Reports and applications that you send from this device are shown here. Those sent from another device can be opened with their number.',
  drafts: 'Not sent yet',
  sent: 'Sent',
  needYou: (p) => (p.count === 1 ? '1 matter waits for you' : `${p.count} matters wait for you`),
  deviceTitle: 'This device',
  deviceOn: 'Your matters are remembered on this device.',
  deviceOnText: 'The newest ones are shown on the home page, so that you find them quickly.',
  deviceOff: 'This device was not asked to remember your matters.',
  deviceOffText:
    'The home page does not show them. What was sent from here stays on this page until you choose "Finish and wipe".',
  forget: 'Do not show them on the home page',
  remember: 'Remember, and show on the home page',
  forgotten: 'All right. The home page no longer shows your matters.',
  remembered: 'All right. Your matters are remembered and shown on the home page.',
  wipe: 'Finish and wipe',
  wipeText:
    'For shared computers: all drafts and all access to matters end on this device. The matters themselves go on, and can be opened with their number and secret link.',
  wipeTitle: 'Wipe everything from this device?',
  wipeWarn:
    'Make sure that you have written down the numbers and the secret links. Without them a matter can be opened only at the counter.',
  wipeYes: 'Yes, wipe this device',
  wipeNo: 'No, go back',
  wiped: 'Done. This device no longer knows your matters.',
  find: 'Report or apply for something',

  trackTitle: 'Track a matter',
  trackLead: 'With its number you see how far it is. With its secret code you see everything and can reply.',
  trackSecretOptional: 'Secret code (may be left empty)',
  track: 'Track',
  unknown: 'We did not find this number. The letter O and zero, the letter I and one are easily mixed up.',
  badLink: 'This link is not valid',
  badLinkText:
    'It may have been cut when it was copied, or its time is over. Open it once more from the receipt, or type the number below.',
  lost: 'Lost the number?',
  lostText:
    'Look in your messages or in the PDF of the receipt. If it is not there, come with your identity card to the counter of the office that deals with it: ward office, agency or district. An officer there finds the matters under your identity. A report without a name can be opened only by its number.',
};
