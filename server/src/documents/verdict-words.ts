/**
 * What the verification page says of a document, in Indonesian and English.
 *
 * Must never: accuse. A changed or unknown file may be an honest copy, and the sentence says what to do next.
 */

/** How a known document's bytes came to differ, as far as the file tells. */
export type ChangedHow = 'edited' | 'addedTo' | 'signatureGone' | 'notOurSignature';

export const VERDICT_WORDS = {
  authentic: {
    title: { id: 'Asli dan utuh', en: 'Genuine and unchanged' },
    message: {
      id: 'Dokumen ini kami terbitkan dan tidak berubah sejak ditandatangani. Tanda tangannya bersertifikat.',
      en: 'We issued this document and it has not changed since it was signed. Its signature is certified.',
    },
  },
  authenticUncertified: {
    title: { id: 'Asli, tetapi tidak tersertifikasi', en: 'Genuine, but not certified' },
    message: {
      id: 'Dokumen ini benar kami terbitkan dan isinya utuh. Tanda tangannya memakai kunci milik kota sendiri, belum dijamin lembaga sertifikasi nasional.',
      en: 'We did issue this document and its content is unchanged. It is signed with a key of the city’s own, for which no national certifier vouches yet.',
    },
  },
  superseded: {
    title: { id: 'Sudah diganti', en: 'Replaced' },
    message: {
      id: 'Dokumen ini pernah sah, tetapi sudah diganti dengan yang lebih baru. Mintalah dokumen penggantinya.',
      en: 'This document was valid once, but a newer one has replaced it. Please ask for the new one.',
    },
  },
  revoked: {
    title: { id: 'Sudah dicabut', en: 'Withdrawn' },
    message: {
      id: 'Dokumen ini pernah sah, tetapi sudah dicabut dan tidak berlaku lagi.',
      en: 'This document was valid once, but it has been withdrawn and is no longer in force.',
    },
  },
  changed: {
    title: { id: 'Isinya sudah berubah', en: 'It has been changed' },
    message: {
      edited: {
        id: 'Isi berkas ini berbeda dari saat ditandatangani. Jangan dipakai sebagai dasar keputusan; mintalah berkas aslinya.',
        en: 'This file is not as it was when it was signed. Please do not rely on it; ask for the original file.',
      },
      addedTo: {
        id: 'Sesuatu ditambahkan pada berkas ini setelah ditandatangani. Mintalah berkas aslinya.',
        en: 'Something was added to this file after it was signed. Please ask for the original file.',
      },
      signatureGone: {
        id: 'Berkas ini menyerupai dokumen kami, tetapi tanda tangannya sudah hilang, misalnya karena dicetak ulang atau disimpan ulang. Mintalah berkas aslinya.',
        en: 'This file resembles a document of ours, but its signature is gone, perhaps because it was printed or saved anew. Please ask for the original file.',
      },
      notOurSignature: {
        id: 'Berkas ini menyebut dokumen kami, tetapi isinya bukan yang kami tandatangani. Mintalah berkas aslinya.',
        en: 'This file names a document of ours, but its content is not what we signed. Please ask for the original file.',
      },
    },
  },
  unknown: {
    title: { id: 'Belum kami temukan', en: 'Not found' },
    message: {
      notPdf: {
        id: 'Berkas ini bukan PDF. Unggah berkas PDF aslinya, atau pindai kode QR pada suratnya.',
        en: 'This file is not a PDF. Please upload the original PDF, or scan the QR code on the letter.',
      },
      noTrace: {
        id: 'Kami tidak mengenali berkas ini. Belum tentu palsu: mungkin hasil pindai atau foto. Pindai kode QR pada suratnya, atau tanyakan kepada kelurahan yang tertera.',
        en: 'We do not recognise this file. It need not be false: it may be a scan or a photo. Please scan the QR code on the letter, or ask the office that it names.',
      },
    },
  },
} as const;
