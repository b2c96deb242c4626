// A letter: a resident asks, an officer checks and signs, sends back or refuses; an objection is read by somebody else.
// Must never: let silence refuse, or a refusal stand without a way to object.
import type { ExampleTimes } from './example-times.ts';
import { areaQuestion, deciderOf, type Parts, unitIn } from './parts.ts';
import type { Wanted } from './wanted.ts';

const OBJECTION_DAYS = 21;
const CORRECTION_DAYS = 7;

export function letterService(wanted: Wanted, times: ExampleTimes): Parts {
  const { place } = wanted;
  return {
    kernel: ['months', 'reason', 'workingDays'],
    shared: { name: 'permohonan', file: 'applications.ts' },
    icon: 'certificate',
    works: 'diperiksa',
    body: bodyOf(wanted, times),
    given: `const permohonan = {
  nama: 'Warga Contoh',
  nik: NIK,
  ${place ? `kelurahan: AREA,` : ''}
  keperluan: 'Contoh keperluan',
} as const;
const keberatan = { alasan: 'Surat ini saya perlukan.' } as const;`,
    examples: examplesOf(wanted, times),
  };
}

function bodyOf(wanted: Wanted, { begins }: ExampleTimes): string {
  const { place, unit, days, basis } = wanted;
  return `fields: {
    ...permohonan.namaDanNik,
    ${place ? `${areaQuestion(wanted)}: permohonan.kelurahanTinggal,` : ''}
    keperluan: permohonan.uraian(
      { id: 'Surat ini untuk keperluan apa?', en: 'What do you need the letter for?' },
      { id: 'Beberapa kata saja; dicetak di surat.', en: 'A few words; they are printed on the letter.' },
      200,
    ),
    kontak: permohonan.kontak,
  },

  cost: free('${begins}', '${basis}'),
  within: dasar(workingDays(${days})),
  reasons: {
    mintaPerbaikan: { dataTidakCocok: permohonan.dataTidakCocok(dasar, ['nama', 'nik']) },
    tolak: { tidakMemenuhi: reason(dasar, { id: 'Syarat surat ini belum terpenuhi.', en: 'The conditions of this letter are not met.' }) },
  },

  stages: {
    diperiksa: {
      by: '${deciderOf(wanted)}',
      within: dasar(workingDays(${days})),
      next: { terbitkan: 'terbit', ...permohonan.mintaAtauTolak },
    },
    perbaikan: permohonan.diperbaiki(dasar(workingDays(${CORRECTION_DAYS}))),
    ditinjau: {
      by: '${unit.reviewer}',
      within: permohonan.jawabKeberatan,
      next: { kabulkan: 'terbit', tolak: 'tetapDitolak' },
    },
    terbit: { ends: 'granted', issues: 'surat' },
    ...permohonan.akhir,
  },

  documents: {
    surat: {
      signedBy: '${deciderOf(wanted)}',
      validFor: dasar(months(6)),
      body: [...permohonan.identitas, 'Surat ini dibuat untuk keperluan {keperluan}, berlaku sampai {berlakuSampai}.'],
    },
  },`;
}

function examplesOf({ unit, days }: Wanted, { at, due, afterDue }: ExampleTimes): string {
  const on = `on: '${at(0, '09:00')}', given: permohonan,`;
  const asked = `{ on: '${at(0, '10:00')}', in: 'diperiksa', does: 'mintaPerbaikan', because: ['dataTidakCocok'], expect: { in: ['perbaikan'], due: '${due(CORRECTION_DAYS, 0)}' } },`;
  return `  'Surat terbit': {
    ${on}
    then: [
      { on: '${at(0, '09:00')}', does: 'wait', expect: { in: ['diperiksa'], units: ['${unit.name}'], due: '${due(days, 0)}', promised: '${due(days, 0)}' } },
      { on: '${at(0, '10:00')}', in: 'diperiksa', does: 'terbitkan' },
    ],
    expect: { outcome: 'granted', letters: ['surat'], paid: 0 },
  },
  'Data tidak cocok: diperbaiki dalam permohonan yang sama': {
    ${on}
    then: [
      ${asked}
      { on: '${at(1, '10:00')}', in: 'perbaikan', does: 'kirimUlang', with: { answers: { nama: 'Warga Contoh Benar' } } },
    ],
    expect: { in: ['diperiksa'] },
  },
  'Pemohon membatalkan': {
    ${on}
    then: [${asked} { on: '${at(1, '10:00')}', in: 'perbaikan', does: 'batalkan' }],
    expect: { outcome: 'withdrawn' },
  },
  'Pemohon diam setelah diminta memperbaiki: gugur': {
    ${on}
    then: [${asked} { on: '${afterDue(CORRECTION_DAYS, 0)}', does: 'wait' }],
    expect: { outcome: 'lapsed' },
  },
  'Ditolak dengan alasan; yang lain mengabulkan keberatan': {
    ${on}
    then: [
      { on: '${at(0, '10:00')}', in: 'diperiksa', does: 'tolak', because: ['tidakMemenuhi'], officer: 'a', expect: { objectBy: '${due(OBJECTION_DAYS, 0)}' } },
      { on: '${at(1, '10:00')}', does: 'object', with: { keberatan }, expect: { in: ['ditinjau'], units: ['${unitIn(unit.reviewer)}'], due: '${due(10, 1)}', promised: '${due(10, 1)}' } },
      { on: '${at(2, '10:00')}', in: 'ditinjau', does: 'kabulkan', officer: 'b' },
    ],
    expect: { outcome: 'granted', letters: ['surat'] },
  },
  'Keberatan ditolak': {
    ${on}
    then: [
      { on: '${at(0, '10:00')}', in: 'diperiksa', does: 'tolak', because: ['tidakMemenuhi'], officer: 'a' },
      { on: '${at(1, '10:00')}', does: 'object', with: { keberatan } },
      { on: '${at(2, '10:00')}', in: 'ditinjau', does: 'tolak', because: ['tidakMemenuhi'], officer: 'b' },
    ],
    expect: { outcome: 'refused', letters: [] },
  },
  'Terlambat: atasan diberi tahu, permohonan tidak gugur': {
    ${on}
    then: [
      { on: '${afterDue(days, 0)}', does: 'wait', expect: { late: ['diperiksa'] } },
      { on: '${afterDue(days, 0)}', in: 'diperiksa', does: 'tolak', because: ['tidakMemenuhi'] },
      { on: '${afterDue(days, 0)}', does: 'object', with: { keberatan } },
      { on: '${afterDue(days + 12, 0)}', does: 'wait' },
    ],
    expect: { in: ['ditinjau'], late: ['ditinjau'] },
  },`;
}
