// Settings: what is accepted, and that everything wrong is named at once without showing a password.
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { root } from './root.ts';

test('with nothing set it is a demo city for this machine alone, in the checkout', () => {
  expect(readConfig({})).toEqual({
    ok: true,
    value: {
      mode: 'demo',
      role: 'all',
      host: '127.0.0.1',
      port: 3000,
      ledger: `${root}/.balai/erasures.ledger`,
      data: `${root}/.balai`,
      databaseUrl: undefined,
      publicUrl: undefined,
      messages: { telephone: null, mail: null },
    },
  });
});

test('every setting is taken; an empty one counts as absent; a relative folder lies in the checkout', () => {
  const config = readConfig({
    BALAI_MODE: 'live',
    BALAI_ROLE: 'web',
    HOST: '::',
    PORT: '8080',
    BALAI_DATA: 'data',
    DATABASE_URL: 'postgresql://balai@pooler/balai',
    DATABASE_DIRECT_URL: 'postgresql://balai@db/balai',
    BALAI_URL: 'https://balai.contoh.id/',
    BALAI_PROXY: '127.0.0.1,10.0.0.0/24,fd00::1',
    BALAI_SMS_URL: 'https://gateway.contoh.id/kirim',
    BALAI_SMS_TOKEN: 'kunci',
    BALAI_SMS_CHANNELS: 'whatsapp, sms',
    BALAI_MAIL_URL: 'smtps://kota:rahasia@surel.contoh.id',
    BALAI_MAIL_FROM: 'Kota Contoh <layanan@kota.contoh.id>',
    BALAI_MAIL_REPLY: 'balas@kota.contoh.id',
    BALAI_MAIL_IN: '127.0.0.1:2525',
    BALAI_PUSH: 'on',
  });
  expect(config).toEqual({
    ok: true,
    value: {
      mode: 'live',
      role: 'web',
      host: '::',
      port: 8080,
      ledger: `${root}/data/erasures.ledger`,
      data: `${root}/data`,
      databaseUrl: 'postgresql://balai@pooler/balai',
      directUrl: 'postgresql://balai@db/balai',
      publicUrl: 'https://balai.contoh.id',
      proxies: '127.0.0.1,10.0.0.0/24,fd00::1',
      messages: {
        telephone: { url: 'https://gateway.contoh.id/kirim', token: 'kunci', channels: ['whatsapp', 'sms'] },
        mail: { url: 'smtps://kota:rahasia@surel.contoh.id', from: 'Kota Contoh <layanan@kota.contoh.id>' },
        push: true,
        replies: { at: 'balas@kota.contoh.id', listen: { host: '127.0.0.1', port: 2525 } },
      },
    },
  });
  expect(readConfig({ PORT: '', BALAI_DATA: ' ', DATABASE_URL: '' })).toEqual(readConfig({}));
});

test('all wrong settings are named together, in both languages, and no password is shown', () => {
  const config = readConfig({
    BALAI_MODE: 'production',
    HOST: 'http://balai.example',
    PORT: '3000x',
    DATABASE_URL: 'mysql://root:rahasia@db/balai',
  });
  if (config.ok) throw new Error('these settings must be refused');
  for (const language of ['id', 'en'] as const) {
    const words = config.error.map((sentence) => sentence[language]).join(' ');
    for (const name of ['BALAI_MODE', 'HOST', 'PORT', 'DATABASE_URL']) expect(words).toContain(name);
    expect(words).not.toContain('rahasia');
  }
});

test.each(['0', '1', '65535'])('port %s is a port', (PORT) => expect(readConfig({ PORT }).ok).toBe(true));
test.each(['65536', '-1', '1e3', 'http', '٣'])('port %s is none', (PORT) =>
  expect(readConfig({ PORT }).ok).toBe(false),
);

test.each(['balai.contoh.id', 'https://balai.contoh.id/kota', 'ftp://x', 'https://a b'])(
  '%j is no address of a city',
  (BALAI_URL) => expect(readConfig({ BALAI_URL }).ok).toBe(false),
);

test.each(['semua', '10.0.0.0/33', '10.0.0.1;10.0.0.2', '*', '10.0.0.0/8/8', 'loopback'])(
  '%s is no network of proxies',
  (text) => {
    const config = readConfig({ BALAI_PROXY: text });
    expect(config.ok ? [] : config.error.map(({ en }) => en).join()).toContain('BALAI_PROXY');
  },
);

test.each([
  [{ BALAI_SMS_URL: 'https://gateway.contoh.id' }, 'BALAI_SMS_TOKEN'],
  [{ BALAI_PAYMENT_SECRET: 'rahasia' }, 'BALAI_PAYMENT_SECRET'],
  [{ BALAI_PAYMENT_URL: 'https://bank.contoh.id/tagihan' }, 'BALAI_PAYMENT_SECRET'],
  [{ BALAI_PAYMENT_URL: 'http://bank.contoh.id', BALAI_PAYMENT_SECRET: 'r'.repeat(32) }, 'BALAI_PAYMENT_URL'],
  [{ BALAI_SMS_URL: 'http://gateway.contoh.id', BALAI_SMS_TOKEN: 'rahasia' }, 'BALAI_SMS_URL'],
  [{ BALAI_SMS_CHANNELS: 'merpati' }, 'BALAI_SMS_CHANNELS'],
  [{ BALAI_MAIL_URL: 'https://kota:rahasia@surel.contoh.id', BALAI_MAIL_FROM: 'a@contoh.id' }, 'BALAI_MAIL_URL'],
  [{ BALAI_MAIL_URL: 'smtp://surel.contoh.id' }, 'BALAI_MAIL_FROM'],
  [{ BALAI_MAIL_URL: 'smtp://surel.contoh.id', BALAI_MAIL_FROM: 'a@contoh.id\r\nBcc: b@contoh.id' }, 'BALAI_MAIL_FROM'],
  [{ BALAI_MAIL_REPLY: 'balas@kota.contoh.id' }, 'BALAI_MAIL_URL'],
  [{ BALAI_MAIL_REPLY: 'Balas <balas@kota.contoh.id>' }, 'BALAI_MAIL_REPLY'],
  [{ BALAI_PUSH: 'on' }, 'BALAI_URL'],
  [{ BALAI_PUSH: 'ya' }, 'BALAI_PUSH'],
  [{ BALAI_MAIL_IN: '127.0.0.1:2525' }, 'BALAI_MAIL_REPLY'],
  [{ BALAI_MAIL_IN: '0.0.0.0:25', BALAI_MAIL_REPLY: 'balas@kota.contoh.id' }, 'BALAI_MAIL_IN'],
])('%j: the way of messages that is wrong is named, and no secret is shown', (environment, name) => {
  const config = readConfig(environment);
  const said = config.ok ? '' : config.error.map(({ id, en }) => `${id} ${en}`).join();
  expect(said).toContain(name);
  expect(said).not.toContain('rahasia');
});
