import type { ConnectionId } from '@recado/contracts/ids'
import { z } from 'zod'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Something that Meta delivered waits to be read. */
export const TAKE_JOB = 'whatsapp.take_cloud'
export const TakePayload = z.object({ connection_id: z.string() })

export async function planTake(scope: TenantScope, connectionId: ConnectionId): Promise<void> {
  await scope.jobs.enqueue(TAKE_JOB, { connection_id: connectionId })
}
