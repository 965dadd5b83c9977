import type pg from 'pg'
import { getConstructionPlans, getMigrationPlans } from 'pg-boss'
import { ROLES } from '../database/cluster.ts'

export const QUEUE_SCHEMA = 'pgboss'

/**
 * Brings pg-boss' tables in the control database to the version of the installed package. They belong to recado_owner;
 * the server's role may use them and change none, so pg-boss itself never migrates while serving.
 * Safe to repeat, and to run from several nodes at once: pg-boss' own plans take an advisory lock.
 */
export async function installQueue(client: pg.Client): Promise<void> {
  await client.query("SELECT pg_advisory_lock(hashtextextended('recado.queue', 7))")
  try {
    await client.query(`SET ROLE ${ROLES.owner}`)
    const version = await readVersion(client)
    if (version === undefined) await client.query(getConstructionPlans(QUEUE_SCHEMA))
    else await migrateFrom(client, version)
    await client.query(`
      GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO ${ROLES.app};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ${ROLES.app};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO ${ROLES.app};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO ${ROLES.app}`)
  } finally {
    await client.query('RESET ROLE')
    await client.query("SELECT pg_advisory_unlock(hashtextextended('recado.queue', 7))")
  }
}

async function readVersion(client: pg.Client): Promise<number | undefined> {
  const found = await client.query(`SELECT 1 WHERE to_regclass('${QUEUE_SCHEMA}.version') IS NOT NULL`)
  if (found.rowCount === 0) return undefined
  const { rows } = await client.query<{ version: number }>(`SELECT version FROM ${QUEUE_SCHEMA}.version`)
  return rows[0]?.version
}

async function migrateFrom(client: pg.Client, version: number): Promise<void> {
  const plans = readMigrationPlans(version)
  if (plans === undefined) return
  // What follows the transaction are CREATE INDEX CONCURRENTLY, each of which must be sent alone.
  const end = plans.lastIndexOf('COMMIT;') + 'COMMIT;'.length
  await client.query(plans.slice(0, end))
  for (const statement of plans.slice(end).split(/;\s*\n|;\s*$/)) {
    if (statement.trim() !== '') await client.query(statement)
  }
}

/** Undefined when `version` is the newest: the package says its schema's version only by having no plan from there. */
function readMigrationPlans(version: number): string | undefined {
  try {
    return getMigrationPlans(QUEUE_SCHEMA, version)
  } catch (error) {
    if (error instanceof Error && /^Version \d+ not found/.test(error.message)) return undefined
    throw error
  }
}
