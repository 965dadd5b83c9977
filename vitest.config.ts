import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/test-run/longest-first.ts'

// Three kinds of tests: `unit` needs nothing, `database` a real PostgreSQL, `browser` a Chromium.
// The kind is the file name's ending, so that nobody needs to look a test up in a list.

// Long enough for a machine at a load of 15: patience costs nothing while tests are green.
const PATIENT = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 120_000 } } }

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{contracts,client,engines,bot,server,testing,scripts,architecture,apps}/**/*.test.ts'],
          exclude: ['**/*.{db,browser,long}.test.ts', '**/node_modules/**', '**/dist/**'],
          ...PATIENT,
          // They keep nothing between them that another could see, and importing the program anew for each took a quarter of
          // the processor.
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'database',
          include: ['server/**/*.db.test.ts', 'testing/**/*.db.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['server/test/support/postgres.setup.ts'],
          ...PATIENT,
          // As above: importing the server anew for each file took a fifth of the time.
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['{server,apps,bot}/**/*.browser.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['server/test/support/postgres.setup.ts', 'apps/console/test/support/browser-apps.setup.ts'],
          setupFiles: ['server/test/support/show-open-pages.setup.ts'],
          sequence: { hooks: 'list' },
          testTimeout: 300_000,
          // For a machine that does other work too; what comes at once is not waited for.
          expect: { poll: { timeout: 60_000 } },
          hookTimeout: 300_000,
          // Each file has a house and a browser of its own; the program is imported once for all that a worker runs.
          isolate: false,
          // A page waits for its server and its server for the database: one file alone leaves half of two processors idle.
          maxWorkers: 2,
          // A page on a machine that does other work may be late; who needed the second try is named at the end.
          retry: 1,
        },
      },
      {
        test: {
          name: 'long',
          include: ['{server,engines,apps,bot}/**/*.long.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['server/test/support/postgres.setup.ts'],
          ...PATIENT,
          testTimeout: 1_800_000,
          maxWorkers: 1,
        },
      },
    ],
  },
})
