import type { IdentityId, MemberId, PartnerId, TenantId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { PlatformScope } from '../../tenancy/control-scope.ts'

/** Stores the membership, or finds the one there is; returns the member's id and what is known of the person. */
export async function insertMembership(
  scope: PlatformScope,
  membership: { tenantId: TenantId; memberId: MemberId; identityId: IdentityId },
): Promise<{ memberId: MemberId; email: string; name: string }> {
  await scope.control
    .insertInto('memberships')
    .values({
      tenant_id: membership.tenantId,
      identity_id: membership.identityId,
      member_id: membership.memberId,
      created_at: scope.clock.now(),
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'identity_id']).doNothing())
    .execute()
  const row = await scope.control
    .selectFrom('memberships')
    .innerJoin('identities', 'identities.id', 'memberships.identity_id')
    .select(['memberships.member_id', 'identities.email', 'identities.name'])
    .where('memberships.tenant_id', '=', membership.tenantId)
    .where('memberships.identity_id', '=', membership.identityId)
    .executeTakeFirstOrThrow()
  return { memberId: row.member_id, email: row.email, name: row.name }
}

export async function deleteMembership(
  scope: PlatformScope,
  membership: { tenantId: TenantId; identityId: IdentityId },
): Promise<void> {
  await scope.control
    .deleteFrom('memberships')
    .where('tenant_id', '=', membership.tenantId)
    .where('identity_id', '=', membership.identityId)
    .execute()
}

/** Undoes those of a tenant whose opening failed. */
export async function deleteMembershipsOf(scope: PlatformScope, tenantId: TenantId): Promise<void> {
  await scope.control.deleteFrom('memberships').where('tenant_id', '=', tenantId).execute()
}

/** Where somebody may work. */
export interface Places {
  /** Open tenants they are a member of, by name; whether they are disabled there, only the tenant's tables know. */
  tenants: { id: TenantId; slug: string; name: string; member_id: MemberId }[]
  /** The active partner they work for. */
  partner: { id: PartnerId; slug: string; name: string } | null
  platform: boolean
}

/** Reads tables of tenants and partners too: signing in must not ask once a tenant. */
export async function findPlaces(scope: PlatformScope, identityId: IdentityId): Promise<Places> {
  const { rows } = await sql<Places>`
    SELECT EXISTS (SELECT 1 FROM platform_members WHERE identity_id = ${identityId}) AS platform,
           (SELECT jsonb_build_object('id', p.id, 'slug', p.slug, 'name', p.name)
              FROM partner_members pm JOIN partners p ON p.id = pm.partner_id
             WHERE pm.identity_id = ${identityId} AND p.status = 'active'
             ORDER BY pm.created_at LIMIT 1) AS partner,
           coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name,
                                                         'member_id', m.member_id) ORDER BY t.name, t.id)
                       FROM memberships m JOIN tenants t ON t.id = m.tenant_id
                      WHERE m.identity_id = ${identityId} AND t.opened_at IS NOT NULL
                        AND t.status <> 'erased'), '[]') AS tenants`.execute(scope.control)
  return rows[0]!
}
