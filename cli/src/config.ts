// The settings of an installation, read once from the environment and checked before anything is touched.
// Every wrong setting is reported, with its name and the way out; no value of DATABASE_URL is ever printed.
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '@balai/kernel';
import { ledgerIn } from './erasure/ledger.ts';
import { isWeb, type MessageWays, readMessageWays } from './message-ways.ts';
import { root } from './root.ts';
import type { Sentence } from './say.ts';
import { Trouble } from './trouble.ts';

export type Config = {
  /** `demo`: a synthetic city with known accounts. `live`: residents' real matters. `practice`: drafts, only by `balai dev`. */
  readonly mode: 'demo' | 'live' | 'practice';
  readonly host: string;
  readonly port: number;
  /** Absolute folder of everything that must be kept. */
  readonly data: string;
  /** The file that remembers erasures. */
  readonly ledger: string;
  /** One's own PostgreSQL; undefined means the embedded one. */
  readonly databaseUrl: string | undefined;
  /** The way past a pooler that DATABASE_URL leads to. */
  readonly directUrl: string | undefined;
  /** The proxies whose word about a caller's address is believed; undefined: this machine. */
  readonly proxies: string | undefined;
  /** Where the city is reached from outside, for links and the codes on letters; undefined: where it listens. */
  readonly publicUrl: string | undefined;
  /** How messages leave the house; null: none is sent that way. Absent: none at all. */
  readonly messages?: MessageWays;
  /** By which the payment gateway signs what it says; absent: none may say that something was paid. */
  readonly paymentSecret?: string;
  /** Where the payment gateway is told of bills; absent: it is not. */
  readonly paymentUrl?: string;
  /** What this process does (ADR 0014): pages and the API, work that runs by itself, or both. Absent: both. */
  readonly role?: 'web' | 'jobs' | 'all';
  /** A demo city with officers and without a past: for the bench. */
  readonly emptyDemo?: boolean;
};

/** A demo for one command: on this machine, with nothing of the environment, its data in a folder that goes again. */
export const passingDemo = (data: string, port: number): Config => ({
  mode: 'demo',
  host: '127.0.0.1',
  port,
  data,
  ledger: ledgerIn(data),
  databaseUrl: undefined,
  directUrl: undefined,
  publicUrl: undefined,
  proxies: undefined,
});

/** A city for drafts: on this machine, reaching nobody, without a past, in a folder of its own. */
export const practiceCity = (data: string, port: number): Config => ({
  ...passingDemo(data, port),
  mode: 'practice',
  emptyDemo: true,
});

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads `BALAI_MODE`, `BALAI_ROLE`, `HOST`, `PORT`, `BALAI_DATA`, `BALAI_URL`, `BALAI_LEDGER`, `BALAI_PROXY`, `DATABASE_URL`, `DATABASE_DIRECT_URL`, `BALAI_PAYMENT_SECRET`, `BALAI_PAYMENT_URL`, and what message-ways.ts reads. An empty variable counts as absent. */
export function readConfig(environment: Environment = process.env): Result<Config, readonly Sentence[]> {
  const wrong: Sentence[] = [];
  const get = (name: string) => environment[name]?.trim() || undefined;

  const mode = get('BALAI_MODE') ?? 'demo';
  if (mode !== 'demo' && mode !== 'live') {
    wrong.push({
      id: `BALAI_MODE berisi "${mode}"; isi dengan demo atau live.`,
      en: `BALAI_MODE is "${mode}"; set it to demo or live.`,
    });
  }
  const role = get('BALAI_ROLE') ?? 'all';
  if (role !== 'web' && role !== 'jobs' && role !== 'all') {
    wrong.push({
      id: `BALAI_ROLE berisi "${role}"; isi dengan web, jobs, atau all.`,
      en: `BALAI_ROLE is "${role}"; set it to web, jobs or all.`,
    });
  }
  const port = get('PORT') ?? '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    wrong.push({
      id: `PORT berisi "${port}"; isi dengan angka 1 sampai 65535.`,
      en: `PORT is "${port}"; set it to a number from 1 to 65535.`,
    });
  }
  const host = get('HOST') ?? '127.0.0.1';
  if (/[\s/]|^\w+:\/\//.test(host)) {
    wrong.push({
      id: `HOST berisi "${host}"; isi dengan nama atau alamat saja, misalnya 0.0.0.0.`,
      en: `HOST is "${host}"; set it to a bare name or address, such as 0.0.0.0.`,
    });
  }
  const [databaseUrl, directUrl] = (['DATABASE_URL', 'DATABASE_DIRECT_URL'] as const).map((name) => {
    const url = get(name);
    if (url !== undefined && !isPostgresUrl(url)) wrong.push(noPostgresUrl(name));
    return url;
  });
  const publicUrl = get('BALAI_URL')?.replace(/\/+$/, '');
  if (publicUrl !== undefined && !isOrigin(publicUrl)) {
    wrong.push({
      id: `BALAI_URL berisi "${publicUrl}"; isi dengan alamat tanpa jalur, misalnya https://balai.kota.go.id.`,
      en: `BALAI_URL is "${publicUrl}"; set it to an address without a path, such as https://balai.kota.go.id.`,
    });
  }
  const proxies = get('BALAI_PROXY');
  if (proxies !== undefined && !areNetworks(proxies)) wrong.push(noNetworks(proxies));
  const payments = readPayments(get);
  wrong.push(...payments.wrong);
  const messages = readMessageWays(get);
  if (!messages.ok) wrong.push(...messages.error);
  if (wrong.length > 0 || !messages.ok || (mode !== 'demo' && mode !== 'live')) return err(wrong);
  if (role !== 'web' && role !== 'jobs' && role !== 'all') return err(wrong);
  const data = resolve(root, get('BALAI_DATA') ?? join(root, '.balai'));
  const ledger = get('BALAI_LEDGER');
  return ok({
    mode,
    role,
    messages: messages.value,
    ...payments.read,
    host,
    port: Number(port),
    data,
    ledger: ledger === undefined ? ledgerIn(data) : resolve(root, ledger),
    databaseUrl,
    directUrl,
    publicUrl,
    proxies,
  });
}

function readPayments(get: (name: string) => string | undefined): {
  readonly read: Pick<Config, 'paymentSecret' | 'paymentUrl'>;
  readonly wrong: readonly Sentence[];
} {
  const [paymentSecret, paymentUrl] = [get('BALAI_PAYMENT_SECRET'), get('BALAI_PAYMENT_URL')];
  return {
    read: {
      ...(paymentSecret === undefined ? {} : { paymentSecret }),
      ...(paymentUrl === undefined ? {} : { paymentUrl }),
    },
    wrong: [
      ...(paymentSecret !== undefined && paymentSecret.length < SHORTEST_SECRET ? [SHORT_SECRET] : []),
      ...(paymentUrl !== undefined && (!isWeb(paymentUrl) || paymentSecret === undefined) ? [NO_PAYMENT_URL] : []),
    ],
  };
}
const NO_PAYMENT_URL: Sentence = {
  id: 'BALAI_PAYMENT_URL bukan alamat gerbang pembayaran, atau BALAI_PAYMENT_SECRET belum ada; bentuknya https://gerbang.contoh/tagihan (http hanya di mesin ini).',
  en: 'BALAI_PAYMENT_URL is no address of a payment gateway, or BALAI_PAYMENT_SECRET is missing; its form is https://gateway.example/bills (http on this machine only).',
};
const SHORTEST_SECRET = 32;
const SHORT_SECRET: Sentence = {
  id: `BALAI_PAYMENT_SECRET terlalu pendek; isi dengan sedikitnya ${SHORTEST_SECRET} huruf acak, sama seperti pada gerbang pembayaran.`,
  en: `BALAI_PAYMENT_SECRET is too short; set it to at least ${SHORTEST_SECRET} random characters, the same as at the payment gateway.`,
};

/** The settings, or a `Trouble` that lists everything wrong with them. */
export function configOrTrouble(): Config {
  const config = readConfig();
  if (config.ok) return config.value;
  throw new Trouble({
    id: config.error.map((sentence) => sentence.id).join('\n       '),
    en: config.error.map((sentence) => sentence.en).join('\n       '),
  });
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text.toLowerCase();
}

const noNetworks = (text: string): Sentence => ({
  id: `BALAI_PROXY berisi "${text}"; isi dengan alamat atau jaringan proxy, dipisah koma, misalnya 127.0.0.1,10.0.0.0/24.`,
  en: `BALAI_PROXY is "${text}"; set it to addresses or networks of proxies with commas between, such as 127.0.0.1,10.0.0.0/24.`,
});
const areNetworks = (text: string): boolean =>
  text.split(',').every((part) => {
    const [address = '', bits = '0', ...more] = part.trim().split('/');
    return (
      more.length === 0 &&
      isIP(address) !== 0 &&
      /^\d{1,3}$/.test(bits) &&
      Number(bits) <= (isIP(address) === 4 ? 32 : 128)
    );
  });

const noPostgresUrl = (name: string): Sentence => ({
  id: `${name} bukan alamat PostgreSQL; bentuknya postgres://pengguna:sandi@server:5432/basisdata.`,
  en: `${name} is no PostgreSQL address; its form is postgres://user:password@server:5432/database.`,
});

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}
