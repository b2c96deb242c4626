// Debian's Chromium for tests and screenshots: a fresh profile, no network of its own, the demo city as base address.
// Never downloads a browser.
import { accessSync, constants } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Draws the same without windows, for a third less processor time; it knows no notifications. */
const shell = '/usr/bin/chromium-headless-shell';
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Starts the browser; close it when done. `whole`: with all that people have, where the shell is not enough. As root (in containers)
 * its sandbox cannot work and is off.
 */
export async function openBrowser({ whole = false } = {}): Promise<Browser> {
  const executablePath = process.env['BALAI_CHROMIUM'] ?? (whole ? places : [shell, ...places]).find(exists);
  if (executablePath === undefined) throw new Error('there is no Chromium; install Debian package chromium');
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath,
    args: [
      ...(asRoot ? ['--no-sandbox'] : []),
      ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync'],
      // Devices share a process, as tabs of one person do; to start one for each costs a fifth of every walk.
      '--renderer-process-limit=1',
    ],
  });
}

function exists(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
