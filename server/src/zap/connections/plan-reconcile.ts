import type { ConnectionId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Whoever runs bots makes the world as this connection says now; with `restart` its bot begins anew too. */
export async function planReconcile(
  scope: TenantScope,
  id: ConnectionId,
  { restart = false }: { restart?: boolean } = {},
): Promise<void> {
  await scope.jobs.enqueue('bots.reconcile', { connection_id: id, ...(restart ? { restart } : {}) })
}
