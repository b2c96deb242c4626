/**
 * What stages and actions are called, in both languages, for every service: one thing has one name.
 *
 * Actions read as a button, stages as the state of a case. Must never: differ between two services.
 */
export const words = {
  // --- actions ---
  amankan: { id: 'Lokasi sudah aman', en: 'Site made safe' },
  batalkan: { id: 'Batalkan permohonan', en: 'Withdraw the request' },
  belum: { id: 'Belum beres', en: 'Not done yet' },
  benar: { id: 'Sudah beres', en: 'Confirmed as done' },
  bukanKewenangan: { id: 'Teruskan ke yang berwenang', en: 'Hand over to the body in charge' },
  jadwalkan: { id: 'Jadwalkan perbaikan', en: 'Schedule the repair' },
  kabulkan: { id: 'Kabulkan keberatan', en: 'Allow the objection' },
  kembalikan: { id: 'Kembalikan ke kota', en: 'Return to the city' },
  kirimUlang: { id: 'Kirim perbaikan', en: 'Send the correction' },
  laksanakan: { id: 'Selesai dikerjakan', en: 'Work is done' },
  mintaPerbaikan: { id: 'Minta perbaikan', en: 'Ask for a correction' },
  periksaUlang: { id: 'Periksa ulang', en: 'Check once more' },
  setuju: { id: 'Ajukan ke lurah', en: 'Put before the head of the ward' },
  terbitkan: { id: 'Terbitkan surat', en: 'Issue the letter' },
  tolak: { id: 'Tolak', en: 'Refuse' },
  // --- stages ---
  darurat: { id: 'Diamankan dahulu karena berbahaya', en: 'Being made safe first, because it is dangerous' },
  dibatalkan: { id: 'Dibatalkan pemohon', en: 'Withdrawn by the applicant' },
  dicek: { id: 'Hasilnya dicek petugas lain', en: 'The result is checked by another officer' },
  dipastikan: { id: 'Dipastikan petugas kota', en: 'Being confirmed by an officer of the city' },
  diperbaiki: { id: 'Sedang diperbaiki', en: 'Being repaired' },
  diperiksa: { id: 'Diperiksa petugas', en: 'Checked by an officer' },
  dipilah: { id: 'Dipilah', en: 'Sorted' },
  diteruskan: { id: 'Diteruskan, dan tetap kami pantau', en: 'Handed over, and still followed by us' },
  diterima: { id: 'Diterima unit yang berwenang', en: 'Received by the unit in charge' },
  ditinjau: { id: 'Keberatan ditinjau', en: 'The objection is being reviewed' },
  ditolak: { id: 'Ditolak', en: 'Refused' },
  diputuskan: { id: 'Menunggu keputusan lurah', en: 'Waiting for the head of the ward' },
  gugur: { id: 'Gugur karena lewat waktu', en: 'Lapsed because time ran out' },
  // Read by both sides: whose turn it is, the platform says.
  perbaikan: { id: 'Perbaikan permohonan', en: 'Correction of the application' },
  selesai: { id: 'Selesai', en: 'Done' },
  terbit: { id: 'Surat terbit', en: 'Letter issued' },
  tetapDitolak: { id: 'Keberatan ditolak', en: 'The refusal stands' },
} as const;
