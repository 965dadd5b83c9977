import type { BotBackupView } from '@recado/contracts/bot-fleet'
import type { BotBackupId } from '@recado/contracts/ids'
import type { z } from 'zod'
import { decodePlaceCursor, encodePlaceCursor } from '../../../platform/cursor.ts'
import { errors } from '../../../platform/errors.ts'
import type { Services } from '../../../services.ts'
import type { Tenant } from '../../../tenancy/tenant.ts'
import type { ScopeSource } from '../../../tenancy/tenant-scope.ts'
import { type BackupRow, findConnectionFacts, findLastMessageAt, listBackups } from '../../bots/index.ts'

type View = z.output<typeof BotBackupView>

/** @throws not_found for another company's number, or one that was ended. */
export async function listSessionBackups(
  { control, withTenant }: Pick<Services, 'control' | 'withTenant'>,
  source: ScopeSource & { tenant: Tenant },
  connectionId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: View[]; next_cursor: string | null }> {
  const before = decodePlaceCursor('whatsapp-backups', connectionId, cursor)
  const lastMessageAt = await withTenant(source, async (scope) => {
    if ((await findConnectionFacts(scope, connectionId)) === undefined) throw errors.not_found()
    return findLastMessageAt(scope, connectionId)
  })
  const rows = await control.asTenant(source.tenant.id, (scope) =>
    listBackups(scope, connectionId, { before, limit: limit + 1 }),
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => presentBackup(row, lastMessageAt)),
    next_cursor:
      rows.length > limit && last !== undefined ? encodePlaceCursor('whatsapp-backups', connectionId, last) : null,
  }
}

export function presentBackup({ id, at, bytes }: BackupRow, lastMessageAt: Date | undefined): View {
  return { id: id as BotBackupId, at, bytes, outdated: lastMessageAt !== undefined && lastMessageAt > at }
}
