/**
 * What residents and officers of the demonstration write: short, plain Indonesian, as people type it.
 *
 * Must never: name a person or a real place.
 */
export const LAMP_WORDS = [
  'Lampunya mati sejak tadi malam, jalan jadi gelap sekali.',
  'Sudah tiga malam padam. Banyak anak pulang mengaji lewat sini.',
  'Kadang nyala sebentar lalu mati lagi.',
  'Lampu padam di tikungan, rawan kecelakaan.',
  'Tiga tiang berurutan padam semua.',
  'Lampu pju mati, tolong segera dicek ya.',
  'Gelap gulita, ibu-ibu takut lewat kalau malam.',
  'Lampunya berkedip terus sejak hujan kemarin.',
] as const;
export const DANGER_WORDS = [
  'Kabelnya menjuntai ke trotoar.',
  'Tiang miring ke arah jalan setelah tertabrak truk.',
  'Tutup panel terbuka, kabel kelihatan dari luar.',
] as const;
export const ROAD_WORDS = [
  'Lubangnya cukup dalam, tadi pagi ada motor jatuh.',
  'Kalau hujan tertutup air, tidak kelihatan.',
  'Aspal bergelombang, mobil harus pelan sekali.',
  'Bekas galian pipa, tambalannya ambles.',
  'Lubang makin lebar tiap hari.',
  'Jalan amblas di pinggir saluran.',
  'Retak memanjang, sudah lama tidak diperbaiki.',
] as const;
export const PLACE_WORDS = [
  'Depan gapura RW',
  'Seberang minimarket',
  'Dekat pos ronda',
  'Samping lapangan',
  'Depan musala',
  'Pertigaan dekat jembatan',
  'Sebelum belokan sekolah',
  'Di depan warung makan',
  'Dekat halte',
] as const;
export const LAMP_OBJECTIONS = [
  'Malam ini padam lagi.',
  'Yang diperbaiki tiang sebelah, tiang yang saya laporkan masih padam.',
  'Hanya menyala satu malam, sekarang gelap lagi.',
  'Lampunya ada di seberang musala, bukan di depan gapura.',
] as const;
export const ROAD_OBJECTIONS = [
  'Tambalannya sudah lepas setelah hujan.',
  'Baru ditambal separuh, sisi kiri masih berlubang.',
  'Lubangnya di depan gang ketiga, masih ada.',
] as const;
export const LETTER_OBJECTIONS = [
  'Saya sudah tinggal di alamat ini dua tahun, ketua RT dapat memberi keterangan.',
  'Saya mengontrak di sini, kontraknya dapat saya tunjukkan.',
] as const;
export const OUTSIDE_ANSWERS = [
  'Sudah kami tambal, mohon dicek.',
  'Perbaikan selesai dikerjakan tim pemeliharaan rutin.',
  'Ruas ini sudah ditangani pada program pemeliharaan bulan ini.',
] as const;
export const RETURNED_ANSWERS = ['Ruas ini bukan kewenangan kami menurut daftar ruas terakhir.'] as const;
export const RESIDENT_QUESTIONS = [
  'Kira-kira kapan petugas datang?',
  'Apakah perlu ada yang menunggu di lokasi?',
  'Terima kasih, mohon kabarnya ya.',
  'Apakah laporan saya sudah diteruskan?',
  'Boleh saya tambahkan foto lain?',
  'Surat saya sudah bisa dipakai untuk bank?',
] as const;
export const OFFICER_ANSWERS = [
  'Terima kasih sudah bertanya. Regu kami dijadwalkan datang pada hari kerja berikutnya.',
  'Tidak perlu ditunggu. Kami memberi kabar di halaman ini begitu selesai.',
  'Laporan Anda sudah kami terima dan sedang kami kerjakan. Perkembangannya dapat Anda lihat di halaman ini.',
  'Mohon maaf menunggu. Kami sedang menyiapkan bahan, dan janji waktunya tetap seperti tertulis di atas.',
] as const;
export const NOTES = [
  'Butuh tangga 9 meter.',
  'Sudah dicek lewat telepon dengan ketua RW, lokasi benar.',
  'Bahan diambil dari gudang besok pagi.',
  'Gabungkan jadwal dengan laporan di jalan yang sama.',
  'Tiang dekat sekolah, kerjakan setelah jam pulang.',
  'Sudah dikoordinasikan dengan kelurahan.',
] as const;
export const OFFICER_WORDS = {
  scheduled: ['Kami jadwalkan untuk regu lapangan.', 'Masuk jadwal regu hari ini.', ''],
  refused: ['Terima kasih atas laporannya. Alasan lengkapnya tertulis di bawah.', ''],
  correction: ['Mohon diperbaiki bagian yang disebut saja, isian lain tetap tersimpan.', ''],
  handedOver: ['Kami sudah menghubungi yang berwenang dan terus memantaunya.', ''],
  moved: ['Lampu ini berada di dalam taman, jadi menjadi tugas Dinas Lingkungan Hidup.'],
} as const;
export const SURVEY_REMARKS = [
  'Cepat, terima kasih.',
  'Petugasnya ramah.',
  'Semoga laporan berikutnya juga secepat ini.',
  'Agak lama, tetapi selalu diberi kabar.',
] as const;
export const PURPOSES = [
  'Mencocokkan dengan surat pengantar RT/RW',
  'Memeriksa kecocokan data dengan KTP',
  'Memastikan alamat pada surat',
] as const;
