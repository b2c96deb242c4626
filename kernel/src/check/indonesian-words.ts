/** Things that a sentence of the checks speaks of, in Indonesian. Must never: hold a name of the language; those stay as they are written. */
export const INSERTED: Readonly<Record<string, string>> = {
  none: 'tidak ada',
  // What the value of an expression is.
  'yes or no': 'ya atau tidak',
  number: 'angka',
  date: 'tanggal',
  text: 'teks',
  'booked time': 'jadwal yang dipesan',
  duration: 'lama waktu',
  'place, photo or file': 'tempat, foto, atau berkas',
  choice: 'pilihan',
  'list of units': 'daftar unit',
  'selection of several': 'beberapa pilihan',
  group: 'kelompok pertanyaan',
  'repeated group': 'kelompok berulang',
  // What a limit is for, and what reads an answer.
  'a number': 'angka',
  'a number or a date': 'angka atau tanggal',
  'a date': 'tanggal',
  'a text': 'teks',
  'who acts': 'siapa yang bertindak',
  'the fee': 'biaya',
  // What needs its reasons.
  'a refusal': 'penolakan',
  'an end against the applicant': 'akhir yang merugikan pemohon',
  'sending back': 'pengembalian',
  // What to write where JavaScript would decide.
  'write .and(), .or(), .choose(), .otherwise(), not &&, ||, ?:, ??':
    'tulis .and(), .or(), .choose(), .otherwise(), bukan &&, ||, ?:, ??',
  // What a name looks like.
  'lampuJalan: a small letter, then letters and digits, at most 40':
    'lampuJalan: huruf kecil, lalu huruf dan angka, paling banyak 40',
  'lampu-jalan: small letters, digits and hyphens': 'lampu-jalan: huruf kecil, angka, dan tanda hubung',
  'lampuJalan, or ibu.nama: a question, or a part of a group or of rows':
    'lampuJalan, atau ibu.nama: pertanyaan, atau bagian dari kelompok atau baris',
};
