import { encodeId, type WebhookEndpointId } from '@recado/contracts/ids'
import { errors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { newDelivery, planDeliveries } from './dispatch-events.ts'
import { findDelivery, insertDeliveries, type WebhookDelivery } from './webhook-deliveries.sql.ts'
import { findEndpoint } from './webhook-endpoints.sql.ts'

/**
 * Sends `webhook.tested` to this endpoint alone, whatever it listens for, by the same way as everything else. It is no
 * event of the tenant's and is not in its log. @throws not_found (404)
 */
export async function testEndpoint(scope: TenantScope, id: WebhookEndpointId): Promise<WebhookDelivery> {
  const endpoint = await findEndpoint(scope, id)
  if (endpoint === undefined) throw errors.not_found()
  const delivery = newDelivery(scope.tenant.id, endpoint.id, {
    id: newId<string>(),
    name: 'webhook.tested',
    data: { webhook_id: encodeId('whe', endpoint.id) },
    occurred_at: scope.clock.now(),
  })
  await insertDeliveries(scope, [delivery])
  await planDeliveries(scope, [{ id: delivery.id, attempts: 0 }])
  const stored = await findDelivery(scope, delivery.id)
  if (stored === undefined) throw new Error('the delivery that was just written is not there')
  return stored
}
