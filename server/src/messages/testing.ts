/**
 * For tests: a mail server that mails leave by, a mail program that brings some, and what mail servers say of mails that came back.
 *
 * Must never: be imported by anything that serves residents.
 */
import { createConnection } from 'node:net';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { SMTPServer } from 'smtp-server';

export interface Posted {
  readonly to: string;
  /** The return path. */
  readonly from: string;
  readonly raw: string;
}
/** A mail server that takes everything, and tells of it. */
export const relayTo = (posted: Posted[]): SMTPServer =>
  new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      let raw = '';
      stream.on('data', (part: Buffer) => (raw += part.toString()));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        posted.push({ to: envelope.rcptTo[0]?.address ?? '', from, raw });
        done();
      });
    },
  });

/** Brings a mail, as the city's mail server does; resolves with what it was told. */
export async function bringMail(port: number, to: string, mail: SendMailOptions): Promise<string> {
  const client = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  try {
    const letter = { from: 'Orang Lain <orang.lain@contoh.example>', to, subject: 'Re: kabar', ...mail };
    const sent = await client.sendMail({ ...letter, ...(letter.from === '' ? { envelope: { from: '', to } } : {}) });
    return sent.response;
  } catch (problem) {
    return (problem as { readonly response?: string }).response ?? String(problem);
  } finally {
    client.close();
  }
}

/** What a mail server says of a mail of ours (RFC 3464). */
export const deliveryReport = (action: string) => ({
  raw: [
    'From: MAILER-DAEMON@surel.example',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="batas"',
    '',
    '--batas',
    'Content-Type: text/plain',
    '',
    'I am sorry: warga@contoh.example',
    '--batas',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; surel.example',
    '',
    'Final-Recipient: rfc822; warga@contoh.example',
    `Action: ${action}`,
    'Status: 5.1.1',
    '--batas--',
    '',
  ].join('\r\n'),
});

/** Says these lines, one after each answer; resolves with the last line of every answer. */
export async function converse(port: number, lines: readonly string[]): Promise<readonly string[]> {
  const socket = createConnection(port, '127.0.0.1').setEncoding('utf8');
  const heard: string[] = [];
  const left = [...lines];
  for await (const words of socket as AsyncIterable<string>)
    for (const line of words.split('\r\n').filter((one) => /^\d{3} /u.test(one))) {
      heard.push(line);
      const next = left.shift();
      if (next !== undefined) socket.write(`${next}\r\n`);
    }
  return heard;
}
