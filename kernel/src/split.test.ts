/** A report that tells of two matters: a part goes on by itself, and nothing of what was waited disappears. */
import { describe, expect, test } from 'vitest';
import type { CaseCommand, SplitFrom } from './case-types.ts';
import { instantAt } from './clock.ts';
import { calendar } from './cases/calendar.ts';
import { dark, lamp } from './cases/lamp.ts';
import { days } from './cases/manifest-of.ts';
import { officer, Play, resident } from './cases/play.ts';

const ani = officer('ani', 'dishub');
const apart = (more: Partial<Extract<CaseCommand, { type: 'split' }>> = {}): CaseCommand => ({
  type: 'split',
  actor: ani,
  service: 'pohon',
  into: 'ABC-2',
  note: 'Pohonnya ditangani dinas lain.',
  ...more,
});
const reported = () => new Play(lamp).submit('2026-03-02T09:00', dark);

describe('a case of which a part is split off', () => {
  test('goes on as it was, and its story says where the part went and why', () => {
    const before = reported();
    const play = reported().do('2026-03-03T10:00', apart());
    expect(play.refused).toBeNull();
    expect(play.state).toEqual({ ...before.state, at: play.state.at });
    expect(play.events.at(-1)).toMatchObject({ type: 'split', service: 'pohon', into: 'ABC-2', actor: ani });
  });
  test('is split by whoever holds an office turn of it, with a reason, while it is open', () => {
    const at = '2026-03-02T10:00';
    expect(reported().do(at, apart({ actor: officer('budi', 'dlh') })).refused).toBe('notYourTurn');
    expect(reported().do(at, apart({ actor: resident })).refused).toBe('notYourTurn');
    expect(reported().do(at, apart({ note: '  ' })).error).toMatchObject({
      type: 'answersRefused',
      errors: [{ field: 'note', code: 'missing' }],
    });
    expect(
      reported().do(at, { type: 'merge', actor: ani, into: 'ABC-1' }).do('2026-03-02T11:00', apart()).refused,
    ).toBe('wrongStatus');
  });
});

describe('the part that was split off', () => {
  const splitFrom: SplitFrom = {
    number: 'ABC-1',
    service: 'pohon',
    receivedAt: instantAt(calendar, '2026-03-02T09:00'),
  };
  const part = (from: SplitFrom = splitFrom, service = lamp) =>
    new Play(service).do('2026-03-05T10:00', {
      type: 'submit',
      actor: { kind: 'applicant', officer: 'ani' },
      answers: dark,
      facts: {},
      splitFrom: from,
    });
  test('is promised by when the whole was received, and its first turn begins now', () => {
    const play = part();
    expect(play.promised).toBe(reported().promised);
    expect(play.state.promised?.madeAt).toBe(splitFrom.receivedAt);
    expect(play.state.turns[0]?.beganAt).toBe(instantAt(calendar, '2026-03-05T10:00'));
    expect(play.events[0]).toMatchObject({ on: '2026-03-02', splitFrom });
  });
  test('is dealt with by the law of its own day where the service had none when the whole was received, with the same waiting', () => {
    const young = { ...lamp, within: { ...days(5), since: '2026-03-04' as const } };
    const play = part(splitFrom, young);
    expect(play.events[0]).toMatchObject({ on: '2026-03-05', promised: { madeAt: splitFrom.receivedAt } });
  });
  test('is never received after it was opened', () => {
    const play = part({ ...splitFrom, receivedAt: instantAt(calendar, '2026-04-01T09:00') });
    expect(play.state.promised?.madeAt).toBe(instantAt(calendar, '2026-03-05T10:00'));
  });
  test('is opened by no applicant themselves', () => {
    const play = new Play(lamp).do('2026-03-05T10:00', {
      type: 'submit',
      actor: resident,
      answers: dark,
      facts: {},
      splitFrom,
    });
    expect(play.error).toEqual({ type: 'notAskedFor', what: ['splitFrom'] });
  });
});
