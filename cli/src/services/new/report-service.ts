// A report: somebody points at something, the unit mends it and proves it, or says why not.
// Must never: end as done without a proof.
import type { ExampleTimes } from './example-times.ts';
import type { Wanted } from './wanted.ts';
import type { Parts } from './parts.ts';

export function reportService(
  { place, unit, days, basis }: Wanted,
  { begins, at, due, afterDue }: ExampleTimes,
): Parts {
  return {
    kernel: ['workingDays'],
    shared: { name: 'laporan', file: 'reports.ts' },
    icon: 'warning',
    works: 'diterima',
    body: `fields: {
    ${place ? `lokasi: laporan.lokasi({ id: 'Di mana tempatnya?', en: 'Where is it?' }),` : ''}
    foto: laporan.fotoWajib({ id: 'Foto keadaannya', en: 'Photo of it' }),
    ...laporan.keteranganDanKontak,
  },

  cost: free('${begins}', '${basis}'),
  within: dasar(workingDays(${days})),
  reasons: { tolak: { tidakDitemukan: laporan.tidakDitemukan(dasar, { id: 'yang dilaporkan', en: 'such thing' }) } },

  stages: {
    diterima: {
      by: '${unit.name}',
      within: dasar(workingDays(${days})),
      next: { laksanakan: laporan.dibuktikan('selesai'), tolak: 'ditolak' },
    },
    selesai: { ends: 'granted' },
    ditolak: { ends: 'refused' },
  },`,
    given: `const foto = { sha256: 'a'.repeat(64) } as const;
const hasil = { sebelum: foto, sesudah: { sha256: 'b'.repeat(64) } } as const;
const laporan = { ${place ? `lokasi: { area: AREA },` : ''} foto } as const;`,
    examples: `  'Dikerjakan dan dibuktikan': {
    on: '${at(0, '09:00')}',
    given: laporan,
    then: [
      { on: '${at(0, '09:00')}', does: 'wait', expect: { in: ['diterima'], units: ['${unit.name}'], due: '${due(days, 0)}', promised: '${due(days, 0)}' } },
      { on: '${at(0, '10:00')}', in: 'diterima', does: 'laksanakan', with: { hasil } },
    ],
    expect: { outcome: 'granted', paid: 0 },
  },
  'Tanpa bukti tidak dapat selesai': {
    on: '${at(0, '09:00')}',
    given: laporan,
    then: [{ on: '${at(0, '10:00')}', in: 'diterima', does: 'laksanakan' }],
    expect: { in: ['diterima'], refused: 'answersRefused' },
  },
  'Tidak ditemukan: ditolak dengan alasan': {
    on: '${at(0, '09:00')}',
    given: laporan,
    then: [{ on: '${at(0, '10:00')}', in: 'diterima', does: 'tolak', because: ['tidakDitemukan'] }],
    expect: { outcome: 'refused' },
  },
  'Terlambat: atasan diberi tahu, laporan tidak hilang': {
    on: '${at(0, '09:00')}',
    given: laporan,
    then: [{ on: '${afterDue(days, 0)}', does: 'wait' }],
    expect: { in: ['diterima'], late: ['diterima'] },
  },`,
  };
}
