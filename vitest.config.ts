// How `vitest run` runs: everything beside the code shares one PostgreSQL, with a database for each file; the end-to-end
// tests share one demo city and one browser. `--project unit` or `--project e2e` runs one of them.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    allowOnly: false,
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{kernel,services,store,server,web,cli,bench}/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'web/build/**', '**/.svelte-kit/**'],
          globalSetup: ['./store/test/global.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['./e2e/demo-city.ts'],
          pool: 'forks',
          // One file after the other: they turn the switches of one city.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
