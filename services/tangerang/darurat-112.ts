/**
 * Panggilan darurat 112: the record of a dispatch, entered by the operations room while it telephones; minutes count.
 *
 * It is filled in by the room, for real calls and for exercises. Must never: be the way to call for help (that is the number
 * 112 itself, ADR 0016), or wait for a name, a number or an address that the caller does not know.
 */
import { choice, free, help, kept, law, minutes, number, phone, place, reason, since, text, yesNo } from '@balai/kernel';
import { defineService } from './city.ts';

const sop112 = law('2016-05-20', 'SOP 112 (perlu dikonfirmasi)');
const petugas112 = ['ruang112', 'bpbd', 'dinkes'] as const;
const tanpaMenunggu = { id: 'Boleh kosong: jangan menunda pengiriman.', en: 'May stay empty: do not hold back the crews for it.' };
/** What a unit without an account (the police) must know to get there. */
const untukBerangkat = ['keterangan', 'lokasi', 'patokan', 'nama', 'telepon', 'latihan'] as const;
const pertolongan = { purpose: { id: 'Pertolongan dan log kejadian', en: 'Rescue and incident log' }, basis: 'UU 17/2023 Pasal 177', seenBy: petugas112 };

export const darurat112 = defineService({
  id: 'darurat-112',
  title: { id: 'Panggilan darurat 112', en: '112 emergency call' },
  category: 'emergency',
  basis: 'Permenkominfo 10/2016',
  who: 'ruang112',

  fields: {
    keterangan: help(text({ id: 'Apa yang dikatakan pemanggil?', en: 'What does the caller say?' }, { optional: true, maxLength: 500 }), {
      id: 'Tulis dengan kata pemanggil. Tanyakan tempatnya lebih dulu.',
      en: 'In the caller’s own words. Ask for the place first.',
    }),
    lokasi: help(place({ id: 'Di mana?', en: 'Where?' }, { optional: true }), {
      id: 'Ketuk titiknya, atau pilih kelurahan. Cukup patokan bila titiknya belum diketahui.',
      en: 'Tap the spot, or choose the kelurahan. A landmark is enough while the spot is unknown.',
    }),
    patokan: help(text({ id: 'Patokan', en: 'Landmark' }, { optional: true, maxLength: 200 }), {
      id: 'Alamat, gedung, persimpangan atau tiang bernomor di dekatnya.',
      en: 'Address, building, crossing or numbered pole nearby.',
    }),
    nama: help(text({ id: 'Nama pemanggil', en: 'Name of the caller' }, { letters: 'name', optional: true, maxLength: 60 }), tanpaMenunggu),
    telepon: help(phone({ id: 'Telepon pemanggil', en: 'Telephone of the caller' }, { optional: true }), {
      id: 'Untuk ditelepon kembali oleh unit di jalan.',
      en: 'For the crews on the way to call back.',
    }),
    latihan: yesNo({ id: 'Ini latihan?', en: 'Is this an exercise?' }, { optional: true }),
  },
  forms: {
    kejadian: {
      jenis: choice({ id: 'Kejadian apa?', en: 'What has happened?' }).of({
        kebakaran: { id: 'Kebakaran', en: 'Fire' },
        banjir: { id: 'Banjir atau orang terjebak', en: 'Flood, or somebody trapped' },
        medis: { id: 'Gawat darurat medis', en: 'Medical emergency' },
        kecelakaan: { id: 'Kecelakaan', en: 'Accident' },
        kejahatan: { id: 'Kejahatan', en: 'Crime' },
      }),
    },
    laporan: {
      pertolongan: help(text({ id: 'Apa yang dilakukan?', en: 'What was done?' }, { maxLength: 500 }), {
        id: 'Singkat, oleh unit ini saja.',
        en: 'In short, by this unit alone.',
      }),
      korban: help(
        number(
          { id: 'Orang yang ditolong', en: 'People helped' },
          { unit: { id: 'orang', en: 'people' }, from: 0, to: 1000, whole: true, sensitive: pertolongan },
        ),
        { id: 'Oleh unit ini. Tulis 0 bila tidak ada.', en: 'By this unit. Write 0 if there were none.' },
      ),
      keadaanKorban: help(text({ id: 'Keadaan mereka', en: 'Their condition' }, { optional: true, maxLength: 500, sensitive: pertolongan }), {
        id: 'Tanpa nama.',
        en: 'Without names.',
      }),
    },
  },

  rules: {
    tempatDiketahui: {
      require: (f) => f.lokasi.isAnswered().or(f.patokan.isAnswered()),
      otherwise: { id: 'Tanyakan tempatnya: isi lokasi atau patokan.', en: 'Ask for the place: give the spot or a landmark.' },
      basis: 'SOP 112 (perlu dikonfirmasi)',
    },
  },

  cost: free('2016-05-20', 'Permenkominfo 10/2016'),
  keeps: since('2016-05-20', kept(60, 'destroy'), 'JRA kota (perlu dikonfirmasi)'),
  within: sop112(minutes(180)),

  teams: {
    armada: (f) =>
      sop112(
        f.jenis.choose({
          kebakaran: ['bpbd', 'dinkes', 'polres'],
          banjir: ['bpbd', 'dinkes'],
          medis: ['dinkes'],
          kecelakaan: ['dinkes', 'polres'],
          kejahatan: ['polres'],
        }),
      ),
  },
  reasons: {
    tolak: {
      panggilanPalsu: reason('Permenkominfo 10/2016 (perlu dikonfirmasi)', { id: 'Panggilan ini ternyata palsu.', en: 'This call turned out to be a prank.' }),
      bukanDarurat: reason(sop112, {
        id: 'Bukan keadaan darurat; pemanggil diarahkan ke layanan laporan.',
        en: 'No emergency; the caller was shown the reports of the city.',
      }),
    },
  },

  stages: {
    diklasifikasi: { by: 'ruang112', within: sop112(minutes(2)), next: { kerahkan: { to: 'dikerahkan', with: 'kejadian' }, tolak: 'ditolak' } },
    dikerahkan: { by: 'armada', shows: untukBerangkat, within: sop112(minutes(15)), next: { tiba: 'ditolong' } },
    ditolong: {
      by: 'armada',
      shows: untukBerangkat,
      within: sop112(minutes(120)),
      next: { tuntas: { all: 'dirangkum', with: 'laporan' }, tidakAdaKejadian: { ifAny: 'ditolak', because: ['panggilanPalsu'] } },
    },
    dirangkum: { by: 'ruang112', within: sop112(minutes(30)), next: { tutup: 'selesai', kirimLagi: { to: 'dikerahkan' } } },
    selesai: { ends: 'granted' },
    ditolak: { ends: 'refused' },
  },
  words: {
    diklasifikasi: { id: 'Diterima ruang operasi', en: 'Taken by the operations room' },
    dikerahkan: { id: 'Menuju lokasi', en: 'On the way' },
    ditolong: { id: 'Di lokasi', en: 'At the scene' },
    dirangkum: { id: 'Semua unit melapor', en: 'Every unit has reported' },
    kerahkan: { id: 'Kerahkan', en: 'Send the crews' },
    tiba: { id: 'Tiba di lokasi', en: 'Arrived at the scene' },
    tuntas: { id: 'Tuntas di lokasi', en: 'Done at the scene' },
    tidakAdaKejadian: { id: 'Tidak ada kejadian', en: 'Nothing has happened' },
    kirimLagi: { id: 'Kerahkan lagi', en: 'Send the crews again' },
    tutup: { id: 'Tutup panggilan', en: 'Close the call' },
  },
});
