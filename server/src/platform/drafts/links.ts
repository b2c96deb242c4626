/**
 * Secret links and the device: a link's first opening binds the device and leaves the address clean.
 *
 * Must never: use anything up by being opened (a preview opens every link), or say whether a number or a secret was wrong.
 */
import { randomBytes } from 'node:crypto';
import type { Bound } from '../bound.ts';
import type { PortalPlatform } from '../platform-types.ts';
import { tokenHash } from './submit-draft.ts';
import { loadDraft } from './open-draft.ts';

const NO_CASE = '00000000-0000-0000-0000-000000000000';
const WEEK_MS = 7 * 86_400_000;
const isToken = (token: string): boolean => /^[A-Za-z0-9_-]{22}$/u.test(token);

/** A link on which this draft goes on elsewhere, for a week. */
export async function resumeLink(bound: Bound, draftId: string): Promise<string> {
  const draft = await loadDraft(bound, draftId);
  if (draft === null || draft.submittedCaseId !== null) return `${bound.deps.addressOf(bound.regionId)}/layanan`;
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
  return `${bound.deps.addressOf(bound.regionId)}/lanjut/${token}`;
}

export async function openLink(bound: Bound, token: string): Promise<{ readonly path: string } | null> {
  const { store } = bound.deps;
  const { device } = bound.context;
  if (!isToken(token) || device === null) return null;
  const link = await store.links.look(bound.regionId, tokenHash(token), bound.now);
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
