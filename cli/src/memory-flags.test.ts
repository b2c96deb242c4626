/** However the city is started, its process holds as little. Must never: know what the flags are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';

const read = (...path: readonly string[]): string => readFileSync(join(root, ...path), 'utf8');
const wanted = /memoryFlags = \[([^\]]+)\]/.exec(read('start.mjs'))?.[1]?.match(/--[a-z0-9=-]+/g) ?? [];

test.each(['balai.service', 'Containerfile'])('%s starts the city with the memory that npm start gives it', (file) => {
  expect(wanted).not.toEqual([]);
  expect(wanted.filter((flag) => !read('deploy', file).includes(flag))).toEqual([]);
  expect(read('deploy', file)).toContain('MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=131072');
});
