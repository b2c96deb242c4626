/**
 * An answer by mail becomes a message in the case, as if it had been asked on its page: of the resident, or of the body outside
 * whom the mail had asked.
 *
 * Must never: act in a case, fill in a form, believe or keep the address of the sender, or take a mail in part.
 */
import { suitableText, type Instant, type Result } from '@balai/kernel';
import { uuidOf, type Message, type ReplyLink } from '@balai/store';
import type { MailRefusal, ReplyDoor } from '../../messages/mail-listener.ts';
import type { ReadMail } from '../../messages/read-mail.ts';
import { sayOnce } from '../cases/say-once.ts';
import { keepUpload, LARGEST_FILE } from '../files/keep-upload.ts';
import { tokenHash } from '../link-token.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import * as refusals from './mail-refusals.ts';

/** A matter that ended longer ago is over: who has a question asks on its page, where objecting is explained too. */
const ANSWERED_AFTER_END_MS = 30 * 86_400_000;
const HOUR = 3_600_000;
const MOST_IN_AN_HOUR = 10;
const MOST_FILES = 5;
const LONGEST = 4_000;
const TOKEN = /^[0-9a-f]{32}$/u;

interface Addressed {
  readonly regionId: number;
  readonly link: ReplyLink;
}
type Written = Extract<ReadMail, { readonly kind: 'written' }>;

export function openReplyDoor(deps: PlatformDeps): ReplyDoor {
  return {
    async ask(token, hasSender) {
      const found = await linkOf(deps, token);
      if (found === null) return refusals.UNKNOWN;
      // A report comes whenever it comes, and writes nothing into the case.
      return hasSender ? standing(deps, found, deps.now()) : null;
    },
    async take(token, mail) {
      const found = await linkOf(deps, token);
      if (found === null) return refusals.UNKNOWN;
      const now = deps.now();
      switch (mail.kind) {
        case 'late':
          return null;
        case 'bounce':
          await deps.store.outbox.bounced(found.regionId, found.link.id, now, `the mail came back (${mail.status})`);
          return null;
        case 'automatic':
          return refusals.AUTOMATIC;
        case 'tooLong':
          return refusals.TOO_LONG;
        case 'written':
          return (await standing(deps, found, now)) ?? write(deps, found, mail, now);
      }
    },
  };
}

async function linkOf({ store }: PlatformDeps, token: string): Promise<Addressed | null> {
  if (!TOKEN.test(token)) return null;
  for (const { id } of store.regions.all()) {
    const link = await store.replyLinks.byToken(id, tokenHash(token));
    if (link !== null) return { regionId: id, link };
  }
  return null;
}

/** Why nothing may be written there now. */
async function standing(deps: PlatformDeps, { regionId, link }: Addressed, now: Instant): Promise<MailRefusal | null> {
  const { cases } = deps.store;
  const [summary, loaded] = await Promise.all([
    cases.summary(regionId, link.caseId),
    cases.load(regionId, link.caseId),
  ]);
  if (link.expiresAt <= now || summary === null || loaded === null || loaded.state.erased) return refusals.UNKNOWN;
  const isOver = summary.endedAt !== null && summary.endedAt + ANSWERED_AFTER_END_MS <= now;
  return isOver ? refusals.over(`${deps.addressOf(regionId)}/urusan/${summary.number}`) : null;
}

async function write(
  deps: PlatformDeps,
  { regionId, link }: Addressed,
  mail: Written,
  now: Instant,
): Promise<MailRefusal | null> {
  const id = uuidOf(JSON.stringify(['mail', link.caseId, mail.id]));
  const before = await deps.store.talk.messages(regionId, link.caseId);
  if (before.some((message) => message.id === id)) return null;
  if (before.filter(({ mail: by, at }) => by !== undefined && at > now - HOUR).length >= MOST_IN_AN_HOUR)
    return refusals.TOO_MANY;
  const words = suitableText(mail.words);
  if (words === null) return refusals.UNSUITABLE;
  if (words.length > LONGEST) return refusals.TOO_LONG;
  if (words === '' && mail.attachments.length === 0) return refusals.NO_WORDS;
  const kept = await keepAll(deps, regionId, `mail:${id}:${link.caseId}`, mail.attachments, now);
  if (!kept.ok) return kept.error;
  const message: Message = {
    id,
    caseId: link.caseId,
    from: link.turnId === null ? 'resident' : 'outside',
    officer: null,
    text: words,
    at: now,
    mail: { turnId: link.turnId, files: kept.value },
  };
  await sayOnce({ deps, regionId }, message);
  return null;
}

/** All, or none: who sent them learns which could not be taken, and sends the mail again. */
async function keepAll(
  deps: PlatformDeps,
  regionId: number,
  owner: string,
  attachments: readonly Buffer[],
  now: Instant,
): Promise<Result<readonly string[], MailRefusal>> {
  if (attachments.length > MOST_FILES) return { ok: false, error: refusals.TOO_MANY_FILES };
  if (attachments.some(({ length }) => length > LARGEST_FILE)) return { ok: false, error: refusals.FILE_TOO_BIG };
  const kept: string[] = [];
  for (const bytes of attachments) {
    const one = await keepUpload(deps, { regionId, owner, bytes, now, keepsPlace: false });
    if (!one.ok) return { ok: false, error: refusals.ofFile(one.error) };
    kept.push(one.value.sha256);
  }
  return { ok: true, value: [...new Set(kept)] };
}
