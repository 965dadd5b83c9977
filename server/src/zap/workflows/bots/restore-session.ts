import type { BotBackupView } from '@recado/contracts/bot-fleet'
import type { z } from 'zod'
import { errors as platformErrors } from '../../../platform/errors.ts'
import type { Services } from '../../../services.ts'
import { recordAct } from '../../../tenancy/record-act.ts'
import type { Tenant } from '../../../tenancy/tenant.ts'
import type { ScopeSource } from '../../../tenancy/tenant-scope.ts'
import { errors, findBackup, findConnectionFacts, findLastMessageAt, wantRestore } from '../../bots/index.ts'
import { presentBackup } from './list-session-backups.ts'

/**
 * Has a bot take up the session of a copy at its next start, which is now. After the copy WhatsApp's keys went on with each
 * message: an older copy may not read some of what comes, so it asks first.
 * @throws not_found, bot_backup_older (409) without `confirm`.
 */
export async function restoreSession(
  { control, withTenant }: Pick<Services, 'control' | 'withTenant'>,
  source: ScopeSource & { tenant: Tenant },
  { connectionId, backupId, confirm }: { connectionId: string; backupId: string; confirm: boolean },
): Promise<z.output<typeof BotBackupView>> {
  const { tenant } = source
  const backup = await control.asTenant(tenant.id, (scope) => findBackup(scope, backupId))
  if (backup === undefined || backup.bot_id !== connectionId) throw platformErrors.not_found()
  const lastMessageAt = await withTenant(source, async (scope) => {
    if ((await findConnectionFacts(scope, connectionId)) === undefined) throw platformErrors.not_found()
    const last = await findLastMessageAt(scope, connectionId)
    if (last !== undefined && last > backup.at && !confirm) {
      throw errors.bot_backup_older({
        extra: { backup_at: backup.at.toISOString(), last_message_at: last.toISOString() },
      })
    }
    await recordAct(scope, {
      action: 'whatsapp_connection.session_restored',
      targetKind: 'whatsapp_connection',
      targetId: connectionId,
      after: { backup_at: backup.at.toISOString() },
    })
    return last
  })
  await control.asTenant(tenant.id, async (scope) => {
    await wantRestore(scope, connectionId, backupId)
    await scope.notifyChanged('bot', connectionId)
  })
  return presentBackup(backup, lastMessageAt)
}
