// Where an officer is appointed: what would give no right anywhere is refused, with what there is to choose from.
import { parseArgs } from 'node:util';
import type { DateText } from '@balai/kernel';
import { expect, test } from 'vitest';
import { CalledWrongly, calledWrongly } from '../command.ts';
import { emailOf, placeOf } from './wanted-place.ts';

const today = '2026-11-29' as DateText;
const area = '36.71.01.1001';

function sentence(work: () => unknown): string {
  try {
    return `accepted: ${JSON.stringify(work())}`;
  } catch (error) {
    if (error instanceof CalledWrongly) return error.sentence.en;
    throw error;
  }
}

test('a unit of the whole city takes no area, one of every kelurahan or kecamatan takes its own kind of code', () => {
  expect(placeOf({ unit: 'dishub', position: 'petugas' }, today)).toMatchObject({ unit: 'dishub', area: null });
  expect(placeOf({ unit: 'kelurahan', position: 'lurah', area }, today)).toMatchObject({ area });
  expect(placeOf({ unit: 'kecamatan', position: 'camat', area: '36.71.01' }, today)).toMatchObject({
    area: '36.71.01',
  });
});

test.each([
  [{ unit: 'dishub', position: 'petugas', area }, /one such unit in the whole city/],
  [{ unit: 'kelurahan', position: 'lurah' }, /--area is missing; choose from: 36\.71\.01\.1001/],
  [{ unit: 'kelurahan', position: 'lurah', area: '36.71.01' }, /--area is "36\.71\.01"/],
  [{ unit: 'kecamatan', position: 'camat', area }, /--area is "36\.71\.01\.1001"/],
  [{ unit: 'dishub', position: 'kadis' }, /--position is "kadis"; choose from: kepala, petugas, regu/],
  [{ unit: 'pln', position: 'petugas' }, /--unit is "pln"; choose from: (?!.*pln)/],
  [{ unit: 'disbudpar', position: 'petugas' }, /closed on 2025-12-31; its successor is dlh/],
  [{ position: 'petugas' }, /--unit is missing/],
  [{ unit: 'dishub', position: 'petugas', region: 'atlantis' }, /--region is "atlantis"; choose from: tangerang/],
])('%j is refused', (typed, why) => {
  expect(sentence(() => placeOf(typed, today))).toMatch(why);
});

test('an address is kept in small letters; what is none is refused', () => {
  expect(emailOf('Lurah@Kota.go.id')).toBe('lurah@kota.go.id');
  for (const wrong of [undefined, '', 'lurah', 'a b@kota.id', '@kota.id'])
    expect(sentence(() => emailOf(wrong))).toMatch(/^--email/);
});

test.each([
  [['--bogus'], '"--bogus" is not known here'],
  [['hello'], '"hello" is not known here'],
  [['--email'], 'the value of --email is not right'],
])('%j is a word too many or too few, not a fault of ours', (args, told) => {
  expect(refusalOf(args)?.sentence.en).toBe(told);
});

function refusalOf(args: readonly string[]): CalledWrongly | undefined {
  try {
    parseArgs({ args: [...args], options: { email: { type: 'string' } } });
    return undefined;
  } catch (error) {
    return calledWrongly(error);
  }
}
