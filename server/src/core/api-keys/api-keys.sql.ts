import type { ApiKeyId, IdentityId, TenantId } from '@recado/contracts/ids'
import type { Permission, Visibility } from '@recado/contracts/permissions'
import type { ControlScope, PlatformScope } from '../../tenancy/control-scope.ts'

export interface ApiKeyRow {
  id: ApiKeyId
  tenant_id: TenantId
  name: string
  token_prefix: string
  scopes: Permission[]
  visibility: Visibility
  created_by: IdentityId | null
  created_by_name: string
  created_at: Date
  expires_at: Date | null
  last_used_at: Date | null
  revoked_at: Date | null
}

const COLUMNS = [
  'id',
  'tenant_id',
  'name',
  'token_prefix',
  'scopes',
  'visibility',
  'created_by',
  'created_by_name',
  'created_at',
  'expires_at',
  'last_used_at',
  'revoked_at',
] as const

/** What the database keeps wider than it is written. */
type Narrowed = Pick<ApiKeyRow, 'scopes'>

export async function insertApiKey(scope: ControlScope, key: ApiKeyRow & { token_hash: string }): Promise<void> {
  await scope.control.insertInto('api_keys').values(key).execute()
}

/** Newest first; `before` is the id of the last row of the page before. */
export async function listApiKeyRows(
  scope: ControlScope,
  tenantId: TenantId,
  page: { before: ApiKeyId | undefined; limit: number },
): Promise<ApiKeyRow[]> {
  const rows = await scope.control
    .selectFrom('api_keys')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', tenantId)
    .$if(page.before !== undefined, (query) => query.where('id', '<', page.before!))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
  return rows
}

/** Undefined for a key that was never ours or is revoked; whether it has expired is for the caller's clock. */
export async function findUsableApiKey(scope: PlatformScope, hash: string): Promise<ApiKeyRow | undefined> {
  const row = await scope.control
    .selectFrom('api_keys')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('token_hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row
}

export async function findApiKey(
  scope: ControlScope,
  tenantId: TenantId,
  id: ApiKeyId,
): Promise<ApiKeyRow | undefined> {
  const row = await scope.control
    .selectFrom('api_keys')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row
}

/** False when it was revoked already. */
export async function revokeApiKeyRow(scope: ControlScope, tenantId: TenantId, id: ApiKeyId): Promise<boolean> {
  const row = await scope.control
    .updateTable('api_keys')
    .set({ revoked_at: scope.clock.now() })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Notes a use, unless a later one is known. */
export async function touchApiKey(scope: ControlScope, tenantId: TenantId, id: ApiKeyId, at: Date): Promise<void> {
  await scope.control
    .updateTable('api_keys')
    .set({ last_used_at: at })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where((where) => where.or([where('last_used_at', 'is', null), where('last_used_at', '<', at)]))
    .execute()
}
