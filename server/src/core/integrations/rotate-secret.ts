import type { WebhookEndpointId } from '@recado/contracts/ids'
import { errors } from '../../platform/errors.ts'
import type { Keyring } from '../../platform/secrets/index.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { changeEndpoint, lockEndpoint, type WebhookEndpoint } from './webhook-endpoints.sql.ts'
import { newWebhookSecret, sealWebhookSecret } from './webhook-secret.ts'

const OVERLAP_MS = 24 * 60 * 60 * 1_000

/**
 * A new secret at once; the present one signs beside it for 24 hours. A second rotation within that time ends the oldest
 * at once: whoever rotates twice has a leak. @throws not_found (404)
 */
export async function rotateSecret(
  scope: TenantScope,
  keyring: Keyring,
  id: WebhookEndpointId,
): Promise<{ endpoint: WebhookEndpoint; secret: string }> {
  const before = await lockEndpoint(scope, id)
  if (before === undefined) throw errors.not_found()
  const secret = newWebhookSecret()
  const endpoint = await changeEndpoint(scope, id, {
    sealed_secret: sealWebhookSecret(keyring, scope.tenant.id, secret),
    previous_sealed_secret: before.sealed_secret,
    previous_secret_expires_at: new Date(scope.clock.now().getTime() + OVERLAP_MS),
  })
  await recordAct(scope, { action: 'webhook.secret_rotated', targetKind: 'webhook', targetId: id })
  return { endpoint, secret }
}
