/**
 * Takes mail that answers ours, from the city's mail server on this machine (SMTP on a loopback address).
 *
 * What is not taken is refused in the conversation itself, with a code and one sentence: the mail server tells the sender, and we
 * write to nobody. Must never: listen to another machine, say more than a code when something fails here, or take a mail that is
 * not yet written down.
 */
import type { Text } from '@balai/kernel';
import type { SMTPServerDataStream } from 'smtp-server';
import { readMail, type ReadMail } from './read-mail.ts';

export interface MailRefusal {
  readonly code: 450 | 451 | 452 | 550 | 552;
  /** `5.1.1`: the enhanced status (RFC 3463). */
  readonly status: string;
  /** Of signs of ASCII alone. */
  readonly says: Text;
}
/** Where answers go. Each resolves with null when all is well. */
export interface ReplyDoor {
  /** Whether this token would be taken now; `hasSender`: reports of mail servers have none. */
  ask(token: string, hasSender: boolean): Promise<MailRefusal | null>;
  take(token: string, mail: ReadMail): Promise<MailRefusal | null>;
}
export interface MailListener {
  readonly port: number;
  close(): Promise<void>;
}
export interface ListenerOptions {
  readonly host: string;
  readonly port: number;
  readonly door: ReplyDoor;
  readonly onTrouble: (where: string, code: string) => void;
}

/** A mail with papers of 15 MB, as it looks on the wire. */
const MOST_BYTES = 30 * 1024 * 1024;
const MOST_AT_ONCE = 4;
const STEP_MS = 60_000;

export async function listenForMail({ host, port, door, onTrouble }: ListenerOptions): Promise<MailListener> {
  const { SMTPServer } = await import('smtp-server');
  const server = new SMTPServer({
    banner: 'Balai',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MOST_BYTES,
    maxClients: MOST_AT_ONCE,
    socketTimeout: STEP_MS,
    closeTimeout: 1_000,
    logger: false,
    onRcptTo({ address }, { envelope }, done) {
      const hasSender = envelope.mailFrom !== false && envelope.mailFrom.address !== '';
      // Each mail has one case: the mail server brings it again for the next address.
      if (envelope.rcptTo.length > 0) return done(errorOf(ONE_AT_A_TIME));
      void answer(door.ask(tokenOf(address), hasSender), onTrouble, done);
    },
    onData(stream, { envelope }, done) {
      const hasSender = envelope.mailFrom !== false && envelope.mailFrom.address !== '';
      const taken = bytesOf(stream).then(async (raw) => {
        if (raw === null) return TOO_BIG;
        const mail = await readMail(raw, hasSender).catch(() => null);
        return mail === null ? UNREADABLE : door.take(tokenOf(envelope.rcptTo[0]?.address ?? ''), mail);
      });
      void answer(taken, onTrouble, done);
    },
  });
  server.on('error', ({ message }) => onTrouble('mail in', message.split(/[^\w ]/u, 1)[0] ?? ''));
  await new Promise<void>((listening, failed) => {
    server.server.once('error', failed);
    server.listen(port, host, () => {
      server.server.off('error', failed);
      listening();
    });
  });
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** `balas+TOKEN@…`: mail servers may change the case of letters, so the token is in lower case. */
const tokenOf = (address: string): string =>
  /\+(?<token>[^+@]+)@/u.exec(address)?.groups?.['token']?.toLowerCase() ?? '';

/** Null: it is larger than we take; the rest is read and thrown away. */
async function bytesOf(stream: SMTPServerDataStream): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  for await (const part of stream as AsyncIterable<Buffer>)
    if (stream.sizeExceeded) parts.length = 0;
    else parts.push(part);
  return stream.sizeExceeded ? null : Buffer.concat(parts);
}

async function answer(
  asked: Promise<MailRefusal | null>,
  onTrouble: ListenerOptions['onTrouble'],
  done: (problem?: Error | null) => void,
): Promise<void> {
  let refusal: MailRefusal | null;
  try {
    refusal = await asked;
  } catch (problem) {
    onTrouble('mail in', problem instanceof Error ? problem.name : 'unknown');
    refusal = TROUBLE;
  }
  done(refusal === null ? null : errorOf(refusal));
}

const errorOf = ({ code, status, says }: MailRefusal): Error =>
  Object.assign(new Error(`${status} ${says.id} / ${says.en}`), { responseCode: code });

const ONE_AT_A_TIME: MailRefusal = {
  code: 452,
  status: '4.5.3',
  says: { id: 'Satu alamat balasan untuk satu surel.', en: 'One reply address for each mail.' },
};
const TOO_BIG: MailRefusal = {
  code: 552,
  status: '5.3.4',
  says: {
    id: 'Surel ini lebih dari 30 MB; kirim lampiran yang lebih kecil.',
    en: 'This mail is larger than 30 MB; please send smaller attachments.',
  },
};
/** Brought again it would be no better. */
const UNREADABLE: MailRefusal = {
  code: 550,
  status: '5.6.0',
  says: {
    id: 'Surel ini tidak dapat dibaca; kirim sebagai teks biasa.',
    en: 'This mail cannot be read; please send it as plain text.',
  },
};
const TROUBLE: MailRefusal = {
  code: 451,
  status: '4.3.0',
  says: {
    id: 'Kami sedang terganggu; surel ini akan dicoba lagi.',
    en: 'We have a fault; this mail will be tried again.',
  },
};
