/**
 * The examples of a published version as they come out now, and what they exercise.
 *
 * Must never: say that something is exercised because an author wrote so; the kernel plays each.
 */
import type { DateText, Played, Text, ToExercise } from '@balai/kernel';
import type { PublishedService } from '@balai/store';
import { namingFor, type Bound } from '../bound.ts';
import type { ExamplesView } from '../platform-types.ts';
import type { Naming } from '../texts/naming.ts';
import { inBoth, listed, text } from '../texts/text.ts';
import { OUTCOMES } from './lifecycle-view.ts';
import { coverageFor } from './played.ts';

export async function examplesView(bound: Bound, service: PublishedService): Promise<ExamplesView> {
  const papers = await bound.deps.store.studio.papers(bound.regionId, service.hash);
  if (papers === null) return { rows: [], coverage: [], missing: [] };
  const { played, coverage } = coverageFor(service.manifest, papers.examples, bound.calendar);
  const naming = namingFor(bound, service.manifest);
  const missing = new Set(coverage.missing.map(({ key }) => key));
  const kinds = Map.groupBy(coverage.all, kindOf);
  return {
    rows: played.map((one) => ({
      name: one.name,
      ok: one.ok,
      problems: one.problems.map(({ says }) => says),
      on: (papers.examples.examples[one.name]?.on.slice(0, 10) ?? '') as DateText,
      told: endOf(one, naming),
    })),
    coverage: [...kinds].map(([kind, all]) => ({
      kind,
      all: all.length,
      done: all.filter(({ key }) => !missing.has(key)).length,
    })),
    missing: coverage.missing.map(({ says }) => says),
  };
}

const NAMED = new Set(
  'stage action reason rule condition routing team time objection withdrawal product refund'.split(' '),
);
/** `action diperiksa.setuju` -> `action`; a line of the law is `dated`, a question `asked`, a part of an expression `branch`. */
function kindOf({ key }: ToExercise): string {
  const [first = ''] = key.split(' ', 1);
  if (NAMED.has(first)) return first;
  if (/: (?:not )?asked$/u.test(key)) return 'asked';
  if (/^\S+\.\d+$/u.test(key)) return 'dated';
  return / starts \S+$/u.test(key) ? 'product' : 'branch';
}

const REFUSED = text('tidak diterima di pintu masuk', 'not taken in at the door');
/** Where the story ends: an outcome, a refusal at the door, or whose turn it is. */
function endOf({ story }: Played, naming: Naming): Text {
  const events = story.flatMap((one) => one.events);
  const ended = events.findLast(({ type }) => type === 'ended' || type === 'objected');
  const small = ({ id, en }: Text): Text => ({ id: id.toLowerCase(), en: en.toLowerCase() });
  if (ended?.type === 'ended') return small(OUTCOMES[ended.ending.outcome]);
  const began = events.findLast(({ type }) => type === 'turnBegan');
  if (began?.type !== 'turnBegan') return REFUSED;
  const where = listed([naming.stage(began.turn.stage)]);
  return inBoth((language) => `${language === 'id' ? 'terbuka di' : 'open in'}: ${where[language]}`);
}
