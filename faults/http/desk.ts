/**
 * Officers at work through the API: queue, search, figures, a case opened, acted in, handed to another unit.
 *
 * Must never: act without the version that was seen, or twice under one meaning with two keys.
 */
import { randomUUID } from 'node:crypto';
import type { Life } from '../city-life.ts';
import type { Process } from '../fault-city.ts';
import type { Work } from '../scheduler.ts';
import { askOften, type Heard } from './asking.ts';
import type { OfficerSession } from './officers.ts';
import { again, looking, write, type Waiting } from './residents.ts';

export function deskWorks(life: Life, processes: readonly Process[]): readonly Work[] {
  const { tape, ledger } = life;
  const process = tape.pick(processes);
  const officer = tape.pick(life.officers);
  const { reports } = ledger.http;
  const number = reports.length === 0 ? null : tape.pick(reports).number;
  const who = { cookie: officer.cookie, language: tape.pick(['id', 'en'] as const) };
  const url = tape.pick([
    '/api/v1/queue',
    '/api/v1/queue?view=unclaimed',
    '/api/v1/figures',
    `/api/v1/search?q=${number ?? 'halte'}`,
  ]);
  if (number === null || tape.chance(4)) return [looking(life, process, { method: 'GET', url, ...who })];
  if (tape.chance(4)) return [{ at: process.name, run: () => workOnMany(life, processes, process, officer) }];
  return [{ at: process.name, run: () => workOn(life, processes, process, officer, number) }];
}

const MOST_AT_ONCE = 3;
/** The same for several cases of the queue, by one key: each is done once, and what was done is said to be done again. */
async function workOnMany(
  life: Life,
  processes: readonly Process[],
  process: Process,
  officer: OfficerSession,
): Promise<void> {
  const { tape, ledger } = life;
  const who = { cookie: officer.cookie, language: tape.pick(['id', 'en'] as const) };
  const offers = new Map<string, { number: string; turn: string; seenVersion: number }[]>();
  for (const { number } of ledger.http.reports.filter((one) => one.number !== null).slice(-MOST_AT_ONCE)) {
    const heard = await askOften(life, process, { method: 'GET', url: `/api/v1/officer/cases/${number}`, ...who });
    if (heard === null || heard.status !== 200 || number === null) continue;
    const { version: seenVersion, turns } = heard.said as unknown as Offered;
    for (const { id, actions } of turns.filter(({ mine }) => mine))
      for (const { action, disabled } of actions)
        if (disabled === null) offers.set(action, [...(offers.get(action) ?? []), { number, turn: id, seenVersion }]);
  }
  if (offers.size === 0) return;
  const [action, cases] = tape.pick([...offers]);
  const key = randomUUID();
  const done = new Set<string>();
  const waiting: Waiting = {
    asked: { method: 'POST', url: '/api/v1/officer/cases/act', body: { cases, action }, key, ...who },
    hear({ status, said }) {
      if (status !== 200 || !Array.isArray(said))
        return void ledger.broken.push(`1: acting on many was answered ${status}: ${JSON.stringify(said)}`);
      const outcomes = said as readonly { readonly number: string; readonly outcome: string }[];
      if (outcomes.length !== new Set(cases.map(({ number }) => number)).size)
        ledger.broken.push(`1: of ${cases.length} cases ${outcomes.length} have an outcome`);
      for (const { number, outcome } of outcomes) {
        if (outcome === 'done') ledger.http.acted.add(`${officer.id} ${key} ${number}`);
        else if (done.has(number)) ledger.broken.push(`2: ${action} on ${number} was done, and is ${outcome}`);
        if (outcome === 'done') done.add(number);
      }
    },
  };
  await write(life, process, waiting);
  if (tape.chance(2) && !process.isDead)
    await again(life, tape.pick(processes.filter(({ isDead }) => !isDead)), waiting).run();
}

interface Offered {
  readonly version: number;
  readonly turns: readonly {
    readonly id: string;
    readonly mine: boolean;
    readonly actions: readonly {
      readonly action: string;
      readonly disabled: unknown;
      readonly reasonRequired: boolean;
      readonly reasons: readonly {
        readonly name: string;
        readonly fits: boolean;
        readonly targets: readonly unknown[];
      }[];
    }[];
    readonly transfers: readonly { readonly unit: string; readonly area: string | null }[];
  }[];
}

async function workOn(
  life: Life,
  processes: readonly Process[],
  process: Process,
  officer: OfficerSession,
  number: string,
): Promise<void> {
  const { tape } = life;
  const who = { cookie: officer.cookie, language: tape.pick(['id', 'en'] as const) };
  const url = `/api/v1/officer/cases/${number}`;
  const heard = await askOften(life, process, { method: 'GET', url, ...who });
  // A case of another unit is closed to them.
  if (heard === null || heard.status === 403) return;
  if (heard.status !== 200)
    return void life.ledger.broken.push(`1: ${url} was answered ${heard.status}: ${JSON.stringify(heard.said)}`);
  const act = chosen(life, heard);
  if (act === null) return;
  const key = randomUUID();
  const waiting: Waiting = {
    asked: { method: 'POST', url: `${url}/${act.door}`, body: act.body, key, ...who },
    hear({ status }) {
      const { acted, refusedKeys } = life.ledger.http;
      if (status === 200) acted.add(`${officer.id} ${key}`);
      else refusedKeys.add(`${officer.id} ${key}`);
    },
  };
  await write(life, process, waiting);
  // An impatient hand: the same again, though it was answered.
  if (tape.chance(3) && !process.isDead)
    await again(life, tape.pick(processes.filter(({ isDead }) => !isDead)), waiting).run();
}

/** One of the things that this officer may do now. */
function chosen(
  { tape }: Life,
  heard: Heard,
): { readonly door: string; readonly body: Record<string, unknown> } | null {
  const { version: seenVersion, turns } = heard.said as unknown as Offered;
  const mine = turns.filter((turn) => turn.mine);
  if (mine.length === 0) return null;
  const turn = tape.pick(mine);
  if (turn.transfers.length > 0 && tape.chance(4)) {
    const to = tape.pick(turn.transfers);
    return {
      door: 'transfer',
      body: { turn: turn.id, unit: to.unit, area: to.area, note: 'milik unit lain', seenVersion },
    };
  }
  const open = turn.actions.filter(({ disabled }) => disabled === null);
  if (open.length === 0) return null;
  const { action, reasonRequired, reasons } = tape.pick(open);
  const fitting = reasons.filter(({ fits, targets }) => fits && targets.length === 0);
  const because = reasonRequired && fitting.length > 0 ? [tape.pick(fitting).name] : [];
  // A road that is another body's is handed over to it.
  const answers =
    action === 'bukanKewenangan' ? { answers: { pemilik: tape.pick(['provinsi', 'nasional', 'pln']) } } : {};
  return { door: 'act', body: { turn: turn.id, action, seenVersion, because, note: 'catatan petugas', ...answers } };
}
