// What the operators' page asks of this process and its machine: disk, backups on record, the last restore exercise.
// Must never: fail because a disk with backups is not there; then the page says that nothing is known.
import { hostname } from 'node:os';
import { statfs } from 'node:fs/promises';
import type { Installation } from '@balai/server';
import { lastExerciseOf, readBackupNotes } from './backup/backup-notes.ts';
import { now } from './clock.ts';
import type { Config } from './config.ts';

export type OwnInstallation = Installation & { readonly noteRound: (at: number) => void };

export function installationOf({ data, role = 'all' }: Config): OwnInstallation {
  let lastRound: number | null = null;
  return {
    startedAt: now(),
    role,
    name: nameOf(role),
    lastRoundAt: () => lastRound,
    noteRound: (at) => {
      lastRound = at;
    },
    async disk() {
      const { bavail, blocks, bsize } = await statfs(data);
      return { free: bavail * bsize, total: blocks * bsize };
    },
    backups: async () => readBackupNotes(data),
    exercise: async () => lastExerciseOf(data),
  };
}

/** `balai/all/host/1234`: PostgreSQL keeps 63 signs of a name. */
export const nameOf = (role: string = 'all'): string =>
  `balai/${role}/${hostname().replaceAll('/', '-').slice(0, 36)}/${process.pid}`;
