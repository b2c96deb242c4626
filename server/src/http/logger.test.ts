/** The log of a demo: it is kept, it does not fill the disk, and a full disk ends nothing. */
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
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

const FULL = '/dev/full';

test.runIf(existsSync(FULL))('a full disk takes no line, and ends nothing', async () => {
  const logger = new URL('./logger.ts', import.meta.url).href;
  const worker = new Worker(
    `import(${JSON.stringify(logger)}).then(async ({ openLog }) => {
      const { logger } = openLog({ file: ${JSON.stringify(FULL)} });
      for (let line = 0; line < 400; line += 1) logger.info({ line }, 'a line that finds no room');
      await new Promise((later) => setTimeout(later, 600));
      logger.info('and another');
      await new Promise((later) => setTimeout(later, 600));
      require('node:worker_threads').parentPort.postMessage('alive');
    });`,
    { eval: true },
  );
  const [said] = await Promise.race([once(worker, 'message'), once(worker, 'error'), sleep(20_000, ['silent'])]);
  await worker.terminate();
  expect(said).toBe('alive');
});
