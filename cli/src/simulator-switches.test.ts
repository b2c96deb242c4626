// The switches of a demo over a restart: as they were left, or all well when the note cannot be read.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSwitches } from './simulator-switches.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'balai-switches-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the last turn of each switch is found again', () => {
  const first = openSwitches(folder);
  expect(first.left).toEqual({});
  first.turned('jalan', 'slow');
  first.turned('tandaTangan', 'down');
  first.turned('jalan', 'wrong');
  expect(openSwitches(folder).left).toEqual({ jalan: 'wrong', tandaTangan: 'down' });
});

test.each(['', '[1', '{"jalan": 3}', 'null'])('a note that reads %j keeps nothing from starting', (text) => {
  writeFileSync(join(folder, 'simulators.json'), text);
  expect(openSwitches(folder).left).toEqual({});
});
