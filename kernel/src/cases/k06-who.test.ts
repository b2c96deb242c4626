/** CASES.md: who exactly may act, and where a turn may go. */
import { describe, expect, test } from 'vitest';
import { area, phone } from '../fields.ts';
import { dark, lamp, proof } from './lamp.ts';
import { by, days, l, manifestOf } from './manifest-of.ts';
import { A, B, officer, Play, resident } from './play.ts';

const ani = officer('ani', 'dishub');
const budi = officer('budi', 'dishub');
const alley = { ...dark, jenis: 'gang' };

describe('K6 a transfer goes only to a unit that may act there', () => {
  const reported = () => new Play(lamp).submit('2026-03-02T09:00', dark);
  test.each(['applicant', 'hantu', 'dpupr', 'provinsi', 'disbudpar'])('not to %s', (unit) => {
    expect(reported().transfer('2026-03-02T10:00', 'diterima', ani, unit).error).toMatchObject({
      type: 'cannotTransfer',
      allowed: ['dlh', 'kelurahan'],
    });
  });
  test('to a unit that the routing can name; the clock goes on, and the work stays there', () => {
    const play = reported().transfer('2026-03-03T10:00', 'diterima', ani, 'dlh');
    expect(play.turns).toEqual(['diterima/dlh 2026-03-05T16:00']);
    expect(play.act('2026-03-03T11:00', 'diterima', 'jadwalkan', ani).refused).toBe('notYourTurn');
    expect(play.act('2026-03-03T11:00', 'diterima', 'jadwalkan', officer('dewi', 'dlh')).ids).toEqual([
      'diperbaiki/dlh',
    ]);
  });
  test('only by one who holds the turn, with a word why', () => {
    expect(reported().transfer('2026-03-02T10:00', 'diterima', officer('x', 'dlh'), 'dlh').refused).toBe('notYourTurn');
    expect(reported().transfer('2026-03-02T10:00', 'diterima', resident, 'dlh').refused).toBe('notYourTurn');
    const silent = reported();
    expect(
      silent.do('2026-03-02T10:00', {
        type: 'transfer',
        turn: 'diterima/dishub',
        actor: ani,
        to: { unit: 'dlh', area: null },
        note: '  ',
      }).refused,
    ).toBe('answersRefused');
  });
  test('the turn of the applicant goes to nobody else', () => {
    const play = new Play(
      manifestOf({
        start: 'a',
        stages: {
          a: { by: { kind: 'applicant' }, within: days(1), late: 'z', next: { kirim: { to: 'z' } } },
          z: { ends: 'lapsed' },
        },
      }),
    ).submit('2026-03-02T09:00', {});
    expect(play.transfer('2026-03-02T10:00', 'a', resident, 'dlh').refused).toBe('notYourTurn');
  });
  test('to the same unit of another area: the matter lies there from now on', () => {
    const play = new Play(lamp)
      .submit('2026-03-02T09:00', alley)
      .transfer('2026-03-02T10:00', 'diterima', officer('a', 'kelurahan', A), 'kelurahan', B);
    expect([play.ids, play.state.area]).toEqual([[`diterima/kelurahan@${B}`], B]);
    expect(play.act('2026-03-02T11:00', 'diterima', 'jadwalkan', officer('b', 'kelurahan', B)).ids).toEqual([
      `diperbaiki/kelurahan@${B}`,
    ]);
    expect(
      play.transfer('2026-03-02T12:00', 'diperbaiki', officer('b', 'kelurahan', B), 'kelurahan', 'bukan kode').refused,
    ).toBe('cannotTransfer');
  });
  test('it washes off nothing: who did the work may not check it after a transfer either', () => {
    const play = new Play(lamp)
      .submit('2026-03-02T09:00', dark)
      .act('2026-03-02T10:00', 'diterima', 'jadwalkan', ani)
      .act('2026-03-02T11:00', 'diperbaiki', 'laksanakan', budi, proof);
    const moved = play.transfer('2026-03-02T12:00', 'dicek', budi, 'dlh');
    expect(moved.ids).toEqual(['dicek/dlh']);
    expect(moved.act('2026-03-02T13:00', 'dicek', 'benar', officer('budi', 'dlh')).error).toMatchObject({
      type: 'sameOfficer',
      why: 'otherThan',
    });
  });
  test('an office of one: the turn goes to the unit above, the work itself stays', () => {
    const lurah = officer('satu', 'kelurahan', A);
    const play = new Play(lamp)
      .submit('2026-03-02T09:00', alley)
      .act('2026-03-02T10:00', 'diterima', 'jadwalkan', lurah)
      .act('2026-03-02T11:00', 'diperbaiki', 'laksanakan', lurah, proof);
    expect(play.act('2026-03-02T12:00', 'dicek', 'benar', lurah).error).toEqual({
      type: 'sameOfficer',
      stage: 'diperbaiki',
      why: 'otherThan',
    });
    expect(play.transfer('2026-03-02T12:00', 'dicek', lurah, 'kecamatan', '36.71.01').ids).toEqual([
      'dicek/kecamatan@36.71.01',
    ]);
    const camat = officer('camat', 'kecamatan', '36.71.01');
    expect(play.act('2026-03-02T13:00', 'dicek', 'belum', camat, { because: ['belumBeres'] }).ids).toEqual([
      `diperbaiki/kelurahan@${A}`,
    ]);
  });
  test('who is not barred cannot send it up', () => {
    expect(
      new Play(lamp)
        .submit('2026-03-02T09:00', alley)
        .transfer('2026-03-02T10:00', 'diterima', officer('a', 'kelurahan', A), 'kecamatan', '36.71.01').refused,
    ).toBe('cannotTransfer');
  });
});

describe('10.4 unit, area and position', () => {
  const signed = manifestOf({
    start: 'ttd',
    at: 'rumah',
    fields: { rumah: area(l), usaha: area(l) },
    stages: {
      ttd: { by: by('kelurahan', { position: 'lurah' }), within: days(1), next: { ya: { to: 'z' } } },
      z: { ends: 'granted' },
    },
  });
  const given = { rumah: A, usaha: B };
  test.each([
    ['an intern', officer('magang', 'kelurahan', A), 'notYourTurn'],
    ['the lurah of another kelurahan', officer('l2', 'kelurahan', B, 'lurah'), 'notYourTurn'],
    ['the applicant', resident, 'notYourTurn'],
    ['the system', { kind: 'system' } as const, 'notYourTurn'],
    [
      'somebody who speaks for a body outside',
      { ...officer('l', 'kelurahan', A, 'lurah'), onBehalfOf: 'provinsi' } as never,
      'notYourTurn',
    ],
    ['the lurah', officer('lurah', 'kelurahan', A, 'lurah'), null],
  ])('%s', (_, actor, refused) =>
    expect(new Play(signed).submit('2026-03-02T09:00', given).act('2026-03-02T10:00', 'ttd', 'ya', actor).refused).toBe(
      refused,
    ),
  );
  test('a refusal says who may', () => {
    expect(
      new Play(signed).submit('2026-03-02T09:00', given).act('2026-03-02T10:00', 'ttd', 'ya', officer('x', 'dlh'))
        .error,
    ).toEqual({
      type: 'notYourTurn',
      turns: [
        {
          id: `ttd/kelurahan@${A}.lurah`,
          stage: 'ttd',
          party: { kind: 'unit', unit: 'kelurahan', area: A, position: 'lurah' },
        },
      ],
    });
  });
  test('K26 of the home or of the business: the file says it', () => {
    const business = {
      ...signed,
      stages: { ...signed.stages, ttd: { ...signed.stages['ttd'], by: by('kelurahan', { at: 'usaha' }) } },
    } as never;
    expect(new Play(business).submit('2026-03-02T09:00', given).ids).toEqual([`ttd/kelurahan@${B}`]);
    expect(new Play({ ...signed, at: null }).submit('2026-03-02T09:00', given).error).toEqual({
      type: 'notKnownYet',
      fields: [],
      facts: [],
    });
  });
  test('a unit of the district takes the first three parts of the code', () => {
    const district = {
      ...signed,
      stages: { ...signed.stages, ttd: { ...signed.stages['ttd'], by: by('kecamatan') } },
    } as never;
    expect(new Play(district).submit('2026-03-02T09:00', given).ids).toEqual(['ttd/kecamatan@36.71.01']);
  });
});

test('K17 a question named like a unit has no effect on who acts or on pauses', () => {
  const service = manifestOf({
    start: 'a',
    within: days(2),
    fields: { dlh: phone(l), dishub: area(l) },
    stages: { a: { by: by('dlh'), within: days(1), next: { ya: { to: 'z' } } }, z: { ends: 'granted' } },
  });
  const play = new Play(service).submit('2026-03-02T09:00', { dlh: '081234567890', dishub: A });
  expect([play.ids, play.state.promised?.pausedAt]).toEqual([['a/dlh'], null]);
  expect(play.act('2026-03-02T10:00', 'a', 'ya', { kind: 'contact', field: 'dlh' }).refused).toBe('notYourTurn');
});

describe('K15 nothing gets stuck while a registry is silent', () => {
  const road = (otherwise: boolean) =>
    manifestOf({
      start: 'a',
      fields: {},
      facts: {
        kelas: {
          ...phone(l),
          kind: 'choice',
          options: { kota: l, provinsi: l },
          purpose: l,
          seenBy: [],
          freshForMinutes: 1,
          readAgain: false,
          dependsOn: [],
        },
      },
      routing: {
        pemilik: {
          since: '2020-01-01',
          basis: 'x',
          value: otherwise
            ? ['otherwise', ['choose', ['fact', 'kelas'], { kota: 'dpupr', provinsi: 'provinsi' }], 'dishub']
            : ['choose', ['fact', 'kelas'], { kota: 'dpupr', provinsi: 'provinsi' }],
        },
      },
      stages: {
        a: { by: { kind: 'routing', name: 'pemilik' }, within: days(1), next: { ya: { to: 'b' } } },
        b: { by: { kind: 'routing', name: 'pemilik' }, within: days(1), next: { ya: { to: 'z' } } },
        z: { ends: 'granted' },
      },
    });
  const silent = { kelas: { state: 'unavailable', source: 'jalan', at: 1 } } as const;
  test('an `otherwise` unit decides', () =>
    expect(new Play(road(true)).submit('2026-03-02T09:00', {}, silent).ids).toEqual(['a/dishub']));
  test('a fact of the wrong kind is silence too', () =>
    expect(
      new Play(road(true)).submit(
        '2026-03-02T09:00',
        {},
        { kelas: { state: 'known', value: 'desa', source: 'jalan', at: 1 } },
      ).ids,
    ).toEqual(['a/dishub']));
  test('without it the refusal names what is missing (the checks refuse such a file)', () =>
    expect(new Play(road(false)).submit('2026-03-02T09:00', {}, silent).error).toEqual({
      type: 'notKnownYet',
      fields: [],
      facts: ['kelas'],
    }));
  test('the fact may come later, and decides from then on', () => {
    const play = new Play(road(true)).submit('2026-03-02T09:00', {}, silent).do('2026-03-02T10:00', {
      type: 'learn',
      facts: {
        kelas: { state: 'known', value: 'kota', source: 'jalan', at: 2 },
        lain: { state: 'known', value: 1, source: 'x', at: 2 },
      },
    });
    expect(Object.keys(play.state.facts)).toEqual(['kelas']);
    expect(play.act('2026-03-02T11:00', 'a', 'ya', officer('x', 'dishub')).ids).toEqual(['b/dpupr']);
    expect(play.do('2026-03-02T12:00', { type: 'learn', facts: silent }).state.facts['kelas']).toMatchObject({
      state: 'known',
    });
  });
});
