/** The sentences about silence, reasons, money, letters, values and the shape of the data. Must never: hold a sentence that nothing says. */

export const ABOUT_VALUES: readonly (readonly [english: string, indonesian: string])[] = [
  // --- silence and reasons ---
  [
    "whoever has '{}' may never answer: say with `late` where the case goes when time is up",
    "yang mendapat giliran '{}' mungkin tidak pernah menjawab: sebut dengan `late` ke mana kasus pergi bila waktu habis",
  ],
  [
    '{} may never answer: say with `late` where the case goes when time is up',
    '{} mungkin tidak pernah menjawab: sebut dengan `late` ke mana kasus pergi bila waktu habis',
  ],
  [
    "'{}' leads to '{}' with nobody deciding: let a rule refuse at the door, or a person in a turn",
    "'{}' menuju '{}' tanpa seorang pun memutuskan: biarkan aturan menolak di muka, atau seseorang dalam gilirannya",
  ],
  [
    'the system refuses nobody: a rule refuses at the door, a person in a turn',
    'sistem tidak menolak siapa pun: aturan menolak di muka, atau seseorang dalam gilirannya',
  ],
  [
    "the silence of a resident leads to '{}' ({}): end as 'lapsed' or 'withdrawn'",
    "diamnya warga menuju '{}' ({}): akhiri sebagai 'lapsed' atau 'withdrawn'",
  ],
  [
    "the silence of a resident is not '{}': end as 'lapsed' or 'withdrawn'",
    "diamnya warga bukan '{}': akhiri sebagai 'lapsed' atau 'withdrawn'",
  ],
  [
    "the silence of an office leads to '{}': it never refuses anybody",
    "diamnya kantor menuju '{}': diam tidak pernah menolak siapa pun",
  ],
  ['the silence of an office never refuses anybody', 'diamnya kantor tidak pernah menolak siapa pun'],
  [
    "the silence of an office leads to '{}': it never ends a case against the applicant",
    "diamnya kantor menuju '{}': diam tidak pernah mengakhiri kasus dengan merugikan pemohon",
  ],
  [
    "the silence of an office never ends a case against the applicant: '{}'",
    "diamnya kantor tidak pernah mengakhiri kasus dengan merugikan pemohon: '{}'",
  ],
  [
    "when '{}' stays silent, '{}' grants: is that the law of this service?",
    "bila '{}' diam, '{}' mengabulkan: memang begitu hukumnya?",
  ],
  [
    "a withdrawal leads to an end 'withdrawn', and '{}' is none",
    "pembatalan menuju akhir 'withdrawn', sedangkan '{}' bukan",
  ],
  [
    "the applicant refuses nobody: lead to an end 'withdrawn'",
    "pemohon tidak menolak siapa pun: tuju akhir 'withdrawn'",
  ],
  ["a withdrawal leads to an end 'withdrawn'", "pembatalan menuju akhir 'withdrawn'"],
  [
    "the applicant refuses nobody: lead to an end 'withdrawn', not to '{}'",
    "pemohon tidak menolak siapa pun: tuju akhir 'withdrawn', bukan '{}'",
  ],
  [
    "this leads to '{}' ({}), against the applicant: say for which reasons, `because`",
    "ini menuju '{}' ({}) yang merugikan pemohon: sebut alasannya, `because`",
  ],
  [
    "sending back to '{}' needs its reasons: they say what must be corrected",
    "mengembalikan ke '{}' memerlukan alasan: alasan menyebut apa yang harus diperbaiki",
  ],
  ["{} needs its reasons: { to: '{}', because: […] }", "{} memerlukan alasan: { to: '{}', because: […] }"],
  ['give at least one reason', 'sebut paling sedikit satu alasan'],
  // --- money ---
  [
    'civil registry documents are free of charge by law (UU 24/2013 Pasal 79A): write 0',
    'dokumen kependudukan tidak dipungut biaya (UU 24/2013 Pasal 79A): tulis free(...)',
  ],
  [
    'civil registry documents are free of charge: write `free(…)`',
    'dokumen kependudukan tidak dipungut biaya: tulis `free(…)`',
  ],
  [
    'no action collects this fee: let one be `with` the fee',
    "tidak ada tindakan yang memungut biaya ini: beri satu `with: 'fee'`",
  ],
  [
    'no action collects this fee: add `with: "fee"` to one',
    "tidak ada tindakan yang memungut biaya ini: beri satu `with: 'fee'`",
  ],
  ['a fee is a whole amount of rupiah, 0 or more', 'biaya adalah rupiah bulat, 0 atau lebih'],
  [
    'this service is free: no action may collect the fee',
    'layanan ini gratis: tidak ada tindakan yang boleh memungut biaya',
  ],
  ['this service is free: nothing is paid', 'layanan ini gratis: tidak ada yang dibayar'],
  ['this service is free: there is nothing to refund', 'layanan ini gratis: tidak ada yang dikembalikan'],
  [
    "a road leads to '{}' without the fee: collect it on every road that issues something",
    "ada jalan ke '{}' tanpa biaya: pungut di setiap jalan yang memberikan hasil",
  ],
  [
    "whoever ends in '{}' may have paid: say with `refunds` whether it goes back",
    "yang berakhir di '{}' mungkin sudah membayar: sebut dengan `refunds` apakah uangnya kembali",
  ],
  // --- letters ---
  [
    "'{}' is no unit, no position and no telephone question",
    "'{}' bukan unit, bukan jabatan, dan bukan pertanyaan telepon",
  ],
  [
    "'{}' is no file question: the product is the file that is handed in there",
    "'{}' bukan pertanyaan berkas: hasil adalah berkas yang diserahkan di sana",
  ],
  [
    "a road leads to the end without '{}': collect it on every road",
    "ada jalan ke akhir tanpa '{}': kumpulkan di setiap jalan",
  ],
  ["'{}' is no style: {}", "'{}' bukan gaya tulis. Yang ada: {}"],
  [
    '{berlakuSampai} needs `validFor`, or stands in [ ]',
    '{berlakuSampai} memerlukan `validFor`, atau ditulis dalam [ ]',
  ],
  ['{{}} is not a text, number or date of this form', '{{}} bukan teks, angka, atau tanggal pada formulir ini'],
  [
    '{{}} may be empty, because the registry may be silent: put it and the words around it in [ ]',
    '{{}} mungkin kosong karena data rujukan dapat diam: tulis beserta kata di sekitarnya dalam [ ]',
  ],
  [
    '{{}} may be empty: put it and the words around it in [ ]',
    '{{}} mungkin kosong: tulis beserta kata di sekitarnya dalam [ ]',
  ],
  ["'[' inside '['", "'[' di dalam '['"],
  ["']' without its '['", "']' tanpa '['"],
  ["'}' without its '{'", "'}' tanpa '{'"],
  ["'[' is not closed", "'[' belum ditutup"],
  ["'{{}' is not {name}, {group.part} or {name:style}", "'{{}' bukan {nama}, {kelompok.bagian}, atau {nama:gaya}"],
  // --- values, dates, expressions ---
  ['two values begin on the same day: keep one', 'dua nilai mulai pada hari yang sama: simpan satu'],
  [
    'the service begins on {} (its cost), and this only on {}: say what held before',
    'layanan mulai {} (biayanya), sedangkan ini baru {}: sebut apa yang berlaku sebelumnya',
  ],
  [
    'the law has a date and a text: write since(date, duration, basis)',
    'hukum punya tanggal dan teks: tulis since(tanggal, lama, dasar)',
  ],
  ['this must give a {}, and gives a {}', 'ini harus memberi {}, tetapi memberi {}'],
  ['this gives nobody: name a unit', 'ini tidak memberi siapa pun: sebut unit'],
  [
    "'{}' may be left empty: say what holds then, with isAnswered() or otherwise()",
    "'{}' boleh kosong: sebut apa yang berlaku bila kosong, dengan isAnswered() atau otherwise()",
  ],
  [
    "nothing reads '{}': a fact that is not needed is not fetched (UU 27/2022)",
    "tidak ada yang membaca '{}': data yang tidak perlu tidak diambil (UU 27/2022)",
  ],
  [
    "'{}' is known to every service: give the fact another name",
    "'{}' sudah dikenal setiap layanan: beri data ini nama lain",
  ],
  ['an interval is counted in minutes or clock hours', 'jarak jadwal dihitung dalam menit atau jam'],
  ['it closes before it opens', 'tutup sebelum buka'],
  [
    '{} minutes are not divided evenly by {}: the last interval would run past closing time',
    '{} menit tidak habis dibagi {}: jadwal terakhir melewati jam tutup',
  ],
  [
    'more seats are kept for those who come without booking than there are ({})',
    'tempat untuk yang datang langsung lebih banyak daripada yang ada ({})',
  ],
  ["there is no score '{}' to read here: {}", "tidak ada skor '{}' yang dapat dibaca di sini. Yang ada: {}"],
  ["'{}' is no fact of the city: {}", "'{}' bukan data rujukan kota ini. Yang ada: {}"],
  ["'{}' is no question of this form: {}", "'{}' bukan pertanyaan formulir ini. Yang ada: {}"],
  ["'{}' is no question of the row: {}", "'{}' bukan pertanyaan pada baris. Yang ada: {}"],
  ["'{}' is no question of that group: {}", "'{}' bukan pertanyaan kelompok itu. Yang ada: {}"],
  ["'{}' is read of a row, but there is no row here", "'{}' dibaca dari baris, padahal di sini tidak ada baris"],
  [
    "'{}' is read of something that is no group of questions",
    "'{}' dibaca dari sesuatu yang bukan kelompok pertanyaan",
  ],
  ['only a question or a fact is answered or not', 'hanya pertanyaan atau data rujukan yang dijawab atau tidak'],
  ['round to a number above 0', 'bulatkan ke angka di atas 0'],
  ["'includes' is for a question with several choices", "'includes' hanya untuk pertanyaan dengan beberapa pilihan"],
  ["'{}' in the table is no option: {}", "'{}' dalam tabel bukan pilihan. Yang ada: {}"],
  ["'{}' is no option: {}", "'{}' bukan pilihan. Yang ada: {}"],
  ['a {} is no option: {}', '{} bukan pilihan. Yang ada: {}'],
  ['a {} is never equal to a {}', '{} tidak pernah sama dengan {}'],
  [
    "'choose' between two needs a yes or no, and this is a {}",
    "'choose' dengan dua nilai memerlukan ya atau tidak, sedangkan ini {}",
  ],
  ['a table needs a choice, and this is a {}', 'tabel memerlukan pilihan, sedangkan ini {}'],
  ["the table says nothing for '{}'", "tabel belum menyebut '{}'"],
  ["'{}' is for a repeated group, and this is a {}", "'{}' untuk kelompok berulang, sedangkan ini {}"],
  [
    "'{}' needs a {} on both sides, and has a {} and a {}",
    "'{}' memerlukan {} di kedua sisi, tetapi mendapat {} dan {}",
  ],
  ["'{}' is for a {}, and this is a {}", "'{}' untuk {}, sedangkan ini {}"],
  ['each row must give a {} here, and gives a {}', 'setiap baris harus memberi {}, tetapi memberi {}'],
  ['one value is a {}, the other a {}', 'satu nilai {}, yang lain {}'],
  // --- shape ---
  ["'{}' is no word of the language here: {}", "'{}' bukan kata bahasa ini di sini. Yang ada: {}"],
  ["'{}' is not a word of {}", "'{}' bukan kata yang dikenal di sini ({})"],
  ["'{}' is missing", "'{}' belum ditulis"],
  [
    'a name begins with a small letter and has letters and digits, at most 40',
    'nama diawali huruf kecil, berisi huruf dan angka, paling banyak 40',
  ],
  [
    "'{}' is a name that every object has: choose another",
    "'{}' adalah nama yang dimiliki setiap objek: pilih yang lain",
  ],
  ['write a text here', 'tulis teks di sini'],
  ['there is a hidden or control character: remove it', 'ada karakter tersembunyi: hapus'],
  ['at most {} characters', 'paling banyak {} karakter'],
  ['at most {} names', 'paling banyak {} nama'],
  ['write it like {}', 'tulis seperti {}'],
  ['write one of {}', 'tulis salah satu dari {}'],
  ['write true or false', 'tulis true atau false'],
  ['write true, or leave it out', 'tulis true, atau hapus'],
  ['write a whole number from {} to {}', 'tulis bilangan bulat dari {} sampai {}'],
  ['write a number', 'tulis angka'],
  ['write a date of the calendar, YYYY-MM-DD', 'tulis tanggal kalender, YYYY-MM-DD'],
  ['write a list here', 'tulis daftar di sini'],
  ['write {} to {} entries', 'tulis {} sampai {} isi'],
  ['write names with their values here', 'tulis nama beserta nilainya di sini'],
  ['write an object with {}', 'tulis objek dengan {}'],
  ['a clock of 0 is no clock: write an automatic stage instead', 'tenggat 0 bukan tenggat: tulis tahap otomatis'],
  [
    'only texts, numbers, true, false, null, lists and objects can be published',
    'hanya teks, angka, true, false, null, daftar, dan objek yang dapat diterbitkan',
  ],
  ['more than {} parts: split the service', 'lebih dari {} bagian: pecah layanan ini'],
  ['more than {} characters: shorten the texts', 'lebih dari {} karakter: persingkat teksnya'],
  ['nested deeper than {}: write the rule as several', 'bersarang lebih dalam dari {}: tulis sebagai beberapa aturan'],
  [
    'write a text, a number, true, false, or a list that begins with an operator',
    'tulis teks, angka, true, false, atau daftar yang diawali operator',
  ],
  ['a list begins with an operator: {}', 'daftar diawali operator: {}'],
  // --- what a file says that does not load ---
  [
    "{}: '{}' decides when the file is loaded, not for each case; {}",
    "{}: '{}' memutuskan saat berkas dimuat, bukan untuk setiap kasus; {}",
  ],
  ['{}: {} is not used; {}', '{}: {} tidak dipakai; {}'],
  [
    '{}: this name stands for two forms; rename one of them',
    '{}: nama ini dipakai untuk dua formulir; ganti salah satunya',
  ],
  [
    '{}: this name stands for two reasons; rename one of them',
    '{}: nama ini dipakai untuk dua alasan; ganti salah satunya',
  ],
  // --- expressions as data ---
  ["'{}' takes 1 part", "'{}' memerlukan 1 bagian"],
  ["'{}' takes {} parts", "'{}' memerlukan {} bagian"],
  ['a list holds the names of units', 'daftar berisi nama unit'],
  ['write a name here', 'tulis nama di sini'],
  ['write a value for every option here', 'tulis nilai untuk setiap pilihan'],
];
