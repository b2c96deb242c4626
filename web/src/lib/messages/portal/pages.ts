// Words of the help and privacy pages, in both languages. Must never hold markup, or promise what the platform does not do.
import type { Translation } from '../translation.ts';

export const helpId = {
  title: 'Bantuan',
  lead: 'Jawaban singkat untuk yang sering ditanyakan.',
  items: [
    {
      title: 'Apakah saya perlu akun?',
      text: 'Tidak. Perangkat Anda mengingat urusan Anda. Untuk membukanya di perangkat lain, pakai tautan rahasia di tanda terima.',
    },
    {
      title: 'Berapa biayanya?',
      text: 'Biaya setiap layanan tertulis di halamannya sebelum Anda mulai. Bila tertulis gratis, tidak ada yang boleh meminta uang.',
    },
    {
      title: 'Bagaimana kalau sinyal putus?',
      text: 'Setiap jawaban tersimpan begitu Anda menekan Lanjut. Buka lagi dari beranda dan teruskan; tidak ada yang perlu diulang.',
    },
    {
      title: 'Bagaimana tahu urusan saya sampai mana?',
      text: 'Buka Urusan saya, atau ketik nomornya di halaman Lacak. Di sana tertulis siapa yang menangani dan sampai kapan.',
    },
    {
      title: 'Apa arti bilah janji?',
      text: 'Satu kotak adalah satu hari dari janji layanan. Hari masuk, Sabtu, Minggu, dan hari libur tidak dihitung. Bila petugas menunggu Anda, jamnya berhenti dan tertulis sebabnya.',
    },
    {
      title: 'Kalau janjinya lewat?',
      text: 'Atasan petugas diberi tahu otomatis, dan urusan itu dihitung terlambat di halaman kinerja kota yang terbuka untuk umum.',
    },
    {
      title: 'Saya tidak setuju dengan hasilnya',
      text: 'Di halaman urusan ada tombol keberatan dengan hari terakhirnya. Petugas lain yang memeriksa. Anda juga dapat mengadu ke Ombudsman RI, telepon 137.',
    },
    {
      title: 'Kode rahasia saya hilang',
      text: 'Bila urusannya memakai identitas Anda, datanglah dengan KTP ke loket kantor yang menanganinya. Laporan tanpa nama hanya dapat dibuka dengan kode rahasianya; perkembangan umumnya tetap terlihat dengan nomornya.',
    },
    {
      title: 'Saya memakai komputer bersama',
      text: 'Catat nomor dan tautan rahasia, lalu pilih “Selesai dan hapus” di halaman Urusan saya.',
    },
  ],
  counter:
    'Lebih suka dibantu langsung? Datang ke kantor kelurahan pada jam kerja; petugas mengisikan formulir yang sama.',
};
export const helpEn: Translation<typeof helpId> = {
  title: 'Help',
  lead: 'Short answers to what is often asked.',
  items: [
    {
      title: 'Do I need an account?',
      text: 'No. Your device remembers your matters. To open one on another device, use the secret link on the receipt.',
    },
    {
      title: 'What does it cost?',
      text: 'The fee of each service is on its page before you start. Where it says free, nobody may ask for money.',
    },
    {
      title: 'What if the connection breaks?',
      text: 'Each answer is kept as soon as you press Continue. Open it again from the home page and go on; nothing has to be repeated.',
    },
    {
      title: 'How do I know how far my matter is?',
      text: 'Open My matters, or type the number on the page Track. It says who is dealing with it and until when.',
    },
    {
      title: 'What does the promise bar mean?',
      text: 'One box is one day of the promise. The day of entry, Saturdays, Sundays and public holidays do not count. While the office waits for you the clock stands still, and it says why.',
    },
    {
      title: 'What if the promise is missed?',
      text: 'The officer’s superior is told automatically, and the matter counts as late on the city’s public page of figures.',
    },
    {
      title: 'I do not agree with the result',
      text: 'On the page of the matter there is a button to object, with its last day. Another officer looks at it. You can also complain to the Ombudsman, telephone 137.',
    },
    {
      title: 'I lost my secret code',
      text: 'If the matter carries your identity, come with your identity card to the counter of the office that deals with it. A report without a name can be opened only with its secret code; its general progress stays visible by its number.',
    },
    {
      title: 'I am using a shared computer',
      text: 'Write down the number and the secret link, then choose “Finish and wipe” on the page My matters.',
    },
  ],
  counter:
    'Prefer help in person? Come to the ward office (kelurahan) in working hours; an officer fills in the same form.',
};

export const privacyId = {
  title: 'Privasi',
  lead: 'Apa yang kami simpan tentang Anda, siapa yang melihatnya, dan bagaimana Anda mengendalikannya.',
  items: [
    {
      title: 'Yang kami tanyakan',
      text: 'Hanya yang diperlukan untuk urusan itu. Halaman setiap layanan menyebut pertanyaannya sebelum Anda mulai, dan setiap pertanyaan pribadi menyebut siapa yang melihatnya.',
    },
    {
      title: 'Pelapor dilindungi',
      text: 'Petugas lapangan dan kontraktor tidak melihat siapa pelapornya. Laporan boleh dikirim tanpa nama.',
    },
    {
      title: 'Foto',
      text: 'Setiap foto dibuat ulang: lokasi, waktu, dan jenis ponsel dihapus. Lokasi di dalam foto hanya dipakai bila Anda menyetujuinya.',
    },
    {
      title: 'Yang terbuka untuk umum',
      text: 'Status dan janji laporan, serta titik yang dibulatkan selama belum selesai. Nama, nomor, dan keterangan Anda tidak pernah dibuka.',
    },
    {
      title: 'Siapa yang melihat data saya',
      text: 'Isian pribadi tertutup sampai petugas membukanya dengan alasan. Setiap pembukaan tampil di halaman urusan Anda: siapa, apa, untuk apa.',
    },
    {
      title: 'Berapa lama',
      text: 'Jangkanya tertulis di halaman setiap layanan dan dihitung sejak urusan ditutup. Sesudahnya data pribadi dihapus; catatan keputusan tanpa data pribadi tetap ada.',
    },
    {
      title: 'Di perangkat Anda',
      text: 'Satu kuki bernama balai_perangkat supaya perangkat ini mengenal urusan Anda, dan dua kuki selera (bahasa dan tampilan). Tidak ada pelacak, iklan, atau pihak ketiga. “Selesai dan hapus” di halaman Urusan saya mengakhirinya. Kabar lewat peramban, bila Anda memintanya, diantar layanan notifikasi pembuat peramban itu, yang tidak dapat membaca isinya.',
    },
    {
      title: 'Hak Anda',
      text: 'UU 27/2022 memberi Anda hak melihat, memperbaiki, dan menghapus data pribadi, serta menarik persetujuan. Mintalah lewat “Tanya petugas” di halaman urusan, atau di loket; dijawab paling lama 3 × 24 jam.',
    },
  ],
};
export const privacyEn: Translation<typeof privacyId> = {
  title: 'Privacy',
  lead: 'What we keep about you, who sees it, and how you control it.',
  items: [
    {
      title: 'What we ask',
      text: 'Only what the matter needs. The page of each service names its questions before you start, and each personal question says who sees the answer.',
    },
    {
      title: 'Reporters are protected',
      text: 'Field staff and contractors do not see who reported. You may report without your name.',
    },
    {
      title: 'Photos',
      text: 'Each photo is made anew: place, time and kind of phone are removed. The position inside a photo is used only if you agree.',
    },
    {
      title: 'What is public',
      text: 'Status and promise of a report, and its point, rounded while it is open. Your name, number and remarks are never published.',
    },
    {
      title: 'Who sees my data',
      text: 'Personal answers stay closed until an officer opens them for a reason. Each opening is shown on the page of your matter: who, what, what for.',
    },
    {
      title: 'For how long',
      text: 'The time is on the page of each service and counts from the day the matter is closed. Then personal data are deleted; the record of the decision stays, without them.',
    },
    {
      title: 'On your device',
      text: 'One cookie named balai_perangkat, so that this device knows your matters, and two cookies of taste (language and theme). No trackers, no advertising, no third parties. “Finish and wipe” on the page My matters ends it. News by the browser, if you ask for it, is carried by the notification service of whoever made that browser, which cannot read it.',
    },
    {
      title: 'Your rights',
      text: 'Law 27/2022 gives you the right to see, correct and delete personal data and to withdraw consent. Ask through “Ask the office” on the page of the matter, or at the counter; the answer comes within 3 × 24 hours.',
    },
  ],
};
