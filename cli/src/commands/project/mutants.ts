// `balai project mutants`: small changes of the case logic, and whether a test notices. A score to read, not a gate.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Command } from '../../command.ts';
import { root } from '../../root.ts';

export const mutants: Command = {
  takes: '[--seconds 240] [--seed 1] [--file enter.ts]',
  summary: {
    id: 'Mengubah logika kasus sedikit demi sedikit, dan melihat apakah ada uji yang menyadarinya.',
    en: 'Changes the case logic in one small place at a time, and says whether a test notices.',
  },
  run: (words) =>
    new Promise((done) => {
      const child = spawn(process.execPath, [join(root, 'kernel', 'tools', 'mutants.ts'), ...words], {
        stdio: 'inherit',
      });
      child.once('error', () => done(1));
      child.once('close', (code) => done(code ?? 1));
    }),
};
