// A request that is answered in words: somebody asks, the unit answers, or says why not; an objection is read by somebody else.
// Must never: refuse without a way to object.
import type { ExampleTimes } from './example-times.ts';
import { areaQuestion, type Parts, unitIn } from './parts.ts';
import type { Wanted } from './wanted.ts';

const OBJECTION_DAYS = 21;

export function answerService(wanted: Wanted, times: ExampleTimes): Parts {
  const { place, unit, days, basis } = wanted;
  return {
    kernel: ['reason', 'workingDays'],
    shared: { name: 'permohonan', file: 'applications.ts' },
    icon: 'info',
    works: 'diperiksa',
    body: `fields: {
    ${place ? `${areaQuestion(wanted)}: permohonan.kelurahanTinggal,` : ''}
    pertanyaan: permohonan.uraian(
      { id: 'Apa yang Anda minta?', en: 'What do you ask for?' },
      { id: 'Tulis dengan kata-kata Anda sendiri.', en: 'In your own words.' },
      1000,
    ),
    kontak: permohonan.kontak,
  },
  forms: {
    jawaban: {
      isiJawaban: permohonan.uraian(
        { id: 'Jawaban', en: 'Answer' },
        { id: 'Dengan kata yang dimengerti pemohon.', en: 'In words that whoever asked understands.' },
        2000,
      ),
    },
  },

  cost: free('${times.begins}', '${basis}'),
  within: dasar(workingDays(${days})),
  reasons: { tolak: { tidakMemenuhi: reason(dasar, { id: 'Permintaan ini tidak dapat kami penuhi.', en: 'We cannot meet this request.' }) } },

  stages: {
    diperiksa: {
      by: '${unit.name}',
      within: dasar(workingDays(${days})),
      next: { jawab: { to: 'dijawab', with: 'jawaban' }, tolak: 'ditolak' },
    },
    ditinjau: {
      by: '${unit.reviewer}',
      within: permohonan.jawabKeberatan,
      next: { kabulkan: { to: 'dijawab', with: 'jawaban' }, tolak: 'tetapDitolak' },
    },
    dijawab: { ends: 'granted' },
    ...permohonan.bolehKeberatan,
  },`,
    given: `const permintaan = { ${place ? `kelurahan: AREA,` : ''} pertanyaan: 'Contoh pertanyaan warga' } as const;
const jawaban = { isiJawaban: 'Contoh jawaban' } as const;
const keberatan = { alasan: 'Jawaban ini saya perlukan.' } as const;`,
    examples: examplesOf(wanted, times),
  };
}

function examplesOf({ unit, days }: Wanted, { at, due, afterDue }: ExampleTimes): string {
  return `  'Dijawab': {
    on: '${at(0, '09:00')}',
    given: permintaan,
    then: [
      { on: '${at(0, '09:00')}', does: 'wait', expect: { in: ['diperiksa'], units: ['${unit.name}'], due: '${due(days, 0)}', promised: '${due(days, 0)}' } },
      { on: '${at(0, '10:00')}', in: 'diperiksa', does: 'jawab', with: { jawaban } },
    ],
    expect: { outcome: 'granted', paid: 0 },
  },
  'Ditolak dengan alasan; yang lain mengabulkan keberatan': {
    on: '${at(0, '09:00')}',
    given: permintaan,
    then: [
      { on: '${at(0, '10:00')}', in: 'diperiksa', does: 'tolak', because: ['tidakMemenuhi'], officer: 'a', expect: { objectBy: '${due(OBJECTION_DAYS, 0)}' } },
      { on: '${at(1, '10:00')}', does: 'object', with: { keberatan }, expect: { in: ['ditinjau'], due: '${due(10, 1)}', promised: '${due(10, 1)}' } },
      { on: '${at(2, '10:00')}', in: 'ditinjau', does: 'kabulkan', officer: 'b', with: { jawaban } },
    ],
    expect: { outcome: 'granted' },
  },
  'Keberatan ditolak': {
    on: '${at(0, '09:00')}',
    given: permintaan,
    then: [
      { on: '${at(0, '10:00')}', in: 'diperiksa', does: 'tolak', because: ['tidakMemenuhi'], officer: 'a' },
      { on: '${at(1, '10:00')}', does: 'object', with: { keberatan }, expect: { units: ['${unitIn(unit.reviewer)}'] } },
      { on: '${at(2, '10:00')}', in: 'ditinjau', does: 'tolak', because: ['tidakMemenuhi'], officer: 'b' },
    ],
    expect: { outcome: 'refused' },
  },
  'Terlambat: atasan diberi tahu, permintaan tidak gugur': {
    on: '${at(0, '09:00')}',
    given: permintaan,
    then: [
      { on: '${afterDue(days, 0)}', does: 'wait', expect: { late: ['diperiksa'] } },
      { on: '${afterDue(days, 0)}', in: 'diperiksa', does: 'tolak', because: ['tidakMemenuhi'] },
      { on: '${afterDue(days, 0)}', does: 'object', with: { keberatan } },
      { on: '${afterDue(days + 12, 0)}', does: 'wait' },
    ],
    expect: { in: ['ditinjau'], late: ['ditinjau'] },
  },`;
}
