/** CASES.md: what comes in through the door. */
import { describe, expect, test } from 'vitest';
import { choice, date, nik, number, text } from '../fields.ts';
import type { CaseError } from '../case-types.ts';
import { letter, person } from './letter.ts';
import { applicant, by, days, l, manifestOf, p, reason, rule } from './manifest-of.ts';
import { A, officer, photo, Play, resident, told } from './play.ts';

const staff = officer('petugas-1', 'kelurahan', A);
const wrong = (error: CaseError | null) =>
  error?.type === 'answersRefused' ? error.errors.map(({ field, code }) => `${field} ${code}`) : [error?.type];

/** A letter sent back for the NIK. */
const sentBack = (because: string) =>
  new Play(letter)
    .submit('2026-03-02T09:00', { ...person, keperluan: 'usaha', suratRt: photo }, {})
    .act('2026-03-02T10:00', 'diperiksa', 'mintaPerbaikan', staff, { because: [because] });

describe('K1 a correction is checked like a submission', () => {
  const back = () =>
    new Play(letter)
      .submit('2026-03-02T09:00', { ...person, keperluan: 'usaha', suratRt: photo })
      .act('2026-03-02T10:00', 'diperiksa', 'mintaPerbaikan', staff, { because: ['nikSalah'] });
  test('it cannot empty a required answer', () => {
    expect(
      wrong(
        back().act('2026-03-03T09:00', 'perbaikan', 'kirimUlang', resident, { with: { answers: { nik: '' } } }).error,
      ),
    ).toEqual(['nik missing']);
  });
  test('it cannot bring a wrong kind', () => {
    expect(
      wrong(
        back().act('2026-03-03T09:00', 'perbaikan', 'kirimUlang', resident, { with: { answers: { nik: 'abc' } } })
          .error,
      ),
    ).toEqual(['nik wrongKind']);
  });
  test('it opens only what the reasons are about', () => {
    expect(
      wrong(
        back().act('2026-03-03T09:00', 'perbaikan', 'kirimUlang', resident, {
          with: { answers: { nama: 'Orang Lain' } },
        }).error,
      ),
    ).toEqual(['nama notCorrectable']);
  });
  test('it cannot break a rule that held at submission', () => {
    const service = manifestOf({
      start: 'diperiksa',
      fields: { umur: number(l) },
      rules: { dewasa: rule(['atLeast', ['field', 'umur'], 17]) },
      reasons: { salah: reason('umur') },
      stages: {
        diperiksa: {
          by: by('dlh'),
          within: days(2),
          next: { kembalikan: { to: 'perbaikan', because: ['salah'] }, setuju: { to: 'terbit' } },
        },
        perbaikan: {
          by: applicant,
          within: days(2),
          late: 'gugur',
          next: { kirim: { to: 'diperiksa', with: ['answers'] } },
        },
        terbit: { ends: 'granted' },
        gugur: { ends: 'lapsed' },
      },
    });
    const play = new Play(service)
      .submit('2026-03-02T09:00', { umur: 20 })
      .act('2026-03-02T10:00', 'diperiksa', 'kembalikan', officer('a', 'dlh'), { because: ['salah'] });
    expect(
      play.act('2026-03-03T09:00', 'perbaikan', 'kirim', resident, { with: { answers: { umur: 5 } } }).error,
    ).toMatchObject({ type: 'ruleNotMet', rules: [{ name: 'dewasa', fields: ['umur'] }] });
    expect(
      play.act('2026-03-03T09:00', 'perbaikan', 'kirim', resident, { with: { answers: { umur: 18 } } }).error,
    ).toBeNull();
  });
  test('what is no longer asked is dropped, and what is newly asked is required', () => {
    const play = sentBack('buram').act('2026-03-03T09:00', 'perbaikan', 'kirimUlang', resident, {
      with: { answers: { keperluan: 'sekolah' } },
    });
    expect(play.state.answers).not.toHaveProperty('suratRt');
    const asked = manifestOf({
      ...letter,
      fields: { ...letter.fields, suratRt: { ...letter.fields['suratRt'], required: true } as never },
      reasons: { ...letter.reasons, salah: reason('keperluan') },
      stages: {
        ...letter.stages,
        diperiksa: {
          ...letter.stages['diperiksa'],
          next: { mintaPerbaikan: { to: 'perbaikan', because: ['salah'] } },
        } as never,
      },
    });
    const other = new Play(asked)
      .submit('2026-03-02T09:00', person)
      .act('2026-03-02T10:00', 'diperiksa', 'mintaPerbaikan', staff, { because: ['salah'] });
    expect(
      wrong(
        other.act('2026-03-03T09:00', 'perbaikan', 'kirimUlang', resident, {
          with: { answers: { keperluan: 'usaha' } },
        }).error,
      ),
    ).toEqual(['suratRt missing']);
    expect(
      other.act('2026-03-03T09:00', 'perbaikan', 'kirimUlang', resident, {
        with: { answers: { keperluan: 'usaha', suratRt: photo } },
      }).error,
    ).toBeNull();
  });
  test('a reason that is about nothing opens every question, also beside one that names some', () => {
    const both = {
      ...letter,
      reasons: { ...letter.reasons, umum: reason() },
      stages: {
        ...letter.stages,
        diperiksa: {
          ...letter.stages['diperiksa'],
          next: { mintaPerbaikan: { to: 'perbaikan', because: ['nikSalah', 'umum'] } },
        } as never,
      },
    };
    const play = new Play(both)
      .submit('2026-03-02T09:00', person)
      .act('2026-03-02T10:00', 'diperiksa', 'mintaPerbaikan', staff, { because: ['nikSalah', 'umum'] });
    expect(
      play.act('2026-03-03T09:00', 'perbaikan', 'kirimUlang', resident, { with: { answers: { nama: 'Nama Benar' } } })
        .error,
    ).toBeNull();
  });
});

describe('K2 facts and scores follow the answers that they depend on', () => {
  const back = (facts: Parameters<Play['submit']>[2]) =>
    new Play(letter)
      .submit('2026-03-02T09:00', { ...person, lama: 2 }, facts)
      .act('2026-03-02T10:00', 'diperiksa', 'mintaPerbaikan', staff, { because: ['nikSalah'] });
  test('a fact of the first person never stands for the second: it is silent until it is asked again', () => {
    const play = back(told({ warga: true })).act('2026-03-03T09:00', 'perbaikan', 'kirimUlang', resident, {
      with: { answers: { nik: '3671014101900002' } },
    });
    expect(play.state.facts['warga']).toMatchObject({ state: 'unavailable' });
  });
  test('the answer that comes with the correction is taken', () => {
    const play = back(told({ warga: true })).act('2026-03-03T09:00', 'perbaikan', 'kirimUlang', resident, {
      with: { answers: { nik: '3671014101900002' } },
      facts: told({ warga: true }, 'baru'),
    });
    expect(play.state.facts['warga']).toMatchObject({ state: 'known', source: 'baru' });
  });
  test('a score is added up from the answers of now', () => {
    const service = manifestOf({
      start: 'dipilah',
      fields: { gaji: number(l) },
      scores: { s: p({ gaji: ['when', ['not', ['moreThan', ['field', 'gaji'], 10]], 100, 0] }) },
      conditions: { layak: ['atLeast', ['score', 's'], 60] },
      reasons: { r: reason() },
      stages: {
        dipilah: { asks: 'layak', yes: 'terbit', no: 'diperiksa' },
        diperiksa: { by: by('dlh'), within: days(2), next: { kembalikan: { to: 'perbaikan', because: ['r'] } } },
        perbaikan: {
          by: applicant,
          within: days(2),
          late: 'gugur',
          next: { kirim: { to: 'dipilah', with: ['answers'] } },
        },
        terbit: { ends: 'granted' },
        gugur: { ends: 'lapsed' },
      },
    });
    const play = new Play(service)
      .submit('2026-03-02T09:00', { gaji: 99 })
      .act('2026-03-02T10:00', 'diperiksa', 'kembalikan', officer('a', 'dlh'), { because: ['r'] })
      .act('2026-03-03T10:00', 'perbaikan', 'kirim', resident, { with: { answers: { gaji: 5 } } });
    expect(play.outcome).toBe('granted');
  });
});

test('K3 a question of a later form is not asked at submission', () => {
  const service = { ...letter, forms: { temuan: { luas: number(l) } } };
  expect(wrong(new Play(service).submit('2026-03-02T09:00', { ...person, luas: 3 }).error)).toEqual([
    'luas notAskedFor',
  ]);
});

describe('K4 limits, whole rupiah, whole people', () => {
  const service = manifestOf({
    start: 'diukur',
    fields: {
      jenis: choice(l).of({ a: l, constructor_: l }),
      nik: nik(l),
      lahir: date(l),
      lama: { ...number(l), limits: { from: 0, to: 120, whole: true } },
      nama: { ...text(l), limits: { maxLength: 10 } },
    },
    stages: {
      diukur: { by: by('dlh'), within: days(2), next: { selesai: { to: 'selesai' } } },
      selesai: { ends: 'granted' },
    },
  });
  const good = { jenis: 'a', nik: '3671010101900001', lahir: '1990-02-28', lama: 3, nama: 'Contoh' };
  test('a good answer comes in', () => expect(new Play(service).submit('2026-03-02T09:00', good).error).toBeNull());
  test.each([
    [{ lama: -6 }, 'lama outOfLimits'],
    [{ lama: 2.5 }, 'lama outOfLimits'],
    [{ lama: Number.POSITIVE_INFINITY }, 'lama wrongKind'],
    [{ lama: 1e300 }, 'lama wrongKind'],
    [{ lama: '3' }, 'lama wrongKind'],
    [{ jenis: 'constructor' }, 'jenis notAnOption'],
    [{ jenis: '__proto__' }, 'jenis notAnOption'],
    [{ lahir: '2026-02-30' }, 'lahir wrongKind'],
    [{ nik: '3671013002900001' }, 'nik wrongKind'],
    [{ nik: '3671010101900000' }, 'nik wrongKind'],
    [{ nama: 'x'.repeat(11) }, 'nama outOfLimits'],
    [{ nama: 'a\u0000b' }, 'nama unsuitableText'],
    [{ nama: 'a\uD800' }, 'nama unsuitableText'],
    [{ nama: 'a\u202Eb' }, 'nama unsuitableText'],
    [{ nama: { a: 1 } }, 'nama wrongKind'],
    [{ nama: '   ' }, 'nama missing'],
    [{ asing: 1 }, 'asing notAskedFor'],
  ])('%j: %s', (change, what) => {
    expect(wrong(new Play(service).submit('2026-03-02T09:00', { ...good, ...change }).error)).toEqual([what]);
  });
  test('every message says the question and the way out in both languages', () => {
    const play = new Play(service).submit('2026-03-02T09:00', {});
    expect(
      play.error?.type === 'answersRefused' &&
        play.error.errors.every(({ message }) => message.id.length > 10 && message.en.length > 10),
    ).toBe(true);
    expect(wrong(play.error)).toHaveLength(5);
  });
  test('a NIK of a woman has 40 added to the day', () =>
    expect(new Play(service).submit('2026-03-02T09:00', { ...good, nik: '3671014101900002' }).error).toBeNull());
});

describe('K12 no clock from the past, no slot that is over', () => {
  const service = manifestOf({
    start: 'memilih',
    fields: { acara: date(l) },
    slots: {
      periksa: {
        every: { clock: 'minutes', count: 30 },
        opens: '07:30',
        closes: '12:00',
        capacity: p(8),
        ahead: { clock: 'everyDay', count: 7 },
      },
    },
    stages: {
      memilih: {
        by: applicant,
        within: days(1),
        late: 'gugur',
        next: { pilih: { to: 'menunggu', with: ['periksa'] } },
      },
      menunggu: { by: by('dlh'), from: 'acara', within: days(2), late: 'selesai', next: { hadir: { to: 'selesai' } } },
      selesai: { ends: 'granted' },
      gugur: { ends: 'lapsed' },
    },
  });
  test('a date that a clock counts from is not in the past', () => {
    expect(wrong(new Play(service).submit('2026-03-02T09:00', { acara: '2026-02-01' }).error)).toEqual(['acara past']);
  });
  const slot = (time: unknown) =>
    wrong(
      new Play(service)
        .submit('2026-03-02T09:00', { acara: '2026-03-10' })
        .act('2026-03-02T09:05', 'memilih', 'pilih', resident, { with: { periksa: time } }).error,
    );
  test.each([
    ['besok', 'periksa wrongKind'],
    ['2026-03-02T08:00', 'periksa past'],
    ['2026-03-03T03:00', 'periksa outOfLimits'],
    ['2026-03-03T12:00', 'periksa outOfLimits'],
    ['2026-03-03T08:10', 'periksa outOfLimits'],
    ['2026-03-07T08:00', 'periksa outOfLimits'],
    ['2026-03-30T08:00', 'periksa outOfLimits'],
    [undefined, 'periksa missing'],
    ['2026-02-30T08:00', 'periksa wrongKind'],
  ])('slot %s: %s', (time, what) => expect(slot(time)).toEqual([what]));
  test('a time to come, in the hours and on the interval, is booked; the clock counts from the date', () => {
    const play = new Play(service)
      .submit('2026-03-02T09:00', { acara: '2026-03-10' })
      .act('2026-03-02T09:05', 'memilih', 'pilih', resident, { with: { periksa: '2026-03-03T08:00' } });
    expect([play.error, play.state.booked, play.turns]).toEqual([
      null,
      { periksa: '2026-03-03T08:00' },
      ['menunggu/dlh 2026-03-12T16:00'],
    ]);
  });
});

test('K24 a rule on an optional question that was left empty says what it means; it does not refuse by accident', () => {
  const service = (require: Parameters<typeof rule>[0]) =>
    manifestOf({
      start: 'diperiksa',
      fields: { umur: { ...number(l), required: false } },
      rules: { r: rule(require) },
      stages: {
        diperiksa: { by: by('dlh'), within: days(2), next: { setuju: { to: 'terbit' } } },
        terbit: { ends: 'granted' },
      },
    });
  expect(new Play(service(['atLeast', ['field', 'umur'], 17])).submit('2026-03-02T09:00', {}).error).toBeNull();
  expect(new Play(service(['answered', ['field', 'umur']])).submit('2026-03-02T09:00', {}).refused).toBe('ruleNotMet');
});

test('a correction does not ask again for what was good and is over by now', () => {
  const service = manifestOf({
    start: 'a',
    fields: { acara: { ...date(l), limits: { notPast: true } }, nama: text(l) },
    reasons: { nama: reason('nama') },
    stages: {
      a: {
        by: by('dlh'),
        within: days(5),
        from: 'acara',
        next: { kembali: { to: 'p', because: ['nama'] }, ya: { to: 'z' } },
      },
      p: { by: applicant, within: days(9), late: 'g', next: { kirim: { to: 'a', with: ['answers'] } } },
      z: { ends: 'granted' },
      g: { ends: 'lapsed' },
    },
  });
  const play = new Play(service)
    .submit('2026-03-02T09:00', { acara: '2026-03-03', nama: 'Salah' })
    .act('2026-03-02T10:00', 'a', 'kembali', officer('d', 'dlh'), { because: ['nama'] });
  expect(
    play.act('2026-03-05T10:00', 'p', 'kirim', resident, { with: { answers: { nama: 'Benar' } } }).error,
  ).toBeNull();
  expect(play.turns).toEqual(['a/dlh 2026-03-12T16:00']);
});

describe('10.3 a fact that is read again at the decision', () => {
  const fresh = (readAgain: boolean) =>
    ({ ...letter, facts: { warga: { ...letter.facts['warga'], readAgain, freshForMinutes: 60 } } }) as typeof letter;
  const decide = (readAgain: boolean, on: string) => {
    const filed = new Play(fresh(readAgain)).submit(
      '2026-03-02T09:00',
      { ...person, lama: 1 },
      { warga: { state: 'known', value: true, source: 'kependudukan', at: Date.parse('2026-03-02T02:00Z') } },
    );
    return filed.act(on, 'diperiksa', 'setuju', staff, {
      facts: { warga: { state: 'unavailable', source: 'kependudukan', at: Date.parse('2026-03-02T03:00Z') } },
    });
  };
  test('and does not answer is open once the old answer is no longer fresh', () => {
    expect([
      decide(true, '2026-03-02T11:00').refused,
      decide(true, '2026-03-02T09:30').outcome,
      decide(false, '2026-03-02T11:00').outcome,
    ]).toEqual(['rulesOpen', 'granted', 'granted']);
  });
});
