// Takes answers to our mails where the settings say so: one process of an installation, on this machine's own address.
// Must never: keep a city from starting because nobody set this up.
import { listenForMail, type MailListener, openReplyDoor, type PlatformDeps } from '@balai/server';
import type { Config } from './config.ts';
import { Trouble } from './trouble.ts';

export function mailInOf(
  config: Config,
  deps: PlatformDeps,
): { readonly open: () => Promise<void>; readonly close: () => Promise<void> } {
  const where = config.messages?.replies?.listen ?? null;
  let listener: MailListener | null = null;
  return {
    open: async () => {
      if (where !== null) listener = await listen(where, deps);
    },
    close: async () => listener?.close(),
  };
}

async function listen(
  { host, port }: { readonly host: string; readonly port: number },
  deps: PlatformDeps,
): Promise<MailListener> {
  try {
    return await listenForMail({ host, port, door: openReplyDoor(deps), onTrouble: deps.onTrouble });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Trouble({
      id: `BALAI_MAIL_IN: ${host}:${port} sudah dipakai. Cukup satu proses yang menerima balasan surel; kosongkan di proses lain.`,
      en: `BALAI_MAIL_IN: ${host}:${port} is in use. One process is enough to take answers by mail; leave it empty for the others.`,
    });
  }
}
