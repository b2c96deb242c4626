/** A correction of one row, one part, and nothing else (ADR 0051). Must never: read a real person's data. */
import { expect, test } from 'vitest';
import { calendar } from './cases/calendar.ts';
import { decide } from './decide.ts';
import { evolve, newCase } from './evolve.ts';
import { actionsFor } from './views-actions.ts';
import type { Case, CaseCommand } from './case-types.ts';
import { instantAt } from './clock.ts';
import { choice, file, free, group, repeated, since, text, workingDays } from './index.ts';
import { defineService } from '../fixtures/city.ts';

const label = { id: 'x', en: 'x' };
const sha = (letter: string) => ({ sha256: letter.repeat(64) });
const days = since('2025-01-01', workingDays(5), 'contoh');
const service = defineService({
  id: 'kk',
  title: label,
  category: 'letter',
  basis: 'contoh',
  who: 'resident',
  fields: {
    nama: text({ id: 'Nama', en: 'Name' }),
    ibu: group({ id: 'Ibu', en: 'Mother' }).of({ nama: text({ id: 'Nama', en: 'Name' }), kota: text(label) }),
    perubahan: repeated({ id: 'Perubahan', en: 'Changes' }, { atMost: 5 }).of(
      {
        jenis: choice({ id: 'Apa', en: 'What' }).of({ lahir: label, data: label }),
        yang: text({ id: 'Yang berubah', en: 'What changed' }),
        bukti: file({ id: 'Bukti', en: 'Proof' }),
        catatan: text(label, { optional: true }),
      },
      { yang: (row) => row.jenis.is('data') },
    ),
  },
  cost: free('2025-01-01', 'contoh'),
  reasons: {
    buram: { says: label, basis: 'contoh', about: ['perubahan.bukti'] },
    salah: { says: label, basis: 'contoh', about: ['perubahan'] },
    dataIbu: { says: label, basis: 'contoh', about: ['ibu'] },
  },
  start: 'diperiksa',
  stages: {
    diperiksa: {
      by: 'dishub',
      within: days,
      next: { setuju: 'terbit', mintaPerbaikan: { to: 'perbaikan', because: ['buram', 'salah', 'dataIbu'] } },
    },
    perbaikan: {
      by: 'applicant',
      within: days,
      late: 'gugur',
      next: { kirimUlang: { to: 'asker', with: 'answers' } },
    },
    terbit: { ends: 'granted' },
    gugur: { ends: 'lapsed' },
  },
  words: {
    diperiksa: label,
    setuju: label,
    mintaPerbaikan: label,
    perbaikan: label,
    kirimUlang: label,
    terbit: label,
    gugur: label,
  },
});
const answers = {
  nama: 'Warga Contoh',
  ibu: { nama: 'Ibu Contoh', kota: 'Tangerang' },
  perubahan: [
    { jenis: 'lahir', bukti: sha('a') },
    { jenis: 'data', yang: 'Pendidikan', bukti: sha('b') },
  ],
};
const officer = { kind: 'officer', officer: 'o', unit: 'dishub', area: null, positions: [] } as const;

const at = (local: string) => ({ now: instantAt(calendar, local), calendar });
function send(state: Case, local: string, command: CaseCommand) {
  const decided = decide(service, state, command, at(local));
  return decided.ok ? { state: decided.value.reduce(evolve, state), error: null } : { state, error: decided.error };
}
const filed = send(newCase, '2026-11-02T09:00', {
  type: 'submit',
  actor: { kind: 'applicant' },
  answers,
  facts: {},
}).state;
const turnOf = (state: Case) => state.turns[0]?.id ?? '';
const ask = (because: readonly string[], about?: Readonly<Record<string, readonly string[]>>) =>
  send(filed, '2026-11-02T10:00', {
    type: 'act',
    turn: turnOf(filed),
    action: 'mintaPerbaikan',
    actor: officer,
    because,
    ...(about === undefined ? {} : { about }),
  });
const correct = (state: Case, given: Readonly<Record<string, unknown>>) =>
  send(state, '2026-11-03T10:00', {
    type: 'act',
    turn: turnOf(state),
    action: 'kirimUlang',
    actor: { kind: 'applicant' },
    with: { answers: given },
  });
const opened = (state: Case) =>
  actionsFor(service, state, { kind: 'applicant' }, at('2026-11-02T11:00'))[0]?.needs.correction?.map(
    ({ name }) => name,
  );

test('the officer may choose rows one by one, or parts of the one group that a reason is about', () => {
  const view = actionsFor(service, filed, officer, at('2026-11-02T09:30')).find(
    ({ action }) => action === 'mintaPerbaikan',
  );
  expect(
    view?.reasons.map(({ name, targets }) => [name, targets.map(({ path, field }) => [path, field.label.id])]),
  ).toEqual([
    [
      'buram',
      [
        ['perubahan.0.bukti', 'Perubahan ke-1: Bukti'],
        ['perubahan.1.bukti', 'Perubahan ke-2: Bukti'],
      ],
    ],
    [
      'salah',
      [
        ['perubahan.0', 'Perubahan ke-1'],
        ['perubahan.1', 'Perubahan ke-2'],
      ],
    ],
    [
      'dataIbu',
      [
        ['ibu.nama', 'Ibu: Nama'],
        ['ibu.kota', 'Ibu: x'],
      ],
    ],
  ]);
});

test('only the row that was sent back opens, and only it may change', () => {
  const { state } = ask(['salah'], { salah: ['perubahan.1'] });
  expect(opened(state)).toEqual(['perubahan.1']);
  const row = { jenis: 'data', yang: 'Pekerjaan', bukti: sha('c') };
  const done = correct(state, { 'perubahan.1': row });
  expect(done.error).toBeNull();
  expect(done.state.answers['perubahan']).toEqual([answers.perubahan[0], row]);
  expect(done.state.turns[0]?.stage).toBe('diperiksa');
  expect(correct(state, { 'perubahan.0': row }).error).toMatchObject({
    errors: [{ field: 'perubahan', code: 'notCorrectable' }],
  });
  expect(correct(state, { perubahan: [answers.perubahan[0]] }).error).toMatchObject({
    errors: [{ code: 'notCorrectable' }],
  });
  expect(correct(state, { 'perubahan.7': row }).error).toMatchObject({
    errors: [{ field: 'perubahan.7', code: 'notAskedFor' }],
  });
});

test('a reason about one part opens that part of every row, or of the one that the officer chose', () => {
  expect(opened(ask(['buram']).state)).toEqual(['perubahan.0.bukti', 'perubahan.1.bukti']);
  const { state } = ask(['buram'], { buram: ['perubahan.0.bukti'] });
  expect(opened(state)).toEqual(['perubahan.0.bukti']);
  expect(correct(state, { 'perubahan.0.bukti': sha('d') }).state.answers['perubahan']).toEqual([
    { jenis: 'lahir', bukti: sha('d') },
    answers.perubahan[1],
  ]);
  const whole = [{ bukti: sha('d'), jenis: 'data', yang: 'x' }, answers.perubahan[1]];
  expect(correct(state, { perubahan: whole }).error).toMatchObject({ errors: [{ code: 'notCorrectable' }] });
});

test('where one part is open, another part of the same row may come or go with it', () => {
  const { state } = ask(['salah'], { salah: ['perubahan.0.jenis'] });
  const done = correct(state, { perubahan: [{ jenis: 'data', yang: 'Agama', bukti: sha('a') }, answers.perubahan[1]] });
  expect(done.error).toBeNull();
});

test('a row that the case does not have, or a reason that was not given, cannot be chosen', () => {
  expect(ask(['salah'], { salah: ['perubahan.2'] }).error).toEqual({ type: 'notAskedFor', what: ['perubahan.2'] });
  expect(ask(['salah'], { salah: ['nama'] }).error).toMatchObject({ type: 'notAskedFor' });
  expect(ask(['salah'], { buram: ['perubahan.0.bukti'] }).error).toMatchObject({ type: 'notAskedFor' });
});

test('an error in a row says in which one', () => {
  const { state } = ask(['salah']);
  const done = correct(state, { perubahan: [answers.perubahan[0], { jenis: 'data', bukti: sha('b') }] });
  expect(done.error).toMatchObject({
    errors: [
      { field: 'perubahan.1.yang', message: { id: 'Perubahan ke-2, Yang berubah: pertanyaan ini harus dijawab.' } },
    ],
  });
});
