/**
 * The lines that the bench prints. Must never: hide a failed call, or a share without the figures that it is made of.
 */
import type { Measured } from './load.ts';

/** One of the three, with the processor time that its processes used for each call (null where it cannot be known). */
export interface Cost extends Measured {
  readonly nodeMs: number | null;
  readonly postgresMs: number | null;
}

const columns = [
  ['work', 26],
  ['callers', 8],
  ['Balai/s', 9],
  ['p50 ms', 8],
  ['p99 ms', 8],
  ['floor/s', 9],
  ['SQL/s', 9],
  ['of floor', 10],
  ['node ms', 9],
  ['floor', 7],
  ['pg ms', 8],
  ['SQL', 7],
] as const;

const line = (cells: readonly string[]): string =>
  cells.map((cell, at) => (at === 0 ? cell.padEnd(26) : cell.padStart(columns[at]?.[1] ?? 0))).join('');

export const heading = (): string => line(columns.map(([name]) => name));

const figure = (value: number | null, digits = 0): string =>
  value === null ? '—' : value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });

export function row(label: string, callers: number, balai: Cost, floor: Cost, sql: Cost): string {
  const failed = balai.failed > 0 ? `  (${balai.failed} of ${balai.done} failed)` : '';
  const cells = [
    label,
    String(callers),
    figure(balai.perSecond),
    figure(balai.p50, 1),
    figure(balai.p99, 1),
    figure(floor.perSecond),
    figure(sql.perSecond),
    `${figure((balai.perSecond / floor.perSecond) * 100)} %`,
    figure(balai.nodeMs, 2),
    figure(floor.nodeMs, 2),
    figure(balai.postgresMs, 2),
    figure(sql.postgresMs, 2),
  ];
  return `${line(cells)}${failed}`;
}
