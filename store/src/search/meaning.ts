/**
 * Words of one meaning, roots that PostgreSQL's Indonesian stemmer gets wrong, and words that say nothing in a search.
 *
 * Indexed texts and queries go through the same lists, so a change needs `rebuild`. Must never: join words that an
 * officer would tell apart.
 */

/** By the word that stands for all of them. */
const same: Readonly<Record<string, string>> = {
  lampu: 'pju penerangan lampu-lampu',
  padam: 'mati gelap',
  rusak: 'hancur',
  lubang: 'berlubang bolong',
  selokan: 'got comberan parit drainase gorong',
  tersumbat: 'mampet buntu',
  banjir: 'kebanjiran genangan tergenang menggenang',
  sampah: 'limbah',
  laporan: 'aduan pengaduan keluhan',
  nikah: 'kawin perkawinan pernikahan',
  bansos: 'bantuan blt pkh',
  antre: 'antri antrian antrean',
  kompleks: 'komplek cluster perumahan',
  kendaraan: 'motor mobil',
  domisili: 'alamat tinggal',
  aspal: 'hotmix',
};
/** The stemmer drops a letter that belongs to the root (pemakaman gives pakam), or takes a beginning for a prefix. */
const roots: Readonly<Record<string, string>> = {
  makam: 'pemakaman',
  penduduk: 'kependudukan',
  terang: 'menerangi diterangi',
  tebang: 'penebangan menebang ditebang',
  tumpuk: 'penumpukan menumpuk tumpukan',
  rumah: 'perumahannya',
  kemis: 'pengemis',
};
/** Function words, and what stands in nearly every report. */
const empty = `yang dan di ke dari untuk pada dengan dalam oleh karena agar supaya bahwa jika kalau bila maka atau tetapi namun serta juga saja pun lah kah
  ini itu tersebut sini situ sana ada adalah ialah merupakan akan telah sudah belum sedang masih lagi pernah selalu sering kadang tidak bukan jangan tanpa
  saya kami kita anda dia mereka ia aku kamu kalian nya bapak ibu pak bu mas mbak sangat sekali banget lebih paling cukup hanya cuma sekitar
  bisa dapat harus mau ingin boleh tolong mohon minta harap terima kasih apa siapa kapan mana dimana bagaimana mengapa kenapa berapa
  seperti yaitu yakni sampai hingga sejak setelah sebelum ketika saat sambil para semua setiap tiap antara atas bawah tentang terhadap
  sama begitu begini sekarang kemarin tadi nanti besok hari sudahlah dong sih deh kok nih tuh ya yah iya oh eh hai halo`;

const listed = (lists: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
  Object.entries(lists).flatMap(([meant, words]) => words.split(' ').map((word) => [word, meant] as const));

export const meanings: ReadonlyMap<string, string> = new Map([...listed(roots), ...listed(same)]);
export const stopWords: ReadonlySet<string> = new Set(empty.split(/\s+/));
