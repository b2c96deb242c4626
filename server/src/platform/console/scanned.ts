/**
 * What a scanner at the counter reads, or an officer pastes: a receipt's secret link, the code on a letter, a case number.
 *
 * A hand scanner types what it reads into the search, so this is asked of each search. Must never: show a case; it says which one is
 * meant, and the page of that case decides who may see it. Nor bind a device: the paper is the resident's.
 */
import type { Bound } from '../bound.ts';
import { isToken, tokenHash } from '../link-token.ts';

/** The number of the case that is meant; null for words to search by, and for a paper of another city. */
export async function scannedCase(bound: Bound, read: string): Promise<string | null> {
  const { store } = bound.deps;
  const { regionId } = bound;
  const words = read.trim();
  const address = words.startsWith('http') ? URL.parse(words) : null;
  if (address === null) return (await store.cases.byNumber(regionId, words))?.number ?? null;
  // The city may be reached by several names; what a code says is asked of its own records, whatever the name.
  const [, door, token = ''] = address.pathname.split('/');
  const caseId =
    door === 'k' && isToken(token)
      ? (await store.links.look(regionId, tokenHash(token), bound.now))?.caseId
      : (await store.documents.byId(regionId, address.searchParams.get('d') ?? ''))?.caseId;
  if (caseId === undefined || caseId === null) return null;
  return (await store.cases.summary(regionId, caseId))?.number ?? null;
}
