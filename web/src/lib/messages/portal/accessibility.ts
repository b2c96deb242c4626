// Words of the accessibility statement, in both languages. Must never claim what was not tried.
import type { Translation } from '../translation.ts';

export const accessibilityId = {
  title: 'Aksesibilitas',
  lead: 'Halaman ini dibuat untuk dipakai semua orang, di ponsel apa pun.',
  items: [
    {
      title: 'Yang kami usahakan',
      text: 'WCAG 2.2 tingkat AA. Semua halaman warga utuh tanpa JavaScript, pada layar selebar 320 piksel, dengan papan ketik saja, dan dengan huruf diperbesar dua kali.',
    },
    {
      title: 'Pembaca layar',
      text: 'Setiap kolom punya label, setiap galat disebut di atas halaman dan di kolomnya, dan setiap status ditulis dengan kata, bukan hanya warna.',
    },
    { title: 'Peta tidak wajib', text: 'Lokasi selalu dapat diisi dengan memilih kelurahan dan menulis patokan.' },
    {
      title: 'Terang, gelap, gerak',
      text: 'Pilih tampilan di kaki halaman. Animasi dimatikan bila perangkat Anda memintanya.',
    },
    {
      title: 'Yang belum',
      text: 'Surat PDF diberi struktur untuk pembaca layar sejauh pustakanya mampu; ada pembaca yang belum membacanya dengan urut. Bahasa isyarat dan bahasa daerah belum tersedia.',
    },
    {
      title: 'Ada yang sulit dipakai?',
      text: 'Beri tahu lewat “Tanya petugas” di halaman urusan Anda, atau di loket kelurahan. Petugas wajib melayani dengan cara lain, tanpa biaya.',
    },
  ],
};
export const accessibilityEn: Translation<typeof accessibilityId> = {
  title: 'Accessibility',
  lead: 'These pages are made to be used by everybody, on any phone.',
  items: [
    {
      title: 'What we aim for',
      text: 'WCAG 2.2 level AA. All pages for residents are complete without JavaScript, on a screen of 320 pixels, with the keyboard alone, and with text at twice its size.',
    },
    {
      title: 'Screen readers',
      text: 'Every field has a label, every error is named at the top of the page and at its field, and every status is in words, not in colour alone.',
    },
    {
      title: 'The map is optional',
      text: 'A place can always be given by choosing the ward and describing a landmark.',
    },
    {
      title: 'Light, dark, motion',
      text: 'Choose the theme at the foot of the page. Animation is off when your device asks for it.',
    },
    {
      title: 'What is missing',
      text: 'PDF letters carry structure for screen readers as far as the library can; some readers do not read them in order yet. Sign language and regional languages are not available yet.',
    },
    {
      title: 'Something is hard to use?',
      text: 'Tell us through “Ask the office” on the page of your matter, or at the counter of the ward office. Officers must serve you in another way, at no cost.',
    },
  ],
};
