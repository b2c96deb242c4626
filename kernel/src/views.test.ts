/** What people see: their turns and actions, the questions, the days of a clock, the standard. */
import { describe, expect, test } from 'vitest';
import { choice, number, text, yesNo } from './fields.ts';
import { instantAt } from './clock.ts';
import { calendar } from './cases/calendar.ts';
import { dark, lamp, proof } from './cases/lamp.ts';
import { letter, person } from './cases/letter.ts';
import { permit } from './cases/permit.ts';
import { by, days, l, manifestOf } from './cases/manifest-of.ts';
import { A, officer, photo, Play, resident, told } from './cases/play.ts';
import { explainClock } from './explain-clock.ts';
import { serviceStandard } from './service-standard.ts';
import { bookableTimes } from './slots.ts';
import { actionsFor, turnsOf } from './views-actions.ts';
import { nextQuestion, questionsOf } from './views-questions.ts';

const at = (local: string) => ({ now: instantAt(calendar, local), calendar });
const staff = officer('petugas-1', 'kelurahan', A);
const silent = { warga: { state: 'unavailable', source: 'kependudukan', at: 1 } } as const;

describe('actions', () => {
  const open = () =>
    new Play(letter).submit('2026-03-02T09:00', { ...person, keperluan: 'usaha', suratRt: photo }, silent);
  test('say what each leads to, needs and confirms', () => {
    const actions = actionsFor(letter, open().state, staff, at('2026-03-02T10:00'));
    expect(
      actions.map(({ action, to, ends, grants, refuses, reasonRequired, disabled }) => ({
        action,
        to,
        ends,
        grants,
        refuses,
        reasonRequired,
        disabled,
      })),
    ).toEqual([
      {
        action: 'setuju',
        to: 'terbit',
        ends: 'granted',
        grants: true,
        refuses: false,
        reasonRequired: false,
        disabled: null,
      },
      {
        action: 'mintaPerbaikan',
        to: 'perbaikan',
        ends: null,
        grants: false,
        refuses: false,
        reasonRequired: true,
        disabled: null,
      },
      {
        action: 'tolak',
        to: 'ditolak',
        ends: 'refused',
        grants: false,
        refuses: true,
        reasonRequired: true,
        disabled: null,
      },
    ]);
    expect(actions[0]?.confirms.map(({ name, reads }) => [name, reads])).toEqual([
      ['terdaftar', { fields: [], facts: ['warga'] }],
    ]);
    expect(actions[1]?.reasons.map(({ name, applies, fits, about }) => [name, applies, fits, about])).toEqual([
      ['buram', 'always', true, ['suratRt', 'keperluan']],
      ['nikSalah', 'always', true, ['nik']],
      ['umur', 'met', false, ['lahir']],
      ['terdaftar', 'unknown', true, []],
    ]);
  });
  test('of a correction: only the questions that were sent back', () => {
    const play = open().act('2026-03-02T10:00', 'diperiksa', 'mintaPerbaikan', staff, { because: ['buram'] });
    const [send] = actionsFor(letter, play.state, resident, at('2026-03-02T11:00'));
    expect([send?.to, send?.needs.correction?.map(({ name }) => name)]).toEqual([
      'diperiksa',
      ['keperluan', 'suratRt'],
    ]);
    expect(actionsFor(letter, play.state, staff, at('2026-03-02T11:00'))).toEqual([]);
  });
  test('are closed with the reason why', () => {
    const late = actionsFor(letter, open().state, staff, at('2026-03-25T10:00'));
    expect(late.map(({ disabled }) => disabled?.type)).toEqual(['timeIsUp', 'timeIsUp', 'timeIsUp']);
    const broken = open().do('2026-03-02T10:00', { type: 'learn', facts: told({ warga: false }) });
    expect(
      actionsFor(letter, broken.state, staff, at('2026-03-02T11:00')).map(({ disabled }) => disabled?.type ?? null),
    ).toEqual(['ruleNotMet', null, null]);
    const repaired = new Play(lamp)
      .submit('2026-03-02T09:00', dark)
      .act('2026-03-02T10:00', 'diterima', 'jadwalkan', officer('ani', 'dishub'))
      .act('2026-03-02T11:00', 'diperbaiki', 'laksanakan', officer('budi', 'dishub'), proof);
    expect(
      actionsFor(lamp, repaired.state, officer('budi', 'dishub'), at('2026-03-02T12:00')).map(
        ({ disabled }) => disabled,
      ),
    ).toEqual(Array.from({ length: 2 }, () => ({ type: 'sameOfficer', stage: 'diperbaiki', why: 'otherThan' })));
  });
  test('name the forms, the fee and the slot that must come with them', () => {
    const house = {
      lokasi: { area: A },
      fungsi: 'hunian',
      pemilik: { nama: 'Warga', telepon: '081234567890', nikah: false },
      bangunan: [{ luas: 20 }],
    };
    const play = new Play(permit)
      .submit('2026-03-02T09:00', house, told({ zona: 'perumahan', pbb: true }))
      .act('2026-03-02T10:00', 'kelengkapan', 'lengkap', officer('d', 'dpmptsp'));
    const survey = actionsFor(permit, play.state, staff, at('2026-03-02T11:00'))[0];
    expect(
      survey?.needs.forms.map(({ name, questions }) => [name, questions.map((question) => question.name)]),
    ).toEqual([['temuan', ['luasTerukur', 'fotoLokasi', 'catatan']]]);
    play.act('2026-03-02T11:00', 'survei', 'sesuai', staff, {
      with: { temuan: { luasTerukur: 50, fotoLokasi: photo } },
    });
    expect(
      actionsFor(permit, play.state, resident, at('2026-03-02T12:00')).map(({ action, needs }) => [
        action,
        needs.fee?.rupiah,
        needs.fee?.part,
      ]),
    ).toEqual([
      ['bayar', 51_000, false],
      ['cicil', 51_000, true],
    ]);
  });
});

test('turns: whose they are, whether they are late, where they may go', () => {
  const play = new Play(lamp).submit('2026-03-02T09:00', dark);
  expect(
    turnsOf(lamp, play.state, officer('ani', 'dishub'), at('2026-03-06T09:00')).map(
      ({ mine, late, transfers, whyNot }) => ({ mine, late, transfers, whyNot }),
    ),
  ).toEqual([{ mine: true, late: true, transfers: ['dlh', 'kelurahan'], whyNot: null }]);
  expect(
    turnsOf(lamp, play.state, officer('x', 'dlh'), at('2026-03-02T09:00')).map(({ mine, late, transfers }) => ({
      mine,
      late,
      transfers,
    })),
  ).toEqual([{ mine: false, late: false, transfers: [] }]);
});

describe('questions', () => {
  const house = manifestOf({
    start: 'z',
    stages: { z: { ends: 'granted' } },
    fields: {
      nama: text(l),
      jenis: choice(l).of({ rumah: l, toko: l }),
      lantai: number(l),
      catatan: text(l, { optional: true }),
      ibu: {
        ...text(l),
        kind: 'group',
        rows: { hidup: yesNo(l), alamat: text(l) },
        askedIf: { alamat: ['row', 'hidup'] },
      },
    },
    askedIf: { lantai: ['is', ['field', 'jenis'], 'rumah'] },
  });
  const names = (answers: Record<string, unknown>) =>
    questionsOf(house, answers, {}, '2026-03-02').map(({ name, answered, inner }) => [
      name,
      answered,
      ...inner.map((each) => each.name),
    ]);
  test('appear when an answer asks for them, in their order', () => {
    expect(names({})).toEqual([
      ['nama', false],
      ['jenis', false],
      ['catatan', false],
      ['ibu', false, 'hidup'],
    ]);
    expect(names({ jenis: 'rumah', ibu: { hidup: true } })).toEqual([
      ['nama', false],
      ['jenis', true],
      ['lantai', false],
      ['catatan', false],
      ['ibu', true, 'hidup', 'alamat'],
    ]);
  });
  test('come one after the other, and at the end the first one that is still open', () => {
    expect([
      nextQuestion(house, {}, {}, '2026-03-02'),
      nextQuestion(house, { jenis: 'rumah' }, {}, '2026-03-02', 'jenis'),
      nextQuestion(house, { jenis: 'toko' }, {}, '2026-03-02', 'jenis'),
    ]).toEqual(['nama', 'lantai', 'catatan']);
    expect(nextQuestion(house, { jenis: 'toko', ibu: { hidup: false } }, {}, '2026-03-02', 'ibu')).toBe('nama');
    expect(
      nextQuestion(house, { nama: 'Warga', jenis: 'toko', ibu: { hidup: false } }, {}, '2026-03-02', 'ibu'),
    ).toBeNull();
  });
});

describe('a clock explains itself day by day', () => {
  const bar = (now: string) =>
    explainClock(
      calendar,
      instantAt(calendar, '2026-03-17T09:00'),
      instantAt(calendar, '2026-03-26T16:00'),
      instantAt(calendar, now),
    ).map(({ date, state }) => `${date.slice(8)} ${state}`);
  test('with the days that do not count', () => {
    expect(bar('2026-03-25T09:00')).toEqual([
      '17 entry',
      '18 skipped',
      '19 skipped',
      '20 skipped',
      '21 skipped',
      '22 skipped',
      '23 skipped',
      '24 skipped',
      '25 today',
      '26 left',
    ]);
  });
  test('and the days that are late, but never a weekend', () => {
    expect(bar('2026-03-30T09:00').slice(-4)).toEqual(['27 late', '28 skipped', '29 skipped', '30 late']);
  });
});

test('the six components of the service standard', () => {
  const standard = serviceStandard(letter, '2026-03-02');
  expect(
    standard.requirements.questions.map(
      ({ name, required, sometimes }) => `${name}${required ? '' : '?'}${sometimes ? '*' : ''}`,
    ),
  ).toEqual(['nama', 'nik', 'kelurahan', 'lahir', 'lama', 'keperluan', 'suratRt?*']);
  expect(standard.procedure.map(({ stage }) => stage)).toEqual(['diperiksa', 'perbaikan']);
  expect([
    standard.time?.duration.count,
    standard.fee?.rupiah,
    standard.products.map(({ name }) => name),
    standard.complaints.map(({ after, within }) => [after, within.duration.count]),
  ]).toEqual([8, 0, ['surat'], [['refused', 21]]]);
  expect(standard.requirements.rules.every(({ basis }) => basis !== '')).toBe(true);
});

test('the times that may be booked are exactly those that are accepted', () => {
  const slot = {
    every: { clock: 'minutes', count: 60 },
    opens: '08:00',
    closes: '11:00',
    capacity: { since: '2020-01-01', value: 1, basis: 'x' },
    ahead: { clock: 'everyDay', count: 2 },
  } as const;
  expect(bookableTimes(slot, at('2026-03-05T09:30'))).toEqual([
    '2026-03-05T10:00',
    '2026-03-06T08:00',
    '2026-03-06T09:00',
    '2026-03-06T10:00',
  ]);
  const service = manifestOf({
    start: 'a',
    slots: { s: slot },
    stages: {
      a: { by: { kind: 'applicant' }, within: days(1), late: 'z', next: { pilih: { to: 'b', with: ['s'] } } },
      b: { by: by('dlh'), within: days(1), next: { ya: { to: 'z' } } },
      z: { ends: 'lapsed' },
    },
  });
  for (const time of bookableTimes(slot, at('2026-03-05T09:30')))
    expect(
      new Play(service)
        .submit('2026-03-05T09:30', {})
        .act('2026-03-05T09:30', 'a', 'pilih', resident, { with: { s: time } }).error,
    ).toBeNull();
});
