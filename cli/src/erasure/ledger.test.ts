/** The ledger of erasures: nothing in it can be changed unseen, and what was cut off while it was written is no line. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ErasedEntry } from '@balai/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ledgerIn, mergeLedger, openLedger, readLedger } from './ledger.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'balai-ledger-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const entry = (caseId: string): ErasedEntry => ({
  region: 3671,
  caseId,
  what: 'everything',
  basis: 'Contoh',
  at: 1,
  files: ['ab'],
});

test('what is appended is there, once, in order, whoever appends', async () => {
  const path = ledgerIn(folder);
  const [one, two] = [openLedger(path), openLedger(path)];
  await Promise.all([one.append(entry('a')), one.append(entry('b')), two.append(entry('a')), two.append(entry('c'))]);
  expect(
    readLedger(path)
      .map(({ caseId }) => caseId)
      .toSorted(),
  ).toEqual(['a', 'b', 'c']);
  expect(readLedger(path)[0]).toEqual(entry(readLedger(path)[0]?.caseId ?? ''));
  const other = join(folder, 'other');
  await openLedger(other).append(entry('d'));
  await mergeLedger(path, other);
  await mergeLedger(path, other);
  expect(readLedger(other).map(({ caseId }) => caseId)).toHaveLength(4);
});

test('a line that was changed, taken out or put in between is found; a torn end is no line and is written over', async () => {
  const path = ledgerIn(folder);
  const ledger = openLedger(path);
  for (const caseId of ['a', 'b', 'c']) await ledger.append(entry(caseId));
  const whole = readFileSync(path, 'utf8');
  for (const forged of [whole.replace('"a"', '"x"'), whole.split('\n').toSpliced(1, 1).join('\n')]) {
    writeFileSync(path, forged);
    expect(() => readLedger(path)).toThrow(/was changed at line 2/);
  }
  writeFileSync(path, whole);
  appendFileSync(path, '{"region":3671,"caseId":"d"');
  expect(readLedger(path)).toHaveLength(3);
  await openLedger(path).append(entry('e'));
  expect(readLedger(path).map(({ caseId }) => caseId)).toEqual(['a', 'b', 'c', 'e']);
});
