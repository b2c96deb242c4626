/**
 * What became of a message, in words that an officer can act on: why it has not arrived, from the code that its carrier left.
 *
 * Must never: repeat what a carrier said word for word, as that may name an address.
 */
import type { Text } from '@balai/kernel';
import { text } from '../texts/text.ts';
import { NO_RECIPIENT } from './office-notices.ts';

const TROUBLES: readonly (readonly [RegExp, Text])[] = [
  [
    new RegExp(`^${NO_RECIPIENT}$`, 'u'),
    text(
      'Tanpa penerima: tidak ada petugas dengan penugasan yang berlaku dan alamat surel.',
      'No recipient: there is no officer with an appointment that runs and a mail address.',
    ),
  ],
  [/^no gateway/u, text('Gerbang untuk saluran ini belum dipasang.', 'No gateway for this channel is set up.')],
  [
    /mail server refused the reader|mail came back/u,
    text('Alamat surelnya menolak atau tidak dikenal.', 'The mail address refused it, or does not exist.'),
  ],
  [
    /gateway refused the message|did not arrive/u,
    text('Nomornya tidak dapat menerima pesan ini.', 'The number cannot receive this message.'),
  ],
  [
    /payment gateway refused/u,
    text('Gerbang pembayaran menolak tagihan ini.', 'The payment gateway refused this bill.'),
  ],
  [/push service/u, text('Peramban penerima tidak menerimanya.', 'The browser of the reader did not take it.')],
  [/mail was not taken/u, text('Server surel tidak menerimanya.', 'The mail server did not take it.')],
  [
    /gateway answered|timeout|fetch failed/u,
    text('Gerbang pesan tidak menjawab.', 'The message gateway does not answer.'),
  ],
];
const UNKNOWN = text(
  'Belum berhasil karena gangguan teknis; petugas operasi dapat melihatnya.',
  'Not carried because of a technical trouble; operators can look into it.',
);

const BOUNCED = /did not arrive|mail came back/u;
/** Whether its carrier took the message, and said afterwards that it did not arrive. */
export const hasBounced = (lastError: string | null): boolean => lastError !== null && BOUNCED.test(lastError);

/** `lastError` of a row of the outbox; null where nothing went wrong. */
export const troubleText = (lastError: string | null): Text | null =>
  lastError === null ? null : (TROUBLES.find(([pattern]) => pattern.test(lastError))?.[1] ?? UNKNOWN);
