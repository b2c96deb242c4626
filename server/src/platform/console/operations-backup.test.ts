/** What operators read of their backups and of the last restore exercise, and what they are told to do. */
import { expect, it } from 'vitest';
import type { Bound } from '../bound.ts';
import type { BackupNote, ExerciseNote, Installation } from '../operations-types.ts';
import { formatsAt } from '../texts/formats.ts';
import { backupRows } from './operations-backup.ts';

const DAY = 86_400_000;
const now = Date.parse('2026-12-01T03:00:00Z');
const bound = (kind: 'live' | 'demo') => ({ now, formats: formatsAt(420), region: { kind } }) as unknown as Bound;
const backup: BackupNote = { takenAt: now - 3_600_000, took: 2_500, bytes: 12_300_000, files: 40, withKeys: true };
const exercise: ExerciseNote = { at: now - 10 * DAY, took: 61_000, backupTakenAt: now - 11 * DAY, isEqual: true };

async function rows(
  backups: readonly BackupNote[] | Error,
  last: ExerciseNote | Error | null,
  kind: 'live' | 'demo' = 'live',
) {
  const answer = <T>(value: T | Error) => (value instanceof Error ? Promise.reject(value) : Promise.resolve(value));
  const notes = { backups: () => answer(backups), exercise: () => answer(last) } as unknown as Installation;
  const found = await backupRows(bound(kind), notes);
  return Object.fromEntries(
    found.map(({ id, value, state, advice }) => [id, { value: value.id, state, advice: advice?.id ?? null }]),
  );
}

it('is told in a live city that nothing was ever backed up or restored, and what to run', async () => {
  expect(await rows([], null)).toEqual({
    backup: { value: 'belum pernah', state: 'late', advice: expect.stringContaining('balai backup') },
    exercise: { value: 'belum pernah', state: 'soon', advice: expect.stringContaining('--verify') },
  });
  expect((await rows([], null, 'demo'))['backup']).toMatchObject({ state: 'soon' });
});

it('reads how old and how large the last backup is, and that it was restored and is equal', async () => {
  expect(await rows([backup], exercise)).toMatchObject({
    backup: { state: 'ok', advice: null },
    'backup-size': { value: '12,3 MB, 40 berkas, 2,5 detik', advice: null },
    exercise: { value: expect.stringContaining('semuanya sama, 61 detik'), state: 'ok', advice: null },
  });
});

it('is warned of a daily backup that does not run, of keys that are not in it, and of an exercise that is too long ago', async () => {
  expect(
    await rows([{ ...backup, takenAt: now - 3 * DAY, withKeys: false }], { ...exercise, at: now - 93 * DAY }),
  ).toMatchObject({
    backup: { state: 'late', advice: expect.stringContaining('Sudah 3 hari') },
    'backup-size': { advice: expect.stringContaining('Kunci tidak ikut') },
    exercise: { state: 'soon', advice: expect.stringContaining('balai restore') },
  });
});

it('never calls a backup good that was restored with differences', async () => {
  expect((await rows([backup], { ...exercise, isEqual: false }))['exercise']).toMatchObject({
    value: expect.stringContaining('ada perbedaan'),
    state: 'late',
    advice: expect.stringContaining('tidak dapat dipercaya'),
  });
});

it('says of notes that cannot be read that they cannot be read, not that there is no backup', async () => {
  const torn = new Error('the note is torn');
  const unreadable = {
    value: 'catatannya tidak terbaca',
    state: 'late',
    advice: expect.stringContaining('backups.json'),
  };
  expect(await rows(torn, torn)).toEqual({ backup: unreadable, exercise: unreadable });
});
