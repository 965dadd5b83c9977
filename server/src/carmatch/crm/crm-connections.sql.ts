import type { IdentityId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface ConnectionRow {
  status: 'asked' | 'connected' | 'expired'
  paused: boolean
  asked_state_hash: string | null
  asked_by: IdentityId | null
  asked_until: Date | null
  sealed_tokens: string | null
  tokens_expire_at: Date | null
  generation: number
  hold_until: Date | null
  mapping: unknown
  hook_token_hash: string | null
  plan: number
  pulled_until: Date | null
  connected_at: Date | null
}

export async function findConnection(scope: TenantScope): Promise<ConnectionRow | undefined> {
  const { rows } = await sql<ConnectionRow>`
    SELECT status, paused, asked_state_hash, asked_by, asked_until, sealed_tokens, tokens_expire_at, generation, hold_until,
           mapping, hook_token_hash, plan, pulled_until, connected_at
      FROM crm_connections WHERE tenant_id = ${scope.tenant.id}`.execute(scope.db)
  return rows[0]
}

/** Notes that somebody is on their way to the CRM; an access that there is goes on meanwhile. */
export async function noteAsked(
  scope: TenantScope,
  asked: { stateHash: string; by: IdentityId | null; until: Date },
): Promise<void> {
  await sql`
    INSERT INTO crm_connections AS c (tenant_id, status, asked_state_hash, asked_by, asked_until)
    VALUES (${scope.tenant.id}, 'asked', ${asked.stateHash}, ${asked.by}, ${asked.until})
    ON CONFLICT (tenant_id) DO UPDATE SET asked_state_hash = excluded.asked_state_hash, asked_by = excluded.asked_by,
                                          asked_until = excluded.asked_until`.execute(scope.db)
}

/** Takes the state that was noted, once: the one that takes it may connect. */
export async function takeAsked(
  scope: TenantScope,
  { stateHash, by }: { stateHash: string; by: IdentityId | null },
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE crm_connections SET asked_state_hash = NULL, asked_by = NULL, asked_until = NULL
     WHERE tenant_id = ${scope.tenant.id} AND asked_state_hash = ${stateHash} AND asked_by IS NOT DISTINCT FROM ${by}
       AND asked_until > ${scope.clock.now()}
    RETURNING 1`.execute(scope.db)
  return rows.length === 1
}

export interface StoredTokens {
  sealed: string
  expiresAt: Date
}

export async function storeConnected(
  scope: TenantScope,
  { sealed, expiresAt }: StoredTokens,
  mapping: object,
): Promise<void> {
  const now = scope.clock.now()
  await sql`
    UPDATE crm_connections
       SET status = 'connected', paused = false, sealed_tokens = ${sealed}, tokens_expire_at = ${expiresAt},
           generation = generation + 1, refreshing_until = NULL, hold_until = NULL, connected_at = ${now},
           pulled_until = coalesce(pulled_until, ${now}), mapping = ${JSON.stringify(mapping)}::jsonb
     WHERE tenant_id = ${scope.tenant.id}`.execute(scope.db)
}

/** Whoever gets the lease refreshes; it ends by itself, should they die. */
export async function claimRefresh(scope: TenantScope, generation: number, seconds: number): Promise<boolean> {
  const now = scope.clock.now()
  const { rows } = await sql`
    UPDATE crm_connections SET refreshing_until = ${new Date(now.getTime() + seconds * 1_000)}
     WHERE tenant_id = ${scope.tenant.id} AND status = 'connected' AND generation = ${generation}
       AND (refreshing_until IS NULL OR refreshing_until <= ${now})
    RETURNING 1`.execute(scope.db)
  return rows.length === 1
}

export async function storeRefreshed(
  scope: TenantScope,
  generation: number,
  { sealed, expiresAt }: StoredTokens,
): Promise<void> {
  await sql`
    UPDATE crm_connections SET sealed_tokens = ${sealed}, tokens_expire_at = ${expiresAt}, generation = generation + 1,
                               refreshing_until = NULL
     WHERE tenant_id = ${scope.tenant.id} AND generation = ${generation}`.execute(scope.db)
}

/** The lease is given back: the token was not spent. */
export async function releaseRefresh(scope: TenantScope, generation: number): Promise<void> {
  await sql`UPDATE crm_connections SET refreshing_until = NULL
             WHERE tenant_id = ${scope.tenant.id} AND generation = ${generation}`.execute(scope.db)
}

export async function markExpired(scope: TenantScope, generation: number): Promise<void> {
  await sql`UPDATE crm_connections SET status = 'expired', sealed_tokens = NULL, refreshing_until = NULL
             WHERE tenant_id = ${scope.tenant.id} AND generation = ${generation}`.execute(scope.db)
}

export async function changeConnection(
  scope: TenantScope,
  change: { paused?: boolean; mapping?: object; hold_until?: Date; pulled_until?: Date; hook_token_hash?: string },
): Promise<void> {
  const { mapping, ...set } = change
  const values = { ...set, ...(mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }) }
  if (Object.keys(values).length === 0) return
  await scope.db.updateTable('crm_connections').set(values).where('tenant_id', '=', scope.tenant.id).execute()
}

/** What was planned before is planned no more. */
export async function nextPlan(scope: TenantScope): Promise<number | undefined> {
  const { rows } = await sql<{ plan: number }>`
    UPDATE crm_connections SET plan = plan + 1 WHERE tenant_id = ${scope.tenant.id} RETURNING plan`.execute(scope.db)
  return rows[0]?.plan
}

export async function deleteConnection(scope: TenantScope): Promise<void> {
  await scope.db.deleteFrom('crm_connections').where('tenant_id', '=', scope.tenant.id).execute()
}
