/** The log of a demo: it is kept, and it does not fill the disk. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLog } from './logger.ts';

test('a file that has grown large is set aside, over the one before, and a new one begins', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'balai-log-'));
  const file = join(folder, 'log', 'server.log');
  openLog({ file }).logger.info('first');
  await expect.poll(() => statSync(file, { throwIfNoEntry: false })?.size ?? 0).toBeGreaterThan(0);
  writeFileSync(file, 'x'.repeat(10_000_001));
  const log = openLog({ file });
  log.logger.info('second');
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('second');
  expect(readFileSync(file, 'utf8')).not.toContain('xxx');
  expect(statSync(`${file}.1`).size).toBe(10_000_001);
  rmSync(folder, { recursive: true });
});
