/** What invented people see of the turn that a link gives them: one open, one answered. Must never: look like a real person. */
import type { AskedView, PortalPlatform } from '@balai/server/platform';
import { both, field, HOUR, letter, NOW } from './portal-views.ts';

/** Open, answered, and opened on a device that does not hold it. */
export const ASKED_PAGES = ['/giliran/terbuka', '/giliran/dijawab', '/giliran/lain'];
const open: AskedView = {
  id: 'terbuka',
  standing: 'open',
  service: letter,
  number: 'BL-6H3K-5D',
  as: both('Ketua RT Contoh Satu', 'Head of the RT Contoh Satu'),
  stage: both('Menunggu konfirmasi ketua RT', 'Waiting for the head of the RT'),
  since: NOW - 5 * HOUR,
  happened: null,
  turn: {
    dueAt: NOW + 20 * HOUR,
    lateText: both(
      'Jawab sampai besok pukul 16.00. Tanpa jawaban, petugas melanjutkannya tanpa Anda.',
      'Answer by tomorrow 16:00. Without an answer the office goes on without you.',
    ),
    isLogged: true,
    reasons: [both('Tiang ini milik PLN.', 'This pole belongs to PLN.')],
    answers: [
      {
        label: both('Nama lengkap', 'Full name'),
        value: both('Warga Contoh Empat Puluh', 'Warga Contoh Empat Puluh'),
        files: [],
      },
      {
        label: both('Alamat sekarang', 'Present address'),
        value: both('Jl. Contoh Damai 7', 'Jl. Contoh Damai 7'),
        files: [],
      },
    ],
    actions: [
      {
        action: 'konfirmasi',
        label: both('Benar, data ini sesuai', 'Confirmed: this is right'),
        refuses: false,
        questions: [],
        reasons: [],
        disabled: null,
      },
      {
        action: 'ragu',
        label: both('Ada yang tidak sesuai', 'Something is wrong'),
        refuses: true,
        questions: [{ name: 'jawaban', field: field('text', both('Apa yang tidak sesuai?', 'What is wrong?')) }],
        reasons: [
          {
            name: 'bukanWarga',
            says: both('Anda tidak tinggal di kelurahan ini.', 'You do not live in this ward.'),
            basis: 'PMA 30/2024',
          },
          {
            name: 'masihMenikah',
            says: both('Pemohon masih terikat perkawinan.', 'The applicant is still married.'),
            basis: 'UU 1/1974 Pasal 9',
          },
        ],
        disabled: null,
      },
    ],
  },
};
const answered: AskedView = {
  ...open,
  id: 'dijawab',
  standing: 'answered',
  happened: both(
    'Sudah dijawab lewat tautan ini: "Benar, data ini sesuai".',
    'Answered by this link: "Confirmed: this is right".',
  ),
  turn: null,
};

export const askedPages: Pick<PortalPlatform, 'asked' | 'answerAsked'> = {
  asked: async (id) => [open, answered].find((view) => view.id === id) ?? null,
  answerAsked: async () => ({ ok: true, value: { message: both('Terkirim.', 'Sent.') } }),
};
