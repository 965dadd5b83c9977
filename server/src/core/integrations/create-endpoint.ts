import type { WebhookEndpointId } from '@recado/contracts/ids'
import { newId } from '../../platform/ids.ts'
import type { Keyring } from '../../platform/secrets/index.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import { countEndpoints, insertEndpoint, insertEventSubscriber, type WebhookEndpoint } from './webhook-endpoints.sql.ts'
import { newWebhookSecret, sealWebhookSecret } from './webhook-secret.ts'

/** Every event is compared with every endpoint, so there is an end to how many a tenant has. */
const MAX_ENDPOINTS = 50

export interface EndpointRules {
  keyring: Keyring
  /** Whether plain http is accepted: only where addresses in private networks are, too. */
  allowInsecure: boolean
}

/** @throws webhook_url_insecure (400), webhooks_too_many (409). The secret is returned here and can never be read again. */
export async function createEndpoint(
  scope: TenantScope,
  rules: EndpointRules,
  order: { url: string; events: string[]; description: string },
): Promise<{ endpoint: WebhookEndpoint; secret: string }> {
  requireSecureUrl(order.url, rules)
  if ((await countEndpoints(scope)) >= MAX_ENDPOINTS)
    throw errors.webhooks_too_many({ params: { limit: MAX_ENDPOINTS } })
  const secret = newWebhookSecret()
  const endpoint = await insertEndpoint(scope, {
    ...order,
    id: newId<WebhookEndpointId>(),
    sealed_secret: sealWebhookSecret(rules.keyring, scope.tenant.id, secret),
  })
  await insertEventSubscriber(scope)
  await recordAct(scope, {
    action: 'webhook.created',
    targetKind: 'webhook',
    targetId: endpoint.id,
    after: { url: order.url, events: order.events },
  })
  return { endpoint, secret }
}

export function requireSecureUrl(url: string, rules: Pick<EndpointRules, 'allowInsecure'>): void {
  if (!rules.allowInsecure && new URL(url).protocol !== 'https:') throw errors.webhook_url_insecure()
}
