/** CASES.md: how a case may end, and what silence can do. */
import { describe, expect, test } from 'vitest';
import { choice, number, phone, text, yesNo } from '../fields.ts';
import { letter, person } from './letter.ts';
import { dark, lamp } from './lamp.ts';
import { applicant, by, days, fact, l, manifestOf, reason, rule } from './manifest-of.ts';
import { A, officer, Play, resident, told } from './play.ts';

const staff = officer('petugas-1', 'kelurahan', A);
const dlh = officer('d', 'dlh');

describe('K7 every end against the applicant has a coded reason with a basis', () => {
  const ends = (
    name: string,
    ends: 'lapsed' | 'refused' | 'moved',
    by_: Parameters<typeof manifestOf>[0]['stages'][string],
  ) =>
    manifestOf({
      start: 'a',
      fields: { telepon: phone(l) },
      stages: { a: by_, [name]: { ends } as never, gugur: { ends: 'lapsed' } },
    });
  const refuse = { tolak: { to: 'z' } };
  test.each(['lapsed', 'refused', 'moved'] as const)('an officer cannot choose %s without one', (outcome) => {
    expect(
      new Play(ends('z', outcome, { by: by('dlh'), within: days(1), next: refuse }))
        .submit('2026-03-02T09:00', { telepon: '081234567890' })
        .act('2026-03-02T10:00', 'a', 'tolak', dlh).refused,
    ).toBe('reasonNeeded');
  });
  test('nor can a witness with a link', () => {
    const play = new Play(
      ends('z', 'refused', { by: { kind: 'contact', field: 'telepon' }, within: days(1), late: 'gugur', next: refuse }),
    ).submit('2026-03-02T09:00', { telepon: '081234567890' });
    expect(play.act('2026-03-02T10:00', 'a', 'tolak', { kind: 'contact', field: 'telepon' }).refused).toBe(
      'reasonNeeded',
    );
  });
  test('a reason that the action does not take is none', () => {
    const play = new Play(letter).submit('2026-03-02T09:00', person);
    expect(play.act('2026-03-02T10:00', 'diperiksa', 'tolak', staff).error).toEqual({
      type: 'reasonNeeded',
      allowed: ['bukanWarga', 'umur', 'terdaftar'],
    });
    expect(play.act('2026-03-02T10:00', 'diperiksa', 'tolak', staff, { because: ['buram'] }).refused).toBe(
      'reasonNeeded',
    );
    expect(play.act('2026-03-02T10:00', 'diperiksa', 'setuju', staff, { because: ['buram'] }).refused).toBe(
      'reasonNeeded',
    );
  });
  test('the reasons stand in the ending; a rule may be one', () => {
    const play = new Play(letter)
      .submit('2026-03-02T09:00', person)
      .act('2026-03-02T10:00', 'diperiksa', 'tolak', staff, { because: ['terdaftar', 'bukanWarga', 'terdaftar'] });
    expect(play.state.ending).toMatchObject({
      outcome: 'refused',
      because: ['terdaftar', 'bukanWarga'],
      bySystem: false,
    });
    const twice = new Play(letter)
      .submit('2026-03-02T09:00', person)
      .act('2026-03-02T10:00', 'diperiksa', 'tolak', staff, { because: ['bukanWarga', 'bukanWarga'] });
    expect([twice.state.ending?.because, twice.events.slice(-2).map(({ type }) => type)]).toEqual([
      ['bukanWarga'],
      ['acted', 'ended'],
    ]);
  });
  test('a rule that is met is no reason, alone or beside others; the refusal names those that fit', () => {
    const known = new Play(letter).submit('2026-03-02T09:00', { ...person, lama: 3 }, told({ warga: true }));
    const refused = (because: readonly string[]) =>
      known.act('2026-03-02T10:00', 'diperiksa', 'tolak', staff, { because }).error;
    expect(refused(['umur'])).toEqual({ type: 'reasonDoesNotFit', rules: ['umur'], allowed: ['bukanWarga'] });
    expect(refused(['bukanWarga', 'terdaftar', 'umur'])).toEqual({
      type: 'reasonDoesNotFit',
      rules: ['terdaftar', 'umur'],
      allowed: ['bukanWarga'],
    });
    expect(known.state.status).toBe('open');
    expect(known.act('2026-03-02T10:00', 'diperiksa', 'mintaPerbaikan', staff, { because: ['umur'] }).refused).toBe(
      'reasonDoesNotFit',
    );
    // Not met, it is one.
    const gone = known.do('2026-03-02T10:00', { type: 'learn', facts: told({ warga: false }) });
    expect(
      gone.act('2026-03-02T11:00', 'diperiksa', 'tolak', staff, { because: ['terdaftar'] }).state.ending?.because,
    ).toEqual(['terdaftar']);
  });
  test('what comes with the act counts: a finding that breaks the rule makes it a reason, one that keeps it does not', () => {
    const kiosk = manifestOf({
      start: 'diperiksa',
      fields: { nama: text(l) },
      forms: { temuan: { meter: number(l, { unit: 'meter', from: 0, to: 100 }) } },
      rules: { jarak: rule(['atLeast', ['field', 'meter'], 10]) },
      reasons: { tutup: reason() },
      stages: {
        diperiksa: {
          by: by('dlh'),
          within: days(5),
          next: {
            setuju: { to: 'terbit', with: ['temuan'] },
            tolak: { to: 'ditolak', with: ['temuan'], because: ['tutup'] },
          },
        },
        terbit: { ends: 'granted' },
        ditolak: { ends: 'refused' },
      },
    });
    const found = (meter: number) =>
      new Play(kiosk)
        .submit('2026-03-02T09:00', { nama: 'Kios' })
        .act('2026-03-02T10:00', 'diperiksa', 'tolak', dlh, { because: ['jarak'], with: { temuan: { meter } } });
    expect(found(4).state.ending?.because).toEqual(['jarak']);
    expect(found(40).error).toEqual({ type: 'reasonDoesNotFit', rules: ['jarak'], allowed: ['tutup'] });
  });
  test('an action that the turn does not have is none, whatever it is called', () => {
    const play = new Play(letter).submit('2026-03-02T09:00', person);
    for (const action of ['toString', 'kirimUlang', '__proto__', ''])
      expect(play.act('2026-03-02T10:00', 'diperiksa', action, staff).error).toEqual({
        type: 'unknownAction',
        allowed: ['setuju', 'mintaPerbaikan', 'tolak'],
      });
  });
  test('a rule over a silent registry refuses nobody, neither at the door nor by the system', () => {
    const silent = { warga: { state: 'unavailable', source: 'kependudukan', at: 1 } } as const;
    expect(new Play(letter).submit('2026-03-02T09:00', person, silent).ids).toEqual([`diperiksa/kelurahan@${A}`]);
    expect(new Play(letter).submit('2026-03-02T09:00', person, told({ warga: false })).error).toMatchObject({
      type: 'ruleNotMet',
      rules: [{ name: 'terdaftar' }],
    });
  });
  test('a merge says why, keeps the reporter in the matter, and can be contested: the case then begins anew', () => {
    const merged = () =>
      new Play(lamp)
        .submit('2026-03-02T09:00', dark)
        .do('2026-03-02T10:00', { type: 'merge', actor: officer('ani', 'dishub'), into: 'ABC-1' });
    expect(merged().state.ending).toMatchObject({ outcome: 'moved', because: ['merged'], stage: '' });
    const again = merged().object('2026-03-03T09:00', { keberatan: { masalah: 'Lampu lain' } });
    expect(again.ids).toEqual(['diterima/dishub']);
    expect(again.act('2026-03-03T10:00', 'diterima', 'jadwalkan', officer('ani', 'dishub')).error).toMatchObject({
      type: 'sameOfficer',
      why: 'barred',
    });
  });
  test('a merge is not for everybody, and not into nothing', () => {
    const reported = () => new Play(lamp).submit('2026-03-02T09:00', dark);
    expect(reported().do('2026-03-02T10:00', { type: 'merge', actor: resident, into: 'ABC' }).refused).toBe(
      'notYourTurn',
    );
    expect(reported().do('2026-03-02T10:00', { type: 'merge', actor: officer('x', 'dlh'), into: 'ABC' }).refused).toBe(
      'notYourTurn',
    );
    expect(
      reported().do('2026-03-02T10:00', { type: 'merge', actor: officer('ani', 'dishub'), into: '' }).refused,
    ).toBe('answersRefused');
  });
});

describe('10.3 an open rule', () => {
  const silent = { warga: { state: 'unavailable', source: 'kependudukan', at: 1 } } as const;
  const open = () => new Play(letter).submit('2026-03-02T09:00', person, silent);
  test('is confirmed by name by the officer who grants', () => {
    expect(open().act('2026-03-02T10:00', 'diperiksa', 'setuju', staff).error).toMatchObject({
      type: 'rulesOpen',
      rules: [{ name: 'terdaftar' }],
    });
    const play = open().act('2026-03-02T10:00', 'diperiksa', 'setuju', staff, { confirms: ['terdaftar'] });
    expect([play.outcome, play.events.find(({ type }) => type === 'acted')]).toMatchObject([
      'granted',
      { confirms: ['terdaftar'] },
    ]);
  });
  test('is not confirmed by somebody else, nor under another name', () => {
    expect(open().act('2026-03-02T10:00', 'diperiksa', 'setuju', staff, { confirms: ['jelas'] }).error).toEqual({
      type: 'notAskedFor',
      what: ['jelas'],
    });
  });
  test('that the registry has answered needs no confirmation; a no stops the grant and is the reason', () => {
    expect(
      open()
        .do('2026-03-02T09:30', { type: 'learn', facts: told({ warga: true }) })
        .act('2026-03-02T10:00', 'diperiksa', 'setuju', staff).outcome,
    ).toBe('granted');
    const no = open().do('2026-03-02T09:30', { type: 'learn', facts: told({ warga: false }) });
    expect(no.act('2026-03-02T10:00', 'diperiksa', 'setuju', staff, { confirms: ['terdaftar'] }).error).toMatchObject({
      type: 'ruleNotMet',
    });
    expect(no.act('2026-03-02T10:00', 'diperiksa', 'tolak', staff, { because: ['terdaftar'] }).outcome).toBe('refused');
  });
  test('is never granted by silence: the case is told late once and waits for a person', () => {
    const play = open().pass('2026-03-09T16:00', 'diperiksa');
    expect([play.outcome, play.events.at(-1)]).toMatchObject([null, { type: 'timeRanOut', to: null }]);
    expect(play.pass('2026-03-10T16:00', 'diperiksa').refused).toBe('notYourTurn');
    expect(play.act('2026-03-10T09:00', 'diperiksa', 'setuju', staff, { confirms: ['terdaftar'] }).outcome).toBe(
      'granted',
    );
  });
  test('is never granted by an automatic stage', () => {
    const service = { ...letter, conditions: { jelas: ['atLeast', ['field', 'lama'], 6] } } as typeof letter;
    expect(new Play(service).submit('2026-03-02T09:00', person, silent).ids).toEqual([`diperiksa/kelurahan@${A}`]);
  });
  test('whether a fact is answered is known only when the registry has spoken', () => {
    const asked = manifestOf({
      start: 'a',
      facts: { warga: fact(yesNo(l)) },
      rules: { ada: rule(['answered', ['fact', 'warga']]) },
      stages: { a: { by: by('dlh'), within: days(1), next: { ya: { to: 'z' } } }, z: { ends: 'granted' } },
    });
    expect(new Play(asked).submit('2026-03-02T09:00', {}, silent).error).toBeNull();
    expect(
      new Play(asked).submit('2026-03-02T09:00', {}, { warga: { state: 'notFound', source: 'x', at: 1 } }).refused,
    ).toBe('ruleNotMet');
  });
});

describe('K8 silence of a resident never grants, of an office never refuses', () => {
  const silent = (by_: typeof applicant | ReturnType<typeof by>, to: 'granted' | 'refused') =>
    manifestOf({
      start: 'a',
      fields: { umur: number(l) },
      conditions: { tua: ['atLeast', ['field', 'umur'], 1] },
      reasons: { r: reason() },
      stages: {
        a: { by: by_, within: days(1), late: 'pilah', next: { ya: { to: 'b' } } },
        pilah: { asks: 'tua', yes: 'z', no: 'b' },
        b: { by: by('dlh'), within: days(1), next: { ya: { to: 'z', because: ['r'] } } },
        z: { ends: to },
      },
    });
  test('over an automatic stage neither', () => {
    for (const service of [silent(applicant, 'granted'), silent(by('dlh'), 'refused')]) {
      const play = new Play(service).submit('2026-03-02T09:00', { umur: 5 }).pass('2026-03-03T16:00', 'a');
      expect([play.error, play.outcome, play.state.turns.length]).toEqual([null, null, 1]);
    }
  });
});

describe('K9 in a meeting silence does not outweigh what another has said', () => {
  const team = manifestOf({
    start: 'tinjau',
    fields: { nama: text(l) },
    reasons: { r: reason() },
    stages: {
      tinjau: {
        by: { kind: 'units', units: ['dpupr', 'dlh'] },
        within: days(2),
        late: 'terbit',
        next: { sesuai: { all: 'terbit' }, tolak: { ifAny: 'ditolak', because: ['r'] } },
      },
      terbit: { ends: 'granted' },
      ditolak: { ends: 'refused' },
    },
  });
  const begun = () => new Play(team).submit('2026-03-02T09:00', { nama: 'Warga' });
  test('one refused, the other stays silent: the refusal stands', () => {
    const play = begun()
      .act('2026-03-02T10:00', 'tinjau', 'tolak', dlh, { because: ['r'] })
      .pass('2026-03-04T16:00', 'tinjau', 'dpupr');
    expect(play.state.ending).toMatchObject({ outcome: 'refused', because: ['r'], bySystem: true });
  });
  test('one is silent first, then the other refuses', () => {
    const play = begun().pass('2026-03-04T16:00', 'tinjau', 'dpupr');
    expect([play.outcome, play.ids.length]).toEqual([null, 2]);
    play.pass('2026-03-04T16:00', 'tinjau', 'dlh');
    expect(play.outcome).toBe('granted');
  });
  test('all agree, and the silent one changes nothing', () => {
    expect(
      begun().act('2026-03-02T10:00', 'tinjau', 'sesuai', dlh).pass('2026-03-04T16:00', 'tinjau', 'dpupr').outcome,
    ).toBe('granted');
    expect(
      begun()
        .act('2026-03-02T10:00', 'tinjau', 'sesuai', dlh)
        .act('2026-03-02T10:00', 'tinjau', 'sesuai', officer('p', 'dpupr')).outcome,
    ).toBe('granted');
  });
});

describe('K11 what silence means is played before anybody acts too late', () => {
  const known = () => new Play(letter).submit('2026-03-02T09:00', { ...person, lama: 2 }, told({ warga: true }));
  test('an officer who refuses after the moment of the law hears that time is up', () => {
    expect(
      known().act('2026-03-12T10:00', 'diperiksa', 'tolak', staff, { because: ['bukanWarga'] }).error,
    ).toMatchObject({ type: 'timeIsUp', turn: `diperiksa/kelurahan@${A}` });
  });
  test('nor may it be merged away, or given another date', () => {
    const waiting = { ...letter, duplicates: { near: 'kelurahan', metres: 1 } };
    const play = () => new Play(waiting).submit('2026-03-02T09:00', { ...person, lama: 2 }, told({ warga: true }));
    expect(play().do('2026-03-12T10:00', { type: 'merge', actor: staff, into: 'ABC-1' }).refused).toBe('timeIsUp');
    expect(
      play().do('2026-03-12T10:00', {
        type: 'moveDeadline',
        actor: { kind: 'system' },
        turn: `diperiksa/kelurahan@${A}`,
        dueAt: Date.parse('2026-04-01T00:00Z'),
        basis: 'SKB',
      }).refused,
    ).toBe('timeIsUp');
    expect(play().do('2026-03-03T10:00', { type: 'merge', actor: staff, into: 'ABC-1' }).outcome).toBe('moved');
  });
  test('the timer was down: granted as of the moment of the law, not of the timer', () => {
    expect(known().act('2026-03-09T16:00', 'diperiksa', 'setuju', staff).refused).toBe('timeIsUp');
    expect(known().act('2026-03-09T15:59', 'diperiksa', 'setuju', staff).outcome).toBe('granted');
    const play = known();
    const dueAt = play.state.turns[0]?.dueAt;
    play.pass('2026-03-12T10:00', 'diperiksa');
    expect([play.outcome, play.state.at, play.state.ending?.bySystem]).toEqual(['granted', dueAt, true]);
  });
  test('what begins after a late timer begins when people can know of it', () => {
    const play = new Play(letter)
      .submit('2026-03-02T09:00', person)
      .act('2026-03-02T10:00', 'diperiksa', 'mintaPerbaikan', staff, { because: ['nikSalah'] });
    expect(play.act('2026-03-25T09:00', 'perbaikan', 'kirimUlang', resident, { with: { answers: {} } }).refused).toBe(
      'timeIsUp',
    );
    expect(play.pass('2026-03-11T15:59', 'perbaikan').error).toMatchObject({ type: 'tooEarly' });
    expect(play.pass('2026-03-25T09:00', 'perbaikan').state.ending).toMatchObject({
      outcome: 'lapsed',
      because: ['nikSalah'],
    });
  });
});

test('a case has one beginning and nothing follows its end', () => {
  const play = new Play(letter).submit('2026-03-02T09:00', person, told({ warga: true }));
  for (const command of [
    { type: 'submit', actor: resident, answers: person, facts: {} },
    { type: 'withdraw', actor: resident },
    { type: 'passTime', turn: 'x' },
    { type: 'object', actor: resident },
    { type: 'learn', facts: {} },
  ] as const)
    expect(play.do('2026-03-03T09:00', command).refused).toBe('wrongStatus');
});

test('who may begin is said in the file', () => {
  const own = manifestOf({
    start: 'z',
    who: 'dlh',
    fields: { a: choice(l).of({ x: l }) },
    stages: { z: { ends: 'granted' } },
  });
  expect(new Play(own).submit('2026-03-02T09:00', { a: 'x' }).refused).toBe('notYourTurn');
  expect(new Play(own).submit('2026-03-02T09:00', { a: 'x' }, {}, dlh).outcome).toBe('granted');
});

describe('what the system decides, and what an officer writes', () => {
  test('an automatic stage says whether it was a no, or not known', () => {
    const decided = (facts: Parameters<Play['submit']>[2], more = {}) =>
      new Play(letter)
        .submit('2026-03-02T09:00', { ...person, ...more }, facts)
        .events.find(({ type }) => type === 'decidedBySystem');
    expect(
      [decided({}), decided(told({ warga: true }), { lama: 2 }), decided(told({ warga: true }))].map(
        (event) => event !== undefined && 'answer' in event && event.answer,
      ),
    ).toEqual(['unknown', 'no', 'yes']);
  });
  test('a note can be stored, or is refused at the door', () => {
    const noted = (note: string) =>
      new Play(letter)
        .submit('2026-03-02T09:00', { ...person, lama: 1 }, told({ warga: true }))
        .act('2026-03-02T10:00', 'diperiksa', 'setuju', staff, { note });
    expect([
      noted('  baik  ').events.find(({ type }) => type === 'acted'),
      noted('x'.repeat(4000)).error,
    ]).toMatchObject([{ note: 'baik' }, null]);
    expect(noted('a\u0000').error).toMatchObject({
      type: 'answersRefused',
      errors: [{ field: 'note', code: 'unsuitableText' }],
    });
    expect(noted('x'.repeat(4001)).error).toMatchObject({
      type: 'answersRefused',
      errors: [{ field: 'note', code: 'outOfLimits' }],
    });
  });
  test('a registry that talks nonsense counts as silent', () => {
    const state = (fact: object) =>
      new Play(letter).submit('2026-03-02T09:00', { ...person, lama: 1 }, { warga: fact as never }).state.facts[
        'warga'
      ];
    expect(state({ state: 'known', value: 'ya', source: 'x', at: 5 })).toEqual({
      state: 'unavailable',
      source: 'x',
      at: 5,
    });
    expect(state({ state: 'aneh', value: true, source: 'x', at: 5 })).toEqual({
      state: 'unavailable',
      source: 'x',
      at: 5,
    });
    expect(state({ state: 'known', value: true, source: 7, at: 'x', reference: 'R-1' })).toMatchObject({
      state: 'known',
      value: true,
      source: '',
      reference: 'R-1',
    });
  });
});
