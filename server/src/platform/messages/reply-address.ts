/**
 * The address at which a mail of ours can be answered: a token that nobody guesses, good for one case and some weeks.
 *
 * It is derived from the row of the outbox, so a mail that goes out twice has the same; the store keeps its hash. Must never: be
 * made where no mail leaves the house, or stand anywhere but in that mail.
 */
import type { Instant, Language } from '@balai/kernel';
import { askedTopic, type OutboxRow } from '@balai/store';
import { isMailAddress, type ReplyTo } from '../../messages/messenger.ts';
import { derivedSecret, tokenHash } from '../link-token.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import { text } from '../texts/text.ts';

const KEPT_MS = 60 * 86_400_000;

/** Null: nobody takes mail here, or `to` is a telephone. */
export async function replyAddress(
  { store, linkSecret, repliesAt }: Pick<PlatformDeps, 'store' | 'linkSecret' | 'repliesAt'>,
  row: OutboxRow,
  to: string,
  now: Instant,
  language: Language = 'id',
): Promise<ReplyTo | null> {
  if (repliesAt === undefined || row.destination !== 'outside' || !isMailAddress(to)) return null;
  // Mail servers may change the case of letters: so not in base64.
  const token = derivedSecret(linkSecret, `reply ${row.regionId} ${row.id}`).toString('hex');
  const isAsked = row.topic === askedTopic;
  await store.replyLinks.make(
    row.regionId,
    {
      id: row.id,
      tokenHash: tokenHash(token),
      caseId: row.caseId,
      turnId: isAsked ? String(row.body['turn'] ?? '') : null,
      expiresAt: now + KEPT_MS,
    },
    now,
  );
  const [name = '', domain = ''] = repliesAt.split('@');
  return { address: `${name}+${token}@${domain}`, says: (isAsked ? TO_BODIES : TO_RESIDENTS)[language] };
}

const TO_RESIDENTS = text(
  'Ada pertanyaan? Balas surel ini; petugas membacanya di urusan Anda. Foto dan PDF boleh dilampirkan.',
  'A question? Answer this mail; the office reads it in your matter. You may attach photos and PDFs.',
);
const TO_BODIES = text(
  'Ada pertanyaan? Balas surel ini; petugas dan pemohon membacanya. Keputusan Anda hanya dicatat lewat tautan di atas.',
  'A question? Answer this mail; the office and the applicant read it. Your decision is recorded by the link above alone.',
);
