/**
 * What officers see of the link of a turn, and how they send a new one; the old one then counts no more.
 *
 * Must never: show the link itself, or a telephone number, where messages leave the house.
 */
import type { Text, Turn } from '@balai/kernel';
import { askedBody, askedTopic, isByLink } from '@balai/store';
import type { SentLink } from '../asked-types.ts';
import type { OpenCase } from '../cases/open-case.ts';
import { addressOf, linkPath } from './link-of-turn.ts';

type Sent = Readonly<Record<string, SentLink>>;

/** By id of the turn; turns of the console have none. */
export async function sentLinks({ bound, loaded, manifest }: OpenCase): Promise<Sent> {
  const turns = loaded.state.turns.filter((turn) => isByLink(manifest, turn));
  if (turns.length === 0) return {};
  const { store } = bound.deps;
  const rows = await store.outbox.of(bound.regionId, { caseId: loaded.caseId, topics: [askedTopic] });
  const links = await store.turnLinks.ofCase(bound.regionId, loaded.caseId);
  const quiet = bound.region.kind !== 'live';
  const entries = turns.map(async (turn) => {
    const row = rows.find(({ body }) => body['turn'] === turn.id && body['beganAt'] === turn.beganAt);
    const made = row === undefined ? undefined : links.find(({ id }) => id === row.id);
    const reachable = quiet || (await addressOf(bound.deps, bound.regionId, manifest, loaded.state, turn)) !== null;
    const state = stateOf(row?.state ?? null, made !== undefined);
    const path = quiet && made !== undefined ? linkPath(bound.deps, bound.regionId, made.id) : null;
    return [turn.id, { state, at: row?.createdAt ?? null, reachable, path }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

function stateOf(row: 'waiting' | 'delivered' | 'givenUp' | null, made: boolean): SentLink['state'] {
  if (row === 'givenUp') return 'failed';
  if (row === 'waiting') return 'waiting';
  return made ? 'sent' : 'none';
}

/** Puts a new message on its way; its link replaces the one before. `key`: of the form, one message for each. */
export async function sendAgain({ bound, loaded, manifest }: OpenCase, turn: Turn, key: string): Promise<boolean> {
  if (!isByLink(manifest, turn)) return false;
  await bound.deps.store.outbox.add(
    bound.regionId,
    loaded.caseId,
    askedTopic,
    { number: loaded.number, serviceId: loaded.serviceId, ...askedBody(turn) },
    bound.now,
    { at: bound.now, name: `${turn.id} ${key}` },
  );
  return true;
}

/** Demo and practice alone, for the page of the case: the links of all open turns, as no message leaves the house. */
export async function linksInDemo(open: OpenCase): Promise<readonly { readonly as: Text; readonly path: string }[]> {
  if (open.bound.region.kind === 'live') return [];
  const sent = await sentLinks(open);
  return open.loaded.state.turns.flatMap((turn) => {
    const path = sent[turn.id]?.path ?? null;
    return path === null ? [] : [{ as: open.naming.party(turn.party), path }];
  });
}
