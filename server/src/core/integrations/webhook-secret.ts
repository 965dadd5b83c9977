import { randomBytes } from 'node:crypto'
import { type Keyring, open, seal } from '../../platform/secrets/index.ts'

/** `whsec_` and 32 random bytes: the form that the Standard Webhooks libraries take. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}

export function sealWebhookSecret(keyring: Keyring, tenantId: string, secret: string): string {
  return seal(keyring, secret, { tenant: tenantId, purpose: 'webhook_secret' })
}

export function openWebhookSecret(keyring: Keyring, tenantId: string, sealed: string): string {
  return open(keyring, sealed, { tenant: tenantId, purpose: 'webhook_secret' })
}
