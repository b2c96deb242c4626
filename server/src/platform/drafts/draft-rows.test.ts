/** Rows of a draft: moved and taken out with what was typed in them. Must never: need a database. */
import { repeated, text } from '@balai/kernel';
import { expect, test } from 'vitest';
import { changeRow, draftRows, rowAt, rowChangeOf, withRow } from './draft-rows.ts';
import type { DraftState } from './draft-state.ts';

const label = { id: 'Perubahan', en: 'Changes' };
const field = repeated(label, { atMost: 3 }).of({ nama: text(label) });
const wrong = (at: number) => ({
  raw: { [`perubahan.${at}.nama`]: '?' },
  errors: [{ field: `perubahan.${at}.nama`, code: 'missing', message: label } as const],
});
const stateOf = (names: readonly string[], typed: Readonly<Record<string, unknown>> = {}): DraftState => {
  const answers = names.length === 0 ? {} : { perubahan: names.map((nama) => ({ nama })) };
  return { draft: { answers, typed }, answers } as unknown as DraftState;
};
const shown = ({ draft }: DraftState) =>
  draftRows(draft, 'perubahan', field).map(
    ({ value, typed }) => (value as { nama?: string } | undefined)?.nama ?? typed?.raw,
  );

test('rows move by one, and the ends stay the ends', () => {
  const state = stateOf(['a', 'b', 'c']);
  expect(shown(changeRow(state, 'perubahan', field, { what: 'naik', at: 2 }, 0))).toEqual(['a', 'c', 'b']);
  expect(shown(changeRow(state, 'perubahan', field, { what: 'turun', at: 0 }, 0))).toEqual(['b', 'a', 'c']);
  expect(shown(changeRow(state, 'perubahan', field, { what: 'naik', at: 0 }, 0))).toEqual(['a', 'b', 'c']);
  expect(shown(changeRow(state, 'perubahan', field, { what: 'hapus', at: 1 }, 0))).toEqual(['a', 'c']);
  expect(shown(changeRow(state, 'perubahan', field, { what: 'hapus', at: 7 }, 0))).toEqual(['a', 'b', 'c']);
});

test('what was typed in a row that is not whole goes along when one before it is taken out', () => {
  const after = changeRow(stateOf(['a'], { 'perubahan.1': wrong(1) }), 'perubahan', field, { what: 'hapus', at: 0 }, 0);
  expect(shown(after)).toEqual([{ 'perubahan.0.nama': '?' }]);
  expect(after.draft.typed['perubahan.0']).toMatchObject({ errors: [{ field: 'perubahan.0.nama' }] });
  expect(after.answers).toEqual({});
});

test('a row that is wrong leaves the one before it as it was; the last row taken out leaves no answer', () => {
  const kept = withRow(stateOf(['a']), 'perubahan.0', undefined, wrong(0), 0);
  expect(kept.answers).toEqual({ perubahan: [{ nama: 'a' }] });
  expect(changeRow(stateOf(['a']), 'perubahan', field, { what: 'hapus', at: 0 }, 0).answers).toEqual({});
});

test('the page of a row: one that was begun or the next, never beyond, never past the limit', () => {
  const questions = [['perubahan', field]] as const;
  const at = (names: readonly string[], path: string) =>
    rowAt(stateOf(names).draft, questions, path)?.field.label.id ?? null;
  expect(at(['a'], 'perubahan.1')).toBe('Perubahan ke-2');
  expect(at(['a'], 'perubahan.2')).toBeNull();
  expect(at(['a', 'b', 'c'], 'perubahan.3')).toBeNull();
  expect(at(['a'], 'perubahan.01')).toBeNull();
  expect(rowChangeOf('hapus.2')).toEqual({ what: 'hapus', at: 2 });
  expect(rowChangeOf('jual.2')).toBeNull();
});
