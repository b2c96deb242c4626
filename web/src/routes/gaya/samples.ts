/**
 * Invented examples for the gallery.
 *
 * Must never: be used by a page that shows a real city.
 */
import type { FormError, MapShape, OptionGroup, PromiseData, SummaryRow, TimelineEntry } from '#lib';
import type { Field } from '@balai/kernel';

const both = (id: string, en: string) => ({ id, en });
const DUE = Date.UTC(2026, 10, 25, 9);

export const NOW = Date.UTC(2026, 10, 24, 3);
const segment = (date: string, state: PromiseData['segments'][number]['state']) => ({ date, state });
export const promises: Readonly<Record<string, PromiseData>> = {
  fresh: {
    segments: [
      segment('2026-11-23', 'entry'),
      segment('2026-11-24', 'today'),
      segment('2026-11-25', 'left'),
      segment('2026-11-26', 'left'),
    ],
    state: 'onTime',
    dueAt: DUE,
    text: both('Janji: Kam, 26 Nov, 16.00', 'Promised: Thu, 26 Nov, 16:00'),
  },
  soon: {
    segments: [segment('2026-11-20', 'entry'), segment('2026-11-23', 'done'), segment('2026-11-24', 'today')],
    state: 'soon',
    dueAt: DUE,
    text: both('Hari ini, 16.00', 'Today, 16:00'),
  },
  late: {
    segments: [
      segment('2026-11-19', 'entry'),
      segment('2026-11-20', 'done'),
      segment('2026-11-23', 'done'),
      segment('2026-11-24', 'late'),
    ],
    state: 'late',
    dueAt: DUE,
    text: both('Lewat 1 hari kerja', '1 working day late'),
  },
  paused: {
    segments: [
      segment('2026-11-20', 'entry'),
      { date: '2026-11-21', state: 'skipped', because: both('Sabtu', 'Saturday') },
      { date: '2026-11-22', state: 'skipped', because: both('Minggu', 'Sunday') },
      segment('2026-11-23', 'done'),
      { date: '2026-11-24', state: 'today', because: both('berhenti', 'stopped') },
      segment('2026-11-25', 'left'),
    ],
    state: 'paused',
    dueAt: DUE,
    text: both('Jam berhenti: menunggu jawaban Anda', 'The clock stands still: waiting for your answer'),
  },
  kept: {
    segments: [segment('2026-11-23', 'entry'), segment('2026-11-24', 'done')],
    state: 'kept',
    dueAt: DUE,
    text: both('Selesai 21 jam lebih cepat dari janji', 'Done 21 hours before the promised time'),
  },
};

export const timeline: readonly TimelineEntry[] = [
  { key: '1', title: 'Menunggu jawaban Anda', when: 'hari ini, 18.52', state: 'waiting' },
  {
    key: '2',
    title: 'Lampu dan sensor cahaya diganti',
    when: 'hari ini, 18.21',
    who: 'Petugas Contoh 3',
    text: 'Menurut kamera, 9 m dari titik laporan; bukan bukti tempat.',
  },
  { key: '3', title: 'Tenggat regu lewat', when: 'kemarin, 16.00', state: 'late' },
  { key: '4', title: 'Diteruskan ke Dinas Perhubungan', when: 'kemarin, 09.47', who: 'otomatis', state: 'system' },
];

export const summary: readonly SummaryRow[] = [
  { key: 'masalah', label: 'Masalah', value: 'Lampu jalan mati, 1 tiang', change: '#ubah' },
  { key: 'lokasi', label: 'Lokasi', lines: ['Kel. Contoh Satu, Kec. Contoh', 'Seberang halte'], change: '#ubah' },
  {
    key: 'nama',
    label: 'Nama',
    value: 'Warga Contoh 12',
    note: 'Tidak terlihat oleh petugas lapangan',
    change: '#ubah',
  },
  { key: 'foto', label: 'Foto' },
];

export interface QueueRow {
  readonly key: string;
  readonly title: string;
  readonly area: string;
  readonly stage: string;
  readonly tone: 'late' | 'soon' | 'info' | 'ok';
  readonly promise: PromiseData;
  readonly officer: string | null;
}
const row = (
  key: string,
  title: string,
  area: string,
  stage: string,
  tone: QueueRow['tone'],
  promise: keyof typeof promises,
  officer: string | null,
): QueueRow => ({ key, title, area, stage, tone, promise: promises[promise] as PromiseData, officer });
export const queue: readonly QueueRow[] = [
  row('BL-7K2C-90', 'Lubang besar depan halte', 'Contoh Satu', 'Menunggu bahan', 'late', 'late', 'Petugas Contoh 1'),
  row('BL-7K4A-61', 'Retak panjang di tikungan', 'Contoh Dua', 'Perlu survei', 'soon', 'soon', 'Petugas Contoh 2'),
  row('BL-7K4M-05', 'Lubang kecil di gang', 'Contoh Tiga', 'Baru', 'info', 'fresh', null),
  row('BL-7K50-12', 'Paving lepas di pasar', 'Contoh Empat', 'Dikerjakan', 'ok', 'fresh', 'Petugas Contoh 3'),
];

export const areas: readonly OptionGroup[] = [
  {
    label: 'Kecamatan Contoh',
    options: [
      { value: '36.71.01.1001', label: 'Contoh Satu' },
      { value: '36.71.01.1002', label: 'Contoh Dua' },
    ],
  },
  { label: 'Kecamatan Misal', options: [{ value: '36.71.02.1001', label: 'Misal Satu' }] },
];

const field = (kind: string, id: string, en: string, more: object = {}) =>
  ({ kind, label: both(id, en), required: true, ...more }) as unknown as Field<unknown>;
export const questions: Readonly<Record<string, Field<unknown>>> = {
  nama: field('text', 'Nama lengkap', 'Full name', { limits: { letters: 'name' } }),
  nik: field('nik', 'NIK', 'Identity number (NIK)'),
  telepon: field('phone', 'Nomor HP', 'Mobile number'),
  surel: field('email', 'Surel', 'E-mail', { required: false }),
  lahir: field('date', 'Tanggal lahir', 'Date of birth'),
  luas: field('number', 'Luas lubang', 'Size of the hole', { unit: 'm²' }),
  biaya: field('rupiah', 'Penghasilan sebulan', 'Monthly income'),
  menyala: field('yesNo', 'Apakah tiangnya miring?', 'Is the pole leaning?'),
  masalah: field('choice', 'Apa masalahnya?', 'What is the matter?', {
    options: { mati: both('Mati', 'Dark'), kedip: both('Berkedip', 'Flickering') },
  }),
  bahaya: field('choices', 'Apa yang terganggu?', 'What is disturbed?', {
    required: false,
    options: { motor: both('Sepeda motor', 'Motorcycles'), jalan: both('Pejalan kaki', 'People on foot') },
  }),
  kelurahan: field('area', 'Kelurahan tempat tinggal', 'Kelurahan where you live'),
  cerita: field('text', 'Ceritakan masalahnya', 'Tell us about it', { limits: { maxLength: 2000 } }),
  lokasi: field('place', 'Di mana tempatnya?', 'Where is it?'),
  foto: field('photo', 'Foto', 'Photo', { required: false }),
  surat: field('file', 'Pengantar RT', 'Letter of the neighbourhood head'),
  rumah: field('group', 'Alamat', 'Address', {
    rows: {
      jalan: field('text', 'Jalan', 'Street'),
      rt: field('text', 'RT', 'RT', { limits: { letters: 'digits', maxLength: 3 } }),
    },
  }),
  anak: field('repeated', 'Anak', 'Children', {
    atMost: 3,
    rows: { nama: field('text', 'Nama anak', 'Name of the child') },
  }),
};
export const typed = {
  nik: '3671 0101 0190 000',
  'lahir.day': '31',
  'lahir.month': '2',
  'lahir.year': '1990',
  masalah: 'mati',
  bahaya: ['motor'],
  luas: '1,2',
  'anak.0.nama': 'Anak Contoh 1',
};
export const errors: readonly FormError[] = [
  {
    field: 'nik',
    message: both(
      'NIK ini 15 angka; seharusnya 16. Periksa lagi KTP atau Kartu Keluarga.',
      'This NIK has 15 digits; it should have 16. Please check the identity card or family card.',
    ),
  },
  { field: 'lahir', message: both('Februari 1990 punya tanggal 1 sampai 28.', 'February 1990 has days 1 to 28.') },
  { field: 'menyala', message: both('Pilih Ya atau Tidak.', 'Choose Yes or No.') },
  { field: 'kelurahan', message: both('Pilih kelurahan dari daftar.', 'Choose a kelurahan from the list.') },
];

const cell = (at: number): MapShape => {
  const [x, y] = [(at % 6) * 60, Math.floor(at / 6) * 52];
  const level = (at * 7) % 6;
  return {
    code: String(at),
    name: `Contoh ${at + 1}`,
    path: `M${x + 2} ${y + 14}L${x + 30} ${y + 2}L${x + 58} ${y + 14}V${y + 44}L${x + 30} ${y + 52}L${x + 2} ${y + 44}Z`,
    level: level === 5 ? null : (level as 0),
    text: level === 5 ? 'belum ada' : `${88 + level * 2}%`,
  };
};
export const shapes: readonly MapShape[] = Array.from({ length: 24 }, (_, at) => cell(at));
export const weeks = [89.1, 90.6, 90, 91.8, 92.6, 93.4, null, 91.3, 94, 94.6, 93.7, 93.1, 94].map((y, at) => ({
  x: `${at + 1}`,
  y,
}));
