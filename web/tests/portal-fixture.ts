/**
 * An invented platform for tests of the residents' pages: drafts in memory, matters as portal-views.ts has them, every write noted in `calls`.
 *
 * Must never: decide what the kernel decides; it only answers as the contract says, so that pages can be tried in every state.
 */
import type { AnswerError } from '@balai/kernel';
import type { Platform, PortalPlatform, QuestionView, RawForm } from '@balai/server/platform';
import { askedPages } from './portal-asked.ts';
import { correction, fullCase, myCases, publicCase, receipt, verdict } from './portal-cases.ts';
import {
  both,
  checkView,
  lamp,
  lampQuestions,
  nearby,
  NOW,
  photo,
  services,
  serviceView,
  sketch,
} from './portal-views.ts';

interface Draft {
  readonly typed: Map<string, RawForm>;
  readonly errors: Map<string, readonly AnswerError[]>;
  sentAs: string | null;
}
export interface Fake {
  readonly platform: Platform;
  /** What pages asked the platform to do, in order: `submit d1`, `wipe`. */
  readonly calls: string[];
}

const text = (raw: RawForm | undefined, name: string): string => {
  const value = raw?.[name];
  return typeof value === 'string' ? value : (value?.at(-1) ?? '');
};
const names = lampQuestions.map(([name]) => name);
const REQUIRED: Readonly<Record<string, string>> = {
  lokasi: 'lokasi.area',
  jenis: 'jenis',
  kabelTerbuka: 'kabelTerbuka',
};

/** What is wrong with an answer, as far as these tests need it. */
function wrongs(question: string, raw: RawForm): readonly AnswerError[] {
  const needed = REQUIRED[question];
  if (needed !== undefined && text(raw, needed) === '')
    return [{ field: question, code: 'missing', message: both('Jawaban ini wajib diisi.', 'This must be answered.') }];
  if (question === 'kontak' && text(raw, 'kontak') !== '' && !/^0\d{8,12}$/.test(text(raw, 'kontak')))
    return [
      {
        field: 'kontak',
        code: 'unsuitableText',
        message: both(
          'Nomor ini bukan nomor HP. Contoh: 0812 3456 7890.',
          'This is no mobile number. For example 0812 3456 7890.',
        ),
      },
    ];
  return [];
}

const nextOf = (draft: Draft): string =>
  names.find((name) => !draft.typed.has(name) || draft.errors.has(name)) ?? 'periksa';

function questionView(id: string, draft: Draft, name: string): QuestionView | null {
  const index = names.indexOf(name);
  const field = lampQuestions[index]?.[1];
  if (field === undefined) return null;
  const isPlace = name === 'lokasi';
  return {
    draftId: id,
    service: lamp,
    name,
    field,
    index,
    total: names.length,
    back: names[index - 1] ?? null,
    typed: draft.typed.get(name) ?? {},
    more: false,
    rows: null,
    addPath: null,
    errors: draft.errors.get(name) ?? [],
    files: text(draft.typed.get('foto'), 'foto') !== '' && name === 'foto' ? [photo('a', field.label)] : [],
    offeredPosition: isPlace ? { latitude: -6.17, longitude: 106.63 } : null,
    nearby: isPlace && draft.typed.has('lokasi') ? [nearby] : [],
    privacy:
      name === 'kontak'
        ? both(
            'Hanya dipakai sistem untuk mengabari Anda. Tidak ada petugas yang melihatnya.',
            'Used by the system to tell you what happens. No officer sees it.',
          )
        : null,
    fromCheck: nextOf(draft) === 'periksa',
    atCounter: false,
    splitFrom: null,
  };
}

type Asking = Pick<PortalPlatform, 'begin' | 'draft' | 'question' | 'answer'>;
function askingOf(drafts: Map<string, Draft>): Asking {
  return {
    begin: async (id) => {
      if (!services.some((service) => service.id === id)) return { ok: false, error: { type: 'notFound' } };
      const draftId = `d${drafts.size + 1}`;
      drafts.set(draftId, { typed: new Map(), errors: new Map(), sentAs: null });
      return { ok: true, value: { draftId, first: names[0] ?? 'periksa' } };
    },
    draft: async (id) => {
      const draft = drafts.get(id);
      if (draft === undefined) return null;
      const questions = lampQuestions.map(([name, { label }]) => ({
        name,
        label,
        answered: draft.typed.has(name) && !draft.errors.has(name),
        wrong: draft.errors.has(name),
      }));
      return {
        id,
        service: lamp,
        savedAt: NOW - 60_000,
        questions,
        next: nextOf(draft),
        sentAs: draft.sentAs,
        splitFrom: null,
        changed: null,
      };
    },
    question: async (id, name) => {
      const draft = drafts.get(id);
      return draft === undefined ? null : questionView(id, draft, name);
    },
    answer: async (id, question, raw) => {
      const draft = drafts.get(id);
      if (draft === undefined) return { ok: false, error: { type: 'notFound' } };
      const errors = wrongs(question, raw);
      draft.typed.set(question, raw);
      if (errors.length > 0) {
        draft.errors.set(question, errors);
        return { ok: false, error: { type: 'answersRefused', errors } };
      }
      draft.errors.delete(question);
      return { ok: true, value: { next: nextOf(draft) } };
    },
  };
}

type Sending = Pick<
  PortalPlatform,
  'offerPosition' | 'offeredPosition' | 'agreeToPosition' | 'check' | 'submit' | 'discard' | 'resumeLink'
>;
function sendingOf(drafts: Map<string, Draft>, calls: string[]): Sending {
  return {
    check: async (id) => {
      const draft = drafts.get(id);
      return draft === undefined
        ? null
        : checkView(
            id,
            Object.fromEntries(names.map((name) => [name, text(draft.typed.get(name), REQUIRED[name] ?? name)])),
          );
    },
    submit: async (id, raw) => {
      calls.push(`submit ${id}`);
      const draft = drafts.get(id);
      if (draft === undefined) return { ok: false, error: { type: 'notFound' } };
      if (text(raw, 'persetujuan') !== 'ya') return { ok: false, error: { type: 'consentMissing' } };
      draft.sentAs = publicCase.number;
      return {
        ok: true,
        value: { number: publicCase.number, receiptPath: `/urusan/${publicCase.number}/tanda-terima` },
      };
    },
    discard: async (id) => {
      calls.push(`discard ${id}`);
      drafts.delete(id);
    },
    offerPosition: async () => null,
    offeredPosition: async (_, sealed) => (sealed === 'segel' ? { area: both('Kel. Contoh', 'Kel. Contoh') } : null),
    agreeToPosition: async (id, sealed) => {
      calls.push(`agree ${id} ${sealed}`);
      return true;
    },
    resumeLink: async () => 'http://127.0.0.1:3000/lanjut/BBBBBBBBBBBBBBBBBBBBBB',
  };
}

type Following = Pick<PortalPlatform, 'follow' | 'unfollow' | 'following'>;
/** One report of somebody else, which this device follows or does not. */
function followingOf(calls: string[]): Following {
  let follows = false;
  return {
    follow: async (number, draftId) => {
      calls.push(`follow ${number} ${draftId ?? ''}`);
      follows = true;
      return { ok: true, value: { number } };
    },
    unfollow: async (number) => {
      calls.push(`unfollow ${number}`);
      follows = false;
    },
    following: async () => ({ follows, notices: follows ? (fullCase.notices ?? null) : null }),
  };
}

type Matters = Pick<
  PortalPlatform,
  | 'openLink'
  | 'openCase'
  | 'sketch'
  | 'areaSketch'
  | 'receipt'
  | 'case'
  | 'publicCase'
  | 'act'
  | 'object'
  | 'withdraw'
  | 'ask'
  | 'survey'
  | 'myCases'
  | 'isRemembered'
  | 'rememberOnDevice'
  | 'wipeDevice'
  | 'beginNotices'
  | 'endNotices'
>;
function mattersOf(calls: string[]): Matters {
  let told = false;
  const refusedText = {
    ok: false,
    error: {
      type: 'refused',
      error: { type: 'answersRefused', errors: [] },
      sentences: [{ field: 'masalah', message: both('Tulis apa yang belum beres.', 'Say what is still wrong.') }],
    },
  } as const;
  return {
    openLink: async () => null,
    openCase: async (number, secret) =>
      secret === 'rahasia' ? { ok: true, value: { number } } : { ok: false, error: { type: 'notFound' } },
    sketch: () => sketch,
    areaSketch: () => null,
    receipt: async (number) => (number === receipt.number ? receipt : null),
    case: async (number) => {
      if (number === correction.number) return correction;
      const { notices } = fullCase;
      return number !== fullCase.number ? null : { ...fullCase, notices: notices && { ...notices, on: told } };
    },
    publicCase: async (number) =>
      [fullCase.number, correction.number, 'BL-3N5R-8K'].includes(number) ? { ...publicCase, number } : null,
    act: async (number, turn, action) => {
      calls.push(`act ${number} ${turn} ${action}`);
      return { ok: true, value: { message: both('Terkirim.', 'Sent.') } };
    },
    object: async (number, raw) => {
      calls.push(`object ${number}`);
      return text(raw, 'masalah') === ''
        ? refusedText
        : { ok: true, value: { message: both('Keberatan Anda diterima.', 'Your objection has been received.') } };
    },
    withdraw: async (number) => {
      calls.push(`withdraw ${number}`);
      return { ok: true, value: { message: both('Urusan ini ditarik.', 'The matter has been withdrawn.') } };
    },
    ask: async (number, words) => {
      if (words.trim() === '') return { ok: false, error: { type: 'textMissing' } };
      calls.push(`ask ${number} ${words}`);
      return { ok: true, value: null };
    },
    survey: async (number, raw) => {
      const missing = (fullCase.survey?.elements ?? []).map(({ key }) => key).filter((key) => text(raw, key) === '');
      if (missing.length > 0) return { ok: false, error: { type: 'scoresMissing', elements: missing } };
      calls.push(`survey ${number}`);
      return { ok: true, value: null };
    },
    myCases: async () => myCases,
    isRemembered: async () => false,
    rememberOnDevice: async (keep) => void calls.push(`remember ${keep}`),
    wipeDevice: async () => void calls.push('wipe'),
    beginNotices: async (number, raw) => {
      calls.push(`begin ${number} ${text(raw, 'langganan')}`);
      told = true;
      return { ok: true, value: null };
    },
    endNotices: async (number) => {
      calls.push(`end ${number}`);
      told = false;
    },
  };
}

/** A city with one device that holds two matters. Console and city throw: these tests do not reach them. */
export function fakePlatform(): Fake {
  const calls: string[] = [];
  const drafts = new Map<string, Draft>();
  const portal: PortalPlatform = {
    simulatedBill: async () => null,
    paySimulated: async () => null,
    home: async () => ({
      popular: services,
      categories: [
        { id: 'report', label: both('Laporan', 'Reports'), count: 2 },
        { id: 'letter', label: both('Surat', 'Letters'), count: 1 },
      ],
      examples: [
        { query: both('lampu jalan mati', 'dark street lamp'), serviceId: 'lampu-jalan' },
        { query: both('surat domisili', 'certificate of domicile'), serviceId: 'surat-domisili' },
      ],
      myCases,
      drafts: [...drafts.keys()].map((draftId) => ({
        draftId,
        service: lamp.title,
        savedAt: NOW - 60_000,
        next: 'lokasi',
        done: 2,
        questions: 7,
      })),
      week: { closed: 231, onTime: 217, filed: 246, openNow: 148, days: [{ day: '2026-11-24', closed: 231 }] },
      serviceCount: 3,
    }),
    services: async (query) =>
      query === ''
        ? services
        : services
            .filter((service) => service.title.id.toLowerCase().includes(query.toLowerCase()))
            .map((service) => ({ ...service, matched: query })),
    service: async (id) => services.filter((service) => service.id === id).map(serviceView)[0] ?? null,
    ruleCheck: async () => null,
    checkRules: async () => ({ ok: false, error: { type: 'notFound' } }),
    ...askingOf(drafts),
    ...sendingOf(drafts, calls),
    ...followingOf(calls),
    ...mattersOf(calls),
    ...askedPages,
    verify: async (input) =>
      verdict(
        input.pdf !== undefined
          ? 'changed'
          : (((input.documentId ?? input.number) as 'authentic' | undefined) ?? 'none'),
      ),
  };
  const never = (): never => {
    throw new Error('not part of these tests');
  };
  const region = {
    slug: 'contoh',
    name: both('Kota Contoh', 'Contoh City'),
    kind: 'demo',
    code: '36.71',
    utcOffset: 420,
    emergencyNumber: '112',
    districts: [
      {
        code: '36.71.01',
        name: 'Contoh',
        villages: [
          { code: '36.71.01.1001', name: 'Contoh Satu' },
          { code: '36.71.01.1002', name: 'Contoh Dua' },
        ],
      },
    ],
  } as const;
  const platform = {
    region,
    now: NOW,
    portal,
    get console() {
      return never();
    },
    get city() {
      return never();
    },
    get files() {
      return never();
    },
  } as unknown as Platform;
  return { platform, calls };
}
