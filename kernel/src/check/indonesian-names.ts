/** The sentences about names, questions and roads. Must never: hold a sentence that nothing says. */

export const ABOUT_NAMES: readonly (readonly [english: string, indonesian: string])[] = [
  // --- names ---
  ["'{}' is no stage: {}", "'{}' bukan tahap. Yang ada: {}"],
  [
    "'asker' is the word for who asked: give the stage another name",
    "'asker' berarti yang meminta: beri tahap ini nama lain",
  ],
  ["'{}' is no condition: {}", "'{}' bukan syarat (conditions). Yang ada: {}"],
  [
    "'{}' has no label: add it to the words of the city, or of this service",
    "'{}' belum punya sebutan: tambahkan pada words kota atau layanan ini",
  ],
  ["'{}' is no stage in which somebody acts", "'{}' bukan tahap yang memberi giliran kepada seseorang"],
  ['only officers are kept apart: leave it out', 'hanya petugas yang dipisahkan: hapus otherThan'],
  ['only officers are kept apart: the applicant may act again', 'hanya petugas yang dipisahkan: hapus otherThan'],
  [
    "'{}' is neither a slot nor a date of the form, nor '{}'",
    "'{}' bukan jadwal, bukan tanggal pada formulir, dan bukan '{}'",
  ],
  [
    "'{}' is a word of the form itself: give the question another name",
    "'{}' adalah kata formulirnya sendiri: beri pertanyaan ini nama lain",
  ],
  [
    "'{}' is the promised date: give the slot or question another name",
    "'{}' berarti tanggal yang dijanjikan: beri jadwal atau pertanyaan ini nama lain",
  ],
  [
    'this service promises no date: say `within` at its head, or leave `from` out',
    'layanan ini tidak menjanjikan tanggal: tulis `within` di kepala layanan, atau hapus `from`',
  ],
  [
    'only an office may need longer than it promised: leave `from` out',
    'hanya kantor yang dapat memerlukan waktu lebih lama: hapus `from`',
  ],
  [
    'say whose data: ask for a NIK that everybody must answer',
    'sebut data siapa: tanyakan NIK yang wajib dijawab semua orang',
  ],
  [
    'only an office of the city decides about the data of a person',
    'hanya kantor kota yang memutuskan tentang data seseorang',
  ],
  [
    'whoever has this turn can do nothing: add an action',
    'yang mendapat giliran ini tidak dapat berbuat apa-apa: tambahkan tindakan',
  ],
  [
    'only the applicant may change the answers: collect a form of your own',
    'hanya pemohon yang boleh mengubah jawaban: pakai formulir sendiri',
  ],
  ['only the applicant may change the answers', 'hanya pemohon yang boleh mengubah jawaban'],
  ["'{}' is no form and no slot: {}", "'{}' bukan formulir dan bukan jadwal. Yang ada: {}"],
  ["'{}' is no reason: {}", "'{}' bukan alasan. Yang ada: {}"],
  ["'{}' is no letter or product: {}", "'{}' bukan surat atau hasil. Yang ada: {}"],
  ["'{}' is no stage in which somebody reads it", "'{}' bukan tahap tempat seseorang membacanya"],
  ["'{}' is no unit of this city", "'{}' bukan unit kota ini"],
  [
    "'{}' is no unit of this city: nobody there can see '{}'",
    "'{}' bukan unit kota ini: tidak ada yang dapat melihat '{}'",
  ],
  ["'{}' is no question of this form", "'{}' bukan pertanyaan formulir ini"],
  ["'{}' is no form: {}", "'{}' bukan formulir. Yang ada: {}"],
  ["'{}' is no routing: {}", "'{}' bukan routing. Yang ada: {}"],
  ["'{}' is no team: {}", "'{}' bukan tim. Yang ada: {}"],
  [
    "'{}' is nobody who can act: no unit, and no telephone question of the form",
    "'{}' tidak dapat bertindak: bukan unit dan bukan pertanyaan telepon",
  ],
  [
    "a link is sent to '{}', which may be empty: make it a question that must be answered",
    "tautan dikirim ke '{}' yang boleh kosong: jadikan pertanyaan wajib",
  ],
  ["'{}' is no position of '{}': {}", "'{}' bukan jabatan di '{}'. Yang ada: {}"],
  ["'{}' is no unit of the city: {}", "'{}' bukan unit kota ini. Yang ada: {}"],
  ['{} is no unit of the city: {}', '{} bukan unit kota ini. Yang ada: {}'],
  [
    "there is one '{}' in each {}: say with `at` which place or area question names it",
    "ada satu '{}' di setiap {}: sebut dengan `at` pertanyaan tempat atau wilayah yang menentukannya",
  ],
  [
    "there is one '{}' in each {}: say with `at` which question names it",
    "ada satu '{}' di setiap {}: sebut dengan `at` pertanyaan yang menentukannya",
  ],
  ["'{}' is no place or area question of this form", "'{}' bukan pertanyaan tempat atau wilayah pada formulir ini"],
  [
    "'{}' is no place or area question that must be answered",
    "'{}' bukan pertanyaan tempat atau wilayah yang wajib dijawab",
  ],
  [
    "'{}' says which area, so it must always be asked and answered",
    "'{}' menentukan wilayah, jadi harus selalu ditanyakan dan dijawab",
  ],
  [
    "'{}' closes: name the unit that takes over its open turns",
    "'{}' ditutup: sebut unit yang mengambil alih gilirannya",
  ],
  ["'{}' cannot succeed itself or stand above itself", "'{}' tidak dapat menggantikan atau membawahi dirinya sendiri"],
  [
    "nobody fills in '{}': no action or objection is `with` it",
    "tidak ada yang mengisi '{}': tidak ada tindakan atau keberatan dengan `with` itu",
  ],
  ["nobody books '{}': no action is `with` it", "tidak ada yang memesan '{}': tidak ada tindakan dengan `with` itu"],
  ["no action is `because` '{}'", "alasan '{}' tidak dipakai: tidak ada tindakan dengan `because` itu"],
  ["no action '{}' takes its reasons from here", "tidak ada tindakan '{}' yang mengambil alasannya dari sini"],
  [
    "'{}' stands here twice: keep it under one action, and name it in `because` of the other",
    "'{}' ada dua kali di sini: tulis di bawah satu tindakan, dan sebut dalam `because` tindakan yang lain",
  ],
  [
    "'{}' has no ground: begin with it, reason(basis, { id, en })",
    "'{}' belum punya dasar: mulai dengan dasarnya, reason(dasar, { id, en })",
  ],
  [
    "no stage leads to '{}': if a case begins there, say so with `start`",
    "tidak ada tahap yang menuju '{}': bila kasus dimulai di sana, sebut dengan `start`",
  ],
  ["no end issues '{}'", "tidak ada akhir yang memberikan '{}': tulis `issues`"],
  // --- questions ---
  [
    "'{}' is asked in {} too: answers share one list, so give it another name",
    "'{}' juga ditanyakan di {}: jawaban menjadi satu daftar, jadi beri nama lain",
  ],
  ["'{}' is a question too: give the slot another name", "'{}' juga nama pertanyaan: beri jadwal ini nama lain"],
  ["'{}' has a meaning of its own: give the form another name", "'{}' punya arti sendiri: beri formulir ini nama lain"],
  [
    "'{}' is a word of the language: give the question another name",
    "'{}' adalah kata bahasa ini: beri pertanyaan ini nama lain",
  ],
  ["a {} needs '{}'", "pertanyaan {} memerlukan '{}'"],
  ["a {} has no '{}'", "pertanyaan {} tidak punya '{}'"],
  ['offer at least one option', 'tawarkan paling sedikit satu pilihan'],
  [
    "'askedIf' inside a question is for a group or rows",
    "'askedIf' di dalam pertanyaan hanya untuk kelompok atau baris",
  ],
  [
    "'askedIf' names a question that is not in this group",
    "'askedIf' menyebut pertanyaan yang tidak ada dalam kelompok ini",
  ],
  ["'narrowedBy' names a question before it: {}", "'narrowedBy' menyebut pertanyaan sebelumnya. Yang ada: {}"],
  ['{} limit {}, and this is a {}', '{} membatasi {}, sedangkan ini {}'],
  ['write the limit as a {}', 'tulis batasnya sebagai {}'],
  ['the lower limit is above the upper one', 'batas bawah lebih besar daripada batas atas'],
  ['sensitive answers cannot be published', 'jawaban yang peka tidak dapat dipublikasikan'],
  ["'{}' is sensitive: it cannot be published", "'{}' peka: tidak dapat dipublikasikan"],
  [
    "'{}' is sensitive: the service must say how long it `keeps` its cases",
    "'{}' peka: layanan harus menyebut berapa lama kasus disimpan (`keeps`)",
  ],
  ['a {} says who somebody is: it cannot be published', '{} menunjukkan siapa seseorang: tidak dapat dipublikasikan'],
  ["'roundedTo' is for a published place", "'roundedTo' hanya untuk tempat yang dipublikasikan"],
  [
    'only a telephone or an e-mail address that is not published can be told',
    'kabar hanya dapat dikirim ke telepon atau surel yang tidak dipublikasikan',
  ],
  [
    'who acts here sees the case as it is: `shows` is for who acts by a link',
    'yang bertindak di sini sudah melihat kasusnya: `shows` hanya untuk yang bertindak lewat tautan',
  ],
  [
    "'{}' is sensitive, and its `seenBy` does not name who acts here",
    "'{}' peka, dan `seenBy`-nya tidak menyebut yang bertindak di sini",
  ],
  [
    "there are many '{}' in one area: ask '{}' (a number or a text), always and answered",
    "ada banyak '{}' dalam satu wilayah: tanyakan '{}' (angka atau teks), selalu dan wajib dijawab",
  ],
  ["'{}' is no part of '{}': {}", "'{}' bukan bagian '{}'. Yang ada: {}"],
  ["'{}' is no question of this service", "'{}' bukan pertanyaan layanan ini"],
  ["'{}' is no question of this group", "'{}' bukan pertanyaan kelompok ini"],
  ["'{}' says nothing about a {}", "'{}' tidak berlaku untuk pertanyaan jenis {}"],
  [
    "whether '{}' is asked depends on itself: let one of them always be asked",
    "apakah '{}' ditanyakan bergantung pada dirinya sendiri: satu di antaranya harus selalu ditanyakan",
  ],
  ["'{}' is no question of the form: {}", "'{}' bukan pertanyaan formulir. Yang ada: {}"],
  ["'{}' is no place question of the form", "'{}' bukan pertanyaan tempat pada formulir"],
  [
    "the registry is asked for '{}' with '{}', which this service does not ask",
    "data '{}' diminta dengan '{}', yang tidak ditanyakan layanan ini",
  ],
  // --- roads ---
  ["'{}' can never be reached: no stage leads to it", "'{}' tidak pernah dicapai: tidak ada tahap yang menuju ke sana"],
  ["no way leads from '{}' to an end", "dari '{}' tidak ada jalan menuju akhir"],
  ["'{}' leads back to itself with nobody acting", "'{}' kembali ke dirinya sendiri tanpa seorang pun bertindak"],
  [
    "'{}' leads back to itself when everybody stays silent: let one clock lead to an end",
    "'{}' kembali ke dirinya sendiri bila semua diam: satu tenggat harus menuju akhir",
  ],
  [
    "'{}' leads back to itself: a promise is extended once",
    "'{}' kembali ke dirinya sendiri: janji hanya diperpanjang satu kali",
  ],
  ['only one acts here: write `to`', 'hanya satu yang bertindak di sini: tulis `to`'],
  [
    'several act here: one action must say where they meet, `all`',
    'beberapa bertindak di sini: satu tindakan harus menyebut tempat bertemu, `all`',
  ],
  [
    'several act here: one action must say where they meet, `{ all: … }`',
    'beberapa bertindak di sini: satu tindakan harus menyebut tempat bertemu, `all`',
  ],
  [
    'several act here and meet in different stages ({}): name one in `all`, the others in `ifAny`',
    'beberapa bertindak di sini dan bertemu di tahap yang berlainan ({}): sebut satu di `all`, lainnya di `ifAny`',
  ],
  [
    'several act here and meet in different stages: name one in `all`, the others in `ifAny`',
    'beberapa bertindak di sini dan bertemu di tahap yang berlainan: sebut satu di `all`, lainnya di `ifAny`',
  ],
  [
    "from '{}' each goes on alone, and '{}' divides again: let them meet first",
    "dari '{}' masing-masing berjalan sendiri, dan '{}' membagi lagi: pertemukan dahulu",
  ],
  ["'asker' stands after `to` only", "'asker' hanya boleh sesudah `to`"],
  [
    'only the applicant goes back to who asked: name a stage',
    'hanya pemohon yang kembali kepada yang meminta: sebut nama tahap',
  ],
  [
    "nobody asks here: no action of an officer leads to '{}'",
    "tidak ada yang meminta: tidak ada tindakan petugas yang menuju '{}'",
  ],
  [
    'nobody asks here: no action of an officer leads to this stage',
    'tidak ada yang meminta: tidak ada tindakan petugas yang menuju tahap ini',
  ],
  [
    "the clock of '{}' counts from '{}', which may not be known then: ask it on every road",
    "tenggat '{}' dihitung dari '{}', yang mungkin belum diketahui: tanyakan di setiap jalan",
  ],
  [
    "{} reads '{}' of the form '{}', and a road to '{}' passes it by: collect it on every road, or write otherwise()",
    "{}: '{}' dari formulir '{}' dibaca, padahal ada jalan ke '{}' yang melewatinya: kumpulkan di setiap jalan, atau tulis otherwise()",
  ],
  [
    "{} reads the time booked in '{}', and a road to '{}' passes it by: book on every road, or write otherwise()",
    "{}: jadwal '{}' dibaca, padahal ada jalan ke '{}' yang melewatinya: pesan di setiap jalan, atau tulis otherwise()",
  ],
  [
    "{} reads '{}', and the registry may be silent: write otherwise()",
    "{}: '{}' dibaca, padahal data rujukan dapat diam: tulis otherwise()",
  ],
  [
    "{} reads '{}', which may be empty: write otherwise(), or ask it always",
    "{}: '{}' dibaca, padahal boleh kosong: tulis otherwise(), atau selalu tanyakan",
  ],
  ['an action says exactly one of `to`, `all`, `ifAny`', 'tindakan menyebut tepat satu dari `to`, `all`, `ifAny`'],
  ['this action leads nowhere: say `to`', 'tindakan ini tidak menuju ke mana pun: tulis `to`'],
];
