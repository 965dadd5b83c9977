import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/**
 * Takes the key for this request, or says what an earlier one with it answered. A concurrent request with the same key
 * waits here until the first has committed or rolled back.
 */
export async function claimKey(
  scope: TenantScope,
  claim: { actor: string; key: string; hash: string },
): Promise<{ hash: string; response: unknown } | undefined> {
  const inserted = await scope.db
    .insertInto('idempotency_keys')
    .values({
      tenant_id: scope.tenant.id,
      actor: claim.actor,
      key: claim.key,
      request_hash: claim.hash,
      created_at: scope.clock.now(),
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'actor', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  if (inserted !== undefined) return undefined
  const row = await scope.db
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'response'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('actor', '=', claim.actor)
    .where('key', '=', claim.key)
    .executeTakeFirstOrThrow()
  return { hash: row.request_hash, response: row.response }
}

export async function storeAnswer(
  scope: TenantScope,
  answer: { actor: string; key: string; status: number; response: unknown },
): Promise<void> {
  await scope.db
    .updateTable('idempotency_keys')
    .set({ status: answer.status, response: JSON.stringify(answer.response) })
    .where('tenant_id', '=', scope.tenant.id)
    .where('actor', '=', answer.actor)
    .where('key', '=', answer.key)
    .execute()
}

/** @returns how many were deleted; fewer than `limit` when none is left. */
export async function deleteOldKeys(scope: TenantScope, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM idempotency_keys
     WHERE tenant_id = ${scope.tenant.id}
       AND (actor, key) IN (SELECT actor, key FROM idempotency_keys
                             WHERE tenant_id = ${scope.tenant.id} AND created_at < ${before} LIMIT ${limit})`.execute(
    scope.db,
  )
  return Number(numAffectedRows ?? 0n)
}
