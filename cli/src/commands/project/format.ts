// `balai project format` (npm run format): writes every file in the house's format.
import { packageProgram, runProgram } from '../../checks/run-program.ts';
import type { Command } from '../../command.ts';

export const format: Command = {
  takes: '[FILE ...]',
  summary: { id: 'Merapikan format semua berkas.', en: 'Brings every file into the format of the house.' },
  run: async (files) => {
    const { code, text } = await runProgram([...packageProgram('oxfmt'), ...(files.length > 0 ? files : ['.'])]);
    console.log(text.trim());
    return code;
  },
};
