import type { TenantId } from '@recado/contracts/ids'
import pg from 'pg'

const FOREIGN_KEY_VIOLATION = '23503'

/**
 * Deletes every row of a tenant from the tables of these schemas, in one transaction, as the mover, whom the policies let
 * in. For a tenant with few rows: tables are tried in rounds until none refers to another, whatever the keys between them.
 *
 * @throws the database's error when a round deletes nothing more
 */
export async function deleteTenantRows(mover: pg.Pool, schemas: readonly string[], tenantId: TenantId): Promise<void> {
  const client = await mover.connect()
  try {
    await client.query('BEGIN')
    let left = await listTenantTables(client, schemas)
    // Ends: each round has fewer tables left than the one before, or throws.
    while (left.length > 0) {
      const refused: string[] = []
      let reason: unknown
      for (const table of left) {
        await client.query('SAVEPOINT one_table')
        try {
          await client.query(`DELETE FROM ${table} WHERE tenant_id = $1`, [tenantId])
        } catch (error) {
          if (!(error instanceof pg.DatabaseError) || error.code !== FOREIGN_KEY_VIOLATION) throw error
          await client.query('ROLLBACK TO SAVEPOINT one_table')
          refused.push(table)
          reason = error
        }
      }
      if (refused.length === left.length) throw reason
      left = refused
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** The fence first, so that nobody enters meanwhile; the outbox before the log, whose relay holds its rows. */
async function listTenantTables(client: pg.PoolClient, schemas: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
      WHERE n.nspname = ANY ($1) AND c.relkind = 'r' AND has_table_privilege(c.oid, 'DELETE')
      ORDER BY c.relname = 'fences' DESC, c.relname = 'outbox' DESC, 1`,
    [schemas],
  )
  return rows.map(({ name }) => name)
}
