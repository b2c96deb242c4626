/** What the doctor says of secrets that are missing, open to others, or damaged. */
import { chmodSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secretOf } from './secrets.ts';
import { wrongSecrets } from './secrets-finding.ts';

let data: string;
beforeAll(() => (data = mkdtempSync(join(tmpdir(), 'balai-s-'))));
afterAll(() => rmSync(data, { recursive: true }));
const said = (): readonly string[] => wrongSecrets(data).wrong.map(({ en }) => en);

test('whole and closed secrets are right; open, missing and cut ones are each named with what to do', async () => {
  expect(wrongSecrets(data)).toEqual({ isNew: true, wrong: [] });
  for (const name of ['session', 'link', 'lookup', 'publishing'] as const) await secretOf(data, name);
  expect(wrongSecrets(data)).toEqual({ isNew: false, wrong: [] });

  const path = (name: string) => join(data, 'secrets', name);
  chmodSync(path('link'), 0o644);
  expect(said()).toEqual([`${path('link')} can be read by other users. Close it: chmod 600 ${path('link')}`]);
  chmodSync(path('link'), 0o600);
  chmodSync(join(data, 'secrets'), 0o755);
  expect(said()[0]).toContain('chmod 700');
  chmodSync(join(data, 'secrets'), 0o700);
  truncateSync(path('session'), 10);
  expect(said()[0]).toContain('is damaged');
  rmSync(path('session'));
  expect(said()[0]).toContain('is missing');
  // Without it no version that was published is taken up any more.
  rmSync(path('publishing'));
  expect(said()).toContain(
    `${path('publishing')} is missing. Put it back from where the keys are kept; do not make a new one.`,
  );
});
