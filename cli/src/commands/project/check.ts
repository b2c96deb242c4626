// `balai project check` (npm run check): the quick half of `npm test`, without database and browser.
import { checkPhases } from '../../checks/check-steps.ts';
import { runPhases } from '../../checks/step.ts';
import { stopPrograms } from '../../checks/run-program.ts';
import type { Command } from '../../command.ts';

export const check: Command = {
  summary: {
    id: 'Memeriksa kode dengan cepat: tipe, gaya, format, arah impor, ekspor mati, bentuk berkas.',
    en: 'Checks the code quickly: types, style, format, arrows, dead exports, shape of files.',
  },
  run: async () => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        stopPrograms();
        process.exit(130);
      });
    }
    const { passed, failed } = await runPhases(checkPhases);
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  },
};
