import type { QrWebhook } from '@recado/contracts/bots'
import type { ConnectionId } from '@recado/contracts/ids'
import type { z } from 'zod'
import { emitWorkspaceChange } from '../../tenancy/emit-workspace-change.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { updateCode } from './connection-states.sql.ts'

/** What a phone is to scan or type from now on; an older code that comes late is let go. */
export async function takeCode(scope: TenantScope, id: ConnectionId, code: z.output<typeof QrWebhook>): Promise<void> {
  if (await updateCode(scope, id, code)) await emitWorkspaceChange(scope, 'connection.updated', id)
}
