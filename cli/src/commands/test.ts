// `balai test`: plays the examples of services as the platform would, and shows what none of them exercises, in the file.
// Changes nothing.
import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';
import { chooseServices, type ChosenService } from '../services/choose-services.ts';
import { examine } from '../services/examine.ts';
import { printReport, printTotal } from '../services/print-report.ts';
import { reportOf } from '../services/test-report.ts';

export const test: Command = {
  takes: '[SERVICE ...] [--lines | --mutants] [--json]',
  summary: {
    id: 'Memainkan contoh setiap layanan dan menunjukkan baris yang belum diuji contoh.',
    en: 'Plays the examples of each service and shows the lines that none of them exercises.',
  },
  help: {
    id: `SERVICE  id layanan, misalnya lampu-jalan atau tangerang/lampu-jalan. Tanpa SERVICE: semuanya.
--lines  menulis seluruh berkas layanan: ✓ baris yang diuji, ✗ yang belum.
--mutants  menanam kesalahan (batas, cabang, unit, tenggat, tanggal, jam, tarif) satu per satu dan menyebut yang tidak disadari
         contoh mana pun; cukup bila 90 % disadari.
--json   { version, ok, services: [{ region, service, ok, examples, coverage, problems, notExercised, outOfReach, findings, tookMs }] };
         dengan --mutants: [{ region, service, ok, noticed, total, percent, notNoticed, tookMs }]; problems, notExercised, outOfReach, notNoticed punya file, line, column (mulai dari 1) dan message { id, en }.

Dihitung: tahap, tindakan, alasan, kedua sisi aturan dan syarat (juga bila data rujukan diam), setiap perbandingan yang menentukan,
setiap pilihan tabel, setiap baris hukum, pertanyaan bersyarat, waktu habis, keberatan, pembatalan, hasil, uang kembali.
Kode keluar 1 bila ada contoh yang gagal atau cakupan di bawah 100 %.`,
    en: `SERVICE  the id of a service, such as lampu-jalan or tangerang/lampu-jalan. Without SERVICE: all.
--lines  prints the whole service file: ✓ a line that is exercised, ✗ one that is not.
--mutants  plants mistakes (limits, branches, units, deadlines, dates, clocks, fees) one at a time and names those that no
         example notices; 90 % noticed is enough.
--json   { version, ok, services: [{ region, service, ok, examples, coverage, problems, notExercised, outOfReach, findings, tookMs }] };
         with --mutants: [{ region, service, ok, noticed, total, percent, notNoticed, tookMs }]; each of problems, notExercised, outOfReach,
         notNoticed has file, line, column (from 1) and message { id, en }.

Counted: stages, actions, reasons, both sides of rules and conditions (and a silent registry), each comparison that decides,
each option of a table, each line of the law, questions asked only sometimes, time that runs out, objections, withdrawals,
products, refunds. Exit code 1 when an example fails or coverage is below 100 %.`,
  },
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        lines: { type: 'boolean', default: false },
        mutants: { type: 'boolean', default: false },
      },
    });
    if (values.mutants) return plantMistakes(chooseServices(positionals), values.json);
    const examined = chooseServices(positionals).map(examine);
    const reports = examined.map((one) => ({ one, report: reportOf(one) }));
    const ok = reports.every(({ report }) => report.ok);
    if (values.json) {
      console.log(JSON.stringify({ version: 1, ok, services: reports.map(({ report }) => report) }, null, 2));
      return ok ? 0 : 1;
    }
    for (const { one, report } of reports) printReport(report, one, values.lines, console.log);
    if (reports.length > 1)
      printTotal(
        reports.map(({ report }) => report),
        console.log,
      );
    return ok ? 0 : 1;
  },
};

/** Of services that were written here: what another region took over is guarded by the examples of its own file. */
async function plantMistakes(chosen: readonly ChosenService[], json: boolean): Promise<number> {
  const { reportMutants } = await import('../services/mutant-report.ts');
  const own = chosen.filter(({ service }) => service.manifest.adopts === null);
  const services = own.map((one) => reportMutants(one, json ? () => {} : console.log));
  const ok = services.every((one) => one.ok);
  if (json) console.log(JSON.stringify({ version: 1, ok, services }, null, 2));
  return ok ? 0 : 1;
}
