import type { ApiKeyId, IdentityId, TenantId } from '@recado/contracts/ids'
import type { Actor } from '../../tenancy/actor.ts'
import type { ControlScope } from '../../tenancy/control-scope.ts'

/** Whether somebody of the company showed that their address is theirs. */
export async function hasVerifiedPerson(scope: ControlScope, tenantId: TenantId): Promise<boolean> {
  const row = await scope.control
    .selectFrom('memberships')
    .innerJoin('identities', 'identities.id', 'memberships.identity_id')
    .select('identities.id')
    .where('memberships.tenant_id', '=', tenantId)
    .where('identities.email_verified_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the person who acts did; of an API key the one who made it, who must not reach further by it. */
export async function isVerified(scope: ControlScope, tenantId: TenantId, actor: Actor): Promise<boolean> {
  const identityId = actor.kind === 'api_key' ? await findMaker(scope, tenantId, actor.apiKeyId) : identityOf(actor)
  if (identityId === null) return false
  const row = await scope.control
    .selectFrom('identities')
    .select('email_verified_at')
    .where('id', '=', identityId)
    .executeTakeFirst()
  return row !== undefined && row.email_verified_at !== null
}

async function findMaker(scope: ControlScope, tenantId: TenantId, apiKeyId: ApiKeyId): Promise<IdentityId | null> {
  const row = await scope.control
    .selectFrom('api_keys')
    .select('created_by')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', apiKeyId)
    .executeTakeFirst()
  return row?.created_by ?? null
}

function identityOf(actor: Actor): IdentityId | null {
  return 'identityId' in actor ? actor.identityId : null
}
