import type { WebhookDeliveryId, WebhookEndpointId } from '@recado/contracts/ids'
import { errors as platformErrors } from '../../platform/errors.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { planDeliveries } from './dispatch-events.ts'
import { errors } from './errors.ts'
import { REPLAY_JOB } from './job-payloads.ts'
import {
  countDead,
  type DeadRange,
  findDelivery,
  restartDead,
  restartDelivery,
  type WebhookDelivery,
} from './webhook-deliveries.sql.ts'
import { findEndpoint } from './webhook-endpoints.sql.ts'

/** Sends a delivery again, delivered or dead, with the same body and id. @throws not_found, webhook_delivery_pending (409) */
export async function replayDelivery(
  scope: TenantScope,
  ids: { endpointId: string; deliveryId: WebhookDeliveryId },
): Promise<WebhookDelivery> {
  const delivery = await findDelivery(scope, ids.deliveryId)
  if (delivery?.endpoint_id !== ids.endpointId) throw platformErrors.not_found()
  const restarted = await restartDelivery(scope, delivery.id)
  if (restarted === undefined) throw errors.webhook_delivery_pending()
  await planDeliveries(scope, [restarted])
  await recordAct(scope, { action: 'webhook_delivery.replayed', targetKind: 'webhook_delivery', targetId: delivery.id })
  return restarted
}

/** Plans to send every dead delivery since then again. @returns how many there are now. @throws not_found */
export async function requestReplay(scope: TenantScope, endpointId: WebhookEndpointId, since: Date): Promise<number> {
  if ((await findEndpoint(scope, endpointId)) === undefined) throw platformErrors.not_found()
  const until = scope.clock.now()
  const deliveries = await countDead(scope, { endpointId, since, until })
  await scope.jobs.enqueue(REPLAY_JOB, {
    endpoint_id: endpointId,
    since: since.toISOString(),
    until: until.toISOString(),
  })
  await recordAct(scope, {
    action: 'webhook.replayed',
    targetKind: 'webhook',
    targetId: endpointId,
    after: { since: since.toISOString(), deliveries },
  })
  return deliveries
}

const BATCH = 200

/** One batch of the plan. @returns whether there may be more. A repeated batch finds its deliveries no longer dead. */
export async function replayDead(scope: TenantScope, range: DeadRange): Promise<boolean> {
  const restarted = await restartDead(scope, range, BATCH)
  await planDeliveries(scope, restarted)
  return restarted.length === BATCH
}
