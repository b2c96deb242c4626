/** What an author reads when an example does not come true, and what no example exercises. Must never: know more than `sku`. */
import { expect, test } from 'vitest';
import { sku } from '../fixtures/sku.ts';
import { calendar } from './cases/calendar.ts';
import { coverageOf } from './coverage/coverage.ts';
import { examplesOf, type ExampleSet } from './examples.ts';
import { playExamples } from './play-examples.ts';

const sha256 = 'a'.repeat(64);
const given = {
  nama: 'Warga Contoh 1',
  nik: '3671014101900012',
  ktp: { sha256 },
  kk: { sha256 },
  suratRt: { sha256 },
  namaUsaha: 'Warung Contoh',
  bidang: 'dagang',
  lokasiUsaha: { area: '36.71.01.1001' },
  fotoUsaha: { sha256 },
} as const;
const checked = {
  on: '2026-03-03T10:00',
  in: 'diperiksa',
  does: 'setuju',
  with: { cekLapangan: { fotoPetugas: { sha256 } } },
} as const;
const play = (set: ExampleSet) => playExamples(sku, set, calendar);
const problems = (set: ExampleSet) => play(set).flatMap((one) => one.problems.map(({ says }) => says.en));

test('an example that comes true has no problems, and tells its story', () => {
  const [one] = play(
    examplesOf(sku, {
      terbit: {
        on: '2026-03-02T09:00',
        given,
        then: [checked, { on: '2026-03-04T10:00', in: 'penandatanganan', does: 'tandaTangani' }],
        expect: { outcome: 'granted', letters: ['surat'] },
      },
    }),
  );
  expect(one).toMatchObject({ name: 'terbit', ok: true, problems: [] });
  expect(one?.story.map(({ command }) => command.type)).toEqual(['submit', 'act', 'act']);
});

test.each([
  [
    'another outcome',
    { outcome: 'granted' },
    [],
    /expected the outcome 'granted', but the case is open in 'diperiksa\/kelurahan@36\.71\.01\.1001'/u,
  ],
  [
    'another due date',
    { due: '2026-03-04T16:00' },
    [],
    /expected the turn due "2026-03-04T16:00", but it is "2026-03-03T16:00"/u,
  ],
  ['another promise', { promised: '2026-03-05T16:00' }, [], /expected the promise due "2026-03-05T16:00"/u],
  ['a refusal that did not come', { refused: 'sameOfficer' }, [], /expected a refusal "sameOfficer", but it is null/u],
  [
    'another stage',
    { in: ['penandatanganan'] },
    [],
    /expected turns in \["penandatanganan"\], but it is \["diperiksa"\]/u,
  ],
  [
    'nobody to act there',
    {},
    [{ on: '2026-03-03T10:00', in: 'penandatanganan', does: 'tandaTangani' }],
    /nobody is to act in 'penandatanganan': the case is open in 'diperiksa/u,
  ],
  [
    'a step before that was refused',
    {},
    [{ on: '2026-03-03T10:00', in: 'diperiksa', does: 'tolak' }, checked],
    /refused: reasonNeeded/u,
  ],
  [
    'a missing form, in words',
    {},
    [{ on: '2026-03-03T10:00', in: 'diperiksa', does: 'setuju' }],
    /refused: answersRefused: fotoPetugas: /u,
  ],
] as const)('%s is said', (_, wanted, then, message) => {
  expect(
    problems(
      examplesOf(sku, { x: { on: '2026-03-02T09:00', given, then: [...then] as never, expect: wanted as never } }),
    ).join('\n'),
  ).toMatch(message);
});

test('what is not dates and names at all becomes a problem of the example, not an exception', () => {
  const broken = {
    service: 'sku',
    examples: { x: { on: 'kemarin', given: null, expect: {} } },
  } as unknown as ExampleSet;
  expect(play(broken)[0]?.ok).toBe(false);
});

test('everything that no example exercises is named', () => {
  const played = play(
    examplesOf(sku, {
      awal: {
        on: '2026-03-02T09:00',
        given,
        then: [{ ...checked, does: 'tolak', with: {}, because: ['usahaDiTempatLain'] }],
        expect: { outcome: 'refused' },
      },
    }),
  );
  const { missing: things, all } = coverageOf(sku, played, calendar);
  const missing = things.map(({ key }) => key);
  expect(missing).toContain('action diperiksa.setuju');
  expect(missing).toContain('time runs out in perbaikan');
  expect(missing).toContain('objection to ditolak');
  expect(missing).not.toContain('reason diperiksa.tolak: usahaDiTempatLain');
  expect(all.length).toBeGreaterThan(missing.length);
});

test('clocks run out between two steps, as the platform lets them', () => {
  const set = examplesOf(sku, {
    gugur: {
      on: '2026-03-02T09:00',
      given,
      then: [
        { on: '2026-03-03T10:00', in: 'diperiksa', does: 'mintaPerbaikan', because: ['fotoTidakJelas'] },
        { on: '2026-05-01T09:00', does: 'wait' },
      ],
      expect: { outcome: 'lapsed' },
    },
  });
  expect(problems(set)).toEqual([]);
});

test('a turn handed to the same unit of another area stays with the same position there', () => {
  const area = '36.71.02.1001';
  const [one] = play(
    examplesOf(sku, {
      pindah: {
        on: '2026-03-02T09:00',
        given,
        then: [
          checked,
          { on: '2026-03-03T11:00', does: 'transfer', in: 'penandatanganan', to: { unit: 'kelurahan', area } },
          { on: '2026-03-04T10:00', in: 'penandatanganan', does: 'tandaTangani' },
        ],
        expect: { outcome: 'granted' },
      },
    }),
  );
  expect(one?.problems).toEqual([]);
  const moved = one?.story.flatMap(({ events }) => events).find(({ type }) => type === 'transferred');
  expect(moved).toMatchObject({ to: { party: { unit: 'kelurahan', area, position: 'lurah' } } });
});
