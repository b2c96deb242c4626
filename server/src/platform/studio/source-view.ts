/**
 * The file of a service as it is read in the studio: lines, coloured by word, marked where no example goes.
 *
 * Must never: run it, or show another file than the one that the published version was compiled from.
 */
import type { Coverage } from '@balai/kernel';
import type { Papers, PublishedService } from '@balai/store';
import type { Bound } from '../bound.ts';
import type { SourceView, TokenKind } from '../platform-types.ts';
import { text } from '../texts/text.ts';
import { coverageFor } from './played.ts';
import { lineOf } from './source-lines.ts';

export async function sourceView(bound: Bound, service: PublishedService): Promise<SourceView> {
  const { studio } = bound.deps.store;
  const papers = await studio.papers(bound.regionId, service.hash);
  const origin = await sourceOf(bound, papers);
  const source = origin?.source ?? null;
  const marks =
    papers === null || source === null
      ? new Map()
      : marksOf(source, coverageFor(service.manifest, papers.examples, bound.calendar).coverage);
  return {
    file: origin?.file ?? null,
    hash: service.hash,
    changedHere: papers !== null && papers.basedOn !== null,
    lines: source === null ? [] : linesOf(source).map((parts, at) => ({ parts, marks: marks.get(at) ?? [] })),
  };
}

/** The papers with a file: those of the version, or of the one whose values were changed. */
async function sourceOf(bound: Bound, papers: Papers | null): Promise<Papers | null> {
  let found = papers;
  for (let steps = 0; steps < 50 && found !== null && found.source === null && found.basedOn !== null; steps += 1)
    found = await bound.deps.store.studio.papers(bound.regionId, found.basedOn);
  return found;
}

type Marks = Map<number, SourceView['lines'][number]['marks'][number][]>;
function marksOf(source: string, { missing }: Coverage): Marks {
  const marks: Marks = new Map();
  const lines = source.split('\n');
  for (const { at: path, says } of missing) {
    const at = lineOf(lines, path);
    if (at === null) continue;
    const mark = {
      tone: 'soon' as const,
      text: text(`Belum diuji contoh mana pun: ${says.id}`, `No example exercises this: ${says.en}`),
    };
    marks.set(at, [...(marks.get(at) ?? []), mark]);
  }
  return marks;
}

const WORDS =
  /(?<comment>\/\*[\s\S]*?\*\/|\/\/[^\n]*)|(?<text>'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|(?<word>\b(?:import|export|from|const|default|as|type|return|function|if|else|new|true|false|null)\b)|(?<number>\b\d[\d_]*(?:\.\d+)?\b)|(?<name>\b[A-Za-z_$][\w$]*(?=\())/gu;

/** The whole text in coloured parts, by line. A comment of several lines is coloured on each. */
function linesOf(source: string): readonly (readonly { readonly text: string; readonly kind: TokenKind }[])[] {
  const lines: { text: string; kind: TokenKind }[][] = [[]];
  const add = (words: string, kind: TokenKind): void => {
    words.split('\n').forEach((part, at) => {
      if (at > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ text: part, kind });
    });
  };
  let from = 0;
  for (const match of source.matchAll(WORDS)) {
    add(source.slice(from, match.index), 'plain');
    const kind = (Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined)?.[0] ??
      'plain') as TokenKind;
    add(match[0], kind);
    from = match.index + match[0].length;
  }
  add(source.slice(from), 'plain');
  if (lines.at(-1)?.length === 0) lines.pop();
  return lines;
}
