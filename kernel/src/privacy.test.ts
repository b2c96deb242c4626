/** What is open in an event, and what can be erased. */
import { expect, test } from 'vitest';
import type { CaseEvent } from './case-types.ts';
import { dark, lamp } from './cases/lamp.ts';
import { letter, person } from './cases/letter.ts';
import { A, officer, Play, resident, told } from './cases/play.ts';
import { evolve, newCase } from './evolve.ts';
import { joinEvent, splitEvent } from './privacy.ts';

test('the open part names the questions, never the answers; a published place keeps its point and loses its words', () => {
  const [submitted] = new Play(lamp).submit('2026-03-02T09:00', {
    ...dark,
    lokasi: { ...dark.lokasi, note: 'depan rumah Bu Contoh' },
  }).events;
  const { open, sealed } = splitEvent(lamp, submitted as never);
  expect([open['answers'], open['hidden'], sealed]).toEqual([
    { lokasi: { area: A, latitude: -6.2, longitude: 106.6 } },
    { answers: ['lokasi.note', 'jenis', 'bahaya'] },
    { answers: { lokasi: { note: 'depan rumah Bu Contoh' }, jenis: 'jalan', bahaya: false } },
  ]);
});

test('the language of the applicant is sealed, comes back, and is unknown after erasure', () => {
  const [submitted] = new Play(lamp).submit('2026-03-02T09:00', dark).events;
  const event = { ...submitted, language: 'en' } as CaseEvent;
  const { open, sealed } = splitEvent(lamp, event);
  expect([open['language'], sealed?.['language']]).toEqual([undefined, 'en']);
  expect(evolve(newCase, joinEvent(open, sealed)).language).toBe('en');
  expect(evolve(newCase, joinEvent(open, null)).language).toBeUndefined();
});

test('notes, facts and corrections are sealed too', () => {
  const play = new Play(letter)
    .submit('2026-03-02T09:00', { ...person, lama: 1 }, told({ warga: true }))
    .act('2026-03-02T10:00', 'diperiksa', 'mintaPerbaikan', officer('a', 'kelurahan', A), {
      because: ['nikSalah'],
      note: 'NIK milik orang lain',
    })
    .act('2026-03-03T10:00', 'perbaikan', 'kirimUlang', resident, { with: { answers: { nik: '3671014101900002' } } });
  const open = JSON.stringify(play.events.map((event) => splitEvent(letter, event).open));
  for (const word of ['Warga Contoh', '3671010101900001', '3671014101900002', 'milik orang lain', 'registri', 'usaha'])
    expect(open).not.toContain(word);
  expect(open).toContain('nikSalah');
});

test('after erasure the case can still be told: who acted, when, how it ended; only what was said is gone', () => {
  const play = new Play(letter).submit('2026-03-02T09:00', person, told({ warga: true }));
  const state = [
    ...play.events.map((event) => joinEvent(splitEvent(letter, event).open, null)),
    { type: 'erased', at: play.state.at, basis: 'UU 27/2022' } as const,
  ].reduce(evolve, newCase);
  expect([state.status, state.ending?.outcome, state.answers, state.facts, state.erased, state.area]).toEqual([
    'ended',
    'granted',
    {},
    {},
    true,
    A,
  ]);
});

test('an event without anything personal has no sealed part', () => {
  expect(splitEvent(letter, { type: 'met', at: 1, to: 'x' })).toEqual({
    open: { type: 'met', at: 1, to: 'x' },
    sealed: null,
  });
});
