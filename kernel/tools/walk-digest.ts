/**
 * Walks through every fixture by fixed tapes and prints one digest of all that was decided: a quick look whether a change
 * of the case logic changes anything. Run by mutants.ts on its copy.
 *
 * Must never: use a clock or chance; the same kernel prints the same digest.
 */
import { createHash } from 'node:crypto';
import { fixtures } from '../fixtures/services.ts';
import { walk } from '../src/cases/random-walk.ts';

const TAPES = 5;
const LENGTH = 160;
const digest = createHash('sha256');
for (const service of fixtures) {
  for (let tape = 0; tape < TAPES; tape += 1) {
    const numbers = Array.from({ length: LENGTH }, (_, index) => ((index + 1) * 7_919 * (tape + 3)) % 65_535);
    digest.update(JSON.stringify(walk(service, numbers).steps.map(({ decision }) => decision)));
  }
}
console.log(digest.digest('hex'));
