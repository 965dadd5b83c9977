import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../src/supervisor/embedded-postgres.ts'
import { makeTemplates } from './templates.ts'
import { makeThrowAwayFolder } from './throw-away-folder.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

/** One throw-away PostgreSQL for a run; each test file then clones the migrated templates, which takes some 50 ms. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await makeThrowAwayFolder()
  const postgres = await startEmbeddedPostgres({
    directory,
    settings: {
      ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
      // Where it lies in memory, what it keeps of its log does too.
      max_wal_size: '256MB',
    },
  })
  await makeTemplates(postgres.url)
  project.provide('postgresUrl', postgres.url)
  return async () => {
    await postgres.stop()
    await rm(directory, { recursive: true, force: true })
  }
}
