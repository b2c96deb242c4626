/**
 * The one-time link of a turn: its token, its address, and whether it still counts.
 *
 * The token is derived from the row of the outbox that it is sent with, so that a message that goes out twice has the same link, and a
 * demo can show it; the store keeps its hash. Must never: be shown outside a message, except where no message leaves the house.
 */
import type { KeyObject } from 'node:crypto';
import type { Instant, ServiceManifest, Turn } from '@balai/kernel';
import type { LoadedCase, TurnLink } from '@balai/store';
import type { LinkStanding } from '../asked-types.ts';
import { derivedToken } from '../link-token.ts';
import type { PlatformDeps } from '../platform-deps.ts';

/** How long a link outlives the limit of its turn: who is late may still answer while the turn is open. */
const AFTER_DUE_MS = 30 * 86_400_000;
export const expiryOf = (turn: Turn, now: Instant): Instant => Math.max(turn.dueAt, now) + AFTER_DUE_MS;

export const linkToken = (secret: KeyObject, regionId: number, linkId: string): string =>
  derivedToken(secret, `turn ${regionId} ${linkId}`);

export const linkPath = (deps: Pick<PlatformDeps, 'linkSecret'>, regionId: number, linkId: string): string =>
  `/g/${linkToken(deps.linkSecret, regionId, linkId)}`;

/** The turn that this link was made for, if it is still that one: a turn that began anew has links of its own. */
export const turnOfLink = ({ state }: Pick<LoadedCase, 'state'>, link: TurnLink): Turn | null =>
  state.turns.find(({ id, beganAt }) => id === link.turnId && beganAt <= link.madeAt) ?? null;

/** `all`: the links of the case, the newest first. */
export function standingOf(link: TurnLink, turn: Turn | null, all: readonly TurnLink[], now: Instant): LinkStanding {
  if (link.usedAt !== null) return 'answered';
  if (turn === null) return 'over';
  if (all.find(({ turnId }) => turnId === link.turnId)?.id !== link.id) return 'replaced';
  return link.expiresAt <= now ? 'expired' : 'open';
}

/** Where a message about this turn goes: a telephone of the form, or what the region has written down. Null: nothing. */
export async function addressOf(
  { store }: Pick<PlatformDeps, 'store'>,
  regionId: number,
  manifest: ServiceManifest,
  { answers }: LoadedCase['state'],
  { party }: Turn,
): Promise<string | null> {
  if (party.kind === 'contact') {
    const phone = answers[party.field];
    return typeof phone === 'string' ? phone : null;
  }
  if (party.kind !== 'unit') return null;
  const which = (manifest.units[party.unit]?.which ?? []).map((question) => String(answers[question] ?? '').trim());
  return store.reaches.find(regionId, { unit: party.unit, area: party.area ?? '', which: which.join('/') });
}
