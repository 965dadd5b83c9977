import { sql } from 'kysely'
import type { ControlScope, PlatformScope } from '../../tenancy/control-scope.ts'

export interface BackupRow {
  id: string
  bot_id: string
  tenant_id: string
  storage_key: string
  sealed_key: string
  bytes: number
  at: Date
}

const COLUMNS = sql`id, bot_id, tenant_id, storage_key, sealed_key, bytes::float8 AS bytes, at`

export async function insertBackup(scope: PlatformScope, backup: BackupRow): Promise<void> {
  await sql`
    INSERT INTO bot_backups (id, tenant_id, bot_id, storage_key, sealed_key, bytes, at)
    VALUES (${backup.id}, ${backup.tenant_id}, ${backup.bot_id}, ${backup.storage_key}, ${backup.sealed_key}, ${backup.bytes},
            ${backup.at})`.execute(scope.control)
}

export async function findBackup(scope: PlatformScope | ControlScope, id: string): Promise<BackupRow | undefined> {
  const { rows } = await sql<BackupRow>`SELECT ${COLUMNS} FROM bot_backups WHERE id = ${id}`.execute(scope.control)
  return rows[0]
}

/** Newest first. */
export async function listBackups(
  scope: PlatformScope | ControlScope,
  botId: string,
  page: { before?: { at: Date; id: string } | undefined; limit: number },
): Promise<BackupRow[]> {
  const { rows } = await sql<BackupRow>`
    SELECT ${COLUMNS} FROM bot_backups
     WHERE bot_id = ${botId}
       ${page.before === undefined ? sql`` : sql`AND (at, id) < (${page.before.at}, ${page.before.id}::uuid)`}
     ORDER BY at DESC, id DESC LIMIT ${page.limit}`.execute(scope.control)
  return rows
}

/** Those whose time is over; a bot's only one stays, however old: its session may be lost with the bot tomorrow. */
export async function listOldBackups(scope: PlatformScope, before: Date, limit: number): Promise<BackupRow[]> {
  const { rows } = await sql<BackupRow>`
    SELECT ${COLUMNS} FROM bot_backups o
     WHERE at < ${before} AND EXISTS (SELECT FROM bot_backups n WHERE n.bot_id = o.bot_id AND n.at > o.at)
     ORDER BY at LIMIT ${limit}`.execute(scope.control)
  return rows
}

export async function deleteBackup(scope: PlatformScope, id: string): Promise<void> {
  await sql`DELETE FROM bot_backups WHERE id = ${id}`.execute(scope.control)
}
