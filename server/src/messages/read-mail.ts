/**
 * A mail as it came in over the wire: what it is, what was written in it, what was attached.
 *
 * Must never: keep or give on who says to have sent it, or follow an address that stands in it.
 */
import type { Attachment, ParsedMail } from 'mailparser';
import { ownWords } from './own-words.ts';

/** `automatic`: a machine answered. `bounce`: a mail of ours did not arrive (`status` says why, `5.1.1`), or is only late. */
export type ReadMail =
  | { readonly kind: 'automatic' | 'late' }
  | { readonly kind: 'bounce'; readonly status: string }
  | { readonly kind: 'tooLong' }
  | {
      readonly kind: 'written';
      /** The same for the same mail, however often it is brought. */
      readonly id: string;
      readonly words: string;
      readonly attachments: readonly Buffer[];
    };

/** Quoted threads are long; what is longer than this is no letter. */
const LONGEST_TEXT = 1_000_000;
/** Smaller pictures inside the text are ornaments of signatures. */
const SMALLEST_INLINE_PICTURE = 20_000;
/** What programs add to a mail by themselves. */
const NO_PAPERS = /^(?:application\/(?:pgp-signature|(?:x-)?pkcs7-signature|ms-tnef)|text\/(?:calendar|x-amp-html))$/u;

export async function readMail(raw: Buffer, hasSender: boolean): Promise<ReadMail> {
  // Loaded with the first mail: a city that takes none carries none of it (ADR 0041).
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(raw, {
    keepDeliveryStatus: true,
    skipImageLinks: true,
    skipTextLinks: true,
    skipTextToHtml: true,
    maxHtmlLengthToParse: LONGEST_TEXT,
  });
  if (isReport(mail)) return reportOf(mail);
  if (!hasSender || isAutomatic(mail)) return { kind: 'automatic' };
  const text = mail.text ?? '';
  if (text.length > LONGEST_TEXT) return { kind: 'tooLong' };
  return {
    kind: 'written',
    id: mail.messageId ?? raw.toString('base64'),
    words: ownWords(text),
    attachments: mail.attachments.filter(isPaper).map(({ content }) => content),
  };
}

const headerOf = (mail: ParsedMail, name: string): string => {
  const value = mail.headers.get(name);
  return typeof value === 'string' ? value.trim().toLowerCase() : value === undefined ? '' : 'other';
};

function isReport(mail: ParsedMail): boolean {
  const type: unknown = mail.headers.get('content-type');
  return typeof type === 'object' && type !== null && 'value' in type && type.value === 'multipart/report';
}

/** Delivery reports (RFC 3464); a receipt that a mail was read, or has arrived, is one of the machine's own words. */
function reportOf(mail: ParsedMail): ReadMail {
  const report = mail.attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  const words = report?.content.toString('latin1').slice(0, 10_000) ?? '';
  if (/^action:\s*failed/imu.test(words))
    return { kind: 'bounce', status: /^status:\s*([45]\.\d{1,3}\.\d{1,3})/imu.exec(words)?.[1] ?? '5.0.0' };
  return { kind: /^action:\s*delayed/imu.test(words) ? 'late' : 'automatic' };
}

/** RFC 3834, and what was said before it. */
function isAutomatic(mail: ParsedMail): boolean {
  const submitted = headerOf(mail, 'auto-submitted');
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    ['bulk', 'junk', 'list', 'auto_reply'].includes(headerOf(mail, 'precedence')) ||
    mail.headers.has('x-autoreply') ||
    mail.headers.has('x-autorespond')
  );
}

const isPaper = ({ contentType, related, content }: Attachment): boolean =>
  !NO_PAPERS.test(contentType) && !(related && content.length < SMALLEST_INLINE_PICTURE);
