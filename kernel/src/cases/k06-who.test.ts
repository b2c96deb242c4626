/** CASES.md: who exactly may act, and where a turn may go. */
import { describe, expect, test } from 'vitest';
import { area, phone } from '../fields.ts';
import { workingDays } from '../clock.ts';
import { dark, lamp, proof } from './lamp.ts';
import { by, days, l, manifestOf } from './manifest-of.ts';
import { A, B, officer, Play, resident } from './play.ts';

const ani = officer('ani', 'dishub');
const budi = officer('budi', 'dishub');
const alley = { ...dark, jenis: 'gang' };

describe('K6 a transfer goes only to a unit that may act there', () => {
  const reported = () => new Play(lamp).submit('2026-03-02T09:00', dark);
  test.each(['applicant', 'hantu', 'dpupr', 'provinsi', 'disbudpar'])('not to %s', (unit) => {
    expect(reported().transfer('2026-03-02T10:00', 'diterima', ani, unit).error).toMatchObject({ type: 'cannotTransfer', allowed: ['dlh', 'kelurahan'] });
  });
  test('to a unit that the routing can name; the clock goes on, and the work stays there', () => {
    const play = reported().transfer('2026-03-03T10:00', 'diterima', ani, 'dlh');
    expect(play.turns).toEqual(['diterima/dlh 2026-03-05T16:00']);
    expect(play.act('2026-03-03T11:00', 'diterima', 'jadwalkan', ani).refused).toBe('notYourTurn');
    expect(play.act('2026-03-03T11:00', 'diterima', 'jadwalkan', officer('dewi', 'dlh')).ids).toEqual(['diperbaiki/dlh']);
  });
  test('only by one who holds the turn, with a word why', () => {
    expect(reported().transfer('2026-03-02T10:00', 'diterima', officer('x', 'dlh'), 'dlh').refused).toBe('notYourTurn');
    expect(reported().transfer('2026-03-02T10:00', 'diterima', resident, 'dlh').refused).toBe('notYourTurn');
    const silent = reported();
    expect(silent.do('2026-03-02T10:00', { type: 'transfer', turn: 'diterima/dishub', actor: ani, to: { unit: 'dlh', area: null }, note: '  ' }).refused).toBe('answersRefused');
  });
  test('the turn of the applicant goes to nobody else', () => {
    const play = new Play(manifestOf({ start: 'a', stages: { a: { by: { kind: 'applicant' }, within: days(1), late: 'z', next: { kirim: { to: 'z' } } }, z: { ends: 'lapsed' } } })).submit('2026-03-02T09:00', {});
    expect(play.transfer('2026-03-02T10:00', 'a', resident, 'dlh').refused).toBe('notYourTurn');
  });
  test('to the same unit of another area: the matter lies there from now on', () => {
    const play = new Play(lamp).submit('2026-03-02T09:00', alley).transfer('2026-03-02T10:00', 'diterima', officer('a', 'kelurahan', A), 'kelurahan', B);
    expect([play.ids, play.state.area]).toEqual([[`diterima/kelurahan@${B}`], B]);
    expect(play.act('2026-03-02T11:00', 'diterima', 'jadwalkan', officer('b', 'kelurahan', B)).ids).toEqual([`diperbaiki/kelurahan@${B}`]);
    expect(play.transfer('2026-03-02T12:00', 'diperbaiki', officer('b', 'kelurahan', B), 'kelurahan', 'bukan kode').refused).toBe('cannotTransfer');
  });
  test('it washes off nothing: who did the work may not check it after a transfer either', () => {
    const play = new Play(lamp).submit('2026-03-02T09:00', dark).act('2026-03-02T10:00', 'diterima', 'jadwalkan', ani).act('2026-03-02T11:00', 'diperbaiki', 'laksanakan', budi, proof);
    const moved = play.transfer('2026-03-02T12:00', 'dicek', budi, 'dlh');
    expect(moved.ids).toEqual(['dicek/dlh']);
    expect(moved.act('2026-03-02T13:00', 'dicek', 'benar', officer('budi', 'dlh')).error).toMatchObject({ type: 'sameOfficer', why: 'otherThan' });
  });
  test('an office of one: the turn goes to the unit above, the work itself stays', () => {
    const lurah = officer('satu', 'kelurahan', A);
    const play = new Play(lamp).submit('2026-03-02T09:00', alley).act('2026-03-02T10:00', 'diterima', 'jadwalkan', lurah).act('2026-03-02T11:00', 'diperbaiki', 'laksanakan', lurah, proof);
    expect(play.act('2026-03-02T12:00', 'dicek', 'benar', lurah).error).toEqual({ type: 'sameOfficer', stage: 'diperbaiki', why: 'otherThan' });
    expect(play.transfer('2026-03-02T12:00', 'dicek', lurah, 'kecamatan', '36.71.01').ids).toEqual(['dicek/kecamatan@36.71.01']);
    const camat = officer('camat', 'kecamatan', '36.71.01');
    expect(play.act('2026-03-02T13:00', 'dicek', 'belum', camat, { because: ['belumBeres'] }).ids).toEqual([`diperbaiki/kelurahan@${A}`]);
  });
  test('who is not barred cannot send it up', () => {
    expect(new Play(lamp).submit('2026-03-02T09:00', alley).transfer('2026-03-02T10:00', 'diterima', officer('a', 'kelurahan', A), 'kecamatan', '36.71.01').refused).toBe('cannotTransfer');
  });
});

describe('10.4 unit, area and position', () => {
  const signed = manifestOf({ start: 'ttd', at: 'rumah', fields: { rumah: area(l), usaha: area(l) }, stages: { ttd: { by: by('kelurahan', { position: 'lurah' }), within: days(1), next: { ya: { to: 'z' } } }, z: { ends: 'granted' } } });
  const given = { rumah: A, usaha: B };
  test.each([
    ['an intern', officer('magang', 'kelurahan', A), 'notYourTurn'],
    ['the lurah of another kelurahan', officer('l2', 'kelurahan', B, 'lurah'), 'notYourTurn'],
    ['the applicant', resident, 'notYourTurn'],
    ['the system', { kind: 'system' } as const, 'notYourTurn'],
    ['somebody who speaks for a body outside', { ...officer('l', 'kelurahan', A, 'lurah'), onBehalfOf: 'provinsi' } as never, 'notYourTurn'],
    ['the lurah', officer('lurah', 'kelurahan', A, 'lurah'), null],
  ])('%s', (_, actor, refused) => expect(new Play(signed).submit('2026-03-02T09:00', given).act('2026-03-02T10:00', 'ttd', 'ya', actor).refused).toBe(refused));
  test('a refusal says who may', () => {
    expect(new Play(signed).submit('2026-03-02T09:00', given).act('2026-03-02T10:00', 'ttd', 'ya', officer('x', 'dlh')).error).toEqual({
      type: 'notYourTurn', turns: [{ id: `ttd/kelurahan@${A}.lurah`, stage: 'ttd', party: { kind: 'unit', unit: 'kelurahan', area: A, position: 'lurah' } }],
    });
  });
  test('K26 of the home or of the business: the file says it', () => {
    const business = { ...signed, stages: { ...signed.stages, ttd: { ...signed.stages['ttd'], by: by('kelurahan', { at: 'usaha' }) } } } as never;
    expect(new Play(business).submit('2026-03-02T09:00', given).ids).toEqual([`ttd/kelurahan@${B}`]);
    expect(new Play({ ...signed, at: null }).submit('2026-03-02T09:00', given).error).toEqual({ type: 'notKnownYet', fields: [], facts: [] });
  });
  test('a unit of the district takes the first three parts of the code', () => {
    const district = { ...signed, stages: { ...signed.stages, ttd: { ...signed.stages['ttd'], by: by('kecamatan') } } } as never;
    expect(new Play(district).submit('2026-03-02T09:00', given).ids).toEqual(['ttd/kecamatan@36.71.01']);
  });
});

test('K17 a question named like a unit has no effect on who acts or on pauses', () => {
  const service = manifestOf({ start: 'a', within: days(2), fields: { dlh: phone(l), dishub: area(l) }, stages: { a: { by: by('dlh'), within: days(1), next: { ya: { to: 'z' } } }, z: { ends: 'granted' } } });
  const play = new Play(service).submit('2026-03-02T09:00', { dlh: '081234567890', dishub: A });
  expect([play.ids, play.state.promised?.pausedAt]).toEqual([['a/dlh'], null]);
  expect(play.act('2026-03-02T10:00', 'a', 'ya', { kind: 'contact', field: 'dlh' }).refused).toBe('notYourTurn');
});

describe('K15 nothing gets stuck while a registry is silent', () => {
  const road = (otherwise: boolean) => manifestOf({
    start: 'a', fields: {}, facts: { kelas: { ...phone(l), kind: 'choice', options: { kota: l, provinsi: l }, purpose: l, seenBy: [], freshForMinutes: 1, readAgain: false, dependsOn: [] } },
    routing: { pemilik: { since: '2020-01-01', basis: 'x', value: otherwise ? ['otherwise', ['choose', ['fact', 'kelas'], { kota: 'dpupr', provinsi: 'provinsi' }], 'dishub'] : ['choose', ['fact', 'kelas'], { kota: 'dpupr', provinsi: 'provinsi' }] } },
    stages: { a: { by: { kind: 'routing', name: 'pemilik' }, within: days(1), next: { ya: { to: 'b' } } }, b: { by: { kind: 'routing', name: 'pemilik' }, within: days(1), next: { ya: { to: 'z' } } }, z: { ends: 'granted' } },
  });
  const silent = { kelas: { state: 'unavailable', source: 'jalan', at: 1 } } as const;
  test('an `otherwise` unit decides', () => expect(new Play(road(true)).submit('2026-03-02T09:00', {}, silent).ids).toEqual(['a/dishub']));
  test('a fact of the wrong kind is silence too', () => expect(new Play(road(true)).submit('2026-03-02T09:00', {}, { kelas: { state: 'known', value: 'desa', source: 'jalan', at: 1 } }).ids).toEqual(['a/dishub']));
  test('without it the refusal names what is missing (the checks refuse such a file)', () => expect(new Play(road(false)).submit('2026-03-02T09:00', {}, silent).error).toEqual({ type: 'notKnownYet', fields: [], facts: ['kelas'] }));
  test('the fact may come later, and decides from then on', () => {
    const play = new Play(road(true)).submit('2026-03-02T09:00', {}, silent).do('2026-03-02T10:00', { type: 'learn', facts: { kelas: { state: 'known', value: 'kota', source: 'jalan', at: 2 }, lain: { state: 'known', value: 1, source: 'x', at: 2 } } });
    expect(Object.keys(play.state.facts)).toEqual(['kelas']);
    expect(play.act('2026-03-02T11:00', 'a', 'ya', officer('x', 'dishub')).ids).toEqual(['b/dpupr']);
    expect(play.do('2026-03-02T12:00', { type: 'learn', facts: silent }).state.facts['kelas']).toMatchObject({ state: 'known' });
  });
});

describe('K23 the unit in charge on the day on which the turn begins', () => {
  const park = { ...dark, jenis: 'taman' };
  const refused = () => new Play(lamp).submit('2025-12-30T09:00', park).act('2025-12-30T10:00', 'diterima', 'tolak', officer('a', 'disbudpar'), { because: ['pribadi'] });
  test('filed in December, objected to in January', () => {
    expect(refused().object('2026-01-12T09:00', { keberatan: { masalah: 'Masih gelap' } }).ids).toEqual(['diterima/dlh']);
  });
  test('an open turn of a closed unit is taken over by its successor', () => {
    const play = new Play(lamp).submit('2025-12-31T09:00', park);
    expect(play.ids).toEqual(['diterima/disbudpar']);
    expect(play.act('2026-01-02T09:00', 'diterima', 'jadwalkan', officer('a', 'disbudpar')).refused).toBe('notYourTurn');
    expect(play.do('2026-01-02T09:00', { type: 'act', turn: 'diterima/disbudpar', action: 'jadwalkan', actor: officer('d', 'dlh') }).ids).toEqual(['diperbaiki/dlh']);
  });
});

describe('a correction of the place routes again', () => {
  test('the next turn of the place belongs to the new kelurahan', () => {
    const service = manifestOf({
      start: 'a', at: 'rumah', fields: { rumah: area(l) }, reasons: { titik: { says: l, basis: 'x', about: ['rumah'] } },
      stages: { a: { by: by('kelurahan'), within: { since: '2020-01-01', value: workingDays(3), basis: 'x' }, next: { salah: { to: 'p', because: ['titik'] }, ya: { to: 'z' } } }, p: { by: { kind: 'applicant' }, within: days(5), late: 'g', next: { kirim: { to: 'asker', with: ['answers'] } } }, z: { ends: 'granted' }, g: { ends: 'lapsed' } },
    });
    const play = new Play(service).submit('2026-03-02T09:00', { rumah: A }).act('2026-03-02T10:00', 'a', 'salah', officer('a', 'kelurahan', A), { because: ['titik'] }).act('2026-03-04T10:00', 'p', 'kirim', resident, { with: { answers: { rumah: B } } });
    expect([play.state.area, play.turns]).toEqual([B, [`a/kelurahan@${B} 2026-03-09T16:00`]]);
  });
  test('a turn of another stage that is open meanwhile goes to the new kelurahan; its clock goes on', () => {
    const service = manifestOf({
      start: 'tinjau', at: 'rumah', fields: { rumah: area(l) }, reasons: { titik: { says: l, basis: 'x', about: ['rumah'] } },
      stages: {
        tinjau: { by: { kind: 'units', units: ['kelurahan', 'dlh'] }, within: days(4), next: { ya: { all: 'z' }, salah: { to: 'p', because: ['titik'] } } },
        p: { by: { kind: 'applicant' }, within: days(5), late: 'g', next: { kirim: { to: 'asker', with: ['answers'] } } }, z: { ends: 'granted' }, g: { ends: 'lapsed' },
      },
    });
    const play = new Play(service).submit('2026-03-02T09:00', { rumah: A }).act('2026-03-02T10:00', 'tinjau', 'salah', officer('d', 'dlh'), { because: ['titik'] });
    expect(play.ids).toEqual([`tinjau/kelurahan@${A}`, 'p/applicant']);
    play.act('2026-03-03T10:00', 'p', 'kirim', resident, { with: { answers: { rumah: B } } });
    expect(play.turns).toEqual([`tinjau/kelurahan@${B} 2026-03-06T16:30`, 'tinjau/dlh 2026-03-09T16:00']);
  });
});

test('a closed unit with areas hands its open turns to a successor without', () => {
  const units = { ...lamp.units, kelurahan: { ...lamp.units['kelurahan'], closes: '2026-03-02', successor: 'dlh' } } as typeof lamp.units;
  const play = new Play({ ...lamp, units }).submit('2026-03-02T09:00', alley);
  expect(play.do('2026-03-03T09:00', { type: 'act', turn: `diterima/kelurahan@${A}`, action: 'jadwalkan', actor: officer('d', 'dlh') }).ids).toEqual(['diperbaiki/dlh']);
});

describe('units without a console', () => {
  const chain = manifestOf({
    start: 'rt', fields: {}, reasons: { r: { says: l, basis: 'x' } },
    routing: { pemilik: { since: '2020-01-01', basis: 'x', value: ['when', true, 'provinsi', 'bbpjn'] } },
    stages: {
      rt: { by: by('rt'), within: days(2), next: { ya: { to: 'p' } } }, p: { by: { kind: 'routing', name: 'pemilik' }, within: days(5), next: { jawab: { to: 'd' } } },
      d: { by: by('dpupr'), within: days(2), next: { lagi: { to: 'p' }, tanya: { to: 't', because: ['r'] } } }, t: { by: { kind: 'applicant' }, within: days(2), late: 'z', next: { terus: { to: 'p' } } }, z: { ends: 'lapsed' },
    },
  });
  const speaking = (unit: string, onBehalfOf: string) => ({ ...(officer('x', unit) as object), onBehalfOf }) as never;
  const outside = () => new Play(chain).submit('2026-03-02T09:00', {}).act('2026-03-02T10:00', 'rt', 'ya', { kind: 'body', unit: 'rt' });
  test('act through their own channel; where nobody of the city handed it over, any officer may record their answer', () => {
    expect(new Play(chain).submit('2026-03-02T09:00', {}).act('2026-03-02T10:00', 'rt', 'ya', { kind: 'body', unit: 'provinsi' }).refused).toBe('notYourTurn');
    expect(new Play(chain).submit('2026-03-02T09:00', {}).act('2026-03-02T10:00', 'rt', 'ya', officer('x', 'rt')).refused).toBe('notYourTurn');
    expect(outside().act('2026-03-03T10:00', 'p', 'jawab', speaking('dlh', 'provinsi')).ids).toEqual(['d/dpupr']);
    expect(outside().act('2026-03-03T10:00', 'p', 'jawab', speaking('dlh', 'bbpjn')).refused).toBe('notYourTurn');
  });
  test('the unit that handed over follows, also when the applicant was asked in between', () => {
    const play = outside().act('2026-03-03T10:00', 'p', 'jawab', { kind: 'body', unit: 'provinsi' }).act('2026-03-04T10:00', 'd', 'tanya', officer('d', 'dpupr'), { because: ['r'] }).act('2026-03-05T10:00', 't', 'terus', resident);
    expect(play.state.turns[0]?.followedBy).toEqual({ kind: 'unit', unit: 'dpupr', area: null, position: null });
    expect(play.act('2026-03-06T10:00', 'p', 'jawab', speaking('dlh', 'provinsi')).refused).toBe('notYourTurn');
    expect(play.act('2026-03-06T10:00', 'p', 'jawab', speaking('dpupr', 'provinsi')).error).toBeNull();
  });
  test('the other body is asked when the first is the wrong one: not by the body itself, and the promise still stands', () => {
    const play = new Play({ ...chain, within: days(9) }).submit('2026-03-02T09:00', {}).act('2026-03-02T10:00', 'rt', 'ya', { kind: 'body', unit: 'rt' });
    expect(play.transfer('2026-03-03T10:00', 'p', { kind: 'body', unit: 'provinsi' }, 'bbpjn').refused).toBe('notYourTurn');
    expect(play.transfer('2026-03-03T10:00', 'p', speaking('dpupr', 'provinsi'), 'bbpjn').ids).toEqual(['p/bbpjn']);
    expect(play.state.promised?.pausedAt).not.toBeNull();
  });
});

test('a turn is not handed to somebody who has it already', () => {
  const service = manifestOf({ start: 'a', stages: { a: { by: { kind: 'units', units: ['dlh', 'dpupr'] }, within: days(2), next: { ya: { all: 'z' } } }, z: { ends: 'granted' } } });
  expect(new Play(service).submit('2026-03-02T09:00', {}).transfer('2026-03-02T10:00', 'a', officer('d', 'dlh'), 'dpupr').refused).toBe('cannotTransfer');
});
