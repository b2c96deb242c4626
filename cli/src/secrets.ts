// The secrets of an installation: made once, kept in the data folder with mode 0600, never printed.
// Losing them ends all sessions and secret links; they belong into the backup, apart from the data.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const BYTES = 32;

export async function secretOf(
  data: string,
  name: 'session' | 'link' | 'lookup' | 'publishing' | 'push',
): Promise<Buffer> {
  const folder = join(data, 'secrets');
  const path = join(folder, name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const made = randomBytes(BYTES);
  try {
    // `wx`: two processes that start at once agree on the first one's secret.
    await writeFile(path, made.toString('hex'), { flag: 'wx', mode: 0o600 });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return Buffer.from(await readFile(path, 'utf8'), 'hex');
  }
}
