import type { ApiKeyId } from '@recado/contracts/ids'
import type { Permission, Visibility } from '@recado/contracts/permissions'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { hashToken, newToken } from '../../platform/secrets/index.ts'
import type { AdminCall } from '../../tenancy/admin-call.ts'
import { requireWithinRights } from '../../tenancy/policy.ts'
import { recordControlAct } from '../../tenancy/record-act.ts'
import type { IdentityParts } from '../identity-parts.ts'
import { type ApiKeyRow, findApiKey, insertApiKey, revokeApiKeyRow } from './api-keys.sql.ts'
import { errors } from './errors.ts'

/**
 * Makes a key that acts for the tenant itself: it outlives its maker's stay, but never had more than its maker.
 * The token is returned once; only its hash and first letters are kept.
 *
 * @throws rights_exceeded (403), expiry_past (400)
 */
export async function createApiKey(
  parts: Pick<IdentityParts, 'control' | 'clock'>,
  { tenant, actor, origin }: AdminCall,
  wanted: { name: string; scopes: readonly Permission[]; expiresAt: Date | undefined },
): Promise<ApiKeyRow & { token: string }> {
  const visibility: Visibility = actor.visibility
  const scopes = [...new Set(wanted.scopes)].sort()
  requireWithinRights(actor, { permissions: scopes, visibility })
  const now = parts.clock.now()
  if (wanted.expiresAt !== undefined && wanted.expiresAt <= now) throw errors.expiry_past()
  const token = newToken('rk_live')
  const row: ApiKeyRow = {
    id: newId<ApiKeyId>(),
    tenant_id: tenant.id,
    name: wanted.name,
    token_prefix: token.slice(0, 'rk_live_'.length + 4),
    scopes,
    visibility,
    created_by: actor.kind === 'member' ? actor.identityId : null,
    created_by_name: actor.name,
    created_at: now,
    expires_at: wanted.expiresAt ?? null,
    last_used_at: null,
    revoked_at: null,
  }
  await parts.control.asTenant(tenant.id, async (scope) => {
    await insertApiKey(scope, { ...row, token_hash: hashToken(token).toString('hex') })
    await recordControlAct(
      scope,
      { actor, origin, tenantId: tenant.id },
      {
        action: 'api_key.created',
        targetKind: 'api_key',
        targetId: row.id,
        after: { name: row.name, scopes, visibility, expires_at: row.expires_at },
      },
    )
  })
  return { ...row, token }
}

/** Ends a key on every node at once. @throws not_found (404) also when it was revoked before */
export async function revokeApiKey(
  parts: Pick<IdentityParts, 'control' | 'changes'>,
  { tenant, actor, origin }: AdminCall,
  id: ApiKeyId,
): Promise<void> {
  await parts.control.asTenant(tenant.id, async (scope) => {
    const row = await findApiKey(scope, tenant.id, id)
    if (row === undefined || !(await revokeApiKeyRow(scope, tenant.id, id))) throw platformErrors.not_found()
    await recordControlAct(
      scope,
      { actor, origin, tenantId: tenant.id },
      {
        action: 'api_key.revoked',
        targetKind: 'api_key',
        targetId: id,
        before: { name: row.name, scopes: row.scopes },
      },
    )
    await scope.notifyChanged('api_key', id)
  })
  await parts.changes.publish('api_key', id)
}
