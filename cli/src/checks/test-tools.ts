// The Debian packages that tests need beside npm: a browser, the reader that checks our signatures, and a pooler.
// Installed only where we are root and apt is there; elsewhere one sentence says what to install.
import { findOnPath } from '../find-on-path.ts';
import type { Progress } from '../progress.ts';
import { Trouble } from '../trouble.ts';
import { runProgram } from './run-program.ts';

export const testTools = [
  { program: 'chromium', pack: 'chromium' },
  // Draws the same without windows, for a third less processor time; it knows no notifications, and without it the tests go on.
  { program: 'chromium-headless-shell', pack: 'chromium-headless-shell', isSpare: true },
  { program: 'pdfsig', pack: 'poppler-utils' },
  { program: 'pgbouncer', pack: 'pgbouncer' },
] as const satisfies readonly { readonly program: string; readonly pack: string; readonly isSpare?: true }[];

const missing = () => testTools.filter(({ program }) => findOnPath(program) === undefined);
const canGoOn = (): boolean => missing().every((tool) => 'isSpare' in tool);

/** Throws `Trouble` when something is missing and cannot be installed. */
export async function prepareTestTools(progress: Progress): Promise<void> {
  const packs = missing().map(({ pack }) => pack);
  if (packs.length === 0) return;
  const command = `apt-get install ${packs.join(' ')}`;
  if (process.getuid?.() !== 0 || findOnPath('apt-get') === undefined) {
    if (canGoOn()) return;
    throw new Trouble({
      id: `tes memerlukan ${packs.join(' dan ')}. Pasang dulu: sudo ${command}`,
      en: `the tests need ${packs.join(' and ')}. Install them first: sudo ${command}`,
    });
  }
  const names = { id: `memasang ${packs.join(', ')} dari Debian`, en: `installing ${packs.join(', ')} from Debian` };
  const done = { id: `terpasang: ${packs.join(', ')}`, en: `installed: ${packs.join(', ')}` };
  await progress.step({ doing: names, done }, async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await runProgram(['apt-get', 'update', '-q'], { env }); // an old list may do as well: the next line tells
    const { text } = await runProgram(['apt-get', 'install', '-q', '-y', '--no-install-recommends', ...packs], { env });
    if (canGoOn()) return;
    const words = text.trim().split('\n').slice(-8).join('\n');
    throw new Trouble({
      id: `${command} gagal:\n${words}`,
      en: `${command} failed:\n${words}`,
    });
  });
}
