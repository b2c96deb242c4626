// Answers by mail are taken by one process, where the settings say so; a second one on the same port says what to do.
import { createConnection } from 'node:net';
import { expect, test } from 'vitest';
import type { PlatformDeps } from '@balai/server';
import { passingDemo } from './config.ts';
import { mailInOf } from './mail-in.ts';
import { troubleOf } from './trouble.ts';

const port = 20_000 + (process.pid % 20_000);
const config = (listen: { readonly host: string; readonly port: number } | null) => ({
  ...passingDemo('/nowhere', 1),
  messages: { telephone: null, mail: null, replies: { at: 'balas@kota.example', listen } },
});
const noRegions = { store: { regions: { all: () => [] } }, onTrouble: () => undefined } as unknown as PlatformDeps;

/** The first words of whoever listens there; empty: nobody. */
const greeting = (): Promise<string> =>
  new Promise((told) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.once('data', (words) => {
      told(String(words));
      socket.destroy();
    });
    socket.once('error', () => told(''));
  });

test('one process listens, a second is told so, and nobody listens where it is not set up or has ended', async () => {
  const elsewhere = mailInOf(config(null), noRegions);
  await elsewhere.open();
  expect(await greeting()).toBe('');
  const first = mailInOf(config({ host: '127.0.0.1', port }), noRegions);
  await first.open();
  expect(await greeting()).toMatch(/^220 /u);
  const second = await mailInOf(config({ host: '127.0.0.1', port }), noRegions)
    .open()
    .catch((error: unknown) => error);
  expect(troubleOf(second)?.en).toContain('BALAI_MAIL_IN');
  await Promise.all([first.close(), elsewhere.close()]);
  expect(await greeting()).toBe('');
});
