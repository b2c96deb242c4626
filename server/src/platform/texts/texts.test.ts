/** Sentences: each refusal names the way out in both languages, dates are the region's, a late day is a working day. */
import { durationText, newCase, type CaseError, type Instant, type ServiceManifest, type Turn } from '@balai/kernel';
import { regions } from '@balai/services';
import { describe, expect, it } from 'vitest';
import { promiseView } from '../promise-view.ts';
import { dueText, earlyText, lateText } from './due-texts.ts';
import { formatsAt } from './formats.ts';
import { namingOf } from './naming.ts';
import { executeSentence, refusalSentences } from './refusal-texts.ts';
import { statusSentence, type StatusContext } from './status-texts.ts';

const city = regions.find(({ slug }) => slug === 'tangerang');
if (city === undefined) throw new Error('no city');
const manifestOf = (id: string): ServiceManifest =>
  city.services.find(({ manifest }) => manifest.id === id)?.manifest as ServiceManifest;
const calendar = city.calendar;
const formats = formatsAt(420);
const at = (local: string, offset: string = '+07:00'): Instant => Date.parse(`${local}:00${offset}`);
const lamp = namingOf(manifestOf('lampu-jalan'), () => 'Babakan');
const turnOf = (stage: string, party: Turn['party'], more: Partial<Turn> = {}): Turn =>
  ({
    id: stage,
    stage,
    party,
    beganAt: at('2026-11-23T08:00'),
    dueAt: at('2026-11-25T16:00'),
    firm: true,
    dueBasis: 'SOP',
    skipped: [],
    followedBy: null,
    ...more,
  }) as Turn;

describe('refusalSentences', () => {
  const errors: readonly CaseError[] = [
    {
      type: 'answersRefused',
      errors: [{ field: 'nik', code: 'missing', message: { id: 'NIK: isi.', en: 'NIK: fill in.' } }],
    },
    {
      type: 'ruleNotMet',
      rules: [
        { name: 'umur', message: { id: 'Terlalu muda.', en: 'Too young.' }, basis: 'Perwali', fields: ['lahir'] },
      ],
    },
    {
      type: 'rulesOpen',
      rules: [{ name: 'umur', message: { id: 'Terdaftar.', en: 'Registered.' }, basis: 'Perwali' }],
    },
    { type: 'notKnownYet', fields: ['lokasi'], facts: [] },
    { type: 'notInForce', what: 'within', on: '2026-01-01' },
    { type: 'feeNotPaid', rupiah: 25_000 },
    { type: 'notAskedFor', what: ['jenis'] },
    {
      type: 'notYourTurn',
      turns: [{ id: 'x', stage: 'dicek', party: { kind: 'unit', unit: 'dishub', area: null, position: null } }],
    },
    { type: 'notYourTurn', turns: [] },
    { type: 'sameOfficer', stage: 'diperbaiki', why: 'otherThan' },
    { type: 'sameOfficer', stage: 'diperbaiki', why: 'barred' },
    { type: 'reasonNeeded', allowed: ['milikPln', 'milikPribadi'] },
    { type: 'unknownAction', allowed: ['jadwalkan', 'tolak'] },
    { type: 'reasonDoesNotFit', rules: ['milikPln'], allowed: ['milikPribadi'] },
    { type: 'cannotTransfer', allowed: ['dlh'] },
    { type: 'cannotTransfer', allowed: [] },
    { type: 'timeIsUp', turn: 'x', dueAt: at('2026-11-25T16:00') },
    { type: 'tooEarly', dueAt: at('2026-11-25T16:00') },
    { type: 'tooLate', since: at('2026-11-25T16:00') },
    { type: 'wrongStatus', status: 'new' },
    { type: 'wrongStatus', status: 'open' },
    { type: 'wrongStatus', status: 'ended' },
  ];
  it.each(errors.map((error) => [error.type, error] as const))(
    'says %s in both languages, to residents and to officers',
    (_, error) => {
      for (const who of ['resident', 'officer'] as const) {
        for (const { message } of refusalSentences(error, { naming: lamp, formats, who })) {
          for (const language of ['id', 'en'] as const) {
            expect(message[language]).toMatch(/[.!?]$/u);
            expect(message[language]).not.toMatch(/undefined|\[object|  /u);
          }
          expect(message.id).not.toBe(message.en);
        }
      }
    },
  );
  it('names who may act, and who did the work', () => {
    const [mayAct] = refusalSentences(errors[7] as CaseError, { naming: lamp, formats, who: 'officer' });
    expect(mayAct?.message.id).toBe('Yang berhak bertindak sekarang: Dinas Perhubungan (hasilnya dicek petugas lain).');
    const [same] = refusalSentences(errors[9] as CaseError, { naming: lamp, formats, who: 'officer' });
    expect(same?.message.id).toContain('"Sedang diperbaiki"');
  });
  it('has a sentence for everything that the store refuses', () => {
    for (const error of [
      { type: 'changedMeanwhile', version: 3, state: newCase },
      { type: 'keyReused' },
      { type: 'noSuchCase' },
      { type: 'noSuchService' },
      { type: 'unsuitable', field: 'answers.nama' },
    ] as const)
      expect(executeSentence(error).id).toMatch(/\.$/u);
  });
});

describe('dates', () => {
  it('are the region’s own, whatever the computer’s zone', () => {
    const moment = at('2026-11-24T23:30');
    expect(formatsAt(420).day(moment).id).toBe('Sel, 24 Nov');
    expect(formatsAt(480).day(moment).id).toBe('Rab, 25 Nov');
    expect(formatsAt(480).time(moment)).toEqual({ id: '00.30', en: '00:30' });
    expect(formatsAt(480).dateOf(moment)).toBe('2026-11-25');
  });
  it('say today and tomorrow, and by how much a promise is late', () => {
    const now = at('2026-11-24T09:00');
    expect(dueText(at('2026-11-24T16:00'), now, calendar, formats)).toEqual({
      id: 'Hari ini 16.00',
      en: 'Today 16:00',
    });
    expect(dueText(at('2026-11-25T16:00'), now, calendar, formats).id).toBe('Besok 16.00');
    expect(dueText(at('2026-11-27T16:30'), now, calendar, formats).id).toBe('Jum, 27 Nov');
    expect(lateText(at('2026-11-24T07:00'), now, calendar).id).toBe('Lewat 2 jam');
    // From Friday evening to Monday morning one working day has begun, not three days.
    expect(lateText(at('2026-11-20T16:30'), at('2026-11-23T09:00'), calendar).id).toBe('Lewat 1 hari kerja');
    expect(lateText(at('2026-11-24T08:30'), now, calendar).id).toBe('Lewat 30 menit');
  });
  it('write a clock of three days as the law does', () => {
    expect(durationText({ clock: 'clockHours', count: 72 })).toEqual({ id: '3 × 24 jam', en: '3 × 24 hours' });
    expect(durationText({ clock: 'workingDays', count: 1 }).en).toBe('1 working day');
    expect(earlyText(at('2026-11-24T19:00'), at('2026-11-25T16:00')).id).toBe('21 jam lebih cepat dari janji');
  });
});

describe('promiseView', () => {
  const clock = {
    from: at('2026-12-22T10:00'),
    dueAt: at('2026-12-29T16:00'),
    firm: true,
    basis: 'Permenpanrb 5/2025',
    pausedAt: null,
    within: { clock: 'workingDays', count: 3 },
    endedAt: null,
  } as const;
  it('explains itself: which days did not count, and why', () => {
    const view = promiseView(clock, { calendar, formats, now: at('2026-12-23T10:00') });
    expect(view.state).toBe('onTime');
    expect(view.text.id).toBe('Janji: Sel, 29 Des 16.00');
    expect(view.explanation.id).toContain('Standarnya 3 hari kerja, dihitung mulai hari kerja setelah Sel, 22 Des');
    expect(view.explanation.id).toContain('Cuti bersama Natal');
    expect(view.segments.map(({ state }) => state)).toEqual([
      'entry',
      'today',
      'skipped',
      'skipped',
      'skipped',
      'skipped',
      'left',
      'left',
    ]);
  });
  it('says late, paused, kept and missed in words too', () => {
    const seen = (more: object, now: string) => promiseView({ ...clock, ...more }, { calendar, formats, now: at(now) });
    expect(seen({}, '2026-12-30T09:00')).toMatchObject({
      state: 'late',
      text: { id: 'Lewat 1 hari kerja dari janji Sel, 29 Des 16.00' },
    });
    expect(seen({ pausedAt: at('2026-12-23T09:00') }, '2026-12-30T09:00')).toMatchObject({
      state: 'paused',
      text: { id: 'Jam berhenti sejak Rab, 23 Des 09.00' },
    });
    expect(seen({ endedAt: at('2026-12-28T16:00') }, '2026-12-30T09:00').text.id).toBe(
      'Janji ditepati: 24 jam lebih cepat dari janji',
    );
    expect(seen({ endedAt: at('2026-12-30T16:00') }, '2026-12-30T17:00').text.id).toBe(
      'Janji terlewat: lewat 1 hari kerja',
    );
    expect(seen({ firm: false }, '2026-12-23T10:00').text.id).toContain('(sementara)');
  });
});

describe('statusSentence', () => {
  const context: StatusContext = {
    naming: lamp,
    formats,
    category: 'report',
    now: at('2026-11-24T09:00'),
    viewer: 'resident',
    endedAt: at('2026-11-24T08:00'),
    documents: [],
    mergedInto: null,
  };
  const ended = (
    outcome: 'granted' | 'refused' | 'withdrawn' | 'lapsed' | 'moved',
    because: readonly string[] = [],
  ) => ({
    ...newCase,
    status: 'ended' as const,
    ending: { stage: 'selesai', outcome, letters: [], objectBy: null, bySystem: false, because },
  });
  it('is one sentence for each way a case can stand', () => {
    const unit = { kind: 'unit', unit: 'dishub', area: null, position: null } as const;
    const pln = { kind: 'unit', unit: 'pln', area: null, position: null } as const;
    const open = (turn: Turn) => ({ ...newCase, status: 'open' as const, turns: [turn] });
    expect(statusSentence(open(turnOf('diterima', unit)), context).id).toBe(
      'Diterima unit yang berwenang, sekarang di Dinas Perhubungan.',
    );
    expect(statusSentence(open(turnOf('diteruskan', pln, { followedBy: unit })), context).id).toBe(
      'Diteruskan ke PLN; Dinas Perhubungan memantaunya sampai selesai.',
    );
    expect(statusSentence(ended('granted'), context).id).toBe('Selesai ditangani pada Selasa, 24 November 2026.');
    expect(statusSentence(ended('refused', ['milikPribadi']), context).id).toMatch(
      /^Ditolak: Lampu ini milik pribadi.*\.$/u,
    );
    expect(statusSentence(ended('withdrawn'), context).id).toContain('oleh Anda');
    expect(statusSentence(ended('withdrawn'), { ...context, viewer: 'public' }).id).not.toContain('Anda');
    expect(statusSentence(ended('lapsed'), context).id).toMatch(/^Gugur/u);
    expect(statusSentence(ended('moved'), { ...context, mergedInto: 'BL-7K4M-22Q' }).id).toContain('BL-7K4M-22Q');
  });
});
