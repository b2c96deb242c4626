// What `balai test` found, with file, line and column: as data for editors (`--json`), and from it the text for a terminal.
// Must never: find anything itself; it only says where things stand.
import { figureOf, isComplete, type Examined } from './examine.ts';
import { filesOf, type Position, SourceFile } from './source-file.ts';
import type { Sentence } from '../say.ts';
import type { ChosenService } from './choose-services.ts';

/** One place of a file and what is to be said about it. Lines and columns count from 1. */
export type Placed = Position & { readonly file: string; readonly message: Sentence };
export type ServiceReport = {
  readonly region: string;
  readonly service: string;
  readonly ok: boolean;
  readonly examples: { readonly passed: number; readonly total: number };
  /** Null where the service was taken over from another region, which counts its own examples. */
  readonly coverage: { readonly exercised: number; readonly total: number; readonly percent: number } | null;
  /** What came out otherwise than an example says. */
  readonly problems: readonly (Placed & { readonly example: string })[];
  readonly notExercised: readonly (Placed & { readonly key: string })[];
  /** Lines of the law that no case can meet; nothing is demanded of them. */
  readonly outOfReach: readonly Placed[];
  readonly findings: number;
  readonly tookMs: number;
};

export function reportOf(examined: Examined): ServiceReport {
  const { region, service, played, coverage, findings, tookMs } = examined;
  const files = filesOf(examined);
  const source = lazily(() => new SourceFile(files.service));
  const cases = lazily(() => new SourceFile(files.examples));
  const inService = (at: string) => ({ file: source().name, ...source().find('defineService', at.split('.')) });
  return {
    region: region.slug,
    service: service.manifest.id,
    ok: isComplete(examined),
    examples: { passed: played.filter(({ ok }) => ok).length, total: played.length },
    coverage: coverage === null ? null : figureOf(coverage),
    problems: played.flatMap(({ name, problems }) =>
      problems.map(({ step, says }) => ({
        file: cases().name,
        ...cases().find('examplesOf', [name, ...(step === null ? ['expect'] : ['then', String(step)])]),
        example: name,
        message: says,
      })),
    ),
    notExercised: (coverage?.missing ?? []).map(({ key, at, says }) => ({ ...inService(at), key, message: says })),
    outOfReach: (coverage?.outOfReach ?? []).map(({ at, says, why }) => ({
      ...inService(at),
      message: { id: `${says.id} ${why.id}`, en: `${says.en} ${why.en}` },
    })),
    findings: findings.filter(({ weight }) => weight === 'error').length,
    tookMs: Math.round(tookMs),
  };
}

/** The lines of the service file: how many things stand on each, and which of them are left open. */
export type Listing = {
  readonly file: string;
  readonly lines: readonly string[];
  readonly marks: ReadonlyMap<number, { readonly all: number; readonly open: readonly Sentence[] }>;
};
type Thing = { readonly at: string; readonly says: Sentence };

export function listingOf(chosen: ChosenService, all: readonly Thing[], isOpen: (thing: Thing) => boolean): Listing {
  const source = new SourceFile(filesOf(chosen).service);
  const marks = new Map<number, { all: number; open: Sentence[] }>();
  for (const thing of all) {
    const { line } = source.find('defineService', thing.at.split('.'));
    const mark = marks.get(line) ?? { all: 0, open: [] };
    marks.set(line, mark);
    mark.all += 1;
    if (isOpen(thing)) mark.open.push(thing.says);
  }
  return { file: source.name, lines: source.lines, marks };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
