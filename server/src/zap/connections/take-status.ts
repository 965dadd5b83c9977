import type { StatusWebhook } from '@recado/contracts/bots'
import type { ConnectionId } from '@recado/contracts/ids'
import type { z } from 'zod'
import { emitWorkspaceChange } from '../../tenancy/emit-workspace-change.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { insertState, updateState } from './connection-states.sql.ts'

/** What a bot says of itself; what comes late does not overwrite what was entered after it. */
export async function takeStatus(
  scope: TenantScope,
  id: ConnectionId,
  status: z.output<typeof StatusWebhook>,
): Promise<void> {
  const taken = await updateState(scope, id, status)
  if (taken?.entered) await insertState(scope, id, status)
  if (taken !== undefined) await emitWorkspaceChange(scope, 'connection.updated', id)
}
