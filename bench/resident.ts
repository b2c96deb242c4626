/**
 * A resident's way through HTTP, as their program would go it: begin a draft, answer each question, send.
 *
 * Must never: know more than the address of the city, or send the same person's words twice.
 */
import { call } from './load.ts';

/** A draft on a device that the city has just met. */
export interface Begun {
  readonly draft: string;
  /** The Cookie header of its device. */
  readonly cookie: string;
}
type Form = Readonly<Record<string, string>>;
/** What each question is answered with; `n` makes each resident another one. */
type Answers = (n: number, area: string) => readonly (readonly [question: string, form: Form])[];

const OWN = { 'sec-fetch-site': 'same-origin' };

const lamp: Answers = (n, area) => [
  [
    'lokasi',
    {
      'lokasi.area': area,
      'lokasi.latitude': String(-6.2 + (n % 100) * 0.001),
      'lokasi.longitude': String(106.6 + (Math.floor(n / 100) % 100) * 0.001),
      'lokasi.note': `Jl. Contoh ${n}`,
    },
  ],
  ['jenis', { jenis: 'jalan' }],
  ['kabelTerbuka', { kabelTerbuka: 'tidak' }],
];
/** Serial numbers from 0001 to 9999 on as many days as are needed. */
const nikOf = (n: number): string =>
  `367101${String((n % 28) + 1).padStart(2, '0')}0190${String((n % 9_999) + 1).padStart(4, '0')}`;
const letter: Answers = (n, area) => [
  ['nama', { nama: 'Warga Contoh' }],
  ['nik', { nik: nikOf(n) }],
  [
    'tanggalLahir',
    { 'tanggalLahir.day': String((n % 28) + 1), 'tanggalLahir.month': '1', 'tanggalLahir.year': '1990' },
  ],
  ['kelurahan', { kelurahan: area }],
  ['alamat', { alamat: `Jl. Contoh Melati No. ${n}, RT 003/RW 002` }],
  ['lamaTinggal', { lamaTinggal: '24' }],
  ['keperluan', { keperluan: 'sekolah' }],
];
const SERVICES = { 'lampu-jalan': lamp, 'surat-domisili': letter } as const;
export type ServiceAsked = keyof typeof SERVICES;

/** Throws when the city does not begin a draft. */
export async function begin(origin: string, service: ServiceAsked): Promise<Begun> {
  const begun = await call(origin, '/api/v1/drafts', { method: 'POST', headers: OWN, body: { service } });
  if (!begun.ok) throw new Error(`no draft was begun: ${begun.text.slice(0, 300)}`);
  const { draftId } = JSON.parse(begun.text) as { readonly draftId: string };
  return { draft: draftId, cookie: begun.cookies.map((cookie) => cookie.split(';')[0]).join('; ') };
}

/** Throws at the first answer that is refused. */
export async function answerAll(
  origin: string,
  { draft, cookie }: Begun,
  who: { readonly service: ServiceAsked; readonly n: number; readonly area: string },
): Promise<void> {
  for (const [question, body] of SERVICES[who.service](who.n, who.area)) {
    const path = `/api/v1/drafts/${draft}/answers/${question}`;
    const answered = await call(origin, path, { method: 'PUT', headers: { ...OWN, cookie }, body });
    if (!answered.ok) throw new Error(`${question} was refused: ${answered.text.slice(0, 300)}`);
  }
}

/** Returns the public number of the case: from now on the city has promised to keep it. Throws when it is refused. */
export async function send(origin: string, { draft, cookie }: Begun): Promise<string> {
  const sent = await call(origin, `/api/v1/drafts/${draft}/submit`, {
    method: 'POST',
    headers: { ...OWN, cookie },
    body: { persetujuan: 'ya' },
  });
  if (!sent.ok) throw new Error(`not sent: ${sent.text.slice(0, 300)}`);
  return (JSON.parse(sent.text) as { readonly number: string }).number;
}
