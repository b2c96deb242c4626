// Whether somebody has read what changes, and what would be lost: asked at a terminal, or said by a script with the hash of exactly
// these sentences. Must never: take the hash of one list for another.
import { createInterface } from 'node:readline/promises';
import type { Change } from '@balai/kernel';
import { say, type Sentence } from '../say.ts';
import { hashOfChanges, linesOfChanges } from './show-changes.ts';

const LEAST_DIGITS = 16;

/** Prints the changes; true when they were read and are wanted. Nothing to read is nothing to ask. */
export async function confirmChanges(changes: readonly Change[], read: readonly string[]): Promise<boolean> {
  for (const line of linesOfChanges(changes)) console.log(line);
  return confirmed(changes, read, (short) => ({
    without: {
      id: `    Bacalah perubahan di atas, lalu ulangi dengan --yes-i-read ${short}`,
      en: `    Read the changes above, then call again with --yes-i-read ${short}`,
    },
    ask: {
      id: '    Sudah dibaca, dan benar begini? (ya/tidak) ',
      en: '    Have you read it, and is it right? (yes/no) ',
    },
  }));
}

/** Warns of changes that were made in the studio as version `number` and that a file would undo; true when it is meant so. */
export async function confirmLoss(number: number, lost: readonly Change[], given: readonly string[]): Promise<boolean> {
  if (lost.length === 0) return true;
  console.log(
    say({
      id: `  ! Versi ${number} dibuat di studio, dan berkas ini tidak memuat yang diubah di sana. Bila terbit, ini hilang:`,
      en: `  ! Version ${number} was made in the studio, and this file does not have what was changed there. Published, it undoes:`,
    }),
  );
  for (const line of linesOfChanges(lost)) console.log(`  ${line}`);
  return confirmed(lost, given, (short) => ({
    without: {
      id: `    Tulis dulu ke dalam berkas agar tetap berlaku; atau, bila memang ditinggalkan, ulangi dengan --over-studio ${short}`,
      en: `    Write it into the file to keep it; or, if it is really to go, call again with --over-studio ${short}`,
    },
    ask: {
      id: '    Memang ditinggalkan? (ya/tidak) ',
      en: '    Is it really to go? (yes/no) ',
    },
  }));
}

type Words = (short: string) => { readonly without: Sentence; readonly ask: Sentence };
async function confirmed(changes: readonly Change[], given: readonly string[], words: Words): Promise<boolean> {
  if (changes.length === 0) return true;
  const hash = hashOfChanges(changes);
  if (given.some((one) => one.length >= LEAST_DIGITS && hash.startsWith(one.toLowerCase()))) return true;
  const { without, ask } = words(hash.slice(0, LEAST_DIGITS));
  if (!process.stdin.isTTY) {
    console.log(say(without));
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(y|ya|yes)$/iu.test((await terminal.question(say(ask))).trim());
  } finally {
    terminal.close();
  }
}
