/**
 * Invented views of a city for tests of the residents' pages: services, drafts, matters in all states, typed by the contract.
 *
 * Must never: be used by anything but tests; all people here are invented.
 */
import type { Field, Text } from '@balai/kernel';
import type { CheckView, FileView, NearbyView, PromiseView, ServiceCard, ServiceView } from '@balai/server/platform';

export const both = (id: string, en: string): Text => ({ id, en });
/** Wednesday 25 November 2026, 09.47 in Tangerang. */
export const NOW = Date.UTC(2026, 10, 25, 2, 47);
export const HOUR = 3_600_000;
const hash = (letter: string): string => letter.repeat(64);

const card = (id: string, title: Text, category: string, label: Text, icon: string, promise: Text): ServiceCard => ({
  id,
  title,
  category,
  categoryLabel: label,
  icon,
  free: true,
  promise,
});
const REPORT = both('Laporan', 'Reports');
const LETTER = both('Surat', 'Letters');
export const lamp = card(
  'lampu-jalan',
  both('Lapor lampu jalan padam', 'Report a dark street lamp'),
  'report',
  REPORT,
  'lightbulb',
  both('5 hari kerja', '5 working days'),
);
export const letter = card(
  'surat-domisili',
  both('Surat keterangan domisili', 'Certificate of domicile'),
  'letter',
  LETTER,
  'seal-check',
  both('seketika – 1 hari kerja', 'at once – 1 working day'),
);
export const road = card(
  'jalan-rusak',
  both('Lapor jalan rusak', 'Report a damaged road'),
  'report',
  REPORT,
  'road-horizon',
  both('14 hari kerja', '14 working days'),
);
export const services = [lamp, letter, road];

export const promise: PromiseView = {
  segments: [
    { date: '2026-11-25', state: 'entry' },
    { date: '2026-11-26', state: 'left' },
    { date: '2026-11-27', state: 'left' },
    { date: '2026-11-28', state: 'skipped', because: both('Sabtu', 'Saturday') },
    { date: '2026-11-29', state: 'skipped', because: both('Minggu', 'Sunday') },
    { date: '2026-11-30', state: 'left' },
  ],
  state: 'onTime',
  dueAt: Date.UTC(2026, 10, 30, 9),
  firm: true,
  text: both('Janji: Sen, 30 Nov 16.00', 'Promised: Mon, 30 Nov 16:00'),
  explanation: both(
    '3 hari kerja sejak hari kerja berikutnya, melewati Sabtu dan Minggu; dasar: Permenpanrb 5/2025.',
    '3 working days from the next working day, not counting Saturday and Sunday; basis: Permenpanrb 5/2025.',
  ),
};
export const photo = (letter_: string, label: Text): FileView => ({
  sha256: hash(letter_),
  kind: 'image',
  path: `/berkas/${hash(letter_)}`,
  thumbnailPath: `/berkas/${hash(letter_)}/kecil`,
  label,
  bytes: 412_000,
  width: 1200,
  height: 900,
  takenAt: null,
});

export const serviceView = (service: ServiceCard): ServiceView => ({
  ...service,
  keptBy: null,
  summary: both(
    'Sampaikan laporan Anda; Dinas Perhubungan menanganinya dan Anda melihat setiap langkahnya.',
    'Send your report; the transport office deals with it and you see each step.',
  ),
  unit: both('Dinas Perhubungan', 'Transport office'),
  requirements: [
    {
      label: both('Lokasi lampu', 'Where is the lamp?'),
      kind: 'place',
      required: true,
      when: null,
      help: both('Peta, atau kelurahan dan patokan.', 'A map, or the kelurahan and a landmark.'),
    },
    { label: both('Lampu apa?', 'What lamp?'), kind: 'choice', required: true, when: null, help: null },
    { label: both('Foto', 'Photo'), kind: 'photo', required: false, when: null, help: null },
  ],
  notNeeded: [both('KTP atau fotokopinya', 'An identity card or a copy'), both('Meterai', 'A duty stamp')],
  steps: [
    { label: both('Isi dan kirim formulir', 'Fill in and send the form'), who: both('Anda', 'You'), within: null },
    {
      label: both('Diperbaiki', 'Repaired'),
      who: both('Dinas Perhubungan', 'Transport office'),
      within: both('1 hari kerja', '1 working day'),
    },
  ],
  time: both('5 hari kerja, dihitung sejak hari kerja berikutnya', '5 working days, counted from the next working day'),
  fee: { free: true, text: both('Gratis', 'Free'), basis: both('Permenpanrb 5/2025', 'Permenpanrb 5/2025') },
  timeBasis: both('SOP (perlu dikonfirmasi)', 'SOP (to be confirmed)'),
  foreseen: null,
  product: both('Masalah ditangani, dengan foto bukti', 'The problem is dealt with, with photos as proof'),
  gives: {
    kind: 'photos',
    points: [{ about: 'photo', text: both('Foto sebelum dan sesudah', 'Photos before and after') }],
  },
  complaints: both(
    'Tanya petugas atau ajukan keberatan di halaman urusan Anda.',
    'Ask the office or object on the page of your matter.',
  ),
  rules:
    service.id === 'surat-domisili'
      ? [
          {
            text: both('Pemohon harus penduduk kelurahan ini.', 'The applicant must live in this kelurahan.'),
            basis: both('UU 24/2013', 'UU 24/2013'),
          },
        ]
      : [],
  numbers:
    service.id === 'lampu-jalan'
      ? [{ text: both('Laporan lain dalam jarak 30 m.', 'Other reports within 30 m.'), basis: null }]
      : [],
  laws: [
    { law: both('Permenpanrb 5/2025', 'Permenpanrb 5/2025'), sets: [both('Biaya: Gratis', 'Fee: Free')] },
    { law: both('UU 25/2009', 'UU 25/2009'), sets: [] },
  ],
  privacy: {
    kept: both(
      'Data pribadi disimpan 12 bulan setelah urusan ditutup, lalu dihapus.',
      'Personal data is kept for 12 months after the matter is closed, then deleted.',
    ),
    who: both('Petugas lapangan tidak melihat siapa pelapornya.', 'Field staff do not see who reported.'),
  },
  version: 3,
  publishedAt: Date.UTC(2026, 0, 1, 3),
  open: true,
  canCheck: false,
});

export const field = (kind: string, label: Text, more: object = {}) =>
  ({ kind, label, required: true, ...more }) as unknown as Field<unknown>;
export const lampQuestions: readonly (readonly [string, Field<unknown>])[] = [
  [
    'foto',
    field('photo', both('Ada fotonya?', 'Do you have a photo?'), {
      required: false,
      help: both('Foto membantu regu menemukan tiangnya.', 'A photo helps the crew find the pole.'),
    }),
  ],
  ['lokasi', field('place', both('Di mana lampunya?', 'Where is the lamp?'))],
  [
    'jenis',
    field('choice', both('Lampu apa?', 'What lamp is it?'), {
      options: { jalan: both('Lampu jalan', 'Street lamp'), taman: both('Lampu taman', 'Park lamp') },
    }),
  ],
  ['kabelTerbuka', field('yesNo', both('Ada kabel terbuka?', 'Is a bare wire visible?'))],
  [
    'kontak',
    field('phone', both('Nomor WhatsApp untuk kabar', 'A number to send you news'), { required: false, notify: true }),
  ],
];

export const nearby: NearbyView = {
  number: 'BL-3N5R-8K',
  metres: 18,
  title: lamp.title,
  stage: both('Sedang diperbaiki', 'Being repaired'),
  filedAt: NOW - 20 * HOUR,
  followers: 2,
  done: null,
};

/** Two invented kelurahan, with the point in the first. */
export const sketch = {
  width: 360,
  height: 200,
  shapes: [
    { code: '36.71.01.1001', name: 'Contoh Satu', path: 'M10 10 170 10 170 190 10 190Z', label: { x: 90, y: 160 } },
    { code: '36.71.01.1002', name: 'Contoh Dua', path: 'M170 10 350 10 350 190 170 190Z', label: { x: 260, y: 100 } },
  ],
  chosen: '36.71.01.1001',
  point: { x: 90, y: 80 },
  radius: null,
  schematic: true,
} as const;
export const checkView = (draftId: string, given: Readonly<Record<string, string>>): CheckView => ({
  draftId,
  service: lamp,
  rows: lampQuestions.map(([question, { label, required }]) => {
    const value = given[question] ?? '';
    return {
      question,
      label,
      value: both(value, value),
      files: question === 'foto' && value !== '' ? [photo('a', label)] : [],
      personal: question === 'kontak',
      parts: [],
      isList: false,
      missing: required && value === '',
      changePath: `/formulir/${draftId}/${question}`,
    };
  }),
  rules: [
    { state: 'met', message: both('Lokasi di dalam kota.', 'The place is inside the city.'), basis: 'Perwali SOTK' },
    { state: 'unknown', message: both('Lampu milik kota.', 'The lamp belongs to the city.'), basis: 'Perwali SOTK' },
  ],
  unit: both('Dinas Perhubungan, bagian lampu jalan', 'Transport office, street lamps'),
  isEmergency: false,
  promise,
  instant: false,
  fee: both('Gratis', 'Free'),
  nearby: [nearby],
  consent: both(
    'Saya setuju isian ini dipakai untuk menangani laporan ini.',
    'I agree that these answers are used to handle this report.',
  ),
  complete: true,
  split: null,
  atCounter: false,
  place: { question: 'lokasi', area: '36.71.01.1001', point: null, roundedTo: null },
  changed: null,
});
