/**
 * Secret links and the device: a link's first opening binds the device and leaves the address clean.
 *
 * Must never: use anything up by being opened (a preview opens every link), or say whether a number or a secret was wrong.
 */
import { randomBytes } from 'node:crypto';
import type { Bound } from '../bound.ts';
import type { PortalPlatform } from '../platform-types.ts';
import { isToken, tokenHash } from '../link-token.ts';
import { loadDraft } from './open-draft.ts';
import { splitOf } from './split-draft.ts';

const NO_CASE = '00000000-0000-0000-0000-000000000000';
const WEEK_MS = 7 * 86_400_000;

/** A link on which this draft goes on elsewhere, for a week. */
export async function resumeLink(bound: Bound, draftId: string): Promise<string> {
  const draft = await loadDraft(bound, draftId);
  const address = bound.deps.addressOf(bound.regionId);
  if (draft === null || draft.submittedCaseId !== null) return `${address}/layanan`;
  // It holds answers of a resident, and is the officer's alone.
  if (splitOf(draft) !== null) return `${address}/formulir/${draftId}`;
  const token = randomBytes(16).toString('base64url');
  await bound.deps.store.links.make(
    bound.regionId,
    {
      tokenHash: tokenHash(token),
      purpose: 'draft',
      caseId: null,
      turnId: null,
      draftId,
      expiresAt: bound.now + WEEK_MS,
    },
    bound.now,
  );
  return `${address}/lanjut/${token}`;
}

export async function openLink(bound: Bound, token: string): Promise<{ readonly path: string } | null> {
  const { store } = bound.deps;
  const { device } = bound.context;
  if (!isToken(token) || device === null) return null;
  const hash = tokenHash(token);
  const turn = await store.turnLinks.byToken(bound.regionId, hash);
  if (turn !== null) {
    // Also one that is used or over: its page says what happened.
    await store.devices.bindTurn(bound.regionId, device, turn.id, bound.now);
    return { path: `/giliran/${turn.id}` };
  }
  const link = await store.links.look(bound.regionId, hash, bound.now);
  if (link === null) return null;
  if (link.purpose === 'draft' && link.draftId !== null) {
    await store.devices.bindDraft(bound.regionId, device, link.draftId, bound.now);
    const draft = await store.drafts.load(bound.regionId, link.draftId);
    return draft === null ? null : { path: `/formulir/${link.draftId}` };
  }
  if (link.caseId === null) return null;
  const summary = await store.cases.summary(bound.regionId, link.caseId);
  if (summary === null) return null;
  await store.devices.bindCase(bound.regionId, device, link.caseId, bound.now);
  return { path: `/urusan/${summary.number}` };
}

export async function openCase(bound: Bound, number: string, secret: string): ReturnType<PortalPlatform['openCase']> {
  const { store } = bound.deps;
  const summary = await store.cases.byNumber(bound.regionId, number);
  const token = secret.trim().split('/').at(-1) ?? '';
  // Asked for also where there is no such case, so that neither answer takes longer than the other.
  const opens =
    isToken(token) && (await store.links.opensCase(bound.regionId, summary?.caseId ?? NO_CASE, tokenHash(token)));
  if (!opens || summary === null || bound.context.device === null) return { ok: false, error: { type: 'notFound' } };
  await store.devices.bindCase(bound.regionId, bound.context.device, summary.caseId, bound.now);
  return { ok: true, value: { number: summary.number } };
}
