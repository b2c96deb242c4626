/**
 * What the first edition printed or accepted although it was wrong, where no case K1 to K26 plays it already.
 * The mistakes that only a file can make are refused by the checks (check-manifest); here the process itself holds.
 */
import { describe, expect, test } from 'vitest';
import { clockHours, minutes } from '../clock.ts';
import { number, region, text } from '../fields.ts';
import { evolve, newCase } from '../evolve.ts';
import { dark, lamp } from './lamp.ts';
import { letter, person } from './letter.ts';
import { applicant, by, days, l, manifestOf, p, reason } from './manifest-of.ts';
import { A, officer, Play, resident, told } from './play.ts';

const dpm = officer('d', 'dpmptsp');
const letterOfPermit = { izin: { title: l, body: 'x', signedBy: [{ kind: 'seal', unit: 'dpmptsp' }] } } as const;

describe('H6 the letter before the fee', () => {
  const service = manifestOf({
    start: 'diperiksa',
    fields: { luas: number(l) },
    cost: p(['times', ['field', 'luas'], 1000]),
    reasons: { r: reason() },
    documents: letterOfPermit,
    stages: {
      diperiksa: {
        by: by('dpmptsp'),
        within: days(1),
        next: { setuju: { to: 'dibayar' }, tolak: { to: 'ditolak', because: ['r'] } },
      },
      dibayar: { by: applicant, within: days(1), late: 'gugur', next: { bayar: { to: 'penerbitan', with: ['fee'] } } },
      penerbitan: { by: by('dpmptsp'), within: days(1), next: { terbitkan: { to: 'terbit' } } },
      terbit: { ends: 'granted', issues: ['izin'] },
      gugur: { ends: 'lapsed', issues: ['izin'] },
      ditolak: { ends: 'refused', objection: { within: days(5), to: 'penerbitan' } },
    },
  });
  const begun = () => new Play(service).submit('2026-03-02T09:00', { luas: 5 });
  test('over an objection', () => {
    const play = begun()
      .act('2026-03-02T10:00', 'diperiksa', 'tolak', dpm, { because: ['r'] })
      .object('2026-03-03T10:00')
      .act('2026-03-04T10:00', 'penerbitan', 'terbitkan', officer('lain', 'dpmptsp'));
    expect(play.error).toEqual({ type: 'feeNotPaid', rupiah: 5000 });
  });
  test('over a lapse', () => {
    const play = begun().act('2026-03-02T10:00', 'diperiksa', 'setuju', dpm).pass('2026-03-03T16:00', 'dibayar');
    expect([play.outcome, play.events.at(-1)]).toMatchObject([null, { type: 'timeRanOut', to: null }]);
  });
});

test('H9 a law that begins later than the case takes no objection away, and leaves nobody stuck', () => {
  const later = { since: '2027-07-01', value: { clock: 'workingDays', count: 21 }, basis: 'x' } as const;
  const service = manifestOf({
    start: 'a',
    reasons: { r: reason() },
    stages: {
      a: {
        by: by('dlh'),
        within: days(1),
        late: 'b',
        next: { setuju: { to: 'b' }, tolak: { to: 'z', because: ['r'] } },
      },
      b: { by: by('dlh'), within: later, next: { ya: { to: 'g' } } },
      g: { ends: 'granted' },
      z: { ends: 'refused', objection: { within: later, to: 'a' } },
    },
  });
  const play = new Play(service)
    .submit('2026-03-02T09:00', {})
    .act('2026-03-02T10:00', 'a', 'setuju', officer('d', 'dlh'));
  expect(play.error).toEqual({ type: 'notInForce', what: 'b.within', on: '2026-03-02' });
  play.pass('2026-03-03T16:00', 'a').act('2026-03-03T17:00', 'a', 'tolak', officer('d', 'dlh'), { because: ['r'] });
  expect(play.state.ending?.objectBy).not.toBeNull();
  expect(play.object('2026-03-04T09:00').ids).toEqual(['a/dlh']);
});

describe('R10 a started case', () => {
  const service = manifestOf({
    start: 'a',
    category: 'report',
    fields: { rahasia: text(l), tujuan: region(l), kosong: { ...text(l), required: false } },
    stages: {
      a: { by: by('dlh'), within: days(1), next: { ya: { to: 'z' } } },
      z: {
        ends: 'moved',
        starts: [
          { service: 'darurat-112', in: null },
          { service: 'pindah-datang', in: 'tujuan' },
        ],
      },
    },
  });
  test('is told the names of the answers, never what they say; and where it begins', () => {
    const play = new Play(service)
      .submit('2026-03-02T09:00', { rahasia: 'Rahasia Contoh', tujuan: 'tangsel' })
      .act('2026-03-02T10:00', 'a', 'ya', officer('d', 'dlh'));
    expect(play.events.filter(({ type }) => type === 'caseStarted')).toEqual([
      expect.objectContaining({ service: 'darurat-112', region: null, fields: ['rahasia', 'tujuan'] }),
      expect.objectContaining({ service: 'pindah-datang', region: 'tangsel', fields: ['rahasia', 'tujuan'] }),
    ]);
    expect(JSON.stringify(play.events.filter(({ type }) => type === 'caseStarted'))).not.toContain('Rahasia Contoh');
  });
});

test('R13 nobody calls an emergency off from outside while crews drive', () => {
  const service = manifestOf({
    start: 'a',
    category: 'emergency',
    stages: { a: { by: by('bpbd'), within: p(minutes(15)), next: { tiba: { to: 'z' } } }, z: { ends: 'granted' } },
  });
  expect(
    new Play(service).submit('2026-03-02T02:00', {}).do('2026-03-02T02:02', { type: 'withdraw', actor: resident })
      .refused,
  ).toBe('unknownAction');
});

test('R14 an answer that no routing table has is refused at the door, not later', () => {
  expect(new Play(lamp).submit('2026-03-02T09:00', { ...dark, jenis: 'neon', bahaya: true }).error).toMatchObject({
    type: 'answersRefused',
    errors: [{ field: 'jenis', code: 'notAnOption' }],
  });
});

test('c6 events that were stored and read back give the same case, also with scores that are unknown', () => {
  const service = manifestOf({
    start: 'a',
    fields: { gaji: { ...number(l), required: false } },
    scores: { s: p({ gaji: ['field', 'gaji'] }) },
    conditions: { layak: ['atLeast', ['score', 's'], 1] },
    stages: {
      a: { asks: 'layak', yes: 'z', no: 'b' },
      b: { by: by('dlh'), within: days(1), next: { ya: { to: 'z' } } },
      z: { ends: 'granted' },
    },
  });
  const play = new Play(service).submit('2026-03-02T09:00', {});
  expect((JSON.parse(JSON.stringify(play.events)) as typeof play.events).reduce(evolve, newCase)).toStrictEqual(
    play.state,
  );
});

test('c10 a payment that comes after the case lapsed changes nothing here; it is a record of its own', () => {
  const service = manifestOf({
    start: 'a',
    cost: p(150_000),
    documents: letterOfPermit,
    stages: {
      a: { by: applicant, within: p(clockHours(24)), late: 'g', next: { bayar: { to: 'z', with: ['fee'] } } },
      z: { ends: 'granted', issues: ['izin'] },
      g: { ends: 'lapsed' },
    },
  });
  const play = new Play(service).submit('2026-03-02T09:00', {}).pass('2026-03-03T09:00', 'a');
  expect(play.act('2026-03-03T09:05', 'a', 'bayar', resident, { with: { fee: 150_000 } }).error).toEqual({
    type: 'wrongStatus',
    status: 'ended',
  });
});

test('c12 only the facts that the service reads are kept', () => {
  expect(
    Object.keys(
      new Play(letter).submit(
        '2026-03-02T09:00',
        { ...person, lama: 1 },
        told({ warga: true, desil: 1, pbbTerutang: 9 }),
      ).state.facts,
    ),
  ).toEqual(['warga']);
});

test('c13 every kind is looked at, row by row, and no list is endless', () => {
  const service = manifestOf({
    start: 'z',
    fields: {
      nama: text(l),
      bangunan: { ...text(l), kind: 'repeated', atMost: 20, rows: { luas: number(l), lantai: number(l) } },
    },
    stages: { z: { ends: 'granted' } },
  });
  const errors = (answers: Record<string, unknown>) => {
    const { error } = new Play(service).submit('2026-03-02T09:00', answers);
    return error?.type === 'answersRefused' ? error.errors.map(({ field, code }) => `${field} ${code}`) : [];
  };
  expect(errors({ nama: { a: 1 }, bangunan: Array.from({ length: 5000 }, () => ({ luas: 1 })) })).toEqual([
    'nama wrongKind',
    'bangunan tooMany',
  ]);
  expect(
    errors({
      nama: 'Warga',
      bangunan: [
        { luas: 1, lantai: 2 },
        { luas: 'x', extra: 1 },
      ],
    }),
  ).toEqual(['bangunan.1.extra notAskedFor', 'bangunan.1.luas wrongKind', 'bangunan.1.lantai missing']);
});

test('d an event that this edition does not know changes nothing, and stops nobody', () => {
  const { state } = new Play(lamp).submit('2026-03-02T09:00', dark);
  expect(evolve(state, { type: 'fromTheFuture', at: state.at, data: 1 } as never)).toBe(state);
});

test('e the event says who submitted, and about which kelurahan', () => {
  expect(
    new Play(lamp).submit('2026-03-02T09:00', dark, {}, { kind: 'applicant', officer: 'loket-1' }).events[0],
  ).toMatchObject({ type: 'submitted', actor: { kind: 'applicant', officer: 'loket-1' }, area: A });
});
