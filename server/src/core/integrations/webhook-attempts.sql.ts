import type { WebhookDeliveryId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface WebhookAttempt {
  attempt: number
  at: Date
  duration_ms: number
  status: number | null
  error: string | null
  response_excerpt: string
}

export async function insertAttempt(
  scope: TenantScope,
  deliveryId: WebhookDeliveryId,
  attempt: WebhookAttempt,
): Promise<void> {
  await scope.db
    .insertInto('webhook_attempts')
    .values({ tenant_id: scope.tenant.id, delivery_id: deliveryId, ...attempt })
    .execute()
}

/** All of a delivery, in order: ten a round. */
export function listAttempts(scope: TenantScope, deliveryId: WebhookDeliveryId): Promise<WebhookAttempt[]> {
  return scope.db
    .selectFrom('webhook_attempts')
    .select(['attempt', 'at', 'duration_ms', 'status', 'error', 'response_excerpt'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('delivery_id', '=', deliveryId)
    .orderBy('attempt')
    .limit(200)
    .execute()
}
