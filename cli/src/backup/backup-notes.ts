// What is remembered of backups, for the page of operators: in the data folder that a backup was made, beside the backup that
// it was restored and proved. Must never: be needed to restore; these are notes, and a lost one is no lost backup.
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BackupNote, ExerciseNote } from '@balai/server';

/** `keys`: where the keys were copied to; absent: they were not, or an earlier edition did not write it down. */
type Kept = BackupNote & { readonly folder: string; readonly keys?: string };
const MOST_KEPT = 30;
const notesPath = (data: string): string => join(data, 'backups.json');
const exercisePath = (backup: string): string => join(backup, 'exercise.json');

/** Newest first. */
export function readBackupNotes(data: string): readonly Kept[] {
  return existsSync(notesPath(data)) ? (JSON.parse(readFileSync(notesPath(data), 'utf8')) as readonly Kept[]) : [];
}

/** `folder`: the finished backup. */
export function noteBackup(data: string, folder: string, about: Omit<Kept, 'bytes' | 'folder'>): void {
  const note: Kept = { ...about, bytes: bytesBelow(folder), folder };
  write(notesPath(data), [note, ...readBackupNotes(data)].slice(0, MOST_KEPT));
}

/** Beside the backup, as the installation that was restored into goes again. A backup on a disk that only reads is not noted. */
export function noteExercise(backup: string, note: ExerciseNote): void {
  try {
    write(exercisePath(backup), note);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

/** The newest exercise of any backup that lies beside the last one. */
export function lastExerciseOf(data: string): ExerciseNote | null {
  const [last] = readBackupNotes(data);
  const beside = last === undefined ? '' : dirname(last.folder);
  if (last === undefined || !existsSync(beside)) return null;
  const notes = readdirSync(beside)
    .map((name) => exercisePath(join(beside, name)))
    .filter((path) => existsSync(path))
    .map((path) => JSON.parse(readFileSync(path, 'utf8')) as ExerciseNote);
  return notes.toSorted((a, b) => b.at - a.at)[0] ?? null;
}

function write(path: string, value: unknown): void {
  writeFileSync(`${path}.new`, JSON.stringify(value), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

const bytesBelow = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
