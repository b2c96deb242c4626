/**
 * Records, for every registered service, the decisions that its examples cause: `node services/tools/record-golden.ts`.
 *
 * A manifest that is in the corpus already is left as it is. Must never: write over a file.
 */
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalText, goldenName, playExamples, type GoldenFile } from '@balai/kernel';
import { regions } from '../registry.ts';

const corpus = join(import.meta.dirname, '..', '..', 'kernel', 'golden');

for (const { calendar, services } of regions) {
  for (const { manifest, examples } of services) {
    const text = canonicalText(manifest);
    const file = join(corpus, goldenName(manifest, createHash('sha256').update(text).digest('hex')));
    if (existsSync(file)) {
      console.log(`kept      ${file}`);
      continue;
    }
    const played = playExamples(manifest, examples, calendar);
    const broken = played.filter(({ ok }) => !ok);
    if (broken.length > 0)
      throw new Error(
        `${manifest.id}: ${broken.map(({ name, problems }) => `${name}: ${problems.map(({ says }) => says.en).join('; ')}`).join('\n')}`,
      );
    const golden: GoldenFile = {
      manifest: JSON.parse(text) as GoldenFile['manifest'],
      calendar,
      cases: played.map(({ name, story }) => ({ name, story })),
    };
    writeFileSync(file, `${JSON.stringify(golden)}\n`);
    console.log(`recorded  ${file}`);
  }
}
