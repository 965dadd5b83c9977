import type { IdentityId, MemberId, TenantId } from '@recado/contracts/ids'
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
  return { memberId: row.member_id as MemberId, email: row.email, name: row.name }
}
