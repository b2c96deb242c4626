// The quick checks: types, style, format, arrows, doors and shape of files. Each is one program or one small function.
// None of them writes anything but SvelteKit's generated types.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { fileShapes } from './file-shapes.ts';
import { packageProgram, runProgram } from './run-program.ts';
import type { Outcome, Phase, Step } from './step.ts';

const rooms = ['kernel', 'services', 'store', 'server', 'web', 'cli', 'e2e', 'bench', 'faults'] as const;

/** One check: passed when the program ends with 0. */
async function program(argv: readonly string[], cwd = root): Promise<Outcome> {
  const { code, text } = await runProgram(argv, { cwd });
  return code === 0 ? { passed: 1, failed: 0, output: '' } : { passed: 0, failed: 1, output: text };
}

const types = (name: string, project: string): Step => ({
  name: `types ${name}`,
  run: () => program([...packageProgram('tsc'), '--pretty', 'false', '-p', project]),
});

const pages: Step = {
  name: 'types web',
  run: async () => {
    const cwd = join(root, 'web');
    const synced = await program([...packageProgram('svelte-kit', 'web'), 'sync'], cwd);
    if (synced.failed > 0) return synced;
    return program(
      [
        ...packageProgram('svelte-check', 'web'),
        '--output',
        'human',
        '--fail-on-warnings',
        '--tsconfig',
        './tsconfig.json',
      ],
      cwd,
    );
  },
};

const arrows: Step = {
  name: 'arrows',
  run: () => {
    const [node = process.execPath, cruiser = ''] = packageProgram('depcruise');
    const preload = join(root, 'cli', 'src', 'checks', 'typescript-6.ts');
    const config = ['--config', '.dependency-cruiser.mjs', '--output-type', 'err-long'];
    return program([
      node,
      '--import',
      preload,
      cruiser,
      ...config,
      ...rooms.filter((room) => existsSync(join(root, room))),
    ]);
  },
};

/** Checks that need no database, no browser and no built pages. Only those of the second phase may run beside a build of the pages. */
export const checkPhases: readonly [Phase, Phase] = [
  { lanes: 2, steps: [pages, arrows] },
  {
    lanes: 2, // the long ones first, so that both lanes end together
    steps: [
      types('rooms', '.'),
      types('e2e', 'e2e'),
      types('deploy', 'deploy'),
      { name: 'doors', run: () => program([...packageProgram('knip'), '--no-progress', '--no-config-hints']) },
      { name: 'style', run: () => program([...packageProgram('oxlint'), '--format', 'unix']) },
      { name: 'format', run: () => program([...packageProgram('oxfmt'), '--list-different', '.']) },
      { name: 'shape of files', run: async () => fileShapes() },
      types('kernel', 'kernel'),
    ],
  },
];
