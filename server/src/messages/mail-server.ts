/**
 * Mail through the city's own mail server (SMTP): plain text, one reader, nothing that follows them.
 *
 * Must never: put the address or the text into an error, or send where the server offers no encryption while it should.
 */
import type { Transporter } from 'nodemailer';
import { Undeliverable, type Messenger, type ReplyTo } from './messenger.ts';

export interface MailServer {
  /** `smtps://name:word@mail.kota.go.id`, or `smtp://…`, which goes on by STARTTLS unless it ends with `?tls=no` (a relay on this machine). */
  readonly url: string;
  /** `Kota Tangerang <layanan@kota.go.id>`. */
  readonly from: string;
  /** In ms, for each step; 10,000 by default. */
  readonly timeoutMs?: number;
}

export function mailServer(server: MailServer): Messenger {
  // Loaded with the first mail: a city without one carries none of it (ADR 0041).
  let opened: Promise<Transporter> | null = null;
  return {
    async send(to, text, id, replyTo = null) {
      const transport = await (opened ??= open(server));
      await carry(transport, server.from, { to, text, replyTo, ...(id === undefined ? {} : { id }) });
      return 'email';
    },
  };
}

async function open({ url, timeoutMs = 10_000 }: MailServer): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const secure = protocol === 'smtps:';
  return createTransport({
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && searchParams.get('tls') !== 'no',
    ignoreTLS: searchParams.get('tls') === 'no',
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

interface Letter {
  readonly to: string;
  readonly text: string;
  readonly replyTo: ReplyTo | null;
  readonly id?: string;
}
/**
 * The first line says what it is about; the whole text follows for readers that show no subject. Where it can be answered, reports
 * of mail servers go to that address too: they then name the very mail that did not arrive.
 */
async function carry(transport: Transporter, from: string, { to, text, replyTo, id }: Letter): Promise<void> {
  const [subject = ''] = text.split(/[\r\n]/, 1);
  await transport
    .sendMail({
      from,
      to: { name: '', address: to },
      subject: subject.slice(0, 150),
      text: replyTo === null ? text : `${text}\n\n${replyTo.says}`,
      ...(replyTo === null ? {} : { replyTo: replyTo.address, envelope: { from: replyTo.address, to } }),
      ...(id === undefined ? {} : { messageId: `<${id}@${domainOf(from)}>` }),
      headers: { 'auto-submitted': 'auto-generated' },
    })
    .catch(refuse);
}

/** Throws what may be known of a failure: not the mail server's own words, which repeat the address. */
function refuse({ responseCode, code }: { readonly responseCode?: number; readonly code?: string }): never {
  // 550 to 559 is about this mailbox; 535 and its like are about us, and an operator mends that.
  if (responseCode !== undefined && responseCode >= 550 && responseCode < 560)
    throw new Undeliverable(`the mail server refused the reader (${responseCode})`);
  throw new Error(`the mail was not taken (${responseCode ?? code ?? 'unknown'})`);
}

const domainOf = (from: string): string => /@([^\s>]+)/.exec(from)?.[1] ?? 'balai.invalid';
