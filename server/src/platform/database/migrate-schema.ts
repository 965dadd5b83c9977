import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { ROLES } from './cluster.ts'

export type MigrationSet = 'control' | 'placement' | 'tenant'

export interface Migration {
  version: number
  name: string
  checksum: string
  sql: string
}

export interface MigrationObserver {
  started?(migration: Migration): Promise<void> | void
  finished?(migration: Migration): Promise<void> | void
}

/** Reads `migrations/<set>/NNNN-name.sql` in order; a gap or a doubled number is an error, not a surprise later. */
export async function readMigrations(set: MigrationSet, directory = defaultDirectory(set)): Promise<Migration[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file, index) => {
      const version = Number(file.slice(0, 4))
      if (version !== index + 1) throw new Error(`migration ${set}/${file} should have number ${index + 1}`)
      const sql = await readFile(new URL(file, directory), 'utf8')
      return { version, name: file, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings one schema to the newest version. Each migration commits with its own ledger row in the same transaction, so a
 * kill at any moment leaves a whole version behind and the next run goes on from there. One advisory lock a schema keeps
 * two runners apart; a lock time-out of 5 s keeps a migration from queueing all traffic behind itself.
 *
 * @returns the version reached.
 * @throws if an applied file was changed, or a statement fails (the schema then stays at the last whole version).
 */
export async function migrateSchema(
  client: pg.Client,
  target: { schema: string; set: MigrationSet; migrations: readonly Migration[] },
  observer: MigrationObserver = {},
): Promise<number> {
  const schema = client.escapeIdentifier(target.schema)
  await client.query('SELECT pg_advisory_lock(hashtextextended($1, 7))', [`migrate:${target.schema}:${target.set}`])
  try {
    await ensureLedger(client)
    const applied = await client.query<{ version: number; checksum: string }>(
      'SELECT version, checksum FROM recado.migrations WHERE schema_name = $1 AND set_name = $2 ORDER BY version',
      [target.schema, target.set],
    )
    refuseChangedFiles(applied.rows, target)
    for (const migration of target.migrations.slice(applied.rows.length)) {
      await observer.started?.(migration)
      await applyOne(client, schema, target, migration)
      await observer.finished?.(migration)
    }
    return target.migrations.length
  } finally {
    await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 7))', [`migrate:${target.schema}:${target.set}`])
  }
}

async function applyOne(
  client: pg.Client,
  schema: string,
  target: { schema: string; set: MigrationSet },
  migration: Migration,
): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(`SET LOCAL ROLE ${ROLES.owner}`)
    await client.query("SET LOCAL lock_timeout = '5s'")
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`)
    await client.query(`SET LOCAL search_path = ${schema}, extensions`)
    if (target.set === 'tenant') {
      await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${ROLES.app}, ${ROLES.mover}, ${ROLES.readonly}`)
    }
    await client.query(migration.sql)
    await client.query(
      'INSERT INTO recado.migrations (schema_name, set_name, version, name, checksum) VALUES ($1, $2, $3, $4, $5)',
      [target.schema, target.set, migration.version, migration.name, migration.checksum],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

async function ensureLedger(client: pg.Client): Promise<void> {
  const found = await client.query("SELECT 1 WHERE to_regclass('recado.migrations') IS NOT NULL")
  if (found.rowCount === 1) return
  await client.query('BEGIN')
  await client.query("SELECT pg_advisory_xact_lock(hashtext('recado.ledger'))")
  await client.query(`SET LOCAL ROLE ${ROLES.owner}`)
  await client.query('CREATE SCHEMA IF NOT EXISTS recado')
  await client.query(`CREATE TABLE IF NOT EXISTS recado.migrations (
    schema_name text NOT NULL, set_name text NOT NULL, version int NOT NULL, name text NOT NULL,
    checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (schema_name, set_name, version))`)
  await client.query('COMMIT')
}

function refuseChangedFiles(
  applied: { version: number; checksum: string }[],
  target: { schema: string; set: MigrationSet; migrations: readonly Migration[] },
): void {
  for (const row of applied) {
    const file = target.migrations[row.version - 1]
    if (file === undefined)
      throw new Error(`${target.schema} is newer than this program (${target.set} ${row.version})`)
    if (file.checksum !== row.checksum) throw new Error(`${target.set}/${file.name} was changed after it was applied`)
  }
}

function defaultDirectory(set: MigrationSet): URL {
  return new URL(`../../../migrations/${set}/`, import.meta.url)
}
