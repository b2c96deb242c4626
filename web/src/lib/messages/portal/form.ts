// Words of the form, one question a page, of saving it and of throwing it away, in both languages. Must never hold markup.
import type { Translation } from '../translation.ts';

export const formId = {
  saved: (p: { when: string }) => `Tersimpan ${p.when}`,
  savedFirst: 'Setiap jawaban langsung tersimpan',
  next: 'Lanjut',
  backToCheck: 'Simpan dan kembali ke pemeriksaan',
  skip: 'Lewati dulu',
  privacyTitle: 'Siapa yang melihat ini?',
  nearbyTitle: 'Sudah dilaporkan tetangga?',
  nearbyText:
    'Ada laporan serupa di dekat titik Anda. Bila sama, ikuti saja: petugas melihat jumlah pengikutnya, dan Anda ikut dikabari.',
  photoPosition: 'Foto Anda menyimpan lokasi pengambilan',
  photoPositionText:
    'Boleh kami pakai sebagai titik laporan? Bila tidak, pilih sendiri di bawah. Data lokasi sudah dihapus dari foto.',
  photoOffer: (p: { area: string }) => `Foto itu diambil di ${p.area}. Pakai tempat itu untuk laporan ini?`,
  photoOfferKept: 'Sebelum Anda setuju, lokasi itu tidak kami simpan. Dari fotonya sudah kami hapus.',
  noPhotoPosition: 'Tidak, saya pilih sendiri',
  usePhotoPosition: 'Pakai lokasi dari foto',
  pointSet: 'Titik laporan sudah ada',
  pointFromPhoto: 'Diambil dari lokasi foto Anda. Tekan Lanjut untuk menyimpannya.',
  pointSetText: 'Titik ini menentukan kelurahannya. Tambahkan patokan supaya petugas cepat menemukan.',
  withoutPoint: 'Jangan pakai titik, pilih kelurahan saja',
  positionKept: (p: { latitude: string; longitude: string }) => `${p.latitude}, ${p.longitude}`,
  keptFile: 'Berkas yang sudah terunggah tetap dipakai, kecuali Anda memilih yang baru.',
  changedTitle: 'Layanan ini baru diperbarui',
  missing: 'Draf ini tidak ada di perangkat ini',
  missingText:
    'Mungkin sudah terkirim, sudah dihapus, atau dibuat di perangkat lain. Buka tautan “lanjutkan nanti” Anda di perangkat ini, atau mulai lagi.',
  startAgain: 'Mulai dari awal',
};
export const formEn: Translation<typeof formId> = {
  saved: (p) => `Saved ${p.when}`,
  savedFirst: 'Each answer is saved at once',
  next: 'Continue',
  backToCheck: 'Save and return to your answers',
  skip: 'Skip for now',
  privacyTitle: 'Who sees this?',
  nearbyTitle: 'Reported by a neighbour already?',
  nearbyText:
    'There are similar reports near your point. If it is the same thing, just follow it: officers see how many follow, and you get the news too.',
  photoPosition: 'Your photo holds the place where it was taken',
  photoPositionText:
    'May we use it as the point of the report? If not, choose the place below. The position has been removed from the photo.',
  photoOffer: (p) => `It was taken in ${p.area}. Use that place for this report?`,
  photoOfferKept: 'Until you agree we do not keep that place. From the photo itself we have removed it.',
  noPhotoPosition: 'No, I choose it myself',
  usePhotoPosition: 'Use the place from the photo',
  pointSet: 'The report has its point',
  pointFromPhoto: 'Taken from the position of your photo. Press Continue to keep it.',
  pointSetText: 'This point decides the ward. Add a landmark so that the crew finds it quickly.',
  withoutPoint: 'Use no point, only choose the ward',
  positionKept: (p) => `${p.latitude}, ${p.longitude}`,
  keptFile: 'The file that you sent stays, unless you choose a new one.',
  changedTitle: 'This service has just been renewed',
  missing: 'This draft is not on this device',
  missingText:
    'It may have been sent, deleted, or begun on another device. Open your “go on later” link on this device, or start again.',
  startAgain: 'Start again',
};
