import { type Keyring, newToken, open, seal } from '../../platform/secrets/index.ts'

export function newIdentitySecret(): string {
  return newToken('ids')
}

export function sealIdentitySecret(keyring: Keyring, tenantId: string, secret: string): string {
  return seal(keyring, secret, { tenant: tenantId, purpose: 'inbox_identity_secret' })
}

export function openIdentitySecret(keyring: Keyring, tenantId: string, sealed: string): string {
  return open(keyring, sealed, { tenant: tenantId, purpose: 'inbox_identity_secret' })
}
