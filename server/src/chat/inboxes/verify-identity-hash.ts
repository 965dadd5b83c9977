import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Keyring } from '../../platform/secrets/index.ts'
import { openIdentitySecret } from './identity-secret.ts'
import type { Inbox } from './inboxes.sql.ts'

/**
 * Whether `hash` is what the tenant's site makes of its visitor's id with the inbox's secret: HMAC-SHA256 in hex, of the
 * id's UTF-8 bytes. Compared in constant time. False for an inbox without a secret.
 */
export function verifyIdentityHash(
  keyring: Keyring,
  inbox: Pick<Inbox, 'tenant_id' | 'sealed_identity_secret'>,
  userId: string,
  hash: string,
): boolean {
  if (inbox.sealed_identity_secret === null || !/^[0-9a-f]{64}$/i.test(hash)) return false
  const secret = openIdentitySecret(keyring, inbox.tenant_id, inbox.sealed_identity_secret)
  const expected = createHmac('sha256', secret).update(userId, 'utf8').digest()
  return timingSafeEqual(expected, Buffer.from(hash, 'hex'))
}
