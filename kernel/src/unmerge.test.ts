/** A merge that was a mistake: the case goes on where it stood, by whom it may, for as long as that is lawful. */
import { describe, expect, test } from 'vitest';
import type { CaseCommand, Survivor } from './case-types.ts';
import { dark, lamp } from './cases/lamp.ts';
import { officer, Play, resident } from './cases/play.ts';

const ani = officer('ani', 'dishub');
const budi = officer('budi', 'dishub');
const apart = (
  survivor: Survivor = 'open',
  more: Partial<Extract<CaseCommand, { type: 'unmerge' }>> = {},
): CaseCommand => ({
  type: 'unmerge',
  actor: budi,
  survivor,
  note: 'Tiangnya lain.',
  ...more,
});
const reported = () => new Play(lamp).submit('2026-03-02T09:00', dark);
const merged = () => reported().do('2026-03-02T10:00', { type: 'merge', actor: ani, into: 'ABC-1' });

describe('a case that is taken apart again', () => {
  test('has the turn, the dates and the promise that it had, and says why only where it is sealed', () => {
    const before = reported();
    const play = merged().do('2026-03-04T10:00', apart());
    expect([play.refused, play.state.status, play.state.ending, play.state.joined]).toEqual([
      null,
      'open',
      null,
      undefined,
    ]);
    expect([play.turns, play.promised]).toEqual([before.turns, before.promised]);
    expect(play.state).toEqual({ ...before.state, at: play.state.at });
    expect(play.events.at(-1)).toMatchObject({ type: 'unmerged', from: 'ABC-1', note: 'Tiangnya lain.' });
  });
  test('bars nobody: even who merged it may work on, and repair the mistake', () => {
    const play = merged().do('2026-03-02T11:00', apart('open', { actor: ani }));
    expect(play.act('2026-03-02T12:00', 'diterima', 'jadwalkan', ani).refused).toBeNull();
  });
  test('keeps a clock that has run out: it is told once, not again', () => {
    const late = reported().pass('2026-03-20T10:00', 'diterima');
    expect(late.state.late).toHaveLength(1);
    const play = late
      .do('2026-03-20T11:00', { type: 'merge', actor: ani, into: 'ABC-1' })
      .do('2026-03-24T11:00', apart());
    expect(play.state.late).toEqual(['diterima/dishub']);
  });
  test('can be merged again, with the right one', () => {
    const play = merged()
      .do('2026-03-02T11:00', apart())
      .do('2026-03-02T12:00', { type: 'merge', actor: ani, into: 'ABC-2' });
    expect([play.outcome, play.state.joined?.into]).toEqual(['moved', 'ABC-2']);
    expect(play.do('2026-03-02T13:00', apart()).events.at(-1)).toMatchObject({ type: 'unmerged', from: 'ABC-2' });
  });
});

describe('it is refused', () => {
  test('to whoever may not act there, without a reason, and where nothing was merged', () => {
    for (const actor of [resident, officer('x', 'dlh'), { kind: 'system' } as const])
      expect(merged().do('2026-03-02T11:00', apart('open', { actor })).refused).toBe('notYourTurn');
    for (const note of ['', '   ', 'a\u202eb', 'x'.repeat(4_001)])
      expect(merged().do('2026-03-02T11:00', apart('open', { note })).refused).toBe('answersRefused');
    expect(reported().do('2026-03-02T11:00', apart()).refused).toBe('wrongStatus');
    expect(
      reported().do('2026-03-02T11:00', { type: 'withdraw', actor: resident }).do('2026-03-02T12:00', apart()).refused,
    ).toBe('wrongStatus');
    const contested = merged().object('2026-03-03T09:00', { keberatan: { masalah: 'Lampu lain' } });
    expect(contested.do('2026-03-03T10:00', apart()).refused).toBe('wrongStatus');
  });
  test('once the other case was done with proof and the reporter could contest no more; never for one that is open or came to nothing', () => {
    const until = merged().state.ending?.objectBy ?? 0;
    expect(until).toBeGreaterThan(0);
    expect(merged().do('2026-03-10T10:00', apart('granted')).refused).toBeNull();
    expect(merged().do('2026-06-10T10:00', apart('granted')).error).toEqual({ type: 'tooLate', since: until });
    for (const survivor of ['open', 'over'] as const)
      expect(merged().do('2026-06-10T10:00', apart(survivor)).refused).toBeNull();
  });
});
