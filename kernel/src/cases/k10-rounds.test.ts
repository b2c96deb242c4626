/** CASES.md: rounds. What belongs to the first does not count in the second. */
import { describe, expect, test } from 'vitest';
import { text } from '../fields.ts';
import { instantAt } from '../clock.ts';
import { calendar } from './calendar.ts';
import { dark, lamp, proof } from './lamp.ts';
import { applicant, by, days, l, manifestOf, reason } from './manifest-of.ts';
import { officer, Play, resident } from './play.ts';

const ani = officer('ani', 'dishub');
const budi = officer('budi', 'dishub');
const citra = officer('citra', 'dishub');
const complaint = { keberatan: { masalah: 'Masih gelap' } };
const repaired = () =>
  new Play(lamp)
    .submit('2026-03-02T09:00', dark)
    .act('2026-03-02T10:00', 'diterima', 'jadwalkan', ani)
    .act('2026-03-03T09:00', 'diperbaiki', 'laksanakan', budi, proof);

describe('K10 whoever ended the case, or chose the refusal, is barred everywhere in its second round', () => {
  test('the one who confirmed wrongly does not repair, check or merge it again', () => {
    const play = repaired().act('2026-03-03T10:00', 'dicek', 'benar', ani).object('2026-03-10T10:00', complaint);
    expect(play.ids).toEqual(['diperbaiki/dishub']);
    expect(play.act('2026-03-11T09:00', 'diperbaiki', 'laksanakan', ani, proof).error).toEqual({
      type: 'sameOfficer',
      stage: 'diperbaiki',
      why: 'barred',
    });
    expect(play.do('2026-03-11T09:00', { type: 'merge', actor: ani, into: 'ABC' }).error).toMatchObject({
      type: 'sameOfficer',
      why: 'barred',
    });
    play.act('2026-03-11T09:00', 'diperbaiki', 'laksanakan', budi, proof);
    expect(play.act('2026-03-11T10:00', 'dicek', 'benar', ani).error).toMatchObject({ why: 'barred' });
    expect(play.act('2026-03-11T10:00', 'dicek', 'benar', citra).outcome).toBe('granted');
  });
  test('the list grows: the first refuser stays barred in a third round', () => {
    const refused = (play: Play, on: string, who: typeof ani) =>
      play.act(on, 'diterima', 'tolak', who, { because: ['pribadi'] });
    const play = refused(new Play(lamp).submit('2026-03-02T09:00', dark), '2026-03-02T10:00', ani).object(
      '2026-03-03T09:00',
      complaint,
    );
    refused(play, '2026-03-03T10:00', budi).object('2026-03-04T09:00', complaint);
    expect(play.state.barred).toEqual(['ani', 'budi']);
    expect(refused(play, '2026-03-04T10:00', ani).refused).toBe('sameOfficer');
    expect(refused(play, '2026-03-04T10:00', citra).outcome).toBe('refused');
  });
  test('who proposed the refusal and who signed it', () => {
    const service = manifestOf({
      start: 'a',
      reasons: { r: reason() },
      stages: {
        a: { by: by('dlh'), within: days(2), next: { tolak: { to: 'b', because: ['r'] } } },
        b: { by: by('dlh'), within: days(2), otherThan: 'a', next: { sahkan: { to: 'z' } } },
        z: { ends: 'refused', objection: { within: days(5), to: 'a' } },
      },
    });
    const play = new Play(service)
      .submit('2026-03-02T09:00', {})
      .act('2026-03-02T10:00', 'a', 'tolak', officer('x', 'dlh'), { because: ['r'] })
      .act('2026-03-02T11:00', 'b', 'sahkan', officer('y', 'dlh'));
    expect([play.state.ending?.because, play.state.barred.toSorted()]).toEqual([['r'], ['x', 'y']]);
  });
});

describe('K13 a vote of an earlier round does not count', () => {
  const service = manifestOf({
    start: 'tinjau',
    fields: { nama: text(l) },
    reasons: { r: reason() },
    stages: {
      tinjau: {
        by: { kind: 'units', units: ['dpupr', 'dlh', 'bpbd'] },
        within: days(2),
        next: { sesuai: { all: 'survei' }, perbaiki: { ifAny: 'perbaikan', because: ['r'] }, catat: { to: 'nilai' } },
      },
      nilai: { by: by('dpmptsp'), within: days(2), next: { lengkap: { to: 'tinjau' } } },
      survei: { by: by('dpupr'), within: days(2), next: { ya: { to: 'z' } } },
      perbaikan: { by: applicant, within: days(2), late: 'g', next: { kirim: { to: 'tinjau', with: ['answers'] } } },
      z: { ends: 'granted' },
      g: { ends: 'lapsed' },
    },
  });
  const unit = (name: string) => officer(name, name);
  test('left by another road, entered again, then all say yes', () => {
    const play = new Play(service)
      .submit('2026-03-02T09:00', { nama: 'Warga' })
      .act('2026-03-02T10:00', 'tinjau', 'perbaiki', unit('dlh'), { because: ['r'] })
      .act('2026-03-02T11:00', 'tinjau', 'catat', unit('dpupr'))
      .act('2026-03-02T12:00', 'nilai', 'lengkap', unit('dpmptsp'));
    for (const name of ['dlh', 'dpupr', 'bpbd']) play.act('2026-03-03T10:00', 'tinjau', 'sesuai', unit(name));
    expect([play.error, play.ids]).toEqual([null, ['survei/dpupr']]);
  });
  test('nobody waits less because one wants changes; then the correction comes once, for all reasons', () => {
    const play = new Play(service)
      .submit('2026-03-02T09:00', { nama: 'Warga' })
      .act('2026-03-02T10:00', 'tinjau', 'perbaiki', unit('dlh'), { because: ['r'] });
    expect(play.ids).toEqual(['tinjau/dpupr', 'tinjau/bpbd']);
    play
      .act('2026-03-02T11:00', 'tinjau', 'sesuai', unit('dpupr'))
      .act('2026-03-02T11:00', 'tinjau', 'sesuai', unit('bpbd'));
    expect([play.ids, play.state.reasons, play.state.rests]).toEqual([['perbaikan/applicant'], ['r'], []]);
  });
});

test('K14 two officers, two rounds: only the last one who did the work is barred from checking it', () => {
  const play = repaired()
    .act('2026-03-03T10:00', 'dicek', 'belum', ani, { because: ['belumBeres'] })
    .act('2026-03-04T09:00', 'diperbaiki', 'laksanakan', ani, proof);
  expect(play.act('2026-03-04T10:00', 'dicek', 'benar', ani).error).toEqual({
    type: 'sameOfficer',
    stage: 'diperbaiki',
    why: 'otherThan',
  });
  expect(play.act('2026-03-04T10:00', 'dicek', 'benar', budi).outcome).toBe('granted');
});

describe('K19 an objection begins a promise of its own', () => {
  test('from the limit that the objection itself names', () => {
    const play = new Play(lamp)
      .submit('2026-03-02T09:00', dark)
      .act('2026-03-02T10:00', 'diterima', 'tolak', ani, { because: ['pribadi'] });
    expect(play.promised).toBe('2026-03-09T16:00');
    expect(play.object('2026-03-13T09:00', complaint).promised).toBe('2026-03-31T16:00');
  });
  test('else from the promise of the service, made on the day of the objection', () => {
    expect(
      repaired().act('2026-03-03T10:00', 'dicek', 'benar', ani).object('2026-03-10T10:00', complaint).promised,
    ).toBe('2026-03-17T16:00');
  });
  test('after its last day nothing is reopened', () => {
    const play = repaired().act('2026-03-03T10:00', 'dicek', 'benar', ani);
    expect(play.object('2026-03-25T16:01', complaint).refused).toBe('tooLate');
    expect(play.do('2026-03-10T09:00', { type: 'object', actor: ani, with: complaint }).refused).toBe('notYourTurn');
    expect(play.object('2026-03-10T09:00').refused).toBe('answersRefused');
  });
});

test('K20 the second lateness of the same unit is told again', () => {
  const play = new Play(lamp)
    .submit('2026-03-02T09:00', dark)
    .act('2026-03-02T10:00', 'diterima', 'jadwalkan', ani)
    .pass('2026-03-03T16:00', 'diperbaiki');
  expect(play.pass('2026-03-03T17:00', 'diperbaiki').refused).toBe('notYourTurn');
  play
    .act('2026-03-04T09:00', 'diperbaiki', 'laksanakan', budi, proof)
    .act('2026-03-04T10:00', 'dicek', 'belum', ani, { because: ['belumBeres'] })
    .pass('2026-03-05T16:00', 'diperbaiki');
  expect(play.events.filter(({ type }) => type === 'timeRanOut')).toHaveLength(2);
});

test('a clock that goes backwards between two servers moves nothing backwards', () => {
  const play = new Play(lamp).submit('2026-03-02T09:00', dark).act('2026-03-01T10:00', 'diterima', 'jadwalkan', ani);
  expect([play.error, play.events.at(-1)?.at]).toEqual([null, instantAt(calendar, '2026-03-02T09:00')]);
});

test('withdrawn by the applicant only, at any moment while nothing is paid', () => {
  expect(repaired().do('2026-03-03T10:00', { type: 'withdraw', actor: ani }).refused).toBe('notYourTurn');
  expect(repaired().do('2026-03-03T10:00', { type: 'withdraw', actor: resident }).outcome).toBe('withdrawn');
});
