// How `vitest run` runs: everything beside the code shares a PostgreSQL, with a database for each file; the end-to-end
// tests run in two workers, each with a demo city and a browser that its files share. `--project unit`, `--project process` or `--project e2e` runs one of them.
// Must never: share a process among files that end it, or that change what it has only once.
import { defineConfig } from 'vitest/config';

const never = ['**/node_modules/**', 'web/build/**', '**/.svelte-kit/**'];
/** These start servers, browsers and programs, catch signals or change what a process has but once. */
const ownProcess = ['web/tests/**/*.test.ts', 'cli/**/*.test.ts', 'store/src/postgres/**/*.test.ts'];

const besideTheCode = {
  globalSetup: './store/test/global.ts',
  pool: 'forks',
  maxWorkers: 2,
  testTimeout: 60_000,
  hookTimeout: 120_000,
} as const;

export default defineConfig({
  test: {
    allowOnly: false,
    passWithNoTests: false,
    projects: [
      {
        test: {
          ...besideTheCode,
          name: 'unit',
          include: ['{kernel,services,store,server,web,cli,bench}/**/*.test.ts'],
          exclude: [...never, ...ownProcess],
          // What a file imports is loaded once for all files of a process, which halves the time of the whole.
          isolate: false,
        },
      },
      { test: { ...besideTheCode, name: 'process', include: ownProcess, exclude: never } },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['./e2e/demo-city.ts'],
          pool: 'forks',
          // Files of a worker run one after the other: they turn the switches of one city. A city that runs already is but one.
          maxWorkers: process.env['BALAI_E2E_ORIGIN'] === undefined ? 2 : 1,
          isolate: false,
          sequence: { groupOrder: 1 },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
