/** CASES.md: money. */
import { describe, expect, test } from 'vitest';
import { number } from '../fields.ts';
import type { OpenStage } from '../manifest.ts';
import { applicant, by, days, l, manifestOf, p, reason } from './manifest-of.ts';
import { officer, Play, resident } from './play.ts';

const dpm = officer('petugas-1', 'dpmptsp');
const permit = manifestOf({
  id: 'izin',
  category: 'permit',
  start: 'dibayar',
  fields: { luas: number(l) },
  cost: p(['times', ['field', 'luas'], 1000]),
  reasons: { ukur: reason('luas') },
  stages: {
    dibayar: { by: applicant, within: days(3), late: 'gugur', next: { bayar: { to: 'penerbitan', with: ['fee'] } } },
    penerbitan: {
      by: by('dpmptsp'),
      within: days(3),
      next: {
        terbitkan: { to: 'terbit' },
        kembalikan: { to: 'perbaikan', because: ['ukur'] },
        ulangi: { to: 'dibayar' },
      },
    },
    perbaikan: {
      by: applicant,
      within: days(3),
      late: 'gugur',
      next: { kirim: { to: 'penerbitan', with: ['answers'] } },
    },
    terbit: { ends: 'granted', issues: ['izin'] },
    gugur: { ends: 'lapsed', refunds: true },
  },
  documents: { izin: { title: l, body: '{luas}', signedBy: [{ kind: 'seal', unit: 'dpmptsp' }] } },
});
const pay = (play: Play, on: string, fee: unknown) => play.act(on, 'dibayar', 'bayar', resident, { with: { fee } });
const corrected = () =>
  pay(new Play(permit).submit('2026-03-02T09:00', { luas: 1 }), '2026-03-02T10:00', 1000)
    .act('2026-03-02T11:00', 'penerbitan', 'kembalikan', dpm, { because: ['ukur'] })
    .act('2026-03-02T12:00', 'perbaikan', 'kirim', resident, { with: { answers: { luas: 900 } } });

describe('K5 the difference is due, once; a letter never while something is due', () => {
  test('corrected upwards after paying: no letter', () => {
    const play = corrected().act('2026-03-03T09:00', 'penerbitan', 'terbitkan', dpm);
    expect([play.error, play.outcome]).toEqual([{ type: 'feeNotPaid', rupiah: 899_000 }, null]);
  });
  test('then only the difference is asked', () => {
    const play = corrected().act('2026-03-03T09:00', 'penerbitan', 'ulangi', dpm);
    expect(play.state.turns[0]?.fee?.rupiah).toBe(899_000);
    expect(pay(play, '2026-03-03T10:00', 900_000).error).toEqual({ type: 'feeNotPaid', rupiah: 899_000 });
    pay(play, '2026-03-03T10:00', 899_000).act('2026-03-03T11:00', 'penerbitan', 'terbitkan', dpm);
    expect([play.outcome, play.state.paid]).toEqual(['granted', 900_000]);
  });
  test('asked again after paying everything, nothing is due', () => {
    const play = pay(new Play(permit).submit('2026-03-02T09:00', { luas: 1 }), '2026-03-02T10:00', 1000).act(
      '2026-03-02T11:00',
      'penerbitan',
      'ulangi',
      dpm,
    );
    expect(play.state.turns[0]?.fee?.rupiah).toBe(0);
    expect(pay(play, '2026-03-02T12:00', 1000).refused).toBe('feeNotPaid');
    expect(pay(play, '2026-03-02T12:00', 0).error).toBeNull();
    expect(play.state.paid).toBe(1000);
  });
  test('what was paid goes back when the case lapses', () => {
    const play = corrected().act('2026-03-03T09:00', 'penerbitan', 'ulangi', dpm).pass('2026-03-09T16:00', 'dibayar');
    expect([play.outcome, play.events.at(-1)]).toMatchObject(['lapsed', { type: 'refundDue', rupiah: 1000 }]);
  });
  test('what went back is due again when an objection reopens the case', () => {
    const issuing = permit.stages['penerbitan'] as OpenStage;
    const stages = {
      ...permit.stages,
      gugur: { ends: 'lapsed', refunds: true, objection: { within: days(9), to: 'penerbitan' } },
      penerbitan: { ...issuing, late: 'gugur', next: { ...issuing.next, lepas: { to: 'gugur', because: ['ukur'] } } },
    } as const;
    const play = pay(new Play({ ...permit, stages }).submit('2026-03-02T09:00', { luas: 2 }), '2026-03-02T10:00', 2000);
    play
      .act('2026-03-02T11:00', 'penerbitan', 'lepas', dpm, { because: ['ukur'] })
      .do('2026-03-03T09:00', { type: 'object', actor: resident });
    expect(play.state.paid).toBe(0);
    expect(play.act('2026-03-03T10:00', 'penerbitan', 'terbitkan', officer('petugas-2', 'dpmptsp')).error).toEqual({
      type: 'feeNotPaid',
      rupiah: 2000,
    });
  });
  test('an applicant who has paid cannot simply withdraw', () => {
    expect(corrected().do('2026-03-03T09:00', { type: 'withdraw', actor: resident }).refused).toBe('unknownAction');
    expect(
      new Play(permit)
        .submit('2026-03-02T09:00', { luas: 1 })
        .do('2026-03-02T10:00', { type: 'withdraw', actor: resident }).outcome,
    ).toBe('withdrawn');
  });
});

describe('P5 money that comes too late, twice or in another amount pays for nothing here, and what was paid in time is not lost', () => {
  const filed = () => new Play(permit).submit('2026-03-02T09:00', { luas: 2 });
  test('five minutes after the case lapsed it is refused by name, and the case is as it was', () => {
    const lapsed = filed().pass('2026-03-05T16:00', 'dibayar');
    const before = structuredClone(lapsed.state);
    expect(pay(lapsed, '2026-03-05T16:05', 2000).error).not.toBeNull();
    expect([lapsed.outcome, lapsed.state]).toEqual(['lapsed', before]);
  });
  test('at the moment at which time is up, silence goes first, though nobody has played it yet', () => {
    const play = filed();
    expect(pay(play, '2026-03-05T16:05', 2000).error).toMatchObject({ type: 'timeIsUp' });
    expect(play.state.paid).toBe(0);
  });
  test('a second time it is refused, and counted once', () => {
    const play = pay(filed(), '2026-03-02T10:00', 2000);
    expect(play.error).toBeNull();
    expect(pay(play, '2026-03-02T10:01', 2000).error).toMatchObject({ type: 'notYourTurn' });
    expect(play.state.paid).toBe(2000);
  });
  test.each([1999, 2001, 0, 20_000])('Rp%i in place of Rp2,000 is refused with what is due', (rupiah) => {
    const play = pay(filed(), '2026-03-02T10:00', rupiah);
    expect([play.error, play.state.paid]).toEqual([{ type: 'feeNotPaid', rupiah: 2000 }, 0]);
  });
});

describe('K4 a fee is a whole rupiah, never negative', () => {
  const fee = (luas: number) => new Play(permit).submit('2026-03-02T09:00', { luas }).state.turns[0]?.fee?.rupiah;
  test.each([
    [-5, 0],
    [0.0004, 0],
    [1.2345, 1235],
    [2, 2000],
  ])('%f square metres: %i rupiah', (luas, rupiah) => expect(fee(luas)).toBe(rupiah));
  test.each([-5000, '1000', 1000.5, undefined, null])('paying %s is not paying', (paid) =>
    expect(pay(new Play(permit).submit('2026-03-02T09:00', { luas: 1 }), '2026-03-02T10:00', paid).error).toEqual({
      type: 'feeNotPaid',
      rupiah: 1000,
    }),
  );
});

test('10.5 the tariff is of the day on which the paying turn begins, unless the file says: of filing', () => {
  const tariffs = [
    { since: '2020-01-01', value: ['times', ['field', 'luas'], 1000], basis: 'lama' },
    { since: '2026-03-04', value: ['times', ['field', 'luas'], 3000], basis: 'baru' },
  ] as const;
  const later = {
    ...permit,
    start: 'dilihat',
    stages: { ...permit.stages, dilihat: { by: by('dpmptsp'), within: days(3), next: { lanjut: { to: 'dibayar' } } } },
    cost: tariffs,
  };
  const asked = (feeAsOf: 'turn' | 'filing') =>
    new Play({ ...later, feeAsOf })
      .submit('2026-03-02T09:00', { luas: 2 })
      .act('2026-03-05T09:00', 'dilihat', 'lanjut', dpm);
  expect([asked('turn').state.turns[0]?.fee, asked('filing').state.turns[0]?.fee]).toEqual([
    { rupiah: 6000, basis: 'baru', on: '2026-03-05' },
    { rupiah: 2000, basis: 'lama', on: '2026-03-02' },
  ]);
});

test('a fee may be paid in parts where the file says so, never more than is due', () => {
  const parts = {
    ...permit,
    stages: {
      ...permit.stages,
      dibayar: {
        by: applicant,
        within: days(3),
        late: 'gugur',
        next: { bayar: { to: 'penerbitan', with: ['fee'] }, cicil: { to: 'dibayar', with: ['part'] } },
      },
    },
  } as const;
  const play = new Play(parts)
    .submit('2026-03-02T09:00', { luas: 2 })
    .act('2026-03-02T10:00', 'dibayar', 'cicil', resident, { with: { part: 500 } });
  expect([play.error, play.state.turns[0]?.fee?.rupiah]).toEqual([null, 1500]);
  expect(play.act('2026-03-02T11:00', 'dibayar', 'cicil', resident, { with: { part: 1500 } }).refused).toBe(
    'feeNotPaid',
  );
  expect(pay(play, '2026-03-02T11:00', 1500).state.paid).toBe(2000);
});

test('K16 a fee that reads what this road never asked is named; nothing is guessed, and time running out does not lose the case', () => {
  const short = {
    ...permit,
    fields: {},
    forms: { temuan: { luas: number(l) } },
    start: 'dilihat',
    stages: {
      ...permit.stages,
      dilihat: { by: by('dpmptsp'), within: days(2), late: 'dibayar', next: { lanjut: { to: 'dibayar' } } },
    },
  } as const;
  const play = new Play(short).submit('2026-03-02T09:00', {}).act('2026-03-02T10:00', 'dilihat', 'lanjut', dpm);
  expect(play.error).toEqual({ type: 'notKnownYet', fields: ['luas'], facts: [] });
  play.pass('2026-03-04T16:00', 'dilihat');
  expect([play.error, play.events.at(-1)]).toMatchObject([null, { type: 'timeRanOut', to: null }]);
  expect(play.act('2026-03-05T09:00', 'dilihat', 'lanjut', dpm).refused).toBe('notKnownYet');
});
