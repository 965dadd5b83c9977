import type { WebhookEndpointId } from '@recado/contracts/ids'
import { changedFields, isEmpty } from '../../platform/changed-fields.ts'
import { errors } from '../../platform/errors.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type EndpointRules, requireSecureUrl } from './create-endpoint.ts'
import { changeEndpoint, lockEndpoint, type WebhookEndpoint } from './webhook-endpoints.sql.ts'

export interface EndpointChange {
  url?: string | undefined
  events?: string[] | undefined
  description?: string | undefined
  status?: 'active' | 'paused' | undefined
}

/** Setting it active forgets how long it has been failing. @throws not_found (404), webhook_url_insecure (400). */
export async function updateEndpoint(
  scope: TenantScope,
  rules: Pick<EndpointRules, 'allowInsecure'>,
  id: WebhookEndpointId,
  change: EndpointChange,
): Promise<WebhookEndpoint> {
  if (change.url !== undefined) requireSecureUrl(change.url, rules)
  const before = await lockEndpoint(scope, id)
  if (before === undefined) throw errors.not_found()
  const changes = changedFields(before, change)
  if (isEmpty(changes)) return before
  const after = await changeEndpoint(scope, id, {
    ...changes,
    ...(changes.status === undefined ? {} : { failing_since: null }),
  })
  await recordAct(scope, {
    action: 'webhook.updated',
    targetKind: 'webhook',
    targetId: id,
    before: shown(before),
    after: shown(after),
  })
  return after
}

function shown({ url, events, description, status }: WebhookEndpoint) {
  return { url, events, description, status }
}
