/**
 * Invented views of a city for tests of the residents' pages: services, drafts, matters in all states, typed by the contract.
 *
 * Must never: be used by anything but tests; all people here are invented.
 */
import type { Field, Text } from '@balai/kernel';
import type { CaseCard, CaseView, CheckView, FileView, NearbyView, PromiseView, PublicCaseView, ReceiptView, ServiceCard, ServiceView, VerifyView } from '@balai/server/platform';

export const both = (id: string, en: string): Text => ({ id, en });
/** Wednesday 25 November 2026, 09.47 in Tangerang. */
export const NOW = Date.UTC(2026, 10, 25, 2, 47);
const HOUR = 3_600_000;
const hash = (letter: string): string => letter.repeat(64);

const card = (id: string, title: Text, category: string, label: Text, icon: string, promise: Text): ServiceCard => ({ id, title, category, categoryLabel: label, icon, free: true, promise });
const REPORT = both('Laporan', 'Reports');
const LETTER = both('Surat', 'Letters');
export const lamp = card('lampu-jalan', both('Lapor lampu jalan padam', 'Report a dark street lamp'), 'report', REPORT, 'lightbulb', both('5 hari kerja', '5 working days'));
export const letter = card('surat-domisili', both('Surat keterangan domisili', 'Certificate of domicile'), 'letter', LETTER, 'seal-check', both('seketika – 1 hari kerja', 'at once – 1 working day'));
export const road = card('jalan-rusak', both('Lapor jalan rusak', 'Report a damaged road'), 'report', REPORT, 'road-horizon', both('14 hari kerja', '14 working days'));
export const services = [lamp, letter, road];

export const promise: PromiseView = {
  segments: [
    { date: '2026-11-25', state: 'entry' }, { date: '2026-11-26', state: 'left' }, { date: '2026-11-27', state: 'left' }, { date: '2026-11-28', state: 'skipped', because: both('Sabtu', 'Saturday') },
    { date: '2026-11-29', state: 'skipped', because: both('Minggu', 'Sunday') }, { date: '2026-11-30', state: 'left' },
  ],
  state: 'onTime',
  dueAt: Date.UTC(2026, 10, 30, 9),
  firm: true,
  text: both('Janji: Sen, 30 Nov 16.00', 'Promised: Mon, 30 Nov 16:00'),
  explanation: both('3 hari kerja sejak hari kerja berikutnya, melewati Sabtu dan Minggu; dasar: Permenpanrb 5/2025.', '3 working days from the next working day, not counting Saturday and Sunday; basis: Permenpanrb 5/2025.'),
};
const late: PromiseView = { ...promise, state: 'late', segments: [{ date: '2026-11-20', state: 'entry' }, { date: '2026-11-23', state: 'done' }, { date: '2026-11-24', state: 'late' }], text: both('Lewat 1 hari kerja', '1 working day late') };
const kept: PromiseView = { ...promise, state: 'kept', segments: [{ date: '2026-11-23', state: 'entry' }, { date: '2026-11-24', state: 'done' }], text: both('Selesai 21 jam lebih cepat dari janji', 'Done 21 hours before the promised time') };

export const photo = (letter_: string, label: Text): FileView => ({ sha256: hash(letter_), kind: 'image', path: `/berkas/${hash(letter_)}`, thumbnailPath: `/berkas/${hash(letter_)}/kecil`, label, bytes: 412_000, width: 1200, height: 900, takenAt: null });

export const serviceView = (service: ServiceCard): ServiceView => ({
  ...service,
  summary: both('Sampaikan laporan Anda; Dinas Perhubungan menanganinya dan Anda melihat setiap langkahnya.', 'Send your report; the transport office deals with it and you see each step.'),
  unit: both('Dinas Perhubungan', 'Transport office'),
  requirements: [
    { label: both('Lokasi lampu', 'Where is the lamp?'), required: true, when: null, help: both('Peta, atau kelurahan dan patokan.', 'A map, or the kelurahan and a landmark.') },
    { label: both('Lampu apa?', 'What lamp?'), required: true, when: null, help: null },
    { label: both('Foto', 'Photo'), required: false, when: null, help: null },
  ],
  notNeeded: [both('KTP atau fotokopinya', 'An identity card or a copy'), both('Meterai', 'A duty stamp')],
  steps: [{ label: both('Isi dan kirim formulir', 'Fill in and send the form'), who: both('Anda', 'You'), within: null }, { label: both('Diperbaiki', 'Repaired'), who: both('Dinas Perhubungan', 'Transport office'), within: both('1 hari kerja', '1 working day') }],
  time: both('5 hari kerja, dihitung sejak hari kerja berikutnya', '5 working days, counted from the next working day'),
  fee: { free: true, text: both('Gratis', 'Free'), basis: 'Permenpanrb 5/2025' },
  product: both('Masalah ditangani, dengan foto bukti', 'The problem is dealt with, with photos as proof'),
  complaints: both('Tanya petugas atau ajukan keberatan di halaman urusan Anda.', 'Ask the office or object on the page of your matter.'),
  rules: service.id === 'surat-domisili' ? [{ text: both('Pemohon harus penduduk kelurahan ini.', 'The applicant must live in this kelurahan.'), basis: 'UU 24/2013' }] : [],
  basis: 'Permenpanrb 5/2025',
  privacy: { kept: both('Data pribadi disimpan 12 bulan setelah urusan ditutup, lalu dihapus.', 'Personal data is kept for 12 months after the matter is closed, then deleted.'), who: both('Petugas lapangan tidak melihat siapa pelapornya.', 'Field staff do not see who reported.') },
  version: 3,
  publishedAt: Date.UTC(2026, 0, 1, 3),
  open: true,
});

const field = (kind: string, label: Text, more: object = {}) => ({ kind, label, required: true, ...more }) as unknown as Field<unknown>;
export const lampQuestions: readonly (readonly [string, Field<unknown>])[] = [
  ['foto', field('photo', both('Ada fotonya?', 'Do you have a photo?'), { required: false, help: both('Foto membantu regu menemukan tiangnya.', 'A photo helps the crew find the pole.') })],
  ['lokasi', field('place', both('Di mana lampunya?', 'Where is the lamp?'))],
  ['jenis', field('choice', both('Lampu apa?', 'What lamp is it?'), { options: { jalan: both('Lampu jalan', 'Street lamp'), taman: both('Lampu taman', 'Park lamp') } })],
  ['kabelTerbuka', field('yesNo', both('Ada kabel terbuka?', 'Is a bare wire visible?'))],
  ['kontak', field('phone', both('Nomor WhatsApp untuk kabar', 'A number to send you news'), { required: false, notify: true })],
];

export const nearby: NearbyView = { number: 'BL-3N5R-8K', metres: 18, title: lamp.title, stage: both('Sedang diperbaiki', 'Being repaired'), filedAt: NOW - 20 * HOUR, followers: 2 };

export const checkView = (draftId: string, given: Readonly<Record<string, string>>): CheckView => ({
  draftId,
  service: lamp,
  rows: lampQuestions.map(([question, { label, required }]) => {
    const value = given[question] ?? '';
    return { question, label, value: both(value, value), files: question === 'foto' && value !== '' ? [photo('a', label)] : [], personal: question === 'kontak', missing: required && value === '', changePath: `/formulir/${draftId}/${question}` };
  }),
  rules: [{ state: 'met', message: both('Lokasi di dalam kota.', 'The place is inside the city.'), basis: 'Perwali SOTK' }, { state: 'unknown', message: both('Lampu milik kota.', 'The lamp belongs to the city.'), basis: 'Perwali SOTK' }],
  unit: both('Dinas Perhubungan, bagian lampu jalan', 'Transport office, street lamps'),
  promise,
  instant: false,
  fee: both('Gratis', 'Free'),
  nearby: [nearby],
  consent: both('Saya setuju isian ini dipakai untuk menangani laporan ini.', 'I agree that these answers are used to handle this report.'),
  complete: true,
  changed: null,
});

export const publicCase: PublicCaseView = {
  number: 'BL-7K4M-22',
  service: lamp,
  status: both('Lampu sudah menyala dan sudah diperiksa pengawas. Menurut Anda, sudah beres?', 'The lamp is lit and has been checked. In your view, is it done?'),
  tone: 'ok',
  promise: kept,
  acting: [{ unit: both('Dinas Perhubungan', 'Transport office'), since: NOW - 2 * HOUR, dueAt: NOW + 20 * HOUR, what: both('memeriksa hasil', 'checks the result') }],
  timeline: [
    { at: NOW - HOUR, version: 5, title: both('Pengawas memastikan lampu menyala', 'The inspector made sure that the lamp is lit'), who: both('Pengawas, Dinas Perhubungan', 'Inspector, transport office'), detail: null, tone: 'ok', photos: [], reasons: [] },
    { at: NOW - 2 * HOUR, version: 4, title: both('Lampu dan sensor cahaya diganti', 'Lamp and light sensor replaced'), who: both('Regu Lampu 3', 'Lamp crew 3'), detail: null, tone: 'info', reasons: [], photos: [
      { file: photo('b', both('Sebelum', 'Before')), caption: both('Sebelum', 'Before'), checks: [{ ok: true, text: both('Diambil 9 meter dari titik laporan', 'Taken 9 metres from the point of the report') }] },
      { file: photo('c', both('Sesudah', 'After')), caption: both('Sesudah', 'After'), checks: [{ ok: false, text: both('Pernah dipakai di laporan lain', 'Used in another report before') }] },
    ] },
    { at: NOW - 24 * HOUR, version: 1, title: both('Laporan masuk', 'Report received'), who: null, detail: both('Diteruskan ke Dinas Perhubungan', 'Passed on to the transport office'), tone: 'neutral', photos: [], reasons: [{ says: both('Titik ini di jalan kota.', 'This point is on a city road.'), basis: 'Perwali SOTK' }] },
  ],
  place: { area: both('Kel. Babakan, Kec. Tangerang', 'Kel. Babakan, Kec. Tangerang'), latitude: -6.17, longitude: 106.63, rounded: true },
  filedAt: NOW - 24 * HOUR,
};
const SURVEY = ['requirements', 'procedure', 'time', 'fee', 'product', 'competence', 'behaviour', 'complaints', 'facilities'] as const;
export const fullCase: CaseView = {
  ...publicCase,
  answers: [{ label: both('Lampu apa?', 'What lamp is it?'), value: both('Lampu jalan', 'Street lamp'), files: [], source: null }, { label: both('Foto', 'Photo'), value: both('', ''), files: [photo('a', both('Foto tiang', 'Photo of the pole'))], source: null }],
  documents: [],
  yourTurn: { turn: 't5', dueAt: NOW + 9 * 24 * HOUR, lateText: both('Tanpa jawaban, laporan ditutup tanpa konfirmasi.', 'Without an answer the report is closed without confirmation.'), actions: [{ action: 'beres', label: both('Sudah beres', 'It is done'), questions: [] }, { action: 'belum', label: both('Belum beres', 'Not done yet'), questions: [] }] },
  objection: { until: Date.UTC(2026, 11, 4, 9), text: both('Belum beres? Ajukan keberatan.', 'Not done? Object.'), questions: [{ name: 'masalah', field: field('text', both('Apa yang belum beres?', 'What is still wrong?'), { limits: { maxLength: 1000 } }) }] },
  canWithdraw: true,
  messages: [{ from: 'you', who: null, text: 'Tiangnya di seberang halte.', at: NOW - 20 * HOUR }, { from: 'office', who: both('Petugas Contoh 3', 'Petugas Contoh 3'), text: 'Terima kasih, sudah kami catat.', at: NOW - 19 * HOUR }],
  readings: [{ who: both('Petugas Contoh 3, Dinas Perhubungan', 'Petugas Contoh 3, transport office'), what: both('Membuka: nomor WhatsApp', 'Opened: telephone'), purpose: both('memastikan lokasi', 'to find the place'), at: NOW - 18 * HOUR }],
  survey: { elements: SURVEY.map((key, at) => ({ key, statement: both(`Pernyataan ${at + 1} tentang layanan ini`, `Statement ${at + 1} about this service`) })), done: false },
  followers: 2,
  version: 5,
  remembered: true,
  erased: false,
};
export const correction: CaseView = {
  ...fullCase,
  number: 'BL-5T2W-9C',
  service: letter,
  status: both('Ada satu berkas yang perlu Anda perbaiki.', 'One file has to be corrected by you.'),
  tone: 'soon',
  promise: { ...promise, state: 'paused', text: both('Jam berhenti: menunggu jawaban Anda', 'The clock stands still: waiting for your answer') },
  acting: [],
  documents: [{ id: 'd1', title: letter.title, number: 'B/001/400.8.2.2/XI/2026', status: 'signed', statusText: both('Terbit dan ditandatangani', 'Issued and signed'), pdfPath: '/surat/d1.pdf', verifyPath: '/periksa-surat?d=d1', validUntil: '2027-05-25' }],
  yourTurn: { turn: 't2', dueAt: NOW + 5 * 24 * HOUR, lateText: both('Bila lewat, permohonan ditutup; Anda boleh mengajukan lagi.', 'After that the application is closed; you may apply again.'), actions: [{ action: 'perbaiki', label: both('Kirim perbaikan', 'Send the correction'), questions: [{ name: 'pengantar', field: field('file', both('Surat pengantar RT', 'Letter of the neighbourhood head')), typed: {}, reasons: [both('Cap RT tidak terbaca.', 'The stamp cannot be read.')], files: [] }] }] },
  objection: null,
  survey: null,
};
export const myCases: readonly CaseCard[] = [
  { number: 'BL-7K4M-22', title: lamp.title, icon: 'lightbulb', status: both('Menunggu jawaban Anda', 'Waiting for your answer'), tone: 'soon', promise: kept, filedAt: NOW - 24 * HOUR, needsYou: true },
  { number: 'BL-9P2X-41', title: road.title, icon: 'road-horizon', status: both('Menunggu bahan', 'Waiting for material'), tone: 'late', promise: late, filedAt: NOW - 120 * HOUR, needsYou: false },
];
export const receipt: ReceiptView = {
  number: 'BL-7K4M-22', service: lamp, secretLink: 'http://127.0.0.1:3000/k/AAAAAAAAAAAAAAAAAAAAAA', qr: { size: 29, path: 'M1 1h7v1h-7zM1 7h7v1h-7z' }, pdfPath: '/urusan/BL-7K4M-22/tanda-terima.pdf',
  unit: both('Dinas Perhubungan, bagian lampu jalan', 'Transport office, street lamps'), promise, ended: false,
  next: both('Dinas Perhubungan memastikan tiangnya, paling lambat Kamis 16.00.', 'The transport office makes sure of the pole, by Thursday 16:00 at the latest.'), remembered: false,
};
export const verdict = (kind: VerifyView['verdict']): VerifyView => ({
  verdict: kind,
  headline: { none: both('', ''), authentic: both('Asli dan utuh', 'Genuine and complete'), authenticUncertified: both('Asli, tetapi tidak tersertifikasi', 'Genuine, but not certified'), changed: both('Isinya sudah berubah', 'Its contents have been changed'), withdrawn: both('Sudah dicabut', 'Withdrawn'), unknown: both('Surat ini tidak kami kenal', 'We do not know this letter') }[kind],
  explanation: both('Penjelasan singkat tentang hasilnya.', 'A short explanation of the result.'),
  document: kind === 'unknown' || kind === 'changed' ? null : { title: letter.title, number: 'B/001/400.8.2.2/XI/2026', issuedOn: '2026-11-24', validUntil: '2027-05-24', unit: both('Kelurahan Babakan', 'Kelurahan Babakan'), signer: both('Lurah Babakan', 'Lurah of Babakan'), signedAt: NOW - 24 * HOUR, because: kind === 'withdrawn' ? both('Pemohon pindah alamat', 'The applicant has moved') : null },
  checks: [{ ok: kind !== 'changed', text: both('Isi sama dengan saat ditandatangani', 'The contents are as signed') }, { ok: null, text: both('Sertifikat nasional', 'National certificate') }],
});
