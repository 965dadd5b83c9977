import type { WebhookEndpointId } from '@recado/contracts/ids'
import { errors } from '../../platform/errors.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { deleteEndpoint, lockEndpoint } from './webhook-endpoints.sql.ts'

/** Its deliveries go with it; those under way end without being recorded. @throws not_found (404) */
export async function removeEndpoint(scope: TenantScope, id: WebhookEndpointId): Promise<void> {
  const endpoint = await lockEndpoint(scope, id)
  if (endpoint === undefined) throw errors.not_found()
  await deleteEndpoint(scope, id)
  await recordAct(scope, {
    action: 'webhook.deleted',
    targetKind: 'webhook',
    targetId: id,
    before: { url: endpoint.url, events: endpoint.events },
  })
}
