/**
 * Small changes of a source text, each of which should make some test fail.
 *
 * Must never: change a comment, an import or a type; nothing could notice that.
 */
export interface Mutant {
  readonly file: string;
  readonly line: number;
  /** Where in the text the change stands. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

const CHANGES: readonly (readonly [from: RegExp, to: string])[] = [
  [/ === /gu, ' !== '],
  [/ !== /gu, ' === '],
  [/ && /gu, ' || '],
  [/ \|\| /gu, ' && '],
  [/ < /gu, ' <= '],
  [/ <= /gu, ' < '],
  [/ > /gu, ' >= '],
  [/ >= /gu, ' > '],
  [/ \+ /gu, ' - '],
  [/ - /gu, ' + '],
  [/ \?\? /gu, ' && '],
  [/\btrue\b/gu, 'false'],
  [/\bfalse\b/gu, 'true'],
  [/\.some\(/gu, '.every('],
  [/\.every\(/gu, '.some('],
  [/Math\.max\(/gu, 'Math.min('],
  [/Math\.min\(/gu, 'Math.max('],
  [/(?<=[(\s])!(?=[a-zA-Z(])/gu, ''],
];
/** Comments, imports and types. */
const NOTHING_RUNS = /^\s*(\*|\/\/|\/\*|import\b|export (type|interface)\b|type\b|interface\b|readonly\b|\|)/u;

/** Returns every mutant of `source`. */
export function mutantsOf(file: string, source: string): readonly Mutant[] {
  const mutants: Mutant[] = [];
  let begins = 0;
  source.split('\n').forEach((text, index) => {
    const from = begins;
    begins += text.length + 1;
    if (NOTHING_RUNS.test(text)) return;
    const quoted = [...text.matchAll(/'(?:[^'\\]|\\.)*'/gu)].map(
      (match) => [match.index, match.index + match[0].length] as const,
    );
    for (const [pattern, to] of CHANGES) {
      for (const match of text.matchAll(pattern)) {
        if (quoted.some(([start, end]) => match.index >= start && match.index < end)) continue;
        mutants.push({ file, line: index + 1, at: from + match.index, from: match[0], to, text });
      }
    }
  });
  return mutants;
}

/** The same mutants in an order that the seed decides, so that a bounded run looks everywhere. */
export function shuffled(mutants: readonly Mutant[], seed: number): readonly Mutant[] {
  let state = seed >>> 0;
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
  return mutants
    .map((mutant) => ({ mutant, key: next() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ mutant }) => mutant);
}
