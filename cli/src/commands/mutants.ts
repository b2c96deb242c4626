// `balai mutants` (npm run mutants): changes the kernel in small ways and counts the changes that no test notices.
// It reports; it gates nothing. The kernel's own tool does the work, as a process of its own.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Command } from '../command.ts';
import { root } from '../root.ts';

export const mutants: Command = {
  takes: '[WORDS OF THE TOOL ...]',
  summary: {
    id: 'Mengubah kernel sedikit demi sedikit dan menghitung perubahan yang lolos dari tes.',
    en: 'Changes the kernel in small ways and counts what the tests do not notice.',
  },
  run: (words) => {
    const tool = join(root, 'kernel', 'tools', 'mutants.ts');
    const child = spawn(process.execPath, [tool, ...words], { cwd: root, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
    process.on('disconnect', () => child.kill('SIGTERM'));
    return new Promise((done, failed) => {
      child.once('error', failed);
      child.once('close', (code) => done(code ?? 1));
    });
  },
};
