/**
 * What people type, made comparable: small letters, no accents, slang and abbreviations written out, no stop words.
 *
 * Must never: drop a word that alone names a service (`mati`, `tidak mampu`).
 */

/** Short forms and slang in which residents write (RULES.md section 3), with the word that a service uses. */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  jln: 'jalan',
  jl: 'jalan',
  jlan: 'jalan',
  jalanan: 'jalan',
  lmpu: 'lampu',
  lmp: 'lampu',
  lampunya: 'lampu',
  lampu2: 'lampu',
  pju: 'lampu jalan',
  penerangan: 'lampu',
  mt: 'mati',
  mateng: 'matang',
  padam: 'mati',
  gelap: 'mati',
  gelep: 'mati',
  redup: 'mati',
  bolong: 'lubang',
  bolong2: 'lubang',
  berlubang: 'lubang',
  berlobang: 'lubang',
  lobang: 'lubang',
  lubang2: 'lubang',
  rusk: 'rusak',
  rsk: 'rusak',
  ancur: 'rusak',
  hancur: 'rusak',
  jelek: 'rusak',
  remuk: 'rusak',
  amblas: 'rusak',
  ambles: 'rusak',
  retak: 'rusak',
  srt: 'surat',
  surt: 'surat',
  suket: 'surat keterangan',
  skd: 'surat domisili',
  domisil: 'domisili',
  domisili: 'domisili',
  domisil2: 'domisili',
  ket: 'keterangan',
  tinggal: 'domisili',
  yg: '',
  dan: '',
  di: '',
  ke: '',
  dr: '',
  dari: '',
  untuk: '',
  utk: '',
  buat: '',
  bikin: '',
  mau: '',
  mo: '',
  pengen: '',
  ingin: '',
  cara: '',
  gimana: '',
  gmn: '',
  bagaimana: '',
  saya: '',
  sy: '',
  aku: '',
  gw: '',
  gue: '',
  kami: '',
  depan: '',
  dekat: '',
  deket: '',
  rumah: '',
  rmh: '',
  ini: '',
  itu: '',
  ada: '',
  yang: '',
  tolong: '',
  tlg: '',
  mohon: '',
  mhn: '',
  pak: '',
  bu: '',
  min: '',
  admin: '',
  dong: '',
  dgn: '',
  dengan: '',
  sudah: '',
  udh: '',
  udah: '',
  sdh: '',
  belum: '',
  blm: '',
  lagi: '',
  lg: '',
  lapor: '',
  laporan: '',
  laporkan: '',
  urus: '',
  ngurus: '',
  mengurus: '',
  report: '',
  the: '',
  a: '',
  an: '',
  of: '',
  my: '',
  in: '',
  on: '',
  is: '',
  to: '',
  for: '',
  i: '',
  want: '',
  need: '',
  how: '',
  and: '',
  streetlight: 'street lamp',
  streetlamp: 'street lamp',
  light: 'lamp',
  lights: 'lamp',
  lamps: 'lamp',
  dark: 'dark',
  broken: 'damaged',
  pothole: 'pothole',
  potholes: 'pothole',
  roads: 'road',
  letter: 'certificate',
  proof: 'certificate',
  residence: 'domicile',
};

/** Lower case, without accents and signs, one space between words. */
export const folded = (words: string): string =>
  words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The words that count. When nothing would be left, all words count: somebody who types "lapor" means something. */
export function wordsOf(query: string): readonly string[] {
  const all = folded(query.slice(0, 200))
    .split(' ')
    .filter((word) => word !== '');
  const kept = all
    .flatMap((word) => (Object.hasOwn(WRITTEN_OUT, word) ? (WRITTEN_OUT[word] ?? '').split(' ') : [word]))
    .filter((word) => word !== '');
  return kept.length > 0 ? kept : all;
}

/** The three-letter pieces of a word, with its two edges: how PostgreSQL's pg_trgm cuts words too. */
export function trigrams(word: string): ReadonlySet<string> {
  const padded = `  ${word} `;
  const pieces = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) pieces.add(padded.slice(at, at + 3));
  return pieces;
}

/** Between 0 (nothing in common) and 1 (the same). */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const piece of a) if (b.has(piece)) common += 1;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}
