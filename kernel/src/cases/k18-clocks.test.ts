/** CASES.md: clocks, pauses and days. */
import { describe, expect, test } from 'vitest';
import { clockHours, dueDate, everyDay, instantAt, localTime, months, standStill, workingDays } from '../clock.ts';
import { datesToMove } from '../amend.ts';
import { calendar } from './calendar.ts';
import { dark, lamp } from './lamp.ts';
import { letter, person } from './letter.ts';
import { applicant, by, days, l, manifestOf, p, reason } from './manifest-of.ts';
import { text } from '../fields.ts';
import { A, officer, Play, resident } from './play.ts';

const at = (local: string) => instantAt(calendar, local);
const hours = manifestOf({
  start: 'a',
  within: p(clockHours(72)),
  fields: { nama: text(l) },
  reasons: { r: reason('nama') },
  stages: {
    a: { by: by('dlh'), within: p(clockHours(24)), next: { tanya: { to: 'b', because: ['r'] }, ya: { to: 'z' } } },
    b: { by: applicant, within: days(9), late: 'g', next: { jawab: { to: 'asker', with: ['answers'] } } },
    z: { ends: 'granted' },
    g: { ends: 'lapsed' },
  },
});
const asked = (from: string) =>
  new Play(hours)
    .submit('2026-03-21T15:00', { nama: 'Warga' })
    .act(from, 'a', 'tanya', officer('d', 'dlh'), { because: ['r'] });

describe('K18 a pause is measured in the clock of the promise', () => {
  test('72 clock hours, paused 66 hours over Lebaran: 66 hours later', () => {
    const play = asked('2026-03-21T16:00').act('2026-03-24T10:00', 'b', 'jawab', resident, { with: { answers: {} } });
    expect(play.promised).toBe(localTime(calendar, at('2026-03-24T15:00') + 66 * 3_600_000));
  });
  test('one hour over midnight is one hour', () => {
    const play = asked('2026-03-21T23:30').act('2026-03-22T00:30', 'b', 'jawab', resident, { with: { answers: {} } });
    expect(play.promised).toBe('2026-03-24T16:00');
  });
  test('a weekend is nothing to a promise in working days', () => {
    const play = new Play(letter)
      .submit('2026-03-02T09:00', person)
      .act('2026-03-06T10:00', 'diperiksa', 'mintaPerbaikan', officer('a', 'kelurahan', A), { because: ['nikSalah'] })
      .act('2026-03-08T10:00', 'perbaikan', 'kirimUlang', resident, { with: { answers: {} } });
    expect(play.promised).toBe('2026-03-12T16:00');
  });
});

test("10.4 `to: 'asker'`: the clock of whoever asked goes on where it stood", () => {
  const play = asked('2026-03-21T19:00').act('2026-03-24T10:00', 'b', 'jawab', resident, { with: { answers: {} } });
  expect(play.turns).toEqual(['a/dlh 2026-03-25T06:00']);
});

describe('a correction that comes when the offices are closed', () => {
  const sentBack = (sent: string) =>
    new Play(letter)
      .submit('2026-03-02T09:00', person)
      .act('2026-03-09T08:27', 'diperiksa', 'mintaPerbaikan', officer('a', 'kelurahan', A), { because: ['nikSalah'] })
      .act(sent, 'perbaikan', 'kirimUlang', resident, { with: { answers: {} } });
  test.each([
    ['on the evening of the last day', '2026-03-09T17:30', '2026-03-10T16:00'],
    ['on a Saturday', '2026-03-14T17:59', '2026-03-16T16:00'],
    ['while they are open', '2026-03-13T09:00', '2026-03-13T16:30'],
  ])('%s leaves whoever asked the last day that was cut short: silence grants nothing meanwhile', (_, sent, due) => {
    const play = sentBack(sent);
    expect([play.turns, play.outcome]).toEqual([[`diperiksa/kelurahan@${A} ${due}`], null]);
  });
});

describe('a longer time that the law allows once counts from the promised date', () => {
  const longer = manifestOf({
    start: 'a',
    within: days(10),
    fields: { nama: text(l) },
    reasons: { r: reason() },
    stages: {
      a: { by: by('dlh'), within: days(10), next: { perpanjang: { to: 'b', because: ['r'] }, ya: { to: 'z' } } },
      b: { by: by('dlh'), from: 'promised', within: days(7), next: { ya: { to: 'z' } } },
      z: { ends: 'granted' },
    },
  });
  const extended = (on: string) =>
    new Play(longer)
      .submit('2026-11-02T09:00', { nama: 'Warga' })
      .act(on, 'a', 'perpanjang', officer('d', 'dlh'), { because: ['r'] });
  test.each(['2026-11-03T09:00', '2026-11-16T15:59'])(
    'asked for on %s: 10 + 7 working days, and so is the promise',
    (on) => {
      const play = extended(on);
      expect([play.turns, play.promised]).toEqual([['b/dlh 2026-11-25T16:00'], '2026-11-25T16:00']);
    },
  );
  test('too late, it counts from now: no time is up before it begins', () => {
    expect(extended('2026-11-18T09:00').turns).toEqual(['b/dlh 2026-11-27T16:30']);
  });
});

describe('K21 the promise stands still only while outsiders act', () => {
  const handedOver = () =>
    new Play(lamp)
      .submit('2026-03-02T09:00', dark)
      .act('2026-03-03T09:00', 'diterima', 'teruskan', officer('ani', 'dishub'), { because: ['provinsi'] });
  test('handed over to the province: paused, and followed by the unit that handed it over', () => {
    const play = handedOver();
    expect([play.state.promised?.pausedAt, play.state.turns[0]?.followedBy?.unit]).toEqual([
      at('2026-03-03T09:00'),
      'dishub',
    ]);
  });
  test('taken back by our own unit: it runs again from that moment', () => {
    const body = { ...(officer('ani', 'dishub') as object), onBehalfOf: 'provinsi' } as never;
    const play = handedOver().transfer('2026-03-05T09:00', 'diteruskan', body, 'dishub');
    expect([play.error, play.state.promised?.pausedAt, play.promised]).toEqual([null, null, '2026-03-11T16:00']);
    expect(play.act('2026-03-06T09:00', 'diteruskan', 'laksanakan', officer('budi', 'dishub')).ids).toEqual([
      'dicek/dishub',
    ]);
  });
  test('an officer of another unit does not speak for the province', () => {
    expect(
      handedOver().act('2026-03-05T09:00', 'diteruskan', 'laksanakan', {
        ...(officer('x', 'dlh') as object),
        onBehalfOf: 'provinsi',
      } as never).refused,
    ).toBe('notYourTurn');
    expect(
      handedOver().act('2026-03-05T09:00', 'diteruskan', 'laksanakan', { kind: 'body', unit: 'provinsi' }).ids,
    ).toEqual(['dicek/dishub']);
  });
});

describe('K22 dates beyond the last decree', () => {
  const next = {
    ...calendar,
    holidays: { ...calendar.holidays, '2027-01-01': 'Tahun Baru' },
    basis: { ...calendar.basis, '2027': 'SKB 2027' },
  };
  const from = at('2026-12-28T09:00');
  test('are provisional, and other dates when the decree comes', () => {
    expect([
      localTime(calendar, dueDate(calendar, from, workingDays(5)).dueAt),
      dueDate(calendar, from, workingDays(5)).firm,
    ]).toEqual(['2027-01-04T16:00', false]);
    expect(localTime(next, dueDate(next, from, workingDays(5)).dueAt)).toBe('2027-01-05T16:00');
  });
  test('the turn keeps that it is provisional; the decree moves it by an event that names it', () => {
    const play = new Play(letter).submit('2026-12-28T09:00', person);
    expect([play.turns, play.state.turns[0]?.firm, play.state.promised?.firm]).toEqual([
      [`diperiksa/kelurahan@${A} 2027-01-04T16:00`],
      false,
      false,
    ]);
    const moves = datesToMove(play.state, next);
    expect(moves.map(({ turn, dueAt }) => [turn, localTime(next, dueAt)])).toEqual([
      [`diperiksa/kelurahan@${A}`, '2027-01-05T16:00'],
      [null, '2027-01-08T16:30'],
    ]);
    for (const move of moves)
      play.do('2026-12-29T09:00', { type: 'moveDeadline', actor: { kind: 'system' }, ...move, basis: 'SKB 2027' });
    expect([play.turns, play.promised, play.state.turns[0]?.firm, datesToMove(play.state, next)]).toEqual([
      [`diperiksa/kelurahan@${A} 2027-01-05T16:00`],
      '2027-01-08T16:30',
      true,
      [],
    ]);
    expect(play.events.at(-1)).toMatchObject({ type: 'deadlineMoved', basis: 'SKB 2027' });
  });
  test('nobody moves a date without a basis, and no resident at all', () => {
    const play = new Play(letter).submit('2026-12-28T09:00', person);
    const move = { type: 'moveDeadline', turn: null, dueAt: at('2027-02-01T09:00'), basis: 'SKB' } as const;
    expect(play.do('2026-12-29T09:00', { ...move, actor: resident }).refused).toBe('notYourTurn');
    expect(play.do('2026-12-29T09:00', { ...move, actor: { kind: 'system' }, basis: ' ' }).refused).toBe(
      'answersRefused',
    );
    expect(
      play.do('2026-12-29T09:00', { ...move, actor: { kind: 'system' }, dueAt: at('2026-12-01T09:00') }).refused,
    ).toBe('answersRefused');
    expect(play.do('2026-12-29T09:00', { ...move, actor: { kind: 'system' }, turn: 'hantu' }).refused).toBe(
      'notYourTurn',
    );
  });
});

describe('clocks', () => {
  test('say which days moved the date', () => {
    const due = dueDate(calendar, at('2026-03-16T09:00'), workingDays(3));
    expect(localTime(calendar, due.dueAt)).toBe('2026-03-26T16:00');
    expect(
      due.skipped.map(({ date, because }) => `${date} ${because === 'weekend' ? because : because.holiday}`),
    ).toEqual([
      '2026-03-18 Cuti bersama Nyepi',
      '2026-03-19 Nyepi',
      '2026-03-20 Cuti bersama Idulfitri',
      '2026-03-21 weekend',
      '2026-03-22 weekend',
      '2026-03-23 Cuti bersama Idulfitri',
      '2026-03-24 Cuti bersama Idulfitri',
    ]);
  });
  test('close earlier in Ramadan, where the calendar says so', () => {
    const ramadan = {
      ...calendar,
      otherHours: [
        {
          from: '2026-02-18' as const,
          to: '2026-03-19' as const,
          closesAt: [null, 900, 900, 900, 900, 930, null] as const,
          basis: 'Perpres 21/2023',
        },
      ],
    };
    expect(localTime(ramadan, dueDate(ramadan, at('2026-03-02T09:00'), workingDays(1)).dueAt)).toBe('2026-03-03T15:00');
  });
  test('end a month on its last day', () =>
    expect(localTime(calendar, dueDate(calendar, at('2026-01-31T09:00'), months(1)).dueAt)).toBe('2026-02-28T23:59'));
  test('are measured in their own days', () => {
    const due = dueDate(calendar, at('2026-03-02T09:00'), everyDay(2));
    expect(
      localTime(calendar, standStill(calendar, due, 'everyDay', at('2026-03-02T23:00'), at('2026-03-04T01:00')).dueAt),
    ).toBe('2026-03-07T00:00');
  });
  test('hold their own offset: Central Indonesia closes an hour before Western', () => {
    const wita = { ...calendar, id: 'wita', utcOffset: 480 };
    expect(
      dueDate(calendar, at('2026-03-02T09:00'), workingDays(1)).dueAt -
        dueDate(wita, at('2026-03-02T09:00'), workingDays(1)).dueAt,
    ).toBe(3_600_000);
  });
  test('refuse a duration of nothing', () => expect(() => dueDate(calendar, 0, clockHours(0))).toThrow(RangeError));
});

test('a paper counts from the day on which the city received it, as the officer at the counter says', () => {
  const counter = { kind: 'applicant', officer: 'loket' } as const;
  const submit = (receivedOn: string, actor: typeof counter | typeof resident = counter) =>
    new Play(letter).do('2026-03-04T09:00', {
      type: 'submit',
      actor,
      answers: person,
      facts: {},
      receivedOn: receivedOn as never,
    });
  expect([submit('2026-03-02').state.on, submit('2026-03-02').promised]).toEqual(['2026-03-02', '2026-03-12T16:00']);
  expect([submit('2026-03-05').refused, submit('2026-02-30').refused, submit('2026-03-02', resident).refused]).toEqual([
    'answersRefused',
    'answersRefused',
    'notAskedFor',
  ]);
});

test('a case goes on under another manifest only with a basis', () => {
  const play = new Play(letter).submit('2026-03-02T09:00', person);
  const hash = 'a'.repeat(64);
  expect(
    play.do('2026-03-03T09:00', { type: 'repin', actor: { kind: 'system' }, manifestHash: hash, basis: '' }).refused,
  ).toBe('answersRefused');
  expect(
    play.do('2026-03-03T09:00', { type: 'repin', actor: { kind: 'system' }, manifestHash: 'x', basis: 'UU 1/2026' })
      .refused,
  ).toBe('answersRefused');
  expect(
    play
      .do('2026-03-03T09:00', { type: 'repin', actor: { kind: 'system' }, manifestHash: hash, basis: 'UU 1/2026' })
      .events.at(-1),
  ).toMatchObject({ type: 'repinned', basis: 'UU 1/2026' });
});
