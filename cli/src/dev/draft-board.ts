// What an author sees at every change: the draft in the portal, or what keeps it from being shown, on its line.
// Must never: show a draft that is wrong; the last good one stays.
import { createHash } from 'node:crypto';
import { canonicalText } from '@balai/kernel';
import type { RegisteredRegion } from '@balai/services';
import type { Region, Store } from '@balai/store';
import { now } from '../clock.ts';
import { seconds } from '../progress.ts';
import { say, type Sentence } from '../say.ts';
import { type Mistake, mistakesOf, notLoaded } from '../services/check-services.ts';
import type { CompilerMistake } from '../services/compile.ts';
import { examine } from '../services/examine.ts';
import { keepPapers } from '../services/papers.ts';
import { SourceFile } from '../services/source-file.ts';
import { reportOf, type ServiceReport } from '../services/test-report.ts';
import type { DraftFiles, DraftParts, LoadedDraft } from './load-drafts.ts';

export type Board = {
  readonly store: Store;
  readonly home: Region;
  readonly region: RegisteredRegion;
  readonly origin: string;
  readonly print: (line: string) => void;
};
type Look = {
  readonly files: DraftFiles;
  readonly loaded: LoadedDraft;
  readonly compiled: readonly CompilerMistake[];
  /** When the file was saved, by `performance.now()`. */
  readonly since: number;
};

/** More would push what matters off the screen. */
const MOST_LINES = 10;

/**
 * Shows each draft once for what it has become; a look that changes nothing prints nothing. One that has not been loaded anew, and of
 * which the compiler says the same, is not looked at: an author does not wait for the services of others.
 */
export function draftBoard(board: Board) {
  const shown = new Map<string, string>();
  const looked = new Map<string, { readonly loaded: LoadedDraft; readonly mistakes: string }>();
  return {
    async look(one: Look): Promise<void> {
      const { id } = one.files;
      const { loaded } = one;
      const mistakes = JSON.stringify(one.compiled);
      const before = looked.get(id);
      if (before?.loaded === loaded && before.mistakes === mistakes) return;
      const lines = await linesOf(board, one);
      looked.set(id, { loaded, mistakes });
      const text = lines.join('\n');
      if (shown.get(id) === text) return;
      shown.set(id, text);
      const [first = '', ...rest] = lines;
      board.print(`${timeNow()}  ${first}   ${seconds(performance.now() - one.since)}`);
      for (const line of rest.slice(0, MOST_LINES)) board.print(`      ${line}`);
      if (rest.length > MOST_LINES)
        board.print(
          `      … ${say({ id: `${rest.length - MOST_LINES} lagi`, en: `${rest.length - MOST_LINES} more` })}`,
        );
    },
  };
}

async function linesOf(board: Board, one: Look): Promise<readonly string[]> {
  const { files, loaded, compiled } = one;
  const source = new SourceFile(files.service);
  const parts = loaded.ok ? loaded.parts : null;
  const wrong = [
    ...compiled.map((mistake): Mistake => ({ ...mistake, check: mistake.code, weight: 'error' })),
    ...(loaded.ok ? [] : [notLoaded(source, loaded)]),
    ...(parts?.manifest == null || compiled.length > 0 ? [] : mistakesOf(source, parts.manifest)),
  ]
    .filter(({ weight }) => weight === 'error')
    // What is wrong in the file itself makes much else wrong in what stands beside it.
    .toSorted((a, b) => Number(b.file === source.name) - Number(a.file === source.name));
  if (wrong.length === 0 && parts?.manifest != null)
    return linesOfDraft(board, files, { ...parts, manifest: parts.manifest });
  const kept = board.store.services.one(board.home.id, files.id);
  const told: Sentence =
    kept === null
      ? { id: 'belum dapat diperlihatkan', en: 'cannot be shown yet' }
      : { id: `portal tetap memperlihatkan versi ${kept.number}`, en: `the portal keeps version ${kept.number}` };
  return [
    `✗ ${files.id}  ${say(told)}`,
    ...wrong.map(({ file, line, column, message }) => `${file}:${line}:${column}  ✗ ${say(message)}`),
  ];
}

async function linesOfDraft(
  board: Board,
  { id }: DraftFiles,
  { manifest, examples, catalogue }: DraftParts & { readonly manifest: NonNullable<DraftParts['manifest']> },
): Promise<readonly string[]> {
  const service = { manifest, examples, catalogue, forecast: { service: id, perDay: 1, minutes: {} } };
  const chosen = { region: board.region, service };
  const report = reportOf(examine(chosen));
  const canonical = canonicalText(manifest);
  const hash = createHash('sha256').update(canonical).digest('hex');
  if (board.store.services.one(board.home.id, id)?.hash !== hash) {
    // A draft is looked at while its examples still fail: they are told here, and counted where it is published in earnest.
    const bundle = { manifest, canonical, hash, catalogue, examples: { passed: report.examples.passed, failed: 0 } };
    const published = await board.store.services.publish(board.home.id, bundle, 'dev', now());
    if (!published.ok) return [`✗ ${id}  ${JSON.stringify(published.error)}`];
  }
  await keepPapers(board.store, board.home, chosen, hash);
  const number = board.store.services.one(board.home.id, id)?.number ?? 0;
  const { coverage, examples: count } = report;
  const figures = say({
    id: `versi ${number} terlihat · ${count.passed} dari ${count.total} contoh · ${coverage?.percent ?? 0} % diuji`,
    en: `version ${number} is shown · ${count.passed} of ${count.total} examples · ${coverage?.percent ?? 0} % exercised`,
  });
  return [`${report.ok ? '✓' : '!'} ${id}  ${figures} · ${board.origin}/layanan/${id}`, ...openIn(report)];
}

/** Failing examples first, each on its line; then what none exercises. */
const openIn = ({ problems, notExercised }: ServiceReport): readonly string[] => [
  ...problems.map(
    ({ file, line, column, example, message }) => `${file}:${line}:${column}  ✗ ${example}: ${say(message)}`,
  ),
  ...notExercised.map(
    ({ file, line, column, message }) =>
      `${file}:${line}:${column}  ? ${say({ id: 'belum ada contoh', en: 'no example' })}: ${say(message)}`,
  ),
];

const timeNow = (): string => new Date(now()).toTimeString().slice(0, 8);
