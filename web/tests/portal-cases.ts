/**
 * Invented matters in several states, a receipt and the verdicts about letters, for tests of the residents' pages.
 *
 * Must never: be used by anything but tests; all people here are invented.
 */
import type { CaseCard, CaseView, PromiseView, PublicCaseView, ReceiptView, VerifyView } from '@balai/server/platform';
import { both, field, HOUR, lamp, letter, NOW, photo, promise, road } from './portal-views.ts';

const late: PromiseView = {
  ...promise,
  state: 'late',
  segments: [
    { date: '2026-11-20', state: 'entry' },
    { date: '2026-11-23', state: 'done' },
    { date: '2026-11-24', state: 'late' },
  ],
  text: both('Lewat 1 hari kerja', '1 working day late'),
};
const kept: PromiseView = {
  ...promise,
  state: 'kept',
  segments: [
    { date: '2026-11-23', state: 'entry' },
    { date: '2026-11-24', state: 'done' },
  ],
  text: both('Selesai 21 jam lebih cepat dari janji', 'Done 21 hours before the promised time'),
};

export const publicCase: PublicCaseView = {
  number: 'BL-7K4M-22',
  service: lamp,
  status: both(
    'Lampu sudah menyala dan sudah diperiksa pengawas. Menurut Anda, sudah beres?',
    'The lamp is lit and has been checked. In your view, is it done?',
  ),
  tone: 'ok',
  promise: kept,
  acting: [
    {
      unit: both('Dinas Perhubungan', 'Transport office'),
      since: NOW - 2 * HOUR,
      dueAt: NOW + 20 * HOUR,
      what: both('memeriksa hasil', 'checks the result'),
    },
  ],
  erasedAt: null,
  thread: [],
  timeline: [
    {
      at: NOW - HOUR,
      version: 5,
      title: both('Pengawas memastikan lampu menyala', 'The inspector made sure that the lamp is lit'),
      who: both('Pengawas, Dinas Perhubungan', 'Inspector, transport office'),
      detail: null,
      tone: 'ok',
      photos: [],
      filledIn: [],
      reasons: [],
    },
    {
      at: NOW - 2 * HOUR,
      version: 4,
      title: both('Lampu dan sensor cahaya diganti', 'Lamp and light sensor replaced'),
      who: both('Regu Lampu 3', 'Lamp crew 3'),
      detail: null,
      tone: 'info',
      reasons: [],
      filledIn: [],
      photos: [
        {
          file: photo('b', both('Sebelum', 'Before')),
          caption: both('Sebelum', 'Before'),
          checks: [
            {
              ok: true,
              text: both(
                'Menurut kamera, 9 m dari titik laporan; bukan bukti tempat',
                'By the camera, 9 m from the reported point; no proof of the place',
              ),
            },
          ],
        },
        {
          file: photo('c', both('Sesudah', 'After')),
          caption: both('Sesudah', 'After'),
          checks: [{ ok: false, text: both('Pernah dipakai di laporan lain', 'Used in another report before') }],
        },
      ],
    },
    {
      at: NOW - 24 * HOUR,
      version: 1,
      title: both('Laporan masuk', 'Report received'),
      who: null,
      detail: both('Diteruskan ke Dinas Perhubungan', 'Passed on to the transport office'),
      tone: 'neutral',
      photos: [],
      filledIn: [],
      reasons: [{ says: both('Titik ini di jalan kota.', 'This point is on a city road.'), basis: 'Perwali SOTK' }],
    },
  ],
  place: {
    area: both('Kel. Babakan, Kec. Tangerang', 'Kel. Babakan, Kec. Tangerang'),
    latitude: -6.17,
    longitude: 106.63,
    rounded: true,
    code: '36.71.01.1001',
    roundedTo: 100,
  },
  filedAt: NOW - 24 * HOUR,
};
const SURVEY = [
  'requirements',
  'procedure',
  'time',
  'fee',
  'product',
  'competence',
  'behaviour',
  'complaints',
  'facilities',
] as const;
export const fullCase: CaseView = {
  ...publicCase,
  joined: 0,
  personalDataUntil: null,
  restingSince: null,
  answers: [
    {
      label: both('Lampu apa?', 'What lamp is it?'),
      value: both('Lampu jalan', 'Street lamp'),
      parts: [],
      files: [],
      source: null,
      byOffice: false,
    },
    {
      label: both('Foto', 'Photo'),
      value: both('', ''),
      parts: [],
      files: [photo('a', both('Foto tiang', 'Photo of the pole'))],
      source: null,
      byOffice: false,
    },
  ],
  documents: [],
  bill: null,
  money: [],
  booked: [],
  yourTurn: {
    turn: 't5',
    dueAt: NOW + 9 * 24 * HOUR,
    lateText: both(
      'Tanpa jawaban, laporan ditutup tanpa konfirmasi.',
      'Without an answer the report is closed without confirmation.',
    ),
    note: null,
    actions: [
      { action: 'beres', label: both('Sudah beres', 'It is done'), questions: [], times: [], holds: false },
      { action: 'belum', label: both('Belum beres', 'Not done yet'), questions: [], times: [], holds: false },
    ],
  },
  objection: {
    until: Date.UTC(2026, 11, 4, 9),
    text: both('Belum beres? Ajukan keberatan.', 'Not done? Object.'),
    questions: [
      {
        name: 'masalah',
        field: field('text', both('Apa yang belum beres?', 'What is still wrong?'), { limits: { maxLength: 1000 } }),
      },
    ],
  },
  canWithdraw: true,
  links: [],
  notices: { key: 'BHJ0p1nDZ4kQdY', on: false },
  messages: [
    {
      from: 'you',
      who: null,
      text: 'Tiangnya di seberang halte.',
      at: NOW - 20 * HOUR,
      byMail: true,
      files: [photo('b', both('Lampiran surel', 'Attachment of the mail'))],
    },
    {
      from: 'office',
      who: both('Petugas Contoh 3', 'Petugas Contoh 3'),
      text: 'Terima kasih, sudah kami catat.',
      at: NOW - 19 * HOUR,
      byMail: false,
      files: [],
    },
    {
      from: 'outside',
      who: both('PLN', 'PLN'),
      text: 'Tiang ini milik kami.',
      at: NOW - 18 * HOUR,
      byMail: true,
      files: [],
    },
  ],
  readings: [
    {
      who: both('Petugas Contoh 3, Dinas Perhubungan', 'Petugas Contoh 3, transport office'),
      what: both('Membuka: nomor WhatsApp', 'Opened: telephone'),
      purpose: both('memastikan lokasi', 'to find the place'),
      at: NOW - 18 * HOUR,
    },
  ],
  survey: {
    elements: SURVEY.map((key, at) => ({
      key,
      statement: both(`Pernyataan ${at + 1} tentang layanan ini`, `Statement ${at + 1} about this service`),
    })),
    done: false,
  },
  followers: 2,
  version: 5,
  remembered: true,
};
export const correction: CaseView = {
  ...fullCase,
  number: 'BL-5T2W-9C',
  service: letter,
  status: both('Ada satu berkas yang perlu Anda perbaiki.', 'One file has to be corrected by you.'),
  tone: 'soon',
  promise: {
    ...promise,
    state: 'paused',
    text: both('Jam berhenti: menunggu jawaban Anda', 'The clock stands still: waiting for your answer'),
  },
  acting: [],
  documents: [
    {
      id: 'd1',
      title: letter.title,
      number: 'B/001/400.8.2.2/XI/2026',
      status: 'signed',
      statusText: both('Terbit dan ditandatangani', 'Issued and signed'),
      pdfPath: '/surat/d1.pdf',
      verifyPath: '/periksa-surat?d=d1',
      validUntil: '2027-05-25',
    },
  ],
  yourTurn: {
    turn: 't2',
    dueAt: NOW + 5 * 24 * HOUR,
    lateText: both(
      'Bila lewat, permohonan ditutup; Anda boleh mengajukan lagi.',
      'After that the application is closed; you may apply again.',
    ),
    note: both('Tolong tulis nomor rumah.', 'Please give the house number.'),
    actions: [
      {
        action: 'perbaiki',
        label: both('Kirim perbaikan', 'Send the correction'),
        questions: [
          {
            name: 'pengantar',
            field: field('file', both('Surat pengantar RT', 'Letter of the neighbourhood head')),
            typed: {},
            reasons: [both('Cap RT tidak terbaca.', 'The stamp cannot be read.')],
            files: [],
          },
        ],
        times: [],
        holds: false,
      },
    ],
  },
  objection: null,
  survey: null,
};
export const myCases: readonly CaseCard[] = [
  {
    number: 'BL-7K4M-22',
    title: lamp.title,
    icon: 'lightbulb',
    status: both('Menunggu jawaban Anda', 'Waiting for your answer'),
    tone: 'soon',
    promise: kept,
    filedAt: NOW - 24 * HOUR,
    needsYou: true,
    followed: false,
  },
  {
    number: 'BL-9P2X-41',
    title: road.title,
    icon: 'road-horizon',
    status: both('Menunggu bahan', 'Waiting for material'),
    tone: 'late',
    promise: late,
    filedAt: NOW - 120 * HOUR,
    needsYou: false,
    followed: true,
  },
];
export const receipt: ReceiptView = {
  number: 'BL-7K4M-22',
  service: lamp,
  secretLink: 'http://127.0.0.1:3000/k/AAAAAAAAAAAAAAAAAAAAAA',
  qr: { size: 29, path: 'M1 1h7v1h-7zM1 7h7v1h-7z' },
  pdfPath: '/urusan/BL-7K4M-22/tanda-terima.pdf',
  slipPath: null,
  unit: both('Dinas Perhubungan, bagian lampu jalan', 'Transport office, street lamps'),
  isEmergency: false,
  promise,
  ended: false,
  next: both(
    'Dinas Perhubungan memastikan tiangnya, paling lambat Kamis 16.00.',
    'The transport office makes sure of the pole, by Thursday 16:00 at the latest.',
  ),
  steps: [
    { label: both('Sedang diperbaiki', 'Being repaired'), detail: both('Dinas Perhubungan', 'Transport office') },
    { label: both('Selesai', 'Done'), detail: null },
  ],
  remembered: false,
};
export const verdict = (kind: VerifyView['verdict']): VerifyView => ({
  verdict: kind,
  headline: {
    none: both('', ''),
    authentic: both('Asli dan utuh', 'Genuine and complete'),
    authenticUncertified: both('Asli, tetapi tidak tersertifikasi', 'Genuine, but not certified'),
    changed: both('Isinya sudah berubah', 'Its contents have been changed'),
    withdrawn: both('Sudah dicabut', 'Withdrawn'),
    unknown: both('Surat ini tidak kami kenal', 'We do not know this letter'),
  }[kind],
  explanation: both('Penjelasan singkat tentang hasilnya.', 'A short explanation of the result.'),
  document:
    kind === 'unknown' || kind === 'changed'
      ? null
      : {
          title: letter.title,
          number: 'B/001/400.8.2.2/XI/2026',
          issuedOn: '2026-11-24',
          validUntil: '2027-05-24',
          unit: both('Kelurahan Babakan', 'Kelurahan Babakan'),
          signer: both('Lurah Babakan', 'Lurah of Babakan'),
          sealed: false,
          signedAt: NOW - 24 * HOUR,
          replacedBy: null,
          because: kind === 'withdrawn' ? both('Pemohon pindah alamat', 'The applicant has moved') : null,
        },
  checks: [
    { ok: kind !== 'changed', text: both('Isi sama dengan saat ditandatangani', 'The contents are as signed') },
    { ok: null, text: both('Sertifikat nasional', 'National certificate') },
  ],
});
