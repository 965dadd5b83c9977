import { systemClock } from '../../src/platform/clock.ts'
import { createDatabase, databaseUrl, withAdmin } from '../../src/platform/database/cluster.ts'
import { migrateSchema } from '../../src/platform/database/migrate-schema.ts'
import { prepareControl, readAllMigrations } from '../../src/tenancy/installation.ts'
import { TEST_PASSWORDS } from './test-passwords.ts'

/** Names of the template databases; a test file clones all three under a prefix of its own. */
export const TEMPLATES = { control: 'tpl_control', shared: 'tpl_shared_1', schema: 'tpl_schema_1' } as const

/** Migrates the templates once: the control database, an empty shared one with its tables, an empty one for schemas. */
export async function makeTemplates(url: string): Promise<void> {
  const migrations = await readAllMigrations()
  const cluster = { name: 'main', url }
  await prepareControl({ prefix: 'tpl', clusters: [cluster], passwords: TEST_PASSWORDS, migrations })
  for (const name of [TEMPLATES.shared, TEMPLATES.schema]) {
    await createDatabase(cluster, name)
    await withAdmin(databaseUrl(cluster, name), (client) =>
      migrateSchema(client, { schema: 'recado', set: 'placement', migrations: migrations.placement }),
    )
  }
  await withAdmin(databaseUrl(cluster, TEMPLATES.shared), (client) =>
    migrateSchema(client, { schema: 'tenant', set: 'tenant', migrations: migrations.tenant }),
  )
  const now = systemClock.now()
  await withAdmin(databaseUrl(cluster, TEMPLATES.control), async (client) => {
    await client.query(
      `INSERT INTO control.databases (id, cluster, name, kind, created_at)
       VALUES ('00000000-0000-7000-8000-000000000001', 'main', $1, 'shared', $3),
              ('00000000-0000-7000-8000-000000000002', 'main', $2, 'schema', $3)`,
      [TEMPLATES.shared, TEMPLATES.schema, now],
    )
    await client.query(
      `INSERT INTO control.units (id, database_id, schema_name, version, state)
       VALUES ('00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000001', 'tenant', $1, 'current')`,
      [migrations.tenant.length],
    )
  })
}
