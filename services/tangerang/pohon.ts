/**
 * Lapor pohon rawan tumbang: the unit in charge looks, says how urgent it is, and its crew cuts; the kelurahan sees for itself.
 *
 * Trees were Disbudpar's until 31 December 2025 and are DLH's since. Must never: close without a photo, or leave a tree that
 * threatens people in the same line as one that hides a sign.
 */
import { choice, clockHours, free, help, law, number, reason, since, workingDays, yesNo } from '@balai/kernel';
import * as laporan from '../indonesia/reports.ts';
import { defineService } from './city.ts';

const sop = law('2025-01-01', 'SOP pemeliharaan pohon (perlu dikonfirmasi)');
const perawat = [since('2025-01-01', 'disbudpar', 'Perwali SOTK (contoh)'), since('2026-01-01', 'dlh', 'Perwali SOTK 2026 (contoh)')] as const;
const kiraKira = { id: 'Kira-kira saja.', en: 'Roughly.' };
const setelahSurvei = { jadwalkan: { to: 'dipangkas', with: 'survei' }, dahulukan: { to: 'dipangkasSegera', with: 'survei' }, tolak: 'ditolak' } as const;

export const pohon = defineService({
  id: 'pohon',
  title: { id: 'Lapor pohon rawan tumbang', en: 'Report a tree that may fall' },
  category: 'report',
  basis: 'Permenpanrb 5/2025; Perda RTH (contoh)',
  who: 'anyone',
  at: 'lokasi',

  fields: {
    lokasi: laporan.lokasi({ id: 'Di mana pohonnya?', en: 'Where is the tree?' }),
    keadaan: choice({ id: 'Bagaimana keadaannya?', en: 'What is its state?' }, { published: true }).of({
      miring: { id: 'Miring atau akarnya terangkat', en: 'Leaning, or its roots lift' },
      keropos: { id: 'Keropos atau mati', en: 'Hollow or dead' },
      dahanPatah: { id: 'Dahan patah atau menggantung', en: 'A branch is broken or hangs' },
      menutupi: { id: 'Menutupi lampu, rambu atau kabel', en: 'It covers a lamp, a sign or wires' },
    }),
    mengancam: help(
      yesNo({ id: 'Dapatkah pohon ini menimpa orang, rumah atau kabel?', en: 'Could it fall on people, a house or wires?' }, { published: true }),
      {
        id: 'Jika ya, jangan berdiri di bawahnya; laporan ini didahulukan. Bila sudah menimpa orang, telepon 112.',
        en: 'If so, do not stand below it; this report goes first. If it has hit somebody, dial 112.',
      },
    ),
    foto: laporan.fotoWajib({ id: 'Foto pohonnya', en: 'Photo of the tree' }),
    ...laporan.keteranganDanKontak,
  },
  forms: {
    survei: {
      pekerjaan: choice({ id: 'Apa yang akan dikerjakan?', en: 'What will be done?' }, { published: true }).of({
        pangkas: { id: 'Dipangkas', en: 'It is cut back' },
        tebang: { id: 'Ditebang dan diganti', en: 'It is felled and replaced' },
      }),
      tinggi: help(number({ id: 'Tinggi pohon', en: 'Height of the tree' }, { unit: 'm', optional: true, from: 1, to: 60 }), kiraKira),
    },
  },
  duplicates: { near: 'lokasi', metres: 20 },

  cost: free('2025-01-01', 'Permenpanrb 5/2025'),
  within: sop(workingDays(5)),

  conditions: { berbahaya: (f) => f.mengancam.or(f.keadaan.is('dahanPatah')) },
  reasons: {
    tolak: {
      lahanPribadi: laporan.diLahanPribadi('Perda RTH (contoh)', { id: 'Pohon ini tumbuh', en: 'This tree stands' }),
      pohonSehat: reason(sop, {
        id: 'Petugas memeriksa pohon ini: sehat, kuat dan tidak mengganggu.',
        en: 'The crew examined this tree: it is sound and in nobody’s way.',
      }),
      tidakDitemukan: laporan.tidakDitemukan(sop, { id: 'pohon yang dilaporkan', en: 'such tree' }),
    },
    belum: {
      masihRawan: reason(sop, { id: 'Pohon masih rawan tumbang atau dahannya tertinggal.', en: 'The tree may still fall, or its branches were left.' }),
      fotoTidakJelas: laporan.buktiTidakJelas(sop, { id: 'pohon', en: 'tree' }),
    },
  },

  stages: {
    dipilah: { asks: 'berbahaya', yes: 'disurveiSegera', no: 'disurvei' },
    disurveiSegera: { by: perawat, within: sop(clockHours(4)), next: setelahSurvei },
    disurvei: { by: perawat, within: sop(workingDays(2)), next: setelahSurvei },
    dipangkasSegera: { by: perawat, within: sop(clockHours(24)), next: { laksanakan: laporan.dibuktikan('dicek') } },
    dipangkas: { by: perawat, within: sop(workingDays(2)), next: { laksanakan: laporan.dibuktikan('dicek') } },
    dicek: { by: 'kelurahan', within: sop(workingDays(1)), next: { benar: 'selesai', belum: 'dipangkas' } },
    ...laporan.akhir('disurvei'),
  },
  words: {
    disurvei: { id: 'Pohon diperiksa di tempat', en: 'The tree is being examined' },
    disurveiSegera: { id: 'Diperiksa segera karena berbahaya', en: 'Being examined at once, because it is dangerous' },
    dipangkas: { id: 'Menunggu giliran regu pangkas', en: 'Waiting for its turn with the crew' },
    dipangkasSegera: { id: 'Regu pangkas didahulukan ke sini', en: 'The crew comes here first' },
    dahulukan: { id: 'Dahulukan: berbahaya', en: 'Put first: dangerous' },
  },
});
