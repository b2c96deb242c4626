/** Values and words of a published service are changed as data, and nothing else of it is. */
import { expect, test } from 'vitest';
import { adjustableTexts, adjustableValues, adjusted } from './adjust.ts';
import { findingsIn } from './check/check-manifest.ts';
import { workingDays } from './clock.ts';
import { diffManifests } from './diff/diff-manifests.ts';
import { letter } from './cases/letter.ts';

const before = letter;
const clock = adjustableValues(before).find(({ at }) => at.startsWith('stages.') && at.endsWith('.within'));
const at = clock?.at ?? '';
const line = { at, since: '2027-01-01', value: workingDays(9), basis: 'Perwali (contoh) 2027' } as const;

test('a further line of the law is added, those that stand stay, and the checks find nothing new', () => {
  const made = adjusted(before, [line]);
  if (!made.ok) throw new Error(made.error.type);
  const after = adjustableValues(made.value).find((one) => one.at === at);
  expect(after?.lines.slice(0, -1)).toEqual(clock?.lines);
  expect(after?.lines.at(-1)?.value).toEqual(workingDays(9));
  expect(findingsIn(made.value)).toEqual(findingsIn(before));
  expect(diffManifests(before, made.value).map((one) => one.at)).toEqual([at]);
});

test('words are changed in both languages, and an empty one is refused', () => {
  const [text] = adjustableTexts(before).filter((one) => one.at.startsWith('reasons.'));
  const reason = text?.at ?? '';
  const made = adjusted(before, [{ at: reason, text: { id: 'Sebab baru.', en: 'A new reason.' } }]);
  expect(made.ok && adjustableTexts(made.value).find((one) => one.at === reason)?.text.id).toBe('Sebab baru.');
  expect(adjusted(before, [{ at: reason, text: { id: ' ', en: 'x' } }])).toEqual({
    ok: false,
    error: { at: reason, type: 'noText' },
  });
});

test.each([
  ['a date that has a line', { ...line, since: clock?.lines.at(-1)?.since ?? '' }, 'dateTaken'],
  ['no date', { ...line, since: 'besok' }, 'noDate'],
  ['no law', { ...line, basis: '  ' }, 'noBasis'],
  ['a clock of no time', { ...line, value: workingDays(0) }, 'wrongValue'],
  ['another kind of clock', { ...line, value: { clock: 'minutes', count: 5 } as const }, 'wrongValue'],
  ['what decides', { ...line, at: 'start' }, 'notAdjustable'],
  ['what every object has', { ...line, at: '__proto__.within' }, 'notAdjustable'],
] as const)('%s is refused', (_, adjustment, type) => {
  expect(adjusted(before, [adjustment])).toMatchObject({ ok: false, error: { type } });
});
