/**
 * Backups and their exercise, as operators must know them: how old, how large, and whether one was ever restored.
 *
 * Must never: call a backup good that nobody has restored.
 */
import type { Text } from '@balai/kernel';
import type { Bound } from '../bound.ts';
import type { BackupNote, ExerciseNote, Installation, OperatingRow } from '../operations-types.ts';
import { formatNumber } from '../texts/formats.ts';
import { inBoth, text } from '../texts/text.ts';

const DAY = 86_400_000;
/** An exercise is due every three months. */
const EXERCISE_EVERY = 92 * DAY;

const LAST = text('Cadangan terakhir', 'Last backup');
const EXERCISE = text('Latihan pemulihan terakhir', 'Last restore exercise');
const took = (ms: number): Text =>
  inBoth(
    (language) => `${formatNumber(ms / 1_000, ms < 10_000 ? 1 : 0)[language]} ${language === 'id' ? 'detik' : 's'}`,
  );

export async function backupRows(bound: Bound, installation: Installation | null): Promise<readonly OperatingRow[]> {
  if (installation === null) return [];
  const [backups, exercise] = await Promise.all([
    installation.backups().catch(() => null),
    installation.exercise().catch(() => 'unreadable' as const),
  ]);
  return [
    ...(backups === null ? [unreadable('backup', LAST)] : lastBackup(bound, backups)),
    exercise === 'unreadable' ? unreadable('exercise', EXERCISE) : lastExercise(bound, exercise),
  ];
}

/** A note that is torn says neither that there is a backup nor that there is none. */
const unreadable = (id: string, label: Text): OperatingRow => ({
  id,
  label,
  value: text('catatannya tidak terbaca', 'its note cannot be read'),
  state: 'late',
  advice: text(
    'Periksa backups.json di folder data dan exercise.json di samping cadangan.',
    'Look at backups.json in the data folder and exercise.json beside the backup.',
  ),
});

function lastBackup({ formats, now, region }: Bound, backups: readonly BackupNote[]): readonly OperatingRow[] {
  const [last] = backups;
  if (last === undefined)
    return [
      {
        id: 'backup',
        label: LAST,
        value: text('belum pernah', 'never'),
        // A demo may go without; real matters may not.
        state: region.kind === 'live' ? 'late' : 'soon',
        advice: text(
          'Jalankan balai backup FOLDER --keys FOLDER setiap hari.',
          'Run balai backup FOLDER --keys FOLDER every day.',
        ),
      },
    ];
  const days = Math.floor((now - last.takenAt) / DAY);
  const isOld = now - last.takenAt > DAY;
  const size = formatNumber(last.bytes / 1_000_000, 1);
  return [
    {
      id: 'backup',
      label: LAST,
      value: formats.near(last.takenAt, now),
      state: isOld ? 'late' : 'ok',
      advice: isOld
        ? text(
            `Sudah ${days} hari: cadangan harian tidak berjalan.`,
            `It is ${days} days old: the daily backup does not run.`,
          )
        : null,
    },
    {
      id: 'backup-size',
      label: text('Isi dan lamanya', 'Size and time'),
      value: inBoth(
        (language) =>
          `${size[language]} MB, ${formatNumber(last.files)[language]} ${language === 'id' ? 'berkas' : 'files'}, ${took(last.took)[language]}`,
      ),
      state: null,
      advice: last.withKeys
        ? null
        : text(
            'Kunci tidak ikut: simpan secrets/ dan keys/ di tempat lain.',
            'Keys are not in it: keep secrets/ and keys/ elsewhere.',
          ),
    },
    {
      id: 'backup-kept',
      label: text('Cadangan yang tercatat', 'Backups on record'),
      value: formatNumber(backups.length),
      state: null,
      advice: null,
    },
  ];
}

function lastExercise({ formats, now }: Bound, exercise: ExerciseNote | null): OperatingRow {
  const how = text(
    'Jalankan balai restore CADANGAN --keys FOLDER --verify ke pemasangan kosong.',
    'Run balai restore BACKUP --keys FOLDER --verify into an empty installation.',
  );
  if (exercise === null)
    return { id: 'exercise', label: EXERCISE, value: text('belum pernah', 'never'), state: 'soon', advice: how };
  const isOld = exercise.at < now - EXERCISE_EVERY;
  const result = exercise.isEqual
    ? text('semuanya sama', 'everything is equal')
    : text('ada perbedaan', 'there are differences');
  return {
    id: 'exercise',
    label: EXERCISE,
    value: inBoth(
      (language) =>
        `${formats.near(exercise.at, now)[language]}: ${result[language]}, ${took(exercise.took)[language]}`,
    ),
    state: exercise.isEqual ? (isOld ? 'soon' : 'ok') : 'late',
    advice: exercise.isEqual
      ? isOld
        ? how
        : null
      : text(
          'Cadangan ini tidak dapat dipercaya: cari sebabnya sekarang.',
          'This backup cannot be trusted: find out why, now.',
        ),
  };
}
