/** K23: the unit of the day, successors, a corrected place, bodies outside. Must never: need a registry. */
import { describe, expect, test } from 'vitest';
import { area } from '../fields.ts';
import { workingDays } from '../clock.ts';
import { dark, lamp } from './lamp.ts';
import { by, days, l, manifestOf } from './manifest-of.ts';
import { A, B, officer, Play, resident } from './play.ts';

const alley = { ...dark, jenis: 'gang' };

describe('K23 the unit in charge on the day on which the turn begins', () => {
  const park = { ...dark, jenis: 'taman' };
  const refused = () =>
    new Play(lamp)
      .submit('2025-12-30T09:00', park)
      .act('2025-12-30T10:00', 'diterima', 'tolak', officer('a', 'disbudpar'), { because: ['pribadi'] });
  test('filed in December, objected to in January', () => {
    expect(refused().object('2026-01-12T09:00', { keberatan: { masalah: 'Masih gelap' } }).ids).toEqual([
      'diterima/dlh',
    ]);
  });
  test('an open turn of a closed unit is taken over by its successor', () => {
    const play = new Play(lamp).submit('2025-12-31T09:00', park);
    expect(play.ids).toEqual(['diterima/disbudpar']);
    expect(play.act('2026-01-02T09:00', 'diterima', 'jadwalkan', officer('a', 'disbudpar')).refused).toBe(
      'notYourTurn',
    );
    expect(
      play.do('2026-01-02T09:00', {
        type: 'act',
        turn: 'diterima/disbudpar',
        action: 'jadwalkan',
        actor: officer('d', 'dlh'),
      }).ids,
    ).toEqual(['diperbaiki/dlh']);
  });
});

describe('a correction of the place routes again', () => {
  test('the next turn of the place belongs to the new kelurahan', () => {
    const service = manifestOf({
      start: 'a',
      at: 'rumah',
      fields: { rumah: area(l) },
      reasons: { titik: { says: l, basis: 'x', about: ['rumah'] } },
      stages: {
        a: {
          by: by('kelurahan'),
          within: { since: '2020-01-01', value: workingDays(3), basis: 'x' },
          next: { salah: { to: 'p', because: ['titik'] }, ya: { to: 'z' } },
        },
        p: {
          by: { kind: 'applicant' },
          within: days(5),
          late: 'g',
          next: { kirim: { to: 'asker', with: ['answers'] } },
        },
        z: { ends: 'granted' },
        g: { ends: 'lapsed' },
      },
    });
    const play = new Play(service)
      .submit('2026-03-02T09:00', { rumah: A })
      .act('2026-03-02T10:00', 'a', 'salah', officer('a', 'kelurahan', A), { because: ['titik'] })
      .act('2026-03-04T10:00', 'p', 'kirim', resident, { with: { answers: { rumah: B } } });
    expect([play.state.area, play.turns]).toEqual([B, [`a/kelurahan@${B} 2026-03-09T16:00`]]);
  });
  test('a turn of another stage that is open meanwhile goes to the new kelurahan; its clock goes on', () => {
    const service = manifestOf({
      start: 'tinjau',
      at: 'rumah',
      fields: { rumah: area(l) },
      reasons: { titik: { says: l, basis: 'x', about: ['rumah'] } },
      stages: {
        tinjau: {
          by: { kind: 'units', units: ['kelurahan', 'dlh'] },
          within: days(4),
          next: { ya: { all: 'z' }, salah: { to: 'p', because: ['titik'] } },
        },
        p: {
          by: { kind: 'applicant' },
          within: days(5),
          late: 'g',
          next: { kirim: { to: 'asker', with: ['answers'] } },
        },
        z: { ends: 'granted' },
        g: { ends: 'lapsed' },
      },
    });
    const play = new Play(service)
      .submit('2026-03-02T09:00', { rumah: A })
      .act('2026-03-02T10:00', 'tinjau', 'salah', officer('d', 'dlh'), { because: ['titik'] });
    expect(play.ids).toEqual([`tinjau/kelurahan@${A}`, 'p/applicant']);
    play.act('2026-03-03T10:00', 'p', 'kirim', resident, { with: { answers: { rumah: B } } });
    expect(play.turns).toEqual([`tinjau/kelurahan@${B} 2026-03-06T16:30`, 'tinjau/dlh 2026-03-09T16:00']);
  });
});

test('a closed unit with areas hands its open turns to a successor without', () => {
  const units = {
    ...lamp.units,
    kelurahan: { ...lamp.units['kelurahan'], closes: '2026-03-02', successor: 'dlh' },
  } as typeof lamp.units;
  const play = new Play({ ...lamp, units }).submit('2026-03-02T09:00', alley);
  expect(
    play.do('2026-03-03T09:00', {
      type: 'act',
      turn: `diterima/kelurahan@${A}`,
      action: 'jadwalkan',
      actor: officer('d', 'dlh'),
    }).ids,
  ).toEqual(['diperbaiki/dlh']);
});

describe('units without a console', () => {
  const chain = manifestOf({
    start: 'rt',
    fields: {},
    reasons: { r: { says: l, basis: 'x' } },
    routing: { pemilik: { since: '2020-01-01', basis: 'x', value: ['when', true, 'provinsi', 'bbpjn'] } },
    stages: {
      rt: { by: by('rt'), within: days(2), next: { ya: { to: 'p' } } },
      p: { by: { kind: 'routing', name: 'pemilik' }, within: days(5), next: { jawab: { to: 'd' } } },
      d: { by: by('dpupr'), within: days(2), next: { lagi: { to: 'p' }, tanya: { to: 't', because: ['r'] } } },
      t: { by: { kind: 'applicant' }, within: days(2), late: 'z', next: { terus: { to: 'p' } } },
      z: { ends: 'lapsed' },
    },
  });
  const speaking = (unit: string, onBehalfOf: string) => ({ ...(officer('x', unit) as object), onBehalfOf }) as never;
  const outside = () =>
    new Play(chain).submit('2026-03-02T09:00', {}).act('2026-03-02T10:00', 'rt', 'ya', { kind: 'body', unit: 'rt' });
  test('act through their own channel; where nobody of the city handed it over, any officer may record their answer', () => {
    expect(
      new Play(chain)
        .submit('2026-03-02T09:00', {})
        .act('2026-03-02T10:00', 'rt', 'ya', { kind: 'body', unit: 'provinsi' }).refused,
    ).toBe('notYourTurn');
    expect(
      new Play(chain).submit('2026-03-02T09:00', {}).act('2026-03-02T10:00', 'rt', 'ya', officer('x', 'rt')).refused,
    ).toBe('notYourTurn');
    expect(outside().act('2026-03-03T10:00', 'p', 'jawab', speaking('dlh', 'provinsi')).ids).toEqual(['d/dpupr']);
    expect(outside().act('2026-03-03T10:00', 'p', 'jawab', speaking('dlh', 'bbpjn')).refused).toBe('notYourTurn');
  });
  test('the unit that handed over follows, also when the applicant was asked in between', () => {
    const play = outside()
      .act('2026-03-03T10:00', 'p', 'jawab', { kind: 'body', unit: 'provinsi' })
      .act('2026-03-04T10:00', 'd', 'tanya', officer('d', 'dpupr'), { because: ['r'] })
      .act('2026-03-05T10:00', 't', 'terus', resident);
    expect(play.state.turns[0]?.followedBy).toEqual({ kind: 'unit', unit: 'dpupr', area: null, position: null });
    expect(play.act('2026-03-06T10:00', 'p', 'jawab', speaking('dlh', 'provinsi')).refused).toBe('notYourTurn');
    expect(play.act('2026-03-06T10:00', 'p', 'jawab', speaking('dpupr', 'provinsi')).error).toBeNull();
  });
  test('the other body is asked when the first is the wrong one: not by the body itself, and the promise still stands', () => {
    const play = new Play({ ...chain, within: days(9) })
      .submit('2026-03-02T09:00', {})
      .act('2026-03-02T10:00', 'rt', 'ya', { kind: 'body', unit: 'rt' });
    expect(play.transfer('2026-03-03T10:00', 'p', { kind: 'body', unit: 'provinsi' }, 'bbpjn').refused).toBe(
      'notYourTurn',
    );
    expect(play.transfer('2026-03-03T10:00', 'p', speaking('dpupr', 'provinsi'), 'bbpjn').ids).toEqual(['p/bbpjn']);
    expect(play.state.promised?.pausedAt).not.toBeNull();
  });
});

test('a turn is not handed to somebody who has it already', () => {
  const service = manifestOf({
    start: 'a',
    stages: {
      a: { by: { kind: 'units', units: ['dlh', 'dpupr'] }, within: days(2), next: { ya: { all: 'z' } } },
      z: { ends: 'granted' },
    },
  });
  expect(
    new Play(service).submit('2026-03-02T09:00', {}).transfer('2026-03-02T10:00', 'a', officer('d', 'dlh'), 'dpupr')
      .refused,
  ).toBe('cannotTransfer');
});
