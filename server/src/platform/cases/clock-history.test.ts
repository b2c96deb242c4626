/** What a clock says of its date: every pause, extension and decree, so that the sentence adds up. */
import { newCase, type Calendar, type CaseEvent, type Promised, type Turn } from '@balai/kernel';
import { describe, expect, it } from 'vitest';
import { promisedClock, promiseView, turnClock } from '../promise-view.ts';
import { at } from '../testing.ts';
import { formatsAt } from '../texts/formats.ts';
import { clockHistories, historyShown, type ClockHistory } from './clock-history.ts';
import type { OpenCase } from './open-case.ts';

const calendar: Calendar = {
  id: 'contoh',
  utcOffset: 420,
  closesAt: [null, 960, 960, 960, 960, 960, null],
  holidays: {},
  basis: { '2026': 'Contoh' },
};
const formats = formatsAt(420);
const office = { kind: 'unit', unit: 'dlh', area: null, position: null } as const;
const turnOf = (party: Turn['party'], stage: string, beganAt: string, dueAt: string): Turn => ({
  id: `${stage}/${party.kind}`,
  stage,
  party,
  beganAt: at(beganAt),
  dueAt: at(dueAt),
  firm: true,
  dueBasis: 'Perwali',
  skipped: [],
  followedBy: null,
});
const promised: Promised = {
  madeAt: at('2026-11-16T10:00'),
  clock: 'workingDays',
  dueAt: at('2026-11-23T16:00'),
  firm: true,
  basis: 'Perwali 1/2020',
  skipped: [],
  pausedAt: null,
};
const base = { ...newCase, actor: { kind: 'applicant' } } as const;
const submitted = {
  type: 'submitted',
  ...base,
  at: at('2026-11-16T10:00'),
  on: '2026-11-16',
  promised,
} as unknown as CaseEvent;
const began = (turn: Turn, now: string): CaseEvent => ({ type: 'turnBegan', at: at(now), turn });
const applicantsTurn = (now: string) => began(turnOf({ kind: 'applicant' }, 'perbaikan', now, '2026-12-20T16:00'), now);
const paused = (now: string): CaseEvent => ({ type: 'promisePaused', at: at(now) });
const resumed = (now: string, dueAt: string): CaseEvent => ({
  type: 'promiseResumed',
  at: at(now),
  dueAt: at(dueAt),
  skipped: [],
  firm: true,
});
const naming = {
  party: ({ kind }: Turn['party']) =>
    kind === 'applicant' ? { id: 'Pemohon', en: 'Applicant' } : { id: 'PLN', en: 'PLN' },
};
const seenBy = (viewer: OpenCase['viewer'], category = 'letter') =>
  ({ naming, viewer, manifest: { category } }) as unknown as OpenCase;

/** The promise after these events, as somebody reads it. */
function told(events: readonly CaseEvent[], after: Partial<Promised>, who: OpenCase = seenBy('resident')) {
  const { promise } = clockHistories(events.map((event) => ({ event })));
  const clock = promisedClock(
    { ...promised, ...after },
    { clock: 'workingDays', count: 5 },
    null,
    historyShown(who, promise as ClockHistory),
  );
  return promiseView(clock, { calendar, formats, now: at('2026-11-19T09:00') }).explanation;
}
const pausedOnce = [
  submitted,
  applicantsTurn('2026-11-18T10:00'),
  paused('2026-11-18T10:00'),
  resumed('2026-11-23T09:00', '2026-11-26T16:00'),
];

describe('a promise', () => {
  it('says of a pause that is over how long it was, for whom, and what the date became', () => {
    const said = told(pausedOnce, { dueAt: at('2026-11-26T16:00') });
    expect(said.id).toBe(
      'Standarnya 5 hari kerja, dihitung mulai hari kerja setelah Sen, 16 Nov, semula jatuh tempo Sen, 23 Nov 16.00. ' +
        'Jam berhenti 3 hari kerja (Kam, 19 Nov–Sen, 23 Nov) selama kota menunggu Anda: jatuh tempo menjadi Kam, 26 Nov 16.00. ' +
        'Tidak dihitung: Sabtu dan Minggu. Dasar: Perwali 1/2020.',
    );
    expect(said.en).toContain(
      'The clock stood still for 3 working days (Thu 19 Nov–Mon 23 Nov) while the city waited for you: due Thu 26 Nov 16:00.',
    );
  });
  it('calls whoever it waited for as the reader does; by the number of a request alone nobody learns who', () => {
    const due = { dueAt: at('2026-11-26T16:00') };
    expect(told(pausedOnce, due, seenBy('officer')).id).toContain('menunggu pemohon:');
    expect(told(pausedOnce, due, seenBy('public')).id).toContain('menunggu pihak lain:');
    expect(told(pausedOnce, due, seenBy('public', 'report')).id).toContain('menunggu pemohon:');
  });
  it('adds two pauses up, and says of one that still runs that the date will move', () => {
    const again = [...pausedOnce, applicantsTurn('2026-11-24T10:00'), paused('2026-11-24T10:00')];
    const running = told(again, { dueAt: at('2026-11-26T16:00'), pausedAt: at('2026-11-24T10:00') }).id;
    expect(running).toContain('jatuh tempo menjadi Kam, 26 Nov 16.00.');
    expect(running).toContain(
      'Jam berhenti sejak Sel, 24 Nov 10.00 selama kota menunggu Anda; tanggalnya akan bergeser sepanjang itu.',
    );
    const twice = told([...again, resumed('2026-11-25T10:00', '2026-11-27T16:00')], {
      dueAt: at('2026-11-27T16:00'),
    }).id;
    expect(twice).toContain(
      'Jam berhenti 1 hari kerja (Rab, 25 Nov) selama kota menunggu Anda: jatuh tempo menjadi Jum, 27 Nov 16.00.',
    );
    expect(twice).not.toContain('akan bergeser');
  });
  it('says of a pause within one day that the date stayed', () => {
    const short = [
      submitted,
      applicantsTurn('2026-11-18T09:00'),
      paused('2026-11-18T09:00'),
      resumed('2026-11-18T15:00', '2026-11-23T16:00'),
    ];
    expect(told(short, {}).id).toContain('kurang dari satu hari kerja: tanggalnya tetap.');
  });
  it('says of a last day that was cut short that it is the next working day (ADR 0095)', () => {
    const onItsLastDay = (from: string, to: string, due: string) =>
      told([submitted, applicantsTurn(from), paused(from), resumed(to, due)], { dueAt: at(due) });
    const evening = onItsLastDay('2026-11-23T09:00', '2026-11-23T18:00', '2026-11-24T16:00');
    expect(evening.id).toContain(
      'Pada Sen, 23 Nov jam berhenti selama kota menunggu Anda dan berjalan lagi saat kantor tutup; hari terakhirnya menjadi hari kerja berikutnya: jatuh tempo menjadi Sel, 24 Nov 16.00.',
    );
    const saturday = onItsLastDay('2026-11-23T09:00', '2026-11-28T18:00', '2026-11-30T16:00');
    expect(saturday.en).toContain(
      'The clock stood still for 4 working days (Tue 24 Nov–Fri 27 Nov) while the city waited for you and went on when the offices were closed; its last day is the next working day: due Mon 30 Nov 16:00.',
    );
  });
  it('names what an extension and a decree rest on', () => {
    const basis = 'UU 14/2008 Pasal 22 ayat (8)';
    const extended = {
      type: 'promiseExtended',
      at: at('2026-11-20T10:00'),
      dueAt: at('2026-12-02T16:00'),
      skipped: [],
      firm: true,
      basis,
    } as const;
    const moved = {
      type: 'deadlineMoved',
      at: at('2026-11-21T10:00'),
      turn: null,
      dueAt: at('2026-12-03T16:00'),
      basis: 'SKB 3 Menteri',
      actor: { kind: 'system' },
    } as const;
    const said = told([submitted, extended, moved], { dueAt: at('2026-12-03T16:00'), basis });
    expect(said.id).toContain(
      'semula jatuh tempo Sen, 23 Nov 16.00. Diperpanjang menurut UU 14/2008 Pasal 22 ayat (8): jatuh tempo menjadi Rab, 2 Des 16.00. Digeser menurut SKB 3 Menteri: jatuh tempo menjadi Kam, 3 Des 16.00.',
    );
    expect(said.en).toContain('Extended under UU 14/2008 Pasal 22 ayat (8): due Wed 2 Dec 16:00.');
  });
  it('begins anew with an objection', () => {
    const objected = {
      ...submitted,
      type: 'objected',
      at: at('2026-12-01T10:00'),
      to: 'ditinjau',
      promised: { ...promised, dueAt: at('2026-12-15T16:00') },
    } as unknown as CaseEvent;
    expect(told([...pausedOnce, objected], { dueAt: at('2026-12-15T16:00') }).id).not.toContain('Jam berhenti');
  });
});

it('a turn that went back to who asked for the correction says how long its clock stood still', () => {
  const asked = turnOf(office, 'diperiksa', '2026-11-16T10:00', '2026-11-19T16:00');
  const sentBack = {
    type: 'acted',
    at: at('2026-11-18T10:00'),
    turn: asked.id,
    stage: 'diperiksa',
    actor: { kind: 'officer', officer: 'a', unit: 'dlh', area: null, positions: [] },
    action: 'mintaPerbaikan',
    because: ['buram'],
    confirms: [],
    paid: 0,
    rests: null,
    booked: {},
    answers: {},
    note: '',
  } as const;
  const back = { ...asked, dueAt: at('2026-11-24T16:00') };
  const { turns } = clockHistories(
    [
      submitted,
      began(asked, '2026-11-16T10:00'),
      sentBack,
      applicantsTurn('2026-11-18T10:00'),
      began(back, '2026-11-23T09:00'),
    ].map((event) => ({ event })),
  );
  const history = historyShown(seenBy('officer'), turns.get(asked.id) as ClockHistory);
  const { explanation } = promiseView(turnClock(back, { clock: 'workingDays', count: 3 }, history), {
    calendar,
    formats,
    now: at('2026-11-23T10:00'),
  });
  expect(explanation.id).toContain(
    'semula jatuh tempo Kam, 19 Nov 16.00. Jam berhenti 3 hari kerja (Kam, 19 Nov–Sen, 23 Nov) selama kota menunggu pemohon: jatuh tempo menjadi Sel, 24 Nov 16.00.',
  );
});
