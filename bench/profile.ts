/**
 * A CPU profile of this process between two moments, as Chrome's tools read it.
 *
 * Must never: be on while figures are measured that are reported as such without saying so.
 */
import { Session } from 'node:inspector/promises';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

let session: Session | null = null;

export async function beginProfile(): Promise<void> {
  session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
}

export async function endProfile(path: string): Promise<void> {
  if (session === null) throw new Error('no profile was begun');
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  session = null;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(profile));
}
