import { createHash } from 'node:crypto'
import { claimKey, storeAnswer } from '../core/integrations/idempotency.sql.ts'
import { errors } from '../platform/errors.ts'
import { open, type SealContext, seal } from '../platform/secrets/index.ts'
import { actorRecord } from '../tenancy/actor.ts'
import type { TenantScope } from '../tenancy/tenant-scope.ts'
import type { ConsoleCall } from './console/console-route.ts'
import type { RouteDescription } from './route.ts'

/**
 * Runs `work` in the tenant's transaction. With an Idempotency-Key the key, the hash of the request and the answer are
 * stored in that same transaction: a second request with the key waits for the first and gets its answer; with another
 * body it is refused (422).
 */
export function runIdempotent(
  call: ConsoleCall,
  description: RouteDescription,
  work: (scope: TenantScope) => Promise<unknown>,
): Promise<unknown> {
  const key = call.request.headers['idempotency-key']
  if (description.method !== 'POST' || typeof key !== 'string') return call.services.withTenant(call.source, work)
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw errors.validation_failed()
  const actor = actorRecord(call.actor).id ?? ''
  const hash = createHash('sha256')
    .update(JSON.stringify([description.name, call.request.params ?? null, call.request.body ?? null]))
    .digest('hex')
  return call.services.withTenant(call.source, async (scope) => {
    const earlier = await claimKey(scope, { actor, key, hash })
    if (earlier !== undefined) {
      if (earlier.hash !== hash) throw errors.idempotency_key_reused()
      call.reply.header('idempotency-replayed', 'true')
      const kept = description.answersSecret ? unseal(call, earlier.response) : earlier.response
      return description.response === undefined ? undefined : description.response.parse(kept)
    }
    const answer = await work(scope)
    const encoded = description.response === undefined ? null : description.response.encode(answer as never)
    const response = description.answersSecret ? sealed(call, encoded) : encoded
    await storeAnswer(scope, { actor, key, status: description.status ?? 200, response })
    return answer
  })
}

function sealed(call: ConsoleCall, answer: unknown): { sealed: string } {
  return { sealed: seal(call.services.keyring, JSON.stringify(answer), sealContext(call)) }
}

function unseal(call: ConsoleCall, kept: unknown): unknown {
  return JSON.parse(open(call.services.keyring, (kept as { sealed: string }).sealed, sealContext(call)))
}

function sealContext(call: ConsoleCall): SealContext {
  return { tenant: call.tenant.id, purpose: 'idempotent_answer' }
}
