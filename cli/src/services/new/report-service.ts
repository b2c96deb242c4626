// A report: somebody points at something, the unit mends it and proves it, another officer looks; whoever reported may say that it is not so.
// Must never: end as done without a proof that somebody else has checked.
import type { ExampleTimes } from './example-times.ts';
import type { Wanted } from './wanted.ts';
import type { Parts } from './parts.ts';

/** Of the promise, one working day is for whoever checks. */
const CHECK_DAYS = 1;
const OBJECTION_DAYS = 10;

export function reportService(wanted: Wanted, times: ExampleTimes): Parts {
  const { place } = wanted;
  return {
    kernel: ['workingDays'],
    shared: { name: 'laporan', file: 'reports.ts' },
    icon: 'warning',
    works: 'diterima',
    body: bodyOf(wanted, times),
    given: `const foto = { sha256: 'a'.repeat(64) } as const;
const hasil = { sebelum: foto, sesudah: { sha256: 'b'.repeat(64) } } as const;
const laporan = { ${place ? `lokasi: { area: AREA },` : ''} foto } as const;
const keberatan = { masalah: 'Masih seperti semula.' } as const;`,
    examples: examplesOf(wanted, times),
  };
}

const workDays = ({ days }: Wanted): number => Math.max(1, days - CHECK_DAYS);

function bodyOf(wanted: Wanted, { begins }: ExampleTimes): string {
  const { place, unit, days, basis } = wanted;
  return `fields: {
    ${place ? `lokasi: laporan.lokasi({ id: 'Di mana tempatnya?', en: 'Where is it?' }),` : ''}
    foto: laporan.fotoWajib({ id: 'Foto keadaannya', en: 'Photo of it' }),
    ...laporan.keteranganDanKontak,
  },

  cost: free('${begins}', '${basis}'),
  within: dasar(workingDays(${days})),
  reasons: {
    tolak: { tidakDitemukan: laporan.tidakDitemukan(dasar, { id: 'yang dilaporkan', en: 'such thing' }) },
    belum: { fotoTidakJelas: laporan.buktiTidakJelas(dasar, { id: 'tempat', en: 'place' }) },
  },

  stages: {
    diterima: {
      by: '${unit.name}',
      within: dasar(workingDays(${workDays(wanted)})),
      next: { laksanakan: laporan.dibuktikan('dicek'), tolak: 'ditolak' },
    },
    dicek: {
      by: '${unit.name}',
      otherThan: 'diterima',
      within: dasar(workingDays(${CHECK_DAYS})),
      next: { benar: 'selesai', belum: 'diterima' },
    },
    ...laporan.akhir('diterima'),
  },`;
}

function examplesOf(wanted: Wanted, { at, due, afterDue }: ExampleTimes): string {
  const { unit, days } = wanted;
  const on = `on: '${at(0, '09:00')}', given: laporan,`;
  const done = `{ on: '${at(0, '10:00')}', in: 'diterima', does: 'laksanakan', officer: 'a', with: { hasil } },`;
  const work = workDays(wanted);
  return `  'Dikerjakan, dibuktikan, dan dicek petugas lain': {
    ${on}
    then: [
      { on: '${at(0, '09:00')}', does: 'wait', expect: { in: ['diterima'], units: ['${unit.name}'], due: '${due(work, 0)}', promised: '${due(days, 0)}' } },
      ${done}
      { on: '${at(0, '11:00')}', does: 'wait', expect: { in: ['dicek'], units: ['${unit.name}'], due: '${due(CHECK_DAYS, 0)}' } },
      { on: '${at(1, '10:00')}', in: 'dicek', does: 'benar', officer: 'b', expect: { objectBy: '${due(OBJECTION_DAYS, 1)}' } },
    ],
    expect: { outcome: 'granted', paid: 0 },
  },
  'Yang mengerjakan tidak mengecek sendiri': {
    ${on}
    then: [${done} { on: '${at(1, '10:00')}', in: 'dicek', does: 'benar', officer: 'a' }],
    expect: { in: ['dicek'], refused: 'sameOfficer' },
  },
  'Belum beres: dikerjakan lagi': {
    ${on}
    then: [${done} { on: '${at(1, '10:00')}', in: 'dicek', does: 'belum', because: ['fotoTidakJelas'], officer: 'b' }],
    expect: { in: ['diterima'] },
  },
  'Pelapor berkeberatan setelah selesai: dibuka lagi': {
    ${on}
    then: [
      ${done}
      { on: '${at(1, '10:00')}', in: 'dicek', does: 'benar', officer: 'b' },
      { on: '${at(2, '10:00')}', does: 'object', with: { keberatan } },
    ],
    expect: { in: ['diterima'] },
  },
  'Tanpa bukti tidak dapat selesai': {
    ${on}
    then: [{ on: '${at(0, '10:00')}', in: 'diterima', does: 'laksanakan' }],
    expect: { in: ['diterima'], refused: 'answersRefused' },
  },
  'Tidak ditemukan: ditolak dengan alasan; keberatan membukanya lagi': {
    ${on}
    then: [
      { on: '${at(0, '10:00')}', in: 'diterima', does: 'tolak', because: ['tidakDitemukan'], officer: 'a', expect: { objectBy: '${due(OBJECTION_DAYS, 0)}' } },
      { on: '${at(1, '10:00')}', does: 'object', with: { keberatan } },
    ],
    expect: { in: ['diterima'] },
  },
  'Terlambat: atasan diberi tahu, laporan tidak hilang': {
    ${on}
    then: [
      { on: '${afterDue(work, 0)}', does: 'wait', expect: { late: ['diterima'] } },
      { on: '${afterDue(work, 0)}', in: 'diterima', does: 'laksanakan', officer: 'a', with: { hasil } },
      { on: '${afterDue(work + CHECK_DAYS + 5, 0)}', does: 'wait' },
    ],
    expect: { in: ['dicek'], late: ['dicek'] },
  },`;
}
