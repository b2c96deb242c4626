// The table of commands: the name as it is typed, and the file that holds it. Nothing is loaded before it is called.
import type { Command } from './command.ts';

export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serve,
  new: async () => (await import('./commands/new.ts')).newService,
  check: async () => (await import('./commands/check.ts')).check,
  test: async () => (await import('./commands/test.ts')).test,
  dev: async () => (await import('./commands/dev.ts')).dev,
  diff: async () => (await import('./commands/diff.ts')).diff,
  draw: async () => (await import('./commands/draw.ts')).draw,
  publish: async () => (await import('./commands/publish.ts')).publish,
  rollback: async () => (await import('./commands/rollback.ts')).rollback,
  adopt: async () => (await import('./commands/adopt.ts')).adopt,
  move: async () => (await import('./commands/move.ts')).move,
  'officer add': async () => (await import('./commands/officer-add.ts')).officerAdd,
  'officer end': async () => (await import('./commands/officer-end.ts')).officerEnd,
  'officer list': async () => (await import('./commands/officer-list.ts')).officerList,
  'officer password': async () => (await import('./commands/officer-password.ts')).officerPassword,
  'reach set': async () => (await import('./commands/reach-set.ts')).reachSet,
  'reach list': async () => (await import('./commands/reach-list.ts')).reachList,
  'reach remove': async () => (await import('./commands/reach-remove.ts')).reachRemove,
  'region boundaries': async () => (await import('./commands/region-boundaries.ts')).regionBoundaries,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/restore.ts')).restore,
  'erasure finish': async () => (await import('./commands/erasure-finish.ts')).erasureFinish,
  'keys rotate': async () => (await import('./commands/keys-rotate.ts')).keysRotate,
  'keys reencrypt': async () => (await import('./commands/keys-reencrypt.ts')).keysReencrypt,
  'keys drop': async () => (await import('./commands/keys-drop.ts')).keysDrop,
  rebuild: async () => (await import('./commands/rebuild.ts')).rebuild,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  'project test': async () => (await import('./commands/project/test.ts')).test,
  'project check': async () => (await import('./commands/project/check.ts')).check,
  'project format': async () => (await import('./commands/project/format.ts')).format,
  'project mutants': async () => (await import('./commands/project/mutants.ts')).mutants,
  'project screenshots': async () => (await import('./commands/project/screenshots.ts')).screenshots,
  'project bench': async () => (await import('./commands/project/bench.ts')).bench,
  'project faults': async () => (await import('./commands/project/faults.ts')).faults,
  'project kills': async () => (await import('./commands/project/kills.ts')).kills,
  'project sbom': async () => (await import('./commands/project/sbom.ts')).sbom,
};

/** The command with the longest name that `words` begin with, and the words after it. */
export function findCommand(words: readonly string[]) {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (load !== undefined && words.length >= length) return { name, load, rest: words.slice(length) };
  }
  return undefined;
}
