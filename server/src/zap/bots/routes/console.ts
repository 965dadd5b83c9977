import { fleetEndpoints } from '@recado/contracts/bot-fleet'
import { consoleAction } from '../../../http/console/console-route.ts'
import { listSessionBackups } from '../../workflows/bots/list-session-backups.ts'
import { restoreSession } from '../../workflows/bots/restore-session.ts'

export const listWhatsappBackups = consoleAction(fleetEndpoints.listBackups, {
  permission: 'inboxes.manage',
  handler: ({ services, source, tenant, params, query }) =>
    listSessionBackups(services, { ...source, tenant }, params.id, query),
})

export const restoreWhatsappBackup = consoleAction(fleetEndpoints.restoreBackup, {
  permission: 'inboxes.manage',
  handler: ({ services, source, tenant, params, body }) =>
    restoreSession(services, { ...source, tenant }, { connectionId: params.id, backupId: params.backup_id, ...body }),
})
