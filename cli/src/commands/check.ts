// `balai check`: what an author runs beside the editor. Says what is wrong in service files, where, and what to write instead.
// Changes nothing, and plays no example: that is `balai test`.
import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';
import { say } from '../say.ts';
import { type CheckedService, checkServices } from '../services/check-services.ts';

export const check: Command = {
  takes: '[SERVICE ...] [--json]',
  summary: {
    id: 'Memeriksa berkas layanan: kata, tipe, dan seluruh jalan kasus, dengan baris dan kolom.',
    en: 'Checks service files: words, types and every road of a case, with line and column.',
  },
  help: {
    id: `SERVICE  id layanan, misalnya lampu-jalan atau tangerang/lampu-jalan. Tanpa SERVICE: semuanya.
--json   { version, ok, services: [{ region, service, ok, mistakes: [{ file, line, column, weight, check, message: { id, en }, detail }] }] };
         baris dan kolom mulai dari 1; weight: error atau question; detail: kata kompilator sendiri.
Kode keluar 1 bila ada kesalahan; pertanyaan (?) hanya meminta Anda melihat sekali lagi.`,
    en: `SERVICE  the id of a service, such as lampu-jalan or tangerang/lampu-jalan. Without SERVICE: all.
--json   { version, ok, services: [{ region, service, ok, mistakes: [{ file, line, column, weight, check, message: { id, en }, detail }] }] };
         lines and columns count from 1; weight: error or question; detail: the compiler's own words.
Exit code 1 when something is wrong; a question (?) only asks you to look again.`,
  },
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const services = await checkServices(positionals);
    const ok = services.every((one) => one.ok);
    if (values.json) console.log(JSON.stringify({ version: 1, ok, services }, null, 2));
    else for (const one of services) print(one);
    return ok ? 0 : 1;
  },
};

function print({ region, service, ok, mistakes }: CheckedService): void {
  const wrong = mistakes.filter(({ weight }) => weight === 'error').length;
  const told =
    wrong === 0
      ? { id: 'tidak ada kesalahan', en: 'nothing wrong' }
      : { id: `${wrong} kesalahan`, en: `${wrong} wrong` };
  console.log(`  ${ok ? '✓' : '✗'} ${`${region}/${service}`.padEnd(32)} ${say(told)}`);
  for (const { file, line, column, weight, message } of mistakes)
    console.log(`      ${file}:${line}:${column}  ${weight === 'error' ? '✗' : '?'} ${say(message)}`);
}
