import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { databaseUrl } from '../server/src/platform/database/cluster.ts'
import { writeTypes } from '../server/src/platform/database/generate-types.ts'
import { startEmbeddedPostgres } from '../server/src/supervisor/embedded-postgres.ts'
import { makeTemplates, TEMPLATES } from '../server/test/support/templates.ts'

// Writes the table types from the migrations, through a throw-away PostgreSQL. Run it after adding a migration.
const directory = await mkdtemp(path.join(tmpdir(), 'recado-types-'))
const postgres = await startEmbeddedPostgres({ directory, settings: { fsync: 'off' } })
try {
  await makeTemplates(postgres.url)
  const cluster = { name: 'main', url: postgres.url }
  await writeTypes(databaseUrl(cluster, TEMPLATES.control), 'control')
  await writeTypes(databaseUrl(cluster, TEMPLATES.shared), 'tenant')
  console.log('wrote server/src/platform/database/generated/{control,tenant}.ts')
} finally {
  await postgres.stop()
  await rm(directory, { recursive: true, force: true })
}
