import type { ConnectionId } from '@recado/contracts/ids'
import { z } from 'zod'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Whether Meta takes what was entered of a number of the Cloud API. */
export const CHECK_JOB = 'whatsapp.check_cloud'
export const CheckPayload = z.object({ connection_id: z.string() })

export async function planCheck(scope: TenantScope, id: ConnectionId): Promise<void> {
  await scope.jobs.enqueue(CHECK_JOB, { connection_id: id })
}
