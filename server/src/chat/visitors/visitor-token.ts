import { decodeId, encodeId, type InboxId, type TenantId } from '@recado/contracts/ids'
import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose'
import type { Clock } from '../../platform/clock.ts'
import { deriveKey, type Keyring } from '../../platform/secrets/index.ts'

export const VISITOR_TOKEN_DAYS = 90
const ALGORITHM = 'HS256'
const ISSUER = 'recado'
const AUDIENCE = 'recado-widget'

/** Whom a visitor's token speaks for, in one inbox of one tenant. */
export interface VisitorClaims {
  tenantId: TenantId
  inboxId: InboxId
  /** A browser: a secret that we gave to it, by which its contact is found once it has written. */
  visitorId: string
  /** Who the tenant's site proved it to be; null for somebody it did not name. */
  userId: string | null
}

export interface VisitorTokens {
  issue(claims: VisitorClaims): Promise<{ token: string; expiresAt: Date }>
  /** Undefined for anything but a token of ours that is valid now. */
  verify(token: string): Promise<VisitorClaims | undefined>
}

/**
 * Signed by a key derived from the installation's master key, so every node can check them and nothing is stored. Those
 * signed under a former master key stay valid while that key is in the ring.
 */
export function createVisitorTokens(options: { keyring: Keyring; clock: Clock }): VisitorTokens {
  const { keyring, clock } = options
  const keyOf = (id: string) => deriveKey(keyring.get(id), 'visitor-token')
  return {
    issue: async ({ tenantId, inboxId, visitorId, userId }) => {
      const issuedAt = Math.floor(clock.now().getTime() / 1_000)
      const expires = issuedAt + VISITOR_TOKEN_DAYS * 86_400
      const token = await new SignJWT({
        tenant_id: encodeId('ten', tenantId),
        inbox_id: encodeId('inb', inboxId),
        type: 'visitor',
        ...(userId === null ? {} : { user_id: userId }),
      })
        .setProtectedHeader({ alg: ALGORITHM, kid: keyring.current.id, typ: 'JWT' })
        .setSubject(visitorId)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expires)
        .sign(keyOf(keyring.current.id))
      return { token, expiresAt: new Date(expires * 1_000) }
    },
    verify: async (token) => {
      try {
        const { kid } = decodeProtectedHeader(token)
        const { payload } = await jwtVerify(token, keyOf(kid ?? ''), {
          algorithms: [ALGORITHM],
          issuer: ISSUER,
          audience: AUDIENCE,
          currentDate: clock.now(),
        })
        return payload.type === 'visitor' ? readClaims(payload) : undefined
      } catch {
        return undefined
      }
    },
  }
}

function readClaims(payload: Record<string, unknown>): VisitorClaims | undefined {
  const read = (prefix: string, value: unknown) => (typeof value === 'string' ? decodeId(prefix, value) : undefined)
  const tenantId = read('ten', payload.tenant_id)
  const inboxId = read('inb', payload.inbox_id)
  if (tenantId === undefined || inboxId === undefined || typeof payload.sub !== 'string') return undefined
  return {
    tenantId: tenantId as TenantId,
    inboxId: inboxId as InboxId,
    visitorId: payload.sub,
    userId: typeof payload.user_id === 'string' ? payload.user_id : null,
  }
}
