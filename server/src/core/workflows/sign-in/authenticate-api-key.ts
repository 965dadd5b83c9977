import type { ApiKeyId } from '@recado/contracts/ids'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../../../platform/clock.ts'
import type { Logger } from '../../../platform/logger.ts'
import { hashToken } from '../../../platform/secrets/index.ts'
import type { ChangeBus } from '../../../tenancy/change-bus.ts'
import type { Control } from '../../../tenancy/control-scope.ts'
import { type ApiKeyRow, findUsableApiKey, touchApiKey } from '../../api-keys/index.ts'
import type { Principal } from './authenticate.ts'

export const API_KEY_PREFIX = 'rk_'
/** How exact "last used" is: one write a minute and key, however often it is used. */
const USE_STEP_MS = 60_000

export interface ApiKeyAuthenticator {
  /** Undefined for a key that is unknown, revoked or expired. */
  authenticate(token: string): Promise<Principal | undefined>
  /** Waits for the uses that are being noted. */
  settle(): Promise<void>
}

/** Keys by the hash of their token, cached for 30 s and forgotten at once when one is revoked, on every node. */
export function createApiKeyAuthenticator(options: {
  control: Control
  changes: ChangeBus
  clock: Clock
  log: Logger
}): ApiKeyAuthenticator {
  const known = new LRUCache<string, ApiKeyRow>({ max: 10_000, ttl: 30_000 })
  const lastNoted = new LRUCache<ApiKeyId, number>({ max: 10_000 })
  const noting = new Set<Promise<void>>()
  let generation = 0
  options.changes.on('api_key', (id) => {
    generation += 1
    for (const [hash, key] of known.entries()) if (id === '*' || key.id === id) known.delete(hash)
  })

  const load = async (hash: string): Promise<ApiKeyRow | undefined> => {
    const begun = generation
    const key = await options.control.acrossTenants((scope) => findUsableApiKey(scope, hash))
    if (key !== undefined && begun === generation) known.set(hash, key)
    return key
  }

  /** Off the request's path: a use that could not be noted is logged and nothing else. */
  const noteUse = (key: ApiKeyRow, now: Date): void => {
    const last = lastNoted.get(key.id) ?? key.last_used_at?.getTime() ?? Number.NEGATIVE_INFINITY
    if (now.getTime() - last < USE_STEP_MS) return
    lastNoted.set(key.id, now.getTime())
    const written = options.control
      .asTenant(key.tenant_id, (scope) => touchApiKey(scope, key.tenant_id, key.id, now))
      .catch((error: Error) => options.log.warn({ error, api_key_id: key.id }, 'use of an API key was not noted'))
      .finally(() => noting.delete(written))
    noting.add(written)
  }

  return {
    authenticate: async (token) => {
      const hash = hashToken(token).toString('hex')
      const key = known.get(hash) ?? (await load(hash))
      const now = options.clock.now()
      if (key === undefined || (key.expires_at !== null && key.expires_at <= now)) return undefined
      noteUse(key, now)
      return {
        actor: {
          kind: 'api_key',
          apiKeyId: key.id,
          name: key.name,
          permissions: new Set(key.scopes),
          visibility: key.visibility,
        },
        tenantId: key.tenant_id,
      }
    },
    settle: async () => {
      await Promise.all(noting)
    },
  }
}
