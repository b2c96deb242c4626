// How messages leave the house: a gateway for telephones, a mail server. Read from the environment and checked before use.
// Must never: print a token or a password.
import { err, ok, type Result } from '@balai/kernel';
import type { Sentence } from './say.ts';

export interface MessageWays {
  readonly telephone: {
    readonly url: string;
    readonly token: string;
    readonly channels: readonly ('whatsapp' | 'sms')[];
  } | null;
  readonly mail: { readonly url: string; readonly from: string } | null;
  /** News for browsers, through the push services of whoever made them. */
  readonly push?: true;
  /** `at`: the address that our mails can be answered at; `listen`: where this process takes them, null where another one does. */
  readonly replies?: {
    readonly at: string;
    readonly listen: { readonly host: string; readonly port: number } | null;
  };
}

/** Reads `BALAI_SMS_URL`, `BALAI_SMS_TOKEN`, `BALAI_SMS_CHANNELS`, `BALAI_MAIL_URL`, `BALAI_MAIL_FROM`, `BALAI_MAIL_REPLY`, `BALAI_MAIL_IN`, `BALAI_PUSH`. */
export function readMessageWays(get: (name: string) => string | undefined): Result<MessageWays, readonly Sentence[]> {
  const wrong: Sentence[] = [];
  const [smsUrl, token] = [get('BALAI_SMS_URL'), get('BALAI_SMS_TOKEN')];
  if (smsUrl !== undefined && !isWeb(smsUrl)) wrong.push(NO_GATEWAY);
  if ((smsUrl === undefined) !== (token === undefined)) wrong.push(HALF_A_GATEWAY);
  const channels = (get('BALAI_SMS_CHANNELS') ?? 'sms').split(',').map((one) => one.trim());
  if (!channels.every(isChannel)) wrong.push(NO_CHANNELS);
  const [mailUrl, from] = [get('BALAI_MAIL_URL'), get('BALAI_MAIL_FROM')];
  if (mailUrl !== undefined && !isMailServer(mailUrl)) wrong.push(NO_MAIL_SERVER);
  if ((mailUrl === undefined) !== (from === undefined)) wrong.push(HALF_A_MAIL_SERVER);
  if (from !== undefined && !/^[^@\r\n]*[^\s@<]+@[^\s@>]+>?$/.test(from)) wrong.push(NO_SENDER);
  const push = get('BALAI_PUSH') ?? 'off';
  if (push !== 'on' && push !== 'off') wrong.push(NO_PUSH);
  if (push === 'on' && get('BALAI_URL')?.startsWith('https://') !== true) wrong.push(PUSH_FROM_NOWHERE);
  const [at, mailIn] = [get('BALAI_MAIL_REPLY'), get('BALAI_MAIL_IN')];
  if (at !== undefined && !/^[a-z0-9._-]{1,30}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(at)) wrong.push(NO_REPLY_ADDRESS);
  if (at !== undefined && mailUrl === undefined) wrong.push(REPLIES_TO_NOTHING);
  if (mailIn !== undefined && at === undefined) wrong.push(HALF_A_WAY_IN);
  const listen = /^(?<host>127\.\d+\.\d+\.\d+|localhost|\[::1\]):(?<port>\d{1,5})$/.exec(mailIn ?? '')?.groups;
  if (mailIn !== undefined && (listen === undefined || Number(listen['port']) > 65_535)) wrong.push(NO_WAY_IN);
  if (wrong.length > 0) return err(wrong);
  return ok({
    ...(push === 'on' ? { push: true } : {}),
    ...(at === undefined
      ? {}
      : {
          replies: {
            at,
            listen:
              listen === undefined
                ? null
                : { host: (listen['host'] ?? '').replaceAll(/[[\]]/g, ''), port: Number(listen['port']) },
          },
        }),
    telephone:
      smsUrl === undefined || token === undefined ? null : { url: smsUrl, token, channels: channels.filter(isChannel) },
    mail: mailUrl === undefined || from === undefined ? null : { url: mailUrl, from },
  });
}

const isChannel = (text: string): text is 'whatsapp' | 'sms' => text === 'whatsapp' || text === 'sms';
const isUrlOf = (text: string, protocols: RegExp): boolean =>
  URL.canParse(text) && protocols.test(new URL(text).protocol);
/** Without encryption only on this machine. */
export const isWeb = (text: string): boolean =>
  isUrlOf(text, /^https:$/) ||
  (isUrlOf(text, /^http:$/) && ['127.0.0.1', 'localhost'].includes(new URL(text).hostname));
const isMailServer = (text: string): boolean => isUrlOf(text, /^smtps?:$/);

const NO_GATEWAY: Sentence = {
  id: 'BALAI_SMS_URL bukan alamat gateway; bentuknya https://gateway.contoh/kirim (http hanya di mesin ini).',
  en: 'BALAI_SMS_URL is no address of a gateway; its form is https://gateway.example/send (http on this machine only).',
};
const HALF_A_GATEWAY: Sentence = {
  id: 'BALAI_SMS_URL dan BALAI_SMS_TOKEN diisi bersama, atau keduanya dikosongkan.',
  en: 'Set BALAI_SMS_URL and BALAI_SMS_TOKEN together, or leave both empty.',
};
const NO_CHANNELS: Sentence = {
  id: 'BALAI_SMS_CHANNELS diisi dengan sms, whatsapp, atau keduanya dengan koma, menurut urutan yang dicoba.',
  en: 'Set BALAI_SMS_CHANNELS to sms, whatsapp, or both with a comma, in the order in which they are tried.',
};
const NO_MAIL_SERVER: Sentence = {
  id: 'BALAI_MAIL_URL bukan alamat server surel; bentuknya smtps://pengguna:sandi@server:465 atau smtp://server:587.',
  en: 'BALAI_MAIL_URL is no address of a mail server; its form is smtps://user:password@server:465 or smtp://server:587.',
};
const HALF_A_MAIL_SERVER: Sentence = {
  id: 'BALAI_MAIL_URL dan BALAI_MAIL_FROM diisi bersama, atau keduanya dikosongkan.',
  en: 'Set BALAI_MAIL_URL and BALAI_MAIL_FROM together, or leave both empty.',
};
const NO_SENDER: Sentence = {
  id: 'BALAI_MAIL_FROM bukan pengirim surel; bentuknya Kota Tangerang <layanan@kota.go.id>.',
  en: 'BALAI_MAIL_FROM is no sender of mail; its form is Kota Tangerang <layanan@kota.go.id>.',
};
const NO_REPLY_ADDRESS: Sentence = {
  id: 'BALAI_MAIL_REPLY bukan alamat balasan; bentuknya balas@kota.go.id, huruf kecil. Balai menambahkan +kode di depan @.',
  en: 'BALAI_MAIL_REPLY is no address for answers; its form is balas@kota.go.id, in lower case. Balai adds +code before the @.',
};
const REPLIES_TO_NOTHING: Sentence = {
  id: 'BALAI_MAIL_REPLY hanya berguna bila surel dikirim: isi BALAI_MAIL_URL dan BALAI_MAIL_FROM juga.',
  en: 'BALAI_MAIL_REPLY is of use only where mail is sent: set BALAI_MAIL_URL and BALAI_MAIL_FROM as well.',
};
const HALF_A_WAY_IN: Sentence = {
  id: 'BALAI_MAIL_IN membutuhkan BALAI_MAIL_REPLY, alamat yang suratnya diteruskan ke sini.',
  en: 'BALAI_MAIL_IN needs BALAI_MAIL_REPLY, the address whose mail is relayed here.',
};
const NO_WAY_IN: Sentence = {
  id: 'BALAI_MAIL_IN hanya boleh alamat di mesin ini, misalnya 127.0.0.1:2525; server surel kota meneruskan ke sana.',
  en: "BALAI_MAIL_IN may only be an address on this machine, such as 127.0.0.1:2525; the city's mail server relays there.",
};
const NO_PUSH: Sentence = {
  id: 'BALAI_PUSH diisi dengan on atau off.',
  en: 'Set BALAI_PUSH to on or off.',
};
const PUSH_FROM_NOWHERE: Sentence = {
  id: 'BALAI_PUSH=on membutuhkan BALAI_URL yang diawali https://; peramban hanya menerima kabar dari alamat terenkripsi.',
  en: 'BALAI_PUSH=on needs a BALAI_URL that begins with https://; browsers take news from encrypted addresses alone.',
};
