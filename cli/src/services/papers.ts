// What travels beside a published manifest: the text of its file and its examples, to be read and played in the studio.
// Never run there. A manifest whose file this checkout does not have travels without its text.
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Papers, Region, Store } from '@balai/store';
import { now } from '../clock.ts';
import { root } from '../root.ts';
import type { ChosenService } from './choose-services.ts';
import { filesOf } from './source-file.ts';

function papersOf(chosen: ChosenService): Papers {
  const path = filesOf(chosen).service;
  const isHere = existsSync(path);
  return {
    file: isHere ? relative(root, path) : null,
    source: isHere ? readFileSync(path, 'utf8') : null,
    // As the database gives it back: without what JSON does not know.
    examples: JSON.parse(JSON.stringify(chosen.service.examples)) as Papers['examples'],
    basedOn: null,
  };
}

/** Keeps the papers of a manifest that is published, where they are not kept yet or have changed. */
export async function keepPapers(
  store: Store,
  home: Pick<Region, 'id'>,
  chosen: ChosenService,
  hash: string,
): Promise<void> {
  const papers = papersOf(chosen);
  const before = await store.studio.papers(home.id, hash);
  if (before !== null && isDeepStrictEqual(before, papers)) return;
  await store.studio.keepPapers(home.id, hash, papers, now());
}
