/**
 * Lapor banjir dan saluran mampet: BPBD pumps, DPUPR clears drains, the river is its agency's; what is urgent becomes an emergency.
 *
 * Must never: keep people who are trapped waiting in a queue of reports, or be taken for the way to call for help: that is 112.
 */
import { choice, clockHours, free, help, law, reason, since, workingDays, yesNo } from '@balai/kernel';
import * as laporan from '../indonesia/reports.ts';
import { defineService } from './city.ts';

const sop = law('2025-01-01', 'SOP penanganan banjir (perlu dikonfirmasi)');

export const banjir = defineService({
  id: 'banjir',
  title: { id: 'Lapor banjir atau saluran mampet', en: 'Report a flood or a blocked drain' },
  category: 'report',
  basis: 'UU 24/2007 tentang Penanggulangan Bencana; Permenpanrb 5/2025',
  who: 'anyone',
  at: 'lokasi',

  fields: {
    lokasi: laporan.lokasi({ id: 'Di mana banjirnya?', en: 'Where is the water?' }),
    kejadian: choice({ id: 'Apa yang terjadi?', en: 'What is happening?' }, { published: true }).of({
      genangan: { id: 'Jalan atau rumah tergenang', en: 'A street or houses are under water' },
      saluran: { id: 'Saluran mampet atau rusak', en: 'A drain is blocked or broken' },
      tanggul: { id: 'Tanggul retak atau jebol', en: 'A dyke is cracked or broken' },
    }),
    tinggiAir: choice({ id: 'Setinggi apa airnya?', en: 'How deep is the water?' }, { published: true }).of({
      mataKaki: { id: 'Mata kaki (sampai 20 cm)', en: 'To the ankle (up to 20 cm)' },
      lutut: { id: 'Lutut (sampai 50 cm)', en: 'To the knee (up to 50 cm)' },
      pinggang: { id: 'Pinggang (sampai 1 meter)', en: 'To the waist (up to 1 metre)' },
      dada: { id: 'Dada atau lebih', en: 'To the chest or more' },
    }),
    terjebak: help(
      yesNo({ id: 'Ada orang yang terjebak atau perlu diungsikan?', en: 'Is anybody trapped, or must anybody be brought to safety?' }, { published: true }),
      { id: 'Jika ya, telepon 112 sekarang. Jangan menunggu balasan laporan ini.', en: 'If so, dial 112 now. Do not wait for an answer to this report.' },
    ),
    foto: laporan.foto({ id: 'Foto keadaannya', en: 'Photo of the situation' }),
    ...laporan.keteranganDanKontak,
  },
  askedIf: { tinggiAir: (f) => f.kejadian.is('genangan') },
  duplicates: { near: 'lokasi', metres: 100, same: ['kejadian'] },

  cost: free('2025-01-01', 'Permenpanrb 5/2025'),
  within: laporan.sp4n(workingDays(14)),

  conditions: { gawat: (f) => f.terjebak.or(f.kejadian.is('tanggul')).or(f.tinggiAir.isOneOf('pinggang', 'dada')) },
  routing: { penangan: (f) => since('2025-01-01', f.kejadian.is('genangan').choose('bpbd', 'dpupr'), 'Perwali SOTK (contoh)') },
  reasons: {
    bukanKewenangan: {
      sungaiNasional: laporan.diteruskan(
        'UU 17/2019 tentang Sumber Daya Air',
        { id: 'Sungai dan tanggul ini milik balai wilayah sungai.', en: 'This river with its dyke belongs to the river agency.' },
        { id: 'balai wilayah sungai', en: 'the river agency' },
      ),
    },
    tolak: {
      tidakDitemukan: laporan.tidakDitemukan(sop, { id: 'genangan atau saluran mampet', en: 'flood and no blocked drain' }),
      lahanPribadi: laporan.diLahanPribadi('Perda drainase (contoh)', { id: 'Saluran ini berada', en: 'This drain lies' }),
    },
    belum: { belumSurut: reason(sop, { id: 'Air belum surut, atau saluran belum mengalir.', en: 'The water has not gone, or the drain does not flow.' }) },
  },

  stages: {
    dipilah: { asks: 'gawat', yes: 'menjadiDarurat', no: 'diterima' },
    diterima: {
      by: 'penangan',
      within: sop(clockHours(4)),
      next: { jadwalkan: 'dikerjakan', jadikanDarurat: 'menjadiDarurat', bukanKewenangan: 'diteruskan', tolak: 'ditolak' },
    },
    dikerjakan: { by: 'penangan', within: sop(workingDays(7)), next: { laksanakan: laporan.dibuktikan('dicek'), jadikanDarurat: 'menjadiDarurat' } },
    diteruskan: { by: 'bbws', shows: ['foto', 'keterangan'], within: sop(workingDays(10)), next: { laksanakan: laporan.dijawab('dicek') } },
    dicek: { by: 'kelurahan', within: sop(workingDays(2)), next: { benar: 'selesai', belum: 'dikerjakan' } },
    menjadiDarurat: { ends: 'moved', starts: 'darurat-112' },
    ...laporan.akhir('dikerjakan'),
  },
  words: {
    dikerjakan: { id: 'Sedang ditangani', en: 'Being dealt with' },
    jadikanDarurat: { id: 'Jadikan darurat', en: 'Make it an emergency' },
    menjadiDarurat: { id: 'Menjadi keadaan darurat', en: 'It became an emergency' },
  },
});
