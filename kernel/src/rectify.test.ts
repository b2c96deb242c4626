/** Wrong data are set right for their owner: the value alone changes, in an open case and in an ended one, and nothing follows. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor, CaseCommand } from './case-types.ts';
import { letter, person } from './cases/letter.ts';
import { calendar } from './cases/calendar.ts';
import { lamp } from './cases/lamp.ts';
import { permit, visit } from './cases/permit.ts';
import { Tape, valueFor, walk } from './cases/random-walk.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { officer, Play, resident } from './cases/play.ts';
import type { Values } from './operators.ts';
import { joinEvent, splitEvent } from './privacy.ts';
import { rectifiable } from './rectify.ts';

const protector = officer('ppdp', 'setda');
const lurah = officer('lurah', 'kelurahan', '36.71.01.1001', 'lurah');
const right = (answers: Values, actor: Actor = protector): CaseCommand => ({
  type: 'rectify',
  actor,
  answers,
  asked: 'BL-1',
  basis: 'UU 27/2022 Pasal 6',
});
const open = () => new Play(letter).submit('2026-03-02T09:00', person);
const ended = () => open().act('2026-03-03T09:00', 'diperiksa', 'tolak', lurah, { because: ['bukanWarga'] });

describe('what may be set right', () => {
  test('is given and personal; not what says who acts or what is asked', () => {
    // The kelurahan decides who acts; the purpose, whether a paper is asked.
    expect(rectifiable(letter, open().state).map(({ path }) => path)).toEqual(['nama', 'nik', 'lahir', 'lama']);
  });
  test('not what a registry was asked by, but for a NIK', () => {
    const service = { ...letter, facts: { warga: { ...letter.facts['warga'], dependsOn: ['nik', 'lahir'] } } };
    const paths = rectifiable(service as typeof letter, open().state).map(({ path }) => path);
    expect(paths).toEqual(['nama', 'nik', 'lama']);
  });
  test('reaches into groups and rows, but not to what another part of them hangs on', () => {
    const { state } = new Play(permit).submit('2026-03-02T09:00', {
      lokasi: { area: '36.71.01.1001', latitude: -6.17, longitude: 106.63 },
      fungsi: 'hunian',
      pemilik: { nama: 'Warga Contoh', telepon: '081234567890', nikah: false },
      bangunan: [{ luas: 30 }, { luas: 40, tinggi: 3 }],
    });
    const paths = rectifiable({ ...permit, facts: {} }, state).map(({ path }) => path);
    expect(paths).toEqual([
      'pemilik.nama',
      'pemilik.telepon',
      'bangunan.0.luas',
      'bangunan.1.luas',
      'bangunan.1.tinggi',
    ]);
  });
});

describe('a choice that was ticked wrong', () => {
  const kelamin = {
    ...letter.fields['nama'],
    kind: 'choice',
    options: { l: { id: 'Laki-laki', en: 'Male' }, p: { id: 'Perempuan', en: 'Female' } },
  } as (typeof letter.fields)['nama'];
  const { limits: _, ...plain } = kelamin as typeof kelamin & { limits?: unknown };
  const service = { ...letter, fields: { ...letter.fields, kelamin: plain } } as typeof letter;
  const played = () => new Play(service).submit('2026-03-02T09:00', { ...person, kelamin: 'l' });
  test('is set right by another of its options, and by nothing else', () => {
    const play = played().do('2026-03-04T09:00', right({ kelamin: 'p' }));
    expect([play.error, play.state.answers['kelamin']]).toEqual([null, 'p']);
    expect(played().do('2026-03-04T09:00', right({ kelamin: 'x' })).error?.type).toBe('answersRefused');
  });
  test('is left alone where it sorts cases or says who works on them: then it is what was asked for', () => {
    const paths = (more: object) => rectifiable({ ...service, ...more }, played().state).map(({ path }) => path);
    expect(paths({})).toContain('kelamin');
    const read = ['is', ['field', 'kelamin'], 'l'];
    expect(paths({ conditions: { sorts: read } })).not.toContain('kelamin');
    expect(paths({ routing: { who: [{ since: '2020-01-01', value: read, basis: 'SOP' }] } })).not.toContain('kelamin');
    // A date says how things were, whatever is decided by it.
    expect(paths({ conditions: { sorts: ['isAnswered', ['field', 'lahir']] } })).toContain('lahir');
  });
});

const ward = '36.71.01.1001';
const spot = { area: ward, latitude: -6.17, longitude: 106.63, note: 'di muka rumah Bu Sari' };
const withPlace = (field: object, more: object = {}): typeof letter =>
  ({
    ...letter,
    fields: { ...letter.fields, tempat: { ...letter.fields['nama'], kind: 'place', limits: {}, ...field } },
    ...more,
  }) as typeof letter;
const atSpot = (service: typeof letter) => new Play(service).submit('2026-03-02T09:00', { ...person, tempat: spot });

describe('a place', () => {
  test('of a person is set right with its point and its words, also in another kelurahan', () => {
    const right2 = { area: '36.71.01.1002', latitude: -6.18, longitude: 106.64, note: 'di muka balai warga' };
    const play = atSpot(withPlace({})).do('2026-03-04T09:00', right({ tempat: right2 }));
    expect([play.error, play.state.answers['tempat']]).toEqual([null, right2]);
    expect(Object.keys(play.state.rectified ?? {})).toEqual(['tempat']);
    expect(play.state.area).toBe(ward);
  });
  test('on which it hangs who acts stays in its kelurahan; the point within it is set right', () => {
    const service = withPlace({}, { at: 'tempat' });
    const moved = { ...spot, area: '36.71.01.1002' };
    const refused = atSpot(service).do('2026-03-04T09:00', right({ tempat: moved })).error;
    expect(refused).toMatchObject({ type: 'answersRefused', errors: [{ field: 'tempat', code: 'notCorrectable' }] });
    const play = atSpot(service).do('2026-03-04T09:00', right({ tempat: { ...spot, latitude: -6.1701 } }));
    expect([play.error, play.state.answers['tempat']]).toEqual([null, { ...spot, latitude: -6.1701 }]);
  });
  test('that everybody sees keeps its spot; what was written beside it is set right, and stays sealed', () => {
    const service = withPlace({ published: true });
    const moved = { ...spot, latitude: -6.18 };
    expect(atSpot(service).do('2026-03-04T09:00', right({ tempat: moved })).error?.type).toBe('answersRefused');
    const play = atSpot(service).do('2026-03-04T09:00', right({ tempat: { ...spot, note: 'di muka balai warga' } }));
    expect(play.state.answers['tempat']).toEqual({ ...spot, note: 'di muka balai warga' });
    const last = play.events.at(-1);
    if (last === undefined) throw new Error('nothing happened');
    expect(JSON.stringify(splitEvent(service, last).open)).not.toMatch(/balai warga|Sari/u);
    // Without words beside it nothing of a person stands there.
    const { note: _note, ...bare } = spot;
    const plain = new Play(service).submit('2026-03-02T09:00', { ...person, tempat: bare });
    expect(rectifiable(service, plain.state).map(({ path }) => path)).not.toContain('tempat');
  });
  test('that a registry was asked by is left alone', () => {
    const service = withPlace({}, { facts: { warga: { ...letter.facts['warga'], dependsOn: ['tempat'] } } });
    expect(rectifiable(service, atSpot(service).state).map(({ path }) => path)).not.toContain('tempat');
  });
});

test('a paper or photo is replaced by another, never by none', () => {
  const given = { ...person, keperluan: 'usaha', suratRt: { sha256: 'a'.repeat(64) } };
  const played = () => new Play(letter).submit('2026-03-02T09:00', given);
  const play = played().do('2026-03-04T09:00', right({ suratRt: { sha256: 'b'.repeat(64) } }));
  expect([play.error, play.state.answers['suratRt']]).toEqual([null, { sha256: 'b'.repeat(64) }]);
  expect(played().do('2026-03-04T09:00', right({ suratRt: null })).error?.type).toBe('answersRefused');
});

describe('a NIK', () => {
  const NIK = '3671010101900002';
  const knew = { warga: { state: 'known', value: true, source: 'dukcapil', at: 0 } } as const;
  const told = { warga: { state: 'known', value: false, source: 'dukcapil', at: 1 } } as const;
  const known = () => new Play(letter).submit('2026-03-02T09:00', { ...person, lama: 3 }, knew);
  test('is set right; what the registry said by the wrong one decides nothing until it answers by the right one', () => {
    const play = known().do('2026-03-04T09:00', right({ nik: NIK }));
    expect([play.error, play.state.answers['nik']]).toEqual([null, NIK]);
    expect(play.state.facts['warga']).toMatchObject({ state: 'unavailable', source: 'dukcapil' });
    expect(play.act('2026-03-04T10:00', 'diperiksa', 'setuju', lurah).error?.type).toBe('rulesOpen');
  });
  test('with what the registry says by the right one, that counts at once', () => {
    const play = known().do('2026-03-04T09:00', { ...right({ nik: NIK }), facts: told } as CaseCommand);
    expect(play.state.facts['warga']).toMatchObject({ state: 'known', value: false });
    expect(play.act('2026-03-04T10:00', 'diperiksa', 'setuju', lurah).error?.type).toBe('ruleNotMet');
  });
  test('in a case that has ended stays beside what was decided on', () => {
    const play = known()
      .act('2026-03-03T09:00', 'diperiksa', 'tolak', lurah, { because: ['bukanWarga'] })
      .do('2026-03-04T09:00', { ...right({ nik: NIK }), facts: told } as CaseCommand);
    expect([play.error, play.state.answers['nik']]).toEqual([null, NIK]);
    expect(play.state.facts['warga']).toEqual(knew.warga);
  });
  test('of the wrong form is refused', () => {
    expect(known().do('2026-03-04T09:00', right({ nik: '36710101' })).error?.type).toBe('answersRefused');
  });
});

describe.each([
  ['open', open],
  ['ended', ended],
])('in a case that is %s', (_, played) => {
  test('the right value stands from now on, and when it was set right; nothing else has changed', () => {
    const before = played();
    const play = played().do('2026-03-04T09:00', right({ nama: 'Warga Tercontoh' }));
    expect(play.error).toBeNull();
    const { answers, rectified, at, ...rest } = play.state;
    const { answers: was, rectified: _none, at: _before, ...same } = before.state;
    expect(rest).toEqual(same);
    expect(answers).toEqual({ ...was, nama: 'Warga Tercontoh' });
    expect(rectified).toEqual({ nama: at });
    expect(play.events.slice(before.events.length)).toMatchObject([
      { type: 'rectified', asked: 'BL-1', basis: 'UU 27/2022 Pasal 6', paths: ['nama'] },
    ]);
  });
  test('the value is sealed, and what is open of it says which answer, never what', () => {
    const event = played()
      .do('2026-03-04T09:00', right({ nama: 'Warga Tercontoh' }))
      .events.at(-1);
    if (event === undefined) throw new Error('nothing happened');
    const { open: shown, sealed } = splitEvent(letter, event);
    expect(JSON.stringify(shown)).not.toContain('Tercontoh');
    expect(shown).toMatchObject({ paths: ['nama'], answers: {} });
    expect(joinEvent(shown, sealed)).toEqual(event);
    // With the private part erased it can still be told.
    expect(joinEvent(shown, null)).toMatchObject({ type: 'rectified', paths: ['nama'], answers: {} });
  });
  test.each([
    ['an unknown answer', { asing: 'x' }, 'notAskedFor'],
    ['what decides who acts', { kelurahan: '36.71.01.1002' }, 'notAskedFor'],
    ['nothing', {}, 'notAskedFor'],
    ['the same again', { nama: 'Warga Contoh' }, 'answersRefused'],
    ['an empty value, which would be an erasure', { nama: '' }, 'answersRefused'],
    ['a value of another kind', { lahir: 'kemarin' }, 'answersRefused'],
    ['a number beyond its limits', { lama: -1 }, 'answersRefused'],
  ])('refuses %s', (_what, answers, type) => {
    expect(played().do('2026-03-04T09:00', right(answers)).error).toMatchObject({ type });
  });
  test('is refused to the applicant and to the system', () => {
    for (const actor of [resident, { kind: 'system' } as const])
      expect(played().do('2026-03-04T09:00', right({ nama: 'Lain' }, actor)).error?.type).toBe('notYourTurn');
  });
});

test('truth is taken although a rule is broken by it; whoever decides next reads it', () => {
  const play = open().do('2026-03-04T09:00', right({ lahir: '2015-01-01' }));
  expect(play.error).toBeNull();
  expect(play.act('2026-03-04T10:00', 'diperiksa', 'setuju', lurah).error?.type).toBe('ruleNotMet');
});

test('what its owner answers anew afterwards is theirs again', () => {
  const { nama: _nama, ...service } = letter.reasons;
  const asksName = { ...letter, reasons: { ...service, buram: { ...letter.reasons['buram'], about: ['nama'] } } };
  const play = new Play(asksName as typeof letter)
    .submit('2026-03-02T09:00', person)
    .do('2026-03-02T10:00', right({ nama: 'Warga Tercontoh', lahir: '1990-01-02' }))
    .act('2026-03-03T09:00', 'diperiksa', 'mintaPerbaikan', lurah, { because: ['buram'] })
    .act('2026-03-04T09:00', 'perbaikan', 'kirimUlang', resident, { with: { answers: { nama: 'Warga Contohnya' } } });
  expect(play.error).toBeNull();
  expect(Object.keys(play.state.rectified ?? {})).toEqual(['lahir']);
});

test('wherever a case stands, an answer that is set right changes that answer, and by a NIK what a registry said, and nothing else', () => {
  const protector = { kind: 'officer', officer: 'ppdp', unit: 'setda', area: null, positions: [] } as const;
  let done = 0;
  const refused = new Set<string>();
  for (const service of [letter, lamp, permit, visit])
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { minLength: 100, maxLength: 300 }), (numbers) => {
        const tape = new Tape(numbers);
        const { steps } = walk(service, numbers);
        for (const { before, now } of steps) {
          const targets = rectifiable(service, before);
          if (before.status === 'new' || targets.length === 0) continue;
          const { path, field } = tape.pick(targets);
          const value = valueFor({ tape, now, secrets: new Map() }, path.split('.')[0] ?? '', field);
          const answers = { [path]: value };
          const command = { type: 'rectify', actor: protector, answers, asked: 'ABC-1', basis: 'Pasal 6' } as const;
          const decision = decide(service, before, command, { now, calendar });
          if (!decision.ok) {
            refused.add(decision.error.type);
            continue;
          }
          const byNik = field.kind === 'nik' && before.status === 'open';
          expect(decision.value.map(({ type }) => type)).toEqual(byNik ? ['rectified', 'factsLearned'] : ['rectified']);
          done += 1;
          const after = decision.value.reduce(evolve, before);
          const [top = ''] = path.split('.');
          const { answers: are, facts, rectified, at, ...rest } = after;
          const { answers: were, facts: knew, rectified: _, at: __, ...same } = before;
          const others = (told: typeof facts) => Object.entries(told).filter(([name]) => !byNik || name !== 'warga');
          expect(others(facts)).toEqual(others(knew));
          expect(byNik ? facts['warga']?.state : 'unavailable').toBe('unavailable');
          expect(rest).toEqual(same);
          expect({ ...are, [top]: null }).toEqual({ ...were, [top]: null });
          expect(rectified?.[path]).toBe(at);
        }
      }),
      { numRuns: 80 },
    );
  expect(done).toBeGreaterThan(100);
  expect([...refused].filter((type) => type !== 'answersRefused')).toEqual([]);
});
