/**
 * How a case belongs together with others: what was joined with it, what it may be taken apart from, what may be split off, and what was begun.
 *
 * Must never: offer what the kernel would refuse.
 */
import { joinedWith } from '../cases/joined-with.ts';
import type { OpenCase } from '../cases/open-case.ts';
import type { TogetherView } from '../platform-types.ts';
import type { Rights } from './rights.ts';
import { begunSplits, splitView } from './split-view.ts';
import { unmergeView } from './unmerge-view.ts';

export async function joinedView(open: OpenCase, rights: Rights): Promise<TogetherView> {
  const [joined, unmerge, begun] = await Promise.all([
    joinedWith(open),
    unmergeView(open, rights),
    begunSplits(open, rights),
  ]);
  return { joined, unmerge, split: splitView(open, rights), begunSplits: begun };
}
