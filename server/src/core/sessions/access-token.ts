import type { IdentityId, SessionId, TenantId } from '@recado/contracts/ids'
import { decodeId, encodeId } from '@recado/contracts/ids'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { type Keyring, open, seal } from '../../platform/secrets/index.ts'
import type { Control } from '../../tenancy/control-scope.ts'
import { insertSigningKey, listSigningKeys } from './signing-keys.sql.ts'

export const ACCESS_TOKEN_SECONDS = 15 * 60
const ALGORITHM = 'EdDSA'
const ISSUER = 'recado'
const AUDIENCE = 'recado-api'

export interface AccessClaims {
  identityId: IdentityId
  sessionId: SessionId
  /** Null for tokens of the partner's and the platform's consoles. */
  tenantId: TenantId | null
}

export interface AccessTokens {
  /** Claims on the wire: sub, email, tenant_id, sid, jti, type, aud, iss, iat, exp (15 minutes). */
  issue(claims: AccessClaims & { email: string }): Promise<string>
  /** Undefined for anything but a token of ours that is valid now: forged, expired, `alg: none`, of another type. */
  verify(token: string): Promise<AccessClaims | undefined>
}

interface KeyPair {
  kid: string
  publicKey: CryptoKey | Uint8Array
  privateKey: CryptoKey | Uint8Array
}

const SEAL_CONTEXT = { tenant: null, purpose: 'signing-key' } as const

/** Ed25519 keys, made at first use and kept sealed in the control database; the newest signs, all that are kept verify. */
export async function createAccessTokens(options: {
  control: Control
  keyring: Keyring
  clock: Clock
}): Promise<AccessTokens> {
  const keys = new Map<string, KeyPair>()
  const load = async () => {
    const rows = await options.control.acrossTenants((scope) => listSigningKeys(scope))
    for (const row of rows) {
      if (keys.has(row.kid)) continue
      const sealed = open(options.keyring, row.sealed_private_jwk, SEAL_CONTEXT)
      keys.set(row.kid, {
        kid: row.kid,
        publicKey: await importJWK(row.public_jwk as JWK, ALGORITHM),
        privateKey: await importJWK(JSON.parse(sealed) as JWK, ALGORITHM),
      })
    }
    return rows[0]?.kid
  }
  const create = async () => {
    const pair = await generateKeyPair(ALGORITHM, { extractable: true })
    await options.control.acrossTenants(async (scope) =>
      insertSigningKey(scope, {
        kid: newId(),
        algorithm: ALGORITHM,
        publicJwk: await exportJWK(pair.publicKey),
        sealedPrivateJwk: seal(options.keyring, JSON.stringify(await exportJWK(pair.privateKey)), SEAL_CONTEXT),
      }),
    )
  }
  let current = await load()
  if (current === undefined) {
    await create()
    current = await load()
  }

  // A person's token comes with each of their requests, and checking an Ed25519 signature costs some 0.15 ms of
  // processor: what was found true of a token stays true until it expires. Sessions are asked for each time all the same.
  const verified = new LRUCache<string, { claims: AccessClaims; expiresAt: number }>({ max: 20_000 })

  return {
    issue: async ({ identityId, sessionId, tenantId, email }) => {
      const pair = keys.get(current ?? '')
      if (pair === undefined) throw new Error('no signing key')
      const now = Math.floor(options.clock.now().getTime() / 1000)
      return new SignJWT({
        email,
        tenant_id: tenantId === null ? null : encodeId('ten', tenantId),
        sid: encodeId('ses', sessionId),
        type: 'access',
      })
        .setProtectedHeader({ alg: ALGORITHM, kid: pair.kid, typ: 'JWT' })
        .setSubject(encodeId('idn', identityId))
        .setJti(newId())
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(now)
        .setExpirationTime(now + ACCESS_TOKEN_SECONDS)
        .sign(pair.privateKey)
    },
    verify: async (token) => {
      const known = verified.get(token)
      if (known !== undefined && options.clock.now().getTime() < known.expiresAt) return known.claims
      try {
        const { payload } = await jwtVerify(
          token,
          async (header) => {
            if (!keys.has(header.kid ?? '')) await load()
            const pair = keys.get(header.kid ?? '')
            if (pair === undefined) throw new Error('unknown key')
            return pair.publicKey
          },
          { algorithms: [ALGORITHM], issuer: ISSUER, audience: AUDIENCE, currentDate: options.clock.now() },
        )
        const claims = payload.type === 'access' ? readClaims(payload) : undefined
        if (claims !== undefined) verified.set(token, { claims, expiresAt: (payload.exp ?? 0) * 1000 })
        return claims
      } catch {
        return undefined
      }
    },
  }
}

function readClaims(payload: Record<string, unknown>): AccessClaims | undefined {
  const read = (prefix: string, value: unknown) => (typeof value === 'string' ? decodeId(prefix, value) : undefined)
  const identityId = read('idn', payload.sub)
  const sessionId = read('ses', payload.sid)
  const tenantId = payload.tenant_id === null ? null : read('ten', payload.tenant_id)
  if (identityId === undefined || sessionId === undefined || tenantId === undefined) return undefined
  return {
    identityId: identityId as IdentityId,
    sessionId: sessionId as SessionId,
    tenantId: tenantId as TenantId | null,
  }
}
